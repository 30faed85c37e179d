"""An addendum to a summary: paragraphs of its own, whose notes lead to the texts as those of the summary do.

As a file it is the document that its JSON is, ``panel-summary-change`` with ``paragraphs`` and ``sources``. It is
held to what a note promises, not to what only a whole summary can keep: that every text is cited, that the
background counts them, that every sentence has a note (what came after the deadline is told and not cited).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from panel.collation.alone import NEED_TEXTS, stand_in, verify_alone
from panel.collation.checking import lint_draft
from panel.collation.collate import body_text, source_ref
from panel.collation.formats import read_values
from panel.collation.segment import segment
from panel.collation.summary import SourceRef, Summary, SummaryParagraph
from panel.collation.tally import pool
from panel.collation.types import CollationError, Defect, Source
from panel.collation.verify import citation_defects, several_codes, verify
from panel.domain.drafting import STOP, Finding, lint
from panel.domain.wordcount import RULE, count

FORMAT, VERSION = "panel-summary-change", 1

#: What only a whole summary can keep.
_OF_A_WHOLE = frozenset({"count", "too-long", "uncited"})


def verify_file(data: object, sources: Iterable[Source] | None = None) -> list[Defect]:
    """Every defect of a summary or an addendum as JSON, against the texts as they stand, or by itself."""
    if not isinstance(data, dict) or data.get("format") != FORMAT or "paragraphs" not in data:
        return verify_alone(data) if sources is None else verify(data, sources)
    try:
        found = read_addendum(data)
    except CollationError as error:
        return [Defect("format", problem) for problem in error.problems]
    texts = tuple(stand_in(each) for each in found.sources) if sources is None else tuple(sources)
    defects = {*_own(found), *several_codes(found), *_drafting(found, texts, alone=sources is None)}
    if sources is not None:
        book, documents = pool(texts), {each.id: segment(each.text) for each in texts}
        defects |= {*citation_defects(found, book, documents), *_registry(found, texts)}
    return sorted(defects, key=lambda each: (each.paragraph or 0, each.note or 0, each.rule, each.message))


def read_addendum(data: dict[str, Any]) -> Summary:
    """Its paragraphs and sources in the values of a summary; CollationError names what does not fit."""
    if data.get("version") != VERSION:
        raise CollationError((f"not a change of format {FORMAT} {VERSION}",))
    paragraphs: tuple[SummaryParagraph, ...] = read_values(SummaryParagraph, data["paragraphs"], "paragraphs")
    sources: tuple[SourceRef, ...] = read_values(SourceRef, data.get("sources"), "sources")
    words, rule, symbol = (data.get(name) for name in ("words", "word_rule", "symbol"))
    if type(words) is not int or not isinstance(rule, str) or not isinstance(symbol, str):
        raise CollationError(("fields words, word_rule and symbol were expected",))
    return Summary("", symbol, paragraphs, (), sources, (), 0, 0, 0, 0, words, 0, rule)


def findings(
    found: Summary, sources: Iterable[Source], withheld_names: tuple[str, ...] = (), *, alone: bool = False
) -> list[Finding]:
    """The drafting rules that an addendum breaks, as far as they bar a summary. A sentence without a note is held
    to none: it tells of what cannot be cited."""
    noted = {
        (paragraph.number, place)
        for paragraph in found.paragraphs
        for place, sentence in enumerate(paragraph.sentences)
        if sentence.notes
    }
    return [
        each
        for each in lint(lint_draft(found, sources, withheld_names, alone=alone))
        if each.severity == STOP
        and each.rule not in _OF_A_WHOLE
        and (each.sentence is None or (each.paragraph or 0, each.sentence) in noted)
    ]


def _own(found: Summary) -> list[Defect]:
    """What the file says of its own length."""
    words = count(body_text(found.paragraphs))
    if (found.words, found.word_rule) == (words, RULE):
        return []
    return [Defect("words", f"{found.words} words are printed, {words} by {RULE} are right")]


def _drafting(found: Summary, texts: tuple[Source, ...], *, alone: bool) -> list[Defect]:
    return [
        Defect(each.rule, each.text, each.paragraph)
        for each in findings(found, texts, alone=alone)
        if not alone or each.rule not in NEED_TEXTS
    ]


def _registry(found: Summary, texts: tuple[Source, ...]) -> list[Defect]:
    """The texts that it cites are those that it was made from."""
    cited = {
        each.source_id
        for paragraph in found.paragraphs
        for sentence in paragraph.sentences
        for note in sentence.notes
        for each in note.citations
    }
    refs = {each.id: each for each in found.sources}
    now = {
        each.id: source_ref(each, segment(each.text)) for each in texts if each.id in cited and each.citable
    }
    return [
        Defect("source", f"{ref.code} is not the text the addendum was made from")
        for id_, ref in now.items()
        if refs.get(id_) is None or refs[id_].text_hash != ref.text_hash or refs[id_].last != ref.last
    ]
