"""Where the words of one text stand in another one of its group: exactly, or but for a few words.

A place that is not exact is found only where the words that differ turn nothing round: no number and no word of
denial is among them. Whoever codes decides on those.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from panel.collation.segment import Document

SAME = 0.9
"""The least share of words of a passage that must stand in the other text, in order, for it to be the same."""

EDGE = 2
"""Words before and after the passage that are looked at too: “do not” may stand where it begins."""

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
_TURNS = re.compile(
    r"\d|[不没無无未非勿莫]|\b(?:no|not|never|none|nor|neither|without|cannot|\w+n['’]t|t|against|unless|except"
    r"|ne|n|pas|ni|non|sans|jamais|aucun\w*|sauf|sin|nunca|jamás|tampoco|ningun\w*|ningún|excepto"
    r"|не|нет|ни|без|никогда|кроме|لا|لم|لن|ليس\w*|غير|بدون|دون|إلا|ما)\b",
    re.IGNORECASE,
)


def standing(words: str, document: Document) -> tuple[int, int] | None:
    """The span of these words in a text; None where they do not stand there."""
    start = document.text.find(words)
    if start >= 0:
        return start, start + len(words)
    own = set(_words(words))
    blocks = [each for each in document.paragraphs if each.number]
    shares = [len(own & set(_words(document.text[each.start : each.end]))) for each in blocks]
    if not blocks or max(shares) < SAME * len(own) - 1:
        return None
    block = blocks[shares.index(max(shares))]
    found = _near(words, document.text[block.start : block.end])
    return (block.start + found[0], block.start + found[1]) if found else None


@lru_cache(maxsize=4096)
def _near(words: str, block: str) -> tuple[int, int] | None:
    mine, there = _words(words), [hit.span() for hit in _WORD.finditer(block)]
    theirs = [block[start:end].casefold() for start, end in there]
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    equal = [step for step in steps if step[0] == "equal"]
    if not equal:
        return None
    first, after = equal[0][3], equal[-1][4]
    other = [
        *(word for kind, a, b, _, _ in steps if kind != "equal" for word in mine[a:b]),
        *(
            word
            for kind, _, _, c, d in steps
            if kind != "equal"
            for word in theirs[max(c, first - EDGE) : min(d, after + EDGE)]
        ),
    ]
    same = sum(b - a for _, a, b, _, _ in equal)
    if same < SAME * max(len(mine), after - first) or any(_TURNS.search(word) for word in other):
        return None
    return there[first][0], there[after - 1][1]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
