#!/usr/bin/env python3
"""panel-verify: check the register of the Standing Panel yourself, offline.

One file, Python 3.9 or later, nothing to install, no network. It shares no code with what it checks.

  python3 panel-verify.py register register.txt checkpoint.txt --vkey KEY [--known OLD.txt] [--witness KEY]
  python3 panel-verify.py receipt receipt.txt register.txt [checkpoint.txt --vkey KEY] [--receipt-vkey KEY]
  python3 panel-verify.py published published.jsonl register.txt [checkpoint.txt --vkey KEY]
  python3 panel-verify.py report FILE register.txt [checkpoint.txt --vkey KEY]

Exit status: 0 it holds; 1 it does not; 2 a file cannot be read as what it should be; 3 not yet to be told.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any

PARTS = {"N": r"[1-9]\d*", "C": r"[A-Za-z0-9+/]{43}=", "W": r"[\w-]+", "H": r"[0-9a-f]{64}", "#": r"\d+"}
PARTS.update(S=r"[\w/.-]+", M=r"\d{4}-\d\d-\d\dT\d\d:\d\dZ", D=r"\d{4}-\d\d-\d\d")
KINDS = "SUBMIT S C,AMEND S C N,REDACT S C N W,PUBLISH S N,WITHHOLD S N W,WITHDRAW S N,ERASE S N,EXTEND S M M"
TABLE = [told.split(" ") for told in (KINDS + ",CLOSE S #,REPORT S H H,DAY D").split(",")]
SHAPES = {kind: re.compile(" ".join(PARTS[each] for each in rest), re.ASCII) for kind, *rest in TABLE}
one_form = partial(json.dumps, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
STATE = {"PUBLISH": "published", "WITHHOLD": "withheld", "WITHDRAW": "withdrawn", "ERASE": "erased"}
Point = Any  # (x, y, z, t): x and y over the field, both times z, and t = x * y / z


class Verdict(Exception):
    """It does not hold (status 1), cannot be read (2), or cannot be told yet (3); and why."""


# --- Ed25519 (RFC 8032), verification only.
P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def plus(a: Point, b: Point) -> Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    return ((f - e) * (h - g) % P, (h + g) * (f + e) % P, (h - g) * (h + g) % P, (f - e) * (f + e) % P)


def times(n: int, point: Point) -> Point:
    rest = times(n >> 1, plus(point, point)) if n else (0, 1, 1, 0)
    return plus(rest, point) if n & 1 else rest


def point_of(raw: bytes) -> Point:
    odd, y = raw[31] >> 7, int.from_bytes(raw, "little") & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        raise Verdict(1, "a signature or a key is no point of the curve")
    x = x if x & 1 == odd else P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def genuine(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this is the signature of the message by the holder of the key."""
    if len(signature) != 64 or len(public) != 32:
        return False
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    a, b = times(s, BASE), plus(point_of(signature[:32]), times(k, point_of(public)))
    return s < Q and not ((a[0] * b[2] - b[0] * a[2]) % P or (a[1] * b[2] - b[1] * a[2]) % P)


# --- Signed notes and checkpoints (c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature).
def unbase(text: str) -> bytes:
    raw = base64.b64decode(text, validate=True)
    return raw if base64.b64encode(raw).decode() == text else b""


def key_of(text: str) -> Any:
    """A key as the register prints it: NAME+ID+KEY."""
    name, _, rest = text.strip().partition("+")
    given, _, encoded = rest.partition("+")
    raw = unbase(encoded)
    found = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    if len(raw) != 33 or raw[0] not in (1, 4) or found.hex() != given:
        raise Verdict(2, "this is no key as the register prints it: " + text[:80])
    return name, found, raw[0], raw[1:]


def signed(note: tuple[str, list[str]], key: Any) -> bool:
    """Whether a note (text, signature lines) carries a genuine signature of a key."""
    for name, encoded in re.findall(r"^\u2014 (\S+) (\S+)$", "\n".join(note[1]), re.MULTILINE):
        raw = unbase(encoded) if name == key[0] else b""
        text, signature = note[0].encode(), raw[4:]
        if key[2] == 4:
            text, signature = b"cosignature/v1\ntime %d\n" % int.from_bytes(raw[4:12], "big") + text, raw[12:]
        if raw[:4] == key[1] and genuine(key[3], text, signature):
            return True
    return False


def note_of(text: str) -> tuple[str, list[str]]:
    body, gap, below = text.rpartition("\n\n")
    if not gap or not re.fullmatch(r"(\u2014 \S+ [A-Za-z0-9+/]+=*\n)+", below):
        raise Verdict(2, "this is no signed note")
    return body + "\n", below.splitlines()


def checkpoint_of(path: str, key: Any) -> tuple[int, bytes]:
    """How many lines and which root, of a checkpoint that this key has signed."""
    note = note_of(Path(path).read_bytes().decode())
    parts = note[0].split("\n")
    if len(parts) < 4 or not re.fullmatch(r"\d{1,15}", parts[1], re.ASCII):
        raise Verdict(2, f"{path} is no checkpoint")
    if parts[0] != key[0] or not signed(note, key):
        raise Verdict(1, f"{path} is not signed by the key that you gave")
    return int(parts[1]), unbase(parts[2])


# --- The register: its lines, its tree (RFC 6962), and how each text stands.
def root_of(leaves: list[bytes]) -> bytes:
    """The root over leaf hashes; what is left over at the end of a level goes up as it is."""
    level = leaves or [hashlib.sha256(b"").digest()]
    while len(level) > 1:
        pairs, odd = zip(level[::2], level[1::2]), level[len(level) & ~1 :]
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs] + odd
    return level[0]


class Register:
    """The file register.txt, read from the top; the first line that cannot stand where it stands is told."""

    def __init__(self, path: str) -> None:
        *self.lines, rest = Path(path).read_bytes().decode().split("\n")
        self.day, self.leaves = "", [hashlib.sha256(f"\0{each}\n".encode()).digest() for each in self.lines]
        empty: Any = ({}, {}, {}, [])
        self.items, self.sealed, self.received, self.reports = empty
        for seq, line in enumerate(self.lines, 1):
            self.take(seq, line)
        if rest:
            raise Verdict(1, "the register does not end with a whole line")

    def take(self, seq: int, line: str) -> None:
        number, kind, said = (*line.split(" ", 2), "", "")[:3]
        if number != str(seq) or kind not in SHAPES or not SHAPES[kind].fullmatch(said):
            raise Verdict(1, f"line {seq} is not what a line {seq} can be: {line[:80]}")
        session, *args = said.split(" ")
        if kind == "DAY":
            if session <= self.day:
                raise Verdict(1, f"line {seq}: the days do not follow each other")
            self.day = session
        elif kind == "SUBMIT":
            self.items[seq] = {"session": session, "published": None, "state": "received"}
            self.sealed[args[0]] = seq
            self.received[session] = self.received.get(session, 0) + 1
        elif kind == "CLOSE" and int(args[0]) != self.received.get(session, 0):
            raise Verdict(1, f"line {seq}: {self.received.get(session, 0)} were received, not {args[0]}")
        elif kind == "REPORT":
            self.reports.append([session, *args])
        elif kind not in ("CLOSE", "EXTEND"):
            self.change(seq, kind, session, args)

    def change(self, seq: int, kind: str, session: str, args: list[str]) -> None:
        target = int(args[1] if kind in ("AMEND", "REDACT") else args[0])
        item = self.items.get(target)
        if item is None or item["session"] != session:
            raise Verdict(1, f"line {seq} speaks of line {target}, which is no text of {session}")
        if item["state"] == "erased" or (item["state"] == "withdrawn" and kind != "ERASE"):
            raise Verdict(1, f"line {seq} speaks of a text that was taken away before")
        if kind in ("AMEND", "REDACT"):
            self.items[seq], self.sealed[args[0]] = item, seq
        else:
            item["published"] = target if kind == "PUBLISH" else None
            item["state"] = STATE[kind] + (f" ({args[1]})" if kind == "WITHHOLD" else "")

    def hold(self, size: int, root: bytes, whole: bool = False) -> None:
        """Hold the beginning of the register, or the whole of it, against a checkpoint."""
        if size > len(self.leaves) or (whole and size != len(self.leaves)):
            raise Verdict(1, f"{size} lines were signed, the register has {len(self.leaves)}")
        if root_of(self.leaves[:size]) != root:
            raise Verdict(1, f"the first {size} lines are not those that were signed")


def commitment(doc: str, salt: bytes) -> str:
    """The seal of a text: SHA-256 over a fixed word, the salt, the length and the document in its one form."""
    whole = b"spmhr-commit-v1\0" + salt + len(doc.encode()).to_bytes(8, "big") + doc.encode()
    return base64.b64encode(hashlib.sha256(whole).digest()).decode()


def opened(args: Any) -> Register:
    """The register of a command line, held against its checkpoint where one is given."""
    register = Register(args.register)
    if args.checkpoint:
        register.hold(*checkpoint_of(args.checkpoint, key_of(args.vkey or "")), whole=True)
    return register


def verify_register(args: Any) -> str:
    register = opened(args)
    for old in args.known:
        register.hold(*checkpoint_of(old, key_of(args.vkey)))
    note, named = note_of(Path(args.checkpoint or "").read_bytes().decode()), map(key_of, args.witness)
    seen = {each[3] for each in named if each[2] == 4 and signed(note, each)}
    need = len(args.witness) if args.need is None else args.need
    if len(seen) < need:
        raise Verdict(1, f"{len(seen)} of the witnesses that you named have signed; you ask for {need}")
    kept = "It continues what you kept." if args.known else "Keep the checkpoint: next time use --known."
    saw = f"{len(seen)} outside witness(es) saw the same." if seen else "No outside witness was asked for."
    return f"{len(register.lines)} lines as signed, the last day {register.day or '-'}. {kept} {saw}"


def verify_receipt(args: Any) -> str:
    """A receipt holds all that is needed: the promise and, unless its owner cut them out, salt and text."""
    text, register, said = Path(args.file).read_bytes().decode(), opened(args), []
    promise = rf"^\S+/receipt\n\S+\n({PARTS['C']})\nmerge-by (\S+)\n\n(?:\u2014 .*\n?)+"
    found = re.search(promise, text, re.MULTILINE)
    if not found:
        raise Verdict(2, "this file holds no signed promise")
    if args.receipt_vkey:
        if not signed(note_of(found[0].rstrip("\n") + "\n"), key_of(args.receipt_vkey)):
            raise Verdict(1, "the promise is not signed by the key that you gave")
        said.append("The promise is genuine.")
    if doc := re.search(r'\{"attribution":.*\}$', text, re.MULTILINE):
        salts = [unbase(each) for each in re.findall(r"(?<![\w+/])" + PARTS["C"], text)]
        if found[1] not in [commitment(doc[0], salt) for salt in salts]:
            raise Verdict(1, "the text in the receipt is not the one that was recorded")
        said.append("The text is the one that was recorded.")
    seq = register.sealed.get(found[1])
    if seq is None and register.day > found[2]:
        raise Verdict(1, f"the promise was broken: it is not in the register, and was due by {found[2]}")
    if seq is None:
        raise Verdict(3, f"not in this register yet; due by the end of {found[2]}. {' '.join(said)}")
    late = any(line.split()[2] > found[2] for line in register.lines[:seq] if " DAY " in line)
    said.append(f"It is line {seq}{', later than promised' * late}.")
    return f"{' '.join(said)} The text is {register.items[seq]['state']}."


def verify_published(args: Any) -> str:
    register, seen, taken = opened(args), set(), 0
    for number, line in enumerate(filter(None, Path(args.file).read_bytes().decode().split("\n")), 1):
        row = json.loads(line)
        seq, gone = int(row["seq"]), "taken_down" in row
        sealed = "" if gone else commitment(one_form(row["doc"]), bytes.fromhex(row["salt"]))
        item = register.items.get(seq, {"session": "", "published": None})
        same = gone or (register.sealed.get(sealed) == seq and row["doc"]["session"] == item["session"])
        if one_form(row) != line or seq in seen or item["published"] != seq or not same:
            raise Verdict(1, f"line {number} of {args.file} is not the published text of line {seq}")
        seen.add(seq)
        taken += gone
    missing = sorted({each["published"] or 0 for each in register.items.values()} - seen - {0})
    if missing:
        raise Verdict(1, f"{len(missing)} published text(s) missing, the first of line {missing[0]}")
    if taken:
        raise Verdict(3, f"all hold, but {taken} taken down since; the next register must say why")
    return f"{len(seen)} published texts, each as it was recorded; none missing, none extra."


def verify_report(args: Any) -> str:
    register, digest = opened(args), hashlib.sha256(Path(args.file).read_bytes()).hexdigest()
    found = sorted({session for session, *digests in register.reports if digest in digests})
    if not found:
        raise Verdict(1, f"the register knows no report with the SHA-256 {digest}")
    return f"This file is, byte for byte, a report of {', '.join(found)}."


def main(arguments: list[str] | None = None) -> int:
    """Run one command, say what was found, and return the exit status."""
    parser = argparse.ArgumentParser(prog="panel-verify", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("command", choices=("register", "receipt", "published", "report"))
    parser.add_argument("files", nargs="+", metavar="FILE")
    for name, told in (("vkey", "the key of the register"), ("receipt-vkey", "the key of receipts")):
        parser.add_argument("--" + name, help=told)
    for name, told in (("known", "a checkpoint that you kept"), ("witness", "the key of a witness")):
        parser.add_argument("--" + name, action="append", default=[], help=told)
    parser.add_argument("--need", type=int, help="how many of the witnesses are enough; default: all")
    args = parser.parse_args(arguments)
    files = args.files[args.command != "register" :]
    if not 1 + (args.command == "register") <= len(files) <= 2:
        parser.error("the files are given in the order that the head of this program shows")
    args.file, args.register, args.checkpoint = args.files[0], files[0], (*files, None)[1]
    try:
        status, said = 0, globals()["verify_" + args.command](args)
    except Verdict as error:
        status, said = error.args
    except Exception as error:  # whatever a file holds, the answer is a verdict
        status, said = 2, f"a file or a key is not what it should be: {type(error).__name__}, {error}"
    sys.stdout.write(f"{('OK', 'WRONG', 'UNREADABLE', 'NOT YET')[status]}: {said}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
