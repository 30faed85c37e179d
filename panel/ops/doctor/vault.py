"""The two stores beside the record: where they lie, who can read them, and what their copies keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import psycopg

from panel.ops.backup import short
from panel.ops.doctor.finding import Finding, Settings, State, judged, published
from panel.vault import item_keys, keys, names, officers
from panel.vault._stores import Place


def findings(config: Settings, now: datetime) -> Iterator[Finding]:
    """Every finding about the vault of names and the keys of items."""
    yield _officers(config.officers_key)
    yield from _item_key(config)
    stores = (
        ("vault: names", names.place(config.names_url)),
        ("vault: keys", item_keys.place(config.items_url)),
    )
    for name, place in stores:
        yield from _file(name, place.file) if place.file is not None else _server(name, place)
    old = sum(now - short.made(path) > short.KEPT for path in short.copies(config.short_backup_directory))
    yield judged(
        "vault: copies", f"{old} older than seven days", not old, "is the worker running? `panel worker`"
    )


def _officers(path: Path) -> Finding:
    if not path.exists():
        advice = "`panel vault keygen` on a machine that is no server; until then nobody can leave a name"
        return Finding("vault: officers' key", "not there", State.NOTE, advice)
    try:
        officers.public_key(path.read_text("ascii"))
    except (officers.KeyFileError, OSError, UnicodeDecodeError):
        return Finding("vault: officers' key", "cannot be read", State.UNSAFE, f"put vault.pub at {path}")
    return Finding("vault: officers' key", "there", State.GOOD)


def _item_key(config: Settings) -> Iterator[Finding]:
    path = config.item_key
    if not path.exists():
        yield Finding("vault: item key", "not made yet", State.NOTE, "the server makes it on its first start")
        return
    yield judged("vault: item key", *_private(path), f"set {path} to mode 0600: it opens unpublished texts")
    outside = config.data.resolve() not in path.resolve().parents
    yield published(
        config,
        "vault: item key apart",
        "outside the data" if outside else "among the data",
        outside,
        "set PANEL_ITEM_KEY_FILE to a place that no backup of the data copies",
    )


def _private(path: Path) -> tuple[str, bool]:
    if path.stat().st_mode & 0o077:
        return "can be read by others", False
    try:
        keys.seed(path.read_bytes().strip())
    except keys.KeyProblem as error:
        return str(error), False
    return "private", True


def _file(name: str, path: Path) -> Iterator[Finding]:
    if path.exists():
        safe = not path.stat().st_mode & 0o077
        yield judged(name, "private" if safe else "can be read by others", safe, f"set {path} to mode 0600")
    else:
        yield Finding(name, "not there yet", State.GOOD)


def _server(name: str, place: Place) -> Iterator[Finding]:
    """Of a PostgreSQL store: the role, what it may read, and whether a log of it is kept elsewhere."""
    try:
        with place.server() as server:
            archived = server.execute("SHOW archive_mode").fetchone()
            mighty = server.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
            reads = server.execute(
                "SELECT has_table_privilege(oid, 'SELECT') FROM pg_class"
                " WHERE relname = 'entry' AND relnamespace = 'public'::regnamespace"
            ).fetchone()
    except psycopg.OperationalError as error:
        yield Finding(name, "does not answer", State.UNSAFE, str(error).strip().splitlines()[0])
        return
    assert archived is not None and mighty is not None
    if place.guard is not None:
        made = reads is not None
        value = "no schema" if not made else "can be read" if reads and reads[0] else "cannot be read"
        yield judged(
            name, value, value == "cannot be read", "`panel vault schema --as OWNER`; then use its role"
        )
    yield (
        judged(
            f"{name}: role",
            "superuser" if mighty[0] else "ordinary",
            not mighty[0],
            "use a role that is no superuser: it may put in and take out, and nothing else",
        )
        if place.guard is not None
        else Finding(name, "answers", State.GOOD)
    )
    off = archived[0] == "off"
    yield judged(
        f"{name}: log",
        "not archived" if off else "archived",
        off,
        "use a server without WAL archive for it: what is erased would stay in the archive",
    )
