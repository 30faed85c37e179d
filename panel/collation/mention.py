"""What a text names: the value that the stage ``citations`` finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["instrument", "mechanism", "symbol", "event"]
MentionForm = Literal["name", "acronym", "number", "anaphora", "symbol"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span of a text, in code points, that names an instrument, a mechanism or a document.

    ``code`` is the id in ``panel.reference`` or the symbol. ``articles`` are numbers with paragraphs in
    brackets: ``"2(1)"``. ``form`` anaphora means: the word alone, standing for what was named last.
    """

    start: int
    end: int
    code: str
    kind: MentionKind = "instrument"
    form: MentionForm = "name"
    articles: tuple[str, ...] = ()
