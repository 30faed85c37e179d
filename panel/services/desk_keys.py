"""Choosing the keys of the coding desk; kept with the account, so that they are the same on every device."""

from __future__ import annotations

from collections.abc import Mapping

from panel.db import db
from panel.domain import desk_keys
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.policy import require
from panel.models import Account, DeskKeys


def choose(actor: Actor, account: Account, keys: Mapping[str, str], *, off: bool) -> None:
    """Keep the key of every act, or switch single keys off.

    Raises Invalid, by the name of the act, for what is no single character, a digit, or given twice.
    """
    require(actor, Action.ACCOUNT_OWN, account)
    problems = desk_keys.problems(keys)
    if problems:
        raise Invalid(*problems)
    kept = db.session.get(DeskKeys, account.id)
    if kept is None:
        kept = DeskKeys(account_id=account.id)
        db.session.add(kept)
    kept.off = off
    kept.keys = {act: key for act, key in keys.items() if desk_keys.USUAL.get(act, key) != key}
