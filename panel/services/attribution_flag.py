"""A text that is falsely attributed: flagged by the organization, out of sight within a working day, decided.

Who may flag is whoever the text is printed under: its contributor, a member that signed, or an accredited
organization whose name cannot be told from theirs. Of a text whose name is withheld only the first two, and
everybody else gets the answer they would get of any other text, so that nobody learns whose it is.
"""

from __future__ import annotations

from datetime import datetime

from panel.db import db
from panel.domain import deadline, refusals
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor, Role
from panel.domain.errors import N_, Forbidden, IllegalMove, Invalid, problem
from panel.domain.lifecycle import COMMENTARY, FLAG
from panel.domain.policy import require
from panel.domain.text import normalise
from panel.models import AttributionFlag, Commentary, Decision, Organisation
from panel.models._columns import new_id
from panel.queries import flags
from panel.services import _register, _search, admission
from panel.services._advance import advance
from panel.services._journal import record
from panel.services._outbox import tell_organisation, tell_role

#: Working days within which a flagged text is out of sight.
DAYS = 1

#: The reason of the line in the register.
REASON = "attribution"


def file(
    actor: Actor, commentary: Commentary, organisation: Organisation, sentence: str, *, now: datetime
) -> AttributionFlag:
    """Flag a published text for an organization. Raises Invalid, Forbidden for a focal point of another one,
    and IllegalMove where the text is flagged already or not published."""
    require(actor, Action.FLAG_FILE, commentary)
    if not actor.focal_for(organisation.id) or organisation.state != "accredited":
        raise Forbidden()
    if not commentary.published:
        raise IllegalMove()
    sentence = normalise(sentence).strip()
    _check(commentary, organisation, sentence)
    if flags.waiting_on(commentary.id) is not None:
        raise IllegalMove(N_("This text is flagged already. The safeguarding officers are looking at it."))
    made = AttributionFlag(
        id=new_id(),
        commentary=commentary,
        commentary_id=commentary.id,
        organisation_id=organisation.id,
        sentence=sentence,
        flagged_by=actor.account_id,
        flagged_at=now,
        due_at=deadline.working_days_after(now, DAYS),
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "flag:filed", made, now=now)
    tell_role(Role.SAFEGUARDING, "safety_waits", now=now, path=f"/desk/flags/{made.id}")
    return made


def concerns(organisation: Organisation, commentary: Commentary) -> bool:
    """Whether a text is printed under the name of an organization, or under one that cannot be told from it."""
    signed = [each.organisation for each in commentary.signatures if each.state == "confirmed"]
    printed = [commentary.organisation, *signed]
    if any(each.id == organisation.id for each in printed):
        return True
    if commentary.consent != "public":
        return False
    ours = {each for each in (organisation.skeleton, organisation.english_skeleton) if each}
    return any({each.skeleton, each.english_skeleton} & ours for each in printed)


def set_aside(actor: Actor, flag: AttributionFlag, *, now: datetime) -> None:
    """Take the text out of sight until it is decided: reading room, search, dump of the register."""
    advance(actor, flag, FLAG, "set_aside", now=now)
    flag.aside_at = now
    row = flag.commentary
    if row.published:
        row.published = False
        _search.forget(row)
        _register.withheld(row, REASON, now=now)
    tell_organisation(row.organisation_id, "text_set_aside", now=now, commentary_id=row.id)


def set_all_aside(*, now: datetime) -> None:
    """Where the working day is over and nobody has decided, the text goes out of sight by the clock."""
    for flag_id in flags.due(now):
        held = flags.by_id(flag_id, lock=True)
        if held.state == "filed":
            set_aside(SYSTEM, held, now=now)


def decide(actor: Actor, flag: AttributionFlag, outcome: str, reason: str, *, now: datetime) -> None:
    """``restore`` the text, or ``keep_away``: then it is not admitted any more, and its contributor may appeal.

    Raises Invalid without an outcome or without a reason, which both organizations read.
    """
    reason = normalise(reason).strip()
    missing = N_("Give the reason in one sentence; both organizations read it.")
    wrong = [*refusals.of_reason("reason", reason, missing)]
    if outcome not in {"restore", "keep_away"}:
        wrong.insert(0, problem("outcome", N_("Decide whether the text is shown again.")))
    if wrong:
        raise Invalid(*wrong)
    row = flag.commentary
    flag.reason, flag.decided_by, flag.decided_at = reason, actor.account_id, now
    advance(actor, flag, FLAG, outcome, now=now)
    if outcome == "restore":
        admission.publish_if_due(row, now=now)
    else:
        _disown(actor, row, reason, now)
    said = {"outcome": outcome, "sentence": reason}
    # The contributor is led to the receipt, where the appeal is; nobody else can open it.
    tell_organisation(row.organisation_id, "flag_decided", now=now, commentary_id=row.id, **said)
    if flag.organisation_id != row.organisation_id:
        call = row.thematic_session_id
        tell_organisation(flag.organisation_id, "flag_decided", now=now, thematic_session_id=call, **said)


def _disown(actor: Actor, row: Commentary, reason: str, now: datetime) -> None:
    ground = "G10" if row.kind == "joint" else "G9"
    advance(actor, row, COMMENTARY, "disown", now=now, ground=ground)
    if row.published:
        row.published = False
        _search.forget(row)
    _register.withheld(row, ground, now=now)
    db.session.add(
        Decision(
            commentary_id=row.id,
            version_id=row.admitted_version_id or row.version_id or "",
            move="decline",
            ground=ground,
            sentence=reason,
            decided_by=actor.account_id,
            decided_at=now,
        )
    )


def _check(commentary: Commentary, organisation: Organisation, sentence: str) -> None:
    missing = N_("Say in a sentence or two why the text is not yours.")
    if wrong := refusals.of_reason("sentence", sentence, missing):
        raise Invalid(*wrong)
    if not concerns(organisation, commentary):
        said = N_(
            "This text is not printed under the name of your organization. If it endangers somebody, use "
            "“Report a reprisal or a danger” at the foot of the page."
        )
        raise Invalid(problem("organisation", said))
    if flags.refused_before(commentary.id, organisation.id):
        said = N_("Your organization has flagged this text before, and it was decided that it stands.")
        raise Invalid(problem("organisation", said))
