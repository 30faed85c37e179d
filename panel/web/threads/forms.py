"""Forms of those who write in a thread."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, SelectField

from panel.domain.attribution import USES
from panel.i18n import lazy_gettext as _l
from panel.web.forms import KeyField, LineField, PanelForm, TextField, TickField, choices
from panel.web.labels import USE


class PostForm(PanelForm):
    """A post, or another text of one. ``seen`` is the version that was changed."""

    key = KeyField()
    seen = HiddenField()
    organisation = SelectField(_l("For which organization"), validate_choice=False)
    language = SelectField(_l("Language of your text"), validate_choice=False)
    body = TextField(_l("Your text"))
    details_known = TickField(_l("Send it all the same: these details may stand in the text"))


class AppealForm(PanelForm):
    """Why the chair should look at it."""

    sentence = TextField(_l("Why you appeal, in a sentence or two"))


class OralForm(PanelForm):
    """What a person told, and what the person agreed to."""

    key = KeyField()
    organisation = SelectField(_l("For which organization"), validate_choice=False)
    body = TextField(
        _l("What the person told, in their words"),
        description=_l("Up to 300 words, with the line that says who recorded it."),
    )
    language = SelectField(_l("Language of the text"), validate_choice=False)
    consent = RadioField(
        _l("How far may it be used? The person decides."),
        choices=choices((code, USE[code]) for code in reversed(USES)),
        validate_choice=False,
    )
    name = LineField(
        _l("Name to be printed"), description=_l("Only if the person wants a name beside the words.")
    )
    agreed = TickField(_l("I have read it back to the person, and they agree to the words and to this use"))
    details_known = TickField(_l("Record it with these details"))
