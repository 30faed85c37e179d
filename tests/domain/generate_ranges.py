"""Write the character ranges of the word rule, once for the server and once for the browser.

    python tests/domain/generate_ranges.py

The two files are committed; a test compares them with what this program would write today. It must be
run by the Python named in ``UNICODE`` (3.11): another Unicode version is another word rule, and would
need another rule id. Sources: general category and character names of the standard library's
``unicodedata``. The library does not know scripts, so Han is put together from names and a short list,
which is the whole of Script=Han in that version of Unicode's Scripts.txt.
"""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

UNICODE = "14.0.0"
ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / "panel/domain/wordcount_ranges.py"
BROWSER = ROOT / "panel/static/js/wordcount-ranges.js"

_TITLE = "Character ranges of the word rule wc-1; written by tests/domain/generate_ranges.py, not by hand."
_HAN_NAMES = ("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH", "CJK RADICAL", "KANGXI RADICAL")
#: Script=Han beyond the ideographs: iteration mark and zero, the Hangzhou numerals, the vertical
#: iteration mark, and the marks of old Chinese and of Vietnamese writing.
_HAN_MARKS = frozenset("\u3005\u3007〡〢〣〤〥〦〧〨〩〸〹〺\u303b\U00016fe2\U00016fe3\U00016ff0\U00016ff1")


def is_han(character: str) -> bool:
    """Script=Han."""
    return unicodedata.name(character, "").startswith(_HAN_NAMES) or character in _HAN_MARKS


def is_letter_or_number(character: str) -> bool:
    """General category L or N."""
    return unicodedata.category(character)[0] in "LN"


def is_space(character: str) -> bool:
    r"""White_Space: the separators, and the six controls that move to another place or line."""
    return unicodedata.category(character)[0] == "Z" or character in "\t\n\v\f\r\x85"


def ranges(holds: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """The code points of which something holds, as ranges with both ends; surrogates never do."""
    start = None
    for point in range(sys.maxunicode + 2):
        inside = point <= sys.maxunicode and not 0xD800 <= point <= 0xDFFF and holds(chr(point))
        if inside and start is None:
            start = point
        elif not inside and start is not None:
            yield start, point - 1
            start = None


def table(holds: Callable[[str], bool]) -> str:
    """Ranges in hexadecimal, ``41-5a``, or ``aa`` where a range is one character."""
    return " ".join(f"{a:x}-{b:x}" if a < b else f"{a:x}" for a, b in ranges(holds))


TABLES = (
    ("HAN", "Script=Han.", is_han),
    ("LETTERS", "Letters and numbers, general categories L and N.", is_letter_or_number),
    ("SPACE", "White_Space.", is_space),
)


def python_source() -> str:
    """The module of the server."""
    head = (
        f'"""{_TITLE}\n\n'
        "Hexadecimal code points, first and last of each range. The browser has the same table.\n"
        '"""\n\nfrom __future__ import annotations\n\n'
        f'UNICODE = "{UNICODE}"\n"""The version of Unicode the table is taken from."""\n'
    )
    parts = []
    for name, meaning, holds in TABLES:
        rows = textwrap.wrap(table(holds), 100)
        body = f'"{rows[0]}"' if len(rows) == 1 else _rows(rows)
        parts.append(f'\n{name} = {body}\n"""{meaning}"""\n')
    return head + "".join(parts)


def _rows(rows: list[str]) -> str:
    lines = [f'    "{row} "' for row in rows[:-1]]
    return "\n".join(["(", *lines, f'    "{rows[-1]}"', ")"])


def browser_source() -> str:
    """The module of the browser."""
    head = (
        f"// {_TITLE}\n"
        "// Hexadecimal code points, first and last of each range. The server has the same table.\n\n"
        f"/** The version of Unicode the table is taken from. */\nexport const UNICODE = '{UNICODE}';\n"
    )
    parts = []
    for name, meaning, holds in TABLES:
        rows = textwrap.wrap(table(holds), 100)
        body = " +\n".join(f"  '{row} '" for row in rows[:-1])
        body = (body and body + " +\n") + f"  '{rows[-1]}'"
        parts.append(f"\n/** {meaning} */\nexport const {name} =\n{body};\n")
    return head + "".join(parts)


def main() -> None:
    """Write both files."""
    if unicodedata.unidata_version != UNICODE:
        sys.exit(f"This Python knows Unicode {unicodedata.unidata_version}; the rule is made of {UNICODE}.")
    PYTHON.write_text(python_source(), encoding="utf-8")
    BROWSER.write_text(browser_source(), encoding="utf-8")


if __name__ == "__main__":
    main()
