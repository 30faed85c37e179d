"""Forms of the coding room: one passage, one theme, one point, a merger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import FileField, HiddenField, RadioField
from wtforms.fields import SelectChoice

from panel.domain.drafting.ladder import DEFAULT_VERBS, LADDER
from panel.domain.errors import N_, Invalid, Malformed, problem
from panel.i18n import LazyString
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.web.forms import ChoiceField, LineField, PanelForm, TextField, TickField, choices

KINDS: Mapping[str, LazyString] = {
    "observation": _l("Observation"),
    "inquiry": _l("Inquiry"),
    "good_practice": _l("Good practice"),
    "recommendation": _l("Recommendation"),
    "policy_gap": _l("Policy gap"),
    "emerging_issue": _l("Emerging issue"),
}
STANCES: Mapping[str, LazyString] = {"for": _l("makes the point"), "contrary": _l("opposes the point")}

_WORDING = _l("As it would follow “reported that …”.")


#: What the form sends for the theme that is offered before it is made.
OTHER = "other"


class CodingForm(PanelForm):
    """Passage, theme, point, type, verb, stance. ``start`` and ``end`` are filled by a script."""

    start = HiddenField()
    end = HiddenField()
    replaces = HiddenField()
    paragraph = LineField(_l("Paragraph"), description=_l("Its number takes all of it."))
    words = LineField(_l("Or the exact words"))
    theme_id = ChoiceField(_l("Theme"), validate_choice=False)
    theme_label = LineField(_l("Or a new theme"))
    point_id = ChoiceField(_l("Point"), validate_choice=False)
    wording = LineField(_l("Or a new point"), description=_WORDING)
    addressee = LineField(
        _l("Addressee of a new recommendation"), description=_l("For example: States of destination.")
    )
    kind = ChoiceField(_l("Type"), validate_choice=False)
    verb = ChoiceField(_l("Verb, as strong as the text’s own"), validate_choice=False)
    stance = ChoiceField(_l("The passage"), choices=choices(STANCES.items()), validate_choice=False)
    instead = LineField(
        _l("What it says instead"),
        description=_l(
            "Only if it opposes the point: as it would follow “considered that …”. "
            "Without words of its own the summary says “considered otherwise”."
        ),
    )
    see_also = TickField(
        _l("Cite only as “see also”"), description=_l("It makes the same point; its words are not used.")
    )


class ThemeForm(PanelForm):
    """A theme and what belongs under it."""

    label = LineField(_l("Name of the theme"), description=_l("It becomes a heading of the summary."))
    definition = TextField(_l("What belongs under it"))
    examples = TextField(
        _l("Examples"), description=_l("One a line, as texts say it. Suggestions learn from them.")
    )
    parent_id = ChoiceField(_l("Stands under"), validate_choice=False)
    terms_ar = LineField(_l("Terms in Arabic"), description=_l("Parted by commas."))
    terms_zh = LineField(_l("Terms in Chinese"))
    terms_en = LineField(_l("Terms in English"))
    terms_fr = LineField(_l("Terms in French"))
    terms_ru = LineField(_l("Terms in Russian"))
    terms_es = LineField(_l("Terms in Spanish"))


class SplitForm(PanelForm):
    """The words of what is taken out; what goes with it is ticked in the page."""

    label = LineField(_l("Name of the new theme"))
    wording = LineField(_l("The new point"), description=_WORDING)


class VersionForm(PanelForm):
    """Why a version is made."""

    reason = LineField(_l("What is new in it"))


class NewThemeForm(PanelForm):
    """A theme that is added at the end."""

    theme_label = LineField(_l("New theme"), description=_l("It becomes a heading of the summary."))
    definition = TextField(_l("What belongs under it"))


class PointForm(PanelForm):
    """The words of a point, its type, its addressee, its theme."""

    wording = LineField(_l("The point"), description=_WORDING)
    kind = ChoiceField(_l("Type"), choices=choices(KINDS.items()), validate_choice=False)
    addressee = LineField(
        _l("Addressee"), description=_l("Who is asked to act. Every recommendation needs one.")
    )
    theme_id = ChoiceField(_l("Theme"), validate_choice=False)


class MergeForm(PanelForm):
    """The point that stays."""

    into = ChoiceField(_l("The point that stays"), validate_choice=False)


class DrawForm(PanelForm):
    """A sample for two coders."""

    size = LineField(_l("How many texts"))
    first_id = ChoiceField(_l("First coder"), validate_choice=False)
    second_id = ChoiceField(_l("Second coder"), validate_choice=False)


class BlindForm(PanelForm):
    """A passage of a sample. ``start`` and ``end`` are filled by a script."""

    start = HiddenField()
    end = HiddenField()
    paragraph = LineField(_l("Paragraph"), description=_l("Its number takes all of it."))
    words = LineField(_l("Or the exact words"))
    theme_id = ChoiceField(_l("Theme"), validate_choice=False)
    point_id = ChoiceField(_l("Point"), validate_choice=False)
    wording = LineField(
        _l("Or a new point"),
        description=_l(
            "As it would follow “reported that …”. It stays with you until the sample is settled."
        ),
    )
    kind = ChoiceField(_l("Type"), validate_choice=False)
    verb = ChoiceField(_l("Verb, as strong as the text’s own"), validate_choice=False)
    stance = ChoiceField(_l("The passage"), choices=choices(STANCES.items()), validate_choice=False)
    instead = LineField(_l("What it says instead"), description=_l("Only if it opposes the point."))


class DecisionForm(PanelForm):
    """What enters the record where two coders differ, and why."""

    mark = HiddenField()
    outcome = RadioField(_l("What enters the record"), validate_choice=False)
    reason = TextField(_l("Why"), description=_l("A sentence; it stays in the record."))


class TakeInForm(PanelForm):
    """A file of another program."""

    file = FileField(_l("File"))
    rest = TickField(
        _l("Leave out what does not match, and take in the rest"),
        description=_l("Otherwise nothing is taken in until everything matches."),
    )


def kinds() -> list[SelectChoice]:
    """The types, each with the verb that it usually takes."""
    return choices(
        (kind, _("%(type)s (%(verb)s)", type=label, verb=DEFAULT_VERBS[kind.replace("_", " ")]))
        for kind, label in KINDS.items()
    )


def verbs() -> list[SelectChoice]:
    """The ladder in groups of one strength; verbs are those of the summary, which is drafted in English."""
    found = [SelectChoice("", _("usual for the type"))]
    top = max(verb.strength for verb in LADDER.values())
    for verb in sorted(LADDER.values(), key=lambda each: each.strength):
        group = _("Strength %(n)s of %(all)s", n=verb.strength, all=top)
        found.append(SelectChoice(verb.past, verb.past, {"lang": "en"}, group))
    return found


def points(entries: Sequence[Any], *, but: str = "") -> list[SelectChoice]:
    """Points under their themes, with how many texts make each; ``but`` is left out."""
    found = [SelectChoice("", "")]
    for entry in entries:
        group = f"{entry.number} {entry.theme.label}"
        for each in entry.points:
            if each.point.id != but:
                label = f"{each.number} {each.point.wording} ({each.weight.texts})"
                found.append(SelectChoice(each.point.id, label, {}, group))
    return found


def themes(entries: Sequence[Any], *, empty: bool = True, other: str = "") -> list[SelectChoice]:
    """Themes in order; ``other`` is the label of one that is offered before there is such a theme."""
    found = [("", "")] if empty else []
    found += [(e.theme.id, f"{e.number} {e.theme.label}") for e in entries]
    if other and all(e.theme.label != other for e in entries):
        found.append((OTHER, other))
    return choices(found)


def above(entries: Sequence[Any], *, but: str) -> list[SelectChoice]:
    """Themes that another may stand under: topmost ones, ``but`` left out."""
    top = [(e.theme.id, f"{e.number} {e.theme.label}") for e in entries if not e.theme.parent_id]
    return choices([("", _("no other theme")), *(each for each in top if each[0] != but)])


def paragraph_number(typed: str | None) -> int | None:
    """The number of a paragraph as people write it: “3” or “P3”; None where nothing is typed."""
    digits = (typed or "").strip().removeprefix("P").removeprefix("p")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        raise Invalid(problem("paragraph", N_("Give the number of a paragraph, such as 3.")))
    return int(digits)


def place(typed: str | None) -> int | None:
    """A place that our script has written into a form; None where it has not."""
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise Malformed()
    return int(typed)
