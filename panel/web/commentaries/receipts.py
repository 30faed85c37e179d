"""After filing: the receipt, its file, what changed between versions, and the choices that remain."""

from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue

from panel.collation.segment import paragraphs
from panel.domain import deadline, difference, grounds
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.attribution import stricter
from panel.domain.errors import Invalid, Missing
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import attribution, campaign
from panel.queries import commentary as commentaries
from panel.queries import correction as corrections
from panel.queries import joint as joints
from panel.queries import summary as summaries
from panel.services import admission, receipts, register_place
from panel.services import commentary as verbs
from panel.web import previews
from panel.web.commentaries import wording
from panel.web.commentaries.forms import AppealForm, ConsentForm
from panel.web.forms import choices, whole
from panel.web.labels import CONSENT
from panel.web.pages import go, render, say


def own(actor: Actor, commentary_id: str) -> Any:
    """Loader: a commentary of one's own organization, held while it may change."""
    return commentaries.own(actor, commentary_id, lock=request.method == "POST")


def own_version(actor: Actor, commentary_id: str, number: str) -> Any:
    """Loader: one's own commentary, for the changes that version ``number`` brought."""
    return own(actor, commentary_id)


def queued(actor: Actor, commentary_id: str, number: str) -> Any:
    """Loader: a commentary as officers may read it."""
    return commentaries.by_id(actor, commentary_id)


@needs(Action.COMMENTARY_RECEIPT, on=own)
def receipt(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """The receipt of what was filed last, what became of it, and what can still be done."""
    return _receipt(actor, commentary, AppealForm(None))


@needs(Action.COMMENTARY_RECEIPT, on=own)
def receipt_file(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """The receipt as a text file."""
    made = receipts.of(commentary)
    place = _place(made)
    headers = {
        "Content-Disposition": f'attachment; filename="{made.file_name}"',
        "Content-Type": "text/plain; charset=utf-8",
    }
    return receipts.as_text(made, actor.time_zone, register_place.as_text(place)), 200, headers


@needs(Action.COMMENTARY_APPEAL, on=own)
def appeal(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """The one appeal to the chair."""
    form = AppealForm()
    try:
        admission.appeal(actor, commentary, form.sentence.data or "", now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        return _receipt(actor, commentary, form, 422)
    say(_("Your appeal is with the chair, who decides once and tells you."))
    return go("receipt", commentary_id=commentary.id)


@needs(Action.COMMENTARY_WITHDRAW, on=own)
def withdraw(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Withdrawal cannot be undone, so it has its own page."""
    if request.method == "GET":
        verbs.before_adoption(commentary, lock=False)
        if not _possible(commentary, "withdraw"):
            return go("receipt", commentary_id=commentary.id)
        return render("commentaries/withdraw.html", commentary=commentary)
    verbs.withdraw(actor, commentary, now=door.now())
    say(_("Withdrawn. The number stays vacant."))
    return go("receipt", commentary_id=commentary.id)


@needs(Action.COMMENTARY_CONSENT, on=own)
def consent(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Choose a stricter level; the page says what follows from each before it is chosen."""
    call = commentary.thematic_session
    levels = stricter(commentary.consent, call.consents)
    if request.method == "GET" and (not levels or not _possible(commentary, "consent")):
        return go("receipt", commentary_id=commentary.id)
    form = ConsentForm()
    form.consent.choices = choices((level, CONSENT[level]) for level in levels)
    if request.method == "POST" and form.consent.data not in levels:
        form.consent.errors = [_("Choose a level that is stricter than the present one.")]
    elif request.method == "POST":
        verbs.tighten_consent(actor, commentary, form.consent.data, now=door.now())
        say(_("It is in force from now on, on every page."))
        return go("receipt", commentary_id=commentary.id)
    version = commentary.version
    return render(
        "commentaries/consent.html",
        422 if form.errors else 200,
        form=form,
        commentary=commentary,
        printed=wording.as_printed(attribution.crowd(call), commentary),
        mentions=wording.own_names(commentary, version.title, version.body) if version else [],
    )


@needs(Action.COMMENTARY_RECEIPT, on=own_version)
def changes(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """What one version changed against the one before, for those who wrote it."""
    return _changes(commentary, commentaries.versions(commentary.id), back="receipt")


@needs(Action.QUEUE_READ, on=queued)
def desk_changes(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """The same for the officers who decide; never what stood under a redaction."""
    versions = commentaries.versions(commentary.id)
    redacted = [at for at, version in enumerate(versions) if version.redacts]
    return _changes(commentary, versions[redacted[-1] :] if redacted else versions, back="review")


def _changes(commentary: Any, versions: Any, *, back: str) -> ResponseReturnValue:
    number = (request.view_args or {})["number"]
    seq = whole(number, 0)
    at = next((at for at, version in enumerate(versions) if version.seq == seq), 0)
    if not at:
        raise Missing()
    old, new = versions[at - 1], versions[at]
    before, after = paragraphs(old.body), paragraphs(new.body)
    found = difference.compare(
        [old.title, *(old.body[p.start : p.end] for p in before)],
        [new.title, *(new.body[p.start : p.end] for p in after)],
    )
    was, became = (None, *(p.number for p in before)), (None, *(p.number for p in after))
    return render(
        "commentaries/changes.html",
        commentary=commentary,
        old=old,
        new=new,
        changes=[
            (was[c.old] if c.old is not None else None, became[c.new] if c.new is not None else None, c)
            for c in found
        ],
        back=back,
    )


def _possible(commentary: Any, what: str) -> bool:
    """Whether the table of moves and the summary still allow it; who may is asked of the policy."""
    if summaries.adopted(commentary.thematic_session_id) or commentary.number is None:
        return False
    if what == "consent":
        return commentary.state not in {"withdrawn", "erased"}
    return commentary.state in {"submitted", "admitted", "late"}


def _place(made: receipts.Receipt) -> register_place.Place:
    """Where the text of a receipt stands in the register."""
    origin = current_app.config["PANEL"].register_origin
    return register_place.of(made, origin, current_app.extensions["panel.keys"].receipt)


def _receipt(actor: Actor, commentary: Any, form: AppealForm, status: int = 200) -> ResponseReturnValue:
    call, now = commentary.thematic_session, door.now()
    versions = commentaries.versions(commentary.id)
    made = receipts.of(commentary, versions)
    in_time = deadline.is_open(now, call.opens_at, call.closes_at)
    draft = commentary.draft
    unfiled = draft is not None and (draft.title, draft.body) != (made.title, made.body)
    return render(
        "commentaries/receipt.html",
        status,
        form=form,
        commentary=commentary,
        call=call,
        receipt=made,
        place=_place(made),
        filed_by=receipts.filed_by(made),
        named=receipts.named(commentary.consent),
        paragraphs=receipts.paragraphs(made),
        printed=wording.as_printed(attribution.crowd(call), commentary)[commentary.consent],
        versions=versions,
        decisions=commentary.decisions,
        explained={g.code: _(g.explanation) for g in grounds.GROUNDS},
        appealed=commentaries.appeal_of(commentary.id),
        appealable=admission.appealable(commentary, now=now),
        members=joints.members(commentary.id) if commentary.signatures else (),
        blocks=previews.blocks(made.body, 10**9),
        changeable=in_time and commentary.state in verbs.FILED,
        offered=in_time and commentary.kind == "individual" and campaign.offered(commentary.id),
        unfiled=unfiled and commentary.state in verbs.FILED,
        reflected=commentary.state == "admitted" and bool(corrections.shown_to_contributors([call.id])),
        withdrawable=_possible(commentary, "withdraw"),
        tightenable=_possible(commentary, "consent") and bool(stricter(commentary.consent, call.consents)),
    )
