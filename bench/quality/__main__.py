"""``python -m bench.quality NAME --data DIR``: one JSON line a figure."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.quality import SHARED, load, names


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 where the data is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("name", choices=names(), help="what to measure")
    parser.add_argument("--data", type=Path, required=True, help="the half to score")
    parser.add_argument("--train", type=Path, help="the half to learn from (default: dev of the same set)")
    parser.add_argument("--seeds", type=Path, default=SHARED / "seeds", help="where the seed texts lie")
    asked = parser.parse_args(arguments)
    if not asked.data.is_dir():
        print(f"error: {asked.data} is no directory", file=sys.stderr)
        return 2
    for figure in load(asked.name).run(asked.data, asked.train, asked.seeds):
        line = {
            "bench": asked.name,
            "metric": figure.metric,
            "value": round(figure.value, 4),
            "n": figure.n,
        }
        print(json.dumps(line, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
