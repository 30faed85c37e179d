"""Who is heard in a session: accredited, received, cited, by constituency, region and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from panel.collation import Source
from panel.domain import balance, constituencies, languages
from panel.domain.balance import Row
from panel.domain.small_cells import told
from panel.domain.wordcount import count
from panel.models import Summary, ThematicSession
from panel.queries import statistics
from panel.queries.statistics import Participation
from panel.services import summary_check
from panel.services._present import Present


@dataclass(frozen=True, slots=True)
class Balance:
    """Figures of a session, and what they say.

    The counts of ``constituencies`` are accredited organizations, submissions received, words of the
    draft; of ``regions`` accredited organizations, those represented, words; of ``languages`` and of
    ``positions``, which States declare, submissions and words. ``unheard`` are constituencies, then
    regions, whose share fell to less than half.
    Submissions under a withheld name or in confidence are ``unnamed``, rounded as ``small_cells`` has it,
    and in no group: beside the list of those accredited, which is public, a figure could tell whose they
    are. ``drafted``: there is a draft, so that its words say something.
    """

    received: Participation
    unnamed: int | None
    constituencies: tuple[Row, ...]
    regions: tuple[Row, ...]
    languages: tuple[Row, ...]
    positions: tuple[Row, ...]
    unheard: tuple[tuple[str, ...], tuple[str, ...]]
    drafted: bool


def of_session(call: ThematicSession, summary: Summary | None) -> Balance:
    """The balance of a session as it stands; the number of queries does not depend on how much came in."""
    everybody = statistics.participation(call.id, statistics.RECEIVED)
    received = statistics.participation(call.id, statistics.RECEIVED, statistics.NAMED)
    unnamed = told(everybody.submissions + everybody.in_confidence - received.submissions)
    bodies_able, places_able = statistics.accredited()
    drafted = summary is not None and summary.state != "outline"
    found = summary_check.glance(summary).present if summary is not None and drafted else None
    bodies = balance.table(
        [each.code for each in constituencies.TREE],
        bodies_able,
        received.by_constituency,
        _words(found, lambda source: source.constituency),
    )
    places = balance.table(
        [code for code, _ in constituencies.REGIONS],
        places_able,
        received.organisations_by_region,
        _words(found, _region),
    )
    tongues = balance.table(languages.TAGS, received.by_language, _words(found, lambda source: source.lang))
    declared = statistics.positions(call.id)
    stands = balance.table(
        balance.POSITIONS,
        Counter(each for those in declared.values() for each in those),
        _words(found, lambda source: declared.get(source.id, ())),
    )
    unheard = balance.unheard(bodies), balance.unheard(places)
    return Balance(received, unnamed, bodies, places, tongues, stands, unheard, drafted)


def _region(source: Source) -> str:
    """Nothing where the name is withheld: beside the list of those accredited it could tell whose it is."""
    return source.contributor.region if source.contributor else ""


def _words(found: Present | None, group: Callable[[Source], str | Collection[str]]) -> Mapping[str, int]:
    """Words of the draft by the groups of the sources that their sentence rests on."""
    words: dict[frozenset[str], int] = {}
    book = found.material.book.by_id if found is not None else {}
    for paragraph in found.summary.paragraphs if found is not None else ():
        for sentence in paragraph.sentences:
            cited = {each.source_id for note in sentence.notes for each in note.citations}
            groups = frozenset(one for each in cited if each in book for one in _each(group(book[each])))
            if groups:
                words[groups] = words.get(groups, 0) + count(sentence.text)
    return balance.shared_out(words)


def _each(groups: str | Collection[str]) -> Collection[str]:
    """One group, several or none as several."""
    return ((groups,) if groups else ()) if isinstance(groups, str) else groups
