"""The officers' key: two passphrases or nothing."""

import pytest

from panel.vault import officers
from panel.vault.officers import KeyFileError

PHRASES = {
    "anna": "seven green herons waited there",
    "ben": "the ferry leaves before the tide",
    "cleo": "a lantern stood upon the harbour",
}


@pytest.fixture(scope="module")
def made() -> tuple[str, dict[str, str]]:
    return officers.generate(PHRASES)


def test_every_pair_of_officers_has_the_same_key(made: tuple[str, dict[str, str]]) -> None:
    files = made[1]
    assert list(files) == ["anna+ben", "anna+cleo", "ben+cleo"]
    keys = {
        officers.unlock(file, *(PHRASES[name] for name in officers.names(file))) for file in files.values()
    }
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        (PHRASES["anna"], ""),
        ("", PHRASES["ben"]),
        (PHRASES["anna"], PHRASES["anna"]),
        (PHRASES["ben"], PHRASES["ben"]),
        (PHRASES["ben"], PHRASES["anna"]),
        (PHRASES["anna"], PHRASES["cleo"]),
    ],
)
def test_one_officer_opens_nothing(made: tuple[str, dict[str, str]], inner: str, outer: str) -> None:
    with pytest.raises(KeyFileError, match="nothing was opened"):
        officers.unlock(made[1]["anna+ben"], inner, outer)


@pytest.mark.parametrize(
    "phrases",
    [
        {"anna": PHRASES["anna"]},
        {"anna": PHRASES["anna"], "ben": PHRASES["anna"]},
        {"anna": PHRASES["anna"], "ben": "short"},
    ],
)
def test_a_key_needs_two_who_are_two(phrases: dict[str, str]) -> None:
    with pytest.raises(KeyFileError):
        officers.generate(phrases)


def test_no_half_of_the_key_stands_in_a_file(made: tuple[str, dict[str, str]]) -> None:
    raw = officers.unlock(made[1]["anna+ben"], PHRASES["anna"], PHRASES["ben"])
    for file in (made[0], *made[1].values()):
        assert raw.hex() not in file
        assert officers._text(raw) not in file
