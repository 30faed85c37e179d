"""One text is abusive, one off topic, one half relevant; the chair hears the one appeal."""

from __future__ import annotations

import re
from typing import Any

from panel.db import transaction
from panel.queries import organisation as organisations
from panel.queries import thematic_session as sessions
from tests.cast import acting
from tests.factories.sessions import filed
from tests.journeys.acts import PAIR, call_for_input, contributor, shown
from tests.journeys.conftest import Site

HALF = "Clinics ask for a residence card.\n\nOn another matter, tourists wait long for their visas."


def file_three(site: Site, slug: str) -> None:
    """Three texts that wait: abusive, off topic, half relevant."""
    third = contributor(site, "Mesa Migrante", "mesa@mesa.example", acronym="MM")
    cast = site.cast
    with site.app.app_context(), transaction():
        call = sessions.by_slug(acting(cast.officer), slug)
        wrote = [
            (
                cast.harbour,
                cast.hana,
                "Those people",
                "# Who they are\n\nThose people are worth less than we are.[^1]\n\n- All.\n\n[^1]: Ask anybody.",
            ),
            (cast.bridge, cast.bela, "Visas", "Tourists wait long for their visas."),
            (organisations.own(acting(third))[0], third, "At the clinic", HALF),
        ]
        for body, person, title, text in wrote:
            filed(call, body, person, site.clock, title=title, text=text)
            site.clock.forward(minutes=1)


def decline(officer: Any, ground: str, sentence: str) -> None:
    """Decline the text that is open; the next one follows."""
    officer.page.locator("[name=act][value=decline]").check()
    officer.page.locator("[name=ground]").select_option(ground)
    officer.fill(sentence=sentence)
    officer.press("Record the decision")


@PAIR
def test_three_decisions_and_one_appeal(site: Site, visitor: Any) -> None:
    slug = call_for_input(site)
    file_three(site, slug)
    officer = visitor(site.cast.officer)
    officer.go(f"/desk/{slug}/queue")
    officer.follow(officer.page.locator(".subs a").first)
    assert officer.page.locator("ol.doc h2").inner_text() == "Who they are"
    officer.page.set_viewport_size({"width": 360, "height": 900})
    officer.check()
    officer.press("Take words out")
    officer.page.set_viewport_size({"width": 1280, "height": 900})
    officer.check()
    assert "[^1]: Ask anybody." in shown(officer)
    officer.page.go_back()
    officer.page.locator("[name=act][value=decline]").check()
    officer.press("Record the decision")
    assert officer.said("Choose a ground from the list.") in officer.page.locator(".msg.stop").inner_text()
    decline(officer, "G6", "P1 calls people worth less.")
    decline(officer, "G5", "It is about tourists alone.")
    officer.press("Record the decision")
    assert officer.said("Nothing waits.") in shown(officer)

    site.drain()
    letter = site.mails("hana@harbour.example")[-1]
    assert "P1 calls people worth less." in letter
    hana = visitor(site.cast.hana, width=360, by_pages=True)
    hana.go(re.findall(r"http://\S+(/commentaries/\S+)", letter)[-1])
    assert "P1 calls people worth less." in shown(hana)
    hana.press("Appeal")
    assert hana.said("Say in a sentence or two why you appeal.") in hana.page.locator(".err").inner_text()
    hana.fill(sentence="It quotes what was shouted at us.")
    hana.press("Appeal")
    assert hana.said("Your appeal is with the chair.") in shown(hana)

    bela = visitor(site.cast.bela, width=360, by_pages=True)
    bela.follow(bela.page.locator("main a", has_text="Visas"))
    assert "It is about tourists alone." in shown(bela)
    assert bela.page.locator("main").get_by_role("link", name=bela.said("Open calls")).count() == 1

    chair = visitor(site.cast.chair, by_pages=True)
    chair.go("/desk/chair")
    chair.follow(chair.page.locator("main a", has_text="Those people"))
    assert chair.page.locator("ol.doc h3").inner_text() == "Who they are"
    chair.page.set_viewport_size({"width": 360, "height": 900})
    chair.check()
    chair.page.set_viewport_size({"width": 1280, "height": 900})
    chair.page.locator("[name=act][value=uphold]").check()
    chair.fill(sentence="No quotation is marked.")
    chair.press("Record the decision")
    chair.go("/desk/chair")
    assert chair.page.locator("main a", has_text="Those people").count() == 0

    site.drain()
    assert "No quotation is marked." in site.mails("hana@harbour.example")[-1]
    hana.page.reload()
    hana.check()
    assert hana.said("The chair upheld the decision") in shown(hana)
    assert hana.page.locator("[name=sentence]").count() == 0

    reader = visitor()
    reader.go(f"/reading-room/{slug}")
    assert reader.page.locator("ol.subs .code").all_inner_texts() == ["MM"]
    rows = reader.page.locator("section table tbody tr").all_inner_texts()
    assert [re.findall(r"G\d|\d+$", row) for row in rows] == [["G5", "1"], ["G6", "1"]]
    reader.follow(reader.page.locator("ol.subs a"))
    assert reader.page.locator("#P2").count() == 1
