"""The drafting desk tells its findings while somebody writes, and saves nothing by that."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.journeys.acts import PAIR
from tests.journeys.conftest import Site
from tests.services.collating import FEAR, open_world


@PAIR
def test_findings_change_as_one_types(site: Site, visitor: Any) -> None:
    with site.app.app_context():
        world = open_world(site.cast, site.clock)
        for code in ("CMF", "HWB"):
            world.file(code)
            world.code(code, FEAR)
        world.collate()
        world.build()
        row = world.row("CMF and HWB")
        row_id, text = row.id, row.text
    officer = visitor(site.cast.officer)
    officer.go(f"/desk/paragraph/{row_id}")
    findings, heard = officer.page.locator("[data-live]"), officer.page.locator("[data-heard]")
    expect(findings.locator(".lint")).to_have_count(0)
    officer.page.fill("#text", text.replace("CMF and HWB reported", "CMF and HWB claimed"))
    expect(findings.locator(".lint.stop")).not_to_have_count(0)
    expect(heard).not_to_be_empty()
    officer.page.fill(
        "#text", text.replace("CMF and HWB reported", "CMF and HWB reported, as did Ms. Garcia,")
    )
    expect(findings.locator(".lint.stop")).to_have_count(0)
    expect(findings.locator(".lint")).to_contain_text("“Ms. Garcia”")
    officer.page.fill("#text", text)
    expect(findings.locator(".lint")).to_have_count(0)
    with site.app.app_context():
        assert world.row("CMF and HWB").text == text
