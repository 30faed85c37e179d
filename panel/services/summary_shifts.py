"""What has changed behind the sentences of a draft since they were last seen to be right (story S7).

A submission is withdrawn, a coding is made or undone, a text is admitted: every sentence is weighed again
whenever the desk is read, against what it counted when somebody wrote or checked it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from panel.domain.actor import Actor
from panel.domain.drafting import Finding
from panel.domain.drafting.codes import code_order
from panel.domain.errors import N_
from panel.domain.quantifiers import quantify
from panel.models import Summary, SummaryParagraph
from panel.queries import sources as texts
from panel.queries import summary_history as history
from panel.services._summary_guard import claim, edited, writable
from panel.services._summary_history import weighed
from panel.services.summary_check import Look

#: Findings that say what the change does to the sentence, and how to mend it.
_ABOUT = frozenset(
    "quantifier count population-label identical-terms not-citable unknown-code note-behind "
    "speaker-uncited no-note empty-note uncoded".split()
)
_GONE = {
    "withdrawn": N_("Withdrawn: %(codes)s."),
    "text_withheld": N_("Their text is withheld now: %(codes)s."),
    "": N_("Not admitted any more: %(codes)s."),
}


@dataclass(frozen=True, slots=True)
class Count:
    """``n`` of ``of`` submissions, ``against`` coded the other way; ``word`` is what the table says, empty
    where codes are named."""

    n: int
    of: int
    against: int
    word: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a msgid and its parameters."""

    message: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """A sentence (counted from 0) of a row whose figures are not what they were."""

    row: SummaryParagraph
    number: int
    sentence: int
    text: str
    was: Count
    now: Count
    why: tuple[Reason, ...]
    findings: tuple[Finding, ...]


def since_written(seen: Look, summary: Summary) -> list[Shift]:
    """Every sentence concerned, in reading order; two queries, whatever their number."""
    kept = history.present_figures(summary.id)
    pairs = [pair for row in seen.present.rows for pair in _pairs(row, kept.get(row.id, []), seen)]
    ids = {each for _, _, was, now in pairs for each in (*was["cited"], *was["coded"], *now["coded"])}
    where = texts.standing(ids) if pairs else {}
    return [_shift(*pair, seen, where) for pair in pairs]


def accept(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, *, revision: int, now: datetime
) -> None:
    """Say that the words stand as they are; what changes from now on is shown again."""
    writable(actor, summary)
    claim(paragraph, revision)
    edited(actor, summary, paragraph, now=now, way="checked")


_Figures = dict[str, Any]


def _pairs(
    row: SummaryParagraph, kept: Sequence[_Figures], seen: Look
) -> Iterator[tuple[SummaryParagraph, int, _Figures, _Figures]]:
    """Sentences of a row with what they counted and what they count, where that is not the same."""
    if not any("n" in each for each in kept) or row.id not in seen.present.numbers:
        return
    for place, (was, now) in enumerate(zip(kept, weighed(row, seen.present.material), strict=False)):
        if "n" in was and "n" in now and was["text"] == now["text"] and _matters(was, now):
            yield row, place, was, now


def _matters(was: _Figures, now: _Figures) -> bool:
    """The sources, the codings or the opposition changed; or the population alone, and with it the word."""
    if any(was[name] != now[name] for name in ("n", "against", "cited", "coded")):
        return True
    return was["of"] != now["of"] and _count(was).word != _count(now).word


def _shift(
    row: SummaryParagraph,
    place: int,
    was: _Figures,
    now: _Figures,
    seen: Look,
    where: Mapping[str, tuple[str, str, str]],
) -> Shift:
    findings = tuple(each for each in seen.about(row.id) if each.sentence == place and each.rule in _ABOUT)
    number = seen.present.numbers[row.id]
    why = tuple(_why(was, now, where))
    return Shift(row, number, place, was["text"], _count(was), _count(now), why, findings)


def _why(was: _Figures, now: _Figures, where: Mapping[str, tuple[str, str, str]]) -> Iterator[Reason]:
    gone: dict[str, set[str]] = {}
    for each in {*was["cited"], *was["coded"]} - {*now["cited"], *now["coded"]}:
        _code, state, consent = where.get(each, ("", "", ""))
        if state != "admitted" or consent == "text_withheld":
            left = "text_withheld" if state == "admitted" else state if state == "withdrawn" else ""
            gone.setdefault(left, set()).add(each)
    for left, ids in sorted(gone.items()):
        yield _reason(_GONE[left], ids, where)
    lost = set().union(*gone.values())
    undone, made = set(was["coded"]) - set(now["coded"]) - lost, set(now["coded"]) - set(was["coded"])
    if undone:
        yield _reason(N_("Not coded on this point any more: %(codes)s."), undone, where)
    if made:
        yield _reason(N_("Coded on this point since: %(codes)s."), made, where)
    if was["of"] != now["of"]:
        message = N_("Submissions counted: %(now)s; before: %(was)s.")
        yield Reason(message, (("now", now["of"]), ("was", was["of"])))
    if was["against"] != now["against"]:
        message = N_("Coded the other way: %(now)s; before: %(was)s.")
        yield Reason(message, (("now", now["against"]), ("was", was["against"])))


def _reason(message: str, ids: Iterable[str], where: Mapping[str, tuple[str, str, str]]) -> Reason:
    found = (code for each in ids for code in [where.get(each, ("",))[0]] if code)
    codes = ", ".join(sorted(found, key=code_order))
    return Reason(message, (("codes", codes),))


def _count(figures: _Figures) -> Count:
    n, of, against = figures["n"], figures["of"], figures["against"]
    word = quantify(n, of, against).word if n <= of else ""
    return Count(n, of, against, word)
