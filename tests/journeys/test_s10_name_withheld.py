"""A name is withheld: the text is read under a label, a search for the name finds nothing, two officers alone
learn it and are recorded, and no draft can name it."""

from __future__ import annotations

from typing import Any

import pyotp

from panel.db import db, transaction
from panel.domain.actor import Role
from panel.models import Account, AuditEntry
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from tests.abuse.sweep import forms, layers
from tests.cast import person
from tests.journeys.acts import PAIR, admit_all, contributor, shown, write
from tests.journeys.conftest import Site
from tests.services.collating import FEAR, World, open_world

NAME = "Qamar Domestic Workers’ Circle"
TEXT = "We meet on Fridays.\n\nPeople stay away because they fear a report to the police."


def circles(site: Site) -> tuple[World, Account]:
    """An open session with texts of others, and the focal point of one of three circles of a region."""
    with site.app.app_context():
        world = open_world(site.cast, site.clock)
        with transaction():  # whoever stands alone elsewhere would be told by what is left out of a label
            site.cast.bridge.region = "ESCWA"
            db.session.add(site.cast.bridge)
        for code in ("A01", "A02", "A03"):
            world.file(code)
    for n in range(2):
        contributor(site, f"Desk {n}", f"desk{n}@desk{n}.example")
    kind = {
        "constituency": "MIGR",
        "subtype": "association",
        "region": "ESCWA",
        "country": "JO",
        "city": "Amman",
    }
    found = [
        contributor(site, name, f"speaker{n}@qamar{n}.example", acronym=f"QDW{n}", **kind)
        for n, name in enumerate((NAME, "Circle of the Hills", "Circle of the Shore"))
    ]
    return world, found[0]


def officers(site: Site) -> list[Account]:
    """The two safeguarding officers, with second factors."""
    with site.app.app_context(), transaction():
        second = person("safe2@panel.example", "Saba Second", site.clock.now, Role.SAFEGUARDING)
        site.secrets[second.email] = secret = pyotp.random_base32()
        second.totp_secret = site.app.extensions["panel.keys"].seal(secret)
    return [site.cast.safeguard, second]


def traces(someone: Any, path: str) -> list[str]:
    """Which forms of the name stand anywhere in what is sent for an address: headers, source, file, properties."""
    answer = someone.context.request.get(path)
    assert answer.ok, (path, answer.status)
    content = str(answer.headers).encode() + b"\n" + answer.body()
    wanted = {each: forms(each) for each in (NAME, "Qamar", "QDW0")}
    return [
        name
        for layer in (content, *layers(answer.body()))
        for name in wanted
        if any(f in layer for f in wanted[name])
    ]


def drafted(site: Site, world: World, code: str) -> str:
    """Code what was said, build the draft; where its paragraph is edited."""
    with site.app.app_context():
        call = sessions.by_slug(world.officer, world.call.slug)
        world.commentaries[code] = commentaries.by_codes(call.id, [code])[code]
        for each in ("A01", "A02", "A03", code):
            world.code(each, FEAR)
        world.collate()
        world.build()
        rows = summaries.paragraphs(world.summary().id)
        return next(row.id for row in rows if FEAR in row.text)


@PAIR
def test_a_withheld_name_is_found_by_nobody_and_known_to_two(site: Site, visitor: Any) -> None:
    world, speaker = circles(site)
    slug = world.call.slug
    writer = visitor(speaker, width=360)
    write(writer, slug, "Behind the door", TEXT)
    writer.page.wait_for_load_state("networkidle")
    writer.page.locator("[name=consent][value=name_withheld]").check()
    writer.press("Submit")
    assert writer.page.url.endswith("/receipt")
    admit_all(site, slug)
    app = site.app
    with app.app_context():
        site.tick()

    reader = visitor(width=360)
    reader.go(f"/reading-room/{slug}")
    line = reader.page.locator("ol.subs li", has_text="NW")
    code = line.locator(".code").inner_text()
    assert reader.said("Name withheld") in line.inner_text()
    reader.follow(line.locator("a"))
    for words in (code, "ESCWA", reader.said("Migrants’ associations and diaspora")):
        assert words in shown(reader)
    page = reader.page.url.removeprefix(site.base)

    row_id = drafted(site, world, code)
    chair, officer = visitor(site.cast.chair), visitor(site.cast.officer)
    for someone in (reader, chair, officer):
        someone.go(f"/reading-room/{slug}?words=Qamar")
        assert someone.said("Nothing matches all of this.") in shown(someone)
        assert traces(someone, page) == []
    for path in (
        f"/desk/{slug}/compilation/docx",
        f"/desk/{slug}/balance.csv",
    ):
        assert traces(officer, path) == [], path

    officer.go(f"/desk/paragraph/{row_id}")
    words = officer.page.locator("#text").input_value()
    officer.fill(text=f"{words} {NAME} met on Fridays.")
    officer.press("Save paragraph")
    assert officer.said("A withheld name stands here.") in shown(officer)

    for each in officers(site):
        safe = visitor(each, width=360)
        safe.go("/desk/reveal")
        safe.follow(safe.page.locator("main a", has_text=code))
        assert NAME not in safe.page.content()
        safe.page.locator("[name=reason]").first.check()
        safe.press("Reveal the name")
        assert NAME in safe.page.locator(".msg h2").inner_text()
        safe.close()
    with app.app_context():
        told = [e.actor_id for e in db.session.query(AuditEntry) if e.tag == "identity:revealed"]
        assert len(told) == len(set(told)) == 2
    auditor = visitor(site.cast.auditor)
    auditor.go("/record")
    assert [
        auditor.page.locator("tr", has_text="identity:revealed").count(),
        "Saba Second" in shown(auditor),
    ] == [
        2,
        True,
    ]
    assert NAME not in auditor.page.content()
