"""Drafts for the tests of the lint, made in one line."""

from __future__ import annotations

from dataclasses import replace

from panel.domain.drafting import (
    Finding,
    LintCitation,
    LintDraft,
    LintNote,
    LintParagraph,
    LintSentence,
    LintSource,
    lint,
)

CODES = ("ABN", "CMF", "HSA", "JS1", "JS2", "NCR", "OWT", "UEB")


def source(code: str, **changes: object) -> LintSource:
    kinds = {"ABN": "MIGR", "CMF": "MIGR", "NCR": "NHRI", "UEB": "SOC"}
    text = f"{code} writes that a table by village could become a list of names."
    plain = LintSource(
        code.lower(), code, text, 9, kinds.get(code, "NGO"), f"The {code}", joint=code.startswith("JS")
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def crowd(number: int, constituency: str = "NGO") -> tuple[LintSource, ...]:
    """So many further sources, all citable, so that N is what a test needs."""
    return tuple(source(f"X{place:02}", constituency=constituency) for place in range(number))


def note(number: int, *codes: str, at: int = 0) -> LintNote:
    return LintNote(number, tuple(LintCitation(code.lower(), code, (4,)) for code in codes), at=at)


def sentence(text: str, *codes: str, number: int = 1, **changes: object) -> LintSentence:
    return replace(LintSentence(text, (note(number, *codes, at=len(text)),)), **changes)  # type: ignore[arg-type]


def draft(
    *sentences: LintSentence, sources: tuple[LintSource, ...] | None = None, **changes: object
) -> LintDraft:
    """One paragraph of these sentences over the usual eight sources, none of which must be cited."""
    listed = sources if sources is not None else tuple(source(code) for code in CODES)
    return replace(LintDraft((LintParagraph(1, sentences),), listed), **changes)  # type: ignore[arg-type]


def found(value: LintDraft, *but: str) -> list[tuple[str, str]]:
    """Rule and severity of every finding, coverage left out unless asked for."""
    return [(each.rule, each.severity) for each in lint(value) if each.rule not in ("uncited", *but)]


def only(value: LintDraft, rule: str) -> Finding:
    """The one finding apart from coverage, which must be of this rule."""
    (finding,) = [each for each in lint(value) if each.rule != "uncited"]
    assert finding.rule == rule
    return finding
