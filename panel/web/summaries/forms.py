"""Forms of the drafting desk."""

from __future__ import annotations

from wtforms import HiddenField, IntegerField, RadioField, SelectField
from wtforms.validators import Optional

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
