"""Corr., Rev. and Add.: the only ways in which an issued summary changes, each under a symbol of its own.

Proposed by one person and issued by another. What was issued before stays as it is; the text in force is
the latest revision with its corrections.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from panel.collation import Summary as Collated
from panel.collation import read_summary, summary_json
from panel.db import db
from panel.domain import symbols
from panel.domain.actions import Action
from panel.domain.actor import Actor, Role
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, problem
from panel.domain.policy import require
from panel.i18n import gettext as _
from panel.models import Approval, Summary, SummaryChange
from panel.queries import summary as summaries
from panel.queries import summary_change as changes
from panel.services import _addendum, _change_text, _correction_text, _out_of_sight, contributors_check
from panel.services import approval as approvals
from panel.services._collation_input import gather
from panel.services._journal import record
from panel.services._outbox import enqueue, tell_organisations
from panel.services.summary import digest

KIND = "change_summary"

#: Who may be the second person.
SECONDS = (Role.HEAD, Role.CHAIR)

FORMATS = ("html", "docx", "pdf", "json")

#: What each kind is for.
KINDS: Mapping[str, str] = {
    "Corr": N_("Correction: an error in what was issued"),
    "Rev": N_("Revision: a new text"),
    "Add": N_("Addendum: what came late, or in addition"),
}


def in_force(summary: Summary) -> tuple[dict[str, Any], str]:
    """The text that holds now, as it was frozen, and the symbol of the document that made it so."""
    assert summary.frozen is not None
    found = [each for each in changes.of_summary(summary.id) if each.kind != "Add"]
    return (found[-1].frozen, symbol(found[-1])) if found else (summary.frozen, summary.symbol)


def symbol(change: SummaryChange) -> str:
    """``SPMHR/2027/1/SUM/Corr.1``."""
    return str(symbols.parse(change.summary.symbol).changed(change.kind, change.number))


def marked(summary: Summary) -> dict[int, str]:
    """The paragraphs in force by number, with the printed numbers of their notes as marks."""
    return _change_text.marked(read_summary(in_force(summary)[0]))


def propose(
    actor: Actor,
    summary: Summary,
    kind: str,
    texts: Mapping[int, str],
    reason: str,
    *,
    now: datetime,
) -> Approval:
    """Propose a change: of paragraphs by their numbers for Corr. and Rev., new ones from 1 for Add.

    Raises IllegalMove before issue, Invalid where nothing changes, a note is lost, a rule is broken that
    was kept, or no reason is given.
    """
    require(actor, Action.CHANGE_PROPOSE, summary)
    if summary.state != "issued":
        raise IllegalMove(N_("Only an issued summary is changed so. Before that its text is edited."))
    if kind not in KINDS:
        raise Invalid(problem("kind", N_("Choose what it is.")))
    frozen, _symbol = in_force(summary)
    edits, problems = _edits(read_summary(frozen), kind, texts)
    for each in edits:
        problems += _correction_text.leaks(summary, _field(kind, each), each["after"])
    problems += _correction_text.leaks(summary, "reason", reason)
    if not edits and not problems:
        problems.append(problem("numbers", N_("Nothing is changed yet.")))
    if kind == "Add":
        problems += _added(summary, edits)[1]
    elif not problems:
        changed = _change_text.applied(read_summary(frozen), edits)
        problems += _change_text.broken(summary, read_summary(frozen), changed)
    if problems:
        raise Invalid(*problems)
    away = _out_of_sight.numbers(summary) if kind != "Add" else frozenset[int]()
    # What is out of sight is not printed once more beside the words that take its place.
    edits = [{**each, "before": ""} if each["paragraph"] in away else each for each in edits]
    payload = {"kind": kind, "edits": edits, "base_hash": digest(frozen)}
    fingerprint = approvals.fingerprint(facts(summary.id, payload))
    return approvals.propose(actor, KIND, summary.id, payload, fingerprint, reason, SECONDS, now=now)


def _edits(base: Collated, kind: str, texts: Mapping[int, str]) -> tuple[list[dict[str, Any]], list[Problem]]:
    if kind == "Add":
        return [{"paragraph": n, "before": "", "after": words} for n, words in sorted(texts.items())], []
    return _change_text.edits(base, texts)


def _field(kind: str, edit: Mapping[str, Any]) -> str:
    return "additions" if kind == "Add" else f"text_{edit['paragraph']}"


def facts(subject_id: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a change rests on: the text in force, and the number that is next."""
    summary = summaries.by_id(subject_id)
    frozen = in_force(summary)[0] if summary.frozen is not None else {}
    number = changes.next_number(subject_id, str(payload["kind"]))
    found = {**payload, "in_force": digest(frozen), "number": number}
    if payload["kind"] != "Add" or summary.frozen is None:
        return found
    made, problems = _added(summary, payload["edits"])
    return {**found, "added": "" if problems else digest(summary_json(made)["paragraphs"])}


def _added(summary: Summary, edits: Sequence[Mapping[str, Any]]) -> tuple[Collated, list[Problem]]:
    """An addendum with its notes, as it would be issued now, and what is wrong with it."""
    number = changes.next_number(summary.id, "Add")
    given = str(symbols.parse(summary.symbol).changed("Add", number))
    texts = {int(each["paragraph"]): str(each["after"]) for each in edits}
    base = read_summary(in_force(summary)[0])
    return _addendum.frozen(base, texts, given, gather(summary.thematic_session))


def lines(subject_id: str, payload: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
    """What the second person sees: the symbol, and each paragraph before and after."""
    summary = summaries.by_id(subject_id)
    number = changes.next_number(subject_id, str(payload["kind"]))
    given = str(symbols.parse(summary.symbol).changed(str(payload["kind"]), number))
    found: list[tuple[str, Any]] = [(N_("Symbol"), given)]
    for each in payload["edits"]:
        where = _("Paragraph %(n)s", n=each["paragraph"])
        found += [(N_("Before"), f"{where}: {each['before']}")] if each["before"] else []
        found += [(N_("After"), f"{where}: {each['after']}")]
    return found


def carry_out(actor: Actor, approval: Approval, *, now: datetime) -> None:
    """Issue the change: frozen, rendered, told to everybody who contributed."""
    summary = summaries.by_id(approval.subject_id)
    held = summaries.of_session(summary.thematic_session_id, lock=True)
    assert held is not None
    require(actor, Action.CHANGE_APPLY, held)
    kind, edits = str(approval.payload["kind"]), approval.payload["edits"]
    base, _symbol = in_force(held)
    made = SummaryChange(
        summary_id=held.id,
        kind=kind,
        number=changes.next_number(held.id, kind),
        reason=approval.reason,
        edits=edits,
        frozen=base,
        base_hash=digest(base),
        hash="",
        approval_id=approval.id,
        issued_at=_after_all(held, now),
    )
    made.summary = held
    if kind == "Add":
        made.frozen = summary_json(_added(held, edits)[0])
    else:
        made.frozen = summary_json(_change_text.applied(read_summary(base), edits, symbol(made)))
    made.hash = digest({"frozen": made.frozen, "edits": edits})
    db.session.add(made)
    db.session.flush()
    record(actor, "summary:changed", held, now=now, symbol=symbol(made), approval=approval.id)
    for each in FORMATS:
        key = f"render_change:{made.id}:{each}"
        enqueue("render_change", now=now, key=key, change_id=made.id, format=each)
    _tell(held, made, now)


def _after_all(summary: Summary, now: datetime) -> datetime:
    """The instant of issue; two changes never have the same, as their order decides which text holds."""
    found = changes.of_summary(summary.id)
    return max(now, found[-1].issued_at + timedelta(microseconds=1)) if found else now


def _tell(summary: Summary, made: SummaryChange, now: datetime) -> None:
    call = summary.thematic_session
    tell_organisations(
        sorted(contributors_check.everybody(call.id)),
        "summary_changed",
        now=now,
        thematic_session_id=call.id,
        symbol=symbol(made),
        path=f"/summaries/{call.slug}/{made.kind}/{made.number}",
    )
