"""Numbers and codes of submissions: given once, in order or by lot, and never to anybody else."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from itertools import chain, count, islice

from sqlalchemy import Table, bindparam
from sqlalchemy.orm.attributes import set_committed_value

from panel.db import db
from panel.domain import names, numbering
from panel.models import Commentary, Organisation, ThematicSession
from panel.queries import commentary as commentaries

_CALL: Table = ThematicSession.__table__  # type: ignore[assignment]

#: Takes the next number and the row of the session in one statement: whoever else files waits from here
#: to the end of the transaction. Without a counter only the row is taken.
_TAKE = {
    counter: _CALL.update()
    .where(_CALL.c.id == bindparam("call"))
    .values({"frozen_limits": True} | ({counter: _CALL.c[counter] + 1} if counter else {}))
    .returning(_CALL.c.next_individual, _CALL.c.next_joint)
    for counter in ("", "next_individual", "next_joint")
}


def assign_number(commentary: Commentary, *, kind: str | None = None) -> None:
    """Give number and code, as the consent of the commentary and its kind (or the new ``kind``) demand.

    Public numbers follow the order of receipt. Withheld ones are drawn at random, with a label NWn
    drawn at random too. The session's row is held, so that no number is given twice.
    """
    call, kind = commentary.thematic_session, kind or commentary.kind
    withheld = commentary.consent != "public"
    counter = "" if withheld else "next_joint" if kind == "joint" else "next_individual"
    db.session.flush()
    nexts = db.session.connection().execute(_TAKE[counter], {"call": call.id}).one()._asdict()
    for name, value in {**nexts, "frozen_limits": True}.items():
        set_committed_value(call, name, value)
    if withheld:
        codes = commentaries.codes_in_use(call.id, "NW")
        taken = commentaries.numbers_in_use(call.id, kind)
        commentary.number = secrets.choice(numbering.to_draw_from(numbering.WITHHELD_NUMBERS, taken))
        used = {int(code[2:]) for code in codes if code[2:].isdigit()}
        commentary.code = f"NW{secrets.choice(numbering.to_draw_from(numbering.WITHHELD_LABELS, used))}"
    elif kind == "joint":
        commentary.number = numbering.in_order(call.next_joint - 1)
        call.next_joint = commentary.number + 1
        commentary.code = f"JS{commentary.number}"
    else:
        commentary.number = numbering.in_order(call.next_individual - 1)
        call.next_individual = commentary.number + 1
        commentary.code = _code(commentary)
    commentary.kind = kind


def _code(commentary: Commentary) -> str:
    """The organization's acronym, made unique in the session; never one that looks like NWn or JSn."""
    candidates = codes_for(commentary.organisation)
    many = 1  # most are free at once, and to ask for one is the cheapest question
    while True:
        few = list(islice(candidates, many))
        given = commentaries.codes_given(commentary.thematic_session_id, few)
        for free in few:
            if free not in given:
                return free
        many = 8


def codes_for(body: Organisation) -> Iterator[str]:
    """The codes an organization may get, the best first; never one that looks like NWn or JSn."""
    own = body.acronym or names.acronym_suggestion(body.name)
    base = own.upper()[:16] or "ORG"
    if base[:2] in {"NW", "JS"} and base[2:].isdigit():
        base += "-1"
    return chain([base], (f"{base}-{n}" for n in count(2)))


def take_numbers(call: ThematicSession, how_many: int) -> list[int]:
    """As many public numbers of individual submissions as are asked for, in the order of receipt.

    The session's row is held from here, so that no number is given twice.
    """
    db.session.flush()
    row = db.session.connection().execute(_TAKE[""], {"call": call.id}).one()
    found: list[int] = []
    following = row.next_individual
    for _ in range(how_many):
        found.append(numbering.in_order(following))
        following = found[-1] + 1
    for name, value in {"next_individual": following, "frozen_limits": True}.items():
        set_committed_value(call, name, value)
    db.session.execute(_CALL.update().where(_CALL.c.id == call.id).values(next_individual=following))
    return found
