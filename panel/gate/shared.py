"""One answer for all who look at a page at the same moment and are nobody in particular.

In the last minutes before a deadline thousands look at one page; made anew for each of them it would take
the processor from those who submit. So a page that is marked ``shared`` is made once in a second for all who
bring no cookie but that of the language. Such a page holds no word of a contributor, so that nothing that is
taken out of sight is seen a moment longer. The list of a reading room is made anew each time, for what is
taken down must be gone; only what its address stands for is looked up once in a second.

Only where the real clock is used: where the hour is set by hand, a second ago may have been another day.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from flask import Response, current_app, request, session

from panel.domain.actor import Actor
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
    """What was answered or found in the last second, and when."""

    made: dict[Hashable, tuple[float, Any]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def recent(self, key: Hashable) -> Any:
        """What was kept under that key in the last second, or None."""
        kept = self.made.get(key)
        return None if kept is None or kept[0] < monotonic() - SECONDS else kept[1]

    def keep(self, key: Hashable, what: Any) -> None:
        """Keep it for a second."""
        with self.lock:
            if len(self.made) >= MOST:
                self.made.clear()
            self.made[key] = monotonic(), what


def key() -> Key | None:
    """Under what the answer to this request may be shared; None where it is for one person."""
    if request.method != "GET" or request.query_string or set(request.cookies) - {LANGUAGE_COOKIE}:
        return None
    return request.path, active_locale()


def found(known: Key) -> Response | None:
    """The answer that was given a moment ago."""
    made = _answers().recent(known)
    return None if made is None else Response(made[0], content_type=made[1])


def keep(known: Key, answer: Response) -> None:
    """Give this answer to the next who ask, unless it was made for one person after all."""
    if answer.status_code != 200 or session or "Set-Cookie" in answer.headers:
        return
    _answers().keep(known, (answer.get_data(), answer.content_type))


def subject(loader: Callable[..., Any], who: Actor, values: dict[str, Any]) -> Any:
    """What an address stands for, as ``loader`` finds it or found it a moment ago for somebody who is not
    signed in either; it must be of plain values, for it outlives the session that read it."""
    if who.signed_in or who.protected:
        return loader(who, **values)
    known = (loader, *sorted(values.items()))
    answers = _answers()
    if (kept := answers.recent(known)) is None:
        answers.keep(known, kept := loader(who, **values))
    return kept


def _answers() -> Answers:
    made: Answers = current_app.extensions.setdefault("panel.shared", Answers())
    return made
