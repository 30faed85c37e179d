"""What the files of a collation hold beside the summary: the outline, the points, and how they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from panel.collation.collate import Composed
from panel.collation.embedder import Embedder, stated
from panel.collation.fingerprint import fingerprint
from panel.collation.notes import citations
from panel.collation.outline import OutlinePoint
from panel.collation.pipeline_points import Meant
from panel.collation.pipeline_read import Entry
from panel.collation.segment import Document
from panel.collation.summary import Citation
from panel.collation.tally import Breadth, Pool, Share
from panel.reference.thesaurus import VERSION


def outline_json(made: Composed, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """The outline of a summary, and the shape of every text that is not in confidence."""
    summary, book = made.summary, made.book
    return {
        "format": "panel-outline",
        "version": 1,
        "admitted": summary.admitted,
        "population": summary.population,
        "organisations": summary.organisations,
        "confidential": summary.confidential,
        "word_limit": summary.word_limit,
        "words_each": summary.word_limit // max(1, summary.admitted),
        "constituencies": [{"name": name, "n": n} for name, n in sorted(book.constituencies.items())],
        "regions": [{"name": name, "n": n} for name, n in sorted(book.regions.items())],
        "countries": [{"name": name, "n": n} for name, n in sorted(book.countries.items())],
        "positions": [{"name": name, "n": n} for name, n in sorted(book.positions.items())],
        "sections": [
            {
                "theme": section.theme.id,
                "label": section.theme.label,
                "level": section.level,
                "numeral": section.numeral,
                "points": [each.point.id for each in section.points],
            }
            for section in made.sections
        ],
        "texts": [_text(entries[key]) for key, source in book.by_id.items() if not source.withheld],
        "uncited": list(summary.uncited),
    }


def run_json(stages: Sequence[str], embedder: Embedder | None, said: Meant) -> dict[str, Any]:
    """What made the files: the library by its fingerprint, the thesaurus, the embedder, and what was left out."""
    return {
        "format": "panel-run",
        "version": 1,
        "library": fingerprint(),
        "thesaurus": VERSION,
        "embedder": stated(embedder),
        "stages": list(stages),
        "bounded": list(said.bounded),
    }


def bound_notice(row: Mapping[str, Any]) -> str:
    """What is told of a block of which not all passages were compared."""
    where = " ".join(f"{name} “{row[name]}”" for name in ("theme", "language") if row[name])
    return f"{where}: {row['compared']} of {row['passages']} different passages were compared"


def _text(entry: Entry) -> dict[str, Any]:
    return {
        "source": entry.source.id,
        "code": entry.source.code,
        "lang": entry.source.lang,
        "question": entry.source.question,
        "paragraphs": entry.last,
        "headings": list(entry.headings),
    }


def point_rows(made: Composed, documents: Mapping[str, Document]) -> Iterator[dict[str, Any]]:
    """One row a point, in the order of the outline."""
    for section in made.sections:
        for each in section.points:
            yield _point(each, made.book, documents)


def _point(each: OutlinePoint, book: Pool, documents: Mapping[str, Document]) -> dict[str, Any]:
    point, tally = each.point, each.tally
    made = [coding for coding in each.codings if coding.stance == "for"]
    against = [coding for coding in each.codings if coding.stance == "contrary"]
    return {
        "id": point.id,
        "theme": point.theme_id,
        "kind": point.kind,
        "form": point.form,
        "text": point.text,
        "addressee": point.addressee,
        "n": tally.n,
        "population": tally.population,
        "contrary": tally.contrary,
        "quantifier": tally.quantifier.kind,
        "organisations": tally.organisations,
        "constituencies": [_share(share) for share in tally.constituencies],
        "regions": [_share(share) for share in tally.regions],
        "countries": [_share(share) for share in tally.countries],
        "positions": [_share(share) for share in tally.positions],
        "addressees": [_share(share) for share in tally.addressees],
        "joint": [_breadth(breadth) for breadth in tally.joint],
        "identical": [_breadth(breadth) for breadth in tally.identical],
        "made_by": [_citation(cited) for cited in citations(made, book, documents)],
        "opposed_by": [_citation(cited) for cited in citations(against, book, documents)],
    }


def _share(share: Share) -> dict[str, Any]:
    return {"name": share.name, "n": share.n, "total": share.total}


def _breadth(breadth: Breadth) -> dict[str, Any]:
    return {"name": breadth.name, "organisations": breadth.organisations}


def _citation(cited: Citation) -> dict[str, Any]:
    return {
        "source": cited.source_id,
        "code": cited.code,
        "paragraphs": list(cited.paragraphs),
        "start": cited.start,
        "end": cited.end,
        "kind": cited.kind,
    }
