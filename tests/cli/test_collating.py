"""``panel collate`` and ``panel verify`` on files, without a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from panel.cli.collating import collate_command, verify_command
from tests.collation.test_verify import SESSION


def run(*words: str | Path) -> tuple[int, str]:
    command = {"collate": collate_command, "verify": verify_command}[str(words[0])]
    answer = CliRunner().invoke(command, [str(each) for each in words[1:]])
    return answer.exit_code, answer.output


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    status, told = run(
        "collate", SESSION / "in.jsonl", "--out", out, "--codebook", SESSION / "codebook.json",
        "--format", "json,html,docx,pdf",
    )  # fmt: skip
    assert status == 0, told
    return out


def test_every_file_that_was_asked_for_is_there(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == [
        "campaigns.jsonl", "citations.jsonl", "errors.jsonl", "groups.jsonl", "outline.json", "passages.jsonl",
        "points.jsonl", "roles.jsonl", "run.json", "suggestions.jsonl", "summary.docx", "summary.html",
        "summary.json", "summary.pdf", "themes.jsonl", "translations.jsonl",
    ]  # fmt: skip
    assert (made / "summary.docx").read_bytes()[:2] == b"PK"
    assert (made / "summary.pdf").read_bytes()[:5] == b"%PDF-"
    assert "/reading-room/" not in (made / "summary.html").read_text("utf-8")


def test_what_was_made_holds(made: Path) -> None:
    assert run("verify", "summary", made / "summary.json") == (
        0,
        "It holds. The words cited were not compared: give --against or --texts. Whether this is the text that "
        "was adopted only --against can tell.\n",
    )
    assert run("verify", "summary", made / "summary.json", "--texts", SESSION / "in.jsonl") == (
        0,
        "It holds. Whether this is the text that was adopted only --against can tell.\n",
    )


def test_a_file_without_a_text_is_no_evidence(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "compilation.json"
    other.write_text('{\n  "submissions": []\n}\n', "utf-8")
    status, told = run("verify", "summary", made / "summary.json", "--texts", other)
    assert status == 1
    assert "has no text as `panel collate` reads them" in told and "defect" not in told


def test_records_that_collate_leaves_out_are_left_out_here(tmp_path: Path) -> None:
    texts = tmp_path / "in.jsonl"
    texts.write_text('{"id": "1", "text": "A."}\n{"id": "2"}\n', "utf-8")
    assert run("collate", texts, "--out", tmp_path / "out")[0] == 0
    status, told = run("verify", "summary", tmp_path / "out" / "summary.json", "--texts", texts)
    assert (status, told.splitlines()[0]) == (1, "error: line 2: field “text” is missing")
    assert told.splitlines()[1] == "the summary: 1 is never cited. [uncited]"


def test_one_changed_letter_of_a_source_is_found(made: Path, tmp_path: Path) -> None:
    lines = (SESSION / "in.jsonl").read_text("utf-8").splitlines()
    changed = [json.loads(line) for line in lines]
    cited = json.loads((made / "summary.json").read_text("utf-8"))["paragraphs"][3]["sentences"][0]
    key = cited["notes"][0]["citations"][0]
    for record in changed:
        if str(record["id"]) == key["source_id"]:
            text, place = record["text"], key["start"]
            record["text"] = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
    texts = tmp_path / "texts.jsonl"
    texts.write_text("".join(json.dumps(each) + "\n" for each in changed), "utf-8")
    status, told = run("verify", "summary", made / "summary.json", "--texts", texts, "--json")
    assert status == 1
    rules = {each["rule"] for each in json.loads(told)["defects"]}
    assert "span" in rules


def test_a_bad_line_is_left_out_and_told(tmp_path: Path) -> None:
    texts, out = tmp_path / "in.jsonl", tmp_path / "out"
    texts.write_text('{"id": "1", "text": "A."}\n{"id": "2", "text": ""}\n[]\n', "utf-8")
    told = ["line 2: field “text” is empty", "line 3: an object with named fields was expected"]
    status, said = run("collate", texts, "--out", out, "--strict")
    assert (status, said.splitlines()) == (
        1,
        [*(f"error: {each}" for each in told), "error: nothing was written"],
    )
    assert not out.exists()
    status, said = run("collate", texts, "--out", out)
    assert (status, said.splitlines()[:2]) == (0, [f"error: {each}" for each in told])
    errors = [json.loads(line) for line in (out / "errors.jsonl").read_text("utf-8").splitlines()]
    assert [f"line {each['line']}: {each['problem']}" for each in errors] == told
    assert run("collate", texts, "--out", out, "--lenient") == (0, said)


def test_an_executor_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    status, told = run(
        "collate", SESSION / "in.jsonl", "--out", tmp_path / "out", "--executor", "tcp://192.0.2.1:8786"
    )
    assert (status, told.splitlines()) == (
        1,
        [
            "error: executor “tcp://192.0.2.1:8786” is off this machine: use tls://, because texts given in "
            "confidence travel there",
            "error: nothing was written",
        ],
    )


def test_an_embedder_that_is_not_on_disk_is_told(tmp_path: Path) -> None:
    model = tmp_path / "model"
    status, told = run("collate", SESSION / "in.jsonl", "--out", tmp_path / "out", "--embedder", model)
    assert (status, told.splitlines()) == (
        1,
        [
            f"error: {model} is no directory on this machine; models are never downloaded",
            "error: nothing was written",
        ],
    )


def test_a_file_without_texts_is_no_success(tmp_path: Path) -> None:
    texts = tmp_path / "in.jsonl"
    texts.write_bytes(b"\n")
    status, told = run("collate", texts, "--out", tmp_path / "out")
    assert (status, told) == (
        1,
        "error: the file holds no text; the summary that was written says nothing\n",
    )


def test_an_unknown_format_is_told(tmp_path: Path) -> None:
    status, told = run("collate", SESSION / "in.jsonl", "--out", tmp_path / "out", "--format", "odt")
    assert (status, told) == (1, "error: format odt is not one of json, html, docx, pdf\n")


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "summary.json"
    path.write_bytes(content)
    status, told = run("verify", "summary", path)
    assert (status, told.startswith(f"error: {path} is not JSON")) == (1, True)
