"""As much of Turtle as a thesaurus needs: prefixes, IRIs, names, literals with a language; no blank nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_TOKEN = re.compile(
    r"""(?P<skip>[ \t\r\n]+|\#[^\n]*)
    |(?P<iri><[^<>"{}|^`\x00-\x20]*>)
    |(?P<literal>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|"(?:[^"\\\n\r]|\\.)*")
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<datatype>\^\^)
    |(?P<name>[A-Za-z][\w.-]*:(?:[\w:-]|\.(?=[\w:-]))*|:(?:[\w:-]|\.(?=[\w:-]))*)
    |(?P<word>[A-Za-z]+|[+-]?[0-9]+(?:\.[0-9]+)?)
    |(?P<mark>[.;,])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Literal:
    """A text and its language tag, lower case, empty where none is given."""

    text: str
    language: str = ""


#: Subject, predicate, object; IRIs in full.
Triple = tuple[str, str, str | Literal]
_Token = tuple[str, str, int]


def quote(text: str) -> str:
    """A text as a Turtle literal on one line."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def triples(text: str) -> Iterator[Triple]:
    """The statements of a Turtle document in its order; ValueError with the line where it cannot be read."""
    return _Reader(text.removeprefix("\ufeff")).document()


def _unescape(match: re.Match[str]) -> str:
    short, long, letter = match.groups()
    return _LETTERS.get(letter, letter) if letter else chr(int(short or long, 16))


class _Reader:
    """Goes through the tokens once, keeping the prefixes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.prefixes: dict[str, str] = {}
        self.base = ""
        self.tokens = self._tokens()
        self.next: _Token = next(self.tokens)

    def document(self) -> Iterator[Triple]:
        while self.next[0] != "end":
            kind, word, _ = self.next
            if (kind, word) in {("language", "@prefix"), ("language", "@base")} or (
                kind == "word" and word.upper() in {"PREFIX", "BASE"}
            ):
                self._directive()
            else:
                yield from self._statement()

    def _tokens(self) -> Iterator[_Token]:
        place = 0
        while place < len(self.text):
            match = _TOKEN.match(self.text, place)
            if match is None:
                raise self._error(place)
            if match.lastgroup != "skip":
                yield str(match.lastgroup), match.group(), place
            place = match.end()
        while True:
            yield "end", "", place

    def _error(self, place: int) -> ValueError:
        line = self.text.count("\n", 0, place) + 1
        return ValueError(f"line {line}: cannot read {self.text[place : place + 20]!r}")

    def _take(self, *kinds: str, word: str | None = None) -> str:
        kind, found, place = self.next
        if kind not in kinds or (word is not None and found != word):
            raise self._error(place)
        self.next = next(self.tokens)
        return found

    def _at(self, word: str) -> bool:
        return self.next[:2] == ("mark", word)

    def _directive(self) -> None:
        directive = self._take("language", "word")
        if directive.lstrip("@").lower() == "base":
            self.base = self._take("iri")[1:-1]
        else:
            name = self._take("name")
            self.prefixes[name.removesuffix(":")] = self._iri()
        if directive.startswith("@"):
            self._take("mark", word=".")

    def _statement(self) -> Iterator[Triple]:
        subject = self._iri()
        while not self._at("."):
            predicate = self._predicate()
            yield subject, predicate, self._object()
            while self._at(","):
                self._take("mark")
                yield subject, predicate, self._object()
            while self._at(";"):
                self._take("mark")
        self._take("mark", word=".")

    def _predicate(self) -> str:
        if self.next[:2] == ("word", "a"):
            self._take("word")
            return TYPE
        return self._iri()

    def _iri(self) -> str:
        kind, _, place = self.next
        found = self._take("iri", "name")
        if kind == "iri":
            return (
                found[1:-1] if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", found[1:]) else self.base + found[1:-1]
            )
        prefix, _, local = found.partition(":")
        if prefix not in self.prefixes:
            raise self._error(place)
        return self.prefixes[prefix] + local

    def _object(self) -> str | Literal:
        kind = self.next[0]
        if kind == "literal":
            return self._literal()
        if kind == "word":
            return Literal(self._take("word"))
        return self._iri()

    def _literal(self) -> Literal:
        found = self._take("literal")
        marks = 3 if found.startswith('"""') else 1
        text = _ESCAPE.sub(_unescape, found[marks:-marks])
        if self.next[0] == "language":
            return Literal(text, self._take("language")[1:].lower())
        if self.next[0] == "datatype":
            self._take("datatype")
            self._iri()
        return Literal(text)
