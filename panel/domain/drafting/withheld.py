"""Withheld names in words that others will read: found, and taken out.

Case, hyphens, apostrophes and the kind of blank are forgiven. A name stands by itself; but where a script
parts no words (Chinese), or writes small words onto the next (Arabic), it is found inside them too.
"""

from __future__ import annotations

import re
from collections.abc import Collection

MASK = "[…]"
"""What is printed in the place of a name that was taken out."""

_ARABIC = "\u0600-\u06ff\u0750-\u077f"
#: Scripts that set no blanks between words.
_UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_NO_START = re.compile(f"[{_ARABIC}{_UNPARTED}]")
_NO_END = re.compile(f"[{_UNPARTED}]")


def pattern(names: Collection[str]) -> re.Pattern[str] | None:
    """Any of the names, the longest first; None where there is none."""
    loose = sorted({_loose(name.strip()) for name in names if name.strip()}, key=lambda one: (-len(one), one))
    return re.compile("|".join(loose), re.IGNORECASE) if loose else None


def stands(words: str, names: Collection[str]) -> bool:
    """Whether one of the names stands in the words."""
    found = pattern(names)
    return found is not None and found.search(words) is not None


def masked(words: str, names: Collection[str]) -> str:
    """The words with ``MASK`` for each of the names."""
    found = pattern(names)
    return found.sub(MASK, words) if found is not None else words


def _loose(name: str) -> str:
    parts = re.split(r"[\s\u2010-\u2015-]+", name)
    loose = r"[\s\u2010-\u2015-]+".join(re.sub(r"['’]", "['’]", re.escape(part)) for part in parts)
    start = "" if _NO_START.match(name) else r"(?<!\w)"
    end = "" if _NO_END.match(name[-1]) else r"(?!\w)"
    return f"{start}{loose}{end}"
