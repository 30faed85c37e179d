"""Forms of protected participants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import StopValidation

from panel.domain.attribution import USES
from panel.domain.constituencies import REGIONS
from panel.domain.contribution import Typed
from panel.domain.invitations import CODE_DIGITS, digits
from panel.i18n import LANGUAGES
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.web.forms import KeyField, LineField, PanelForm, TextField, TickField, choices, required
from panel.web.labels import USE

#: Nothing of these fields is to be offered by the device to the next person.
_QUIET = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
_FIGURES = {**_QUIET, "inputmode": "numeric", "dir": "ltr"}
_SIXTEEN = _l("Type the 16 digits of your invitation.")


def _sixteen(_form: Any, field: Any) -> None:
    """A digit that was left out is a slip; that must not read as if the invitation were worth nothing."""
    if len(digits(field.data)) != CODE_DIGITS:
        raise StopValidation(_SIXTEEN)


class CodeForm(PanelForm):
    """An invitation code."""

    code = LineField(
        _l("Invitation code"),
        [required(_SIXTEEN), _sixteen],
        description=_l("16 digits, on the sheet that you were given. It works once."),
        render_kw=_FIGURES,
    )


class WordsForm(PanelForm):
    """Two words of the passphrase, to show that it was kept."""

    first = LineField("", [required(_l("Type the word."))], render_kw=_QUIET)
    second = LineField("", [required(_l("Type the word."))], render_kw=_QUIET)


class EnterForm(PanelForm):
    """Number and passphrase."""

    unsaved = _l("You are not signed in yet")
    number = LineField(_l("Your number"), [required(_l("Type your number, ten digits."))], render_kw=_FIGURES)
    passphrase = LineField(
        _l("Your six words"),
        [required(_l("Type your six words."))],
        description=_l("Capital letters, accents and blanks do not matter."),
        render_kw=_QUIET,
    )


class RecoverForm(PanelForm):
    """Number and the second passphrase."""

    unsaved = _l("You are not signed in yet")
    number = LineField(_l("Your number"), [required(_l("Type your number, ten digits."))], render_kw=_FIGURES)
    passphrase = LineField(
        _l("Your second six words"),
        [required(_l("Type your second six words."))],
        description=_l("They stand on your paper under “Second key”."),
        render_kw=_QUIET,
    )


class WriteForm(PanelForm):
    """A text for a thread, and how far it may be used."""

    body = TextField(_l("Your words"), description=_l("Up to 300 words. A blank line begins a paragraph."))
    language = SelectField(_l("Language of your words"), validate_choice=False)
    consent = RadioField(
        _l("How far may your words be used?"),
        choices=choices((code, USE[code]) for code in reversed(USES)),
        description=_l("You may tighten this later; it then changes everywhere."),
        validate_choice=False,
    )
    name = LineField(
        _l("Name to be printed"),
        description=_l("Only if you have chosen that your name stands beside your words."),
        render_kw={"autocomplete": "off"},
    )
    details_known = TickField(_l("Send it with these details"))
    key = KeyField()
    found: Sequence[Any] = ()

    def offer(self, thread: Any) -> WriteForm:
        """Fill the list of languages with those of the thread."""
        self.language.choices = choices((tag, LANGUAGES[tag]) for tag in thread.languages)
        return self

    def typed(self) -> Typed:
        """What was typed."""
        return Typed(
            body=self.body.data or "",
            language=self.language.data or "",
            consent=self.consent.data or "",
            name=self.name.data or "",
        )


class TightenForm(PanelForm):
    """A stricter level."""

    consent = RadioField(_l("From now on"), validate_choice=False)

    def offer(self, levels: Iterable[str]) -> TightenForm:
        """Fill the list with what is stricter than now."""
        self.consent.choices = choices((code, USE[code]) for code in levels)
        return self


class AppealForm(PanelForm):
    """Why the chair should look again."""

    sentence = TextField(_l("Why should the chair look at it again?"))


class AboutForm(PanelForm):
    """A region, which may be printed where many share it."""

    region = SelectField(_l("From which region do you speak?"), validate_choice=False)

    def offer(self) -> AboutForm:
        """Fill the list."""
        none = [("", _("I do not say"))]
        self.region.choices = choices(none + [(code, _(label)) for code, label in REGIONS])
        return self


class ContactForm(PanelForm):
    """A way to be reached, sealed for two officers."""

    contact = TextField(_l("How two officers could reach you"), render_kw={"autocomplete": "off"})


class DecideForm(PanelForm):
    """What a moderator decides: let pass, or return with a reason."""

    act = HiddenField()
    seen = HiddenField()
    reason = RadioField(_l("Reason"), validate_choice=False)
    sentence = TextField(_l("One sentence for the author"))

    def offer(self, reasons: Iterable[Any]) -> DecideForm:
        """Fill the list of reasons."""
        self.reason.choices = choices((each.code, _(each.label)) for each in reasons)
        return self


class AnswerForm(PanelForm):
    """What the chair decides about an appeal."""

    outcome = RadioField(
        _l("Decision"),
        choices=choices(
            (("uphold", _l("It stays returned")), ("reinstate", _l("The text passes after all")))
        ),
        default="uphold",
        validate_choice=False,
    )
    sentence = TextField(_l("One sentence for the author"))
