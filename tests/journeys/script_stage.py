"""A served stage for the scripts: one page to write on, one to code on, and a store for one draft."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from flask import Flask, render_template_string, request
from markupsafe import Markup
from werkzeug.serving import make_server

from tests.templates.stage import CONTRIBUTOR, make

LIMIT = 20
WRITING = """{% extends '_layout/base.html' %}{% import '_macros/parts.html' as m %}
{% import '_macros/forms.html' as f %}{% import '_macros/draft.html' as d %}{% block title %}W{% endblock %}
{% block scripts %}<script type="module" src="{{ url_for('static', filename='js/draft.js') }}"></script>
<script type="module" src="{{ url_for('static', filename='js/clock.js') }}"></script>{% endblock %}
{% block main %}<div class="row"><div class="t"><h1>W</h1><p id="when">{{ m.instant(when, own=true) }}</p></div></div>
<form class="row" method="post" action="/submit" data-autosave="/autosave" data-draft="d1">{{ f.csrf() }}
<input type="hidden" name="revision" value="{{ store.revision }}"><div class="t">
<div class="f"><label for="title">Title</label><input class="in" id="title" name="title" value="{{ store.title }}"></div>
<div class="f"><label for="body">Text</label><textarea class="in" id="body" name="body" aria-describedby="wm sv">
{{ store.body }}</textarea></div>{{ d.dock(2, limit, '20:40', store.saved, 'Asia/Tokyo') }}<p class="btns">{{ f.button('Submit') }}</p></div></form>
{% endblock %}"""
CODING = """{% extends '_layout/desk.html' %}{% import '_macros/forms.html' as f %}{% import '_macros/desk.html' as k %}
{% block title %}C{% endblock %}{% block status %}<h1>C</h1><a href="/desk" data-next>Next</a>{% endblock %}
{% block scripts %}<script type="module" src="{{ url_for('static', filename='js/select.js') }}"></script>{% endblock %}
{% block desk %}<ol class="paras" data-version="v1">{% for start, lang, text in paragraphs %}<li class="para solo">
<p class="said" lang="{{ lang }}" dir="{{ lang|direction }}" id="p{{ loop.index }}" data-start="{{ start }}"
data-paragraph="{{ loop.index }}">{{ text }}</p></li>{% endfor %}</ol>{% endblock %}
{% block margin %}{{ k.selected() }}<form method="post" id="coding">{% for name in ('paragraph', 'start', 'end') %}
<label for="{{ name }}">{{ name }}</label><input id="{{ name }}" name="{{ name }}">{% endfor %}</form>{% endblock %}
{% block rail %}<form method="post" action="/outages"><button data-undo>Undo</button></form>{% endblock %}
{% block keys %}{{ k.keys([('n', 'next uncoded'), ('u', 'undo')]) }}{% endblock %}"""

#: Start in the stored text, language, and the words; one is coded already and carries the number of its theme.
PARAGRAPHS = (
    (
        0,
        "en",
        Markup(
            'We ask States to <span class="cd">separate 😀 health care<sup>1.1</sup></span> from police. '
            "Women told us so. 𝒳 is here."
        ),
    ),
    (200, "ar", "نطلب من الدول أن تفصل الخدمات. هذا مهم جداً."),
    (300, "zh", "多个移民协会强调。这很重要。"),
)


@dataclass
class Store:
    """What the server has of the draft; ``refuse`` is a status with which it answers instead."""

    revision: int = 1
    title: str = "T"
    body: str = "Two words."
    saved: datetime = datetime(2027, 3, 5, 11, 40, tzinfo=UTC)
    refuse: int = 0
    hold: threading.Event = field(default_factory=threading.Event)
    posts: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hold.set()


def _save(store: Store) -> Any:
    assert request.headers["X-CSRFToken"] == "token-1"
    assert request.accept_mimetypes.best == "application/json"
    store.posts.append(("/autosave", request.form.to_dict()))
    store.hold.wait(10)
    if store.refuse:
        return {"status": store.refuse, "message": "A character cannot be used."}, store.refuse
    if int(request.form["revision"]) != store.revision:
        return {"revision": store.revision, "title": store.title, "body": store.body}, 409
    store.revision += 1
    store.title, store.body = request.form["title"], request.form["body"].replace("\r\n", "\n")
    return {"revision": store.revision, "saved": "20:46"}


def _application(store: Store) -> Flask:
    app = make(CONTRIBUTOR)
    when = datetime(2027, 3, 5, 17, 0, 59, tzinfo=UTC)

    def submit() -> str:
        store.posts.append(("/submit", request.form.to_dict()))
        return render_template_string(
            "{% extends '_layout/base.html' %}{% block main %}<h1>Filed</h1><p data-filed='d1'></p>{% endblock %}"
        )

    app.add_url_rule(
        "/write", "write", lambda: render_template_string(WRITING, store=store, limit=LIMIT, when=when)
    )
    app.add_url_rule("/code", "code", lambda: render_template_string(CODING, paragraphs=PARAGRAPHS))
    app.add_url_rule("/autosave", "autosave", lambda: _save(store), methods=["POST"])
    app.add_url_rule("/submit", "submit", submit, methods=["POST"])
    return app


@contextmanager
def served(store: Store) -> Iterator[str]:
    """The address of the stage while it is served."""
    server = make_server("127.0.0.1", 0, _application(store), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        store.hold.set()
        server.shutdown()
        thread.join()
