"""Sentence embeddings from a model that an operator has on disk; none unless one is given.

``load`` takes a directory and downloads nothing: what is not an existing directory is refused, so the name of
a model on a hub never reaches a library, and the libraries are told to stay offline before they are imported.
They are not among the panel's dependencies. Where vectors were used, the output states ``Embedder.name``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float64]

#: What the libraries of Hugging Face read to stay off the network, and off their counters.
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
NONE = "none"
_BATCH = 32
_LONGEST = 512
_BLOCK = 1 << 20


class EmbedderError(ValueError):
    """A model that cannot be used, and why."""


class Embedder(Protocol):
    """Turns texts into vectors; the same text always into the same one."""

    @property
    def name(self) -> str:
        """What the output states: library, directory and fingerprint of the model."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text (texts by dimensions)."""


def stated(embedder: Embedder | None) -> str:
    """What the output says of the embedder: its name, ``none`` without one."""
    return embedder.name if embedder else NONE


def load(directory: str | Path) -> Embedder:
    """The model in a directory, for sentence-transformers (``modules.json``) or ONNX (``tokenizer.json``
    beside ``model.onnx`` or ``onnx/model.onnx``); EmbedderError where there is none or its library is missing.
    """
    folder = Path(directory)
    if not folder.is_dir():
        raise EmbedderError(f"{directory} is no directory on this machine; models are never downloaded")
    name = f"{folder.resolve().name} sha256:{fingerprint(folder)[:16]}"
    if (folder / "modules.json").is_file():
        return _Sentences(folder, f"sentence-transformers {name}")
    network = next(
        (path for path in (folder / "model.onnx", folder / "onnx/model.onnx") if path.is_file()), None
    )
    if network is not None and (folder / "tokenizer.json").is_file():
        return _Onnx(network, folder / "tokenizer.json", f"onnx {name}")
    raise EmbedderError(
        f"{directory} holds neither modules.json of sentence-transformers nor model.onnx with tokenizer.json"
    )


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and contents of a directory's files, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        one = hashlib.sha256()
        with path.open("rb") as content:
            while block := content.read(_BLOCK):
                one.update(block)
        whole.update(f"{path.relative_to(folder).as_posix()}\0{one.hexdigest()}\n".encode())
    return whole.hexdigest()


class _Sentences:
    """A model of sentence-transformers."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        library = _library("sentence_transformers")
        self._model = library.SentenceTransformer(str(folder), device="cpu", local_files_only=True)

    def embed(self, texts: Sequence[str]) -> Vectors:
        found = self._model.encode(list(texts), batch_size=_BATCH, show_progress_bar=False)
        return _unit(np.asarray(found, dtype=np.float64))


class _Onnx:
    """An ONNX network and its tokenizer; a text is the mean of its tokens' vectors."""

    def __init__(self, network: Path, tokenizer: Path, name: str) -> None:
        self.name = name
        runtime = _library("onnxruntime")
        self._tokenizer = _library("tokenizers").Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(max_length=_LONGEST)
        self._tokenizer.enable_padding()
        self._session = runtime.InferenceSession(str(network), providers=["CPUExecutionProvider"])
        self._asked = {each.name for each in self._session.get_inputs()}

    def embed(self, texts: Sequence[str]) -> Vectors:
        parts = [self._some(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        return _unit(np.concatenate(parts)) if parts else np.zeros((0, 0))

    def _some(self, texts: Sequence[str]) -> Vectors:
        told = self._tokenizer.encode_batch(list(texts))
        ids = np.array([each.ids for each in told], dtype=np.int64)
        mask = np.array([each.attention_mask for each in told], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        found = self._session.run(None, {name: given[name] for name in sorted(self._asked & given.keys())})[0]
        vectors = np.asarray(found, dtype=np.float64)
        if vectors.ndim == 2:
            return vectors
        shown = mask[:, :, np.newaxis]
        return np.asarray((vectors * shown).sum(axis=1) / np.maximum(shown.sum(axis=1), 1))


def _library(name: str) -> Any:
    os.environ.update(OFFLINE)
    try:
        return import_module(name)
    except ImportError as missing:
        raise EmbedderError(f"this model needs {name}, which is not installed") from missing


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12))
