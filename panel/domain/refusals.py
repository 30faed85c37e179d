"""What is wrong with a typed text, as problems of a form field: what, where, and the next step.

Figures are written with a comma (1,001) in every language, which is how the Panel prints numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from panel.domain import limits, text
from panel.domain.errors import N_, Problem, problem

#: At most this many characters are told at once; the clean-up mends all of them.
AT_ONCE = 5

_TEXT: Mapping[str, str] = {
    "empty": N_("There is no text yet."),
    "control": N_(
        "Character %(position)s is a control character (%(name)s). Remove it, or press “Clean up”."
    ),
    "zero_width": N_("Character %(position)s is invisible (%(name)s). Remove it, or press “Clean up”."),
    "bidi_override": N_(
        "Character %(position)s reverses the direction (%(name)s). Remove it, or press “Clean up”."
    ),
    "unbalanced_isolate": N_("A direction mark at character %(position)s has no partner. Press “Clean up”."),
    "surrogate": N_("Character %(position)s is broken. Delete it and type it again."),
    "noncharacter": N_("Character %(position)s is not a character (%(name)s). Delete it."),
    "private_use": N_("Character %(position)s has no agreed meaning (%(name)s). Replace it."),
    "marks": N_("At character %(position)s too many accents stand on one letter. Remove some."),
}
_LIMIT: Mapping[str, str] = {
    "words": N_(
        "%(found)s words; the limit is %(limit)s; %(excess)s over. Nothing was cut. Shorten the text anywhere, "
        "then submit again."
    ),
    "code_points": N_("The text has %(found)s characters; the limit is %(limit)s. Shorten it."),
    "token": N_(
        "One word has %(found)s characters; the limit is %(limit)s. Put a space or a line break into it."
    ),
    "note_marks": N_("The text has %(found)s note marks; the limit is %(limit)s. Leave some notes out."),
}
#: Said where no clean-up is offered: names and other short fields.
_DELETE = N_("Character %(position)s cannot be printed (%(name)s). Delete it.")
TOO_LONG = N_("At most %(most)d characters; this has %(found)d.")
_NO_TITLE = N_("Give your commentary a title.")
_TITLE = N_("The title has %(found)s characters; the limit is %(limit)s. Shorten it.")


def of_text(field: str, typed: str) -> list[Problem]:
    """Characters that cannot be recorded, each with its place counted from 1."""
    return [
        problem(field, _TEXT[p.code], position=figure(p.position), name=p.name)
        for p in text.problems(typed, AT_ONCE)
    ]


def of_field(field: str, typed: str, *, one_line: bool = True) -> list[Problem]:
    """The same for a name or another field without a clean-up; empty is no problem, ends of lines are one."""
    kept = text.normalise(typed)
    found = {p.position: p.name for p in text.problems(kept, len(kept) + 1) if p.code != "empty"}
    if one_line:
        found |= {place: text.name_of(c) for place, c in enumerate(kept, start=1) if c in "\t\n"}
    return [
        problem(field, _DELETE, position=figure(place), name=name)
        for place, name in sorted(found.items())[:AT_ONCE]
    ]


def of_reason(field: str, typed: str, missing: str, most: int = limits.LETTER) -> list[Problem]:
    """What is wrong with a question, answer, reason or appeal in a sentence or two that others will read;
    ``missing`` is said where nothing was written. ``most`` counts code points."""
    if not any(c.isalnum() for c in typed):
        return [problem(field, missing)]
    if len(typed) > most:
        return [problem(field, TOO_LONG, most=most, found=len(typed))]
    return of_field(field, typed, one_line=False)


def of_length(field: str, typed: str, word_limit: int) -> list[Problem]:
    """What exceeds the limits, with the exact excess."""
    return of_problems(limits.check(typed, word_limit, field))


def of_problems(exceeded: Iterable[limits.Problem]) -> list[Problem]:
    """Limits that are not kept, in words for people."""
    return [
        problem(
            p.field, _LIMIT[p.code], found=figure(p.found), limit=figure(p.limit), excess=figure(p.excess)
        )
        for p in exceeded
    ]


def of_title(field: str, typed: str) -> list[Problem]:
    """A title: there is one, not too long, of recordable characters. Its lines are joined when it is saved."""
    if not typed.strip():
        return [problem(field, _NO_TITLE)]
    found = of_text(field, typed)
    for long in limits.check_title(typed, field):
        found.append(problem(field, _TITLE, found=figure(long.found), limit=figure(long.limit)))
    return found


def cleanable(*typed: str) -> bool:
    """Whether the one-click clean-up would mend something in one of the texts."""
    return any(p.cleanable for each in typed for p in text.problems(each))


def figure(number: int) -> str:
    """``1,001``."""
    return f"{number:,}"
