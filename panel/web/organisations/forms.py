"""Forms of organizations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import RadioField, SelectField

from panel.domain import constituencies, registration
from panel.domain.actor import MandateKind
from panel.domain.invitations import ON_A_SHEET
from panel.domain.registration import Registration
from panel.domain.standing import MANDATES
from panel.i18n import LANGUAGES
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.reference import countries, region_of
from panel.web.forms import KeyField, LineField, PanelForm, TextField, TickField, choices, required

_SEPARATOR = ":"
_NO_COUNTRY = "-"


class RegistrationForm(PanelForm):
    """What an organization says of itself. ``kind`` is constituency and sub-type in one list."""

    name = LineField(_l("Name, in its own language"), render_kw={"autocomplete": "organization"})
    english_name = LineField(_l("Name in English, French or Spanish, if different"))
    acronym = LineField(_l("Short form"))
    kind = SelectField(_l("What kind of organization is it?"), validate_choice=False)
    migrant_led = TickField(_l("Migrant-led"))
    country = SelectField(_l("Country where you work from"), validate_choice=False)
    region = SelectField(_l("Region"), validate_choice=False)
    city = LineField(_l("City or town"))
    ecosoc = SelectField(_l("Consultative status with ECOSOC"), validate_choice=False, default="none")
    founded = LineField(_l("Year in which it was founded"), render_kw={"inputmode": "numeric"})
    website = LineField(_l("Website, if there is one"), render_kw={"inputmode": "url", "dir": "ltr"})
    activities = TextField(_l("What do you do?"))
    references = TextField(_l("Who can confirm this?"))

    def offer(self) -> RegistrationForm:
        """Fill the lists, in the reader's language."""
        self.kind.choices = {
            _(family.label): [
                (f"{family.code}{_SEPARATOR}{code}", _(label)) for code, label in family.subtypes
            ]
            for family in constituencies.TREE
            if family.code not in registration.NOT_ORGANISATIONS
        }
        named = sorted((_(c.label), c.alpha2) for c in countries())
        self.country.choices = [("", _("Choose")), (_NO_COUNTRY, _("No single country"))] + [
            (code, name) for name, code in named
        ]
        self.region.choices = [("", _("As the country"))] + [
            (c, _(label)) for c, label in constituencies.REGIONS
        ]
        self.ecosoc.choices = [(code, _(label)) for code, label in constituencies.ECOSOC]
        return self

    def given(self) -> Registration:
        """The answers as the domain takes them."""
        constituency, _sep, subtype = (self.kind.data or "").partition(_SEPARATOR)
        values = {
            name: getattr(self, name).data or ""
            for name in (
                "name english_name acronym country region city website founded activities references"
            ).split()
        }
        values["country"] = "" if values["country"] == _NO_COUNTRY else values["country"]
        return Registration(
            **values,
            constituency=constituency,
            subtype=subtype,
            ecosoc=self.ecosoc.data or "none",
            migrant_led=bool(self.migrant_led.data),
        )

    @classmethod
    def filled(cls, given: Registration) -> RegistrationForm:
        """The form with what is known."""
        values = {name: getattr(given, name) for name in Registration.__dataclass_fields__}
        values |= {
            "kind": f"{given.constituency}{_SEPARATOR}{given.subtype}",
            "country": given.country or _NO_COUNTRY,
            "region": "" if given.country and given.region == region_of(given.country) else given.region,
        }
        return cls(formdata=None, data=values)


class AnswerForm(PanelForm):
    """The answer to an officer's question."""

    answer = TextField(_l("Your answer"))


class AppealForm(PanelForm):
    """Why the chair should look again."""

    appeal = TextField(_l("Why should the decision be changed?"))


class ReviewForm(PanelForm):
    """An officer's decision about a registration."""

    act = RadioField(_l("Decision"), validate_choice=False, default="accredit")
    verified_how = SelectField(_l("How was it verified?"), validate_choice=False)
    ground = SelectField(_l("Ground"), validate_choice=False)
    sentence = TextField(_l("In your words"))

    def offer(self) -> ReviewForm:
        """Fill the lists, in the reader's language."""
        self.act.choices = [
            ("accredit", _("Accredit")),
            ("ask", _("Ask a question first")),
            ("decline", _("Do not accredit")),
        ]
        self.verified_how.choices = [("", _("Choose")), *_worded(registration.VERIFIED)]
        self.ground.choices = [
            ("", _("Choose")),
            *((c, f"{c}: {w}") for c, w in _worded(registration.GROUNDS)),
        ]
        return self


class OutcomeForm(PanelForm):
    """The chair's decision on an appeal."""

    outcome = RadioField(_l("Decision"), validate_choice=False)
    sentence = TextField(_l("Reason in one sentence, which the organization reads"))

    def offer(self) -> OutcomeForm:
        """Fill the list, in the reader's language."""
        self.outcome.choices = [
            ("uphold", _("The decision stands")),
            ("reinstate", _("Accredit the organization")),
        ]
        return self


class ReasonForm(PanelForm):
    """Why an accreditation is suspended, or the suspension lifted."""

    sentence = TextField(_l("Reason in one sentence, which the organization reads"))


class InviteForm(PanelForm):
    """An address, and what the person may do."""

    email = LineField(
        _l("E-mail address"),
        [required(_l("Type the e-mail address of the person."))],
        render_kw={
            "inputmode": "email",
            "autocomplete": "off",
            "autocapitalize": "none",
            "spellcheck": "false",
        },
    )
    kind = RadioField(_l("What may the person do?"), validate_choice=False, default="contributor")

    def offer(self) -> InviteForm:
        """Fill the list, in the reader's language."""
        self.kind.choices = [(k.value, _(MANDATES[k])) for k in reversed(MandateKind)]
        return self


class FocalPointForm(PanelForm):
    """The address of a focal point for an organization that has none left."""

    email = LineField(
        _l("E-mail address of a new focal point"),
        [required(_l("Type the e-mail address of the person."))],
        render_kw={"inputmode": "email", "autocomplete": "off"},
    )


def _worded(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, _(label)) for code, label in words.items()]


class SheetForm(PanelForm):
    """A sheet of invitations: for which session, how many, in which language."""

    key = KeyField()
    call = SelectField(_l("For which session?"), validate_choice=False)
    how_many = RadioField(_l("How many invitations?"), default=str(ON_A_SHEET[1]), validate_choice=False)
    language = SelectField(
        _l("Language of the cards"), choices=choices(LANGUAGES.items()), validate_choice=False
    )

    def offer(self, calls: Iterable[Any]) -> SheetForm:
        """Fill the lists."""
        self.call.choices = choices((call.slug, f"{call.symbol} – {call.title}") for call in calls)
        self.how_many.choices = choices((str(n), str(n)) for n in ON_A_SHEET)
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything was chosen from its list."""
        fits: bool = super().validate(extra_validators)
        for field, message in (
            (self.call, _l("Choose a session from the list.")),
            (self.how_many, _l("Choose how many invitations from the list.")),
            (self.language, _l("Choose a language from the list.")),
        ):
            if field.data not in {option.value for option in field.choices}:
                field.errors = [message]
                fits = False
        return fits


class RevokeForm(PanelForm):
    """The digits at the foot of a sheet."""

    mark = LineField(
        _l("Digits at the foot of the sheet"),
        [required(_l("Type the 20 digits at the foot of the sheet."))],
        render_kw={"autocomplete": "off", "inputmode": "numeric", "dir": "ltr"},
    )
