"""The tables of the working methods, made from the data that the platform itself goes by.

``docs/working-methods.md`` holds each table after a line ``<!-- table: NAME -->``. ``python -m
panel.web.public.tables`` writes them anew; a test holds the document to the data.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence

from panel.domain import correction, grounds, policy, quantifiers
from panel.domain import moderation as reasons
from panel.domain.attribution import CONSENTS
from panel.domain.drafting import RULES
from panel.web import labels
from panel.web.public.printed import DOCS

Table = Sequence[Sequence[str]]

_PLACE = re.compile(r"(<!-- table: ([a-z-]+) -->\n)\n?(?:\|.*\n)*\n*")


def consent() -> Table:
    """How a contributor may be named."""
    return [
        ["level", "what it means"],
        *([str(labels.CONSENT[c]), str(labels.CONSENT_MEANING[c])] for c in CONSENTS),
    ]


def admission() -> Table:
    """The grounds on which a text is not admitted."""
    rows = [[g.code, g.label, g.explanation, "yes" if g.returnable else "no"] for g in grounds.GROUNDS]
    return [["code", "ground", "meaning", "can be mended while the call is open"], *rows]


def non_use() -> Table:
    """Why words of an admitted text are not used."""
    return [["reason", "meaning"], *([r.label, r.explanation] for r in grounds.NON_USE)]


def many() -> Table:
    """The quantifiers for ten submissions and more."""
    return _quantifiers(quantifiers.FEW)


def few() -> Table:
    """The quantifiers below that."""
    return _quantifiers(quantifiers.FEW - 1)


def drafting() -> Table:
    """The drafting rules."""
    return [["rule", "text"], *([rule.id, rule.text] for rule in RULES)]


def corrections() -> Table:
    """The five types of correction."""
    return [
        ["type", "what is wrong"],
        *([f"({each.mark}) {each.label}", each.explanation] for each in correction.KINDS),
    ]


def moderation() -> Table:
    """Why a post is returned or hidden."""
    rows = [[r.code, r.label, r.explanation, "yes" if r.hides else "no"] for r in reasons.REASONS]
    return [["code", "reason", "meaning", "removes what is published"], *rows]


def permissions() -> Table:
    """Who may do what: the table by which the platform decides, as `panel policy` prints it."""
    return [["act", "who"], *([act, who] for _, act, who in policy.table())]


TABLES: Mapping[str, Callable[[], Table]] = {
    "consent": consent,
    "grounds": admission,
    "non-use": non_use,
    "many": many,
    "few": few,
    "drafting": drafting,
    "corrections": corrections,
    "moderation": moderation,
    "permissions": permissions,
}


def refreshed(text: str) -> str:
    """The document with every table made anew; after each a blank line, or what follows would be its last row."""
    made = _PLACE.sub(lambda found: f"{found[1]}\n{_written(TABLES[found[2]]())}\n", text)
    return made.rstrip("\n") + "\n"


def _quantifiers(population: int) -> Table:
    return [
        ["submissions that make the point", "the summary says"],
        *([row.condition, row.word] for row in quantifiers.table(population)),
    ]


def _written(table: Table) -> str:
    head, *rows = table
    lines = [_line(head), _line(["---"] * len(head)), *map(_line, rows)]
    return "".join(line + "\n" for line in lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    """Write the tables into the document."""
    path = DOCS / "working-methods.md"
    path.write_text(refreshed(path.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
