"""One answer for all who look at a page at the same moment and are nobody in particular.

In the last minutes before a deadline thousands look at one page; made anew for each of them it would take
the processor from those who submit. So a page that is marked ``shared`` is made once in a second for all who
bring no cookie but that of the language. Such a page holds no word of a contributor, so that nothing that is
taken out of sight is seen a moment longer.

Only where the real clock is used: where the hour is set by hand, a second ago may have been another day.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from time import monotonic

from flask import Response, current_app, request, session

from panel.i18n import active_locale

#: The cookie in which a browser keeps the language that was chosen.
LANGUAGE_COOKIE = "lang"

#: Seconds for which an answer is given again.
SECONDS = 1.0

#: Answers that are kept at most; there are as many as calls times languages.
MOST = 256

Key = tuple[str, str]


@dataclass
class Answers:
    """What was answered in the last second: when, and the page."""

    made: dict[Key, tuple[float, bytes, str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


def key() -> Key | None:
    """Under what the answer to this request may be shared; None where it is for one person."""
    if request.method != "GET" or request.query_string or set(request.cookies) - {LANGUAGE_COOKIE}:
        return None
    return request.path, active_locale()


def found(known: Key) -> Response | None:
    """The answer that was given a moment ago."""
    made = _answers().made.get(known)
    if made is None or made[0] < monotonic() - SECONDS:
        return None
    return Response(made[1], content_type=made[2])


def keep(known: Key, answer: Response) -> None:
    """Give this answer to the next who ask, unless it was made for one person after all."""
    if answer.status_code != 200 or session or "Set-Cookie" in answer.headers:
        return
    answers = _answers()
    with answers.lock:
        if len(answers.made) >= MOST:
            answers.made.clear()
        answers.made[known] = monotonic(), answer.get_data(), answer.content_type


def _answers() -> Answers:
    made: Answers = current_app.extensions.setdefault("panel.shared", Answers())
    return made
