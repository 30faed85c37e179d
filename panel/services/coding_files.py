"""Codings of a session as files: tables, quotations by theme, and what other programs exchange (REFI-QDA).

Nothing stands in them but the codings that count: of admitted texts that may be cited. Contributors are
told by their code, and where a file names them by the label anybody may read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from panel.documents import blocks, refi
from panel.documents.blocks import Block, Document, Text
from panel.documents.csv import csv_lines
from panel.documents.json_list import json_list
from panel.documents.refi.values import guid
from panel.documents.xlsx import render_xlsx
from panel.domain.deadline import GENEVA
from panel.domain.drafting.codes import code_order
from panel.domain.errors import Missing
from panel.i18n import format_date, ngettext, use_locale
from panel.i18n import gettext as _
from panel.models import Coding, Commentary, Point, ThematicSession, Theme
from panel.queries import attribution, blind, codebook, coding_table
from panel.queries import sources as texts
from panel.services import _exchange_facts, rendering
from panel.services._collation_input import LANGUAGE

FORMATS = ("csv", "json", "xlsx", "docx", "qdc", "qdpx")

COLUMNS = (
    "code",
    "paragraph",
    "start",
    "end",
    "words",
    "theme",
    "point",
    "type",
    "verb",
    "stance",
    "instead",
    "see_also",
)
_WIDTHS = (10, 10, 8, 8, 60, 28, 40, 16, 14, 10, 28, 9)


def written(call: ThematicSession, format: str, *, base_url: str, now: datetime) -> bytes:
    """The codings of a session in one format. Raises Missing where there is nothing for it to hold, and
    KeyError if the format is unknown."""
    return b"".join(parts(call, format, base_url=base_url, now=now))


def parts(call: ThematicSession, format: str, *, base_url: str, now: datetime) -> Iterable[bytes]:
    """The same piece by piece, read from the store as they are asked for. CSV and JSON need no more memory for
    more codings; the other formats are whole before their first piece, some kilobytes for each coding."""
    return _WRITERS[format](call, base_url, now)


def codes(themes: Sequence[Theme], points: Sequence[Point]) -> tuple[refi.Code, ...]:
    """The codebook as other programs know one: themes, and under each its points."""
    return tuple(
        refi.Code(
            guid("theme", theme.id),
            theme.label,
            theme.definition,
            codable=False,
            children=tuple(_point(point) for point in points if point.theme_id == theme.id),
        )
        for theme in themes
    )


def project(call: ThematicSession) -> refi.Project:
    """All citable texts with their codings. Each text is the stored one, to the letter."""
    made = codebook.standing(call.id)
    names = blind.names(each.made_by for each in made)
    of: dict[str, list[Coding]] = {}
    for each in made:
        of.setdefault(each.commentary_id, []).append(each)
    return refi.Project(
        name=f"{call.symbol} {call.title}",
        codes=codes(codebook.themes(call.id), codebook.points(call.id)),
        sources=tuple(_source(call, row, of.get(row.id, [])) for row in texts.citable(call.id)),
        users={guid("user", id_): name for id_, name in sorted(names.items(), key=lambda each: each[1])},
    )


def source_guid(call: ThematicSession, code: str) -> str:
    """The name of a text in every file of its session: made of what is public, it leads to no organization."""
    return guid("source", call.symbol, code)


def _point(point: Point) -> refi.Code:
    facts = {"type": point.kind, "addressee": point.addressee}
    return refi.Code(guid("point", point.id), point.wording, _exchange_facts.told(facts))


def _source(call: ThematicSession, row: Commentary, made: Sequence[Coding]) -> refi.TextSource:
    version = row.admitted_version
    assert version is not None
    code = row.code or ""
    return refi.TextSource(
        source_guid(call, code),
        code,
        version.body,
        about=f"{call.symbol}/{row.symbol_suffix}\n{version.title}",
        selections=tuple(_selection(call, code, version.body, each) for each in made),
    )


def _selection(call: ThematicSession, code: str, body: str, coding: Coding) -> refi.Selection:
    facts = {
        "type": coding.kind,
        "verb": coding.verb,
        "stance": coding.stance,
        "instead": coding.wording or "",
        "see also": "yes" if coding.see_also else "",
    }
    place = (coding.start, coding.end, coding.point_id, coding.stance)
    return refi.Selection(
        guid("selection", call.symbol, code, *place),
        coding.start,
        coding.end,
        words=body[coding.start : coding.end],
        codes=(guid("point", coding.point_id),),
        about=_exchange_facts.told(facts),
        user=guid("user", coding.made_by) if coding.made_by else "",
        at=coding.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _csv(call: ThematicSession, _base: str, _now: datetime) -> Iterator[bytes]:
    return csv_lines(COLUMNS, coding_table.lines(call.id))


def _json(call: ThematicSession, _base: str, _now: datetime) -> Iterator[bytes]:
    return json_list(dict(zip(COLUMNS, row, strict=True)) for row in coding_table.lines(call.id))


def _xlsx(call: ThematicSession, _base: str, _now: datetime) -> Iterator[bytes]:
    yield render_xlsx(call.symbol, COLUMNS, list(coding_table.lines(call.id)), _WIDTHS)


def _qdc(call: ThematicSession, _base: str, _now: datetime) -> Iterator[bytes]:
    themes = codebook.themes(call.id)
    if not themes:
        raise Missing()
    yield refi.write_codebook(codes(themes, codebook.points(call.id)))


def _qdpx(call: ThematicSession, _base: str, _now: datetime) -> Iterator[bytes]:
    yield refi.write_project(project(call))


def _docx(call: ThematicSession, base_url: str, now: datetime) -> Iterator[bytes]:
    with use_locale(LANGUAGE):
        made = rendering.written(quotations(call, base_url, now=now), "docx")
    yield made


def quotations(call: ThematicSession, base_url: str, *, now: datetime) -> Document:
    """Every coded passage under its theme and point, in the words of the text."""
    made = codebook.standing(call.id)
    if not made:
        raise Missing()
    body = _("Standing Panel on Migration and Human Rights")
    subject = _("Quotations by theme")
    return Document(
        title=call.title,
        subtitle=subject,
        language=LANGUAGE,
        direction="ltr",
        masthead=blocks.Masthead(
            call.symbol, _("For the secretariat"), format_date(now), _("Original: as received"), body
        ),
        disclaimer=_("Passages as received, under the themes and points of the codebook."),
        blocks=tuple(_quoted(call, made, base_url)),
        notes=(),
        meta=blocks.Meta(now.astimezone(GENEVA).date(), body, subject, (("passages", len(made)),)),
    )


def _quoted(call: ThematicSession, made: Sequence[Coding], base_url: str) -> Iterator[Block]:
    rows = {row.id: row for row in texts.citable(call.id)}
    crowd = attribution.crowd(call)
    labels = {id_: crowd.label(None, row).name or _("Name withheld") for id_, row in rows.items()}
    order = sorted(
        made,
        key=lambda c: (
            c.theme.number,
            c.point.number,
            code_order(rows[c.commentary_id].code or ""),
            c.start,
        ),
    )
    for theme, under in groupby(order, key=lambda each: each.theme):
        yield blocks.Heading(1, theme.label)
        for point, passages in groupby(under, key=lambda each: each.point):
            held = list(passages)
            yield blocks.Heading(2, point.wording)
            told = ngettext("%(num)s passage", "%(num)s passages", len(held))
            yield blocks.PlainParagraph((Text(told),))
            for each in held:
                yield from _passage(call, each, rows[each.commentary_id], labels, base_url)


def _passage(
    call: ThematicSession, coding: Coding, row: Commentary, labels: Mapping[str, str], base_url: str
) -> Iterator[Block]:
    version = row.admitted_version
    assert version is not None
    place = f"{row.code}, P{coding.paragraph}"
    address = f"{base_url}/reading-room/{call.slug}/{'js' if row.kind == 'joint' else 'sub'}/{row.number}"
    mark = blocks.Link(place, f"{address}#P{coding.paragraph}") if row.published else blocks.Code(place)
    opposed = f" · {_('opposes the point')}" if coding.stance == "contrary" else ""
    yield blocks.PlainParagraph((mark, Text(f" {labels[row.id]} · {coding.verb}{opposed}")))
    words = version.body[coding.start : coding.end]
    yield blocks.QuotationBlock((Text(words, version.language),), version.language)


_WRITERS: Mapping[str, Callable[[ThematicSession, str, datetime], Iterable[bytes]]] = {
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
    "docx": _docx,
    "qdc": _qdc,
    "qdpx": _qdpx,
}
