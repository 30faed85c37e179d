"""The pages of blind double coding: what each sees, and what neither sees of the other."""

from __future__ import annotations

import html
import re
from itertools import product
from typing import Any

import pytest
from flask import Flask

from panel.db import db
from panel.models import Account, Point, Theme
from panel.queries import blind
from tests.abuse.test_canaries import told
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.test_blind import COSTS, FEAR, Desk, both

CANARY = "kingfishers were counted"


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Desk:
    return Desk(cast, clock)


def shown(browser: Browser, path: str) -> str:
    return html.unescape(browser.get(path).get_data(as_text=True))


def test_a_sample_is_drawn_coded_handed_in_and_settled_on_the_pages(
    desk: Desk, browser: Browser, cast: Cast
) -> None:
    slug, first, second = desk.world.call.slug, cast.officer, cast.officer2
    browser.sign_in(cast.head)
    answer = browser.post(f"/desk/{slug}/blind", {"size": "many", "first_id": first.id}, 422).text
    assert "Give a number from 1 to 5" in answer and 'value="many"' in answer
    browser.post(f"/desk/{slug}/blind", {"size": "2", "first_id": first.id, "second_id": second.id})
    (sample,) = blind.of_session(desk.world.call.id)
    path, point = f"/desk/blind/{sample.id}", _point(FEAR)
    for who, paragraph in ((first, "2"), (second, "1")):
        browser.sign_in(who)
        assert "0 of 3 paragraphs" in shown(browser, path)
        sent = {"paragraph": paragraph, "point_id": point, "kind": "observation", "verb": "", "stance": "for"}
        refused = browser.post(f"{path}/texts/1", sent | {"paragraph": "99"}, 422).text
        assert "There is no paragraph P99" in html.unescape(refused) and 'value="99"' in refused
        browser.post(f"{path}/texts/1", sent)
        assert "Coded by you" in shown(browser, f"{path}/texts/1")
        browser.post(f"{path}/hand-in")
        browser.post(f"{path}/hand-in", status=409)
    browser.sign_in(desk.third)
    page = shown(browser, path)
    assert "2 differences; 2 open." in page and "Krippendorff’s alpha over 6 paragraphs" in page
    browser.post(f"{path}/finish", status=409)
    for number in ("1", "2"):
        form = shown(browser, f"{path}/differences/{number}")
        mark = re.search(r'name="mark"[^>]* value="([^"]+)"', form)
        assert mark is not None
        kept = browser.post(
            f"{path}/differences/{number}", {"mark": mark[1], "outcome": "first", "reason": ""}, 422
        ).text
        assert re.search(r'value="first"[^>]*checked|checked[^>]*value="first"', kept)
        browser.post(
            f"{path}/differences/{number}", {"mark": mark[1], "outcome": "first", "reason": "It says so."}
        )
    browser.post(f"{path}/finish")
    page = shown(browser, path)
    assert "Settled by Thea Third" in page and page.count("It says so.") == 2
    assert len(desk.of_record()) == 1


def _point(wording: str) -> str:
    found: str = db.session.query(Point).filter_by(wording=wording).one().id
    return found


def test_the_two_agree_on_the_page(desk: Desk, browser: Browser, cast: Cast) -> None:
    sample = both(desk)
    desk.decide(cast.officer, sample, 1, "first", "The verb of the text.")
    path = f"/desk/blind/{sample}/differences/1"
    form = shown(browser.sign_in(cast.officer), path)
    assert ">Agree<" not in form
    form = shown(browser.sign_in(cast.officer2), path)
    mark, decision = (re.search(rf'name="{n}"[^>]* value="([^"]+)"', form) for n in ("mark", "decision"))
    assert mark is not None and decision is not None
    browser.post(path, {"act": "agree", "mark": mark[1], "decision": "stale"}, 409)
    browser.post(path, {"act": "agree", "mark": mark[1], "decision": decision[1]})
    assert "agreed by Otto Officer" in shown(browser, path)
    assert "1 open" not in shown(browser, f"/desk/blind/{sample}") and "2 open." in shown(
        browser, f"/desk/blind/{sample}"
    )
    browser.sign_in(cast.chair)
    assert "Settle difference" not in shown(browser, f"/desk/blind/{sample}")
    browser.post(path, {"mark": mark[1], "outcome": "first", "reason": "x"}, 403)
    browser.post(f"/desk/blind/{sample}/finish", status=403)


def test_who_may_see_and_do_what(desk: Desk, browser: Browser, cast: Cast) -> None:
    sample, slug = desk.draw(), desk.world.call.slug
    mine = desk.code(cast.officer, sample, 1, FEAR)
    path = f"/desk/blind/{sample}"
    for who in (cast.officer2, desk.third, cast.head):
        browser.sign_in(who)
        browser.post(f"/desk/blind/undo/{mine}", status=404)
        assert "paragraphs" not in shown(browser, path) or who is cast.officer2
    browser.sign_in(desk.third)
    browser.get(f"{path}/texts/1", 403)
    browser.post(f"{path}/texts/1", {}, 403)
    browser.post(f"{path}/hand-in", status=403)
    browser.get(f"{path}/differences/1", 404)
    browser.sign_in(cast.chair)
    browser.post(f"/desk/{slug}/blind", {"size": "1"}, 403)
    browser.post(f"{path}/give-up", status=403)
    browser.sign_in(cast.hana)
    for each in (f"/desk/{slug}/blind", path, f"{path}/texts/1", f"{path}/differences/1"):
        browser.get(each, 403)
    for each in ("hand-in", "give-up", "finish"):
        browser.get(f"{path}/{each}", 405)
    browser.sign_in(cast.officer)
    browser.get(f"{path}/texts/9", 404)
    browser.get(f"{path}/texts/x", 404)
    assert "Undo" in shown(browser, f"{path}/texts/1")
    browser.post(f"/desk/blind/undo/{mine}")
    assert "Nothing yet." in shown(browser, f"{path}/texts/1")
    browser.sign_in(cast.head).post(f"{path}/give-up")
    assert "given up" in shown(browser, f"/desk/{slug}/blind")


def test_one_coder_finds_nothing_of_the_other_on_any_page_or_in_any_file(
    app: Flask, desk: Desk, browser: Browser, cast: Cast
) -> None:
    """Every address of the site, before and after the first has coded: the second reads the same."""
    sample = desk.draw()
    paths = _addresses(app, desk, sample)
    before = _read(app, browser.sign_in(cast.officer2), paths)
    desk.code(cast.officer, sample, 1, CANARY, paragraph=3, instead="", verb="noted")
    desk.code(cast.officer, sample, 1, FEAR)
    desk.code(cast.officer, sample, 2, COSTS)
    after = _read(app, browser, paths)
    assert [path for path in paths if CANARY in after[path]] == []
    assert [path for path in paths if before[path] != after[path]] == []
    assert len([each for each in after.values() if each]) > 20
    mine = _read(app, browser.sign_in(cast.officer), paths)
    assert [path for path in paths if CANARY in mine[path]] == [f"/desk/blind/{sample}/texts/1"]


def _addresses(app: Flask, desk: Desk, sample: str) -> list[str]:
    call = desk.world.call
    pools = {
        "slug": [call.slug],
        "sample_id": [sample],
        "place": ["1", "2"],
        "number": ["1", "2"],
        "kind": ["sub"],
        "commentary_id": [row.id for row in desk.world.commentaries.values()],
        "theme_id": [row.id for row in db.session.query(Theme)],
        "point_id": [row.id for row in db.session.query(Point)],
        "format": ["docx", "xlsx", "csv", "qdc", "qdpx", "json", "html", "pdf"],
        "list_id": ["issues"],
        "account_id": [desk.cast.officer.id],
    }
    found = []
    with app.test_request_context(base_url="http://127.0.0.1:8000"):
        adapter = app.create_url_adapter(None) or app.url_map.bind("127.0.0.1:8000")
        for rule in app.url_map.iter_rules():
            names = sorted(rule.arguments)
            # Whoever holds an account is a stranger to the pages of participants, and one of them signs out.
            asked = "GET" in (rule.methods or ()) and not rule.rule.startswith("/p/")
            if asked and all(name in pools for name in names):
                for values in product(*(pools[name] for name in names)):
                    given: dict[str, Any] = dict(zip(names, values, strict=True))
                    found.append(adapter.build(rule.endpoint, given, force_external=False))
    return found


def _read(app: Flask, browser: Browser, paths: list[str]) -> dict[str, str]:
    """The words of each page that can be read, without what differs from one request to the next."""
    found = {}
    for path in paths:
        with app.app_context():
            answer = browser.client.get(path, base_url="http://127.0.0.1:8000")
        text = told(answer) if answer.status_code == 200 else ""
        text = re.sub(r'(name="(csrf_token|key)"[^>]*? value|nonce)="[^"]*"', "", text)
        text = re.sub(r"(?m)^(Set-Cookie|Content-Security-Policy|Date|ETag|Expires).*$", "", text)
        found[path] = "\n".join(filter(None, text.splitlines()))
    return found


def test_pages_ask_the_database_as_often_for_many_as_for_few(
    desk: Desk, browser: Browser, cast: Cast, count_queries: Any
) -> None:
    counts = []
    for size in (1, 4):
        sample = desk.draw(size)
        for place in range(1, size + 1):
            desk.code(cast.officer, sample, place, FEAR)
        told: list[int] = []
        for who in (cast.officer, cast.head):
            browser.sign_in(who)
            for path in (f"/desk/blind/{sample}", f"/desk/{desk.world.call.slug}/blind"):
                browser.get(path)
                with count_queries() as counted:
                    browser.get(path)
                told.append(counted.statements)
        browser.sign_in(cast.officer)
        with count_queries() as counted:
            browser.get(f"/desk/blind/{sample}/texts/1")
        told.append(counted.statements)
        _hand_in(desk, sample, cast.officer, cast.officer2)
        with count_queries() as counted:
            browser.get(f"/desk/blind/{sample}")
        told.append(counted.statements)
        counts.append(told)
    assert counts[0] == counts[1]


def _hand_in(desk: Desk, sample: str, *people: Account) -> None:
    for who in people:
        desk.hand_in(who, sample)
