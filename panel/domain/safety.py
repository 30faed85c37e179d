"""Reports of a reprisal or a danger: what may be written, and how the safeguarding officers end one.

House rule, working methods, section on taking part. Nobody is asked who they are, and nothing that was written
is kept once the report is closed: the day on which it came, and how it ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from panel.domain import limits, refusals
from panel.domain.errors import N_, Problem, problem
from panel.domain.text import normalise

LINE = 300
"""Code points of the two short fields: what it is about, how to reach somebody."""

OUTCOMES: Mapping[str, str] = {
    "acted": N_("something was done about it"),
    "passed_on": N_("it was passed on to somebody who can help"),
    "no_means": N_("the Panel has no means to help"),
    "no_danger": N_("it is no report of a danger"),
}
"""How a report is closed."""


def problems(text: str, about: str, reach: str) -> Iterator[Problem]:
    """What is wrong with a report; only its text is needed."""
    if not text.strip():
        yield problem("text", N_("Say in a few words what has happened or may happen."))
    yield from refusals.of_field("text", text, one_line=False)
    if len(text) > limits.LETTER:
        said = N_("The report has %(found)s characters; the limit is %(limit)s. Shorten it, or send two.")
        figures = {"found": refusals.figure(len(text)), "limit": refusals.figure(limits.LETTER)}
        yield problem("text", said, **figures)
    for field, typed in (("about", about), ("reach", reach)):
        yield from refusals.of_field(field, normalise(typed))
        if len(typed) > LINE:
            yield problem(field, N_("At most %(limit)s characters. Shorten it."), limit=LINE)
