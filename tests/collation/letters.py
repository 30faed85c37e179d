"""Invented letters: sentences without meaning, the same on every run, and edits of them."""

from __future__ import annotations

import random

from panel.collation import Source

_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()


class Writer:
    """Writes sentences that have nothing in common but chance."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.vocabulary = sorted(
            {"".join(self.dice.choices(_SYLLABLES, k=self.dice.randint(1, 4))) for _ in range(4_000)}
        )

    def sentence(self, words: int = 18) -> str:
        """A sentence."""
        return " ".join(self.dice.choices(self.vocabulary, k=words)).capitalize() + "."

    def letter(self, sentences: int = 8) -> str:
        """Some sentences in paragraphs of two."""
        told = [self.sentence() for _ in range(sentences)]
        return "\n\n".join(" ".join(told[place : place + 2]) for place in range(0, sentences, 2))

    def edited(self, text: str, share: float) -> str:
        """The text with so many of its words replaced."""
        words = text.split(" ")
        return " ".join(
            self.dice.choice(self.vocabulary) if self.dice.random() < share else word for word in words
        )


def filed(*texts: str) -> tuple[Source, ...]:
    """The texts as sources with ids T000, T001 …"""
    return tuple(Source(f"T{place:03}", f"T{place:03}", text) for place, text in enumerate(texts))
