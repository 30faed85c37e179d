"""What the drafting desk shows, taken from a reading of the summary: lines, outline, findings in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from panel.domain import wordcount
from panel.domain.drafting import STOP, Finding, Passage
from panel.i18n import gettext as _
from panel.services import adoption, non_use
from panel.services import summary_editing as editing
from panel.services.summary_check import Look
from panel.services.summary_shifts import Count, Shift


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or the printed number of a note called between them; ``bare`` words rest on no note."""

    text: str
    note: int | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or paragraph as the desk prints it; ``number`` is a numeral or a paragraph number."""

    id: str
    kind: str
    level: int
    number: str
    pieces: tuple[Piece, ...]
    words: int
    edited: bool
    editable: bool
    stops: int
    advice: int


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words, with the act that mends it, if there is one."""

    place: str
    message: str
    stop: bool
    act: str
    offer: str
    asks_addressee: bool
    paragraph_id: str
    number: int | None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: words spent under a heading, those below it included."""

    id: str
    numeral: str
    text: str
    level: int
    words: int


def lines(seen: Look, hidden: Collection[int] = ()) -> list[Line]:
    """All headings and paragraphs in order; the background comes first and is numbered like the rest.

    Of a ``hidden`` paragraph stands here that it is out of sight; who may edit it opens it.
    """
    found: list[Line] = []
    front = 0
    for row in seen.present.rows:
        if row.kind == "heading":
            numeral = seen.present.numerals.get(row.id, "" if found else "I.")
            found.append(_line(row, numeral, (Piece(row.text),), (), bool(found)))
            continue
        front += row.kind == "front"
        number = front if row.kind == "front" else seen.present.numbers[row.id]
        about = [each for each in seen.findings if each.paragraph == number]
        pieces = tuple(_pieces(seen.present.summary.paragraphs[number - 1]))
        if number in hidden:
            pieces = (Piece(_("This paragraph is out of sight until a safety correction is settled.")),)
        found.append(_line(row, f"{number}.", pieces, about, row.kind == "body"))
    return found


def around(found: Sequence[Line], line_id: str) -> list[Line]:
    """The paragraphs under the heading under which a line stands; a heading stands alone."""
    place = _place(found, line_id)
    if found[place].kind == "heading":
        return [found[place]]
    start = max((i + 1 for i in range(place) if found[i].kind == "heading"), default=0)
    end = next((i for i in range(place, len(found)) if found[i].kind == "heading"), len(found))
    return list(found[start:end])


def heading_of(found: Sequence[Line], line_id: str) -> Line | None:
    """The heading under which a line stands."""
    before = found[: _place(found, line_id)]
    return next((line for line in reversed(before) if line.kind == "heading"), None)


def outline(found: Sequence[Line]) -> list[Entry]:
    """Headings with the words spent under them."""
    entries = []
    for place, line in enumerate(found):
        if line.kind == "heading":
            words = line.words
            for below in found[place + 1 :]:
                if below.kind == "heading" and below.level <= line.level:
                    break
                words += below.words
            entries.append(Entry(line.id, line.number, line.pieces[0].text, line.level, words))
    return entries


def findings(seen: Look, given: Sequence[Finding]) -> list[Said]:
    """Findings in the reader's language; who is not cited yet is told elsewhere, in one list."""
    ids = {number: row_id for row_id, number in seen.present.numbers.items()}
    return [_said(each, ids.get(each.paragraph or 0, "")) for each in given if each.rule != "uncited"]


def beside(seen: Look, summary: Any, now: datetime) -> dict[str, Any]:
    """What bars adoption beside the text, in words, and whether paragraphs are among it that nobody accounts
    for; nothing once the summary is adopted."""
    given = adoption.beside(summary, now=now) if summary.state in {"drafting", "in_check"} else ()
    return {
        "beside": findings(seen, given),
        "unaccounted": any(each.rule == non_use.OPEN for each in given),
    }


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence with what it counted, what it counts, why, and the findings that say how to mend it."""

    shift: Shift
    was: str
    now: str
    why: tuple[str, ...]
    findings: tuple[Said, ...]


def changed(seen: Look, given: Sequence[Shift]) -> list[Changed]:
    """Shifts in the reader's language."""
    return [
        Changed(
            each,
            _counted(each.was),
            _counted(each.now),
            tuple(_(reason.message, **dict(reason.params)) for reason in each.why),
            tuple(findings(seen, each.findings)),
        )
        for each in given
    ]


def _counted(count: Count) -> str:
    told = _("%(n)s of %(of)s", n=count.n, of=count.of)
    return f"{told}, “{count.word}”" if count.word else told


def _line(row: Any, number: str, pieces: tuple[Piece, ...], about: Sequence[Finding], editable: bool) -> Line:
    stops = sum(each.severity == STOP for each in about)
    words = wordcount.count("".join(piece.text for piece in pieces))
    advice = len(about) - stops
    return Line(
        row.id, row.kind, row.level, number, pieces, words, bool(row.revision), editable, stops, advice
    )


def _said(finding: Finding, paragraph_id: str) -> Said:
    params = dict(finding.params)
    act, offer = _offer(finding)
    if finding.sentence is not None:
        place = _("Sentence %(n)d", n=finding.sentence + 1)
    else:
        place = _("The paragraph") if finding.paragraph else _("The whole draft")
    asks = finding.rule == "no-addressee"
    stop = finding.severity == STOP
    message = _(finding.message, **params)
    return Said(place, message, stop, act, offer, asks, paragraph_id, finding.paragraph, finding.passages)


def _offer(finding: Finding) -> tuple[str, str]:
    """The act that mends a finding, and what its button says."""
    if finding.rule == "no-addressee":
        return f"addressee:{finding.sentence or 0}", _("Save the addressee")
    params = dict(finding.params)
    if "key" in params or "spare" in params:
        return _offer_of_note(finding, params)
    if finding.mend is None or finding.sentence is None:
        return "", ""
    words = finding.mend.strip()
    return f"mend:{editing.key_of(finding)}", _("Write “%(words)s”", words=words) if words else _(
        "Take it out"
    )


def _offer_of_note(finding: Finding, params: Mapping[str, Any]) -> tuple[str, str]:
    """The act that mends what a finding says of a note."""
    key, rule = params.get("key"), finding.rule
    if rule == "no-note":
        act = f"recall:{params['spare']}:{finding.sentence or 0}"
        return act, _("Bind note [%(key)s] again", key=params["spare"])
    if rule == "two-marks":
        return f"join:{key}:{params['first_key']}", _("Make them one note")
    return {
        "note-behind": (f"complete:{key}", _("Add them to note [%(key)s]", key=key)),
        "span": (f"rebind:{key}", _("Bind the same words in the text as it stands now")),
        "no-paragraph": (f"rebind:{key}", _("Bind the same words in the text as it stands now")),
        "not-citable": (f"release:{key}", _("Take it out of note [%(key)s]", key=key)),
        "unknown-code": (f"release:{key}", _("Take it out of note [%(key)s]", key=key)),
        "uncoded": (f"without_coding:{key}", _("Take them out of note [%(key)s]", key=key)),
        "empty-note": (f"drop:{key}", _("Remove the note")),
        "doubled-mark": (f"drop:{key}", _("Remove the second note")),
        "only-see-also": (f"lead:{key}", _("Cite the first as source of the wording")),
        "source-order": (f"order:{key}", _("Put them in order")),
    }.get(rule, ("", ""))


def _pieces(paragraph: Any) -> list[Piece]:
    found: list[Piece] = []
    for place, sentence in enumerate(paragraph.sentences):
        lead, last = " " if place else "", 0
        for note in sentence.notes:
            found += [Piece(lead + sentence.text[last : note.at]), Piece("", note.number)]
            lead, last = "", note.at
        bare = not sentence.notes and paragraph.kind != "background"
        found.append(Piece(lead + sentence.text[last:], bare=bare))
    return [piece for piece in found if piece.text or piece.note is not None]


def _place(found: Sequence[Line], line_id: str) -> int:
    return next(i for i, line in enumerate(found) if line.id == line_id)
