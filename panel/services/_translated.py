"""A frozen summary in another language: its pieces to translate, and the text made of their translations.

Pure functions over frozen values; numbers of paragraphs and notes stay those of the original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from panel.collation import ContributorEntry, ContributorGroup
from panel.collation import Summary as Collated
from panel.i18n import territory_name
from panel.reference import countries
from panel.services import _change_text


def pieces(base: Collated) -> list[tuple[str, str, str]]:
    """Everything to translate in the order of reading, as (key, what is printed before it, words)."""
    found, headings = [("title", "", base.title)], dict[str, str]()
    for paragraph in base.paragraphs:
        for heading in paragraph.headings:
            if heading.text not in headings:
                headings[heading.text] = f"heading_{len(headings)}"
                found.append((headings[heading.text], heading.numeral, heading.text))
        found.append(
            (f"text_{paragraph.number}", f"{paragraph.number}.", _change_text.marked(base)[paragraph.number])
        )
    notes = [note for each in base.paragraphs for said in each.sentences for note in said.notes if note.text]
    found += [(f"note_{note.number}", str(note.number), note.text) for note in notes]
    return found + [(f"group_{n}", "", group.heading) for n, group in enumerate(base.contributors)]


def translated(base: Collated, words: Mapping[str, Any], language: str) -> Collated:
    """The text with the words of a translation in the place of its own; numbers and notes are the same."""
    key_of = {said: key for key, _, said in pieces(base) if key.startswith("heading_")}
    paragraphs = []
    for each in base.paragraphs:
        headings = tuple(replace(h, text=str(words[key_of[h.text]])) for h in each.headings)
        said = _change_text.reworded(each, str(words[f"text_{each.number}"]))
        sentences = tuple(
            replace(
                one,
                notes=tuple(
                    replace(note, text=str(words[f"note_{note.number}"])) if note.text else note
                    for note in one.notes
                ),
            )
            for one in said.sentences
        )
        paragraphs.append(replace(said, headings=headings, sentences=sentences))
    states = {ref.id for ref in base.sources if ref.constituency == "STATE"}
    groups = tuple(
        _group(group, str(words[f"group_{n}"]), states, language) for n, group in enumerate(base.contributors)
    )
    return replace(base, title=str(words["title"]), paragraphs=tuple(paragraphs), contributors=groups)


def _group(group: ContributorGroup, heading: str, states: set[str], language: str) -> ContributorGroup:
    """A group under its translated heading; names of countries are those of the language, and States stand
    in its alphabetical order, in the places in which States stood."""
    entries = [replace(each, text=_localised(each.text, language)) for each in group.entries]
    places = [n for n, each in enumerate(entries) if each.source_id in states]
    ordered = sorted((entries[n] for n in places), key=_alphabetical)
    for place, entry in zip(places, ordered, strict=True):
        entries[place] = entry
    return ContributorGroup(heading, tuple(entries))


def _alphabetical(entry: ContributorEntry) -> str:
    plain = unicodedata.normalize("NFD", entry.text)
    return "".join(each for each in plain if not unicodedata.combining(each)).casefold()


def _localised(text: str, language: str) -> str:
    """“Name, City (Country)” with names of countries in a language."""
    return ", ".join(_of_country(part, language) for part in text.split(", "))


def _of_country(part: str, language: str) -> str:
    before, bracket, rest = part.rpartition("(")
    named = rest.removesuffix(")") if bracket else part
    code = next((each.alpha2 for each in countries() if each.label == named), "")
    if not code:
        return part
    return f"{before}({territory_name(code, language)})" if bracket else territory_name(code, language)
