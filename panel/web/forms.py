"""Shared shapes of forms. Forms hold shape, not rules: what a text may be is decided in the domain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from markupsafe import escape
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation
from wtforms.widgets import Select

from panel.domain.errors import Problem
from panel.i18n import LazyString
from panel.i18n import gettext as _


class PanelForm(FlaskForm):
    """Base form. The gate has checked the token already; it is only rendered here.

    ``unsaved`` stands over what is wrong with the form as a whole, where nothing was to be saved.
    """

    unsaved: str | LazyString = ""

    class Meta:
        """WTForms settings: messages through our gettext, no second check of the token."""

        csrf = False

        def get_translations(self, form: Any) -> Any:
            """WTForms' own few messages are replaced by ours, in every field."""
            return None

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Put the problems of a verb to their fields, or to the form where no field has the name."""
        for problem in problems:
            message = _(problem.msgid, **problem.values)
            field = self._fields.get(problem.field)
            if field is None:
                self.form_errors.append(message)
            else:
                field.errors = [*field.errors, message]


class LineField(StringField):
    """One line of text, trimmed at both ends."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep what was typed, without the blanks round it."""
        if valuelist:
            self.data = valuelist[0].strip()


class Options(Select):
    """A select as WTForms writes it. Its options, of which a codebook has hundreds, are put together here: the
    general way took a fifth of the page that holds them."""

    @classmethod
    def render_option(cls, choice: Any, **kwargs: Any) -> str:
        """One option; besides its value it may say its language."""
        more = choice.render_kw or {}
        if kwargs or more.keys() - {"lang"}:
            return str(super().render_option(choice, **kwargs))
        tongue = f'lang="{escape(more["lang"])}" ' if more else ""
        chosen = "selected " if choice.selected else ""
        label = escape(choice.label or choice.value)
        return f'<option {tongue}{chosen}value="{escape(choice.value)}">{label}</option>'


class ChoiceField(SelectField):
    """One of many; ``choices`` are given by the view."""

    widget = Options()


class TickField(BooleanField):
    """A box that is ticked by what browsers send for a ticked box, and by nothing else: WTForms takes any
    word but “false” for a tick, “0” and “no” too."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Ticked or not."""
        self.data = valuelist[:1] in (["y"], ["on"], ["1"], ["true"])


class TextField(TextAreaField):
    """Text of several lines, kept as typed but for the line ends that browsers add."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Browsers send CRLF; texts are kept with LF."""
        if valuelist:
            self.data = valuelist[0].replace("\r\n", "\n").replace("\r", "\n")


def whole(typed: str | None, otherwise: int, digits: int = 4) -> int:
    """A whole number of at most so many digits, of an address or a field; ``otherwise`` where none stands there."""
    if typed and typed.isascii() and typed.isdigit() and len(typed) <= digits:
        return int(typed)
    return otherwise


class KeyField(HiddenField):
    """The idempotency key of a form."""


def required(label: str | LazyString) -> Any:
    """Validator with our own words; the field's label names it."""

    def check(_form: Any, field: Any) -> None:
        if not field.data or (isinstance(field.data, str) and not field.data.strip()):
            raise StopValidation(label)

    check.field_flags = {"required": True}  # type: ignore[attr-defined]
    return check


def choices(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """(value, label) pairs as the choices of a select or radio field."""
    return [SelectChoice(value=value, label=label) for value, label in pairs]
