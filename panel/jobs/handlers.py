"""Thin handlers: ids in, one service call. Each may run twice and must then change nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from panel.db import write_back
from panel.services import (
    change_files,
    clock,
    compilation_file,
    digest_files,
    mailing,
    rendering,
    response_table,
    suggestions,
    summary_translation,
)


class Transport(Protocol):
    """What carries a message out of the house."""

    def send(self, message: Any) -> None:
        """Hand the message over; raise if it was not taken."""

    def forget(self, identities: Iterable[str]) -> None:
        """Destroy the copies that are kept of messages."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What handlers need from outside the database."""

    transport: Transport
    base_url: str
    mail_from: str
    css: str


def send_mail(outside: Outside, now: datetime, *, prepared: object, mail_id: str) -> None:
    """Note that a queued message was sent."""
    mailing.sent(mail_id, now=now)


def _letter(outside: Outside, *, mail_id: str) -> Any:
    return mailing.letter(mail_id, outside.base_url, outside.mail_from)


def _carry(outside: Outside, letter: Any) -> None:
    if letter is not None:
        outside.transport.send(letter)


def keep_clock(outside: Outside, now: datetime) -> None:
    """Open, close, remind: whatever is due."""
    clock.tick(now=now)


def render_summary(outside: Outside, now: datetime, *, summary_id: str, format: str) -> None:
    """Render one format of an issued summary."""
    rendering.render(summary_id, format, css=outside.css, base_url=outside.base_url, now=now)


def suggest(
    outside: Outside,
    now: datetime,
    *,
    prepared: suggestions.Found,
    thematic_session_id: str,
    run_id: str = "",
) -> None:
    """Keep what the library found in the texts of a session."""
    suggestions.keep(prepared, thematic_session_id, run_id, now=now)


def _look(outside: Outside, *, thematic_session_id: str, run_id: str = "") -> suggestions.Found:
    return suggestions.prepare(thematic_session_id)


def render_responses(outside: Outside, now: datetime, *, summary_id: str, format: str) -> None:
    """Render one format of the response table of an issued summary."""
    response_table.render(summary_id, format, now=now)


def render_change(outside: Outside, now: datetime, *, change_id: str, format: str) -> None:
    """Render one format of what changed an issued summary."""
    change_files.render(change_id, format, base_url=outside.base_url, now=now)


def render_translation(
    outside: Outside, now: datetime, *, translation_id: str, sha256: str, format: str
) -> None:
    """Render one format of a published translation."""
    summary_translation.render(translation_id, sha256, format, base_url=outside.base_url, now=now)


def finish_erasure(outside: Outside, now: datetime, *, prepared: None, row_id: str) -> None:
    """Destroy the letters that hold the text and lie in files."""
    mailing.forget(row_id, outside.transport)


def _written_back(outside: Outside, *, row_id: str) -> None:
    write_back()


def render_digest(outside: Outside, now: datetime, *, digest_id: str) -> None:
    """Make the PDF of an issued digest."""
    digest_files.make(digest_id, base_url=outside.base_url, now=now)


def render_compilation(
    outside: Outside, now: datetime, *, prepared: compilation_file.Made | None, file_id: str
) -> None:
    """Keep the PDF of a compilation."""
    compilation_file.keep(file_id, prepared, now=now)


def _lay_out(outside: Outside, *, file_id: str) -> compilation_file.Made | None:
    return compilation_file.prepare(file_id, base_url=outside.base_url)


def give_up(name: str, payload: Mapping[str, Any]) -> None:
    """What follows when a job is parked: the record says of its letter that it was not sent."""
    if name == "send_mail":
        mailing.give_up(str(payload.get("mail_id", "")))


HANDLERS: dict[str, Callable[..., None]] = {
    "send_mail": send_mail,
    "keep_clock": keep_clock,
    "render_summary": render_summary,
    "suggest": suggest,
    "render_responses": render_responses,
    "render_change": render_change,
    "render_translation": render_translation,
    "finish_erasure": finish_erasure,
    "render_digest": render_digest,
    "render_compilation": render_compilation,
}

#: What takes seconds is found out before the transaction of the job begins, so that nobody who writes waits
#: for it; the handler is given it as ``prepared``.
PREPARED: dict[str, Callable[..., Any]] = {
    "send_mail": _letter,
    "suggest": _look,
    "finish_erasure": _written_back,
    "render_compilation": _lay_out,
}

#: What takes as long as somebody outside lets it take is done after that, in no transaction at all: a mail
#: server that is slow to answer must not keep anybody from submitting.
CARRIED: dict[str, Callable[[Outside, Any], None]] = {"send_mail": _carry}
