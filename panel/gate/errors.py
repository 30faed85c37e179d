"""Refusals as pages: each says what happened and what to do next, and gives typed text back."""

from __future__ import annotations

import errno
import logging
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from panel.db import reading
from panel.domain.errors import N_, Invalid, PanelError, Stale
from panel.gate import protected, sign_in, tally, typed
from panel.gate.edge import FORM_WITH_FILE, LongAddress
from panel.i18n import gettext as _

log = logging.getLogger("panel.gate")

#: After how many seconds a form may be sent again to a store that did not answer.
RETRY_AFTER = 10

#: What the system says of a disk that is full or broken, and of a process that has no more handles.
_NO_ROOM = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE}
)


class PageExpired(PanelError):
    """The form's token does not fit this browser's session any more."""

    status = 400
    title = N_("This page has expired")
    default = N_("It was open for too long, or another window has signed in or out. Nothing was changed.")


class NotSignedIn(PanelError):
    """The act needs an account."""

    status = 401
    title = N_("Sign in to go on")
    default = N_("You are signed out, so nothing was changed.")


class Overloaded(PanelError):
    """The store does not answer just now."""

    status = 503
    title = N_("The platform cannot save just now")
    default = N_("Nothing was changed. Keep this page open and send it again in a minute.")


class Unread(PanelError):
    """The same for who only reads."""

    status = 503
    title = N_("The platform does not answer just now")
    default = N_("Nothing of yours is lost. Try again in a minute.")


class TooLarge(PanelError):
    """More than one request may carry: nothing of it was read, so nothing can be given back."""

    status = 413
    default = N_("It is larger than %(limit)s. Nothing of it was read, and nothing was changed.")


TITLES = {
    400: N_("The request could not be read"),
    401: N_("Sign in to go on"),
    403: N_("Your account may not do this"),
    404: N_("There is nothing at this address"),
    405: N_("This address does not do that"),
    409: N_("This cannot be done now"),
    410: N_("This was erased"),
    413: N_("This is more than one request may carry"),
    415: N_("This kind of content is not accepted here"),
    422: N_("Some answers need another look"),
    429: N_("Too many tries"),
    500: N_("Something went wrong on our side"),
    503: N_("The platform cannot save just now"),
}

NEXT = {
    400: N_(
        "Go back one page, reload it and try again. What was copied from elsewhere is better typed anew."
    ),
    404: N_("Check the address, or start from the first page."),
    405: N_("Go back one page and use the buttons there."),
    415: N_("Use the form on the page."),
    500: N_("Nothing was changed. Try again in a minute; if it happens again, tell the secretariat when."),
}


def init(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(PanelError, panel_error)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(DBAPIError, database_error)
    app.register_error_handler(PoolTimeout, no_connection)
    app.register_error_handler(Exception, unexpected)


def panel_error(error: PanelError) -> ResponseReturnValue:
    """A refusal of ours."""
    if isinstance(error, NotSignedIn) and protected.here():
        return redirect(url_for("p_sign_in"), 303)
    if isinstance(error, NotSignedIn) and request.method == "GET" and not wants_json():
        return redirect(url_for("sign_in", next=request.full_path.rstrip("?")))
    return page(error.status, _(error.msgid, **error.params), error)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """A refusal of the framework: not found, wrong method, too large."""
    if error.code is not None and 300 <= error.code < 400:
        return error.get_response()
    status = error.code or 500
    _recognize()
    if status == 413:
        return panel_error(TooLarge(limit=_size(request.max_content_length or 0)))
    answer = make_response(page(status, ""))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer


def _recognize() -> None:
    """An address that leads nowhere has no door; the frame of its page still greets who is signed in."""
    if "actor" not in g:
        try:
            with reading():
                g.actor = sign_in.current(g.now)
        except (DBAPIError, PoolTimeout):
            log.warning("who is signed in could not be read for an error page")


def database_error(error: DBAPIError) -> ResponseReturnValue:
    """A store that is locked, full or gone is a 503 that keeps the text; a lost race is a 409."""
    _note("database error", error)
    if isinstance(error, (OperationalError, InterfaceError)) or error.connection_invalidated:
        return panel_error(_no_answer())
    if isinstance(error, IntegrityError):
        return panel_error(Stale())
    return page(500, "")


def no_connection(error: PoolTimeout) -> ResponseReturnValue:
    """Everybody waits for the store: a 503 that keeps the text."""
    _note("no connection was free", error)
    return panel_error(_no_answer())


def unexpected(error: Exception) -> ResponseReturnValue:
    """A disk without room is a store that does not answer; anything else is our fault. The log has the
    trace, the page has none."""
    _note("unexpected", error)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return panel_error(_no_answer())
    return page(500, "")


def _no_answer() -> PanelError:
    return Unread() if _only_reads() else Overloaded()


def _only_reads() -> bool:
    return request.method in {"GET", "HEAD"}


def _size(limit: int) -> str:
    """A limit in bytes as people read it."""
    return f"{limit // 1_048_576} MB" if limit >= 1_048_576 else f"{limit // 1_024} kB"


def _note(what: str, error: Exception) -> None:
    """The log has the trace; of the pages of participants only that there was an error, by the hour."""
    if protected.here():
        tally.of(tally.PARTICIPANTS).count(type(error).__name__)
    else:
        log.error(what, exc_info=error)


def wants_json() -> bool:
    """Whether a script of ours asks (autosave and the like)."""
    return request.accept_mimetypes.best == "application/json"


def page(status: int, message: str, error: PanelError | None = None) -> ResponseReturnValue:
    """The error page, or its JSON twin for our own scripts."""
    headers = {"Retry-After": str(RETRY_AFTER)} if status in {429, 503} else {}
    if wants_json():
        return {"status": status, "message": message}, status, headers
    title = _(getattr(error, "title", "") or TITLES.get(status, HTTPStatus(status).phrase))
    if isinstance(error, Invalid):  # what is wrong stands in the list
        message = _("Nothing was changed.")
    if message.rstrip(".。") == title:  # the heading says it already
        message = ""
    kept = typed.words() if status not in {404, 413} else ""
    said = [message, _("Your text is below.") if kept else ""]
    body = render_template(
        "_layout/error.html",
        heading=title,
        happened=" ".join(part for part in said if part) or title,
        todo=_steps(status, error, kept),
        kept_text=kept,
    )
    return body, status, headers


def _steps(status: int, error: PanelError | None, kept: str) -> list[str]:
    """What can be done now, as sentences or links."""
    steps = [_(p.msgid, **p.values) for p in error.problems] if isinstance(error, Invalid) else []
    if isinstance(error, (NotSignedIn, PageExpired)):
        steps.append(_sign_in_link(kept))
    elif isinstance(error, LongAddress):
        steps.append(_link(request.path, _("Open the page without them")))
    elif status == 404:
        steps.append(_(NEXT[status]))
        first, name = ("p_inbox", _("Your page")) if protected.here() else ("home", _("Open calls"))
        steps.append(_link(url_for(first), name))
    elif status in NEXT:
        steps.append(_(NEXT[status]))
    elif status in _AGAIN and _only_reads():
        steps.append(_link(request.full_path.rstrip("?"), _("Try again")))
    elif status in _SENT:
        steps += _after_sending(status)
    return steps


#: What can be asked for once more, and what was sent and did not arrive.
_AGAIN, _SENT = frozenset({429, 503}), frozenset({409, 413, 422, 429, 503})


def _after_sending(status: int) -> list[str]:
    """What can be done with a form that was refused as a whole."""
    if status == 503:
        return [_("Reload this page in a minute: your browser then sends the same once more.")]
    if status == 409:
        return [_link(_back(), _("Look at how it stands now"))]
    if status != 413:
        return [_link(_back(), _("Go back"))]
    if request.mimetype == FORM_WITH_FILE:
        return [_("Choose a smaller file, then send it again."), _link(_back(), _("Go back"))]
    return [
        _("A commentary has at most 1,000 words. Shorten what you send, then try again."),
        _("Go back one page with your browser to get at what you typed: this page does not have it."),
    ]


def _link(leads: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(leads, words)


def _back() -> str:
    """The page that was sent from: this address, the one before, or the first page."""
    rule = request.url_rule
    if rule is not None and "GET" in (rule.methods or ()) and not _only_reads():
        return request.path
    before = urlsplit(request.referrer or "")
    first = url_for("p_inbox" if protected.here() else "home")
    return before.path if before.netloc == request.host and before.path else first


def _sign_in_link(kept: str) -> Markup:
    """The way back to where one was, through the sign-in; then what was typed can be sent once more."""
    rule = request.url_rule
    back = request.path if rule is not None and "GET" in (rule.methods or ()) else None
    if protected.here():
        return _link(url_for("p_sign_in"), _("Sign in again"))
    label = _("Sign in again, then send your text once more") if kept else _("Sign in again")
    return _link(url_for("sign_in", next=back), label)
