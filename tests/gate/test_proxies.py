"""Behind proxies of ours, scheme and host are those of the visitor; without any, nothing is believed."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import request

from config import Config
from panel.app import create_app

INSIDE = "http://127.0.0.1:8000"
PAGE = "/how-we-work/words"


@pytest.mark.parametrize(
    ("proxies", "headers", "status", "root"),
    [
        (
            1,
            {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "panel.example"},
            200,
            "https://panel.example/",
        ),
        (1, {"X-Forwarded-Proto": "https", "Host": "panel.example"}, 200, "https://panel.example/"),
        (2, {"X-Forwarded-Proto": "https, http", "Host": "panel.example"}, 200, "https://panel.example/"),
        (1, {"X-Forwarded-Proto": "ftp, https", "Host": "panel.example"}, 200, "https://panel.example/"),
        (1, {"X-Forwarded-Host": "panel.example, evil.example"}, 400, ""),
        (0, {"X-Forwarded-Proto": "https", "Host": "panel.example"}, 200, "http://panel.example/"),
        (0, {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "panel.example"}, 400, ""),
    ],
)
def test_scheme_and_host_behind_proxies(
    tmp_path: Path, proxies: int, headers: dict[str, str], status: int, root: str
) -> None:
    app = create_app(
        Config(
            data=tmp_path,
            database_url=f"sqlite:///{tmp_path / 'panel.sqlite3'}",
            base_url="https://panel.example",
            proxies=proxies,
        )
    )
    with app.test_client() as client:
        answer = client.get(PAGE, base_url=INSIDE, headers=headers)
        assert answer.status_code == status
        assert not root or request.url_root == root
