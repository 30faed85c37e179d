"""What the passages of a file say: points offered for a theme, groups elsewhere, and what was not compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from panel.collation import collate_files, pipeline_points
from tests.collation.corpus import contents, records, write

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


class Stop(Exception):
    pass


def stopped(after: int) -> Callable[[str, int, int], None]:
    def stop(what: str, done: int, _total: int) -> None:
        if what == "comparing" and done == after:
            raise Stop

    return stop


def heard(told: list[tuple[int, int]]) -> Callable[[str, int, int], None]:
    return lambda what, done, total: told.append((done, total)) if what == "comparing" else None


@pytest.mark.parametrize("executor", [None, ThreadPoolExecutor(2)])
@pytest.mark.parametrize("blocks", [1, 3])
def test_a_block_that_is_finished_is_not_compared_again(
    blocks: int, executor: Executor | None, tmp_path: Path
) -> None:
    given = write(tmp_path / "in.jsonl", records(60))
    told: list[tuple[int, int]] = []
    collate_files(given, tmp_path / "whole", progress=heard(told))
    total = told[-1][1]
    assert told == [(n, total) for n in range(1, total + 1)]
    assert total > blocks

    with pytest.raises(Stop):
        collate_files(given, tmp_path / "out", executor=executor, progress=stopped(blocks))
    kept = sorted((tmp_path / "out" / ".collating").glob("points-*[0-9a-f]"))
    assert len(kept) == blocks
    kept[0].write_bytes(kept[0].read_bytes()[:-1])
    again: list[tuple[int, int]] = []
    collate_files(given, tmp_path / "out", executor=executor, resume=True, progress=heard(again))
    assert len(again) == total - blocks + 1
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_block_is_compared_again_when_a_point_is_worded_anew(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(place), "text": text}) + "\n" for place, text in enumerate(SAID)]
    given, book = write(tmp_path / "in.jsonl", lines), tmp_path / "book.json"
    for done, wording in enumerate(("clinics have too few beds", "no clinic has a bed"), start=1):
        points = [{**BOOK["points"][0], "text": wording}, BOOK["points"][1]]
        book.write_text(json.dumps({**BOOK, "points": points}), encoding="utf-8")
        with pytest.raises(Stop):
            collate_files(given, tmp_path / "out", book, resume=True, progress=stopped(1))
        assert len(list((tmp_path / "out" / ".collating").glob("points-*"))) == done


class Vectors:
    name = "lengths"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float64]:
        found = np.array([[100.0, len(text)] for text in texts])
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


class Refusing(ThreadPoolExecutor):
    """Takes chunks of texts, and no block of passages."""

    def submit(self, run: Any, /, *given: Any, **named: Any) -> Future[Any]:
        assert run is not pipeline_points.work
        return super().submit(run, *given, **named)


def test_a_model_stays_where_it_was_loaded(tmp_path: Path) -> None:
    made = []
    night = {"id": "late", "theme": "t", "text": "buses end before the fish market opens"}
    book = {**BOOK, "points": [*BOOK["points"], night]}
    for name, executor in (("here", None), ("there", Refusing(2))):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "book.json").write_text(json.dumps(book), encoding="utf-8")
        lines = [json.dumps({"id": str(place), "text": text}) + "\n" for place, text in enumerate(SAID)]
        given = write(folder / "in.jsonl", lines)
        collate_files(given, folder / "out", folder / "book.json", embedder=Vectors(), executor=executor)
        made.append(contents(folder / "out"))
    assert made[0] == made[1]
    themes = {json.loads(line)["theme"] for line in made[0]["suggestions.jsonl"].splitlines()}
    assert themes == {"h", "t"}  # two blocks: a single one is never sent anywhere
