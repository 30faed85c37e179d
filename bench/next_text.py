"""``python -m bench.next_text``: from the key to the next text to be coded, in Chromium.

An officer's desk with 300 texts that are open, 300 that are coded and 2,000 codings; the server is the one that
``panel serve`` starts. Milliseconds from the key (``n``) until the next text is painted, until its page is
read to the end (``dom``), and until its last byte has come (``answer``): the middle, the best and the worst of
``--rounds``. One JSON object a figure: ``{"bench", "metric", "value", "n", "best", "worst"}``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
from collections.abc import Sequence
from typing import Any

from flask import Flask
from playwright.sync_api import Page, sync_playwright

from bench import desk
from config import from_env
from panel.app import create_app
from panel.domain.actor import Role
from panel.ops.drills import server, writers
from panel.ops.drills.stand import Stand, raised

#: Texts that are admitted and not coded.
OPEN = 300

#: Said of the page that is left, in the one that comes; both count from the same origin.
LEAVING = """() => addEventListener('keydown', () =>
  sessionStorage.setItem('key', performance.timeOrigin + performance.now()), true)"""
ARRIVED = """() => new Promise(done => {
  const told = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    if (!paint) return requestAnimationFrame(told);
    const [page] = performance.getEntriesByType('navigation');
    const since = at => performance.timeOrigin + at - Number(sessionStorage.getItem('key'));
    done({painted: since(paint.startTime), dom: since(page.domContentLoadedEventEnd),
          answer: since(page.responseEnd)});
  };
  told();
})"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.next_text", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40, help="texts to go through (default 40)")
    asked = parser.parse_args(arguments)
    with raised(_build) as stand:
        cookie, first = _prepared(stand)
        running = server.start(stand)
        try:
            running.wait()
            seen = _gone_through(stand, cookie, first, asked.rounds)
        finally:
            running.stop()
    for metric in ("painted", "dom", "answer"):
        values = sorted(each[metric] for each in seen)
        line = {"bench": "next_text", "metric": f"{metric}_ms", "value": statistics.median(values)}
        told = line | {"n": len(values), "best": values[0], "worst": values[-1]}
        print(
            json.dumps({k: round(v, 1) if isinstance(v, float) else v for k, v in told.items()}), flush=True
        )
    return 0


def _build(settings: Any) -> Flask:
    return create_app(from_env(settings))


def _prepared(stand: Stand) -> tuple[str, str]:
    """The officer's cookie, and the text to begin with."""
    slug = writers.open_call(stand.app)
    with stand.app.app_context():
        list(desk.imported(slug))
        most = desk.code_some(writers.officer(stand.app), slug, open_texts=OPEN)
    cookie, _token = writers.signed_in(stand.app, Role.OFFICER)
    return cookie, most


def _gone_through(stand: Stand, cookie: str, first: str, rounds: int) -> list[dict[str, float]]:
    base = f"http://127.0.0.1:{stand.port}"
    name, _, value = cookie.partition("=")
    path = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))), "chromium")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        context = chromium.new_context(base_url=base, viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": name, "value": value, "url": base}])
        page = context.new_page()
        page.goto(f"/desk/coding/{first}")
        _next(page)  # the first is not counted: scripts and styles are fetched
        seen = [_next(page) for _ in range(rounds)]
        chromium.close()
    return seen


def _next(page: Page) -> dict[str, float]:
    here = page.url
    page.evaluate(LEAVING)
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != here, wait_until="load")
    told: dict[str, float] = page.evaluate(ARRIVED)
    return told


if __name__ == "__main__":
    raise SystemExit(main())
