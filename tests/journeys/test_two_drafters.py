"""Two people at one draft: no edit is lost, points are dragged in, sentences carried over, wordings restored."""

from __future__ import annotations

from typing import Any

from panel.services import summary_editing as editing
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site
from tests.services.collating import FEAR, World, usual_world

QUEUES = "queues begin before dawn"
FEES = "fees are asked in advance"


def begun(site: Site) -> tuple[World, str]:
    """A draft of one paragraph, two points that it does not tell; and what stands in its address."""
    with site.app.app_context():
        world = usual_world(site.cast, site.clock)
        world.build()
        world.code("A02", QUEUES, paragraph=3, theme_label="Queues")
        world.code("A03", FEES, paragraph=3, theme_label="Fees")
        return world, world.row("Most").id


def text_of(site: Site, world: World, row_id: str) -> str:
    """The words of a paragraph as they are stored."""
    with site.app.app_context():
        words: str = editing.opened(world.summary(), row_id).text
        return words


def drag(someone: Any, point: Any, home: Any) -> None:
    """Drag with the mouse, as slowly as a hand does; the page that follows is checked."""
    mouse = someone.page.mouse
    home.scroll_into_view_if_needed()
    start, end = point.bounding_box(), home.bounding_box()
    mouse.move(start["x"] + 10, start["y"] + 8)
    mouse.down()
    mouse.move(start["x"] + 20, start["y"] + 9)
    mouse.move(end["x"] + 100, end["y"] + 10, steps=5)
    with someone.page.expect_navigation():
        mouse.up()
    someone.check()


@PAIR
def test_both_edits_stand_and_an_earlier_wording_comes_back(site: Site, visitor: Any) -> None:
    world, row_id = begun(site)
    first, second = visitor(site.cast.officer), visitor(site.cast.rapporteur)
    path = f"/desk/paragraph/{row_id}"
    first.go(path)
    second.go(path)
    text = first.page.locator("#text").input_value()
    first.fill(text=text.replace("brought", "had brought"))
    first.press("Save paragraph")
    second.fill(text=text.replace("UEB considered", "UEB noted"))
    second.press("Save paragraph")
    both = text.replace("brought", "had brought").replace("UEB considered", "UEB noted")
    assert text_of(site, world, row_id) == both
    # The first goes on from an old page and changes the same word: both texts stand, and the difference.
    first.fill(text=text.replace("brought", "had brought").replace("UEB considered", "UEB stated"))
    first.press("Save paragraph")
    assert first.page.locator(".msg.warn del").inner_text().endswith("noted")
    assert "UEB stated" in first.page.locator("#text").input_value()
    assert text_of(site, world, row_id) == both
    first.page.locator("summary", has_text=first.said("Write a comment")).click()
    first.fill(comment="Which verb is it?")
    first.press("Leave the comment")
    second.go(path)
    assert "Which verb is it?" in shown(second)
    second.press("History")
    second.follow(second.page.get_by_role("button", name=second.said("Restore this wording")).last)
    assert text_of(site, world, row_id) == text


@PAIR
def test_a_point_is_dragged_in_and_a_sentence_carried_over(site: Site, visitor: Any) -> None:
    world, row_id = begun(site)
    officer = visitor(site.cast.officer)
    desk = f"/desk/{world.call.slug}/summary"
    officer.go(desk)
    point, home = officer.page.locator("a[data-point]").first, officer.page.locator(f"#d-{row_id}")
    assert QUEUES in point.inner_text()
    drag(officer, point, home)
    assert QUEUES in officer.page.locator("#text").input_value()
    drag(officer, officer.page.locator("button[data-point]").first, officer.page.locator("#edit"))
    assert FEES in officer.page.locator("#text").input_value()

    # The same without script: a point chosen from a list, as a paragraph of its own.
    plain = visitor(site.cast.rapporteur, script=False, width=360)
    plain.go(f"/desk/paragraph/{row_id}")
    text = plain.page.locator("#text").input_value()
    kept, cut = text.split(" A02 reported", 1)
    plain.fill(text=kept)
    plain.press("Save paragraph")
    plain.go(desk)
    with site.app.app_context():
        queues = world.points[QUEUES]
    plain.page.locator("#send [name=point_id]").select_option(queues)
    plain.press("Add the point")
    assert plain.page.locator("#text").input_value().startswith("A02 reported")
    # What was cut in the first paragraph is pasted here: its note comes along.
    fees = cut.partition("] ")[2]
    assert fees.startswith("A03 reported") and fees.endswith("]")
    plain.fill(text=f"{plain.page.locator('#text').input_value()} {fees}")
    plain.press("Save paragraph")
    assert FEES in plain.page.locator("#text").input_value()
    with site.app.app_context():
        assert [each.rule for each in world.look().stops] == []
        assert FEAR in text_of(site, world, row_id)
    # The pages round the draft fit a telephone.
    plain.go(f"/desk/paragraph/{row_id}/history")
    plain.go(f"{desk}/coverage")
    plain.go(f"/desk/{world.call.slug}/balance")
    # A sentence that loses its last note is marked at once, and its note is offered again.
    officer.go(f"/desk/paragraph/{row_id}")
    officer.page.fill("#text", officer.page.locator("#text").input_value().replace("[2]", ""))
    officer.page.wait_for_selector("[data-live] .lint.stop")
    button = officer.said("Bind note [%(key)s] again", key=2)
    officer.follow(officer.page.get_by_role("button", name=button, exact=True))
    assert "[2]" in officer.page.locator("#text").input_value()
