"""Fields: label, hint, error, control; every answer that needs a look is linked from the top."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired
from wtforms.widgets import CheckboxInput, ListWidget

from panel.i18n import lazy_gettext as _l
from panel.web.forms import LineField, TextField
from tests.templates.stage import render
from tests.templates.test_frame import tree, words

PAGE = """{% extends '_layout/base.html' %}{% import '_macros/forms.html' as f %}{% block title %}F{% endblock %}
{% block main %}{{ f.summary(form) }}<h1>F</h1><form method="post" novalidate>{{ f.csrf() }}
{{ f.field(form.name, size='s', autocomplete='organization') }}{{ f.field(form.body, size='tall', also='wm', lang='ar') }}
{{ f.field(form.email) }}{{ f.field(form.language) }}
{{ f.picks(form.consent, as_printed={'public': 'CMF Coastal'}, small={'withheld': 'The text is published.'}) }}
{{ f.picks(form.topics) }}{{ f.box(form.auto, hint='At the deadline.') }}
<p id="wm">0 words</p>{{ f.button('Save', 'two', 'act', 'save') }}{{ f.button('Submit') }}</form>
{{ f.act('/undo', 'Undo', 'link', {'id': 7}) }}{{ f.unavailable('Adopt', 'KLM is not cited yet.', 'why') }}{% endblock %}"""


class Writing(Form):  # type: ignore[misc]
    """A form with one field of each kind."""

    name = StringField(_l("Name"), [DataRequired("Give the name")], description="As it is printed")
    body = TextAreaField(_l("Text"))
    email = EmailField(_l("Address"))
    language = SelectField(
        _l("Language"), choices=[SelectChoice("en", "English"), SelectChoice("ar", "العربية")]
    )
    consent = RadioField(
        _l("How should we name you?"),
        [DataRequired("Choose how")],
        choices=[SelectChoice("public", "In public"), SelectChoice("withheld", "Name withheld")],
    )
    topics = SelectMultipleField(
        _l("Topics"),
        [DataRequired("Choose a topic")],
        choices=[SelectChoice("a", "A"), SelectChoice("b", "B")],
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )
    auto = BooleanField(_l("Submit as it stands"), [DataRequired("Tick the box")])


def _page(typed: list[tuple[str, str]] | None = None, lang: str = "en") -> Any:
    form = Writing(MultiDict(typed) if typed is not None else None)
    if typed is not None:
        form.validate()
    return tree(render(PAGE, f"/home?lang={lang}", form=form))


def _by_id(page: Any, name: str) -> Any:
    return next(node for node in page.iter() if node.get("id") == name)


@pytest.mark.parametrize("typed", [None, [("body", "<x>"), ("language", "ar")]])
def test_every_control_has_a_label(typed: list[tuple[str, str]] | None) -> None:
    page = _page(typed)
    labelled = {label.get("for") for label in page.iter("label")}
    controls = {
        node.get("id")
        for tag in ("input", "select", "textarea")
        for node in page.iter(tag)
        if node.get("type") != "hidden"
    }
    assert controls == labelled


def test_what_describes_a_control_exists() -> None:
    page = _page([("language", "en")])
    ids = {node.get("id") for node in page.iter() if node.get("id")}
    described = {part for node in page.iter() for part in (node.get("aria-describedby") or "").split()}
    assert described - ids == set()
    assert described == {"name-hint", "name-err", "wm", "consent-err", "topics-err", "auto-err", "why"}


def test_errors_stand_between_label_and_control() -> None:
    field = next(node for node in _page([("language", "en")]).iter("div") if node.get("class") == "f bad")
    assert [(child.tag, child.get("id")) for child in field] == [
        ("label", None),
        ("p", "name-hint"),
        ("p", "name-err"),
        ("input", "name"),
    ]
    assert field.find("input").get("aria-invalid") == "true"


def test_the_summary_links_every_error_in_the_order_of_the_page() -> None:
    page = _page([("language", "en")])
    box = _by_id(page, "errors")
    assert (box.get("role"), box.get("tabindex")) == ("alert", "-1")
    assert words(box.find("h2")) == "4 answers need another look"
    assert [(a.get("href"), words(a)) for a in box.iter("a")] == [
        ("#name", "Give the name"),
        ("#consent-0", "Choose how"),
        ("#topics-0", "Choose a topic"),
        ("#auto", "Tick the box"),
    ]
    for link in box.iter("a"):
        assert _by_id(page, link.get("href")[1:]).tag == "input"
    assert next(iter(page.find(".//main"))) is box


def test_a_form_without_errors_has_no_summary() -> None:
    page = _page()
    assert [node for node in page.iter() if node.get("role") == "alert"] == []
    assert [node for node in page.iter() if node.get("aria-invalid")] == []


def test_errors_of_the_whole_form_are_told_without_a_link() -> None:
    form = Writing()
    form.form_errors.append("Somebody was faster.")
    box = _by_id(tree(render(PAGE, form=form)), "errors")
    assert words(box) == "Not saved yetSomebody was faster."
    assert list(box.iter("a")) == []


def test_free_text_takes_its_direction_from_the_text() -> None:
    page = _page([("body", "\nنص <x>"), ("language", "ar")])
    assert {node.get("id") for node in page.iter() if node.get("dir") == "auto"} == {"name", "body"}
    assert (_by_id(page, "body").text, _by_id(page, "body").get("lang")) == ("\nنص <x>", "ar")
    assert [
        option.get("value") for option in _by_id(page, "language") if option.get("selected") is not None
    ] == ["ar"]


def test_the_panels_own_fields_of_free_text_do_so_too() -> None:
    class Own(Form):  # type: ignore[misc]
        line, text, fixed = LineField("Line"), TextField("Text"), LineField("Numbers")

    source = (
        "{% import '_macros/forms.html' as f %}<!doctype html><html><head><title>t</title></head><body>"
        "{{ f.field(form.line) }}{{ f.field(form.text) }}{{ f.field(form.fixed, dir='ltr') }}</body></html>"
    )
    page = tree(render(source, form=Own()))
    found = {node.get("id"): node.get("dir") for node in page.iter() if node.tag in ("input", "textarea")}
    assert found == {"line": "auto", "text": "auto", "fixed": "ltr"}


def test_choices_show_their_consequence() -> None:
    page = _page()
    labels = {label.get("for"): words(label) for label in page.iter("label")}
    assert labels["consent-0"] == "In publicCMF Coastal"
    assert labels["consent-1"] == "Name withheldThe text is published."
    assert labels["auto"] == "Submit as it standsAt the deadline."
    legends = [words(field.find("legend")) for field in page.iter("fieldset")]
    assert legends == ["How should we name you?", "Topics"]


def test_buttons_and_acts() -> None:
    page = _page()
    filled = [words(b) for b in page.iter("button") if b.get("class") == "btn" and not b.get("aria-disabled")]
    assert filled == ["Submit"]
    act = [form for form in page.iter("form") if form.get("action") == "/undo"]
    assert [(i.get("name"), i.get("value")) for i in act[0].iter("input")] == [
        ("csrf_token", "token-1"),
        ("id", "7"),
    ]
    off = next(b for b in page.iter("button") if b.get("aria-disabled"))
    assert (off.get("type"), off.get("disabled"), off.get("aria-describedby")) == ("button", None, "why")


def test_labels_are_translated_when_the_page_is_made() -> None:
    labels = {label.get("for"): words(label) for label in _page(lang="en-XB").iter("label")}
    assert labels["name"] == "‹Name one›"
