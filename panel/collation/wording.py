"""How a point becomes words: subject, verb, complement. Nothing is written that the point does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from panel.collation.tally import Breadth
from panel.collation.types import Coding, CollationError, Form, Source
from panel.domain.drafting import DEFAULT_VERBS, LADDER, Verb, rung
from panel.domain.quantifiers import Quantifier

_PLACE = {past: place for place, past in enumerate(LADDER)}
_INTRODUCED = {"welcomed": "welcomed the fact that"}
#: Words after the addressee that make its act a statement already: “States should keep registers”.
_FINITE = frozenset(
    "should must ought shall may can could would will is are was were has had does did need needs".split()
)
_ABOUT = {"expressed concern": "expressed concern about", "raised questions": "raised questions about"}


def coded_verb(coding: Coding) -> Verb:
    """The rung of a coding's verb, or of the usual verb of its type; CollationError off the ladder."""
    usual = "considered" if coding.stance == "contrary" else DEFAULT_VERBS[coding.type]
    found = rung(coding.verb or usual)
    if found is None:
        raise CollationError((f"“{coding.verb}” is not on the list of reporting verbs",))
    return found


def weakest(codings: Iterable[Coding]) -> Verb:
    """The verb a merged sentence may use: the weakest coded, so that no source is overstated.

    Among the equally weak the most frequent, then the first of the ladder.
    """
    verbs = Counter(coded_verb(coding).past for coding in codings)
    return LADDER[min(verbs, key=lambda past: (LADDER[past].strength, -verbs[past], _PLACE[past]))]


def series(words: Sequence[str]) -> str:
    """“CMF”, “CMF and JS2”, “CMF, JS1 and NCR”."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def speakers(sources: Sequence[Source], groups: Sequence[Breadth]) -> str:
    """Who speaks, by code; a group of identical texts speaks once: “CMF and a text filed in identical
    terms by 14 organizations”."""
    grouped = {group.name for group in groups}
    codes = [source.code for source in sources if source.group not in grouped]
    return series([*codes, *_texts(groups)])


def subject(quantifier: Quantifier, sources: Sequence[Source], groups: Sequence[Breadth]) -> str:
    """The subject of a sentence: codes, or the words of the table and how broad the groups are."""
    words = quantifier.subject()
    if not words:
        said = speakers(sources, groups)
        return said[:1].upper() + said[1:]
    return f"{words}, including {series(_texts(groups))}," if groups else words


def _texts(groups: Sequence[Breadth]) -> list[str]:
    return [f"a text filed in identical terms by {group.organisations:,} organizations" for group in groups]


def fitting(verb: Verb, form: Form) -> Verb:
    """The verb itself if the form can follow it, else the nearest that is not stronger."""
    if form in verb.takes:
        return verb
    able = [each for each in LADDER.values() if form in each.takes and each.strength <= verb.strength]
    if not able:
        return verb
    return min(able, key=lambda each: (each.family != verb.family, -each.strength, _PLACE[each.past]))


def predicate(verb: Verb, form: Form, text: str, addressee: str) -> tuple[str, str]:
    """Verb and complement, and the past tense actually used.

    A question is asked whatever its verb; an infinitive needs the addressee as its subject, and after
    a verb that only states becomes what the addressee should do.
    """
    if form == "whether" or (verb.family == "inquiry" and form == "that"):
        return f"asked whether {text}", "asked"
    used = fitting(verb, form)
    if form == "noun":
        return f"{_ABOUT.get(used.past, used.past)} {text}", used.past
    if form == "that":
        return f"{_INTRODUCED.get(used.past, used.past + ' that')} {text}", used.past
    if "do" not in used.takes:
        return f"considered that {addressee} should {text}", "considered"
    if used.past in ("recommended", "proposed"):
        return f"{used.past} that {addressee} {text}", used.past
    return f"{used.past} {addressee} to {text}", used.past


def recommendation(verb: Verb, form: Form, text: str, addressee: str) -> tuple[str, str]:
    """The predicate of a recommendation, whatever verb it is reported with.

    “States keep registers” is asked for after “recommended that”, and would be told as a fact after “noted
    that”: there it becomes what the addressee should do.
    """
    act = text.removeprefix(f"{addressee} ") if addressee else text
    if form != "that" or verb.family == "request" or act == text or act.partition(" ")[0] in _FINITE:
        return predicate(verb, form, text, addressee)
    if verb.family == "inquiry":
        return f"asked whether {addressee} should {act}", "asked"
    return predicate(verb, "do", act, addressee)


def however(verb: Verb, text: str, alone: bool = False) -> tuple[str, str]:
    """A contrary view: “considered, however, that …”; without words of its own, “considered otherwise”.

    ``alone``: nobody makes the point any more, so there is nothing for “however” to turn against.
    """
    if not text:
        return "considered otherwise", "considered"
    used = fitting(verb, "that")
    turn = " that" if alone else ", however, that"
    return f"{used.past}{turn} {text}", used.past
