"""What a theme says of itself beside its name: examples, terms in the six languages, the theme above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from panel.domain.errors import N_, Problem, problem
from panel.models import Theme
from panel.services._coding_guard import line, words_problems

#: The languages of terms; those of the library's thesaurus.
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")

#: Characters of all examples of a theme, and of its terms in one language.
EXAMPLES_AT_MOST, TERMS_AT_MOST = 4_000, 400


@dataclass(frozen=True, slots=True)
class About:
    """Examples, one a line; terms by language, parted by commas; the id of the theme above, or empty."""

    examples: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    parent_id: str = ""


def about_problems(theme: Theme, about: About, themes: Sequence[Theme]) -> list[Problem]:
    """What is wrong with it; a theme stands under a topmost theme, and has none below it then."""
    found = words_problems("examples", about.examples, EXAMPLES_AT_MOST)
    for code in LANGUAGES:
        found += words_problems(f"terms_{code}", line(about.terms.get(code, "")), TERMS_AT_MOST)
    above = next((each for each in themes if each.id == about.parent_id), None)
    if about.parent_id and (above is None or above.parent_id or above.id == theme.id):
        found.append(problem("parent_id", N_("Choose a theme that stands at the top.")))
    elif about.parent_id and any(each.parent_id == theme.id for each in themes):
        found.append(problem("parent_id", N_("Themes stand under this one. Move them first.")))
    return found


def set_about(theme: Theme, about: About) -> None:
    """Give a theme its examples, terms and place."""
    theme.examples = "\n".join(each for each in map(line, about.examples.split("\n")) if each)
    theme.terms = {code: line(about.terms[code]) for code in LANGUAGES if line(about.terms.get(code, ""))}
    theme.parent_id = about.parent_id or None
