"""Every code that a page may meet has words, and only those have."""

from __future__ import annotations

import pytest

from panel.domain import lifecycle
from panel.domain.attribution import CONSENTS, THREAD_MODES, USES
from panel.domain.call import PUBLICATION, WHO
from panel.domain.following import HOW
from panel.domain.languages import TAGS
from panel.i18n import use_locale
from panel.web import labels


@pytest.mark.parametrize(
    ("known", "codes"),
    [
        (labels.SESSION, lifecycle.SESSION.states),
        (labels.COMMENTARY, lifecycle.COMMENTARY.states),
        (labels.SIGNATURE, lifecycle.SIGNATURE.states),
        (labels.ORGANISATION, lifecycle.ORGANISATION.states),
        (labels.SUMMARY, lifecycle.SUMMARY.states),
        (labels.APPROVAL, lifecycle.APPROVAL.states),
        (labels.THREAD, lifecycle.THREAD.states),
        (labels.POST, lifecycle.POST.states),
        (labels.THREAD_MODE, THREAD_MODES),
        (labels.FLAG, lifecycle.FLAG.states),
        (labels.FOLLOWING, (*HOW, "none")),
        (labels.THREAD_MODE_MEANING, THREAD_MODES),
        (labels.CONTRIBUTION, lifecycle.CONTRIBUTION.states),
        (labels.USE, USES),
        (labels.CONSENT, CONSENTS),
        (labels.CONSENT_MEANING, CONSENTS),
        (labels.WHO, WHO),
        (labels.PUBLICATION, PUBLICATION),
        (labels.LANGUAGE, TAGS),
    ],
)
def test_every_code_has_words(known: labels.Labels, codes: tuple[str, ...]) -> None:
    assert set(known) == set(codes)
    assert all(str(words).strip() for words in known.values())


def test_words_are_looked_up_when_they_are_read() -> None:
    with use_locale("en-XB"):
        assert str(labels.SESSION["open"]) == "‹Open one›"
    assert str(labels.SESSION["open"]) == "Open"


def test_every_sign_belongs_to_a_state() -> None:
    states = {state for machine in lifecycle.MACHINES for state in machine.states}
    assert set(labels.SIGN) <= states
    assert {labels.sign(state) for state in states} == {"on", "wait", "off", "bad"}
