"""Persons at a meeting are counted and added; entities are printed apart and never added."""

from __future__ import annotations

import re
from typing import Any

from tests.journeys.acts import PAIR, call_for_input, shown
from tests.journeys.conftest import Site


@PAIR
def test_persons_are_added_and_entities_are_not(site: Site, visitor: Any) -> None:
    slug = call_for_input(site)
    officer = visitor(site.cast.officer)
    officer.go(f"/calls/{slug}/attendance")
    officer.fill(delegates="36", countries="32", staff="31", civil_society="13", states="127", bodies="10")
    officer.submit()

    reader = visitor()
    reader.go(f"/calls/{slug}")
    aside = reader.page.locator("main aside", has_text="127").inner_text()
    assert re.findall(r"\d+", aside[aside.index("36") :]) == ["36", "32", "31", "13", "80", "127", "10"]
    assert "137" not in shown(reader)
    assert "217" not in shown(reader)
