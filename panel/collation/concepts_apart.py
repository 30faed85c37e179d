"""Words that share a rough stem and nothing else: they keep a stem of their own.

``concepts_stems`` cuts words short so that a noun and its verb meet; where another word loses as much, the two
would meet as well (“policy” and “police”, « traite » and « traiter »). Of each such pair one is listed here, without
accents, in the form of a dictionary; its plural and, in French, Spanish and Russian, its gender and case are meant
too. Behind a sign of equality stands the stem, where the word itself is the stem of the others or has relatives of its own.
Found by going through the terms of the thesaurus that share a stem. In English, where weights were fitted, only the
worst are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_APART = {
    "en": "car=cars city international policy statement treaty",
    "fr": "acteur avis bailleur base communication cotisation courant cours deces defiance departement directeur"
    " directive environnement finance=financ forme=formes importance important=importance massif=massiv"
    " massive=massiv million mineur moteur motif organe paix parent parlement passager passion pays pension"
    " port=ports prix professeur publication rapporteur reve viol=viols violence violent=violence",
    "es": "autor=autores autoridad cantera cantidad carencia caridad casa caso comunidad costa creencia cultivo culto"
    " deporte estacion estancia forma=formas generacion genero importancia interno=internos lesa manera mano"
    " mediacion mediador=mediacion mesa nacion nacionalidad naturalizacion objetivo oportunidad organo=organos"
    " partido parto pension personalidad publicacion redada sentencia sentimiento solar tema trata tratado tratamiento"
    " violencia",
    "ru": "временный=временн местный=местн опасный=опасн полный=полн разный=разн родной=родн частный=частн",
}
#: What the end of a form is in the dictionary.
_REGULAR = {
    "en": (("ies", "y"), ("ied", "y"), ("s", ""), ("ly", "")),
    "ru": tuple(
        (ending, instead)
        for ending in "ого ому ыми ым ых ом ой ую ая ое ые".split()
        for instead in ("ый", "ой")
    ),
}


def apart(word: str, language: str) -> str:
    """The stem of a word that is listed, or of a form of it; empty for any other. The word is folded."""
    listed = _listed(language)
    return next((listed[form] for form in _forms(word, language) if form in listed), "") if listed else ""


def _forms(word: str, language: str) -> Iterator[str]:
    """The forms that a word may have in a dictionary, itself first."""
    yield word
    if language in _REGULAR:
        for ending, instead in _REGULAR[language]:
            if word.endswith(ending):
                yield word.removesuffix(ending) + instead
        return
    if language == "fr" and word.endswith("x"):
        yield word[:-1]
    for plural in ("es", "s"):
        if word.endswith(plural):
            yield word.removesuffix(plural)
    single = word.removesuffix("s")
    if language == "fr":
        yield single.removesuffix("e")
    elif single.endswith("a"):
        yield single[:-1] + "o"


@cache
def _listed(language: str) -> dict[str, str]:
    pairs = (entry.partition("=") for entry in _APART.get(language, "").split())
    return {word: own or word for word, _, own in pairs}
