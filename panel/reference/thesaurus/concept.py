"""A concept of the field and its terms."""

from __future__ import annotations

from dataclasses import dataclass

#: The six languages, in the order of the United Nations; the order of :attr:`Concept.terms`.
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept: an id for ever, the domain it is kept in, its neighbours by id, its terms by language.

    ``broader`` and ``related`` hold what the file states; for both directions ask
    :func:`panel.reference.thesaurus.narrower` and :func:`panel.reference.thesaurus.related`.
    ``terms`` has one tuple for each of :data:`LANGUAGES`: the preferred term, then the alternatives.
    """

    id: str
    domain: str
    broader: tuple[str, ...]
    related: tuple[str, ...]
    terms: tuple[tuple[str, ...], ...]

    def in_language(self, tag: str) -> tuple[str, ...]:
        """All terms in a language, the preferred one first; ValueError where it is none of the six."""
        return self.terms[LANGUAGES.index(tag)]

    def preferred(self, tag: str) -> str:
        """The term to show in a language."""
        return self.in_language(tag)[0]

    def alternatives(self, tag: str) -> tuple[str, ...]:
        """The other terms of a language: synonyms, variants, abbreviations."""
        return self.in_language(tag)[1:]
