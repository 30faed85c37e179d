"""Key files: made once, refused where others can read them, and found out where they are weak."""

import re
from pathlib import Path

import pytest

from panel.vault import keys


def test_keys_made_here_have_no_problems_and_stay(tmp_path: Path) -> None:
    first = keys.load(tmp_path / "keys")
    assert keys.problems(tmp_path / "keys") == []
    assert keys.load(tmp_path / "keys") == first


def test_missing_keys_are_told_and_not_made(tmp_path: Path) -> None:
    assert keys.problems(tmp_path / "keys") == [
        "web.key is missing",
        "totp.key is missing",
        "receipt.key is missing",
        "invitation.key is missing",
    ]
    assert not (tmp_path / "keys").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("web.key", b"secret", "web.key is too short to be safe"),
        ("web.key", b"0123" * 16, "web.key is too regular to be safe"),
        ("totp.key", bytes(range(48, 112)), "totp.key is not a key that this program made"),
        ("receipt.key", bytes(range(48, 112)), "receipt.key is not a key that this program made"),
    ],
)
def test_a_weak_key_is_told(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    keys.load(tmp_path)
    tmp_path.chmod(0o700)
    (tmp_path / name).write_bytes(content)
    assert keys.problems(tmp_path) == [said]


def test_a_key_that_others_can_read_is_told_and_refused(tmp_path: Path) -> None:
    keys.load(tmp_path / "keys")
    (tmp_path / "keys" / "web.key").chmod(0o640)
    (tmp_path / "keys").chmod(0o750)
    assert keys.problems(tmp_path / "keys") == [
        "web.key can be read by others; set its mode to 0600",
        "the directory of the keys can be entered by others; set its mode to 0700",
    ]
    with pytest.raises(keys.KeyProblem):
        keys.load(tmp_path / "keys")


def test_a_secret_fits_the_key_that_sealed_it_only(tmp_path: Path) -> None:
    sealed = keys.load(tmp_path / "one").seal("JBSWY3DPEHPK3PXP")
    keys.load(tmp_path / "two")
    assert keys.fits(tmp_path / "one", sealed)
    assert not keys.fits(tmp_path / "two", sealed)
    assert not keys.fits(tmp_path / "absent", sealed)


def test_the_inventory_names_every_key_with_its_algorithm_and_its_use() -> None:
    root = Path(keys.__file__).parents[2]
    section = (
        (root / "docs" / "operations.md").read_text("utf-8").split("\n## 4. Keys\n")[1].split("\n## ")[0]
    )
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in section.splitlines() if "|" in line
    ]
    head, inventory = rows[0], {row[0].strip("`"): row for row in rows[2:]}
    written = " ".join(path.read_text("utf-8") for path in (root / "panel").rglob("*.py"))
    assert set(inventory) == set(re.findall(r'"([a-z]+\.(?:key|pub))"', written)) - {
        "throttle.key"
    }  # a column
    assert set(inventory) > {*keys.FILES, keys.ITEMS, keys.OFFICERS, keys.REGISTER}
    assert [name for name, row in inventory.items() if len(row) != len(head) or not all(row)] == []
