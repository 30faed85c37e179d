"""The golden files: what each renderer makes of the sample documents. ``python -m tests.documents.golden`` renews
them; the difference is read before it is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from panel.collation import read_summary
from panel.documents.akn import render_akn
from panel.documents.docx import render_docx
from panel.documents.html import render_html
from panel.documents.pdf import render_pdf
from panel.documents.summary_json import render_json
from panel.services._summary_csv import summary_csv

from . import paper
from .other_scripts import FRAME_AR, FRAME_ZH, arabic, chinese
from .package import parts
from .samples import FRAME, english

HERE = Path(__file__).parent / "golden"
COLLATED = Path(__file__).parents[1] / "collation" / "golden" / "summary.json"

#: Parts of a Word file in which its text, notes and styles stand; the others hold names and relations.
WORD = ("document", "footnotes", "numbering", "styles")


def names() -> list[str]:
    """Every golden file."""
    return sorted(path.name for path in HERE.iterdir())


def made() -> Iterator[tuple[str, bytes]]:
    """Name and content of each, made anew."""
    for name, doc, frame in (
        ("en", english(), FRAME),
        ("ar", arabic(), FRAME_AR),
        ("zh", chinese(), FRAME_ZH),
    ):
        yield f"{name}.html", render_html(doc, frame).encode()
        yield f"{name}.json", render_json(doc)
        yield f"{name}.akn", render_akn(doc, frame)
        word = parts(render_docx(doc, frame))
        for part in WORD:
            yield f"{name}.docx.{part}.xml", word[f"word/{part}.xml"]
        yield f"{name}.pdf.tags", "\n".join(structure(render_pdf(doc, frame))).encode() + b"\n"
    yield "summary.csv", summary_csv(read_summary(json.loads(COLLATED.read_text("utf-8"))))


def structure(content: bytes) -> list[str]:
    """The tags of a PDF without those that lines and pages make: they depend on the fonts of the machine."""
    kept: list[str] = []
    for each in paper.tags(content):
        depth, tag = each.split(" ", 1)
        if tag not in {"Span", "NonStruct", "Document", "Part", "Div"} and (not kept or kept[-1] != each):
            kept.append(f"{depth} {tag}")
    return kept


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name, content in made():
        (HERE / name).write_bytes(content)
