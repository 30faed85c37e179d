"""Joint submissions: the lead's page of members, and the page on which a member answers."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import deadline, wordcount
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Gone, Malformed, Missing, Stale
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import attribution
from panel.queries import commentary as commentaries
from panel.queries import joint as joints
from panel.services import commentary as commentary_verbs
from panel.services import joint as verbs
from panel.web import previews
from panel.web.commentaries import wording
from panel.web.commentaries.forms import SearchForm, SignForm
from panel.web.pages import go, render, say


def led(actor: Actor, commentary_id: str) -> Any:
    """Loader: a joint submission that one's own organization leads."""
    found = commentaries.own(actor, commentary_id, lock=request.method == "POST")
    if found.kind != "joint":
        raise Missing()
    return found


def asked(actor: Actor, commentary_id: str) -> Any:
    """Loader: what one's own organization was asked to sign, held while it is answered; what was erased
    answers 410."""
    found = joints.own_signature(actor, commentary_id, lock=request.method == "POST")
    if found.commentary.state == "erased":
        raise Gone()
    return found


@needs(Action.COMMENTARY_DRAFT, on=led)
def members(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Who is asked, what they answered, and a search for others to ask."""
    call = commentary.thematic_session
    form = SearchForm(request.args)
    typed = (form.name.data or "").strip()[:200]
    signed = joints.members(commentary.id)
    but = [commentary.organisation_id, *(s.organisation_id for s in signed)]
    return render(
        "commentaries/joint.html",
        commentary=commentary,
        call=call,
        members=signed,
        form=form,
        typed=typed,
        found=joints.to_invite(typed, but) if typed else (),
        is_open=deadline.is_open(door.now(), call.opens_at, call.closes_at),
    )


@needs(Action.JOINT_INVITE, on=led)
def invite(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Ask those that were ticked."""
    made = verbs.invite(actor, commentary, request.form.getlist("organisations"), now=door.now())
    if made:
        say(_("Invited. Their focal points are told by mail."))
        return go("joint", commentary_id=commentary.id)
    say(_("Tick at least one organization that is not invited yet."), "warn")
    return go("joint", commentary_id=commentary.id, name=request.form.get("name") or None, _anchor="ask")


@needs(Action.JOINT_INVITE, on=led)
def take_back(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Take one invitation back."""
    verbs.take_back(actor, commentary, request.form.get("signature", ""), now=door.now())
    say(_("The invitation is taken back."))
    return go("joint", commentary_id=commentary.id)


@needs(Action.COMMENTARY_READ, on=asked)
def sign(actor: Actor, signature: Any) -> ResponseReturnValue:
    """The text as it stands, who else is asked, and the answer."""
    return _sign(actor, signature)


@needs(Action.JOINT_ANSWER, on=asked)
def answer(actor: Actor, signature: Any) -> ResponseReturnValue:
    """Confirm the text that was seen, or decline."""
    form = SignForm()
    if form.act.data == "decline":
        verbs.decline(actor, signature, now=door.now())
        say(_("Declined. Your organization is not named."))
        return go("sign", commentary_id=signature.commentary_id)
    if form.act.data != "confirm":
        raise Malformed(_("Use one of the two buttons of the page."))
    try:
        seen = form.version.data or None
        verbs.confirm(actor, signature, form.revision.data or 0, version_id=seen, now=door.now())
    except Stale as error:
        return _sign(actor, signature, said=_(error.msgid), status=409)
    say(_("Confirmed. Your organization stands under this text."))
    return go("sign", commentary_id=signature.commentary_id)


def _sign(actor: Actor, signature: Any, *, said: str = "", status: int = 200) -> ResponseReturnValue:
    commentary = signature.commentary
    call = commentary.thematic_session
    filed = commentary.version if commentary.state != "draft" else None
    shown = filed or commentary.draft
    form = SignForm(None, data={"revision": commentary.draft.revision, "version": filed.id if filed else ""})
    return render(
        "commentaries/sign.html",
        status,
        signature=signature,
        commentary=commentary,
        call=call,
        form=form,
        shown=shown,
        filed=filed,
        blocks=previews.blocks(shown.body, 10**9),
        words=wordcount.count(shown.body),
        limit=commentary_verbs.word_limit(commentary),
        printed=wording.as_printed(attribution.crowd(call), commentary)[commentary.consent],
        members=sorted(commentary.signatures, key=lambda s: (s.organisation.name.casefold(), s.id)),
        is_open=commentary.kind == "joint" and deadline.is_open(door.now(), call.opens_at, call.closes_at),
        said=said,
    )
