"""A session in collation, with admitted texts and codings, for tests of summaries."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from panel.collation import segment
from panel.db import db, transaction
from panel.domain import wordcount
from panel.domain.actor import Actor
from panel.models import Account, Commentary, CommentaryVersion, Paragraph, Summary, ThematicSession
from panel.models import SummaryParagraph as Row
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import coding, non_use, summary_check, thematic_session
from panel.services import summary as summary_verbs
from panel.services import summary_editing as editing
from panel.services.summary_check import Look
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock

#: Two points, and who makes them: the first by eleven of twelve, opposed by one; the second by one.
FEAR = "people stay away for fear of being reported"
CARD = "a card without address brought patients in earlier"
#: What is written about them.
WRITTEN = (
    "Most submissions reported that people stay away for fear of being reported.[1] "
    "UEB considered otherwise.[2] "
    "A01 reported that a card without address brought patients in earlier.[3]"
)
_USUAL = {"theme_label": "Fear and enforcement", "kind": "observation", "verb": "reported"}
BODY = "We run a desk at the harbour.\n\nPeople stay away because they fear a report to the police.\n\n{own}"


@dataclass
class World:
    """The session and handles on what is in it; every helper runs in a transaction of its own."""

    cast: Cast
    clock: Clock
    call: ThematicSession
    commentaries: dict[str, Commentary] = field(default_factory=dict)
    points: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, Actor] = field(default_factory=dict)

    @property
    def officer(self) -> Actor:
        """The officer who codes and drafts."""
        return acting(self.cast.officer)

    @property
    def chair(self) -> Actor:
        """The chair."""
        return acting(self.cast.chair)

    @property
    def head(self) -> Actor:
        """The head of the secretariat."""
        return acting(self.cast.head)

    def file(
        self,
        code: str,
        *,
        text: str = "",
        consent: str = "public",
        constituency: str = "NGO",
        subtype: str = "national",
        name: str = "",
    ) -> Commentary:
        """File and admit one text of a new organization."""
        with transaction():
            return self._file(
                code, text or BODY.format(own=f"Own words of {code}."), consent, constituency, subtype, name
            )

    def _file(
        self, code: str, text: str, consent: str, constituency: str, subtype: str, name: str
    ) -> Commentary:
        """Rows as filing and admission leave them; how they come about is tested elsewhere."""
        now, number = self.clock.now, len(self.commentaries) + 1
        body = organisation(
            name or f"Association {code}", now, acronym=code, constituency=constituency, subtype=subtype
        )
        speaker = person(f"{code.lower()}@example.org", f"Speaker {code}", now)
        mandate(speaker, body, now)
        made = Commentary(
            thematic_session_id=self.call.id,
            organisation_id=body.id,
            state="admitted",
            consent=consent,
            number=number,
            code=code if consent == "public" else f"NW{number}",
            published=consent != "text_withheld",
            created_at=now,
            filed_at=now,
        )
        made.organisation = body
        db.session.add(made)
        db.session.flush()
        version = CommentaryVersion(
            commentary_id=made.id,
            seq=1,
            title=f"View of {code}",
            body=text,
            language="en",
            words=wordcount.count(text),
            rule=wordcount.RULE,
            attribution=code,
            salt=secrets.token_bytes(32),
            commitment=secrets.token_bytes(32),
            tracker=secrets.token_hex(8),
            idempotency_key="k",
            filed_at=now,
        )
        version.paragraphs = [
            Paragraph(number=block.number, kind=block.kind, start=block.start, end=block.end)
            for block in segment(text).paragraphs
        ]
        db.session.add(version)
        db.session.flush()
        made.version_id = made.admitted_version_id = version.id
        self.speakers[made.code or ""] = acting(speaker)
        self.commentaries[made.code or ""] = made
        return made

    def code(self, code: str, wording: str, *, paragraph: int = 2, **more: object) -> None:
        """Code a whole paragraph of a text."""
        with transaction():
            self._code(code, wording, paragraph, **more)

    def _code(self, code: str, wording: str, paragraph: int, **more: object) -> None:
        found = commentaries.by_id(self.officer, self.commentaries[code].id)
        blocks = commentaries.paragraphs(found.admitted_version_id or "")
        block = next(each for each in blocks if each.number == paragraph)
        choice = coding.Choice(start=block.start, end=block.end, wording=wording, **_USUAL | more)  # type: ignore[arg-type]
        made = coding.code(self.officer, found, choice, now=self.clock.now)
        self.points[wording] = made.point_id

    def collate(self) -> None:
        """Open the drafting, long after the deadline."""
        self.clock.forward(days=60)
        with transaction():
            sessions.by_id(self.call.id).state = "collating"

    def build(self) -> Summary:
        """Build, or build anew."""
        with transaction():
            return summary_verbs.build(self.officer, sessions.by_id(self.call.id), now=self.clock.now)

    def account(self, actor: Actor) -> Account:
        """The account behind an actor."""
        return db.session.get_one(Account, actor.account_id)

    @contextmanager
    def writing(self) -> Iterator[Summary]:
        """The summary inside a transaction."""
        with transaction():
            yield summary_verbs.of(sessions.by_id(self.call.id))

    def summary(self) -> Summary:
        """The summary as it stands, to be read."""
        db.session.rollback()
        return summary_verbs.of(sessions.by_id(self.call.id), lock=False)

    def look(self) -> Look:
        """The summary read with its findings."""
        return summary_check.look(self.summary())

    def row(self, text: str) -> Row:
        """The row whose text begins so."""
        return next(r for r in summaries.paragraphs(self.summary().id) if r.text.startswith(text))

    def texts(self) -> list[str]:
        """Texts of headings and paragraphs after the background, in order."""
        rows = list(summaries.paragraphs(self.summary().id))
        last = max(place for place, row in enumerate(rows) if row.kind == "front")
        return [row.text for row in rows[last + 1 :]]

    def save(
        self, begins: str, text: str, *, actor: Actor | None = None, revision: int | None = None
    ) -> None:
        """Save new words for the paragraph that begins so."""
        found = self.row(begins)
        row_id, seen = found.id, found.revision if revision is None else revision
        with self.writing() as summary:
            row = editing.opened(summary, row_id)
            editing.edit(actor or self.officer, summary, row, text, revision=seen, now=self.clock.now)

    def set_aside(self, reason: str = "context") -> None:
        """Give a reason for every paragraph that is neither coded nor set aside, by the officer."""
        with transaction():
            call = sessions.by_id(self.call.id)
            non_use.set_aside(self.officer, call, reason, 10**4, now=self.clock.now)

    def adopt(self, actor: Actor | None = None, *, accounted: bool = True) -> None:
        """Adopt, by the chair unless said otherwise, once every paragraph is accounted for."""
        if accounted:
            self.set_aside()
        with self.writing() as summary:
            summary_verbs.adopt(actor or self.chair, summary, now=self.clock.now)

    def reopen(self, reason: str = "Paragraph 4 mixes two points.") -> None:
        """Send back, by the chair."""
        with self.writing() as summary:
            summary_verbs.reopen(self.chair, summary, reason, now=self.clock.now)

    def explain(self, code: str, reasons: dict[int, str], *, actor: Actor | None = None) -> None:
        """Say why paragraphs are not used, by the officer unless said otherwise."""
        with transaction():
            found = commentaries.by_id(self.officer, self.commentaries[code].id)
            non_use.explain(actor or self.officer, found, reasons, now=self.clock.now)

    def issue(self) -> None:
        """Issue, by the head."""
        with self.writing() as summary:
            summary_verbs.issue(self.head, summary, now=self.clock.now)


def open_world(cast: Cast, clock: Clock) -> World:
    """An open call with nobody in it."""
    now = clock.now
    with transaction():
        text = thematic_session.CallText(
            title="Access to essential services",
            issues=["essential-services"],
            concept_note="Why.",
            objectives=["Hear."],
            questions=["Who is turned away?"],
            opens_at=now + timedelta(hours=1),
            closes_at=now + timedelta(days=40),
        )
        call = thematic_session.create(acting(cast.officer), text, now=now)
        thematic_session.announce(acting(cast.head), call, now=now)
        thematic_session.open_(acting(cast.head), call, now=now)
    return World(cast, clock, call)


def usual_world(cast: Cast, clock: Clock) -> World:
    """Twelve texts: eleven make the first point, UEB opposes it, A01 makes a second one alone."""
    world = open_world(cast, clock)
    codes = [f"A{number:02d}" for number in range(1, 12)]
    with transaction():
        for code in codes:
            world._file(code, BODY.format(own=f"Own words of {code}."), "public", "NGO", "national", "")
        world._file("UEB", BODY.format(own="Own words of UEB."), "public", "SOC", "employers", "")
        for code in codes:
            world._code(code, FEAR, 2)
        world._code("UEB", FEAR, 2, stance="contrary", verb="considered")
        world._code("A01", CARD, 3)
    world.collate()
    return world
