"""Becoming a participant: a code, what we hold, a number and words, two of which are typed to be sure."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from flask import current_app, session
from flask.typing import ResponseReturnValue

from panel.domain import invitations, passphrases
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate import door, protected
from panel.gate.marks import needs, public
from panel.i18n import active_locale
from panel.i18n import gettext as _
from panel.queries import participant as participants
from panel.services import invitation
from panel.services import participant as verbs
from panel.web.pages import go, render
from panel.web.protected.forms import CodeForm, WordsForm


@public("whoever was invited has no account yet", own_transaction=True)
def join(actor: Actor) -> ResponseReturnValue:
    """What we hold, and the code; the answer to a code that works shows number and words, once."""
    if actor.protected:
        return go("p_confirm" if "confirm" in session else "p_inbox")
    form = CodeForm()
    if not form.is_submitted() or not form.validate():
        return render("protected/join.html", 422 if form.errors else 200, form=form)
    sealed = invitation.code_hash(current_app.extensions["panel.keys"].invitation, form.code.data or "")
    try:
        with door.glance():
            if participants.unused(sealed) is None:
                raise Invalid(verbs.used_up())
        words = verbs.new_words(active_locale())
        with door.unit():
            row = verbs.join(sealed, words, today=door.now().date())
            token = verbs.sign_in(row, today=door.now().date())
            number = row.number
    except Invalid as error:
        form.refuse(error.problems)
        return render("protected/join.html", 422, form=form)
    return shown(number, words, token)


@needs(Action.PARTICIPATION_OWN, on=lambda actor: participants.own(actor), own_transaction=True)
def new_words(actor: Actor, _own: object) -> ResponseReturnValue:
    """Both passphrases anew, for who is signed in: the paper was lost, or somebody has seen it."""
    words = verbs.new_words(active_locale())
    with door.unit():
        row = participants.own(actor, lock=True)
        verbs.renew(row, words)
        token = verbs.sign_in(row, today=door.now().date())
        number = row.number
    return shown(number, words, token)


@needs(Action.PARTICIPATION_OWN, on=lambda actor: participants.own(actor))
def confirm(actor: Actor, _own: object) -> ResponseReturnValue:
    """Two words are asked for, so that nobody goes on without having kept them."""
    asked = session.get("confirm")
    if asked is None:
        return go("p_inbox")
    first, second, held = asked
    form = WordsForm()
    form.first.label.text = _("Word number %(n)s of your six words", n=first + 1)
    form.second.label.text = _("Word number %(n)s of your six words", n=second + 1)
    if form.is_submitted() and form.validate():
        if hmac.compare_digest(_seal(form.first.data or "", form.second.data or ""), held):
            del session["confirm"]
            return go("p_inbox")
        form.form_errors.append(
            _("These are not the two words. Look at your paper once more, or let us show you new words.")
        )
    return render("protected/confirm.html", 422 if form.errors else 200, form=form)


def shown(number: str, words: verbs.Words, token: str) -> ResponseReturnValue:
    """The page with number and words, and a cookie that knows which two of them will be asked for."""
    protected.enter(token, door.now())
    first, second = sorted(secrets.SystemRandom().sample(range(passphrases.LENGTH), 2))
    session["confirm"] = [first, second, _seal(words.passphrase[first], words.passphrase[second])]
    return render("protected/words.html", number=invitations.printed(number), words=words)


def _seal(first: str, second: str) -> str:
    """What the cookie carries of the two words: nothing that could be read or tried without our key."""
    text = f"{passphrases.folded(first)} {passphrases.folded(second)}"
    return hmac.new(current_app.extensions["panel.keys"].invitation, text.encode(), sha256).hexdigest()
