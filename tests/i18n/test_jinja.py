"""Templates: gettext with escaping, and the filters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from jinja2 import Environment

from panel.i18n import install, use_locale

DEADLINE = datetime(2027, 3, 5, 17, 0, 59, tzinfo=UTC)


def _render(source: str, tag: str = "en", **values: object) -> str:
    environment = Environment(autoescape=True)
    install(environment)
    with use_locale(tag):
        return environment.from_string(source).render(values)


def test_values_are_escaped_and_the_message_is_markup() -> None:
    source = "{{ _('<b>%(n)s</b> of %(who)s', n=3, who=name) }}"
    assert _render(source, name="<i>A & B</i>") == "<b>3</b> of &lt;i&gt;A &amp; B&lt;/i&gt;"


def test_plurals_contexts_and_blocks() -> None:
    assert _render("{{ ngettext('%(num)s day', '%(num)s days', n) }}", n=2) == "2 days"
    assert _render("{{ ngettext('%(of)s day', '%(of)s days', n, of='1,000') }}", n=1000) == "1,000 days"
    assert _render("{{ pgettext('state', 'Open') }}") == "Open"
    assert _render("{% trans n=2 %}\n  one of\n  {{ n }}\n{% endtrans %}") == "one of 2"
    assert _render("{{ _('50 %%') }}") == "50 %"


def test_the_locale_is_that_of_the_moment() -> None:
    assert _render("{{ _('Save') }}{% trans %}Save{% endtrans %}", "en-XB") == "‹Save one›‹Save one›"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ when|date }}", "5 March 2027"),
        ("{{ when|time('UTC') }}", "17:00"),
        ("{{ when|geneva }}", "Friday 5 March 2027, 18:00 in Geneva"),
        ("{{ when|deadline('Africa/Nairobi') }}", "Friday 5 March 2027, 18:00 in Geneva (20:00 in Nairobi)"),
        ("{{ when|in_zone('Africa/Nairobi') }}", "Friday 5 March 2027, 20:00 in Nairobi"),
        ("{{ left|left }}", "2 hours"),
        ("{{ 1000|number }}", "1,000"),
        ("{{ ['A', 'B']|listed }}", "A and B"),
        ("{{ 'Africa/Nairobi'|city }}", "Nairobi"),
        ("{{ 'KE'|territory }}", "Kenya"),
        ("{{ 'fr'|language }}", "French"),
        ("{{ 'ar'|direction }}", "rtl"),
    ],
)
def test_filters(source: str, expected: str) -> None:
    assert _render(source, when=DEADLINE, left=timedelta(hours=2)) == expected
