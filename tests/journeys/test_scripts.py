"""The scripts in a real browser: nothing written is lost, and passages are counted as the server counts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.script_stage import Store, served

KEY = "panel.draft.d1"


class Desk:
    """One window on the stage."""

    def __init__(self, page: Page, store: Store, base: str) -> None:
        self.page, self.store, self.base = page, store, base
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on(
            "console", lambda line: self.wrong.append(line.text) if "Content Security" in line.text else None
        )

    def open(self, path: str) -> None:
        self.page.goto(self.base + path, wait_until="networkidle")

    def type(self, text: str) -> None:
        """Type into the text and leave the field, which saves."""
        self.page.fill("#body", text)
        self.page.focus("#title")

    def told(self, text: str) -> None:
        """Wait for the line that says where the text is saved."""
        expect(self.page.locator("#sv [data-text]")).to_have_text(text)

    def local(self) -> Any:
        """The copy on this device."""
        return json.loads(self.page.evaluate(f"localStorage.getItem('{KEY}')") or "null")

    def passage(self) -> tuple[str, ...]:
        """Paragraph, start, end and words that were chosen."""
        fields = (self.page.input_value(f"#{name}") for name in ("paragraph", "start", "end"))
        return (*fields, self.page.inner_text("[data-selected]"))


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Desk]:
    """A window in Manila."""
    store = Store()
    context = chromium.new_context(timezone_id="Asia/Manila", reduced_motion="reduce")
    context.set_default_timeout(10_000)
    with served(store) as base:
        opened = Desk(context.new_page(), store, base)
        yield opened
        context.close()
    assert opened.wrong == []


SAVED = "Saved at 20:46, here and on this device"


def test_a_draft_is_saved_on_the_server_and_on_the_device(desk: Desk) -> None:
    desk.open("/write")
    desk.told("Saved at 20:40")
    desk.type("one two three")
    desk.told(SAVED)
    assert (desk.store.body, desk.store.revision) == ("one two three", 2)
    assert desk.store.posts == [("/autosave", {"title": "T", "body": "one two three", "revision": "1"})]
    assert desk.page.input_value("[name=revision]") == "2"
    assert (desk.local()["clean"], dict(desk.local()["pairs"])["body"]) == (True, "one two three")


def test_without_a_line_the_text_stays_and_goes_on_trying(desk: Desk) -> None:
    desk.open("/write")
    desk.page.context.set_offline(True)
    desk.type("written offline")
    expect(desk.page.locator("#sv")).to_contain_text("No connection. Saved on this device at")
    assert (desk.local()["clean"], dict(desk.local()["pairs"])["body"]) == (False, "written offline")
    desk.page.context.set_offline(False)
    desk.told(SAVED)
    assert desk.store.body == "written offline"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "You are signed out. Your text is safe on this device."),
        (400, "You are signed out. Your text is safe on this device."),
        (422, "A character cannot be used."),
    ],
)
def test_a_refusal_keeps_the_text_and_says_why(desk: Desk, status: int, said: str) -> None:
    desk.open("/write")
    desk.store.refuse = status
    desk.type("kept all the same")
    desk.told(said)
    assert dict(desk.local()["pairs"])["body"] == "kept all the same"
    assert desk.page.locator("[data-again]").is_visible() == (status in {400, 401})


@pytest.mark.parametrize("taken", [True, False])
def test_a_copy_the_server_never_got_is_offered_not_forced(desk: Desk, taken: bool) -> None:
    desk.open("/write")
    desk.store.refuse = 401
    desk.type("only on this device")
    desk.told("You are signed out. Your text is safe on this device.")
    desk.store.refuse = 0
    desk.open("/write")
    assert desk.page.input_value("#body") == "Two words."
    assert desk.page.input_value("#other-text") == "only on this device"
    desk.page.fill("#title", "typed before choosing")
    desk.page.focus("#body")
    desk.told("Saved at 20:46")
    assert dict(desk.local()["pairs"])["body"] == "only on this device"
    desk.page.click("[data-take]" if taken else "[data-leave]")
    if taken:
        desk.told(SAVED)
    assert desk.page.locator("[data-notice]").count() == 0
    assert desk.store.body == ("only on this device" if taken else "Two words.")


@pytest.mark.parametrize(
    ("minutes", "hour", "age"),
    [
        (9, "20:49", "The copy is newer than what is saved here."),
        (-9, "20:31", "The copy is older than what is saved here."),
    ],
)
def test_a_copy_is_told_by_the_clock_of_the_page_and_as_newer_or_older(
    desk: Desk, minutes: int, hour: str, age: str
) -> None:
    desk.open("/write")
    at = (desk.store.saved + timedelta(minutes=minutes)).timestamp() * 1000
    kept = {"revision": 1, "at": at, "clean": False, "pairs": [["title", "T"], ["body", "kept"]]}
    desk.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(kept)])
    desk.open("/write")
    desk.told("Saved at 20:40")
    expect(desk.page.locator("[data-notice] [data-lead]")).to_contain_text(f"a copy from {hour} that")
    expect(desk.page.locator("[data-notice] [data-age]")).to_have_text(age)
    desk.store.refuse = 401
    desk.type("typed beside the copy")
    expect(desk.page.locator("#sv")).to_contain_text(
        "You are signed out. This device still has the earlier copy"
    )


def test_two_windows_are_shown_side_by_side(desk: Desk) -> None:
    desk.open("/write")
    desk.store.revision, desk.store.body = 5, "theirs"
    desk.type("mine")
    desk.told("A newer version exists from another window. Choose below.")
    assert (desk.page.input_value("#body"), desk.page.input_value("#other-text")) == ("mine", "theirs")
    desk.page.click("[data-take]")
    expect(desk.page.locator("#body")).to_have_value("theirs")
    desk.page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(desk.page.locator("#body")).to_have_value("mine")
    desk.told(SAVED)
    desk.store.revision, desk.store.body = desk.store.revision + 5, "theirs again"
    desk.type("mine again")
    desk.page.click("[data-leave]")
    desk.told(SAVED)
    assert desk.store.body == "mine again"


def test_submitting_waits_for_a_save_under_way_and_clears_the_device(desk: Desk) -> None:
    desk.open("/write")
    desk.store.hold.clear()
    desk.type("final words")
    desk.page.click("main button:has-text('Submit')", no_wait_after=True)
    desk.told("Saving…")
    desk.store.hold.set()
    desk.page.wait_for_url("**/submit")
    assert [(path, form["revision"]) for path, form in desk.store.posts] == [
        ("/autosave", "1"),
        ("/submit", "2"),
    ]
    desk.page.wait_for_function(f"localStorage.getItem('{KEY}') === null")


def test_signing_out_clears_what_the_server_has_and_nothing_else(desk: Desk) -> None:
    desk.open("/write")
    desk.type("saved")
    desk.told(SAVED)
    desk.page.evaluate("localStorage.setItem('panel.draft.d2', JSON.stringify({clean: false, pairs: []}))")
    desk.page.click("form.out button")
    desk.page.wait_for_url("**/sign_out")
    assert desk.page.evaluate("Object.keys(localStorage)") == ["panel.draft.d2"]


def test_the_meter_counts_and_speaks_at_its_marks_only(desk: Desk) -> None:
    desk.open("/write")
    said = desk.page.locator("[data-say]")
    for words, left, spoken in (
        (5, "15 left", ""),
        (10, "10 left", "Words left: 10"),
        (12, "8 left", "Words left: 10"),
        (20, "exactly the limit", "Words left: 0"),
        (23, "3 over", "Words over the limit: 3"),
        (19, "1 left", "Words left: 1"),
    ):
        desk.page.fill("#body", "word " * words)
        expect(desk.page.locator("#wm em")).to_have_text(left)
        expect(said).to_have_text(spoken)
    desk.page.fill("#body", "word " * 19 + "and one. The rest lies beyond.")
    desk.page.get_by_role("button", name="Show where the limit falls").click()
    selected = "(e => e.value.slice(e.selectionStart, e.selectionEnd))(document.getElementById('body'))"
    assert desk.page.evaluate(selected) == "one."


def test_the_readers_own_hour_stands_beside_geneva(desk: Desk) -> None:
    desk.open("/write")
    expected = "Friday 5 March 2027, 18:00 in Geneva (Saturday 01:00 your time)"
    expect(desk.page.locator("#when")).to_have_text(expected)


def test_the_language_menu_closes_with_escape(desk: Desk) -> None:
    desk.open("/write")
    desk.page.click(".lang summary")
    assert desk.page.locator(".lang").get_attribute("open") == ""
    desk.page.keyboard.press("Escape")
    assert desk.page.locator(".lang").get_attribute("open") is None
    assert desk.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def _select(desk: Desk, script: str) -> None:
    desk.page.evaluate(f"() => {{ const s = getSelection(); s.removeAllRanges(); {script} }}")
    desk.page.wait_for_timeout(50)


def test_a_selection_becomes_code_points_without_the_numbers_of_themes(desk: Desk) -> None:
    desk.open("/code")
    _select(
        desk, "const p = document.getElementById('p1'); s.setBaseAndExtent(p.firstChild, 16, p.lastChild, 12)"
    )
    assert desk.passage() == ("1", "17", "51", "separate 😀 health care from police")
    _select(
        desk, "const p = document.getElementById('p1'); s.setBaseAndExtent(p.lastChild, 12, p.firstChild, 16)"
    )
    assert desk.passage() == ("1", "17", "51", "separate 😀 health care from police")
    _select(
        desk,
        "const [a, b] = ['p2', 'p3'].map((id) => document.getElementById(id).firstChild); s.setBaseAndExtent(a, 31, b, 4)",
    )
    assert desk.passage() == ("2", "231", "244", "هذا مهم جداً.")


def test_a_passage_can_be_chosen_by_keys_in_both_directions(desk: Desk) -> None:
    desk.open("/code")
    desk.page.focus("#p1")
    for key, expected in (
        ("ArrowRight", ("1", "0", "52", "We ask States to separate 😀 health care from police.")),
        ("ArrowRight", ("1", "53", "70", "Women told us so.")),
        ("Shift+ArrowRight", ("1", "53", "72", "Women told us so. 𝒳")),
        ("Shift+ArrowLeft", ("1", "53", "70", "Women told us so.")),
        ("ArrowLeft", ("1", "0", "52", "We ask States to separate 😀 health care from police.")),
        (
            "Enter",
            (
                "1",
                "0",
                "81",
                "We ask States to separate 😀 health care from police. Women told us so. 𝒳 is here.",
            ),
        ),
    ):
        desk.page.keyboard.press(key)
        assert desk.passage() == expected
    desk.page.focus("#p2")
    desk.page.keyboard.press("ArrowLeft")
    desk.page.keyboard.press("ArrowLeft")
    assert desk.passage() == ("2", "231", "244", "هذا مهم جداً.")
    desk.page.focus("#p3")
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.press("ArrowRight")
    assert desk.passage() == ("3", "309", "314", "这很重要。")


def test_single_keys_act_unless_switched_off_or_typed(desk: Desk) -> None:
    desk.open("/code")
    desk.page.uncheck("[data-keys]")
    desk.page.focus("#p1")
    desk.page.keyboard.press("n")
    desk.open("/code")
    assert not desk.page.is_checked("[data-keys]")
    desk.page.check("[data-keys]")
    desk.page.focus("#start")
    desk.page.keyboard.press("n")
    assert (desk.page.input_value("#start"), desk.page.url) == ("n", desk.base + "/code")
    desk.page.focus("#p1")
    desk.page.keyboard.press("u")
    desk.page.wait_for_url("**/outages")
    desk.open("/code")
    desk.page.focus("#p1")
    desk.page.keyboard.press("n")
    desk.page.wait_for_url("**/desk")
