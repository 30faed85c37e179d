"""What two blind coders found: agreement by theme, the differences, and how each is settled."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Missing
from panel.domain.policy import can
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.i18n import ngettext
from panel.queries import blind
from panel.queries import commentary as commentaries
from panel.services import blind_settling as verbs
from panel.web.coding.forms import KINDS, STANCES, DecisionForm
from panel.web.forms import choices
from panel.web.pages import go, render, say

OUTCOMES = {
    "first": _l("What the first coder made"),
    "second": _l("What the second coder made"),
    "both": _l("Both"),
    "neither": _l("Neither"),
}


def one_sample(actor: Actor, sample_id: str) -> Any:
    """Loader: a sample, held while it is changed."""
    return blind.by_id(sample_id, lock=request.method == "POST")


def one_difference(actor: Actor, sample_id: str, number: str) -> Any:
    """Loader: a compared sample; the view finds the difference in it."""
    return one_sample(actor, sample_id)


def compared(actor: Actor, found: Any) -> ResponseReturnValue:
    """Agreement, differences and the record of how they were settled."""
    rows = verbs.differences(found)
    waiting = [each for each in rows if not each.settled]
    decisions = blind.decisions(found.id)
    people = [*found.coder_ids, found.settled_by, *(p for d in decisions for p in (d.made_by, d.agreed_by))]
    return render(
        "coding/blind_compared.html",
        call=found.thematic_session,
        sample=found,
        names=blind.names(people),
        rows=rows,
        codes=_codes(found),
        size=len(blind.texts(found.id)),
        waiting=waiting,
        first=_mine(actor, found, waiting),
        settles=found.state == "compared" and can(actor, Action.BLIND_SETTLE, found),
        outcomes=OUTCOMES,
    )


@needs(Action.CODING_READ, on=one_difference)
def difference(actor: Actor, found: Any) -> ResponseReturnValue:
    """One difference with both sides of it; a POST settles it, proposes how, or agrees."""
    wanted = (request.view_args or {}).get("number", "")
    rows = verbs.differences(found)
    row = next((each for each in rows if str(each.number) == wanted), None)
    if row is None:
        raise Missing()
    form = DecisionForm(mark=row.mark)
    form.outcome.choices = choices(OUTCOMES.items())
    if request.method == "POST":
        try:
            said = _act(actor, found, form)
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(said)
            return _on(actor, found, row.number)
    return _difference_page(actor, found, row, len(rows), form)


@needs(Action.CODING_READ, on=one_sample)
def finish(actor: Actor, found: Any) -> ResponseReturnValue:
    """Enter what was settled as the codings of record."""
    n = verbs.finish(actor, found, now=door.now())
    say(
        ngettext(
            "Settled. %(num)s coding is on the record.", "Settled. %(num)s codings are on the record.", n
        )
    )
    return go("blind_sample", sample_id=found.id)


def _act(actor: Actor, found: Any, form: DecisionForm) -> str:
    if request.form.get("act") == "agree":
        verbs.agree(actor, found, form.mark.data or "", request.form.get("decision", ""), now=door.now())
        return _("Agreed.")
    made = verbs.decide(
        actor, found, form.mark.data or "", form.outcome.data or "", form.reason.data or "", now=door.now()
    )
    return (
        _("Settled.") if made.agreed_at is not None else _("Proposed. The other coder agrees, or proposes.")
    )


def _on(actor: Actor, found: Any, number: int) -> ResponseReturnValue:
    """To the next difference that waits for this reader, else back to all of them."""
    waiting = [each for each in verbs.differences(found) if not each.settled]
    following = [each for each in waiting if each.number > number and _asks(actor, found, each)]
    if following:
        return go("blind_difference", sample_id=found.id, number=following[0].number)
    return go("blind_sample", sample_id=found.id, _anchor="differences")


def _mine(actor: Actor, found: Any, waiting: list[Any]) -> Any:
    return next((each for each in waiting if _asks(actor, found, each)), None)


def _asks(actor: Actor, found: Any, row: Any) -> bool:
    """Whether a difference waits for this reader: not for who has proposed already."""
    return row.decision is None or row.decision.made_by != actor.account_id


def _codes(found: Any) -> dict[str, str]:
    return {text.version_id: row.code or "" for text, row, _ in blind.texts(found.id)}


def _difference_page(actor: Actor, found: Any, row: Any, of: int, form: DecisionForm) -> ResponseReturnValue:
    version = next(v for text, _, v in blind.texts(found.id) if text.version_id == row.cell.version_id)
    block = next(p for p in commentaries.paragraphs(version.id) if p.number == row.cell.paragraph)
    decision = row.decision
    return render(
        "coding/blind_difference.html",
        422 if form.errors else 200,
        form=form,
        call=found.thematic_session,
        sample=found,
        row=row,
        of=of,
        code=_codes(found)[version.id],
        version=version,
        words=version.body[block.start : block.end],
        names=blind.names([*found.coder_ids, *((decision.made_by, decision.agreed_by) if decision else ())]),
        settles=found.state == "compared" and can(actor, Action.BLIND_SETTLE, found),
        one_of_two=actor.account_id in found.coder_ids,
        outcomes=OUTCOMES,
        kinds=KINDS,
        stances=STANCES,
    )
