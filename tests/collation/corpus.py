"""Files of many invented commentaries, some of them odd, the same on every call."""

from __future__ import annotations

import json
import random
from pathlib import Path

_WORDS = {
    "en": "the of and to in that is for on with families children border schools were asked permits".split(),
    "fr": "le la les de des et à dans que pour sur avec familles enfants frontière écoles ont été".split(),
    "es": "el la los de y en que para con por las familias niños frontera escuelas han sido".split(),
    "ru": "и в на что не с по для из семьи дети граница школы были документы просили".split(),
}
_NAMED = (
    "article 7 of the Convention on the Rights of the Child", "the ICCPR", "A/RES/73/195", "CEDAW",
    "the Committee on Migrant Workers",
)  # fmt: skip
_CODES = ("NGO", "STATE", "MIGR", "ACAD")


def records(number: int, seed: int = 1) -> list[str]:
    """So many lines of IN.jsonl; ids are 1 … ``number``, some texts are alike, some are in confidence."""
    dice = random.Random(seed)
    lines = []
    for place in range(1, number + 1):
        words = _WORDS[dice.choice(sorted(_WORDS))]
        paragraphs = [
            " ".join(dice.choices(words, k=dice.randint(4, 40))).capitalize() + "." for _ in range(4)
        ]
        text = (
            "## " + paragraphs[0] + "\n\n" + "\n\n".join(paragraphs[1:]) + f"\n\n- See {dice.choice(_NAMED)}."
        )
        record = {
            "id": place,
            "text": "Keep hospitals open to all.\n\nWe signed this letter." if place % 9 == 0 else text,
            "lang": "en",
            "contributor": {
                "code": f"C{place}",
                "name": f"Body {place}",
                "constituency": dice.choice(_CODES),
            },
            "consent": "text_withheld" if place % 50 == 0 else "public",
        }
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return lines


def write(path: Path, lines: list[str]) -> Path:
    """The lines as a file."""
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """What a directory holds, hidden files included."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
