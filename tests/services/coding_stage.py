"""An open call with one admitted text, for tests of coding; every act runs in a transaction of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from panel.db import db, transaction
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.models import Account, AuditEntry, Coding, Commentary, Organisation, ThematicSession
from panel.queries import codebook
from panel.queries import commentary as commentaries
from panel.queries import thematic_session as sessions
from panel.services import admission, coding
from panel.services import commentary as writing
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call

TEXT = """## At the desk

People stay away.[^1] They fear a report to the police, and they fear the bill.

We urge States to keep the police away from the clinic. People stay away.

- A card without address helps 👩🏽‍⚕️ and costs little.

[^1]: In two districts."""
USUAL: dict[str, Any] = {"theme_label": "Fear", "wording": "people stay away"}


@dataclass
class Stage:
    """The call, and the text of Harbour under its id."""

    cast: Cast
    clock: Clock
    call_id: str
    row_id: str

    @property
    def officer(self) -> Actor:
        """Who codes unless said otherwise."""
        return acting(self.cast.officer)

    @property
    def call(self) -> ThematicSession:
        """The session, fresh."""
        return sessions.by_id(self.call_id)

    @property
    def row(self) -> Commentary:
        """The text, fresh and whole."""
        return commentaries.by_id(self.officer, self.row_id)

    def add(
        self, text: str, *, body: Organisation | None = None, who: Account | None = None, **how: Any
    ) -> str:
        """One more admitted text, of Bridge unless said otherwise; its id."""
        with transaction():
            cast = self.cast
            return admitted(
                self.call, body or cast.bridge, who or cast.bela, self.clock, cast, text=text, **how
            ).id

    def code(self, *, on: str = "", by: Account | None = None, replaces: str = "", **chosen: Any) -> str:
        """Code words (or a place, or a paragraph); the id of what was made."""
        self.clock.forward(seconds=1)
        with transaction():
            actor = acting(by or self.cast.officer)
            row = commentaries.by_id(actor, on or self.row_id)
            old = codebook.coding(replaces) if replaces else None
            named = {"theme_id", "theme_label", "point_id", "wording"} & set(chosen)
            choice = coding.Choice(**(chosen if named else USUAL | chosen))
            return coding.code(actor, row, choice, now=self.clock.now, replaces=old).id

    def refused(self, **chosen: Any) -> list[tuple[str, str]]:
        """(field, sentence) of each problem of a coding that is refused."""
        try:
            self.code(**chosen)
        except Invalid as error:
            return [(p.field, p.msgid % p.values) for p in error.problems]
        raise AssertionError("it was not refused")

    def undo(self, coding_id: str) -> None:
        """Take a coding back."""
        self.clock.forward(seconds=1)
        with transaction():
            coding.undo(self.officer, codebook.coding(coding_id), self.call, now=self.clock.now)

    def amend(self, text: str) -> None:
        """The contributor changes the text, and the new version is admitted."""
        self.clock.forward(seconds=1)
        now, speaker = self.clock.now, acting(self.cast.hana)
        with transaction():
            row = commentaries.own(speaker, self.row_id, lock=True)
            typed = writing.DraftText(title="From the desk", body=text, language="en", questions=())
            writing.save_draft(speaker, row, typed, revision=row.draft.revision if row.draft else 0, now=now)
            row = commentaries.own(speaker, self.row_id, lock=True)
            writing.submit(speaker, row, consent=row.consent, key=f"again {now}", now=now)
            waiting = commentaries.by_id(self.officer, self.row_id, lock=True)
            admission.admit(self.officer, waiting, waiting.version_id or "", now=now)

    def standing(self, row_id: str = "") -> list[tuple[int, str, str]]:
        """(paragraph, words, point) of each coding that counts, in order of the text."""
        row = commentaries.by_id(self.officer, row_id or self.row_id)
        version = row.admitted_version
        assert version is not None
        return [
            (c.paragraph, version.body[c.start : c.end], c.point.wording)
            for c in codebook.of_version(version.id)
        ]

    def book(self) -> list[tuple[str, list[str]]]:
        """Themes in order with the wordings of their points."""
        points = codebook.points(self.call_id)
        return [
            (t.label, [p.wording for p in points if p.theme_id == t.id])
            for t in codebook.themes(self.call_id)
        ]

    def theme_id(self, label: str) -> str:
        """A theme by its name."""
        return next(t.id for t in codebook.themes(self.call_id) if t.label == label)

    def point_id(self, wording: str) -> str:
        """A point by its words."""
        return next(p.id for p in codebook.points(self.call_id) if p.wording == wording)

    def trail(self) -> list[str]:
        """Tags of what was recorded about coding, oldest first."""
        entries = db.session.query(AuditEntry).order_by(AuditEntry.at, AuditEntry.id).all()
        return [e.tag for e in entries if e.noun in {"coding", "theme", "point"}]


def stage(cast: Cast, clock: Clock, **how: Any) -> Stage:
    """The usual stage; ``how`` goes to the text."""
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.harbour, cast.hana, clock, cast, **{"text": TEXT} | how)
        return Stage(cast, clock, call.id, row.id)


def of(coding_id: str) -> Coding:
    """A coding as it stands in the database."""
    return codebook.coding(coding_id)
