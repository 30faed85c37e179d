"""What an adopted summary would say otherwise if it were written down again now, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from panel.domain.errors import N_
from panel.models import Summary
from panel.services import summary, summary_check

#: Of a submission, what has changed if this is another; the first that fits is said.
_OF_SOURCES = (
    (("text_hash", "last", "lang"), N_("The text is not the one the summary was adopted on.")),
    (("code",), N_("It has another code.")),
    (("constituency", "counted", "group", "quotable"), N_("It is counted otherwise.")),
)
_GONE = N_("It can no longer be cited: withdrawn, or no longer admitted, or its text is withheld.")
_CAME = N_("It was admitted, or may be cited, only since the adoption.")

#: Of a sentence. What is not named here follows from the codings.
_OF_SENTENCES = ((("text",), N_("The words have changed.")), (("notes",), N_("The notes have changed.")))
_CODED = N_("What is coded behind it, or counted, has changed.")
_HEADING = N_("A heading or a table has changed.")
_MASTHEAD = N_("The title, the numbers of submissions or the limit of words have changed.")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``code`` of a submission, or the number of a paragraph and of the sentence in it, from
    1; none of them where the document as a whole is meant. ``message`` is a msgid."""

    message: str
    code: str = ""
    paragraph: int | None = None
    sentence: int | None = None


def since_adoption(adopted: Summary) -> tuple[Change, ...]:
    """What bars the issue of an adopted summary: submissions first; empty exactly where nothing does."""
    if adopted.state != "adopted" or adopted.frozen is None:
        return ()
    return between(adopted.frozen, summary.content(summary_check.look(adopted)))


def between(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Change, ...]:
    """The differences of two summaries as JSON, names and places in the list of contributors left out.

    That a sentence is weighed against another number of submissions is said once, not of each sentence.
    """
    then, now = ({key: each[key] for key in each if key != "contributors"} for each in (then, now))
    return tuple(_between(then, now)) or (() if then == now else (Change(_MASTHEAD),))


def _between(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    yield from _sources(then["sources"], now["sources"])
    for one, other in zip_longest(then["paragraphs"], now["paragraphs"]):
        yield from _paragraph(one, other)
    rest = {*then, *now} - {"sources", "paragraphs"}
    if any(then.get(key) != now.get(key) for key in rest):
        yield Change(_MASTHEAD)


def _sources(then: list[Any], now: list[Any]) -> Iterator[Change]:
    before, after = ({each["id"]: each for each in those} for those in (then, now))
    for key, one in before.items():
        other = after.get(key)
        if other is None:
            yield Change(_GONE, code=one["code"])
        elif one != other:
            yield Change(_first(_OF_SOURCES, one, other) or _OF_SOURCES[-1][1], code=other["code"])
    yield from (Change(_CAME, code=each["code"]) for key, each in after.items() if key not in before)


def _paragraph(one: Any, other: Any) -> Iterator[Change]:
    number = (one or other)["number"]
    before, after = (_weightless(each["sentences"]) if each else [] for each in (one, other))
    for place, (said, says) in enumerate(zip_longest(before, after), start=1):
        if said != says:
            found = _first(_OF_SENTENCES, said or {}, says or {}) or _CODED
            yield Change(found, paragraph=number, sentence=place)
    if {**(one or {}), "sentences": ()} != {**(other or {}), "sentences": ()}:
        yield Change(_HEADING, paragraph=number)


def _weightless(sentences: list[Any]) -> list[Any]:
    return [{key: each[key] for key in each if key != "population"} for each in sentences]


def _first(
    told: tuple[tuple[tuple[str, ...], str], ...], one: Mapping[str, Any], other: Mapping[str, Any]
) -> str:
    """What is said of the first field that differs."""
    return next((said for keys, said in told if any(one.get(key) != other.get(key) for key in keys)), "")
