"""Every changing request carries the token of its page; without it nothing is read or done."""

from __future__ import annotations

from flask import Flask, request
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf, validate_csrf
from wtforms import ValidationError

from panel.gate import protected
from panel.gate.errors import PageExpired

_protect = CSRFProtect()


def init(app: Flask) -> None:
    """Set up the tokens: bound to the cookie, without an age, so that two hours of writing are safe."""
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_SSL_STRICT=True)
    _protect.init_app(app)


def check() -> None:
    """Raise PageExpired unless the request carries its token in the form or in X-CSRFToken."""
    try:
        if protected.here():  # these pages send no Referer, which ``protect`` asks for under https
            validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
        else:
            _protect.protect()
    except (CSRFError, ValidationError) as error:
        raise PageExpired() from error


def token() -> str:
    """The token for the form being rendered."""
    made: str = generate_csrf()
    return made
