"""What a thread says of itself before it opens, and what may be posted in one.

House rules, working methods, section on threads. Times are aware instants; lengths are code points, words
those of rule wc-1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from panel.domain import limits, refusals
from panel.domain.attribution import THREAD_MODES
from panel.domain.errors import N_, Problem, problem
from panel.domain.languages import TAGS
from panel.domain.text import normalise

GUIDANCE = 4_000
"""Code points of the guiding text of a thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadText:
    """Everything that is decided about a thread before it opens; ``question`` is the number of a guiding
    question of its session, ``moderators`` are accounts, the first named first."""

    title: str
    question: int
    opens_at: datetime
    closes_at: datetime
    moderators: Sequence[str]
    languages: Sequence[str] = TAGS
    guidance: str = ""
    audience: str = ""
    attribution: str = THREAD_MODES[0]


@dataclass(frozen=True, slots=True)
class Standing:
    """An organization before a thread: what the policy looks at when somebody writes there for it."""

    thread: Any
    organisation: Any

    @property
    def organisation_id(self) -> str:
        """Of the organization."""
        found: str = self.organisation.id
        return found


def tidy(text: ThreadText) -> ThreadText:
    """The same in one form: NFC, no blanks round a text, choices in a fixed order, full minutes."""
    return replace(
        text,
        title=normalise(text.title).strip(),
        guidance=normalise(text.guidance).strip(),
        audience=normalise(text.audience).strip(),
        languages=tuple(tag for tag in TAGS if tag in text.languages),
        moderators=tuple(dict.fromkeys(text.moderators)),
        opens_at=text.opens_at.replace(second=0, microsecond=0),
        closes_at=text.closes_at.replace(second=0, microsecond=0),
    )


def problems(text: ThreadText, questions: Collection[int], moderators: Collection[str]) -> list[Problem]:
    """What cannot stand in a tidy text; ``questions`` and ``moderators`` are those that exist."""
    return [*_of_words(text), *_of_choices(text, questions, moderators)]


def _of_words(text: ThreadText) -> Iterator[Problem]:
    if not text.title:
        yield problem("title", N_("Give the thread a title."))
    for name, cap in (("title", limits.TITLE), ("audience", limits.TITLE), ("guidance", GUIDANCE)):
        said = getattr(text, name)
        yield from refusals.of_field(name, said, one_line=name != "guidance")
        if len(said) > cap:
            yield problem(
                name,
                N_("%(found)d characters; the limit is %(most)d. Shorten it."),
                found=len(said),
                most=cap,
            )


def _of_choices(
    text: ThreadText, questions: Collection[int], moderators: Collection[str]
) -> Iterator[Problem]:
    if text.question not in questions:
        yield problem("question", N_("Choose the guiding question that the thread speaks to."))
    if not text.languages:
        yield problem("languages", N_("Choose at least one language."))
    if text.attribution not in THREAD_MODES:
        yield problem("attribution", N_("Choose how those who write are named."))
    if not text.moderators or not set(text.moderators) <= set(moderators):
        yield problem("moderators", N_("Name at least one moderator."))
    if text.closes_at <= text.opens_at:
        yield problem("closes", N_("The closing must lie after the opening."))


_OVER = N_(
    "%(found)s words; the limit is %(limit)s; %(excess)s over. Nothing was cut. Shorten the text anywhere, "
    "then send it again."
)
_OVER_OR_INSIST = N_(
    "%(found)s words; the limit is %(limit)s; %(excess)s over. Nothing was cut. Shorten the text anywhere, "
    "then send it again. Or press “Send as it is”: a moderator then returns it to you."
)

SENT_ALREADY = N_(
    "This form was sent already, with another text, which we have. Send it once more if this text is to go "
    "as well."
)


def of_post(
    body: str, language: str, languages: Collection[str], *, insist: bool | None = None
) -> list[Problem]:
    """What stands in the way of sending a post; ``insist`` lets one go that is too long to be published, and
    is None where the form does not offer that."""
    found = refusals.of_text("body", body)
    for each in limits.check(body, limits.POST_WORDS, code_points=limits.POST_CODE_POINTS):
        if each.code != "words":
            found += refusals.of_problems([each])
        elif not insist:
            figures = {k: refusals.figure(getattr(each, k)) for k in ("found", "limit", "excess")}
            said = _OVER if insist is None else _OVER_OR_INSIST
            found.append(problem("body", said, **figures))
    if language not in languages:
        found.append(problem("language", N_("This thread is not held in that language. Choose another.")))
    return found
