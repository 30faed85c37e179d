"""The words of contributions: sealed as one piece under the key of their item, and opened again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from panel.domain.errors import Missing
from panel.models import Contribution
from panel.vault import item_keys


@dataclass(frozen=True, slots=True)
class Words:
    """What is sealed: the text, the name to be printed, a moderator's sentence, the appeal, what the chair
    answered to it and how it was decided (``uphold`` or ``reinstate``)."""

    body: str
    name: str = ""
    sentence: str = ""
    appeal: str = ""
    answer: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A contribution with its words; none where their key was destroyed."""

    row: Contribution
    words: Words | None


def seal(item: str, said: Words) -> bytes:
    """The words under the key of the item, made on first use."""
    return item_keys.encrypt(item, json.dumps(asdict(said), ensure_ascii=False))


def read(rows: Sequence[Contribution]) -> list[Read]:
    """Rows with their words, in one visit to the store of keys."""
    texts = item_keys.decrypt_all({row.id: row.sealed for row in rows if row.sealed is not None})
    return [Read(row, Words(**json.loads(texts[row.id])) if row.id in texts else None) for row in rows]


def words(row: Contribution) -> Words:
    """The words of one. Raises Missing where they were destroyed."""
    found = read([row])[0].words
    if found is None:
        raise Missing()
    return found
