"""What the lint looks at and what it answers; plain values, so that every room can fill them in."""

from __future__ import annotations

from dataclasses import dataclass, field


def N_(msgid: str) -> str:
    """Mark a message for translation; the page that shows it translates it."""
    return msgid


STOP = "stop"
"""Severity of a finding that blocks adoption."""
ADVICE = "advice"
"""Severity of a finding the drafter may overrule."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a finding asks somebody to look: a paragraph P of a source, and the verb coded there."""

    source_id: str
    code: str
    paragraph: int
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the lint found.

    ``paragraph`` is the printed number and ``sentence`` the index in it from 0; both None where the
    whole draft is meant. ``start`` and ``end`` are code points in the sentence's text. ``message`` is
    a msgid with ``%(name)s`` fields filled from ``params``; ``mend`` is what may replace
    ``text[start:end]``, None where no sure mend exists. ``passages`` are what it rests on, where that is to
    be read again. Params never repeat a withheld name.
    """

    rule: str
    severity: str
    message: str
    paragraph: int | None = None
    sentence: int | None = None
    start: int = 0
    end: int = 0
    params: tuple[tuple[str, str | int], ...] = ()
    mend: str | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """The message in English."""
        return self.message % dict(self.params)


@dataclass(frozen=True, slots=True)
class LintCitation:
    """A reference to paragraphs P of one source; ``kind`` is primary or see_also.

    ``words`` are the words cited, None where they are not at hand.
    """

    source_id: str
    code: str
    paragraphs: tuple[int, ...]
    kind: str = "primary"
    words: str | None = None


@dataclass(frozen=True, slots=True)
class LintNote:
    """A note; ``at`` is the place of its mark in the sentence, in code points."""

    number: int
    citations: tuple[LintCitation, ...] = ()
    text: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class LintSentence:
    """A sentence with its notes and what the codings behind it say.

    ``n`` is the number of distinct counted submissions, None to count those of the notes.
    ``coded`` is the weakest verb coded (any form on the ladder), empty where none is known;
    ``kind`` the type of the point, ``addressee`` whom a recommendation is made to. ``names`` are places, in
    code points, of names that have a number in them: instruments, documents.
    """

    text: str
    notes: tuple[LintNote, ...] = ()
    n: int | None = None
    contrary: int = 0
    coded: str = ""
    kind: str = ""
    addressee: str = ""
    names: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LintParagraph:
    """A numbered paragraph; ``own_voice`` is True for the background, which needs no contributor."""

    number: int
    sentences: tuple[LintSentence, ...]
    own_voice: bool = False
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LintSource:
    """A line of the registry: who filed what.

    ``paragraphs`` is the highest P-number of the text; ``unit`` the group of identical texts it is in;
    ``organisations`` the organizations behind it (empty: one, not named);
    ``lang`` the language of the text, empty where it is not known;
    ``label`` the contributor's identity, equal for two sources of one contributor, empty for joint
    submissions and withheld names.
    """

    id: str
    code: str
    text: str
    paragraphs: int
    constituency: str = ""
    label: str = ""
    unit: str = ""
    joint: bool = False
    organisations: tuple[str, ...] = ()
    counted: bool = True
    citable: bool = True
    quotable: bool = True
    lang: str = ""


@dataclass(frozen=True, slots=True)
class LintDraft:
    """A whole draft. ``withheld_names`` may not occur anywhere; ``labels`` name constituencies.

    ``words`` is the length of the body by the word rule, None to count it here.
    """

    paragraphs: tuple[LintParagraph, ...]
    sources: tuple[LintSource, ...]
    word_limit: int = 5350
    words: int | None = None
    title: str = ""
    withheld_names: tuple[str, ...] = ()
    labels: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
