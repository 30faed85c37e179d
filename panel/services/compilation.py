"""The compilation of a session: what was proposed, attributed and not merged, and the texts as received.

No text stands in it that is not public at that moment: texts are read as anybody may read the reading room.
What was coded is the desk's until the summary is adopted; until then the compilation is for participants only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from panel.collation import segment
from panel.documents import blocks
from panel.documents.blocks import Block, Document, Runs, Text
from panel.domain import constituencies
from panel.domain.actor import ANONYMOUS
from panel.domain.attribution import Label
from panel.domain.deadline import GENEVA
from panel.domain.drafting import withheld
from panel.domain.drafting.codes import code_order
from panel.domain.errors import Missing
from panel.i18n import format_date, language_name, ngettext, use_locale
from panel.i18n import gettext as _
from panel.models import Commentary, ThematicSession
from panel.queries import attribution
from panel.queries import sources as texts
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import _compilation_data, _compiled, _proposals, rendering
from panel.services._collation_input import LANGUAGE, gather
from panel.services._compiled import Entry
from panel.services._proposals import Proposal

FORMATS = ("json", "html", "docx", "pdf", "csv")


@dataclass(frozen=True, slots=True)
class Present:
    """The figures that every format gives, by name, and ``basis``: SHA-256, in hex, of everything that is shown
    but the day."""

    figures: Mapping[str, int]
    basis: str


def written(slug: str, format: str, *, base_url: str, now: datetime) -> bytes:
    """The compilation of a session in one format. Raises Missing while nothing is published."""
    return b"".join(parts(sessions.by_slug(ANONYMOUS, slug), format, base_url=base_url, now=now))


def parts(call: ThematicSession, format: str, *, base_url: str, now: datetime) -> Iterable[bytes]:
    """The same piece by piece. CSV and JSON need little more memory than the texts; the other formats are whole
    before their first piece."""
    entries, listed = _content(call, base_url)
    if format == "csv":
        return _compilation_data.table(entries, listed)
    if format == "json":
        return _compilation_data.plain_json(call, entries, listed)
    with use_locale(LANGUAGE):
        return (rendering.written(document(call, entries, listed, now=now), format),)


def present(call: ThematicSession, *, base_url: str) -> Present:
    """What the compilation shows now, without its words. Raises Missing while nothing is published."""
    entries, listed = _content(call, base_url)
    told = hashlib.sha256(_distribution(call, listed).encode())
    for part in _compilation_data.plain_json(call, entries, listed):
        told.update(part)
    return Present(dict(_compilation_data.facts(entries, listed)), told.hexdigest())


def _content(call: ThematicSession, base_url: str) -> tuple[Sequence[Entry], tuple[Proposal, ...]]:
    with use_locale(LANGUAGE):
        entries = published(call, base_url)
        listed = _proposals.proposals(call.id, [each.version for each in entries])
        return entries, _without_names(call, listed)


def published(call: ThematicSession, base_url: str) -> Sequence[Entry]:
    """What anybody may read, individual submissions by code before joint ones. Raises Missing if nothing."""
    rows = [each for each in texts.citable(call.id) if each.published]
    if not rows:
        raise Missing()
    crowd = attribution.crowd(call)
    entries = [_entry(call, row, crowd.label(None, row), base_url) for row in rows]
    return sorted(entries, key=lambda each: (each.joint, code_order(each.label.code)))


def document(
    call: ThematicSession, entries: Sequence[Entry], listed: Sequence[Proposal] = (), *, now: datetime
) -> Document:
    """The compilation ready to be rendered."""
    body = _("Standing Panel on Migration and Human Rights")
    said = _("Compilation of commentaries, as received")
    if listed:
        said = _("Compilation of what was proposed, not merged, and of the commentaries as received")
    return Document(
        title=call.title,
        subtitle=said,
        language=LANGUAGE,
        direction="ltr",
        masthead=blocks.Masthead(
            f"{call.symbol}/COMP",
            _distribution(call, listed),
            format_date(now),
            _("Original: as received"),
            body,
        ),
        disclaimer=_(
            "Published unedited, in the languages received. The views are those of the contributors; to publish "
            "them does not mean that the Panel shares them."
        ),
        blocks=(
            blocks.PlainParagraph((Text(_compiled.counted(entries, listed)),)),
            *_compiled.parts(entries, listed),
            *_blocks(entries, annex=bool(listed)),
        ),
        notes=(),
        meta=blocks.Meta(
            now.astimezone(GENEVA).date(),
            body,
            said,
            _compilation_data.facts(entries, listed),
        ),
    )


def _distribution(call: ThematicSession, listed: Sequence[Proposal]) -> str:
    kept_close = bool(listed) and not summaries.adopted(call.id)
    return _("Distr.: Participants only") if kept_close else _("Distr.: General")


def _without_names(call: ThematicSession, listed: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Names of themes and points are the officers' words: a withheld name among them is taken out here, since
    nobody adopts a compilation. Passages are printed as received."""
    hidden = gather(call).withheld_names if listed else ()
    return tuple(
        replace(
            each, heading=withheld.masked(each.heading, hidden), point=withheld.masked(each.point, hidden)
        )
        for each in listed
    )


def _entry(call: ThematicSession, row: Commentary, label: Label, base_url: str) -> Entry:
    version, joint = row.admitted_version, row.kind == "joint"
    assert version is not None
    confirmed = [each.organisation.name for each in row.signatures if each.state == "confirmed"]
    return Entry(
        f"{call.symbol}/{row.symbol_suffix}",
        f"{base_url}/reading-room/{call.slug}/{'js' if joint else 'sub'}/{row.number}",
        joint,
        label,
        tuple(sorted(confirmed, key=str.casefold)) if label.named else (),
        version,
    )


def _blocks(entries: Sequence[Entry], *, annex: bool) -> Iterator[Block]:
    if annex:
        kinds = ((False, _("Annex: individual submissions")), (True, _("Annex: joint submissions")))
    else:
        kinds = ((False, _("Individual submissions")), (True, _("Joint submissions")))
    for joint, heading in kinds:
        group = [each for each in entries if each.joint == joint]
        if group:
            yield blocks.Heading(1, heading, new_page=annex)
        for entry in group:
            yield from _text(entry)


def _text(entry: Entry) -> Iterator[Block]:
    version = entry.version
    yield blocks.Heading(2, f"{entry.label.code}: {entry.contributor}")
    yield blocks.PlainParagraph(_about(entry))
    if entry.members:
        told = _("Joint submission, confirmed by")
        yield blocks.PlainParagraph((Text(f"{told} {'; '.join(entry.members)}."),))
    if version.redacted_words:
        told = ngettext(
            "%(num)s word was redacted, ground %(ground)s.",
            "%(num)s words were redacted, ground %(ground)s.",
            version.redacted_words,
            ground=version.redaction_ground,
        )
        yield blocks.PlainParagraph((Text(told),))
    yield blocks.QuotationBlock((Text(version.title, version.language),), version.language)
    for part in segment(version.body).paragraphs:
        words = version.body[part.inner if part.kind == "heading" else part.start : part.end]
        runs: Runs = (Text(words, version.language),)
        if part.number is not None:
            mark = blocks.Link(f"P{part.number}", f"{entry.address}#P{part.number}")
            runs = (mark, Text(" "), *runs)
        yield blocks.QuotationBlock(runs, version.language)


def _about(entry: Entry) -> Runs:
    """Symbol, constituency, place, language and length."""
    version, label = entry.version, entry.label
    kind = _(constituencies.by_code(label.constituency).label) if label.constituency else ""
    told = [
        kind,
        label.place,
        _("Original: %(language)s", language=language_name(version.language)),
        ngettext("%(num)s word", "%(num)s words", version.words),
    ]
    said = "".join(f" · {each}" for each in told if each)
    return (blocks.Link(entry.symbol, entry.address), Text(said))
