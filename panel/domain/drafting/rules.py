"""The fifteen drafting rules of a summary, as printed on the page of working methods."""

from __future__ import annotations

from dataclasses import dataclass

from panel.domain.drafting.values import N_


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of drafting: stable id R1…R15, and its text as a msgid."""

    id: str
    text: str


RULES: tuple[Rule, ...] = (
    Rule(
        "R1",
        N_(
            "A summary reports. Every sentence names who spoke, with a reporting verb in the past tense; "
            "only the opening paragraphs on mandate, participation and method speak in the Panel's voice."
        ),
    ),
    Rule(
        "R2",
        N_(
            "The verb is as strong as the source's own and comes from a published list. A contributor "
            "“urged” only where its text urges. Words that doubt or applaud a contributor are not used."
        ),
    ),
    Rule(
        "R3",
        N_(
            "Each contributor has one code in a thematic session. The text uses the code; the list of "
            "contributors in note 2 gives the full name."
        ),
    ),
    Rule(
        "R4",
        N_(
            "Contributions are merged only where claim, addressee and strength are the same. A detail "
            "found in one text alone gets a sentence of its own."
        ),
    ),
    Rule(
        "R5",
        N_(
            "A note lists first the texts whose wording was used, then, after “See also”, those that "
            "make the same point in other words."
        ),
    ),
    Rule(
        "R6",
        N_(
            "Sources stand in order of closeness to the wording used; where that is equal, by code, "
            "joint submissions last."
        ),
    ),
    Rule(
        "R7",
        N_(
            "The problem comes before the remedy. Recommendations may be pooled in one sentence if "
            "every element carries a note of its own."
        ),
    ),
    Rule(
        "R8",
        N_(
            "Disagreement is stated, not averaged. A point that even one submission opposes is never "
            "introduced by “all” or “almost all”."
        ),
    ),
    Rule(
        "R9",
        N_(
            "What a contributor knows from others stays second-hand in the summary. Figures keep their "
            "source and date."
        ),
    ),
    Rule(
        "R10",
        N_(
            "A State is named as contributor or as addressee. Any other State is named only where the "
            "source names it."
        ),
    ),
    Rule("R11", N_("No individual is named or made recognizable without recorded written consent.")),
    Rule(
        "R12",
        N_(
            "A constituency is named as a speaker only on the strength of the registry, and only where "
            "at least two of its submissions make the point."
        ),
    ),
    Rule(
        "R13",
        N_(
            "A quotation is exact, has at most 25 words, stands between quotation marks, and occurs at "
            "most once in three paragraphs."
        ),
    ),
    Rule(
        "R14",
        N_(
            "Spelling and figures follow United Nations usage: organize, labour, per cent, 6 March 2026. "
            "References are to paragraphs, never to pages."
        ),
    ),
    Rule("R15", N_("Recommendations are set in bold type only where the call says so.")),
)
