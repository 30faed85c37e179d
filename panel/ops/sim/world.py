"""The real session: people, organizations, a call, drafts; and each act as one transaction of the services."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from panel.db import transaction
from panel.domain.actor import SYSTEM, Actor, MandateKind, Role
from panel.queries import account as accounts
from panel.queries import approval as proposals
from panel.queries import codebook, joint
from panel.queries import commentary as texts
from panel.queries import thematic_session as sessions
from panel.services import account as account_verbs
from panel.services import (
    admission,
    approval,
    clock,
    coding,
    commentary,
    entry,
    erasure,
    extension,
    non_use,
    redaction,
    summary,
    thematic_session,
)
from panel.services import joint as signatures
from panel.services.approval_kinds import KINDS

#: A Monday; everything happens in March, before the clocks of Geneva change.
BEGIN = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
OPENS, CLOSES = BEGIN, BEGIN + timedelta(days=4)

ROLES = {
    "officer": Role.OFFICER,
    "officer2": Role.OFFICER,
    "head": Role.HEAD,
    "chair": Role.CHAIR,
    "safe": Role.SAFEGUARDING,
}
BODIES = ("A", "B", "C")

#: Each text by its name, and the body that leads it; J is joint.
TEXTS = {"A": "A", "B": "B", "C": "C", "J": "A"}


#: More paragraphs than a history has.
ALL = 10**4


@contextmanager
def chance(seed: int) -> Iterator[None]:
    """Whatever the services draw at random comes from this seed; for a process that does nothing else."""
    drawn, before = Random(seed), dict(vars(secrets))  # noqa: S311 - the point is that it can be foretold
    vars(secrets).update(
        choice=drawn.choice,
        randbelow=drawn.randrange,
        token_bytes=lambda n=32: drawn.randbytes(n),
        token_hex=lambda n=32: drawn.randbytes(n).hex(),
        token_urlsafe=lambda n=32: drawn.randbytes(n).hex(),
    )
    try:
        yield
    finally:
        vars(secrets).update(before)


@dataclass(frozen=True)
class World:
    """Who acts, and what on; needs an application context. ``clock`` is told, never read."""

    people: Mapping[str, Actor]
    organisations: Mapping[str, str]
    call_id: str
    texts: Mapping[str, str]
    proposed: dict[int, str] = field(default_factory=dict)

    def submit(self, name: str, body: str, consent: str, key: str, late: bool, at: datetime) -> None:
        who, row = self.people[TEXTS[name]], self._own(name)
        if texts.version_by_key(row.id, key) is None:
            typed = commentary.DraftText(title=f"Of {name}", body=body, language="en")
            commentary.save_draft(who, row, typed, revision=row.draft.revision if row.draft else 0, now=at)
        file = commentary.file_late if late else commentary.submit
        file(who, row, consent=consent, key=key, now=at)

    def withdraw(self, name: str, at: datetime) -> None:
        commentary.withdraw(self.people[TEXTS[name]], self._own(name), now=at)

    def erase(self, name: str, who: str, at: datetime) -> None:
        row = self._row("safe", name) if who == "safe" else self._own(name)
        actor = self.people["safe" if who == "safe" else TEXTS[name]]
        erasure.erase(actor, row, now=at, reason="asked" if who == "safe" else "")

    def tighten(self, name: str, consent: str, at: datetime) -> None:
        commentary.tighten_consent(self.people[TEXTS[name]], self._own(name), consent, now=at)

    def admit(self, name: str, at: datetime) -> None:
        row = self._row("officer", name)
        admission.admit(self.people["officer"], row, row.version_id or "", now=at)

    def decline(self, name: str, move: str, at: datetime) -> None:
        row = self._row("officer", name)
        seen = row.version_id or ""
        admission.decline(self.people["officer"], row, seen, move, "G2", "It is of another matter.", now=at)

    def appeal(self, name: str, at: datetime) -> None:
        admission.appeal(self.people[TEXTS[name]], self._own(name), "It is of this matter.", now=at)

    def decide(self, name: str, outcome: str, at: datetime) -> None:
        admission.decide_appeal(
            self.people["chair"], self._row("chair", name), outcome, "Read again.", now=at
        )

    def propose_redaction(self, number: int, name: str, words: str, who: str, at: datetime) -> None:
        row, reason = self._row(who, name), f"Names somebody ({number})."
        made = redaction.propose_redaction(
            self.people[who], row, row.version_id or "", words, "G6", reason, now=at
        )
        self.proposed[number] = made.id

    def propose_extension(self, number: int, closes: datetime, who: str, at: datetime) -> None:
        call = sessions.by_id(self.call_id, lock=True)
        made = extension.propose(self.people[who], call, closes, f"An outage ({number}).", now=at)
        self.proposed[number] = made.id

    def approve(self, number: int, who: str, at: datetime) -> None:
        found = proposals.of_actor(self.people[who], self.proposed.get(number, ""), lock=True)
        approval.decide(self.people[who], found, "approve", KINDS[found.kind], now=at)

    def sign(self, name: str, who: str, answer: str, at: datetime) -> None:
        if answer == "invited":
            signatures.invite(self.people[TEXTS[name]], self._own(name), [self.organisations[who]], now=at)
            return
        asked = joint.own_signature(self.people[who], self.texts[name], lock=True)
        if answer == "declined":
            signatures.decline(self.people[who], asked, now=at)
            return
        draft, seen = asked.commentary.draft, asked.commentary.version_id
        revision = draft.revision if draft is not None else 0
        signatures.confirm(self.people[who], asked, revision, version_id=seen, now=at)

    def tick(self, at: datetime) -> None:
        clock.tick(now=at)

    def collate(self, at: datetime) -> None:
        thematic_session.begin_collation(
            self.people["officer"], sessions.by_id(self.call_id, lock=True), now=at
        )

    def adopt(self, at: datetime) -> None:
        """Code one paragraph of each text, set the rest aside, have the draft written, and adopt it."""
        officer, call = self.people["officer"], sessions.by_id(self.call_id, lock=True)
        for each in [texts.by_id(SYSTEM, one) for one in self.texts.values()]:
            if (
                each.state != "admitted"
                or each.consent == "text_withheld"
                or codebook.of_version(each.admitted_version_id or "")
            ):
                continue
            block = texts.paragraphs(each.admitted_version_id or "")[0]
            choice = coding.Choice(
                start=block.start,
                end=block.end,
                theme_label="Fear",
                wording="people stay away",
                kind="observation",
                verb="reported",
            )
            coding.code(officer, texts.by_id(officer, each.id), choice, now=at)
        non_use.set_aside(officer, call, "context", ALL, now=at)
        drafted = summary.build(officer, call, now=at)
        summary.adopt(self.people["chair"], drafted, now=at)

    def _own(self, name: str) -> Any:
        return texts.own(self.people[TEXTS[name]], self.texts[name], lock=True)

    def _row(self, who: str, name: str) -> Any:
        return texts.by_id(self.people[who], self.texts[name], lock=True)


def made() -> World:
    """An open call, three organizations with a draft each, and a joint draft, in the database of the context."""
    with transaction():
        people = {name: _holder(name, role) for name, role in ROLES.items()}
        bodies = {}
        for name in BODIES:
            account = entry.demo_person(f"{name}@sim.example", f"Person {name}", "", locale="en", now=BEGIN)
            details = entry.Details(
                name=f"Association {name} of the island", acronym=f"AS{name}", country="KE", region="ECA"
            )
            body = entry.organisation(people["officer"], details, "Invented", now=BEGIN)
            entry.give_mandate(account, body, MandateKind.FOCAL_POINT, now=BEGIN)
            people[name], bodies[name] = accounts.actor_of(account, strong=False), body
        call = _call(people)
        begun = {
            name: commentary.begin(
                people[lead], call, bodies[lead], now=BEGIN, kind="joint" if name == "J" else "individual"
            ).id
            for name, lead in TEXTS.items()
        }
        return World(people, {name: body.id for name, body in bodies.items()}, call.id, begun)


def _holder(name: str, role: Role) -> Actor:
    account = entry.demo_person(f"{name}@sim.example", name, "", locale="en", now=BEGIN)
    account_verbs.first_holder(account, role, now=BEGIN)
    return accounts.actor_of(account, strong=True)


def _call(people: Mapping[str, Actor]) -> Any:
    text = thematic_session.CallText(
        title="Access to services",
        issues=("essential-services",),
        concept_note="A history.",
        objectives=("To see what holds.",),
        questions=("What did you see?",),
        opens_at=OPENS,
        closes_at=CLOSES,
    )
    made = thematic_session.create(people["officer"], text, now=BEGIN - timedelta(days=1))
    thematic_session.announce(people["head"], made, now=BEGIN - timedelta(days=1))
    thematic_session.open_(people["head"], made, now=BEGIN)
    return made
