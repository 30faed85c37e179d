"""How an officer works the keys of the coding desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panel.db import db
from panel.domain import desk_keys
from panel.models import DeskKeys


@dataclass(frozen=True, slots=True)
class Keys:
    """Whether single keys are off, and the key of every act."""

    off: bool
    keys: Mapping[str, str]


def of(account_id: str | None) -> Keys:
    """The keys of an account; the usual ones where it has chosen none."""
    found = db.session.get(DeskKeys, account_id) if account_id else None
    return Keys(found is not None and found.off, desk_keys.chosen(found.keys if found is not None else {}))
