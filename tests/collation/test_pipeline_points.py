"""What the passages of a file say: points offered for a theme, groups elsewhere, and what was not compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from panel.collation import collate_files, pipeline_points

SAID = (
    "Night buses stop before the fish market opens, so packers walk home in the dark.",
    "Buses at night end before the fish market opens and packers have to walk.",
    "Nurses at the health clinic speak no language of the packers.",
    "The health clinic has no interpreter, so nobody understands the nurses.",
)
BOOK: dict[str, list[dict[str, object]]] = {
    "themes": [{"id": "h", "label": "Health clinics"}, {"id": "t", "label": "Night buses"}],
    "points": [
        {"id": "beds", "theme": "h", "text": "clinics have too few beds"},
        {"id": "speak", "theme": "h", "text": "nurses at the clinic speak no language of the packers"},
    ],
    "codings": [{"source": "2", "point": "speak", "paragraph": 1}],
}


def written(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


def run(folder: Path, book: dict[str, list[dict[str, object]]] | None, said: tuple[str, ...] = SAID) -> Path:
    lines = [json.dumps({"id": str(place), "text": text}) for place, text in enumerate(said)]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "book.json").write_text(json.dumps(book), encoding="utf-8")
    collate_files(folder / "in.jsonl", folder / "out", folder / "book.json" if book else None)
    return folder / "out"


def test_a_passage_not_coded_yet_is_offered_the_points_of_its_theme(tmp_path: Path) -> None:
    rows = written(run(tmp_path, BOOK), "suggestions.jsonl")
    assert [(row["source"], row["theme"], row["proposed_by"]) for row in rows] == [("3", "h", "suggested")]
    assert [point for point, _ in rows[0]["points"]] == ["speak", "beds"]
    assert all(0 <= likely <= 1 for _, likely in rows[0]["points"])


def test_without_a_codebook_passages_of_one_claim_are_grouped(tmp_path: Path) -> None:
    copied = (*SAID, SAID[0])
    (found,) = (
        row
        for row in written(run(tmp_path, None, copied), "groups.jsonl")
        if row["members"][0]["source"] == "0"
    )
    assert (found["theme"], found["language"], found["proposed_by"]) == ("", "en", "suggested")
    assert {"0", "4"} <= {member["source"] for member in found["members"]}
    assert not {"2", "3"} & {member["source"] for member in found["members"]}
    assert found["text"] in copied
    assert found["clearest"] in found["members"]


def test_what_was_not_compared_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline_points, "MOST", 2)
    out = run(tmp_path, None, (*SAID, SAID[3], SAID[0]))
    bounded = [{"theme": "", "language": "en", "passages": 4, "compared": 2}]
    assert json.loads((out / "run.json").read_text("utf-8"))["bounded"] == bounded
    made = collate_files(tmp_path / "in.jsonl", out)
    assert made.notices == ("language “en”: 2 of 4 different passages were compared",)
    members = [each["source"] for row in written(out, "groups.jsonl") for each in row["members"]]
    assert set(members) <= {"0", "1", "5"}
