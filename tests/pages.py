"""A test client that holds every page it fetches to the quality of a public site."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from panel.db import transaction
from panel.models import Account
from panel.services import account as verbs

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Page(HTMLParser):
    """The few facts of a page that tests ask for."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(html)
        if self.open:
            self.faults.append(f"never closed: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {k: v or "" for k, v in attrs}
        if len(named) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.tags.append((tag, named))
        if "id" in named and "template" not in self.open:  # a template is no part of the page yet
            self.ids.append(named["id"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def named(self, tag: str) -> list[dict[str, str]]:
        """Attributes of all elements of that name."""
        return [attrs for name, attrs in self.tags if name == tag]


def faults(html: str) -> list[str]:
    """What is wrong with a page; empty if nothing is."""
    page = Page(html)
    found = list(page.faults)
    found += [f"id twice: {i}" for i in sorted({i for i in page.ids if page.ids.count(i) > 1})]
    if len(page.named("h1")) != 1:
        found.append(f"{len(page.named('h1'))} h1")
    root = page.named("html")[0]
    if not root.get("lang") or root.get("dir") not in {"ltr", "rtl"}:
        found.append("html without lang or dir")
    labelled = {a.get("for") for a in page.named("label")}
    for tag in ("input", "select", "textarea"):
        for attrs in page.named(tag):
            hidden = attrs.get("type") in {"hidden", "submit"}
            named = attrs.get("id") in labelled or "aria-label" in attrs or "aria-labelledby" in attrs
            if not hidden and not named:
                found.append(f"{tag} {attrs.get('name')} has no label")
    for form in page.named("form"):
        if form.get("method", "get").lower() == "post" and "csrf_token" not in html:
            found.append("a form without a token")
    found += [f"style attribute on <{t}>" for t, a in page.tags if "style" in a]
    found += [f"handler on <{t}>" for t, a in page.tags if any(k.startswith("on") for k in a)]
    found += ["inline script" for a in page.named("script") if "src" not in a]
    return found


class Browser:
    """Fetches and posts; asserts the quality of every HTML answer.

    Each request gets an application context of its own, as on a server: otherwise it would share the
    test's ``g`` and database session, and see what no other process could see.
    """

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()

    def sign_in(
        self, account: Account | None, *, strong: bool = True, base: str = "http://127.0.0.1:8000"
    ) -> Browser:
        """Be somebody, without the pages of signing in; None is nobody."""
        self.client = self.app.test_client()
        if account is not None:
            with transaction():
                token = verbs.sign_in(
                    account, "test", now=self.app.config["PANEL_CLOCK"](), days=14, strong=strong
                )
            with self.client.session_transaction(base_url=base) as cookie:
                cookie["_user_id"] = token
                cookie["_fresh"] = True
        return self

    def get(self, path: str, status: int = 200, **kwargs: Any) -> TestResponse:
        """GET a page and check it."""
        with self.app.app_context():
            kwargs = {"buffered": True} | kwargs  # a file is read to its end, as a browser does
            answer = self.client.get(path, base_url="http://127.0.0.1:8000", **kwargs)
        return self._checked(answer, status)

    def post(
        self, path: str, data: Any = None, status: int = 303, *, token: bool = True, **kwargs: Any
    ) -> TestResponse:
        """POST a form, with its token unless told otherwise."""
        headers = dict(kwargs.pop("headers", {}))
        if token:
            headers["X-CSRFToken"] = self.token()
        with self.app.app_context():
            answer = self.client.post(
                path, data=data or {}, base_url="http://127.0.0.1:8000", headers=headers, **kwargs
            )
        return self._checked(answer, status)

    def token(self) -> str:
        """A token that fits this browser's session."""
        with self.app.app_context():
            page = self.client.get("/sign-in", base_url="http://127.0.0.1:8000").get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found is not None
        return found[1]

    def _checked(self, answer: TestResponse, status: int) -> TestResponse:
        assert answer.status_code == status, (
            answer.status_code,
            answer.get_data(as_text=True).partition("<main")[2][:400],
        )
        if answer.mimetype == "text/html" and not 300 <= status < 400:
            assert faults(answer.get_data(as_text=True)) == []
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        return answer


def chosen_language(page: str) -> str:
    """The tag of the language that the menu of a page marks as chosen."""
    found = re.search(r'hreflang="([^"]+)" aria-current="true"', page)
    return found[1] if found else ""
