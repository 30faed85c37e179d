"""Themes and questions are the same bytes in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import panel.collation

SCRIPT = """
from panel.collation.questions import Answer, QuestionModel, questions
from panel.collation.themes import Example, themes
from panel.collation.types import Theme

book = [Theme("edu", "Right to education"), Theme("det", "Detention & prison"), Theme("hea", "Right to health")]
places = ["the north", "the port", "the hills", "the camp", "the old town", "the island"]
examples = [Example(f"Pupils in {place} have no desk.", ("edu",)) for place in places]
examples += [Example(f"Doors in {place} are locked at night.", ("det",)) for place in places]
examples += [Example(f"The ferry to {place} was late.", ()) for place in places]
examples += [Example(f"{each.text} {number}", each.themes) for number in range(4) for each in examples[:18]]
said = ["Pupils wait for a desk in the port.", "A doctor and a locked door.", "Nothing of the kind."]
print(themes(said, book), themes(said, book, examples))
known = [Answer(each.text, "x", "Q" + str(len(each.themes))) for each in examples]
print(questions([Answer(each, "y") for each in said], QuestionModel(["Q0", "Q1"], known), ordered=True))
"""


def told(seed: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONHASHSEED": seed}, cwd=Path(panel.collation.__file__).parents[2],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout


def test_whatever_the_order_of_sets() -> None:
    first = told("1")
    assert first.count("FoundTheme") > 3 and first.count("FoundQuestion") == 3
    assert told("2") == first
