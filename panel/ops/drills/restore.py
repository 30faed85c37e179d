"""A backup under load, everything wiped, and the way back: what was acknowledged before it is there.

Then the silent rewind: a backup older than the register that the world has seen, with which nothing may
be written.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from panel.app import create_store
from panel.db import db, transaction
from panel.domain.actor import SYSTEM
from panel.gate import door
from panel.ops import signing
from panel.ops.drills import oracle, outside, server, writers
from panel.ops.drills.clients import PERSISTENCE, Crowd, Entry, journal
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.table import Ask, Result, Say
from panel.queries import commentary as texts
from panel.services import erasure

#: Items, and those of them that are submitted while the backup is made, by form.
ITEMS, UNDER_LOAD = {True: 10_000, False: 500}, {True: 200, False: 60}

#: From the empty machine to the first page that is right again, in seconds.
LIMIT = 600.0

#: ``forgets-a-row``: a submission is gone after the restore. ``forgets-what-was-published``: the memory of
#: the register is not laid beside an older backup, so that nothing keeps it from being served.
WRONG = ("forgets-a-row", "forgets-what-was-published")

_FIRST = "SELECT id FROM commentary WHERE imported AND state = 'submitted' ORDER BY number LIMIT 1"
_ERASED = (
    "SELECT count(*) FROM commentary c JOIN commentary_version v ON v.commentary_id = c.id"
    " WHERE c.id = '{}' AND c.state = 'erased' AND v.body = '' AND length(v.salt) = 0"
)
_ONE = "SELECT version_id FROM commentary WHERE code = (SELECT min(code) FROM commentary)"


@dataclass
class Round:
    """One run: its installation, where its backups lie, and what is found."""

    stand: Stand
    safe: Path
    wrong: str
    figures: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def run(self, *words: str) -> None:
        """A command that must succeed."""
        ended = server.command(self.stand, *words)
        if ended is not None and ended.returncode:
            self.faults.append(f"panel {words[0]}: {ended.stderr.strip()[-300:]}")

    @property
    def register(self) -> Path:
        """Where the signer keeps what is out."""
        directory: Path = self.stand.app.config["PANEL"].register_directory
        return directory

    @contextmanager
    def served(self) -> Iterator[server.Running]:
        """The server, for this block."""
        running = server.start(self.stand)
        try:
            running.wait()
            yield running
        finally:
            running.stop()


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """Make it, break it, bring it back, and look."""
    items, loaded = ask.many or ITEMS[ask.full], UNDER_LOAD[ask.full]
    with raised(build, ask.server) as stand, tempfile.TemporaryDirectory(prefix="panel-safe-") as safe:
        here = Round(stand, Path(safe), ask.wrong)
        say(f"{stand.kind}: {items} submissions are entered")
        slug = _fill(here, items - loaded)
        entries = journal(writers.prepare(stand.app, slug, loaded), every=loaded + 1)
        here.run("backup", str(here.safe / "older.tar"), "--with-keys")
        say("the register is signed; a backup is made while organizations submit")
        _sign(here)
        # A wrong build goes through the part that it spoils: each command is a process that takes its time.
        whole = ask.wrong != "forgets-what-was-published"
        before = _back_up_under_load(here, entries) if whole else []
        shutil.copytree(here.register, here.safe / "out")
        if whole:
            say("everything is wiped, and restored")
            _bring_back(here, before, entries)
        if ask.wrong != "forgets-a-row":
            say("an older backup is restored")
            _rewind(here)
    nought = not any(here.figures.get(name) for name in ("LOST", "HALF", "DUP", "GHOST"))
    in_time = here.figures.get("seconds_to_serve", 0) <= LIMIT
    return Result(here.figures, here.faults, not (nought and in_time and not here.faults))


def _fill(here: Round, many: int) -> str:
    slug, source = writers.open_call(here.stand.app), here.safe / "texts.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(many):
            name = {"code": f"B{number}", "name": f"Body {number} that wrote by e-mail", "country": "KE"}
            line = {"id": f"b{number}", "text": writers.text(number, 300), "contributor": name}
            file.write(json.dumps(line) + "\n")
    with here.stand.app.app_context():
        db.engine.dispose()
        symbol = "SPMHR/{}/{}".format(*_row(here, "SELECT year, number FROM thematic_session"))
    here.run("import", "commentaries", str(source), "--session", symbol)
    return slug


def _sign(here: Round) -> None:
    """The batch of the next day, so that something is out."""
    store = create_store(here.stand.app.config["PANEL"])
    signing.once(store, lambda: door.system_clock() + timedelta(days=1))
    with store.app_context():
        db.engine.dispose()


def _back_up_under_load(here: Round, entries: Sequence[Entry]) -> list[Entry]:
    """Those that were acknowledged before the backup began; all have an end when this returns."""
    with here.served():
        crowd = Crowd(here.stand.port, entries, 8)
        crowd.allow(len(entries) // 3)
        while sum(each.outcome != "unknown" for each in entries) < len(entries) // 4:
            time.sleep(0.02)
        before = [each for each in entries if each.outcome == "acknowledged"]
        crowd.allow(len(entries))
        began = time.monotonic()
        here.run("backup", str(here.safe / "newer.tar"), "--with-keys")
        here.figures["seconds_to_back_up"] = round(time.monotonic() - began, 1)
        crowd.finish(PERSISTENCE, lambda: None)
    here.figures["acknowledged"] = sum(each.outcome == "acknowledged" for each in entries)
    here.figures["acknowledged_before_backup"] = len(before)
    return before


def _bring_back(here: Round, before: Sequence[Entry], entries: Sequence[Entry]) -> None:
    rows = _row(here, "SELECT count(*) FROM commentary_version")[0]
    erased, copy = _erase_one(here)
    _wipe(here)
    began = time.monotonic()
    here.run("restore", str(here.safe / "newer.tar"), "--stores", str(copy))
    if here.wrong == "forgets-a-row":
        _forget_one(here)
    with here.served():
        here.faults += outside.checked(here.stand, here.safe / "out")
        here.figures["seconds_to_serve"] = round(time.monotonic() - began, 1)
        _again(here, [each for each in entries if each not in before])
    with here.stand.app.app_context(), db.engine.connect() as connection:
        verdict = oracle.judge(entries, oracle.look(connection))
    here.faults += verdict.faults
    here.figures["erased_again"] = _row(here, _ERASED.format(erased))[0]
    if here.figures["erased_again"] != 1:
        here.faults.append("a text that was erased after the backup is back")
    here.figures |= {name: verdict.figures[name] for name in ("LOST", "HALF", "DUP", "GHOST")}
    now = _row(here, "SELECT count(*) FROM commentary_version")[0]
    here.figures["items"] = now
    if now != rows:
        here.figures["LOST"] += abs(rows - now)
        here.faults.append(f"LOST: {rows} versions were there, {now} are there now")


def _erase_one(here: Round) -> tuple[str, Path]:
    """Erase a text after the backup was made; a later copy of the stores, and no other backup, knows of it."""
    commentary = str(_row(here, _FIRST)[0])
    with here.stand.app.app_context(), transaction():
        erasure.erase(SYSTEM, texts.by_id(SYSTEM, commentary, lock=True), now=door.system_clock())
    here.run("backup", str(here.safe / "later.tar"))
    copies = (here.stand.app.config["PANEL"].data / "vault" / "seven-days").glob("stores-*.jsonl")
    return commentary, Path(shutil.copy(max(copies), here.safe))


def _again(here: Round, late: Sequence[Entry]) -> None:
    """Who submitted while the backup was made sends the same form again: filed once, in it or not."""
    for each in late:
        each.outcome = "unknown"
    crowd = Crowd(here.stand.port, late, 8)
    crowd.allow(len(late))
    crowd.finish(PERSISTENCE, lambda: None)


def _rewind(here: Round) -> None:
    _wipe(here)
    here.run("restore", str(here.safe / "older.tar"))
    if here.wrong != "forgets-what-was-published":
        shutil.copytree(here.safe / "out", here.register)
    refused = 0
    for words in (("serve",), ("worker",), ("create-officer", "a@drill.example", "--role", "head")):
        said = _refused(here, words)
        if "published checkpoint size" in said and "> local" in said:
            refused += 1
            here.figures["refusal"] = said.splitlines()[0].removeprefix("error: ")
        else:
            here.faults.append(f"panel {words[0]} wrote to an older backup: {said[-200:]}")
    here.figures["refused_to_write"] = refused


def _refused(here: Round, words: Sequence[str]) -> str:
    """What a command says that must not run; one that does is stopped after a while."""
    ended = server.command(here.stand, *words, seconds=20.0)
    return ended.stderr if ended is not None and ended.returncode else ""


def _wipe(here: Round) -> None:
    """An empty machine: no data directory, no database."""
    with here.stand.app.app_context():
        if here.stand.kind == "postgresql":
            with db.engine.begin() as connection:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
        for each in db.engines.values():
            each.dispose()
    data = here.stand.app.config["PANEL"].data
    shutil.rmtree(data)
    data.mkdir(mode=0o700)


def _forget_one(here: Round) -> None:
    with here.stand.app.app_context(), db.engine.begin() as connection:
        version = connection.execute(text(_ONE)).scalar_one()
        connection.execute(
            text("UPDATE commentary SET version_id = NULL WHERE version_id = :v"), {"v": version}
        )
        connection.execute(text("DELETE FROM paragraph WHERE version_id = :v"), {"v": version})
        connection.execute(text("DELETE FROM commentary_version WHERE id = :v"), {"v": version})


def _row(here: Round, query: str) -> Any:
    with here.stand.app.app_context(), db.engine.connect() as connection:
        return connection.execute(text(query)).one()
