"""Forms of the moderators and of the chair."""

from __future__ import annotations

from dataclasses import replace

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from panel.domain.attribution import THREAD_MODES
from panel.domain.errors import Problem
from panel.i18n import lazy_gettext as _l
from panel.web import labels, moments
from panel.web.forms import LineField, PanelForm, TextField, choices


class DecisionForm(PanelForm):
    """What is decided about one post, or about several that were ticked."""

    seen = HiddenField()
    act = HiddenField()
    reason = SelectField(_l("Reason"), validate_choice=False)
    sentence = TextField(_l("One sentence, which the author reads"))


class AppealForm(PanelForm):
    """What the chair decides about the appeal of a post."""

    act = RadioField(
        _l("Decision"),
        choices=choices(
            [
                ("uphold", _l("Uphold: it stays as the moderator decided")),
                ("reinstate", _l("Publish the post")),
            ]
        ),
        validate_choice=False,
    )
    sentence = TextField(_l("Reason in one sentence, which the author reads"))


class ThreadForm(PanelForm):
    """Everything that is decided about a thread before it opens."""

    title = LineField(_l("Title"))
    question = SelectField(_l("Guiding question"), validate_choice=False)
    guidance = TextField(_l("Guiding text"))
    audience = LineField(_l("Expected audience"))
    languages = SelectMultipleField(
        _l("Languages"),
        choices=choices(labels.LANGUAGE.items()),
        validate_choice=False,
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )
    moderators = SelectMultipleField(
        _l("Moderators"), validate_choice=False, widget=ListWidget(), option_widget=CheckboxInput()
    )
    attribution = RadioField(
        _l("How those who write are named"),
        choices=choices((mode, labels.THREAD_MODE[mode]) for mode in THREAD_MODES),
        validate_choice=False,
    )
    opens_day = moments.day_field(_l("Day of the opening"))
    opens_time = moments.time_field(_l("Time of the opening"))
    opens_fold = moments.fold_field()
    closes_day = moments.day_field(_l("Day of the closing"))
    closes_time = moments.time_field(_l("Time of the closing"))
    closes_fold = moments.fold_field()

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Put the problems to their fields; those of a moment to the field of its day."""
        moved = tuple(
            replace(p, field=f"{p.field}_day") if f"{p.field}_day" in self._fields else p for p in problems
        )
        super().refuse(moved)
