"""Forms of protected participants."""

from __future__ import annotations

from panel.i18n import lazy_gettext as _l
from panel.web.forms import LineField, PanelForm, required

#: Nothing of these fields is to be offered by the device to the next person.
_QUIET = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
_FIGURES = {**_QUIET, "inputmode": "numeric", "dir": "ltr"}


class CodeForm(PanelForm):
    """An invitation code."""

    code = LineField(
        _l("Invitation code"),
        [required(_l("Type the 16 digits of your invitation."))],
        description=_l("16 digits, on the sheet that you were given. It works once."),
        render_kw=_FIGURES,
    )


class WordsForm(PanelForm):
    """Two words of the passphrase, to show that it was kept."""

    first = LineField("", [required(_l("Type the word."))], render_kw=_QUIET)
    second = LineField("", [required(_l("Type the word."))], render_kw=_QUIET)


class EnterForm(PanelForm):
    """Number and passphrase."""

    number = LineField(_l("Your number"), [required(_l("Type your number, ten digits."))], render_kw=_FIGURES)
    passphrase = LineField(
        _l("Your six words"),
        [required(_l("Type your six words."))],
        description=_l("Capital letters, accents and blanks do not matter."),
        render_kw=_QUIET,
    )


class RecoverForm(PanelForm):
    """Number and the second passphrase."""

    number = LineField(_l("Your number"), [required(_l("Type your number, ten digits."))], render_kw=_FIGURES)
    passphrase = LineField(
        _l("Your second six words"),
        [required(_l("Type your second six words."))],
        description=_l("They stand on your paper under “Second key”."),
        render_kw=_QUIET,
    )
