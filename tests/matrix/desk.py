"""The rows of the world besides sessions and their commentaries: organizations, proposals, codings, summaries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from panel.db import db, transaction
from panel.models import (
    Account,
    Approval,
    ChangeFile,
    Coding,
    IssuedDocument,
    Organisation,
    SummaryParagraph,
    ThematicSession,
)
from panel.queries import blind, codebook
from panel.queries import commentary as commentaries
from panel.queries import correction as corrections
from panel.queries import thematic_session as sessions
from panel.services import (
    blind_sample,
    coding,
    contributors_check,
    correction,
    correction_answer,
    extension,
    non_use,
    roles,
)
from panel.services import codebook as book
from panel.services import codebook_versions as versions
from panel.services import summary as summaries
from tests import cast
from tests.cast import acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call
from tests.matrix.readers import FOREIGN, OWN, READERS
from tests.matrix.subjects import ORGANISATIONS, SUMMARIES, Subject

FEAR = "people stay away for fear of being reported"
HANDS = frozenset({"hand"})
People = Mapping[str, Account]
Bodies = Mapping[str, Organisation]
Made = dict[str, list[Subject]]


def fill(accounts: People, bodies: Bodies, clock: Clock) -> Made:
    """Make them all; the subjects by kind."""
    made: Made = {"organisation": [_organisation(accounts, clock, state) for state in ORGANISATIONS]}
    made["account"] = [
        Subject("account", name, {"account_id": accounts[name].id}, owner=name)
        for name in ("focal", "administrator", "head", "safeguarding")
    ]
    made["approval"] = _approvals(accounts, clock)
    made["summary"] = [Subject("summary", "none", {"slug": _bare(accounts, clock)}, session="collating")]
    made |= _samples(accounts, bodies, clock)
    for state in SUMMARIES:
        for kind, subjects in _summary(accounts, bodies, clock, state).items():
            made.setdefault(kind, []).extend(subjects)
    return made


def _organisation(accounts: People, clock: Clock, state: str) -> Subject:
    now = clock.now - timedelta(days=30)
    with transaction():
        body = cast.organisation(
            f"House of {state.replace('_', ' ')}", now, acronym=state[:6].upper(), state=state
        )
        if state in {"declined", "appealed"}:
            body.decided_by, body.ground = accounts["hand"].id, "not_an_organisation"
        for reader in READERS.values():
            if OWN in reader.mandates:
                cast.mandate(accounts[reader.name], body, now, reader.mandates[OWN])
    return Subject(
        "organisation", state, {"organisation_id": body.id}, state=state, owner=OWN, owner_state=state,
        hands=HANDS if state == "appealed" else frozenset(),
    )  # fmt: skip


def _approvals(accounts: People, clock: Clock) -> list[Subject]:
    now, found = clock.now, []
    head = acting(accounts["head"])
    with transaction():
        for role, state in (("auditor", "proposed"), ("observer", "refused")):
            row = roles.propose(head, accounts["contributor"], role, "They were elected.", now=now)
            if state == "refused":
                row.state, row.decided_by, row.decided_at = state, accounts["administrator"].id, now
            found.append(_approval(row, "head", state, "administrator" if state == "refused" else ""))
        cast_ = _Cast(accounts)
        call = open_call(cast_, clock)  # type: ignore[arg-type]
        row = extension.propose(head, call, call.closes_at + timedelta(days=5), "A storm.", now=now)
        found.append(_approval(row, "head", "proposed", ""))
    return found


def _approval(row: Approval, by: str, state: str, decided_by: str) -> Subject:
    return Subject(
        "approval", f"{row.kind}/{state}", {"approval_id": row.id}, state=state, owner=by,
        hands=frozenset({by, "contributor"} if row.kind == "grant_role" else {by}),
        second=tuple(role.value for role in row.second_roles), decided_by=decided_by,
    )  # fmt: skip


class _Cast:
    """The people whom the factories ask for."""

    def __init__(self, accounts: People) -> None:
        self.officer, self.head = accounts["hand"], accounts["head"]


def _bare(accounts: People, clock: Clock) -> str:
    with transaction():
        call = open_call(_Cast(accounts), clock)  # type: ignore[arg-type]
        call.state = "collating"
        return call.slug


def _summary(accounts: People, bodies: Bodies, clock: Clock, state: str) -> Made:
    """A session whose summary is in that state, with what was coded for it."""
    begun, hand = clock.now, acting(accounts["hand"])
    with transaction():
        call = open_call(_Cast(accounts), clock)  # type: ignore[arg-type]
        texts = _coded(call, accounts, bodies, clock)
        version = versions.make(hand, call, "First print.", now=clock.now)
    clock.forward(days=60)
    with transaction():
        call = sessions.by_id(call.id)
        call.state = "collating"
        summary = summaries.build(hand, call, now=clock.now)
        if state != "drafting":
            summaries.circulate(acting(accounts["head"]), summary, now=clock.now)
    asked = _ask(accounts, call, texts[0], clock) if state != "drafting" else ""
    _finish(accounts, call, clock, state, asked)
    with transaction():
        found = _subjects(call, state, version.id, asked)
        if state == "issued":
            _files(call, clock)
    clock.now = begun
    return found


def _files(call: ThematicSession, clock: Clock) -> None:
    """One file of the summary and one of its responses, as the worker leaves them."""
    held = summaries.of(call, lock=False).id
    common = {"content": b"<p>Issued.</p>", "sha256": "0" * 64, "rendered_at": clock.now}
    db.session.add(IssuedDocument(summary_id=held, format="html", **common))
    db.session.add(ChangeFile(owner_id=held, format="csv", **common))


def _subjects(call: ThematicSession, state: str, version_id: str, asked: str) -> Made:
    """Everything that has an address in the session of a summary."""
    held = summaries.of(sessions.by_id(call.id), lock=False)
    common = {
        "session": "collating", "state": state, "summary": state, "owner": OWN, "hands": HANDS,
        "heard": (OWN, FOREIGN),
    }  # fmt: skip
    rows = db.session.query(SummaryParagraph).where(SummaryParagraph.summary_id == held.id)
    ids = {
        "summary": {"slug": call.slug},
        "paragraph": {"paragraph_id": rows.where(SummaryParagraph.kind == "body").first().id},
        "theme": {"theme_id": codebook.themes(call.id)[0].id},
        "point": {"point_id": codebook.points(call.id)[0].id},
        "coding": {
            "coding_id": db.session.query(Coding).where(Coding.thematic_session_id == call.id).first().id
        },
        "version": {"version_id": version_id},
    }
    if asked:
        ids["correction"] = {"correction_id": asked}
    return {kind: [Subject(kind, state, values, **common)] for kind, values in ids.items()}


def _samples(accounts: People, bodies: Bodies, clock: Clock) -> Made:
    """A blind sample of one text that is being coded, and one that was compared."""
    first, second = acting(accounts["hand"]), acting(accounts["officer_own"])
    made: Made = {"sample": [], "blind_coding": []}
    for state in ("open", "compared"):
        with transaction():
            call, cast_ = open_call(_Cast(accounts), clock), _Cast(accounts)  # type: ignore[arg-type]
            admitted(call, bodies[FOREIGN], accounts["foreign"], clock, cast_)  # type: ignore[arg-type]
            theme = book.add_theme(first, call, "Fear", now=clock.now)
            ids = (accounts["hand"].id, accounts["officer_own"].id)
            sample = blind_sample.draw(acting(accounts["head"]), call, 1, *ids, now=clock.now)
            text = blind.texts(sample.id)[0]
            for coder, wording in ((first, FEAR), (second, "nobody says why")):
                choice = coding.Choice(
                    paragraph=1, kind="observation", verb="noted", wording=wording, theme_id=theme.id
                )
                kept = blind_sample.code(coder, blind.by_id(sample.id), *text, choice, now=clock.now)
                if coder is first:
                    coding_id = kept.id
                if state == "compared":
                    blind_sample.hand_in(coder, blind.by_id(sample.id, lock=True), now=clock.now)
        common = {"session": "open", "state": state, "coders": ("hand", "officer_own"), "owner": "hand"}
        made["sample"].append(Subject("sample", state, {"sample_id": sample.id}, **common))
        made["blind_coding"].append(Subject("blind_coding", state, {"coding_id": coding_id}, **common))
    return made


def _coded(call: ThematicSession, accounts: People, bodies: Bodies, clock: Clock) -> list[str]:
    ids, cast_ = [], _Cast(accounts)
    for body, person in ((OWN, "focal"), (FOREIGN, "foreign")):
        row = admitted(call, bodies[body], accounts[person], clock, cast_)  # type: ignore[arg-type]
        found = commentaries.by_id(acting(accounts["hand"]), row.id)
        block = next(p for p in commentaries.paragraphs(row.admitted_version_id or "") if p.number)
        choice = coding.Choice(
            start=block.start,
            end=block.end,
            wording=FEAR,
            theme_label="Fear",
            kind="observation",
            verb="reported",
        )
        coding.code(acting(accounts["hand"]), found, choice, now=clock.now)
        ids.append(row.id)
    return ids


def _ask(accounts: People, call: ThematicSession, text: str, clock: Clock) -> str:
    actor = acting(accounts["focal"])
    with transaction():
        standing = contributors_check.standing(actor, sessions.by_id(call.id), text, lock=True)
        wanted = correction.Wanted(kind="name", text="Our name is printed wrongly.")
        return correction.file(actor, standing, wanted, now=clock.now).id


def _finish(accounts: People, call: ThematicSession, clock: Clock, state: str, asked: str) -> None:
    if state not in {"adopted", "issued"}:
        return
    clock.forward(days=30)
    with transaction():
        held = corrections.by_id(asked, lock=True)
        given = correction_answer.Answer(outcome="noted", reason="We looked at it.")
        correction_answer.answer(acting(accounts["rapporteur"]), held, given, now=clock.now)
        non_use.set_aside(acting(accounts["hand"]), sessions.by_id(call.id), "context", 99, now=clock.now)
        summaries.adopt(acting(accounts["chair"]), summaries.of(sessions.by_id(call.id)), now=clock.now)
        if state == "issued":
            summaries.issue(acting(accounts["head"]), summaries.of(sessions.by_id(call.id)), now=clock.now)
