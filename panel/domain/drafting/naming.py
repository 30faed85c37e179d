"""How contributors are called: by their codes; the full name stands in note 2 (R3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from panel.domain.drafting.ladder import main_verb
from panel.domain.drafting.quotes import unquoted
from panel.domain.drafting.registry import Registry, body
from panel.domain.drafting.values import N_, Finding, LintDraft

SHORTEST = 4
"""Names shorter than this many characters may be words."""


def full_names(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A contributor that speaks under its full name, with or without its code behind it.

    Only before the verb: a State that is asked to do something is named as a State.
    """
    codes = {
        source.label: source.code
        for source in draft.sources
        if source.citable and len(source.label) >= SHORTEST and source.label != source.code
    }
    pattern = _names(tuple(sorted(codes, key=lambda name: (-len(name), name))))
    for spot in body(draft) if codes else ():
        text = unquoted(spot.sentence.text)
        verb = main_verb(text)
        for hit in pattern.finditer(text, 0, verb.start if verb is not None else len(text)):
            code = codes[hit["name"]]
            message = N_("Contributors are called by their code; note 2 gives the name: %(code)s.")
            yield spot.advise("full-name", message, hit.start(), hit.end(), code, code=code)


def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(name) for name in names) or r"(?!)"
    return re.compile(rf"(?:(?<![\w-])[Tt]he )?(?<![\w-])(?P<name>{listed})(?![\w-])(?: \([A-Z][\w-]*\))?")
