"""Signing in by number and words, the page where answers wait, leaving, closing the account."""

from __future__ import annotations

from typing import Any

from flask import current_app, g, redirect, request, session
from flask.typing import ResponseReturnValue

from panel.domain import invitations
from panel.domain.actions import Action
from panel.domain.actor import ANONYMOUS, Actor
from panel.domain.errors import Busy, Invalid
from panel.domain.inbox import KINDS
from panel.gate import door, protected
from panel.gate.marks import needs, public
from panel.i18n import active_locale
from panel.i18n import gettext as _
from panel.queries import contribution as contributions
from panel.queries import participant as participants
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.services import contribution, sealed
from panel.services import participant as verbs
from panel.web.pages import go, render, say
from panel.web.protected.forms import AboutForm, ContactForm, EnterForm, RecoverForm
from panel.web.protected.joining import shown


def own(actor: Actor) -> Any:
    """Loader: the participant's own row, held while it is changed."""
    return participants.own(actor, lock=request.method == "POST")


@public("signing in is how a participant gets to what waits", own_transaction=True)
def sign_in(actor: Actor) -> ResponseReturnValue:
    """Number and six words; the same answer whether or not there is such a number."""
    if actor.protected:
        return go("p_inbox")
    form = EnterForm()
    found = _checked(form, "passphrase_hash") if form.is_submitted() else None
    if found is None:
        return render("protected/sign_in.html", _status(form), form=form)
    with door.unit():
        row = participants.by_number(found, lock=True)
        if row is None:
            return go("p_sign_in")
        token = verbs.sign_in(row, today=door.now().date())
    protected.enter(token, door.now())
    return go("p_inbox")


@public("whoever lost the first words has only the second", own_transaction=True)
def recover(actor: Actor) -> ResponseReturnValue:
    """Number and the second six words give new ones, both; the old ones end."""
    form = RecoverForm()
    found = _checked(form, "recovery_hash") if form.is_submitted() else None
    if found is None:
        return render("protected/recover.html", _status(form), form=form)
    words = verbs.new_words(active_locale())
    with door.unit():
        row = participants.by_number(found, lock=True)
        if row is None:
            return go("p_recover")
        verbs.renew(row, words)
        token = verbs.sign_in(row, today=door.now().date())
        number = row.number
    return shown(number, words, token)


@needs(Action.PARTICIPATION_OWN, on=own)
def inbox(actor: Actor, row: Any) -> ResponseReturnValue:
    """What waits, and where one may speak."""
    if "confirm" in session:
        return go("p_confirm")
    texts = contributions.listed(actor)
    return render(
        "protected/inbox.html",
        messages=participants.messages(actor),
        kinds=KINDS,
        call=sessions.by_id(row.thematic_session_id),
        threads=threads.of_session(row.thematic_session_id),
        texts=sealed.read(texts),
        out=contributions.out(texts),
    )


@needs(Action.PARTICIPATION_OWN, on=own)
def dismiss(actor: Actor, row: Any) -> ResponseReturnValue:
    """Take a message off the page."""
    verbs.dismiss(actor, row, request.form.get("message", ""))
    return go("p_inbox")


@public("the way out must work for whoever is on the page")
def leave(actor: Actor) -> ResponseReturnValue:
    """Another site at once. The cookie is gone with it; what the server keeps of it is over in a day."""
    return _gone(redirect(current_app.config["PANEL"].exit_url, 303))


@needs(Action.PARTICIPATION_OWN, on=own)
def sign_out(actor: Actor, row: Any) -> ResponseReturnValue:
    """End this session."""
    verbs.sign_out(actor, row, protected.token())
    return _gone(go("p_sign_in"))


@needs(Action.PARTICIPATION_OWN, on=own)
def close(actor: Actor, row: Any) -> ResponseReturnValue:
    """Close the account, in one step."""
    if request.method == "GET":
        return render("protected/close.html")
    contribution.erase_all(actor, row, now=door.now())
    verbs.close(actor, row)
    protected.leave()
    g.actor = ANONYMOUS
    return _gone(render("protected/closed.html"))


@needs(Action.PARTICIPATION_OWN, on=own)
def about(actor: Actor, row: Any) -> ResponseReturnValue:
    """A region, if the participant wishes to give one."""
    form = AboutForm(region=row.region).offer()
    if form.is_submitted():
        try:
            verbs.give_region(actor, row, form.region.data or "")
            say(_("Kept."))
            return go("p_inbox")
        except Invalid as error:
            form.refuse(error.problems)
    return _about(row, form, ContactForm(formdata=None))


@needs(Action.PARTICIPATION_OWN, on=own)
def contact(actor: Actor, row: Any) -> ResponseReturnValue:
    """A way to be reached, sealed away from everybody here."""
    form = ContactForm()
    try:
        verbs.leave_contact(actor, row, form.contact.data or "")
        said = (form.contact.data or "").strip()
        say(_("It is sealed away.") if said else _("Nothing is sealed away."))
        return go("p_inbox")
    except Invalid as error:
        form.refuse(error.problems)
    return _about(row, AboutForm(formdata=None, region=row.region).offer(), form)


def _about(row: Any, form: AboutForm, contact: ContactForm) -> ResponseReturnValue:
    status = 422 if form.errors or contact.errors else 200
    return render(
        "protected/about.html", status, row=row, form=form, contact=contact, ready=verbs.reachable()
    )


def _gone(answer: ResponseReturnValue) -> ResponseReturnValue:
    protected.leave()
    response = current_app.make_response(answer)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def _checked(form: EnterForm | RecoverForm, column: str) -> str | None:
    """The number, if the words fit it; else what is wrong stands in the form."""
    if not form.validate():
        return None
    number, now, tries = invitations.digits(form.number.data or ""), door.now(), protected.tries()
    try:
        tries.check(number, now)
        with door.glance():
            row = participants.by_number(number)
            held = getattr(row, column) if row is not None else None
        fits = verbs.fits(held, form.passphrase.data or "")
    except Busy as error:
        form.form_errors.append(_(error.msgid))
        return None
    if not fits:
        tries.count(number, now)
        form.form_errors.append(
            _("Number and words do not fit together. Look at your paper, then try again.")
        )
        return None
    tries.forget(number, now)
    return number


def _status(form: EnterForm | RecoverForm) -> int:
    if _(protected.WAIT) in form.form_errors:
        return 429
    return 422 if form.errors else 200
