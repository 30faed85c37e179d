"""Checks of the apparatus: notes, codes, pin-cites, numbering, coverage, length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from panel.domain.drafting.codes import code_order
from panel.domain.drafting.digests import is_digest
from panel.domain.drafting.registry import Registry, body, plain, walk
from panel.domain.drafting.values import N_, STOP, Finding, LintDraft
from panel.domain.wordcount import count


def unsupported_sentences(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A sentence without a note, and a note that refers to nothing."""
    for spot in body(draft):
        if not spot.sentence.notes:
            message = N_("The sentence rests on nothing: it has no note.")
            yield spot.stop("no-note", message, 0, len(spot.sentence.text))
        for note in spot.sentence.notes:
            if not note.citations and not is_digest(note):
                message = N_("Note %(note)s refers to no submission.")
                yield spot.stop("empty-note", message, note.at, note.at, note=note.number)


def unknown_sources(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A code that is not in the list of contributors, or whose text may not be cited."""
    for spot in walk(draft):
        for note, cited in spot.cites():
            source = book.by_id.get(cited.source_id)
            if source is None or source.code != cited.code:
                message = N_("%(code)s is not in the list of contributors.")
                yield spot.stop("unknown-code", message, note.at, note.at, code=cited.code, note=note.number)
            elif not source.citable:
                message = N_("%(code)s may not be cited: withdrawn, not admitted or received in confidence.")
                yield spot.stop("not-citable", message, note.at, note.at, code=cited.code, note=note.number)


def pin_cites(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A reference without a paragraph, or to one that does not exist."""
    for spot in walk(draft):
        for note, cited in spot.cites():
            if not cited.paragraphs:
                message = N_("The reference to %(code)s names no paragraph.")
                yield spot.stop("no-pin-cite", message, note.at, note.at, code=cited.code, note=note.number)
            source = book.by_id.get(cited.source_id)
            for number in cited.paragraphs if source else ():
                if source and not 1 <= number <= source.paragraphs:
                    message = N_("%(code)s has no paragraph P%(number)s; its last is P%(last)s.")
                    last, at = source.paragraphs, note.at
                    yield spot.stop(
                        "no-paragraph",
                        message,
                        at,
                        at,
                        code=cited.code,
                        number=number,
                        last=last,
                        note=note.number,
                    )


def coverage(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Every admitted source that may be cited is cited at least once."""
    cited = {source_id for spot in walk(draft) for source_id in spot.cited()}
    for source in sorted(draft.sources, key=lambda each: code_order(each.code)):
        if source.citable and source.id not in cited:
            yield Finding("uncited", STOP, N_("%(code)s is never cited."), params=(("code", source.code),))


def one_code_each(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """One contributor, one code; one code, one contributor (R3)."""
    codes, owners = defaultdict(set), defaultdict(set)
    for source in draft.sources:
        owners[source.code].add(source.id)
        if source.label:
            codes[plain(source.label)].add(source.code)
    for found in sorted(", ".join(sorted(group)) for group in codes.values() if len(group) > 1):
        message = N_("One contributor has several codes: %(codes)s.")
        yield Finding("two-codes", STOP, message, params=(("codes", found),))
    for code in sorted(code for code, ids in owners.items() if len(ids) > 1):
        message = N_("The code %(code)s stands for several submissions.")
        yield Finding("shared-code", STOP, message, params=(("code", code),))


def numbering(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """Paragraphs and notes are numbered from 1 without gap or repetition."""
    for right, paragraph in enumerate(draft.paragraphs, start=1):
        if paragraph.number != right:
            message = N_("Paragraph %(found)s should be numbered %(right)s.")
            params = (("found", paragraph.number), ("right", right))
            yield Finding("paragraph-number", STOP, message, paragraph.number, params=params, mend=str(right))
    notes = [(spot, note) for spot in walk(draft) for note in spot.sentence.notes]
    for right, (spot, note) in enumerate(notes, start=1):
        if note.number != right:
            message = N_("Note %(found)s should be numbered %(right)s.")
            yield spot.stop(
                "note-number", message, note.at, note.at, str(right), found=note.number, right=right
            )


def length(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """The body, headings included and notes excluded, stays within the limit of the thematic session."""
    words = draft.words if draft.words is not None else count(body_text(draft))
    over = words - draft.word_limit
    if over > 0:
        message = N_("%(words)s words; limit %(limit)s; %(over)s over.")
        params = (("limit", draft.word_limit), ("over", over), ("words", words))
        yield Finding("too-long", STOP, message, params=params)


def body_text(draft: LintDraft) -> str:
    """What is counted: headings and sentences, one a line; neither title nor table nor notes."""
    lines: list[str] = []
    for paragraph in draft.paragraphs:
        lines += [*paragraph.headings, *(sentence.text for sentence in paragraph.sentences)]
    return "\n".join(lines)
