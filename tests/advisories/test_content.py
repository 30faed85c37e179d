"""Advisories about what is written: markup, SQL, fetched addresses, renderers, languages, erasure."""

from __future__ import annotations

import ast
import secrets
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import String, Text, inspect, text, update

from panel.db import Base, db, transaction
from panel.documents import pdf
from panel.queries import commentary as commentaries
from panel.services import erasure
from tests.architecture.test_house import PANEL, SOURCES, imports
from tests.cast import acting
from tests.documents import samples
from tests.matrix.cells import every, some
from tests.matrix.readers import READERS
from tests.matrix.world import World
from tests.pages import Page

XSS = tuple(
    """
<script>xss()</script>
<img src=x onerror=xss()>
<svg onload=xss()>
<svg><script>xss()</script></svg>
<iframe src=javascript:xss()></iframe>
<a href="javascript:xss()">xss</a>
<body onload=xss()>
<input autofocus onfocus=xss()>
<details open ontoggle=xss()>
<math><mi//xlink:href="data:x,<script>xss()</script>">
<object data="data:text/html,<script>xss()</script>">
<embed src="javascript:xss()">
<link rel=stylesheet href=//xss.example>
<meta http-equiv=refresh content="0;url=//xss.example">
<base href=//xss.example>
<form action=//xss.example><button>xss</button></form>
<style>@import '//xss.example'</style>
<p style="background:url(//xss.example)">
"><script>xss()</script>
'><script>xss()</script>
"onmouseover="xss()
'onmouseover='xss()
`onmouseover=xss()
</title><script>xss()</script>
</textarea><script>xss()</script>
</script><script>xss()</script>
--><script>xss()</script>
]]><script>xss()</script>
<!--<script>xss()--></script>
<x-xss contenteditable onblur=xss()>
<video><source onerror=xss()>
<marquee onstart=xss()>
<ScRiPt>xss()</sCrIpT>
<<script>xss()//<</script>
&lt;script&gt;xss()&lt;/script&gt;
%3Cscript%3Exss()%3C/script%3E
{{7*7}}{%xss%}${7*7}#{7*7}
javascript:xss()
[xss](javascript:xss())
<noscript><p title="</noscript><img src=x onerror=xss()>">
""".strip().split("\n")
)
#: Columns that hold what people type; codes, states, ids, hashes and frozen documents are left alone.
TYPED = {
    "account": ("name",),
    "organisation": ("name", "english_name", "acronym", "city", "website", "activities", "references", "question",
                     "answer", "appeal", "founded"),
    "thematic_session": ("title", "concept_note", "base_document_title", "cancel_reason"),
    "guiding_question": ("text",),
    "draft": ("title", "body"),
    "commentary_version": ("title", "attribution"),
    "decision": ("sentence",),
    "appeal": ("sentence",),
    "theme": ("label", "definition"),
    "point": ("wording",),
    "approval": ("reason",),
    "correction": ("text", "seen", "before"),
    "summary_paragraph": ("text",),
    "thread": ("title", "guidance", "audience"),
    "post_version": ("body",),
    "account_session": ("device",),
}  # fmt: skip
FOREIGN = {
    "iframe",
    "object",
    "embed",
    "base",
    "math",
    "video",
    "marquee",
    "x-xss",
    "style",
    "source",
    "noscript",
}


def plant() -> int:
    """Put all of them into every field; how many fields there were."""
    planted, tables = 0, Base.metadata.tables
    with transaction():
        for name, columns in TYPED.items():
            for column in columns:
                assert isinstance(tables[name].c[column].type, (String, Text))
                db.session.execute(update(tables[name]).values({column: " ".join(XSS)}))
                planted += 1
    return planted


def foreign(html: str) -> list[str]:
    """What a page holds that no template of ours wrote."""
    found, page = [], Page(html)
    for tag, attrs in page.tags:
        if tag in FOREIGN or (tag == "script" and "src" not in attrs):
            found.append(tag)
        found += [f"{tag} {name}" for name in attrs if name.startswith("on") or name == "style"]
        leads = [
            v.strip().lower() for k, v in attrs.items() if k in {"src", "href", "action", "data", "content"}
        ]
        found += [f"{tag} {v}" for v in leads if v.startswith(("javascript", "//xss", "data:text", "0;url"))]
    return found


def test_adv_11_what_people_type_is_never_markup(made: World) -> None:
    assert len(XSS) == 40
    with made.app.app_context():
        assert plant() > 30
    found, read, endpoints = {}, 0, set()
    cells = [c for c in every(made.subjects) if c.method == "GET" and 200 in c.expected]
    chosen = [c for turn in (0, 5) for c in some(cells, turn) if c.reader.name in READERS and c.reader.name in
              {"focal", "hand", "head", "safeguarding", "moderator", "nobody"}]  # fmt: skip
    for cell in chosen:
        answer = made.ask(cell.reader.name, cell.path)
        assert answer.status_code < 500, cell.path
        if answer.status_code == 200 and answer.mimetype == "text/html" and cell.endpoint != "summary_file":
            html = answer.get_data(as_text=True)
            read, _ = read + ("xss()" in html), endpoints.add(cell.endpoint)
            if foreign(html):
                found[str(cell)] = foreign(html)[:3]
    assert found == {}
    assert (read > 100, len(endpoints) > 90) == (True, True), (read, len(endpoints))


def test_adv_12_no_sql_is_put_together_from_texts() -> None:
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in {"text", "exec_driver_sql", "literal_column"} and _made_of_parts(node.args[0]):
                found.append(f"{path.relative_to(PANEL)}: {ast.unparse(node)[:70]}")
    told = {line.partition(":")[0] for line in found}
    assert {file for file in told if not file.startswith(("ops/", "db.py"))} == set()


def _made_of_parts(node: ast.expr) -> bool:
    joined = isinstance(node, ast.BinOp) or (
        isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".format")
    )
    return joined or isinstance(node, ast.JoinedStr)


def test_adv_13_the_server_fetches_nothing() -> None:
    clients = {"urllib3", "requests", "httpx", "aiohttp", "ftplib", "telnetlib", "socket"}
    found = {str(p.relative_to(PANEL)) for p in SOURCES if imports(p) & clients}
    opening = {
        str(p.relative_to(PANEL))
        for p in SOURCES
        if {"urllib.request", "http.client"} & set(_modules(p))
    }  # fmt: skip
    # The doctor asks a mail server of the configuration, drills ask a server of their own.
    assert {f for f in found | opening if not f.startswith("ops/drills/")} <= {
        "ops/doctor/settings.py",
        "ops/serve.py",
    }


def _modules(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
    return found


def test_adv_18_a_renderer_reads_no_file_and_asks_no_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text("canary-of-a-file")
    asked: list[str] = []
    monkeypatch.setattr("urllib.request.urlopen", lambda *a, **k: asked.append(str(a)))
    monkeypatch.setattr("socket.create_connection", lambda *a, **k: asked.append(str(a)))
    hostile = " ".join((
        f"<img src=file://{tmp_path}/secret>", "<link rel=stylesheet href=http://169.254.169.254/>",
        "@import url(http://169.254.169.254/);", "<iframe src=file:///etc/passwd>", "\\input{/etc/passwd}",
        "<xi:include href='file:///etc/passwd'/>", "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;", "{{7*7}}",
    ))  # fmt: skip
    made = pdf.render_pdf(replace(samples.english(), title=hostile, disclaimer=hostile), samples.FRAME)
    assert made[:5] == b"%PDF-"
    with pypdfium2.PdfDocument(made) as read:
        words = " ".join(page.get_textpage().get_text_range() for page in read)
    assert "canary-of-a-file" not in words
    assert "root:" not in words
    assert "{{7*7}}" in words
    assert asked == []


def test_adv_24_an_unknown_language_makes_nothing(made: World) -> None:
    files = sorted(p for p in made.config.data.rglob("*"))
    for _ in range(150):
        tag = f"xx-{secrets.token_hex(3)}"
        assert made.ask("nobody", f"/{tag}/").status_code == 404
        answer = made.ask("nobody", f"/how-we-work/words?lang={tag}", headers={"Accept-Language": tag})
        assert (answer.status_code, "lang=" in str(answer.headers.getlist("Set-Cookie"))) == (200, False)
    assert sorted(p for p in made.config.data.rglob("*")) == files
    assert not made.changed()


@pytest.mark.parametrize(
    "label", ["open/submitted/name_withheld/amended", "collating/admitted/name_withheld/redacted"]
)
def test_adv_25_no_table_keeps_a_word_of_what_was_erased(made: World, label: str) -> None:
    erased = made.one("commentary", label)
    with made.app.app_context():
        assert erased.words in everything()
        with transaction():
            row = commentaries.own(acting(made.accounts["focal"]), erased.values["commentary_id"], lock=True)
            erasure.erase(acting(made.accounts["focal"]), row, now=made.clock.now)
        assert erased.words not in everything()


def everything() -> str:
    """All rows of all tables, the search's too, as one text."""
    with db.engine.connect() as connection:
        names = inspect(connection).get_table_names()
        return "\n".join(
            str(row) for name in names for row in connection.execute(text(f'SELECT * FROM "{name}"'))
        )
