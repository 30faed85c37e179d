"""Forms of the writing page and of what may be chosen after filing."""

from __future__ import annotations

from typing import Any

from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SearchField,
    SelectField,
    SelectMultipleField,
)
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from panel.domain.attribution import CONSENTS
from panel.i18n import language_name
from panel.i18n import lazy_gettext as _l
from panel.web import labels
from panel.web.forms import KeyField, LineField, PanelForm, TextField, TickField, choices


class WritingForm(PanelForm):
    """Text, language, what it answers, and how its author is named."""

    title = LineField(_l("Title"))
    body = TextField(_l("Text"))
    language = SelectField(_l("Language of the text"), validate_choice=False)
    questions = SelectMultipleField(
        _l("Guiding questions answered"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )
    positions = SelectMultipleField(
        _l("We speak as a State of"),
        choices=choices(labels.POSITION.items()),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )
    base_numbers = LineField(_l("Paragraphs of the base document commented on"))
    consent = RadioField(_l("How should we name you?"), validate_choice=False)
    at_deadline = TickField(_l("Submit this draft as it stands at the deadline"))
    name_known = TickField(_l("Submit all the same: the text may name us"))
    details_known = TickField(_l("Submit all the same: these details may stand in the text"))
    revision = IntegerField(widget=HiddenInput(), default=0)
    theirs = IntegerField(widget=HiddenInput(), default=0)
    key = KeyField()
    act = HiddenField()

    def offer(self, call: Any) -> None:
        """Fill in what the call offers."""
        self.language.choices = choices((tag, language_name(tag)) for tag in call.languages)
        self.questions.choices = choices((str(q.number), f"{q.number}. {q.text}") for q in call.questions)
        offered = [level for level in CONSENTS if level in call.consents]
        self.consent.choices = choices((level, labels.CONSENT[level]) for level in offered)


class ConsentForm(PanelForm):
    """A stricter level; the radio buttons show what follows from each."""

    consent = RadioField(_l("Choose a stricter level"), validate_choice=False)


class EraseForm(PanelForm):
    """That it is meant."""

    sure = TickField(_l("Erase it for good"))


class AppealForm(PanelForm):
    """The one appeal."""

    sentence = TextField(
        _l("Your appeal to the chair"),
        description=_l("Say in a sentence or two why the decision should be changed. You can appeal once."),
    )


class SearchForm(PanelForm):
    """Looking for an organization to invite; a plain GET."""

    name = SearchField(
        _l("Name or acronym of an accredited organization"),
        description=_l("At least three characters; the first ten names are shown."),
    )


class SignForm(PanelForm):
    """A member's answer to the text it sees: which version or revision that is comes back with it."""

    revision = IntegerField(widget=HiddenInput(), default=0)
    version = HiddenField()
    act = HiddenField()


class LetterForm(PanelForm):
    """A letter about a submission."""

    key = KeyField()
    body = TextField(_l("Letter"))
