"""Requests to an application in this process, over the product's own door."""

from __future__ import annotations

from flask import Flask
from werkzeug.test import TestResponse

from panel.ops.drills.writers import Writer


def post(app: Flask, writer: Writer, key: str, body: str | None = None) -> int:
    """Press "Submit"; the status of the answer."""
    return answer(app, writer, key, body).status_code


def answer(app: Flask, writer: Writer, key: str, body: str | None = None) -> TestResponse:
    """Press "Submit"; the answer itself."""
    return app.test_client(use_cookies=False).post(
        f"/commentaries/{writer.commentary_id}",
        data=writer.form(key, body=body),
        headers={"Cookie": writer.cookie, "Host": app.config["PANEL"].host},
        content_type="application/x-www-form-urlencoded",
    )
