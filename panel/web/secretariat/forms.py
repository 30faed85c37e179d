"""Forms of the desk."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import AnyOf

from panel.i18n import lazy_gettext as _l
from panel.web.forms import PanelForm, TextField, choices


class DecisionForm(PanelForm):
    """Admit, return or decline one version."""

    version_id = HiddenField()
    act = RadioField(
        _l("Decision"),
        choices=choices(
            [("admit", _l("Admit")), ("return", _l("Return for correction")), ("decline", _l("Do not admit"))]
        ),
        default="admit",
        validators=[AnyOf(["admit", "return", "decline"], message=_l("Choose what is decided."))],
    )
    ground = SelectField(_l("Ground"), validate_choice=False)
    sentence = TextField(_l("Reason in one sentence, which the author reads"))


class AppealForm(PanelForm):
    """What the chair decides about an appeal."""

    act = RadioField(
        _l("Decision"),
        choices=choices(
            [("uphold", _l("Uphold: not admitted")), ("reinstate", _l("Reinstate: admit the text"))]
        ),
        validators=[AnyOf(["uphold", "reinstate"], message=_l("Choose what is decided."))],
    )
    sentence = TextField(_l("Reason in one sentence, which the author reads"))


class RedactionForm(PanelForm):
    """Words that shall be taken out, and why."""

    version_id = HiddenField()
    words = TextField(_l("Words to take out, exactly as they stand in the title or the text"))
    ground = SelectField(_l("Ground"), validate_choice=False)
    reason = TextField(_l("Reason, for the second person"))
