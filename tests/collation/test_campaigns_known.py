"""What texts have from elsewhere is no evidence of copying: the call's wording, quotations of instruments."""

from __future__ import annotations

import pytest

from panel.collation import KnownWording, Span, campaigns, derived
from panel.collation.campaigns_known import quotations
from tests.collation.letters import Writer, filed

CALL = (
    "The body invites contributions on births registered abroad, on who pays for them, on the languages in which "
    "forms are offered, on the time that passes until a certificate is handed out, on fees that are waived, and on "
    "what becomes of children whose births were never entered anywhere by anyone in authority."
)
ARTICLE = (
    "every child who is born on a ship or in an aircraft shall be entered in a register without delay, shall have "
    "from birth the right to be called by a name chosen by those who care for it, and shall be handed, free of any "
    "charge, a paper that says when and where it was born and of whom, in a language which they understand"
)


def unrelated(shared: str, seed: int = 1) -> tuple[str, str]:
    """Two letters with nothing in common but what is given."""
    writer = Writer(seed)
    return f"{writer.letter()}\n\n{shared}\n\n{writer.letter()}", f"{shared}\n\n{writer.letter(10)}"


def test_a_long_shared_text_is_evidence_where_it_is_nobody_elses() -> None:
    assert len(campaigns(filed(*unrelated(CALL)))) == 1


def test_the_wording_of_the_call_is_none() -> None:
    known = KnownWording((CALL,))
    sources = filed(*unrelated(CALL))
    assert campaigns(sources, known) == ()
    assert derived(sources[0].text, sources[1].text)
    assert not derived(sources[0].text, sources[1].text, known)


def test_nor_are_texts_that_repeat_nothing_but_the_call() -> None:
    assert campaigns(filed(CALL, CALL, CALL.upper()), KnownWording((CALL,))) == ()


@pytest.mark.parametrize(
    "quoted",
    [
        f"Article 7 of the Convention on the Rights of the Child provides that {ARTICLE}.",
        f"As article 7 of the Convention on the Rights of the Child says:\n\n{ARTICLE.capitalize()}.",
        f"The Convention on the Rights of the Child is clear: “{ARTICLE}”.",
        f"“{ARTICLE}” (ICCPR, article 24)",
        f'Of this the ICRMW says "{ARTICLE}".',
    ],
)
def test_a_quotation_of_a_treaty_in_two_unrelated_texts_is_no_campaign(quoted: str) -> None:
    assert campaigns(filed(*unrelated(quoted))) == ()


def test_a_quotation_handed_in_is_none() -> None:
    one, other = unrelated(ARTICLE)
    spans = {
        f"T{place:03}": [Span(text.index(ARTICLE), text.index(ARTICLE) + len(ARTICLE))]
        for place, text in enumerate((one, other))
    }
    assert len(campaigns(filed(one, other))) == 1
    assert campaigns(filed(one, other), KnownWording(quotations=spans)) == ()


def test_a_letter_that_quotes_is_a_campaign_all_the_same() -> None:
    writer = Writer(4)
    letter = f"{writer.letter()}\n\nThe ICRMW says: “{ARTICLE}”. {writer.letter()}"
    found = campaigns(filed(letter, writer.edited(letter, 0.05)))
    assert [len(group.members) for group in found] == [2]
    inside = [(each.start, each.end) for each in found[0].members[0].shared]
    assert min(start for start, _ in inside) == 0  # what is quoted is still told as shared


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            "L’article 12 du Pacte international relatif aux droits civils et politiques dispose que nul n’attend. Oui.",
            " dispose que nul n’attend.",
        ),
        (
            "El artículo 9 del Pacto Internacional de Derechos Civiles y Políticos establece que nadie espera. Sí.",
            " establece que nadie espera.",
        ),
        (
            "Статья 9 Международного пакта о гражданских и политических правах гласит, что никто не ждёт. Да.",
            " гласит, что никто не ждёт.",
        ),
        (
            "تنص المادة 9 من العهد الدولي الخاص بالحقوق المدنية والسياسية على ألا ينتظر أحد. نعم.",
            " على ألا ينتظر أحد.",
        ),
        ("《公民权利和政治权利国际公约》第九条规定无人等待。是的。", "》第九条规定无人等待。"),
        ("States must respect article 9 of the ICCPR and stop waiting.", None),
        ("The mother told us: “We waited nine days and nobody came to ask us anything”.", None),
        ('He said "no" and we went on and on about "it" for days. See the ICCPR.', None),
    ],
)
def test_what_is_taken_for_a_quotation(text: str, quoted: str | None) -> None:
    assert [text[each.start : each.end] for each in quotations(text)] == ([quoted] if quoted else [])
