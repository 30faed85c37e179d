"""The Standing Panel on Migration and Human Rights.

The root package is a hall, not a room: importing a pure room (``panel.domain``, ``panel.collation``,
``panel.register``, ``panel.reference``, ``panel.documents``) loads neither Flask nor SQLAlchemy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from config import Config


def create_app(config: Config | None = None) -> Flask:
    """Build the web application; the one import made late, so that the pure rooms stay pure."""
    from panel.app import create_app as build

    return build(config)
