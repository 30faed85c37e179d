"""Erasure: the words are in no row and no file afterwards, the number stays, and no restore brings them back."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import JSON, select, update

from panel.db import Base, db, transaction
from panel.domain.actor import SYSTEM
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Stale
from panel.domain.quoting import MARK
from panel.models import (
    Commentary,
    CommentaryVersion,
    IssuedDocument,
    ParagraphComment,
    Participant,
    Post,
    PostVersion,
    Summary,
    SummaryParagraph,
)
from panel.queries import commentary as commentaries
from panel.services import correspondence, erasure, participant
from panel.services import post as posts
from panel.services._words_held import OWN, SAID
from panel.vault import item_keys
from panel.vault.stores import here
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories import threads
from tests.factories.participants import being, joined
from tests.factories.sessions import admitted, open_call
from tests.pages import Browser
from tests.services.collating import World, usual_world

#: Seven words that stand in one submission and nowhere else.
TELLTALE = "nobody answered the telltale heron that night"


@pytest.fixture
def world(app: Flask, cast: Cast, clock: Clock) -> World:
    return usual_world(cast, clock)


def everything() -> str:
    """Every row of every table, as words; bytes as they are and in hexadecimal."""
    found = []
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(table.select()):
            for each in row:
                found += (
                    [each.hex(), each.decode("utf-8", "replace")] if isinstance(each, bytes) else [str(each)]
                )
    return " ".join(found)


def bytes_left(app: Flask, word: bytes) -> list[str]:
    """Files of the embedded default that hold a word; indexes and logs of the database too."""
    if db.engine.dialect.name != "sqlite":
        return []
    data = app.config["PANEL"].data
    return [str(p.relative_to(data)) for p in data.rglob("*") if p.is_file() and word in p.read_bytes()]


def heron(world: World, code: str = "H01") -> Commentary:
    """One more admitted text, with the words."""
    return world.file(code, text=f"We run a desk.\n\nHeard at the door: {TELLTALE}.")


def erase(actor: Any, row: Commentary, clock: Clock, reason: str = "") -> None:
    with transaction():
        held = commentaries.by_id(SYSTEM, row.id, lock=True)
        erasure.erase(actor, held, reason=reason, now=clock.now)


def plant() -> set[str]:
    """Quote the words in every column in which others could have, in one row of each table that has any."""
    planted = set()
    for table in Base.metadata.sorted_tables:
        key = next(iter(table.primary_key.columns))
        row = db.session.execute(table.select().order_by(key)).first()
        for column in table.columns:
            name = f"{table.name}.{column.name}"
            if row is None or name not in SAID or row._mapping[column.name] is None:
                continue
            said = f"It is written that {TELLTALE}, and more."
            value: Any = row._mapping[column.name]
            if isinstance(column.type, JSON):
                value = [*value, {"planted": said}] if isinstance(value, list) else {**value, "planted": said}
            else:
                value = said
            db.session.execute(update(table).where(key == row[0]).values({column.name: value}))
            planted.add(name)
    return planted


def test_the_words_are_in_no_row_afterwards(world: World, clock: Clock) -> None:
    row = heron(world)
    world.code("H01", "nobody answers at night")
    world.build()
    with transaction():
        paragraph = db.session.scalars(select(SummaryParagraph)).first()
        assert paragraph is not None
        remark = ParagraphComment(summary_id=paragraph.summary_id, paragraph_id=paragraph.id, text="x")
        remark.made_at = clock.now
        db.session.add(remark)
        correspondence.write(
            world.officer, commentaries.by_id(world.officer, world.commentaries["A01"].id), "x", key="k",
            now=clock.now,
        )  # fmt: skip
        planted = plant()
    assert {"paragraph_revision.text", "paragraph_comment.text", "letter.body", "point.wording"} <= planted
    assert len(planted) > 15
    salt = db.session.get_one(CommentaryVersion, row.version_id).salt.hex()
    assert everything().count("telltale heron") > len(planted)
    erase(world.speakers["H01"], row, clock)
    left = everything()
    assert "telltale" not in left
    assert salt not in left
    left_row = db.session.get_one(Commentary, row.id)
    assert (left_row.state, left_row.number) == ("erased", row.number)
    assert left.count(f"{MARK}, and more") >= len(planted) - 3


def test_nothing_of_it_is_in_a_file_within_one_run_of_the_worker(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.harbour, cast.hana, clock, cast, text=f"We say: {TELLTALE}.")
        item_keys.encrypt(row.id, "held under a key of its own")
    app.extensions["panel.drain"]()
    mail = app.config["PANEL"].mail_directory
    holding = [each for each in mail.glob("*.eml") if "telltale heron" in each.read_text("utf-8")]
    assert holding != []
    db.session.rollback()
    erase(acting(cast.hana), row, clock)
    app.extensions["panel.drain"]()
    assert [each for each in holding if each.exists()] == []
    assert bytes_left(app, b"telltale") == []
    with here().items.opened() as store:
        assert store.run("SELECT item FROM item_key WHERE item = :i", {"i": row.id}) == []
    assert ("commentary", row.id) in item_keys.erased()


def test_a_draft_is_marked_under_a_new_revision(world: World, clock: Clock) -> None:
    row = heron(world)
    world.code("H01", "nobody answers at night")
    world.build()
    found = world.row("Most")
    keys = found.text[found.text.index("[") :]
    world.save("Most", f"Most submissions held that {TELLTALE}.{keys}")
    seen = world.row("Most")
    page, revision = seen.text, seen.revision
    db.session.rollback()
    erase(world.speakers["H01"], row, clock)
    left = world.row("Most")
    assert (left.text, left.revision) == (page.replace(TELLTALE, MARK), revision + 1)
    with pytest.raises(Stale):
        world.save("Most", page, revision=revision)


def test_what_another_filed_in_the_same_words_stays(world: World, clock: Clock) -> None:
    row = heron(world)
    other = heron(world, "H02")
    world.build()
    world.save("Most", world.row("Most").text.replace("people", f"{TELLTALE}, people", 1))
    before = world.row("Most").text
    db.session.rollback()
    erase(world.speakers["H01"], row, clock)
    assert world.row("Most").text == before
    assert TELLTALE in db.session.get_one(CommentaryVersion, other.version_id).body


def test_after_adoption_only_safeguarding_erases_and_the_files_are_withdrawn(
    app: Flask, world: World, clock: Clock, browser: Browser
) -> None:
    row = world.commentaries["A01"]
    world.build()
    world.adopt()
    world.issue()
    app.extensions["panel.drain"]()
    files = {each.format: each.sha256 for each in db.session.scalars(select(IssuedDocument))}
    assert files
    assert "A card without address" in everything() or "Own words of A01" in everything()
    db.session.rollback()
    with pytest.raises(IllegalMove):
        erase(world.speakers["A01"], row, clock)
    with pytest.raises(Forbidden):
        erase(world.officer, row, clock)
    with pytest.raises(Invalid):
        erase(acting(world.cast.safeguard), row, clock, "because")
    erase(acting(world.cast.safeguard), row, clock, "danger")
    after = list(db.session.scalars(select(IssuedDocument)))
    assert {each.format: each.sha256 for each in after} == files
    assert {each.content for each in after} == {b""}
    assert "Own words of A01" not in everything()
    frozen = db.session.scalars(select(Summary.frozen)).one()
    assert frozen is not None
    db.session.rollback()
    app.extensions["panel.drain"]()
    page = browser.get(f"/summaries/{world.call.slug}/json", status=410).get_data(as_text=True)
    assert files["json"] in page
    assert browser.get(f"/summaries/{world.call.slug}").status_code == 200


def test_an_older_backup_does_not_bring_it_back(world: World, clock: Clock) -> None:
    row = heron(world)
    kept = {
        table: [dict(each._mapping) for each in db.session.execute(table.select())]
        for table in (Commentary.__table__, CommentaryVersion.__table__)
    }
    db.session.rollback()
    erase(world.speakers["H01"], row, clock)
    with transaction():
        for table, rows in kept.items():
            for each in rows:
                db.session.execute(update(table).where(table.c.id == each["id"]).values(each))
    assert "telltale" in everything()
    db.session.rollback()
    with transaction():
        assert erasure.again(now=clock.now) == 1
    with transaction():
        assert erasure.again(now=clock.now) == 0
    assert "telltale" not in everything()


def test_the_table_of_columns_blanks_what_it_calls_its_own(world: World, clock: Clock) -> None:
    """Of the erased text itself no column that is called its own keeps a word."""
    row = heron(world)
    world.code("H01", "nobody answers at night")
    db.session.rollback()
    erase(world.speakers["H01"], row, clock)
    for table in Base.metadata.sorted_tables:
        mine = [c for c in ("commentary_id", "version_id") if c in table.c]
        for each in db.session.execute(table.select()):
            about = each._mapping
            if not any(about[c] in {row.id, row.version_id} for c in mine):
                continue
            said = [about[c.name] for c in table.columns if f"{table.name}.{c.name}" in OWN]
            assert not any(said), (table.name, said)


def test_posts_and_closed_accounts_stay_erased_after_a_restore(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        thread = threads.opened(cast, clock, [threads.moderator(clock)])
        post = threads.sent(thread, cast.harbour, cast.hana, clock, f"We say: {TELLTALE}.")
        person = joined(thread.thematic_session_id, clock)
        version = db.session.get_one(PostVersion, post.version_id)
        kept = (post.state, version.body, person.passphrase_hash)
    with transaction():
        posts.erase(acting(cast.hana), threads.loaded(post), now=clock.now)
        participant.close(being(person), db.session.get_one(Participant, person.id))
    with transaction():
        db.session.execute(update(Post).values(state=kept[0]))
        db.session.execute(update(PostVersion).values(body=kept[1]))
        db.session.execute(update(Participant).values(state="active", passphrase_hash=kept[2]))
    db.session.expire_all()
    with transaction():
        assert erasure.again(now=clock.now) == 2
    db.session.expire_all()
    assert "telltale" not in everything()
    assert db.session.get_one(Participant, person.id).passphrase_hash == ""
    db.session.rollback()
    with transaction():
        assert erasure.again(now=clock.now) == 0
