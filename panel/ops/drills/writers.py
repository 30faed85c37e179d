"""People with a draft and a signed-in browser, ready to submit."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface

from panel.db import transaction
from panel.domain.actor import SYSTEM, Actor, MandateKind, Role
from panel.gate import csrf
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.queries import thematic_session as sessions
from panel.services import account as account_verbs
from panel.services import commentary, entry, thematic_session

#: Rows of so many people are written together.
TOGETHER = 50

_SENTENCES = (
    "Children were turned away from school where papers were missing.",
    "A clinic that passes on addresses is a clinic that nobody visits.",
    "We ask that wages be paid before anybody is sent home.",
    "The border police held our members for nine days without a lawyer.",
    "Two of three families we spoke to had never heard of a complaint body.",
)


@dataclass(frozen=True, slots=True)
class Writer:
    """One focal point at the writing page: the draft, the cookie of the browser, the token of the form."""

    commentary_id: str
    cookie: str
    token: str
    title: str
    body: str

    def form(self, key: str, *, body: str | None = None, act: str = "submit", revision: str = "0") -> bytes:
        """The form as the page sends it when "Submit" is pressed, or another button."""
        fields = {
            "csrf_token": self.token,
            "title": self.title,
            "body": self.body if body is None else body,
            "language": "en",
            "questions": "1",
            "base_numbers": "",
            "consent": "public",
            "revision": revision,
            "key": key,
            "act": act,
        }
        return urlencode(fields).encode()


def text(number: int, words: int) -> str:
    """An invented text of about so many words, in paragraphs, different for each number."""
    lines, length = [f"Submission {number} of the drill begins here."], 8
    while length < words - 12:
        sentence = _SENTENCES[(number + len(lines)) % len(_SENTENCES)]
        lines.append(sentence)
        length += len(sentence.split())
    return "\n\n".join(" ".join(lines[i : i + 5]) for i in range(0, len(lines), 5))


def open_call(app: Flask, closes_at: datetime | None = None) -> str:
    """A call that is open, for a week unless told otherwise; returns its slug."""
    with app.app_context():
        now = app.config["PANEL_CLOCK"]()
        with transaction():
            head = _staff("head@drill.example", Role.HEAD, now)
            officer = _staff("officer@drill.example", Role.OFFICER, now)
            return called(officer, head, now, closes_at)


def called(officer: Actor, head: Actor, now: datetime, closes_at: datetime | None = None) -> str:
    """The same call, announced by these two; needs an open transaction."""
    drafted = thematic_session.create(officer, _call_text(now, closes_at), now=now)
    thematic_session.announce(head, drafted, now=now)
    thematic_session.open_(SYSTEM, drafted, now=now)
    return drafted.slug


def _call_text(now: datetime, closes_at: datetime | None) -> Any:
    minute = now.replace(second=0, microsecond=0)
    return thematic_session.CallText(
        title="Drill: access to services",
        issues=("essential-services",),
        concept_note="What happens to a record when machines fail.",
        objectives=("To see that nothing is lost.",),
        questions=("What did you see?", "What do you ask for?"),
        opens_at=minute - timedelta(minutes=1),
        closes_at=closes_at or minute + timedelta(days=7),
    )


def _staff(address: str, role: Role, now: datetime) -> Actor:
    account = accounts.by_email_key(address)
    if account is None:
        account = entry.demo_person(address, role.value, "", locale="en", now=now)
        account_verbs.first_holder(account, role, now=now)
    return accounts.actor_of(account, strong=True)


def holder(role: Role) -> Actor:
    """Who holds a role in the drill; needs an application context."""
    account = accounts.by_email_key(f"{role.value}@drill.example")
    assert account is not None
    return accounts.actor_of(account, strong=True)


def another(role: Role, now: datetime) -> Actor:
    """A second holder of a role; needs a transaction."""
    return _staff(f"second-{role.value}@drill.example", role, now)


def officer(app: Flask) -> Actor:
    """The officer of the drill; needs an application context."""
    account = accounts.by_email_key("officer@drill.example")
    assert account is not None
    return accounts.actor_of(account, strong=True)


def prepare(
    app: Flask, slug: str, many: int, *, words: int = 400, progress: Callable[[int], None] = lambda n: None
) -> list[Writer]:
    """So many organizations, each with a focal point, a signed-in browser and a draft that is empty."""
    made: list[Writer] = []
    for numbers in _batches(range(1, many + 1)):
        with app.app_context():
            now = app.config["PANEL_CLOCK"]()
            with transaction():
                begun = [_begin(app, slug, number, now) for number in numbers]
        for number, (commentary_id, token) in zip(numbers, begun, strict=True):
            cookie, form_token = _browser(app, token)
            made.append(
                Writer(commentary_id, cookie, form_token, f"Submission {number}", text(number, words))
            )
        progress(len(numbers))
    return made


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), TOGETHER):
        yield numbers[start : start + TOGETHER]


def members(app: Flask, many: int, password: str) -> list[tuple[str, str]]:
    """So many organizations, each with a focal point who signs in with a password: address and id."""
    hashed, made = account_verbs.hash_password(password), []
    for numbers in _batches(range(1, many + 1)):
        with app.app_context(), transaction():
            now = app.config["PANEL_CLOCK"]()
            for number in numbers:
                person, body = _member(app, number, now, hashed)
                made.append((person.email, body.id))
    return made


def _member(app: Flask, number: int, now: datetime, hashed: str = "") -> tuple[Any, Any]:
    mark = secrets.token_hex(3)
    address = f"writer{number}-{mark}@drill.example"
    person = entry.demo_person(address, f"Writer {number}", hashed, locale="en", now=now)
    details = entry.Details(
        name=f"Association {number} of the drill {mark}", acronym=f"D{number}", country="KE", region="ECA"
    )
    body = entry.organisation(officer(app), details, "Invented for a drill", now=now)
    entry.give_mandate(person, body, MandateKind.FOCAL_POINT, now=now)
    return person, body


def _begin(app: Flask, slug: str, number: int, now: datetime) -> tuple[str, str]:
    person, body = _member(app, number, now)
    actor = accounts.actor_of(person, strong=False)
    begun = commentary.begin(
        actor, sessions.by_slug(actor, slug), organisations.by_id(actor, body.id), now=now
    )
    return begun.id, account_verbs.sign_in(person, "drill", now=now, days=2, strong=False)


def signed_in(app: Flask, role: Role) -> tuple[str, str]:
    """The cookie of a browser in which a holder of that role is signed in, and the token of its forms."""
    with app.app_context():
        now = app.config["PANEL_CLOCK"]()
        with transaction():
            _staff(f"{role.value}@drill.example", role, now)
            account = accounts.by_email_key(f"{role.value}@drill.example")
            assert account is not None
            token = account_verbs.sign_in(account, "drill", now=now, days=2, strong=True)
    return _browser(app, token)


def _browser(app: Flask, token: str) -> tuple[str, str]:
    """The cookie of a browser signed in with a token, and the token of its forms."""
    name = app.config["SESSION_COOKIE_NAME"]
    with app.test_request_context("/"):
        session.update({"_user_id": token, "_fresh": True})
        form_token = csrf.token()
        signer = SecureCookieSessionInterface().get_signing_serializer(app)
        assert signer is not None
        return f"{name}={signer.dumps(dict(session))}", form_token
