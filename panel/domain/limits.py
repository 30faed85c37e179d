"""How long things may be, and what is too long.

House rules, working methods, section on length. Words are those of rule wc-1; lengths and places are
Unicode code points. The caps beside the word limit answer stuffing: words joined by dots, or hidden in
the labels of notes, which are not counted. Nothing is ever cut: a text is within the limits or it is
refused with the exact excess.
"""

from __future__ import annotations

from dataclasses import dataclass

from panel.domain import wordcount

WORDS = 1_000
"""Words of a commentary, unless the call sets another limit; inclusive."""

CODE_POINTS = 12_000
"""Code points of a commentary, marks and blanks included."""

TOKEN = 100
"""Code points of the longest word; an address is measured between its slashes."""

NOTE_MARKS = 200
"""Note marks of a text, both those in the text and those before the notes."""

TITLE = 300
"""Code points of a title."""

POST_WORDS = 300
"""Words of a post in a thread, so that threads do not become a second way to file a commentary."""

POST_CODE_POINTS = 3_600
"""Code points of a post: as many for each word as a commentary has, so that a page of posts stays light."""

POSTS_AN_HOUR = 10
"""Posts and changes of posts that one author may send within an hour, in all threads together."""

HELD_OF_AUTHOR = 5
"""Posts of one author in one thread that may wait for a moderator at the same time."""

THREAD_POSTS_AN_HOUR = 600
"""Posts that one thread takes within an hour, from everybody together."""

CORRECTION_WORDS = 150
"""Words of one request for correction in the contributors' check."""

SUMMARY_WORDS = 5_350
"""Words of the body of a summary, unless the call sets another limit."""

LETTER = 4_000
"""Code points of a letter between officers and a contributor."""

QUESTIONS = 7
"""Guiding questions of one call."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One limit that is not kept: how much was found, by how much too much, and where.

    ``code`` is ``words``, ``code_points``, ``token``, ``note_marks`` or ``title``. ``start`` and ``end``
    enclose what to show: for ``words`` the sentence in which the limit falls, for ``token`` the word,
    otherwise what lies beyond the limit.
    """

    code: str
    field: str
    limit: int
    found: int
    excess: int
    start: int
    end: int


def check(
    text: str, word_limit: int = WORDS, field: str = "body", code_points: int = CODE_POINTS
) -> list[Problem]:
    """Every limit a text does not keep, the word limit first; empty if it keeps them all."""
    problems = []
    found, length = wordcount.measure(text)
    crossing = wordcount.limit_crossing(text, word_limit) if found > word_limit else None
    if crossing is not None:
        problems.append(
            _problem("words", field, word_limit, found, crossing.sentence_start, crossing.sentence_end)
        )
    if len(text) > code_points:
        problems.append(_problem("code_points", field, code_points, len(text), code_points, len(text)))
    marks = wordcount.note_marks(text)
    longest = wordcount.longest_token(text) if marks or length > TOKEN else None
    if longest is not None and longest.end - longest.start > TOKEN:
        length = longest.end - longest.start
        problems.append(_problem("token", field, TOKEN, length, longest.start, longest.end))
    if len(marks) > NOTE_MARKS:
        problems.append(
            _problem("note_marks", field, NOTE_MARKS, len(marks), marks[NOTE_MARKS][0], marks[-1][1])
        )
    return problems


def check_title(title: str, field: str = "title") -> list[Problem]:
    """Whether a title is too long; a title is not counted in words."""
    if len(title) <= TITLE:
        return []
    return [_problem("title", field, TITLE, len(title), TITLE, len(title))]


def _problem(code: str, field: str, limit: int, found: int, start: int, end: int) -> Problem:
    return Problem(code, field, limit, found, found - limit, start, end)
