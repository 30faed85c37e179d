"""Over a whole file, translations of the largest campaigns are offered beside the groups."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from panel.collation import collate_files, pipeline_translations
from tests.collation.test_campaigns_translations import ENGLISH, OTHERS, TRANSLATED


def rows(folder: Path, *records: tuple[str, str, str]) -> list[dict[str, object]]:
    """What is offered of records: id, consent, text."""
    path = folder / "in.jsonl"
    lines = [
        {"id": key, "text": text, "contributor": {"code": f"NW{place}"}, "consent": consent}
        for place, (key, consent, text) in enumerate(records)
    ]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    collate_files(path, folder / "out", stages=("campaigns", "translations"))
    return [
        json.loads(line) for line in (folder / "out" / "translations.jsonl").read_text("utf-8").splitlines()
    ]


LETTERS = [(f"letter {number}", "public", ENGLISH) for number in range(3)]


def test_a_translation_is_offered_for_the_group_and_nothing_else_is(tmp_path: Path) -> None:
    russian = ("russian", "public", TRANSLATED["ru"])
    others = [(language, "public", text) for language, text in OTHERS.items()]
    (found,) = rows(tmp_path, *LETTERS, russian, *others)
    assert 0.6 <= float(str(found.pop("score"))) <= 1
    assert found == {
        "representative": "letter 0", "code": "NW0", "source": "russian", "source_code": "NW3", "language": "ru",
        "proposed_by": "suggested",
    }  # fmt: skip


def test_a_smaller_group_is_offered_for_a_larger_one(tmp_path: Path) -> None:
    spanish = [(f"carta {number}", "public", TRANSLATED["es"]) for number in range(2)]
    assert [row["source"] for row in rows(tmp_path, *spanish, *LETTERS)] == ["carta 0"]


def test_no_text_in_confidence_is_offered(tmp_path: Path) -> None:
    french = ("french", "text_withheld", TRANSLATED["fr"])
    spanish = ("spanish", "name_withheld", TRANSLATED["es"])
    assert [row["source"] for row in rows(tmp_path, *LETTERS, french, spanish)] == ["spanish"]


def test_no_more_texts_are_compared_than_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translated = [(language, "public", text) for language, text in sorted(TRANSLATED.items())]
    assert len(rows(tmp_path, *LETTERS, *translated)) > 2
    monkeypatch.setattr(pipeline_translations, "MOST", 2)
    assert sorted(str(row["source"]) for row in rows(tmp_path, *LETTERS, *translated)) == ["ar", "es"]
