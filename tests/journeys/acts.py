"""What several journeys do in the same way."""

from __future__ import annotations

from typing import Any

import pytest

from panel.db import transaction
from tests.factories.sessions import open_call
from tests.journeys.conftest import Site

#: For journeys that say nothing about databases or scripts: each language once, each database once.
PAIR = pytest.mark.parametrize(
    ("site", "visitor"), [("postgresql", "en"), ("sqlite", "en-XB")], indirect=True
)


def call_for_input(site: Site, **changes: Any) -> str:
    """An open call; returns what stands in its address."""
    with site.app.app_context(), transaction():
        slug: str = open_call(site.cast, site.clock, **changes).slug
        return slug


def shown(someone: Any) -> str:
    """The text of the page's main part."""
    text: str = someone.page.locator("main").inner_text()
    return text
