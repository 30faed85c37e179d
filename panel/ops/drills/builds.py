"""Seeded wrong builds: the product with one promise taken out, to see that a drill notices.

``two-transactions`` acknowledges in two steps what must be one: the version, then all that belongs to
it. ``no-key`` forgets the key of the form, so that a second copy of it files again. ``early`` says that
a text is filed before it is. These wait a little where the fault can strike; on a slow disk the wait is
there by itself. ``speechless`` has no kind word where the store fails. The product imports nothing of this.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

from panel.db import db
from panel.gate import errors, typed
from panel.services import _filing, commentary

#: The wait, in seconds.
WAIT = 0.4

#: Which build to be; set by the drill.
NAME = "PANEL_TEST_WRONG"

#: The step of filing that both change.
MAKE = "new_version"


def two_transactions() -> None:
    """End the transaction after the version is made, and begin another for the rest."""
    honest = vars(_filing)[MAKE]

    def new_version(*values: Any, **named: Any) -> Any:
        made = honest(*values, **named)
        connection = db.session.connection()
        connection.exec_driver_sql("COMMIT")
        time.sleep(WAIT)
        connection.exec_driver_sql("BEGIN")
        return made

    vars(_filing)[MAKE] = new_version


def no_key() -> None:
    """File again whatever comes again, and be slow to say that it is filed."""
    honest = vars(_filing)[MAKE]

    def new_version(*values: Any, **named: Any) -> Any:
        return honest(*values, **(named | {"key": secrets.token_hex(16)}))

    vars(_filing)[MAKE] = new_version
    vars(commentary)["_same"] = lambda *_: False


def early() -> None:
    """Change nothing within: the application object answers before it asks the product."""


def speechless() -> None:
    """Say 500, and nothing of what was typed, where the store does not answer."""
    errors.Overloaded.status = 500
    vars(typed)["words"] = lambda: ""


BUILDS: Mapping[str, Callable[[], None]] = {
    "two-transactions": two_transactions,
    "no-key": no_key,
    "early": early,
    "speechless": speechless,
}
