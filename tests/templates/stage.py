"""A small Flask application around the frame: real url_for, real requests, no database."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from flask import Flask, render_template, render_template_string, request
from jinja2 import StrictUndefined

from panel import i18n

NAV = (("home", "Open now"), ("reading_room", "Reading room"))
ENDPOINTS = ("home", "reading_room", "sign_in", "sign_out", "desk", "my_commentaries", "outages")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

VISITOR = SimpleNamespace(signed_in=False, staff=False, name="")
OFFICER = SimpleNamespace(signed_in=True, staff=True, name="A. Osei <x>")
CONTRIBUTOR = SimpleNamespace(signed_in=True, staff=False, name="F. Diallo")


def make(actor: Any = VISITOR) -> Flask:
    """The stage for one reader; ``?lang=`` chooses the language of a page."""
    app = Flask("panel", root_path=str(i18n.catalogue.DIRECTORY.parent))
    app.secret_key = "stage"
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals["csrf_token"] = lambda: "token-1"
    i18n.install(app.jinja_env)
    for endpoint in ENDPOINTS:
        app.add_url_rule(f"/{endpoint}", endpoint, lambda: "page", methods=["GET", "POST"])

    @app.context_processor
    def frame() -> dict[str, Any]:
        tag = i18n.supported(request.args.get("lang")) or "en"
        return {
            "locale": i18n.page_locale(tag),
            "actor": actor,
            "nav": list(NAV),
            "footer_nav": [*NAV, ("outages", "Outage ledger")],
        }

    @app.after_request
    def policy(response: Any) -> Any:
        response.headers["Content-Security-Policy"] = CSP
        return response

    return app


def render(source: str, address: str = "/home", actor: Any = VISITOR, **values: Any) -> str:
    """One template source on the stage; ``address`` is where the reader is."""
    app = make(actor)
    with app.test_request_context(address):
        with i18n.use_locale(request.args.get("lang", "en")):
            return render_template_string(source, **values)


def render_file(name: str, address: str = "/home", actor: Any = VISITOR, **values: Any) -> str:
    """One template of the panel on the stage."""
    app = make(actor)
    with app.test_request_context(address), i18n.use_locale(request.args.get("lang", "en")):
        return render_template(name, **values)
