"""Forms of those who write in a thread."""

from __future__ import annotations

from wtforms import HiddenField, SelectField

from panel.i18n import lazy_gettext as _l
from panel.web.forms import KeyField, PanelForm, TextField, TickField


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
