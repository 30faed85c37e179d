"""``python -m tests.abuse [--full] [--postgresql] [SEED]``: random texts and mutated forms, 2,000 or 20,000 of each."""

from __future__ import annotations

import sys

from tests.abuse.fuzz import broken, sent, texts
from tests.matrix.world import world


def main(words: list[str]) -> int:
    """Send them all; exit status 0 only if nothing broke."""
    how_many = 20_000 if "--full" in words else 2_000
    seed = next((int(word) for word in words if word.isdigit()), 7)
    found = [f"{given!r}: {told}" for given in texts(seed, how_many) if (told := broken(given))]
    print(f"{how_many:,} texts, seed {seed}: {len(found)} broke a rule", flush=True)
    with world("postgresql" if "--postgresql" in words else "sqlite") as made:
        answers = list(sent(made, seed, how_many))
    print(f"{how_many:,} mutated forms, seed {seed}: {len(answers)} were not answered as they should")
    print("\n".join([*found, *answers][:50]))
    return 1 if found or answers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
