"""The frame: one page, one language, one door; nothing inline, nothing untranslated."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from tinyhtml5.parser import HTMLParser

from tests.templates.stage import CONTRIBUTOR, OFFICER, VISITOR, render, render_file

PAGE = """{% extends '_layout/base.html' %}{% block title %}Here{% endblock %}
{% block main %}<div class="row"><div class="t"><h1>Here</h1></div></div>{% endblock %}"""


def tree(html: str) -> Element:
    """The page, parsed as a browser does; a mistake in the markup fails the test."""
    parser = HTMLParser(namespace_html_elements=False)
    found = parser.parse(html)
    assert [error[1] for error in parser.errors] == []
    for node in found.iter():
        node.tag = str(node.tag).rpartition("}")[2]
    ids = [node.get("id") for node in found.iter() if node.get("id")]
    assert sorted(ids) == sorted(set(ids))
    return found


def words(node: Element) -> str:
    """The text of a node, its blanks folded."""
    return " ".join("".join(node.itertext()).split())


def links(page: Element, where: str) -> list[tuple[str, str]]:
    """Address and words of the links below the first node of a path."""
    top = page.find(where)
    assert top is not None
    return [(str(a.get("href")), words(a)) for a in top.iter("a")]


def test_a_page_has_its_language_its_parts_and_one_heading() -> None:
    page = tree(render(PAGE, "/home?lang=ar"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert words(page.find(".//title")) == "Here – Standing Panel on Migration and Human Rights"
    assert [words(h) for h in page.iter("h1")] == ["Here"]
    assert next(str(a.get("href")) for a in page.iter("a")) == "#main"
    assert [node.get("id") for node in page.iter("main")] == ["main"]
    assert page.find(".//a[@href='#menu']") is not None
    assert page.find(".//nav[@id='menu']") is not None


def test_the_entry_of_the_page_is_marked() -> None:
    page = tree(render(PAGE, "/reading_room"))
    assert {words(a) for a in page.iter("a") if a.get("aria-current") == "page"} == {"Reading room"}
    other = tree(render("{% set nav_current = 'home' %}" + PAGE, "/reading_room"))
    assert {words(a) for a in other.iter("a") if a.get("aria-current") == "page"} == {"Open now"}


@pytest.mark.parametrize(
    ("actor", "door"),
    [
        (VISITOR, ("/sign_in", "Sign in")),
        (OFFICER, ("/desk", "Your desk")),
        (CONTRIBUTOR, ("/my_commentaries", "Your commentaries")),
    ],
)
def test_each_reader_has_a_door(actor: Any, door: tuple[str, str]) -> None:
    page = tree(render(PAGE, actor=actor))
    assert links(page, ".//header//nav") == [("/home", "Open now"), ("/reading_room", "Reading room"), door]
    assert (door in links(page, ".//nav[@id='menu']")) == (actor is VISITOR)


def test_signing_out_is_a_form_with_its_token() -> None:
    form = tree(render(PAGE, actor=OFFICER)).find(".//form")
    assert form is not None
    assert (form.get("method"), form.get("action")) == ("post", "/sign_out")
    assert {(i.get("name"), i.get("value")) for i in form.iter("input")} == {("csrf_token", "token-1")}
    assert words(form) == "Signed in as A. Osei <x>. Sign out"
    assert tree(render(PAGE)).find(".//form") is None


def test_the_language_menu_keeps_the_page() -> None:
    page = tree(render(PAGE, "/reading_room?q=a%26b&theme=1&theme=2&lang=fr"))
    menu = links(page, ".//details[@class='lang']")
    assert menu[0] == ("?q=a%26b&theme=1&theme=2&lang=ar", "العربية")
    assert len(menu) == 6
    current = [a.get("lang") for a in page.iter("a") if a.get("aria-current") == "true"]
    assert current == ["fr"]


@pytest.mark.parametrize("category", ["ok", "warn", "stop", "message"])
def test_messages_of_the_last_page_stand_first(category: str) -> None:
    source = "{% set get_flashed_messages = told %}" + PAGE

    def told(with_categories: bool) -> list[tuple[str, str]]:
        return [(category, "Saved <b>.")] if with_categories else []

    page = tree(render(source, told=told))
    box = page.find(".//main//div[@role]")
    assert box is not None
    assert words(box) == "Saved <b>."
    assert box.get("role") == ("alert" if category == "stop" else "status")
    assert str(box.get("class")).split() == (["msg"] if category == "message" else ["msg", category])


@pytest.mark.parametrize("actor", [VISITOR, OFFICER])
def test_nothing_of_the_frame_escapes_translation(actor: Any) -> None:
    page = tree(render(PAGE, "/home?lang=en-XB", actor=actor))
    own = {"Here", "en-XB", "", "Open now", "Reading room", "Outage ledger", "A. Osei <x>"}
    own |= {"العربية", "中文", "English", "Français", "Русский", "Español"}
    body = page.find("body")
    assert body is not None
    pieces = {re.sub(r"‹[^‹›]*›|‹|›", "", text).strip() for text in body.itertext()}
    assert pieces - own - {"Standing Panel on", "Migration and Human Rights one two three four"} == set()
    labels = [node.get("aria-label") for node in body.iter() if node.get("aria-label")]
    assert all(label.startswith("‹") and label.endswith("›") for label in labels if label)


def test_an_error_page_gives_the_text_back() -> None:
    text = 'My <text> & "more"\n\n\nlast line'
    html = render_file(
        "_layout/error.html",
        heading="This page has expired",
        happened="Nothing was changed.",
        todo=["Send it once more."],
        kept_text=text,
        reference="r-1",
    )
    page = tree(html)
    box = page.find(".//textarea")
    assert box is not None
    assert (box.text, box.get("readonly")) == (text, "")
    assert [words(h) for h in page.iter("h1")] == ["This page has expired"]
    assert [words(li) for li in page.iter("ul") if not li.get("class")] == ["Send it once more."]
    bare = tree(render_file("_layout/error.html", heading="Gone", happened="This was erased."))
    assert bare.find(".//textarea") is None


def test_a_workroom_is_wide_and_keeps_its_order() -> None:
    source = """{% extends '_layout/desk.html' %}{% block title %}D{% endblock %}{% block status %}<h1>D</h1>{% endblock %}
    {% block desk %}text{% endblock %}{% block margin %}findings{% endblock %}{% block rail %}outline{% endblock %}"""
    page = tree(render(source, actor=OFFICER))
    main = page.find(".//main")
    assert main is not None
    assert str(main.get("class")).split() == ["wrap", "wide"]
    desk = next(node for node in main.iter() if node.get("class") == "desk")
    assert [words(part) for part in desk] == ["text", "findings", "outline"]
