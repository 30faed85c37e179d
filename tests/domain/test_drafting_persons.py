"""A person named in a summary is pointed out; a contributor called after a person is not."""

from __future__ import annotations

import pytest

from panel.domain.drafting import ADVICE, LintSource
from tests.domain.drafts import CODES, draft, found, only, sentence, source

NAMED = tuple(source(code) for code in CODES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CMF noted that Ms. Garcia had been turned away.", "Ms. Garcia"),
        ("CMF noted that Mr Okello waited.", "Mr Okello"),
        (
            "CMF recalled that Dr. Anna-Maria de la Cruz O’Neill had refused.",
            "Dr. Anna-Maria de la Cruz O’Neill",
        ),
        ("CMF noted that Mrs. Élodie van der Berg left.", "Mrs. Élodie van der Berg"),
        ("CMF noted that “a table by village could name Mr. Diop” once.", "Mr. Diop"),
    ],
)
def test_a_name_behind_an_honorific_is_advice(text: str, name: str) -> None:
    finding = only(draft(sentence(text, "CMF"), sources=_saying(text)), "person-named")
    assert (finding.severity, dict(finding.params)["name"]) == (ADVICE, name)
    assert text[finding.start : finding.end] == name


def _saying(text: str) -> tuple[LintSource, ...]:
    """The usual sources, the second of which says the same, so that a quotation is one."""
    return tuple(source(code, text=text) for code in CODES)


@pytest.mark.parametrize(
    "text",
    [
        "CMF noted that the doctor refused.",
        "CMF noted that Dr and nurse were absent.",
        "CMF noted that the MS register was closed.",
        "CMF noted that Mississippi Water shut its desk.",
        "CMF noted that ms. garcia is a file name.",
    ],
)
def test_what_names_nobody_is_passed(text: str) -> None:
    assert found(draft(sentence(text, "CMF"))) == []


@pytest.mark.parametrize("joint", [False, True])
def test_a_contributor_called_after_a_person_is_passed(joint: bool) -> None:
    name = "Dr. Graciela  Paz Foundation’s Clinic"
    called = {"label": "", "organisations": (name, "Other")} if joint else {"label": name}
    sources = (source("DGP", **called), *NAMED)
    text = "DGP noted that Dr. Graciela Paz Foundation’s Clinic had closed"
    assert found(draft(sentence(f"{text}.", "DGP"), sources=sources)) == []
    finding = only(draft(sentence(f"{text}, as Mr. Bello knew.", "DGP"), sources=sources), "person-named")
    assert dict(finding.params)["name"] == "Mr. Bello"


def test_part_of_the_name_of_a_contributor_may_be_a_person() -> None:
    sources = (source("DPF", label="The Dr. Paz Foundation"), *NAMED)
    assert (
        found(draft(sentence("DPF noted that the Dr. Paz Foundation closed.", "DPF"), sources=sources)) == []
    )
    finding = only(
        draft(sentence("DPF noted that Dr. Paz had left.", "DPF"), sources=sources), "person-named"
    )
    assert dict(finding.params)["name"] == "Dr. Paz"
