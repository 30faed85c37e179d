"""The names of the gazetteer as trees of folded words, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from panel.collation.folding import END, fold, stem, tokens
from panel.reference.gazetteer import Named, named

#: What may stand at the head of a name, one word a kind of instrument.
HEADS = {
    "convention": "convention convenio convención convenciones конвенция اتفاقية اتفاقيات اتفاقيتان اتفاقيتا اتفاقيتي",
    "covenant": "covenant pacte pacto пакт العهد العهدان",
    "protocol": "protocol protocole protocolo протокол بروتوكول بروتوكولات البروتوكولان",
    "declaration": "declaration déclaration declaración декларация إعلان",
    "charter": "charter charte carta хартия ميثاق",
    "statute": "statute statut estatuto статут",
    "compact": "compact договор",
    "agreement": "agreement accord acuerdo соглашение treaty traité tratado договор اتفاق معاهدة",
    "programme": "programme platform programa plataforma программа برنامج",
}


@dataclass(slots=True)
class Node:
    """A place in the tree: where each next word leads, and what is named by the words so far.

    ``beside``: of names of which one word alone carries meaning, the stems of the others; those of one name
    have to stand beside it: “Charter of the United Nations”.
    """

    next: dict[str, Node] = field(default_factory=dict)
    named: Named | None = None
    language: str = ""
    beside: list[frozenset[str]] = field(default_factory=list)

    def add(
        self, words: Iterable[str], what: Named, language: str, beside: frozenset[str] = frozenset()
    ) -> None:
        """Enter a name below this node; the first one to come stays."""
        node = self
        for word in words:
            node = node.next.setdefault(word, Node())
        if node is not self and node.named is None:
            node.named, node.language = what, language
        if node.named is what:
            node.beside.append(beside)


@dataclass(frozen=True, slots=True)
class Index:
    """Names by folded words (``=`` before words that count as they stand), acronyms by their parts."""

    names: Node
    acronyms: Node
    exact: frozenset[str]
    heads: dict[str, str]
    types: dict[str, str]
    ilo: frozenset[int]


@cache
def index() -> Index:
    """The index over the whole gazetteer."""
    names, acronyms = Node(), Node()
    heads = {word: kind for kind, forms in HEADS.items() for word in tokens(forms).folded}
    exact: set[str] = set()
    for each in sorted(named(), key=lambda each: each.kind == "body"):  # a body after its treaty
        for language, name in each.names:
            for words in spellings(language, name, heads):
                names.add(words, each, language, _beside(name) if len(words) == 1 else frozenset())
                exact.update(word[1:] for word in words if word.startswith("="))
        for acronym in (*each.acronyms, *each.doubtful):
            acronyms.add(tokens(acronym).raw, each, "")
    types = {
        code: _type(each) for each in named() if each.kind not in ("body", "group") for code in each.codes
    }
    ilo = frozenset(
        int(code[4:]) for each in named() for code in each.codes if code[:4] == "ILO-" and code[4:].isdigit()
    )
    return Index(names, acronyms, frozenset(exact), heads, types, ilo)


def spellings(language: str, name: str, heads: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """The name as folded words; in English with its head at the other end as well."""
    found: list[str] = []
    for part in name.split():
        found += [f"={part[1:].casefold()}"] if part.startswith("=") else tokens(part).folded
    words = tuple(word for word in found if word != END)
    yield words
    if language == "en" and len(words) > 2:
        if heads.get(words[-1]) in _TURNING:
            yield (words[-1], *words[:-1])
        elif heads.get(words[0]) in _TURNING:
            yield (*words[1:], words[0])


def _beside(name: str) -> frozenset[str]:
    """The stems of the words of a name that fold to nothing but say something all the same."""
    words = re.split(r"[\s'’]+", name)
    return frozenset(stem(word) for word in words if not fold(word) and (len(word) > 3 or word.isupper()))


_TURNING = ("convention", "covenant", "protocol")


def _type(each: Named) -> str:
    """What the instrument is called when it is called by its kind alone."""
    if each.kind in ("programme", "event"):
        return "programme"
    for _, name in each.names:
        for word in name.casefold().split():
            if word in HEADS:
                return word
    return ""
