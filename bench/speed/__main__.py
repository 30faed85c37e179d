"""``python -m bench.speed [NAME …] [--quick] [--rounds N]``: one JSON line a figure; see the package."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.speed import Figure, PeerMissing, peers, whole

BENCHES: dict[str, Callable[[Path, int, bool], Iterable[Figure]]] = {
    "throughput": whole.throughput,
    "representatives": peers.centrality,
    "campaigns": peers.copying,
    "cluster": whole.cluster,
    "scale": whole.scale,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a peer is missing, after all others are measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"some of {', '.join(BENCHES)}; all by default"
    )
    parser.add_argument("--quick", action="store_true", help="smaller files; not what the goals are set for")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each (default 3)")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.names) - set(BENCHES))
    if unknown:
        parser.error(f"{', '.join(unknown)} is not one of {', '.join(BENCHES)}")
    missing = False
    for name in asked.names or BENCHES:
        with tempfile.TemporaryDirectory() as folder:
            try:
                for figure in BENCHES[name](Path(folder), max(3, asked.rounds), asked.quick):
                    print(figure.line(), flush=True)
            except PeerMissing as error:
                print(f"error: {name}: {error}", file=sys.stderr)
                missing = True
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
