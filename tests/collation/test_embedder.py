"""Models come from a directory and from nowhere else; what was used is stated."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from panel.collation.crosslingual import Knowledge, Side, counterparts
from panel.collation.embedder import EmbedderError, fingerprint, load, stated

#: Stands for the library: shows what it was given and whether it was told to stay offline by then.
LIBRARY = """
import os
SAID = {name: os.environ.get(name) for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")}
class SentenceTransformer:
    def __init__(self, path, **options):
        print(sorted(SAID.items()), os.path.isdir(path), sorted(options.items()))
    def encode(self, texts, **options):
        return [[3.0, 4.0] for _ in texts]
"""
SCRIPT = """
import sys
from panel.collation.embedder import load
assert not {"sentence_transformers", "onnxruntime", "torch"} & set(sys.modules)
model = load(sys.argv[1])
print(model.embed(["a", "b"]).tolist())
print(model.name)
"""


#: Stands for ONNX Runtime: a token's vector is its number and one; padding would pull the mean if it counted.
RUNTIME = """
class Input:
    def __init__(self, name):
        self.name = name
class InferenceSession:
    def __init__(self, path, providers):
        print(path.endswith("model.onnx"), providers)
    def get_inputs(self):
        return [Input("input_ids"), Input("attention_mask")]
    def run(self, wanted, given):
        print(sorted(given))
        return [[[[float(token), 1.0] for token in row] for row in given["input_ids"]]]
"""
TOKENIZER = """
class Encoded:
    def __init__(self, text, length):
        self.ids = [len(word) for word in text.split()] + [9] * (length - len(text.split()))
        self.attention_mask = [int(place < len(text.split())) for place in range(length)]
class Tokenizer:
    @classmethod
    def from_file(cls, path):
        return cls()
    def enable_truncation(self, max_length):
        print("at most", max_length)
    def enable_padding(self):
        pass
    def encode_batch(self, texts):
        return [Encoded(text, max(len(each.split()) for each in texts)) for text in texts]
"""


def a_model(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text("[]", encoding="utf-8")
    return folder


def run(script: str, model: Path, libraries: Path) -> list[str]:
    """What a program prints that finds its libraries in a directory."""
    ran = subprocess.run(
        [sys.executable, "-c", script, str(model)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{libraries}:{Path.cwd()}", "HF_HUB_OFFLINE": "0"},
    )
    return ran.stdout.splitlines()


@pytest.mark.parametrize("name", ["org/some-model", "https://models.example/m", "no such directory"])
def test_only_a_directory_is_taken(name: str) -> None:
    with pytest.raises(EmbedderError, match="is no directory on this machine; models are never downloaded"):
        load(name)


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"")
    with pytest.raises(EmbedderError, match="is no directory"):
        load(tmp_path / "model.onnx")


def test_a_directory_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=r"holds neither modules\.json"):
        load(a_model(tmp_path / "m", "model.onnx"))


@pytest.mark.parametrize(
    ("files", "library"),
    [(("modules.json",), "sentence_transformers"), (("model.onnx", "tokenizer.json"), "onnxruntime")],
)
def test_a_missing_library_is_named(files: tuple[str, ...], library: str, tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=f"needs {library}, which is not installed"):
        load(a_model(tmp_path / "m", *files))


def test_the_library_is_loaded_late_and_told_to_stay_offline(tmp_path: Path) -> None:
    (tmp_path / "sentence_transformers.py").write_text(LIBRARY, encoding="utf-8")
    model = a_model(tmp_path / "model", "modules.json")
    assert run(SCRIPT, model, tmp_path) == [
        "[('HF_HUB_OFFLINE', '1'), ('TRANSFORMERS_OFFLINE', '1')] True "
        "[('device', 'cpu'), ('local_files_only', True)]",
        "[[0.6, 0.8], [0.6, 0.8]]",
        f"sentence-transformers model sha256:{fingerprint(model)[:16]}",
    ]


def test_a_network_in_onnx_gives_the_mean_of_the_words(tmp_path: Path) -> None:
    (tmp_path / "onnxruntime.py").write_text(RUNTIME, encoding="utf-8")
    (tmp_path / "tokenizers.py").write_text(TOKENIZER, encoding="utf-8")
    model = a_model(tmp_path / "model", "model.onnx", "tokenizer.json")
    said = run(SCRIPT.replace('["a", "b"]', '["aa a aaa a", "bbbbbbb"]'), model, tmp_path)
    norms = [(1.75**2 + 1) ** 0.5, 50**0.5]
    assert said[:3] == [
        "at most 512",
        "True ['CPUExecutionProvider']",
        "['attention_mask', 'input_ids']",
    ]
    assert np.allclose(json.loads(said[3]), [[1.75 / norms[0], 1 / norms[0]], [7 / norms[1], 1 / norms[1]]])
    assert said[4] == f"onnx model sha256:{fingerprint(model)[:16]}"


def test_the_fingerprint_tells_of_every_change(tmp_path: Path) -> None:
    model = a_model(tmp_path / "m", "modules.json")
    before = fingerprint(model)
    assert fingerprint(a_model(tmp_path / "again", "modules.json")) == before
    (model / "modules.json").write_text("[ ]", encoding="utf-8")
    assert fingerprint(model) != before


class ByLength:
    """Passages of the same length lie beside each other."""

    name = "by-length"

    def embed(self, texts: object) -> np.ndarray:
        angles = np.array([len(text) / 100 for text in texts])  # type: ignore[attr-defined]
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def test_vectors_take_part_and_are_stated() -> None:
    left, right = Side(("zz zz", "z" * 150), "fr"), Side(("q" * 150, "qq qq"), "en")
    found = counterparts(left, right, Knowledge((), embedder=ByLength()), best=1)
    assert [each[0].place for each in found] == [1, 0]
    assert stated(ByLength()) == "by-length"
    assert stated(None) == "none"
