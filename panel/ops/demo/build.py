"""Lays the demo session around the present day, by the same verbs that people use.

Every event of the invented session happens at its own time, in order; nothing is written behind the
services' back. Events that lie after ``now`` do not happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp

from panel.db import transaction
from panel.domain import deadline
from panel.domain.actor import SYSTEM, Actor, MandateKind, Role
from panel.ops.demo import coded, content, people, threads
from panel.queries import account as accounts
from panel.queries import commentary as commentaries
from panel.queries import joint as joint_queries
from panel.queries import organisation as organisations
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import account as account_verbs
from panel.services import (
    admission,
    clock,
    commentary,
    entry,
    joint,
    summary,
    thematic_session,
)
from panel.vault.keys import Keys

#: Day of the session on which each stage looks at it.
STAGES = {"open": 47, "collating": 70, "in_check": 130, "issued": 150}

Event = tuple[datetime, int, Callable[[datetime], None]]


class Demo:
    """One demo under construction; ids of what exists so far, by the names of the content."""

    enter: Callable[[datetime], None] = staticmethod(lambda until: None)  # signs the register up to then

    def __init__(
        self, keys: Keys, password: str, *, now: datetime, stage: str, progress: Callable[[str], None]
    ):
        self.material = content.load()
        self.keys, self.now, self.stage, self.progress, self.slug = keys, now, stage, progress, ""
        self.opening = content.opening_for(now.astimezone(deadline.GENEVA).date(), STAGES[stage])
        self.password_hash = account_verbs.hash_password(password)
        self.bodies, self.texts = dict[str, str](), dict[str, str]()

    def at(self, moment: Any) -> datetime:
        """A moment of the content as an instant in UTC."""
        found: datetime = moment.at(self.opening).astimezone(UTC)
        return found

    def staff(self, role: Role) -> Actor:
        """The first holder of a role, with the second factor shown."""
        return self.person(next(e for e, _, roles in people.STAFF if role in roles))

    def person(self, email: str) -> Actor:
        """The actor behind an address."""
        account = accounts.by_email_key(account_verbs.email_key(email))
        assert account is not None
        return accounts.actor_of(account, strong=True)

    def focal(self, code: str) -> Actor:
        """The focal point of an organization."""
        return self.person(next(o.focal_point.email for o in self.material.organisations if o.code == code))

    def run(self) -> str:
        """Let everything happen that lies before now; returns the slug of the session."""
        self._enter_people()
        self.progress("people and organizations")
        events = sorted(e for e in self._events() if e[0] <= self.now)
        for when, _, happens in events:
            self.enter(when)
            with transaction():
                happens(when)
        self.progress(f"{len(events)} events")
        if self.stage != "open":
            self._collate()
        return self.slug

    def _enter_people(self) -> None:
        first = min(self.at(o.registered) for o in self.material.organisations)
        with transaction():
            for email, name, roles in people.STAFF:
                made = entry.demo_person(email, name, self.password_hash, locale="en", now=first)
                for role in roles:
                    entry.demo_role(made, role, self.keys, pyotp.random_base32(), now=first)
        for body in self.material.organisations:
            with transaction():
                self._enter_body(body)

    def _enter_body(self, body: Any) -> None:
        details = entry.Details(
            acronym=body.code,
            **{
                name: getattr(body, name)
                for name in entry.Details.__dataclass_fields__
                if name != "acronym" and hasattr(body, name)
            },
        )
        when = self.at(body.accredited or body.registered)
        made = entry.organisation(
            self.staff(Role.OFFICER),
            details,
            "Checked by the secretariat",
            now=when,
            accredit=bool(body.accredited),
        )
        point = body.focal_point
        account = entry.demo_person(
            point.email, point.name, self.password_hash, locale=point.locale, now=when
        )
        entry.give_mandate(account, made, MandateKind.FOCAL_POINT, now=when)
        self.bodies[body.code] = made.id

    def _events(self) -> Iterable[Event]:
        plan = self.material.call.schedule
        yield self.at(plan["announced"]), 0, self._announce
        yield self.at(plan["opens"]), 0, self._open
        yield deadline.last_instant(self.at(plan["closes"])) + timedelta(seconds=1), 0, self._close
        yield from threads.DemoThread(self).events()
        for order, text in enumerate(self.material.commentaries, 1):
            last = deadline.last_instant(self.at(plan["closes"])) - timedelta(hours=1)
            seen = [self.at(m.confirmed) for m in text.members if m.confirmed is not None]
            begun = min(self.at(text.filed), last, *seen) - timedelta(hours=1)
            yield begun, order, self._writing(text)
            yield self.at(text.filed), order, self._filing(text)
            if text.decided is not None and text.state in {"admitted", "not_admitted", "withdrawn"}:
                yield self.at(text.decided), order, self._decision(text)
            if text.withdrawn is not None:
                yield self.at(text.withdrawn), order, self._withdrawal(text)
            for member in text.members:
                if member.confirmed is not None:
                    yield self.at(member.confirmed), order, self._confirmation(text, member)

    def _announce(self, now: datetime) -> None:
        call = self.material.call
        drafted = thematic_session.create(
            self.staff(Role.OFFICER),
            thematic_session.CallText(
                title=call.title,
                issues=call.issues,
                concept_note=call.concept_note,
                objectives=call.objectives,
                questions=call.questions,
                opens_at=self.at(call.schedule["opens"]),
                closes_at=self.at(call.schedule["closes"]),
                base_document_title=call.base_document_title,
                base_paragraphs=call.base_paragraphs,
                segments=[s.title for s in call.segments],
                word_limit=call.word_limit,
                joint_word_limit=call.joint_word_limit,
                body_limit=call.body_limit,
                languages=call.languages,
                who=call.who,
                publication=call.publication,
            ),
            now=now,
        )
        thematic_session.announce(self.staff(Role.HEAD), drafted, now=now)
        self.slug = drafted.slug

    def call(self) -> Any:
        """The session as it stands."""
        return sessions.by_slug(SYSTEM, self.slug)

    def _open(self, now: datetime) -> None:
        thematic_session.open_(SYSTEM, self.call(), now=now)

    def _close(self, now: datetime) -> None:
        clock.close_call(self.call(), now=now)

    def _writing(self, text: Any) -> Callable[[datetime], None]:
        def happens(now: datetime) -> None:
            actor, call = self.focal(text.organisation), self.call()
            body = organisations.by_id(actor, self.bodies[text.organisation])
            kind = "joint" if text.members else "individual"
            begun = commentary.begin(actor, call, body, now=now, kind=kind, language=text.language)
            self.texts[text.id] = begun.id
            typed = commentary.DraftText(
                title=text.title,
                body=text.text,
                language=text.language,
                questions=text.questions,
                base_numbers=text.base_paragraphs,
            )
            row = commentaries.own(actor, begun.id, lock=True)
            commentary.save_draft(actor, row, typed, revision=0, now=now)
            if text.members:
                invited = [self.bodies[m.organisation] for m in text.members]
                joint.invite(actor, commentaries.own(actor, begun.id, lock=True), invited, now=now)

        return happens

    def _filing(self, text: Any) -> Callable[[datetime], None]:
        def happens(now: datetime) -> None:
            actor = self.focal(text.organisation)
            row = commentaries.own(actor, self.texts[text.id], lock=True)
            file = commentary.file_late if text.state == "late" else commentary.submit
            file(actor, row, consent=text.consent, key=f"demo-{text.id}", now=now)

        return happens

    def _confirmation(self, text: Any, member: Any) -> Callable[[datetime], None]:
        def happens(now: datetime) -> None:
            actor = self.focal(member.organisation)
            signature = joint_queries.own_signature(actor, self.texts[text.id], lock=True)
            draft = signature.commentary.draft
            assert draft is not None
            joint.confirm(actor, signature, draft.revision, now=now)

        return happens

    def _decision(self, text: Any) -> Callable[[datetime], None]:
        def happens(now: datetime) -> None:
            actor = self.staff(Role.OFFICER)
            row = commentaries.by_id(actor, self.texts[text.id], lock=True)
            if text.state == "not_admitted":
                admission.decline(
                    actor, row, row.version_id or "", "decline", text.ground, text.reason, now=now
                )
            else:
                admission.admit(actor, row, row.version_id or "", now=now)

        return happens

    def _withdrawal(self, text: Any) -> Callable[[datetime], None]:
        def happens(now: datetime) -> None:
            actor = self.focal(text.organisation)
            commentary.withdraw(actor, commentaries.own(actor, self.texts[text.id], lock=True), now=now)

        return happens

    def _collate(self) -> None:
        when = min(self.now, self.at(self.material.call.schedule["collated"]))
        with transaction():
            thematic_session.begin_collation(self.staff(Role.HEAD), self.call(), now=when)
        with transaction():
            coded.code(self, when)
        self.progress("codings")
        if self.stage in {"in_check", "issued"}:
            self._summarize()

    def _summary(self) -> Any:
        found = summaries.of_session(self.call().id, lock=True)
        assert found is not None
        return found

    def _summarize(self) -> None:
        plan = self.material.call.schedule
        with transaction():
            summary.build(self.staff(Role.OFFICER), self.call(), now=self.at(plan["collated"]))
        with transaction():
            summary.circulate(self.staff(Role.HEAD), self._summary(), now=self.at(plan["circulated"]))
        if self.stage == "issued":
            with transaction():
                ends = self._summary().check_closes_at + timedelta(minutes=1)
                summary.close_check(SYSTEM, self._summary(), now=ends)
            adopted = max(self.at(plan["adopted"]), ends + timedelta(hours=17))
            issued = max(self.at(plan["issued"]), adopted + timedelta(days=1))
            with transaction():
                summary.adopt(self.staff(Role.CHAIR), self._summary(), now=adopted)
            with transaction():
                summary.issue(self.staff(Role.HEAD), self._summary(), now=issued)
            with transaction():
                thematic_session.conclude(self.staff(Role.HEAD), self.call(), now=issued)
        self.progress("summary")
