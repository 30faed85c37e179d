"""What the form of a protected contribution carries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The text, its language, how far it may be used (``attribution.USES``), and the name to be printed where
    it may be quoted by name."""

    body: str
    language: str
    consent: str
    name: str = ""
