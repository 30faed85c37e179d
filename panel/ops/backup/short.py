"""Copies of the two stores beside the record, kept for seven days and no longer.

A file of JSON lines, for its owner only: sealed names, wrapped keys of items, and the ledger of erasures.
They lie in a directory of their own, and never in a backup of the record: what was erased is gone from every
copy a week later. The worker removes what is older, and so does every new copy.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from panel.ops.backup.archive import BackupError
from panel.ops.vault import entries
from panel.vault._stores import Place

KEPT = timedelta(days=7)

#: By whether the store is a file: how an entry is taken out and put in.
_OUT = ("SELECT drop_entry(:handle)", "DELETE FROM entry WHERE handle = :handle")
_IN = ("SELECT put_entry(:handle, :box)", "INSERT INTO entry (handle, sealed) VALUES (:handle, :box)")
_ENTER = "INSERT INTO erased (ref, noun) VALUES (:ref, :noun) ON CONFLICT (ref) DO NOTHING"
_WRAPPED = "INSERT INTO item_key (item, wrapped) VALUES (:item, :wrapped) ON CONFLICT (item) DO NOTHING"

_NAME = "stores-%Y%m%dT%H%M%SZ.jsonl"


def make(names: Place | None, items: Place, directory: Path, *, now: datetime) -> Path:
    """Write one copy and remove those that are too old; without ``names`` the sealed names are not in it."""
    for each in (directory.parent, directory):  # a parent that mkdir makes on its way is open to others
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    expire(directory, now=now)
    path = directory / now.astimezone(UTC).strftime(_NAME)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        for line in _lines(names, items):
            file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return path


def expire(directory: Path, *, now: datetime) -> int:
    """Remove copies that are older than seven days; how many."""
    old = [path for path in copies(directory) if now - made(path) > KEPT]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def bring_back(path: Path, names: Place, items: Place, *, now: datetime) -> int:
    """Put back what a copy has and the stores do not, and nothing that was erased here or there; how many rows.

    Raises BackupError for a copy that is too old or none.
    """
    rows, ledger = _read(path, now)
    with items.opened() as store:
        for noun, ref in sorted(ledger):
            store.run(_ENTER, {"ref": ref, "noun": noun})
        gone = {ref for (ref,) in store.run("SELECT ref FROM erased")}
        for item in rows["items"].keys() - gone:
            store.run(_WRAPPED, {"item": item, "wrapped": rows["items"][item]})
    kept = {handle: box for handle, box in rows["names"].items() if handle not in gone}
    with names.opened() as store:
        for handle, box in kept.items():
            store.run(_OUT[store.is_file], {"handle": handle})
            store.run(_IN[store.is_file], {"handle": handle, "box": box})
    return len(rows["items"].keys() - gone) + len(kept)


def _read(path: Path, now: datetime) -> tuple[dict[str, dict[str, bytes]], set[tuple[str, str]]]:
    """The rows of a copy by store and id, and its ledger."""
    if now - made(path) > KEPT:
        raise BackupError(f"{path} is older than seven days; what it holds may have been erased since")
    rows: dict[str, dict[str, bytes]] = {"names": {}, "items": {}}
    ledger = set()
    try:
        for line in path.read_text("ascii").splitlines():
            each = json.loads(line)
            if each["store"] == "erased":
                ledger.add((each["noun"], each["ref"]))
            else:
                rows[each["store"]][each["id"]] = base64.b64decode(each["box"], validate=True)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupError(f"{path} cannot be read as a copy of the stores") from error
    return rows, ledger


def _lines(names: Place | None, items: Place) -> Iterator[dict[str, str]]:
    if names is not None:
        for handle, box in sorted(entries.read(names).items()):
            yield {"store": "names", "id": handle, "box": base64.b64encode(box).decode()}
    with items.opened() as store:
        for item, wrapped in store.run("SELECT item, wrapped FROM item_key ORDER BY item"):
            yield {"store": "items", "id": item, "box": base64.b64encode(bytes(wrapped)).decode()}
        for noun, ref in store.run("SELECT noun, ref FROM erased ORDER BY noun, ref"):
            yield {"store": "erased", "noun": noun, "ref": ref}


def copies(directory: Path) -> list[Path]:
    """Every copy, the oldest first."""
    return sorted(directory.glob("stores-*.jsonl")) if directory.is_dir() else []


def made(path: Path) -> datetime:
    """When a copy was made, by its name."""
    try:
        return datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
    except ValueError as error:
        raise BackupError(f"{path} is not named as a copy of the stores is") from error
