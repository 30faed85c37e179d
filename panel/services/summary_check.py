"""The summary read as it stands: its findings, who is not cited yet, what bars its adoption."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from sqlalchemy.orm.attributes import set_committed_value

from panel.collation import Defect, lint_draft, span_hash, summary_json, verify, verify_file
from panel.domain import drafting
from panel.domain.drafting import STOP, Finding, LintSource, withheld
from panel.domain.errors import N_
from panel.models import Note, Summary
from panel.models import SummaryParagraph as Row
from panel.queries import sources as texts
from panel.queries import summary as summaries
from panel.queries import summary_change as changes
from panel.services import _opposition, _summary_carry, _summary_mends, _summary_verbs
from panel.services._collation_input import Material, gather
from panel.services._present import Present, called, present

#: The last paragraph of a text that is not at hand: where it was cited is not asked again.
_ENDLESS = 10**6


@dataclass(frozen=True)
class Look:
    """A summary now: its text, the findings in reading order, and the codes that no note cites."""

    present: Present
    findings: tuple[Finding, ...]
    uncited: tuple[str, ...]

    @property
    def words(self) -> int:
        """Length of the body by the word rule."""
        return self.present.summary.words

    @property
    def limit(self) -> int:
        """The limit of the session."""
        return self.present.summary.word_limit

    @property
    def citable(self) -> int:
        """How many admitted texts may be cited."""
        return len(self.present.summary.sources)

    @property
    def stops(self) -> tuple[Finding, ...]:
        """Findings that bar adoption."""
        return tuple(each for each in self.findings if each.severity == STOP)

    @property
    def advice(self) -> tuple[Finding, ...]:
        """Findings that may be overruled."""
        return tuple(each for each in self.findings if each.severity != STOP)

    def about(self, row_id: str) -> tuple[Finding, ...]:
        """Findings on one paragraph."""
        number = self.present.numbers.get(row_id)
        return tuple(each for each in self.findings if number and each.paragraph == number)


def look(summary: Summary) -> Look:
    """Read a summary with everything it rests on; the number of queries does not depend on its length."""
    material = gather(summary.thematic_session)
    rows = summaries.paragraphs(summary.id)
    return read(rows, material)


def glance(summary: Summary) -> Look:
    """The same for pages that show no findings: they are not looked for."""
    material = gather(summary.thematic_session)
    found = _present(summaries.paragraphs(summary.id), material)
    return Look(found, (), found.summary.uncited)


def as_typed(summary: Summary, row_id: str, text: str) -> Look:
    """The same with other words in one row, which are not saved: the row is not marked as changed."""
    material = gather(summary.thematic_session)
    rows = summaries.paragraphs(summary.id)
    for row in rows:
        if row.id == row_id:
            set_committed_value(row, "notes", [*row.notes, *_summary_carry.lent(rows, row_id, text)])
            set_committed_value(row, "text", text)
    return read(rows, material)


def read(rows: Sequence[Row], material: Material) -> Look:
    """The same, from rows and material that are at hand."""
    found = _present(rows, material)
    return Look(found, lint(found), found.summary.uncited)


def _present(rows: Sequence[Row], material: Material) -> Present:
    cited = {each.commentary_id for row in rows for note in row.notes for each in note.citations}
    return present(rows, material, texts.keys(cited - material.versions.keys()))


def lint(found: Present) -> tuple[Finding, ...]:
    """The drafting rules over the present rows, and whether every cited word still stands."""
    material = found.material
    told = _opposition.as_coded(found.summary, material.codings_of, material.book)
    draft = lint_draft(told, material.sources, material.withheld_names)
    gone = (
        LintSource(id_, code, "", _ENDLESS, counted=False, citable=False) for id_, code in found.gone.items()
    )
    draft = replace(draft, sources=(*draft.sources, *gone))
    findings = [*drafting.lint(draft), *_acronyms(found), *_changed(found), *_behind(found), *_uncoded(found)]
    findings = list(_summary_mends.keyed(found, _summary_verbs.named(found, findings)))
    return tuple(sorted(findings, key=lambda each: (each.paragraph or 0, each.sentence or 0, each.start)))


def verified(summary: Summary, data: object) -> list[Defect]:
    """Every defect of a file that says it is this summary, or what changed it, against the texts as they stand now.

    Once the summary is adopted, the file must be that text word for word, or that of the revision or addendum
    whose symbol it has. A name that is withheld is a defect wherever in the file it stands; it is not repeated in
    the report.
    """
    material = gather(summary.thematic_session)
    found = verify_file(data, material.published)
    if summary.frozen is not None:
        found += _otherwise(_issued_under(summary, data) or summary.frozen, data)
    if withheld.stands(json.dumps(data, ensure_ascii=False), material.withheld_names):
        found.append(Defect("withheld-name", "a name that its holder withholds stands in the file"))
    return found


def _issued_under(summary: Summary, data: object) -> Mapping[str, Any] | None:
    """What was issued later under the symbol of a file: a revision, or an addendum as far as its file tells it."""
    given = data if isinstance(data, dict) else {}
    for each in changes.of_summary(summary.id):
        if each.kind != "Corr" and each.frozen["symbol"] == given.get("symbol"):
            if each.kind == "Rev":
                return each.frozen
            told = {
                key: each.frozen[key] for key in ("symbol", "words", "word_rule", "paragraphs", "sources")
            }
            of = {"base_hash": each.base_hash, "reason": each.reason, "edits": each.edits}
            return {**given, **told, **of}
    return None


def _otherwise(frozen: Mapping[str, Any], data: object) -> list[Defect]:
    """Where a file says something else than what was adopted."""
    given = data if isinstance(data, dict) else {}
    adopted, told = frozen["paragraphs"], given.get("paragraphs")
    told = told if isinstance(told, list) else []
    message = "this is not what was adopted"
    numbers = [
        number
        for number, (one, other) in enumerate(zip_longest(adopted, told), start=1)
        if json.dumps(one, sort_keys=True) != json.dumps(other, sort_keys=True)
    ]
    found = [Defect("adopted", message, number) for number in numbers]
    rest = {key for key in {*frozen, *given} - {"paragraphs"} if frozen.get(key) != given.get(key)}
    return [*found, *(Defect("adopted", f"{key}: {message}") for key in sorted(map(str, rest)))]


def coverage(summary: Summary) -> tuple[str, ...]:
    """Codes of admitted, citable texts that no note names."""
    return look(summary).uncited


def barred(seen: Look) -> tuple[Finding, ...]:
    """Everything that bars adoption; empty where the chair may adopt.

    After the findings, the whole summary is verified as anybody can verify it later.
    """
    if seen.stops:
        return seen.stops
    found = seen.present
    defects = verify(summary_json(found.published), found.material.published)
    return tuple(_as_finding(each) for each in defects)


def _acronyms(found: Present) -> list[Finding]:
    """Acronyms of organizations whose name is withheld, where they stand exactly as written.

    The lint forgives case, which would take the word “care” for an association called CARE.
    """
    names = found.material.withheld_acronyms
    if not names:
        return []
    listed = "|".join(re.escape(each) for each in names)
    pattern = re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])")
    message = N_("A withheld name stands here.")
    findings = []
    for paragraph in found.summary.paragraphs:
        if any(pattern.search(heading.text) for heading in paragraph.headings):
            in_heading = N_("A withheld name stands in a heading.")
            findings.append(Finding("withheld-name", STOP, in_heading, paragraph.number))
        for place, sentence in enumerate(paragraph.sentences):
            for hit in pattern.finditer(sentence.text):
                findings.append(
                    Finding("withheld-name", STOP, message, paragraph.number, place, hit.start(), hit.end())
                )
    return findings


def _changed(found: Present) -> list[Finding]:
    """Notes whose words have changed in the source since they were bound."""
    material = found.material
    findings = []
    for row in found.rows:
        for note in called(row) if row.id in found.numbers else ():
            for each in note.citations:
                source = material.book.by_id.get(each.commentary_id)
                if source is None:
                    continue  # the lint says that its code is not in the list of contributors
                words = source.text[each.start : each.end]
                if each.span_hash != span_hash(source.salt, words):
                    message = N_("Note %(note)s: the words cited from %(code)s have changed in the source.")
                    findings.append(_at(found, row, note, "span", STOP, message, code=source.code))
    return findings


def _behind(found: Present) -> list[Finding]:
    """Notes that leave out submissions coded on their point; said once a point, at its last note."""
    book, coded = found.material.book, found.material.codings_of
    last: dict[tuple[str, str], tuple[Row, Note]] = {}
    named: dict[tuple[str, str], set[str]] = {}
    for row in found.rows:
        for note in called(row) if row.id in found.numbers else ():
            if note.point_id:
                key = note.point_id, note.stance
                last[key] = row, note
                named.setdefault(key, set()).update(each.commentary_id for each in note.citations)
    message = N_("Note %(note)s leaves out submissions that make the same point: %(codes)s.")
    findings = []
    for key, (row, note) in last.items():
        left = {coding.passage.source_id for coding in coded.get(key, ())} - named[key]
        codes = ", ".join(book.by_id[each].code for each in sorted(left, key=book.place.__getitem__))
        if codes:
            findings.append(_at(found, row, note, "note-behind", drafting.ADVICE, message, codes=codes))
    return findings


def _uncoded(found: Present) -> list[Finding]:
    """Sources of a note that are not coded on its point: their coding was undone, or somebody bound them."""
    book, coded = found.material.book, found.material.codings_of
    message = N_("Note %(note)s names submissions that are not coded on its point: %(codes)s.")
    findings = []
    for row in found.rows:
        for note in called(row) if row.id in found.numbers else ():
            if note.point_id not in found.material.point_by_id:
                continue
            making = {each.passage.source_id for each in coded.get((note.point_id or "", note.stance), ())}
            left = {each.commentary_id for each in note.citations if each.kind == "primary"} - making
            codes = ", ".join(book.by_id[each].code for each in sorted(left & book.place.keys()))
            if codes:
                findings.append(_at(found, row, note, "uncoded", drafting.ADVICE, message, codes=codes))
    return findings


def _at(
    found: Present, row: Row, note: Note, rule: str, severity: str, message: str, **params: str | int
) -> Finding:
    number = found.numbers[row.id]
    paragraph = found.summary.paragraphs[number - 1]
    printed = found.notes[note.id]
    sentence = next(
        (
            place
            for place, each in enumerate(paragraph.sentences)
            if any(one.number == printed for one in each.notes)
        ),
        None,
    )
    given = tuple(sorted({**params, "note": printed, "key": note.key}.items()))
    return Finding(rule, severity, message, number, sentence, params=given)


def _as_finding(defect: Defect) -> Finding:
    blank = Finding(f"verify-{defect.rule}", STOP, N_("%(what)s"), defect.paragraph)
    return replace(blank, params=(("what", defect.message),))
