"""Erasures done again after a restore, before anything is served."""

from __future__ import annotations

from flask import Flask

from panel.db import db, transaction
from panel.gate import door
from panel.ops import database
from panel.services import erasure


def replay(app: Flask) -> int:
    """Erase again what the ledger says was erased and an older backup has brought back; how many.

    Waits for the schema to be current: nothing is served before that either.
    """
    with app.app_context():
        if database.behind(db.engine):
            return 0
        with transaction():
            found = erasure.again(now=door.system_clock())
        for each in db.engines.values():
            each.dispose()
        return found
