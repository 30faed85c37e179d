"""What a worker finds in its memory when it begins: the tables of the stages, in all languages."""

from __future__ import annotations

import pytest

from panel.collation import citations_index, language, points_words, roles_cues
from panel.collation.concepts import _of_package
from panel.collation.executors import processes
from panel.collation.points_groups import group
from panel.collation.points_words import Said
from panel.collation.segment import segment
from panel.collation.stages import TEXT_STAGES, Known
from panel.collation.types import Source

TABLES = (
    language._model,
    citations_index.index,
    roles_cues.tables,
    roles_cues._known_starts,
    _of_package,
    points_words._stemmer,
)


def made() -> list[int]:
    """How often this process has made each table."""
    return [table.cache_info().misses for table in TABLES]


def made_for(tag: str, text: str) -> tuple[list[int], list[int]]:
    """Before a text and behind it."""
    before = made()
    for stage in TEXT_STAGES:
        list(stage.find(Source("7", "G", text), segment(text), Known()))
    group([Said(text, tag)])
    return before, made()


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Lawyers asked ministers whether nurses could stay under Article 9 of the ICCPR."),
        ("fr", "Le Comité a demandé si l’article 9 du Pacte était appliqué."),
        ("es", "El Comité preguntó si se aplicaba el artículo 9 del Pacto."),
        ("ru", "Комитет спросил, применяется ли статья 9 Пакта."),
        ("ar", "سألت اللجنة عما إذا كانت المادة 9 من العهد مطبقة."),
        ("zh", "委员会询问《公约》第九条是否得到适用。"),
        ("unsupported", "Lapset eivät pääse kouluun lainkaan."),
    ],
)
def test_a_worker_makes_no_table_of_its_own(tag: str, text: str) -> None:
    with processes(1) as pool:
        before, behind = pool.submit(made_for, tag, text).result()
    assert all(before)
    assert behind == before
