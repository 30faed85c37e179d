"""The draft and its registry as the checks see them: sentences in order, sources by id, populations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from panel.domain.drafting.values import (
    ADVICE,
    STOP,
    Finding,
    LintCitation,
    LintDraft,
    LintNote,
    LintParagraph,
    LintSentence,
    LintSource,
)

_CIVIL = ("NGO", "MIGR", "SOC", "ACAD", "PRIV")

LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Member States", ("STATE",)),
    ("States", ("STATE",)),
    ("United Nations entities", ("IGO-UN",)),
    ("regional organizations", ("IGO-REG",)),
    ("national human rights institutions", ("NHRI",)),
    ("migrants’ associations", ("MIGR",)),
    ("non-governmental organizations", ("NGO",)),
    ("social partners", ("SOC",)),
    ("private sector contributors", ("PRIV",)),
    ("academic institutions", ("ACAD",)),
    ("civil society organizations", _CIVIL),
    ("civil society", _CIVIL),
)
"""Names a summary may give to a constituency → the codes of the registry that support it (R12)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence in its place; findings are made here so that each says where it is."""

    paragraph: LintParagraph
    index: int
    sentence: LintSentence

    def stop(
        self,
        rule: str,
        message: str,
        start: int = 0,
        end: int = 0,
        mend: str | None = None,
        **params: str | int,
    ) -> Finding:
        """A finding that blocks adoption."""
        return self._finding(rule, STOP, message, start, end, mend, params)

    def advise(
        self,
        rule: str,
        message: str,
        start: int = 0,
        end: int = 0,
        mend: str | None = None,
        **params: str | int,
    ) -> Finding:
        """A finding that may be overruled."""
        return self._finding(rule, ADVICE, message, start, end, mend, params)

    def _finding(
        self,
        rule: str,
        severity: str,
        message: str,
        start: int,
        end: int,
        mend: str | None,
        params: dict[str, str | int],
    ) -> Finding:
        where = self.paragraph.number, self.index, start, end
        return Finding(rule, severity, message, *where, tuple(sorted(params.items())), mend)

    def citations(self) -> Iterator[LintCitation]:
        """The citations of all notes of the sentence."""
        for note in self.sentence.notes:
            yield from note.citations

    def cites(self) -> Iterator[tuple[LintNote, LintCitation]]:
        """The same with the note that each stands in."""
        for note in self.sentence.notes:
            for cited in note.citations:
                yield note, cited

    def cited(self) -> set[str]:
        """The ids of the sources the notes refer to."""
        return {citation.source_id for citation in self.citations()}


@dataclass(frozen=True, slots=True)
class Registry:
    """Lookups made once per draft; ``labels`` maps a plain label to the ids of its counted sources."""

    by_id: dict[str, LintSource]
    codes: frozenset[str]
    everybody: frozenset[str]
    labels: dict[str, frozenset[str]]
    groups: dict[str, frozenset[str]]

    @property
    def nouns(self) -> tuple[str, ...]:
        """The labels as the recogniser of quantifiers wants them."""
        return tuple(self.labels)

    def members(self, noun: str) -> frozenset[str] | None:
        """The counted sources a noun stands for; None where the registry knows no such population."""
        name = plain(noun)
        adjective = name.rpartition(" ")[0]
        if not adjective or adjective == "other":
            return self.everybody
        return self.labels.get(name, self.labels.get(adjective))

    def units(self, ids: Iterable[str]) -> set[str]:
        """What these sources count as: a group of identical texts is one."""
        return {self.by_id[each].unit or each for each in ids if each in self.everybody}

    def organisations(self, ids: Iterable[str]) -> int:
        """How many distinct organizations stand behind these sources."""
        return len({name for each in ids for name in self.by_id[each].organisations or (each,)})


def registry(draft: LintDraft) -> Registry:
    """Build the lookups of a draft."""
    counted = [source for source in draft.sources if source.counted]
    groups: dict[str, set[str]] = defaultdict(set)
    for source in counted:
        if source.unit:
            groups[source.unit].add(source.id)
    labels = {
        plain(name): frozenset(source.id for source in counted if source.constituency in codes)
        for name, codes in draft.labels or LABELS
    }
    labels["joint submissions"] = frozenset(source.id for source in counted if source.joint)
    labels["individual submissions"] = frozenset(source.id for source in counted if not source.joint)
    return Registry(
        {source.id: source for source in draft.sources},
        frozenset(source.code for source in draft.sources if source.citable),
        frozenset(source.id for source in counted),
        labels,
        {group: frozenset(ids) for group, ids in groups.items()},
    )


def plain(name: str) -> str:
    """A label or name for comparison: straight apostrophes, single blanks, no case."""
    return " ".join(name.replace("’", "'").casefold().split())


def walk(draft: LintDraft) -> Iterator[Spot]:
    """Every sentence in reading order."""
    for paragraph in draft.paragraphs:
        for index, sentence in enumerate(paragraph.sentences):
            yield Spot(paragraph, index, sentence)


def body(draft: LintDraft) -> Iterator[Spot]:
    """Every sentence that reports a contributor: all but the Panel's own voice."""
    return (spot for spot in walk(draft) if not spot.paragraph.own_voice)


def series(codes: Iterable[str]) -> str:
    """Codes as a subject: “CMF”, “CMF and JS2”, “CMF, JS1 and NCR”."""
    *head, last = list(codes) or [""]
    return f"{', '.join(head)} and {last}" if head else last
