"""What somebody outside sees of a server: pages, and the register, checked by the verifier in one file."""

from __future__ import annotations

import io
import tempfile
import urllib.error
import urllib.request
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from panel.ops.drills.stand import Stand
from panel.register import verifier
from panel.vault import signing

FILES = ("register.txt", "checkpoint.txt", "published.jsonl")


def fetch(stand: Stand, path: str) -> tuple[int, bytes]:
    """Status and body of a page."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{stand.port}{path}", timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


def checked(stand: Stand, known: Path) -> list[str]:
    """Faults of the register that is served, beside the files that somebody kept in a directory."""
    config = stand.app.config["PANEL"]
    key = str(signing.load(config.register_key, config.register_origin).verifier)
    with tempfile.TemporaryDirectory(prefix="panel-outside-") as directory:
        place = Path(directory)
        for name in FILES:
            status, body = fetch(stand, f"/register/{name}")
            if status != 200:
                return [f"/register/{name} answers {status}"]
            (place / name).write_bytes(body)
        lines, checkpoint, texts = (str(place / name) for name in FILES)
        asked = [
            ["register", lines, checkpoint, "--vkey", key, "--known", str(known / "checkpoint.txt")],
            ["published", texts, lines, checkpoint, "--vkey", key],
        ]
        return [fault for words in asked for fault in _verdict(words)]


def _verdict(words: list[str]) -> list[str]:
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = verifier.main(words)
    return [f"the verifier says of {words[0]}: {said.getvalue().strip()[-200:]}"] if status else []
