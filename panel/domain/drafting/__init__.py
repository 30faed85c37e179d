"""The drafting rules of a summary, as far as they can be checked without judgement.

Here live the fifteen rules (``RULES``), the verb ladder (``LADDER``), and ``lint``: a pure function
over neutral values, used by the editor, by adoption and by ``panel verify``. Not here: numbers of
submissions (``panel.domain.quantifiers``), building sentences (``panel.collation``), wording of pages:
messages are msgids. Every room above may import this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from panel.domain.drafting import (
    apparatus,
    counts,
    digests,
    figures,
    naming,
    numbers,
    persons,
    quoting,
    references,
    speech,
    wording,
)
from panel.domain.drafting.codes import code_order
from panel.domain.drafting.ladder import DEFAULT_VERBS, LADDER, Verb, main_verb, rung
from panel.domain.drafting.quotes import Quotation, quotations, verbatim
from panel.domain.drafting.registry import LABELS, Registry, registry
from panel.domain.drafting.rules import RULES, Rule
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
    Passage,
)

__all__ = [
    "ADVICE", "CHECKS", "DEFAULT_VERBS", "LABELS", "LADDER", "RULES", "STOP", "Finding", "LintCitation",
    "LintDraft", "LintNote", "LintParagraph", "LintSentence", "LintSource", "Passage", "Quotation", "Rule", "Verb",
    "blocks_adoption", "code_order", "lint", "main_verb", "quotations", "rung", "verbatim",
]  # fmt: skip

CHECKS: tuple[Callable[[LintDraft, Registry], Iterator[Finding]], ...] = (
    apparatus.unsupported_sentences,
    apparatus.unknown_sources,
    apparatus.pin_cites,
    apparatus.coverage,
    apparatus.one_code_each,
    apparatus.numbering,
    apparatus.length,
    references.doubled_marks,
    references.sources_of_the_wording,
    references.order_of_sources,
    figures.quantifiers,
    figures.population_labels,
    figures.identical_terms,
    counts.others,
    counts.organisations,
    counts.shares,
    counts.joint,
    numbers.borne_out,
    speech.reporting_verbs,
    speech.addressees,
    speech.speakers,
    naming.full_names,
    speech.paragraph_size,
    wording.banned_words,
    wording.withheld_names,
    wording.doubled_signs,
    wording.doubled_words,
    wording.pages,
    quoting.quoted_words,
    persons.named,
    digests.of_threads,
)
"""Every check of the lint; each takes the draft and its registry and yields findings."""


_SAYS_MORE = frozenset({"count", "quantifier", "population-label", "verb-unknown"})


def lint(draft: LintDraft) -> tuple[Finding, ...]:
    """Everything the checks find, those on the whole draft first, then in reading order."""
    book = registry(draft)
    found = [finding for check in CHECKS for finding in check(draft, book)]
    return tuple(sorted(_once(found), key=_reading_order))


def blocks_adoption(findings: tuple[Finding, ...]) -> bool:
    """Whether one of the findings must be settled before the summary can be adopted."""
    return any(finding.severity == STOP for finding in findings)


def _once(found: list[Finding]) -> Iterator[Finding]:
    """Of two findings on one word, the one that says what to write instead."""
    better = [each for each in found if each.rule in _SAYS_MORE]
    for each in found:
        if each.rule != "banned-word" or not any(_covers(other, each) for other in better):
            yield each


def _covers(other: Finding, word: Finding) -> bool:
    same = (other.paragraph, other.sentence) == (word.paragraph, word.sentence)
    return same and other.start <= word.start and word.end <= other.end


def _reading_order(finding: Finding) -> tuple[int, int, int, str, str]:
    paragraph = finding.paragraph if finding.paragraph is not None else -1
    sentence = finding.sentence if finding.sentence is not None else -1
    return paragraph, sentence, finding.start, finding.rule, finding.text
