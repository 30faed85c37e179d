"""Forms of calls: the editor, a later deadline, a reason, attendance, an outage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wtforms import HiddenField, RadioField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from panel.domain.attendance import Figures
from panel.domain.call import PUBLICATION, WHO
from panel.domain.errors import Problem
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.web import labels, moments
from panel.web.forms import LineField, PanelForm, TextField, choices


def _boxes(label: Any, pairs: Any = ()) -> Any:
    return SelectMultipleField(
        label,
        choices=choices(pairs),
        validate_choice=False,
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )


def _whole(label: Any) -> Any:
    return LineField(label, render_kw={"inputmode": "numeric", "autocomplete": "off"})


class MomentForm(PanelForm):
    """A form with moments of Geneva: problems of ``closes`` go to the field of its day, and so on."""

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Put the problems to their fields."""
        moved = tuple(
            replace(p, field=f"{p.field}_day") if f"{p.field}_day" in self._fields else p for p in problems
        )
        super().refuse(moved)

    def whole(self, name: str) -> int:
        """A whole number; an error at the field, and 0, where it is none."""
        typed = (self[name].data or "").replace(",", "").replace(" ", "")
        if typed.isascii() and typed.isdigit() and len(typed) <= 6:
            return int(typed)
        self[name].errors = [*self[name].errors, _("Give a whole number, for instance 1,000.")]
        return 0


class CallForm(MomentForm):
    """Everything a call says."""

    seen = HiddenField()
    title = LineField(_l("Title"))
    issues = _boxes(_l("Cross-cutting issues"))
    concept_note = TextField(_l("Concept note"))
    objectives = TextField(_l("Objectives"))
    questions = TextField(_l("Guiding questions"))
    base_document_title = LineField(_l("Title of the base document"))
    base_paragraphs = TextField(_l("Paragraphs of the base document"))
    segments = TextField(_l("Parts of the session"))
    opens_day = moments.day_field(_l("Day of the opening"))
    opens_time = moments.time_field(_l("Time of the opening"))
    opens_fold = moments.fold_field()
    closes_day = moments.day_field(_l("Day of the deadline"))
    closes_time = moments.time_field(_l("Time of the deadline"))
    closes_fold = moments.fold_field()
    word_limit = _whole(_l("Words of an individual submission, at most"))
    joint_word_limit = _whole(_l("Words of a joint submission, at most"))
    body_limit = _whole(_l("Words of the summary, at most"))
    languages = _boxes(_l("Languages"), labels.LANGUAGE.items())
    who = RadioField(
        _l("Who may submit"), choices=choices((w, labels.WHO[w]) for w in WHO), validate_choice=False
    )
    consents = _boxes(_l("How contributors may be named"), labels.CONSENT.items())
    publication = RadioField(
        _l("When texts are published"),
        choices=choices((p, labels.PUBLICATION[p]) for p in PUBLICATION),
        validate_choice=False,
    )


class ExtensionForm(MomentForm):
    """A later deadline and its reason."""

    closes_day = moments.day_field(_l("Day of the new deadline"))
    closes_time = moments.time_field(_l("Time of the new deadline"))
    closes_fold = moments.fold_field()
    reason = TextField(_l("Reason"))


class OutageForm(MomentForm):
    """When the platform did not answer, and what did not work."""

    began_day = moments.day_field(_l("Day on which it began"))
    began_time = moments.time_field(_l("Time at which it began"))
    began_fold = moments.fold_field()
    ended_day = moments.day_field(_l("Day on which it ended"))
    ended_time = moments.time_field(_l("Time at which it ended"))
    ended_fold = moments.fold_field()
    note = TextField(_l("What did not work"))


class ReasonForm(PanelForm):
    """A move that needs a reason."""

    reason = TextField(_l("Reason"))


class InvitationForm(PanelForm):
    """Organizations to be invited."""

    organisations = _boxes(_l("Accredited organizations that are not invited yet"))


class AttendanceForm(MomentForm):
    """Who attended: persons first, entities apart."""

    delegates = _whole(_l("Delegates"))
    countries = _whole(_l("Countries the delegates represented"))
    staff = _whole(_l("Staff of the United Nations and other international organizations"))
    civil_society = _whole(_l("Members of civil society"))
    states = _whole(_l("Member States"))
    bodies = _whole(_l("Intergovernmental entities"))

    def figures(self) -> Figures:
        """What was typed; an empty field is nought."""
        for field in self:
            field.data = field.data or "0"
        return Figures(**{field.name: self.whole(field.name) for field in self})
