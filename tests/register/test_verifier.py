"""The file that everybody downloads: what it is made of, what it finds, and that nothing makes it stumble."""

from __future__ import annotations

import ast
import base64
import json
import os
import random
import resource
import subprocess
import sys
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from panel.register import commitment, notes, receipt, verifier
from panel.register.lines import Line
from panel.register.notes import Checkpoint, Note, Signer
from panel.register.tree import Tree, leaf

FILE = Path(verifier.__file__)
SYMBOL = "SPMHR/2027/1"
ORIGIN = "panel.example/register"
KEY, RECEIPTS = Signer(ORIGIN, b"k" * 32), Signer(f"{ORIGIN}/receipt", b"r" * 32)
SALT = bytes(range(32))
ONE_FORM = partial(json.dumps, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def doc(n: int) -> Any:
    return {
        "attribution": f"Organization {n}",
        "body": f"نص {n}\u2028\u0085 of two lines",
        "files": [],
        "lang": "ar",
        "session": SYMBOL,
        "title": "ح",
    }


def sealed(n: int) -> str:
    return base64.b64encode(commitment.commit(doc(n), SALT)).decode()


def run(*arguments: object) -> tuple[int, str]:
    with redirect_stdout(StringIO()) as said:
        status = verifier.main([str(each) for each in arguments])
    return status, said.getvalue()


class Files:
    """A register of four texts in a directory, with everything that is published beside it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.body: list[tuple[str, ...]] = [
            ("DAY", "2027-05-01"),
            *(("SUBMIT", SYMBOL, sealed(n)) for n in range(4)),
            ("PUBLISH", SYMBOL, "2"),
            ("PUBLISH", SYMBOL, "3"),
            ("WITHHOLD", SYMBOL, "4", "consent"),
            ("REPORT", SYMBOL, "ab" * 32, "cd" * 32),
        ]
        self.dump = [{"seq": n + 2, "salt": SALT.hex(), "doc": doc(n)} for n in (0, 1)]
        self.write()

    def write(self) -> None:
        lines = [Line(n, k, s, tuple(rest)).text for n, (k, s, *rest) in enumerate(self.body, 1)]
        text = Checkpoint(ORIGIN, len(lines), Tree(map(leaf, lines)).root()).text
        self.put("register.txt", b"".join(lines).decode())
        self.put("checkpoint.txt", str(Note(text, (KEY.sign(text),))))
        self.put("published.jsonl", "".join(ONE_FORM(row) + "\n" for row in self.dump))

    def put(self, name: str, text: str) -> Path:
        path = self.directory / name
        path.write_text(text, "utf-8", newline="")
        return path

    def receipt(self, n: int, day: str = "2027-05-01", signer: Signer = RECEIPTS, text: str = "") -> Path:
        promise = receipt.Promise(ORIGIN, SYMBOL, commitment.commit(doc(n), SALT), _date(day))
        note = Note(promise.text, (signer.sign(promise.text),))
        plain = commitment.canonical(doc(n)).decode()
        salt = base64.b64encode(SALT).decode()
        return self.put(
            "receipt.txt", f"Salt: {salt}\nDocument: {text or plain}\n\n{note}\nThe text follows.\n"
        )

    def check(self, *arguments: object) -> tuple[int, str]:
        wanted = [self.directory / each if isinstance(each, str) else each for each in arguments[1:]]
        checkpoint = self.directory / "checkpoint.txt"
        return run(arguments[0], *wanted, self.directory / "register.txt", checkpoint, "--vkey", KEY.verifier)


def _date(day: str) -> Any:
    return receipt.date.fromisoformat(day)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_it_is_one_small_file_of_the_standard_library_of_python_3_9() -> None:
    text = FILE.read_text("utf-8")
    tree = ast.parse(text, feature_version=(3, 9))
    assert text.count("\n") <= 300
    names = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    of_3_9 = {
        "__future__",
        "argparse",
        "base64",
        "functools",
        "hashlib",
        "json",
        "pathlib",
        "re",
        "sys",
        "typing",
    }
    assert names == of_3_9


def test_it_uses_nothing_that_came_after_python_3_9() -> None:
    """What ast.parse cannot see: annotations are never evaluated, and these calls are of later versions."""
    tree = ast.parse(FILE.read_text("utf-8"))
    assert isinstance(tree.body[1], ast.ImportFrom) and tree.body[1].module == "__future__"
    later = {"strict", "slots", "kw_only", "bit_count", "pairwise", "batched", "file_digest"}
    used = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)}
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert used & later == set()
    outside = [n for n in ast.walk(tree) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.BitOr)]
    unions = [n for n in outside if "None" in ast.unparse(n)]
    annotated = {ast.unparse(a.annotation) for a in ast.walk(tree) if isinstance(a, ast.arg) and a.annotation}
    assert [ast.unparse(n) for n in unions if ast.unparse(n) not in annotated] == []


def test_a_hundred_thousand_lines_take_less_than_two_seconds_and_no_network(tmp_path: Path) -> None:
    draw = random.Random(1)
    lines = [Line(1, "DAY", "2027-05-01").text]
    lines += [
        Line(n, "SUBMIT", SYMBOL, (base64.b64encode(draw.randbytes(32)).decode(),)).text
        for n in range(2, 100_001)
    ]
    text = Checkpoint(ORIGIN, len(lines), Tree(map(leaf, lines)).root()).text
    (tmp_path / "register.txt").write_bytes(b"".join(lines))
    (tmp_path / "checkpoint.txt").write_text(str(Note(text, (KEY.sign(text),))), "utf-8")
    copy = tmp_path / "panel-verify.py"
    copy.write_bytes(FILE.read_bytes())
    watch = (
        "import sys, runpy\n"
        "def no(event, args):\n"
        "    if event.startswith(('socket', 'subprocess', 'os.exec', 'ctypes', 'urllib')): raise OSError(event)\n"
        "sys.addaudithook(no)\n"
        "sys.argv = sys.argv[1:]\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')\n"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-I", "-c", watch, str(copy), "register", str(tmp_path / "register.txt"),
         str(tmp_path / "checkpoint.txt"), "--vkey", str(KEY.verifier)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)  # what others do on the machine does not count
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert (done.returncode, done.stdout[:20], done.stderr) == (0, "OK: 100000 lines as ", "")
    assert took <= 2


def test_its_signatures_are_those_of_the_library() -> None:
    draw = random.Random(25519)
    for _ in range(100):
        signer, message = Signer("a", draw.randbytes(32)), draw.randbytes(draw.randint(0, 99))
        public, signature = signer.verifier.public, signer._key().sign(message)
        assert verifier.genuine(public, message, signature)
        spoilt = bytearray(signature)
        spoilt[draw.randrange(64)] ^= 1 << draw.randrange(8)
        try:
            accepted = verifier.genuine(public, message, bytes(spoilt))
        except verifier.Verdict:
            accepted = False
        assert not accepted
    signer = Signer("a", bytes(32))
    good = signer._key().sign(b"m")
    grown = good[:32] + (int.from_bytes(good[32:], "little") + verifier.Q).to_bytes(32, "little")
    assert not verifier.genuine(signer.verifier.public, b"m", grown)
    assert not verifier.genuine(signer.verifier.public, b"m", good[:63])


def test_the_seal_of_the_test_vector() -> None:
    vector = {
        "attribution": "Migrant participant (protected)", "body": "نص", "files": [],
        "lang": "ar", "session": "2027-01", "title": "ح",
    }  # fmt: skip
    assert verifier.commitment(ONE_FORM(vector), SALT) == "ssd9DlBtVwh7wOj6erWItMMSPM3kgLGFWzMKYRSw6mA="


def test_the_register_holds_and_keeps_its_promises(files: Files) -> None:
    assert files.check("register")[0] == 0
    assert files.check("published", "published.jsonl") == (
        0, "OK: 2 published texts, each as it was recorded; none missing, none extra.\n",
    )  # fmt: skip
    status, said = files.check("receipt", files.receipt(2))
    assert (status, said) == (
        0, "OK: The text is the one that was recorded. It is line 4. The text is withheld (consent).\n",
    )  # fmt: skip


def test_a_register_that_was_changed(files: Files) -> None:
    files.put("old.txt", (files.directory / "checkpoint.txt").read_text("utf-8"))
    files.body[1], files.body[2] = files.body[2], files.body[1]
    files.write()
    assert files.check("register")[0] == 0
    old = files.directory / "old.txt"
    everything = (
        files.directory / "register.txt",
        files.directory / "checkpoint.txt",
        "--vkey",
        KEY.verifier,
    )
    assert run("register", *everything, "--known", old) == (
        1, "WRONG: the first 9 lines are not those that were signed\n",
    )  # fmt: skip
    assert run("register", *everything[:2], "--vkey", RECEIPTS.verifier)[0] == 1


def receipt_status(files: Files, path: Path, signer: Signer = RECEIPTS) -> tuple[int, str]:
    register = files.directory / "register.txt"
    return run("receipt", path, register, "--receipt-vkey", signer.verifier)


def test_receipts(files: Files) -> None:
    assert receipt_status(files, files.receipt(0))[0] == 0
    late = receipt_status(files, files.receipt(7, "2027-04-30"))
    assert late == (
        1,
        "WRONG: the promise was broken: it is not in the register, and was due by 2027-04-30\n",
    )
    tardy = receipt_status(files, files.receipt(0, "2027-04-30"))
    assert tardy[0] == 0 and "It is line 2, later than promised. The text is published." in tardy[1]
    assert receipt_status(files, files.receipt(7))[0] == 3
    assert receipt_status(files, files.receipt(0), KEY)[0] == 1
    assert receipt_status(files, files.receipt(0, signer=Signer(RECEIPTS.name, b"x" * 32)))[0] == 1
    other = commitment.canonical(doc(0)).decode().replace("نص", "نس")
    assert receipt_status(files, files.receipt(0, text=other)) == (
        1, "WRONG: the text in the receipt is not the one that was recorded\n",
    )  # fmt: skip
    assert receipt_status(files, files.put("receipt.txt", "nothing\n"))[0] == 2


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda dump: dump.pop(), 1),
        (lambda dump: dump.append(dump[0]), 1),
        (lambda dump: dump.append({"seq": 4, "salt": SALT.hex(), "doc": doc(2)}), 1),
        (lambda dump: dump[0]["doc"].update(body="another"), 1),
        (lambda dump: dump[0].update(salt="00" * 32), 1),
        (lambda dump: dump[0].update(seq=3), 1),
        (lambda dump: dump.__setitem__(0, {"seq": 2, "taken_down": True}), 3),
        (lambda dump: dump.__setitem__(0, {"seq": 4, "taken_down": True}), 1),
        (lambda dump: dump[0].pop("salt"), 2),
        (lambda dump: dump[0].update(more=1), 0),
        (lambda dump: dump[0].update(seq="two"), 2),
    ],
)
def test_published_texts_that_are_not_the_recorded_ones(files: Files, change: Any, status: int) -> None:
    change(files.dump)
    files.write()
    assert files.check("published", "published.jsonl")[0] == status


def test_a_report_is_known_by_its_digest(files: Files) -> None:
    import hashlib

    report = files.put("report.docx", "issued")
    assert files.check("report", report)[0] == 1
    files.body[-1] = ("REPORT", SYMBOL, hashlib.sha256(b"issued").hexdigest(), "cd" * 32)
    files.write()
    assert files.check("report", report) == (0, f"OK: This file is, byte for byte, a report of {SYMBOL}.\n")


def mutated(draw: random.Random, raw: bytes) -> bytes:
    """The bytes with one thing done to them that somebody might do."""
    at, to = sorted(draw.randrange(len(raw)) for _ in range(2))
    return draw.choice(
        [
            raw[:at] + bytes([raw[at] ^ (1 << draw.randrange(8))]) + raw[at + 1 :],
            raw[:at] + raw[to:] if to > at else raw[:-1],
            raw[:at] + draw.randbytes(3) + raw[at:],
            raw[:at],
            raw[:to] + raw[at:to] + raw[to:] if to > at else raw + b"x",
            raw.replace(b"\n", b"\r\n"),
            raw + raw,
        ]
    )


def test_five_hundred_spoilt_files_are_never_accepted_and_never_a_traceback(files: Files) -> None:
    """Five thousand with PANEL_TEST_FUZZ=5000. A receipt may lose what is not signed and still be genuine."""
    draw = random.Random(2027)
    files.receipt(0)
    plain = {p.name: p.read_bytes() for p in files.directory.iterdir()}
    commands = (("register",), ("published", "published.jsonl"))
    for _ in range(int(os.environ.get("PANEL_TEST_FUZZ", "500"))):
        command = draw.choice(commands)
        victim = draw.choice(["register.txt", "checkpoint.txt", *command[1:]])
        spoilt = mutated(draw, plain[victim])
        if spoilt.split() == plain[victim].split() and victim != "register.txt":
            continue
        (files.directory / victim).write_bytes(spoilt)
        status, said = files.check(*command)
        if status == 0:  # a note may carry further signatures; hexadecimal may be in capitals
            same = set(plain[victim].splitlines()) <= set(spoilt.splitlines())
            assert same if victim == "checkpoint.txt" else spoilt.lower() == plain[victim].lower(), spoilt
        else:
            assert status in {1, 2} and said.startswith(("WRONG: ", "UNREADABLE: "))
        (files.directory / victim).write_bytes(plain[victim])
    assert notes.read_checkpoint(notes.read_note(plain["checkpoint.txt"].decode())).size == 9
