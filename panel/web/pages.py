"""What every page shares: its language, its frame, its messages."""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from typing import Any
from urllib.parse import unquote

from flask import Flask, current_app, flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from panel import i18n
from panel.domain import constituencies, grounds, moderation
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.policy import can
from panel.gate import csrf, door, protected
from panel.gate.shared import LANGUAGE_COOKIE
from panel.i18n import gettext as _
from panel.web import labels

LANGUAGE_SECONDS = 365 * 24 * 3600

#: Longest address that a sign-in goes back to, in characters.
LONGEST_TARGET = 500


def init(app: Flask) -> None:
    """Dress Jinja: gettext, formats, and what the frame needs."""
    i18n.install(app.jinja_env)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_frame)
    app.after_request(_remember_language)
    app.teardown_request(_leave_language)


def choose_locale() -> str:
    """``?lang=``, then the cookie, then what the browser asks for."""
    return i18n.supported(request.args.get("lang")) or usual_locale()


def usual_locale() -> str:
    """The same without the address: what may be asked of a request that nobody has looked at yet. A cookie is a
    name in our list or nothing."""
    return i18n.supported(request.cookies.get(LANGUAGE_COOKIE)) or i18n.negotiate(
        request.headers.get("Accept-Language")
    )


def enter_usual_language() -> None:
    """Speak the language of the browser already while the request is looked at, so that a refusal is read."""
    g.language = ExitStack()
    g.language.enter_context(i18n.use_locale(usual_locale()))


def enter_language() -> None:
    """Speak the chosen language until the request ends."""
    g.language.enter_context(i18n.use_locale(choose_locale()))


def _leave_language(_error: BaseException | None) -> None:
    if "language" in g:
        g.language.close()


def _remember_language(response: Any) -> Any:
    asked = i18n.supported(request.args.get("lang"))
    if asked and asked != request.cookies.get(LANGUAGE_COOKIE):
        response.set_cookie(
            LANGUAGE_COOKIE,
            asked,
            max_age=None if protected.here() else LANGUAGE_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
        )
    return response


def _frame() -> dict[str, Any]:
    actor = door.actor()
    return {
        "locale": i18n.page_locale(i18n.active_locale(), i18n.spoken_locale()),
        "actor": actor,
        "now": g.get("now"),
        "nav": _nav(),
        "footer_nav": _footer(),
        "own_desk": own_desk(actor),
        "may": may,
        "csrf_token": csrf.token,
        "constituency_of": constituencies.by_code,
        "region_of": dict(constituencies.REGIONS),
        "ground_label": ground_label,
        "reason_of": moderation.by_code,
        "labels": labels,
        "quiet": protected.here(),
        "can_report": "report_danger" in current_app.view_functions,
        "demo": current_app.config["PANEL"].demo,
    }


def _nav() -> list[tuple[str, str]]:
    """The head of a page is one line: who is signed in has rooms of their own there, and knows how we work."""
    rooms = [
        ("home", _("Open now")),
        ("reading_room", _("Reading room")),
        ("threads", _("Threads")),
        ("summaries", _("Summaries")),
    ]
    return rooms if door.actor().signed_in else [*rooms, _methods()]


def _methods() -> tuple[str, str]:
    return "working_methods", _("How we work")


def _footer() -> list[tuple[str, str]]:
    links = [*dict.fromkeys([*_nav(), _methods()]), ("organisations", _("Organizations"))]
    links += [("reference", _("Reference lists")), ("outages", _("Outage ledger"))]
    links += [("register", _("Public register")), ("what_we_hold", _("What we hold about whom"))]
    desks = (
        ("session:desk", "desk", _("Desk")),
        ("chair:desk", "chair", _("The chair’s desk")),
        ("moderation:desk", "moderation", _("Moderation")),
        ("contribution:queue", "protected_queue", _("Words of participants")),
        ("organisation:review", "organisation_queue", _("Registrations")),
        ("approval:list", "approvals", _("Waiting for a second person")),
        ("people:read", "people", _("People and roles")),
        ("safety:read", "safety_reports", _("Reports of danger")),
        ("flag:read", "attribution_flags", _("Falsely attributed")),
        ("identity:reveal", "withheld_names", _("Withheld names")),
        ("audit:read", "audit", _("Record of acts")),
    )
    links += [(endpoint, label) for action, endpoint, label in desks if may(action)]
    if door.actor().signed_in:
        links += [
            ("my_commentaries", _("Your commentaries")),
            ("own_posts", _("Your posts")),
            ("account", _("Your account")),
        ]
    return [(e, label) for e, label in links if e in current_app.view_functions]


def own_desk(actor: Actor) -> str:
    """Where somebody of the Panel begins: the first of these that is open to them."""
    desks = (
        ("session:desk", "desk"),
        ("moderation:desk", "moderation"),
        ("safety:read", "safety_reports"),
        ("audit:read", "audit"),
        ("people:read", "people"),
    )
    return next((endpoint for action, endpoint in desks if can(actor, Action(action))), "account")


def may(action: str, subject: Any = None) -> bool:
    """Whether the person reading the page may do an action; templates ask this for their buttons."""
    return can(door.actor(), Action(action), subject)


def ground_label(code: str) -> str:
    """A ground of admissibility in words; nothing for a code that is none."""
    known = grounds.by_code(code)
    return _(known.label) if known is not None else ""


def render(template: str, status: int = 200, **context: Any) -> ResponseReturnValue:
    """A page."""
    return make_response(render_template(template, **context), status)


def part(template: str, **context: Any) -> str:
    """A part of a page, for a script that sets it in its place."""
    return render_template(template, **context)


def go(endpoint: str, **values: Any) -> ResponseReturnValue:
    """See other: what follows a POST."""
    return redirect(url_for(endpoint, **values), 303)


def say(message: str, kind: str = "ok") -> None:
    """A message on the next page; ``kind`` is ok, warn or stop."""
    flash(message, kind)


def fresh_key() -> str:
    """An idempotency key for a form: a double click files once."""
    return secrets.token_hex(16)


def safe_next() -> str | None:
    """Where to go after signing in: only a page of ours, and not one of those that sign in."""
    target = request.values.get("next", "")
    path = unquote(target.partition("?")[0])
    plain = path.startswith("/") and not path.startswith("//") and len(target) <= LONGEST_TARGET
    if not plain or any(ord(c) < 33 or c in "\\\x7f" for c in target + unquote(target)):
        return None
    try:
        endpoint, _values = current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        return None
    return None if endpoint in {"sign_in", "sign_in_code", "sign_up"} else target
