"""The strict edge: nothing malformed reaches a form parser, and nothing malformed is a 500."""

import pytest
from flask import Flask

from panel.domain.errors import Malformed
from panel.gate.edge import load_json

BASE = "http://127.0.0.1:8000"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"email=\xff", 400),
        (b"email=%ff", 400),
        (b"email=a%00b", 400),
        (b"email=a&email=b", 400),
        (b"email=%ED%A0%80", 400),
        (b"&".join(b"f%d=1" % n for n in range(500)), 400),
        (b"body=" + b"a" * 1_100_000, 413),
    ],
)
def test_broken_forms_are_refused_with_a_page(app: Flask, body: bytes, status: int) -> None:
    answer = app.test_client().post("/sign-in", data=body, content_type=FORM, base_url=BASE)
    assert answer.status_code == status
    page = answer.get_data(as_text=True)
    assert "<h1>" in page and "What you can do" in page


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/sign-in", b"email=a%00b", 400),
        ("POST", "/sign-in", b"email=\xff", 400),
        ("POST", "/sign-in", b"body=" + b"a" * 1_100_000, 413),
        ("GET", "/?q=%ff", None, 400),
        ("GET", "/?q=a%00b", None, 400),
        ("GET", "/?q=1&q=2", None, 400),
        ("GET", "/%00", None, 400),
        ("GET", "/?lang=fr&q=" + "a" * 5_000, None, 413),
        ("PUT", "/", None, 405),
    ],
)
def test_what_is_refused_is_told_in_the_language_that_was_chosen(
    app: Flask, method: str, path: str, body: bytes | None, status: int
) -> None:
    sent = {"data": body, "content_type": FORM} if body else {}
    # The last is no language of ours, and not even text: then the browser is asked, and else it is English.
    for cookie, header, shown in (
        ("en-XB", "es", 'lang="en-XB" dir="rtl"'),
        ("ar", "", 'lang="'),
        ("\xff\x00x", "", 'lang="en"'),
    ):
        headers = {"Cookie": f"lang={cookie}", "Accept-Language": header}
        answer = app.test_client(use_cookies=False).open(
            path, method=method, base_url=BASE, headers=headers, **sent
        )
        assert answer.status_code == status
        page = answer.get_data(as_text=True)
        assert shown in page
        assert ("<h1>‹" in page) == (cookie == "en-XB")
    # The next request of the same process speaks its own language again.
    assert 'lang="en"' in app.test_client().get("/", base_url=BASE).get_data(as_text=True)


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/xml"])
def test_other_kinds_of_body_are_not_accepted(app: Flask, kind: str) -> None:
    answer = app.test_client().post("/sign-in", data=b"x", content_type=kind, base_url=BASE)
    assert answer.status_code == 415


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * 100_000, 400),
        (b'{"a": NaN}', 400),
        (b'{"a": 1e999}', 400),
        (b'{"a": 1, "a": 2}', 400),
        (b'{"a": "\\ud800"}', 400),
        (b'{"a": "\\u0000"}', 400),
        ("{}".encode("utf-16"), 400),
        (b'{"a": 1} x', 400),
        (b'{"a": ' + b"9" * 5_000 + b"}", 400),
    ],
)
def test_broken_json_is_refused(app: Flask, body: bytes, status: int) -> None:
    answer = app.test_client().post("/sign-in", data=body, content_type="application/json", base_url=BASE)
    assert answer.status_code == status
    assert "What you can do" in answer.get_data(as_text=True)


def test_sound_json_is_read() -> None:
    assert load_json('{"a": [1, 2.5, "é\\"]"], "b": null}') == {"a": [1, 2.5, 'é"]'], "b": None}


def test_deep_json_within_strings_is_no_depth() -> None:
    assert load_json('{"a": "' + "[" * 100 + '"}') == {"a": "[" * 100}
    with pytest.raises(Malformed):
        load_json("[" * 40 + "]" * 40)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8000.evil.example", ""])
def test_a_wrong_host_is_refused(app: Flask, host: str) -> None:
    answer = app.test_client().get("/", base_url=BASE, headers={"Host": host})
    assert answer.status_code == 400


def test_forged_forwarding_headers_change_nothing(app: Flask) -> None:
    answer = app.test_client().get(
        "/account/second-factor",
        base_url=BASE,
        headers={"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil"},
    )
    assert answer.headers["Location"] == "/sign-in?next=/account/second-factor"


@pytest.mark.parametrize("path", ["/calls/a%00b", "/reading-room/2027-1/sub/%D9%A3", "/calls/" + "9" * 4000])
def test_odd_addresses_are_not_found_or_refused(app: Flask, path: str) -> None:
    assert app.test_client().get(path, base_url=BASE).status_code in {400, 404}


@pytest.mark.parametrize(
    "path",
    [
        "/calls/%ff",
        "/%ff",
        "/calls/a%C3",
        "/calls/%ED%A0%80",
        "/calls/a%00b",
        "/?page=%ff",
        "/?page=1&page=2",
    ],
)
def test_a_broken_address_is_told_what_to_do(app: Flask, path: str) -> None:
    answer = app.test_client().get(path, base_url=BASE)
    assert (answer.status_code, "What you can do" in answer.get_data(as_text=True)) == (400, True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_not_allowed(app: Flask, method: str) -> None:
    assert app.test_client().open("/", method=method, base_url=BASE).status_code == 405


def test_a_post_without_its_token_changes_nothing_and_gives_the_text_back(app: Flask) -> None:
    typed = "A long text that somebody has typed for two hours and wants back."
    answer = app.test_client().post("/sign-in", data={"email": typed, "password": "x"}, base_url=BASE)
    assert answer.status_code == 400
    assert typed in answer.get_data(as_text=True)


def test_answers_carry_the_headers(app: Flask) -> None:
    head = app.test_client().get("/", base_url=BASE).headers
    assert head["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in head["Content-Security-Policy"]
    assert head["X-Content-Type-Options"] == "nosniff"
    assert head["Referrer-Policy"] == "same-origin"
    assert "Cookie" in head["Vary"]
