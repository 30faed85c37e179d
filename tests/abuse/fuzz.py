"""Random texts through the text pipeline, and mutated forms through the door; a seed gives them again."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from panel.collation import segment
from panel.domain import refusals, text, wordcount
from tests.abuse.sending import INSIDE
from tests.matrix.world import World

PIECES = (
    "word", "移民", "مهاجر", "миграция", "e\u0301", "\u0301" * 9, "👩🏽‍⚕️", "\u200b", "\u200c", "\u202e", "\u2066", "\u2069",
    "\x00", "\x07", "\x85", "\ufeff", "\ufffe", "\ue000", "\U0010ffff", "\r\n", "\n\n", "\t", "\u00a0", "\u3000",
    "[^1]", "[^1]: ", "## ", "- ", "—", "/", "_", "…", "http://a.b/c", "<script>", "{{7*7}}", "%s", "' OR 1=1", '"',
    "﷽", "ﷺ", "ΐ", "ǰ", "İ", "ß", "1,001", "٣", "²", "𝟛", "#", "*", "`", "&amp;", "\\",
)  # fmt: skip


def texts(seed: int, how_many: int) -> Iterator[str]:
    """So many texts of up to eighty pieces."""
    chance = random.Random(seed)
    for _ in range(how_many):
        yield "".join(chance.choices(PIECES, k=chance.randrange(80)))


def broken(given: str) -> list[str]:
    """What does not hold for a text of all that must."""
    kept, found = text.normalise(given), []
    if text.normalise(kept) != kept:
        found.append("normalised twice is otherwise")
    clean = text.clean(kept)
    if text.clean(clean) != clean:
        found.append("cleaned twice is otherwise")
    if wordcount.count(unicodedata.normalize("NFD", kept)) != wordcount.count(kept):
        found.append("NFD counts otherwise")
    if refusals.cleanable("", clean):
        found.append("after the clean-up something is left to clean")
    if refusals.of_text("body", kept) != refusals.of_text("body", kept):
        found.append("refused otherwise the second time")
    blocks = segment(kept).paragraphs
    spans = [(block.start, block.end) for block in blocks]
    if any(not 0 <= start <= end <= len(kept) for start, end in spans) or spans != sorted(spans):
        found.append("paragraphs lie outside the text")
    if [b.number for b in blocks if b.number] != list(range(1, 1 + sum(1 for b in blocks if b.number))):
        found.append("paragraphs are not numbered in order")
    return found


def forms(world: World) -> list[tuple[str, str, dict[str, str]]]:
    """(reader, address, form) of what people send, before it is mutated."""
    draft = f"/commentaries/{world.one('commentary', 'open/draft/public').values['commentary_id']}"
    waits = world.one("commentary", "open/submitted/public").values["commentary_id"]
    theme = world.subjects["theme"][0].values["theme_id"]
    held, back = (
        f"/p/texts/{world.one('contribution', f'participant/{state}').values['contribution_id']}"
        for state in ("held", "returned")
    )
    body = {
        "title": "T",
        "body": "Text.\n\nMore.",
        "revision": "1",
        "language": "en",
        "act": "save",
        "consent": "public",
    }
    said = {"body": "They asked for papers.", "language": "en", "consent": "quote_by_name", "name": "Amina"}
    return [
        ("focal", draft, body),
        ("focal", f"{draft}/autosave", body),
        ("focal", draft, body | {"act": "submit", "key": "k" * 32, "base_numbers": "1-2"}),
        ("focal", "/account", {"name": "N", "locale": "en", "time_zone": "Europe/Zurich"}),
        ("hand", f"/desk/review/{waits}", {"act": "return", "version_id": waits, "ground": "", "sentence": "Why."}),
        ("hand", f"/desk/codebook/themes/{theme}", {"act": "edit", "label": "L", "definition": "D", "revision": "0"}),
        ("head", "/outages/enter", {"began": "2027-03-01T08:00", "ended": "2027-03-01T08:10", "note": "N"}),
        ("outsider", "/organizations/register", {"name": "N", "acronym": "A", "kind": "NGO/national", "country": "KE"}),
        ("nobody", "/p/report", {"text": "They follow me.", "about": "", "reach": ""}),
        ("nobody", "/p/sign-in", {"number": "0123456789", "passphrase": "six words that fit no number here"}),
        ("nobody", "/p/join", {"code": "0123 4567 8901 2345"}),
        ("participant", "/p/threads/1/write", said | {"key": "0" * 32, "details_known": "y"}),
        ("participant", f"{held}/change", said | {"key": "1" * 32}),
        ("participant", f"{held}/tighten", {"consent": "secretariat_only"}),
        ("participant", f"{back}/appeal", {"sentence": "Please read it once more."}),
        ("participant", "/p/about", {"region": "ECA"}),
        ("participant", "/p/contact", {"contact": "At the harbour, after six."}),
    ]  # fmt: skip


def mutated(chance: random.Random, form: dict[str, str]) -> bytes:
    """The form with one to three things wrong."""
    fields = list(form.items())
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(fields))
        name, value = fields[place]
        change = chance.randrange(6)
        nasty = "".join(chance.choices(PIECES, k=chance.randrange(1, 12)))
        if change == 0:
            del fields[place]
        elif change == 1:
            fields.append((name, value))
        elif change == 2:
            fields[place] = (name, nasty)
        elif change == 3:
            fields[place] = (nasty, value)
        elif change == 4:
            fields[place] = (
                name,
                value[: chance.randrange(len(value) + 1)] + nasty * chance.choice((1, 1, 400)),
            )
        else:
            fields[place] = (name, str(chance.choice((-1, 2**63, 10**40, "1e9", "NaN", "٣"))))
        fields = fields or [("x", "y")]
    data = bytearray(urlencode(fields, quote_via=quote, errors="surrogatepass").encode())
    if data and chance.random() < 0.3:
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def sent(world: World, seed: int, how_many: int) -> Iterator[str]:
    """One line for each mutated form that was answered with a 5xx or with the inside of the program."""
    chance, known = random.Random(seed), forms(world)
    for number in range(how_many):
        reader, path, form = chance.choice(known)
        data = mutated(chance, form)
        answer = world.ask(reader, path, "POST", data=data, content_type="application/x-www-form-urlencoded")
        page = answer.get_data(as_text=True)
        if answer.status_code >= 500 or any(word in page for word in INSIDE[:3]):
            yield f"{number}: {reader} {path} {answer.status_code} {data[:300]!r}"
        if world.changed():
            world.restore()
