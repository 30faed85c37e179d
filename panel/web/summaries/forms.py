"""Forms of the drafting desk."""

from __future__ import annotations

from wtforms import HiddenField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from panel.i18n import lazy_gettext as _l
from panel.web.forms import LineField, PanelForm, TextField, choices


class ParagraphForm(PanelForm):
    """One open paragraph with all that is done to it: words, sources, points, place."""

    revision = HiddenField()
    text = TextField(_l("Text"))
    code = SelectField(_l("Text to cite"), validate_choice=False)
    number = IntegerField(_l("Its paragraph P"), validators=[Optional()])
    target = SelectField(_l("Bind it to"), validate_choice=False)
    kind = RadioField(
        _l("Cited as"),
        choices=choices(
            [("primary", _l("source of the wording")), ("see_also", _l("“See also”: the same point"))]
        ),
        default="see_also",
        validate_choice=False,
    )
    point_id = SelectField(_l("Point not used yet"), validate_choice=False)
    addressee = LineField(_l("To whom it is recommended"))
    sentence = SelectField(_l("Sentence to send"), validate_choice=False)
    into = SelectField(_l("To the end of"), validate_choice=False)
    comment = TextField(_l("Comment"))


class DraftForm(PanelForm):
    """What is done to the draft as a whole."""

    point_id = SelectField(_l("Point not used yet"), validate_choice=False)
    into = SelectField(_l("Into"), validate_choice=False)
    heading = LineField(_l("Words of the heading"))
    level = SelectField(
        _l("Depth"),
        choices=choices([("1", _l("I. Part")), ("2", _l("A. Section")), ("3", _l("1. Sub-section"))]),
        default="2",
        validate_choice=False,
    )
    before = SelectField(_l("Stands before"), validate_choice=False)


class ReopenForm(PanelForm):
    """Why an adopted text goes back to drafting."""

    reason = TextField(_l("Reason"), description=_l("Those who draft read it on their desk."))


class ActForm(PanelForm):
    """A page of one button."""


class CorrectionForm(PanelForm):
    """One request for a correction."""

    revision = HiddenField()
    sentence = HiddenField()
    kind = RadioField(_l("What is wrong?"), validate_choice=False)
    paragraph = IntegerField(_l("Paragraph of the summary"), validators=[Optional()])
    borne_by = IntegerField(_l("Paragraph P of your text that says it"), validators=[Optional()])
    text = TextField(_l("What is wrong, and what would be right"))


class AnswerForm(PanelForm):
    """The answer to one correction."""

    outcome = RadioField(_l("Answer"), validate_choice=False)
    ground = SelectField(_l("Standing reason"), validate_choice=False)
    reason = TextField(_l("Reason in your own words"))
    paragraph_id = SelectField(_l("Paragraph that says it now"), validate_choice=False)
    text = TextField(_l("The paragraph as it shall read"))
    revision = HiddenField()


class CalendarForm(PanelForm):
    """Which days of a session are no working days."""

    weekend = SelectMultipleField(
        _l("Days of the week on which nobody works"),
        validate_choice=False,
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )
    holidays = TextField(_l("Holidays"))


class ChangeForm(PanelForm):
    """A change of an issued summary."""

    kind = RadioField(_l("What it is"), validate_choice=False)
    numbers = LineField(_l("Numbers of the paragraphs that change"))
    additions = TextField(_l("What is added"))
    reason = TextField(_l("Reason"))
