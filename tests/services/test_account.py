"""Accounts: opened through a letter, signed in on devices, changed, downloaded, closed."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pyotp
import pytest
from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.domain.actor import Role
from panel.domain.errors import Busy, Forbidden, Invalid
from panel.models import (
    Account,
    AccountSession,
    AuditEntry,
    Job,
    OutboxMail,
    RecoveryCode,
    Throttle,
    Token,
)
from panel.queries import account as accounts
from panel.services import account as verbs
from panel.services import closing, links, second_factor, signing_up, throttle
from panel.services import password as passwords
from panel.vault.keys import Keys
from tests.cast import PASSWORD, Cast, acting
from tests.conftest import Clock

GOOD = "heron barley lantern quay"


@pytest.fixture
def keys(app: Flask) -> Keys:
    return app.extensions["panel.keys"]


def letters(name: str) -> list[OutboxMail]:
    return list(
        db.session.scalars(
            select(OutboxMail)
            .where(OutboxMail.name == name, OutboxMail.address != "")
            .order_by(OutboxMail.created_at)
        )
    )


def raw_of(mail: OutboxMail) -> str:
    return mail.context["path"].rsplit("/", 1)[1]


def count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def tags() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.tag).order_by(AuditEntry.id)))


# opening an account


def test_an_address_becomes_an_account_only_through_its_letter(app: Flask, clock: Clock) -> None:
    with transaction():
        signing_up.ask(" Nadia@Quay.example ", "fr", now=clock.now)
        (mail,) = letters("confirm_address")
        assert (mail.address, mail.locale, count(Account)) == ("Nadia@Quay.example", "fr", 0)
        made = signing_up.finish(
            "confirm",
            raw_of(mail),
            "Nadia Quay",
            verbs.hash_password(GOOD),
            locale="fr",
            time_zone="UTC",
            now=clock.now,
        )
        assert (made.email, made.email_key, made.confirmed_at) == (
            "Nadia@Quay.example",
            "nadia@quay.example",
            clock.now,
        )
        assert verbs.password_fits(made, GOOD)
        assert tags() == ["account:created", "account:confirmed"]


def test_the_token_itself_is_not_kept(app: Flask, clock: Clock) -> None:
    with transaction():
        signing_up.ask("nadia@quay.example", "en", now=clock.now)
        raw = raw_of(letters("confirm_address")[0])
        (link,) = db.session.scalars(select(Token))
        assert raw not in {str(getattr(link, c.name)) for c in Token.__table__.columns}
    app.extensions["panel.drain"]()
    (mail,) = letters("confirm_address")
    assert (mail.state, set(mail.context)) == ("sent", {"expires_at"})


def test_a_link_works_once_until_its_time_and_only_the_newest(app: Flask, clock: Clock) -> None:
    def finish(raw: str) -> None:
        signing_up.finish("confirm", raw, "N", "x", locale="en", time_zone="UTC", now=clock.now)

    with transaction():
        signing_up.ask("nadia@quay.example", "en", now=clock.now)
        signing_up.ask("NADIA@quay.example", "en", now=clock.forward(seconds=1))
        old, new = (raw_of(m) for m in letters("confirm_address"))
        with pytest.raises(links.LinkOver):
            finish(old)
        clock.forward(hours=24)
        with pytest.raises(links.LinkOver):
            finish(new)
        signing_up.ask("nadia@quay.example", "en", now=clock.now)
        third = raw_of(letters("confirm_address")[2])
        finish(third)
        with pytest.raises(links.LinkOver):
            finish(third)
        with pytest.raises(links.LinkOver):
            finish("no such token")


def test_an_address_with_an_account_gets_another_letter(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        signing_up.ask("HANA@harbour.example", "en", now=clock.now)
        assert [(m.name, m.account_id) for m in db.session.scalars(select(OutboxMail))] == [
            ("already_registered", cast.hana.id)
        ]


@pytest.mark.parametrize("what", ["sign-up", "reset"])
def test_the_same_rows_are_written_whether_or_not_there_is_an_account(
    app: Flask, clock: Clock, cast: Cast, what: str
) -> None:
    written = []
    for email in ("hana@harbour.example", "nobody@harbour.example"):
        before = [count(m) for m in (Token, OutboxMail, Job, Throttle)]
        with transaction():
            if what == "sign-up":
                signing_up.ask(email, "en", now=clock.now)
            else:
                passwords.ask_reset(email, now=clock.now)
        written.append(
            [count(m) - n for m, n in zip((Token, OutboxMail, Job, Throttle), before, strict=True)]
        )
    assert written == [[1, 1, 1, 1]] * 2


def test_a_letter_to_nobody_is_not_sent_and_its_link_opens_nothing(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    folder = app.config["PANEL"].mail_directory
    before = set(folder.glob("*.eml"))
    with transaction():
        passwords.ask_reset("nobody@harbour.example", now=clock.now)
    app.extensions["panel.drain"]()
    assert set(folder.glob("*.eml")) == before
    (link,) = db.session.scalars(select(Token))
    assert (link.account_id, link.email) == (None, links.NOBODY)
    assert [m.state for m in db.session.scalars(select(OutboxMail))] == ["sent"]


def test_three_letters_an_hour_to_one_address(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        for _ in range(100):
            signing_up.ask("nadia@quay.example", "en", now=clock.now)
            signing_up.ask("hana@harbour.example", "en", now=clock.now)
            passwords.ask_reset("hana@harbour.example", now=clock.now)
            passwords.ask_reset("nobody@quay.example", now=clock.now)
        assert [len(letters(n)) for n in ("confirm_address", "already_registered", "reset")] == [3, 3, 3]
        clock.forward(hours=1)
        passwords.ask_reset("hana@harbour.example", now=clock.now)
        assert len(letters("reset")) == 4


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nadia",
        "nadia@",
        "@quay.example",
        "nadia@quay",
        "na dia@quay.example",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example,c@d.example",
        "نادية@quay.example",
    ],
)
def test_what_cannot_be_written_to_is_refused_at_its_field(app: Flask, clock: Clock, address: str) -> None:
    with transaction(), pytest.raises(Invalid) as refused:
        signing_up.ask(address, "en", now=clock.now)
    assert [p.field for p in refused.value.problems] == ["email"]


@pytest.mark.parametrize(
    ("name", "password", "fields"),
    [
        ("Nadia", GOOD, []),
        ("", GOOD, ["name"]),
        ("Nadia\r\nBcc: x@y.example", GOOD, ["name"]),
        ("Nadia\u202eitseuQ", GOOD, ["name"]),
        ("Na\u200bdia", GOOD, ["name"]),
        ("مهسا می\u200cخواهد", GOOD, []),
        ("N" * 121, GOOD, ["name"]),
        ("Nadia", "heron barley!!", ["password"]),
        ("Nadia", "nadia@quay.example", ["password"]),
        ("", "", ["name", "password"]),
    ],
)
def test_name_and_password_are_checked_together(
    app: Flask, clock: Clock, name: str, password: str, fields: list[str]
) -> None:
    link = Token(email="nadia@quay.example")
    try:
        signing_up.check(link, name, password)
        found = []
    except Invalid as refused:
        found = [p.field for p in refused.problems]
    assert found == fields


def test_the_command_line_holds_to_the_same_rules(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        with pytest.raises(Invalid):
            verbs.create("new@panel.example", "New", "password password", now=clock.now)
        with pytest.raises(Invalid):
            verbs.create("ＨＡＮＡ@harbour.example", "Other", GOOD, now=clock.now)
        assert verbs.create("new@panel.example", "New", GOOD, now=clock.now).confirmed_at is None


# passwords


def test_the_password_is_hashed_as_agreed_and_nothing_is_cut(app: Flask) -> None:
    long = " ".join(f"fathom {n}" for n in range(120))
    hashed = verbs.hash_password(long)
    assert hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    account = Account(password_hash=hashed, state="active")
    assert verbs.password_fits(account, long)
    assert not verbs.password_fits(account, long[:-1])
    assert not verbs.password_fits(account, long + " ")


def test_composed_and_decomposed_letters_are_one_password(app: Flask) -> None:
    account = Account(
        password_hash=verbs.hash_password("cigu\u0308en\u0303a sobre el muelle"), state="active"
    )
    assert verbs.password_fits(account, "cig\u00fce\u00f1a sobre el muelle")


@pytest.mark.parametrize(
    "account", [None, Account(password_hash="", state="active"), Account(password_hash="x", state="active")]
)
def test_nobody_signs_in_without_a_password(app: Flask, account: Account | None) -> None:
    assert not verbs.password_fits(account, "")
    assert not verbs.password_fits(account, GOOD)


def test_a_reset_link_goes_to_the_address_of_the_account(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        passwords.ask_reset("ｈａｎａ@harbour.example", now=clock.now)
        (mail,) = letters("reset")
    assert (mail.address, mail.account_id) == ("hana@harbour.example", cast.hana.id)


def test_reset_keeps_the_second_factor_and_closes_every_device(
    app: Flask, clock: Clock, cast: Cast, keys: Keys
) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        second_factor.enrol(hana, pyotp.random_base32(), keys, now=clock.now)
        sealed = hana.totp_secret
        for device in ("phone", "laptop"):
            verbs.sign_in(hana, device, now=clock.now, days=14, strong=True)
        passwords.ask_reset("hana@harbour.example", now=clock.now)
        raw = raw_of(letters("reset")[0])
        passwords.reset(raw, verbs.hash_password(GOOD), now=clock.forward(minutes=29))
        assert verbs.password_fits(hana, GOOD)
        assert not verbs.password_fits(hana, PASSWORD)
        assert (hana.totp_secret, count(AccountSession)) == (sealed, 0)
        assert len(letters("password_changed")) == 1
        with pytest.raises(links.LinkOver):
            passwords.reset(raw, "x", now=clock.now)


def test_a_reset_link_lives_half_an_hour_and_only_the_newest_works(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        passwords.ask_reset("hana@harbour.example", now=clock.now)
        passwords.ask_reset("hana@harbour.example", now=clock.forward(seconds=1))
        old, new = (raw_of(m) for m in letters("reset"))
        with pytest.raises(links.LinkOver):
            passwords.of_link(old, now=clock.now)
        assert passwords.of_link(new, now=clock.forward(minutes=29)).id == cast.hana.id
        with pytest.raises(links.LinkOver):
            passwords.of_link(new, now=clock.forward(minutes=1))


def test_one_link_cannot_be_used_as_another(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        passwords.ask_reset("hana@harbour.example", now=clock.now)
        raw = raw_of(letters("reset")[0])
        for kind in ("confirm", "invite"):
            with pytest.raises(links.LinkOver):
                links.find(kind, raw, now=clock.now)


def test_a_reset_link_dies_with_a_change_and_with_the_account(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        passwords.ask_reset(hana.email, now=clock.now)
        passwords.change(acting(hana), hana, verbs.hash_password(GOOD), "none", now=clock.now)
        with pytest.raises(links.LinkOver):
            passwords.of_link(raw_of(letters("reset")[0]), now=clock.now)


def test_a_change_signs_out_the_other_devices_only(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        here = verbs.sign_in(hana, "here", now=clock.now, days=14, strong=False)
        verbs.sign_in(hana, "there", now=clock.now, days=14, strong=False)
        found = accounts.signed_in(verbs.token_hash(here), clock.now)
        assert found is not None
        device = found[0]
        assert passwords.change(acting(hana), hana, verbs.hash_password(GOOD), device.id, now=clock.now) == 1
        assert [d.id for d in accounts.sessions_of(hana.id, clock.now)] == [device.id]


def test_nobody_changes_somebody_elses_password(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction(), pytest.raises(Forbidden):
        passwords.change(acting(cast.administrator), accounts.by_id(cast.hana.id), "x", "none", now=clock.now)


def test_the_length_depends_on_the_second_factor_and_names_of_ones_organization_are_out(
    app: Flask, clock: Clock, cast: Cast, keys: Keys
) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        with pytest.raises(Invalid):
            passwords.check(hana, "mt7.wv2-kq9!")
        with pytest.raises(Invalid):
            passwords.check(hana, "Harbour Workers' Aid 2027")
        second_factor.enrol(hana, pyotp.random_base32(), keys, now=clock.now)
        passwords.check(hana, "mt7.wv2-kq9!")


# the second factor


def test_a_code_counts_once_one_step_early_or_late(app: Flask, clock: Clock, cast: Cast, keys: Keys) -> None:
    secret = pyotp.random_base32()
    at = pyotp.TOTP(secret).at
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        second_factor.enrol(hana, secret, keys, now=clock.now)
        clock.forward(minutes=5)
        fits = [
            second_factor.code_fits(hana, at(clock.now + timedelta(seconds=30 * step)), keys, now=clock.now)
            for step in (-2, 2, -1, -1, 0, 1, 1, 0, -1)
        ]
        assert fits == [False, False, True, False, True, True, False, False, False]


def test_codes_may_be_typed_with_blanks_and_in_other_digits(
    app: Flask, clock: Clock, cast: Cast, keys: Keys
) -> None:
    secret = pyotp.random_base32()
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        second_factor.enrol(hana, secret, keys, now=clock.now)
        code = pyotp.TOTP(secret).at(clock.forward(minutes=5))
        arabic = "".join(chr(0x660 + int(d)) for d in code)
        assert second_factor.code_fits(hana, f" {arabic[:3]} {arabic[3:]} ", keys, now=clock.now)
        assert not second_factor.code_fits(hana, "пароль", keys, now=clock.now)


def test_the_secret_is_sealed_and_recovery_codes_are_not_readable(
    app: Flask, clock: Clock, cast: Cast, keys: Keys
) -> None:
    secret = pyotp.random_base32()
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        codes = second_factor.enrol(hana, secret, keys, now=clock.now)
        kept = {c.code_hash for c in db.session.scalars(select(RecoveryCode))}
        assert secret not in (hana.totp_secret or "")
        assert (len(codes), len(kept)) == (10, 10)
        assert [c for c in codes if not re.fullmatch(r"\d{5} \d{5}", c)] == []
        plain = {verbs.token_hash(hana.id + c.replace(" ", "")) for c in codes}
        assert kept & (plain | set(codes)) == set()


def test_a_recovery_code_works_once_and_new_ones_replace_the_old(
    app: Flask, clock: Clock, cast: Cast, keys: Keys
) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        first, second, *_ = second_factor.enrol(hana, pyotp.random_base32(), keys, now=clock.now)
        assert second_factor.use_recovery_code(hana, first, keys, now=clock.now)
        assert not second_factor.use_recovery_code(hana, first, keys, now=clock.now)
        assert not second_factor.use_recovery_code(accounts.by_id(cast.bela.id), second, keys, now=clock.now)
        fresh = second_factor.renew_recovery_codes(acting(hana), hana, keys, now=clock.now)
        assert not second_factor.use_recovery_code(hana, second, keys, now=clock.now)
        assert second_factor.use_recovery_code(hana, fresh[0].replace(" ", "-"), keys, now=clock.now)


def test_roles_rest_without_the_second_factor(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        officer = accounts.by_id(cast.officer.id)
        assert accounts.actor_of(officer, strong=False).roles == frozenset()
        assert accounts.actor_of(officer, strong=True).roles == {Role.OFFICER}


# counters


def test_ten_tries_are_free_then_the_wait_doubles_up_to_a_quarter_of_an_hour(
    app: Flask, clock: Clock
) -> None:
    counter = throttle.key("sign-in", "hana@harbour.example")
    waits = []
    for _ in range(20):
        with transaction():
            throttle.count_failure(counter, now=clock.now)
        held = accounts.throttle(counter)
        assert held is not None
        waits.append(int((held.blocked_until - clock.now).total_seconds()) if held.blocked_until else 0)
    assert waits == [0] * 9 + [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]
    with pytest.raises(Busy):
        throttle.check(counter, now=clock.now)
    throttle.check(counter, now=clock.forward(minutes=15))
    throttle.check(throttle.key("sign-in", "bela@puente.example"), now=clock.now)


def test_a_success_or_a_day_clears_the_counter_and_the_key_names_nobody(app: Flask, clock: Clock) -> None:
    counter = throttle.key("sign-in", "hana@harbour.example")
    with transaction():
        throttle.count_failure(counter, now=clock.now)
        throttle.forget(counter)
        assert count(Throttle) == 0
        for _ in range(12):
            throttle.count_failure(counter, now=clock.now)
        throttle.count_failure(counter, now=clock.forward(days=1))
        (held,) = db.session.scalars(select(Throttle))
        assert (held.failures, held.blocked_until, "hana" in held.key) == (1, None, False)


# settings, devices, download, closing


def test_settings_are_checked_and_ones_own(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        verbs.edit(
            acting(hana), hana, name=" Hana O. ", locale="fr", time_zone="Africa/Nairobi", now=clock.now
        )
        assert (hana.name, hana.locale, hana.time_zone) == ("Hana O.", "fr", "Africa/Nairobi")
        with pytest.raises(Invalid) as refused:
            verbs.edit(acting(hana), hana, name="", locale="en-XB", time_zone="Mars/Olympus", now=clock.now)
        assert [p.field for p in refused.value.problems] == ["name", "locale", "time_zone"]
        with pytest.raises(Invalid) as refused:
            verbs.edit(
                acting(hana), hana, name="Ha\u202ena", locale="fr", time_zone="Africa/Nairobi", now=clock.now
            )
        assert [p.values["position"] for p in refused.value.problems] == ["3"]
        with pytest.raises(Forbidden):
            verbs.edit(acting(cast.bela), hana, name="X", locale="en", time_zone="UTC", now=clock.now)


def test_nobody_signs_out_somebody_elses_device(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        hana, bela = accounts.by_id(cast.hana.id), accounts.by_id(cast.bela.id)
        token = verbs.sign_in(hana, "phone", now=clock.now, days=14, strong=False)
        found = accounts.signed_in(verbs.token_hash(token), clock.now)
        assert found is not None
        device = found[0]
        with pytest.raises(Forbidden):
            verbs.sign_out(acting(bela), device, bela, now=clock.now)
        assert count(AccountSession) == 1


def test_the_download_holds_everything_that_refers_to_the_person_and_no_secret(
    app: Flask, clock: Clock, cast: Cast, keys: Keys
) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        codes = second_factor.enrol(hana, pyotp.random_base32(), keys, now=clock.now)
        token = verbs.sign_in(hana, "Firefox, Linux", now=clock.now, days=14, strong=True)
        passwords.ask_reset(hana.email, now=clock.now)
        secrets = [
            hana.password_hash,
            hana.totp_secret,
            token,
            verbs.token_hash(token),
            *codes,
            raw_of(letters("reset")[0]),
        ]
        held = closing.download(acting(hana), hana, now=clock.now)
        text = json.dumps(held, default=str)
        assert [s for s in secrets if s and s in text] == []
        assert sorted(held["held"]) == [
            "account", "account_session", "audit_entry", "mandate", "outbox_mail", "recovery_code", "throttle", "token",
        ]  # fmt: skip
        assert held["held"]["account"][0]["email"] == "hana@harbour.example"
        assert "bela" not in text
        assert tags()[-1] == "account:downloaded"
        with pytest.raises(Forbidden):
            closing.download(acting(cast.bela), hana, now=clock.now)


def test_closing_removes_the_person_and_leaves_the_work(
    app: Flask, clock: Clock, cast: Cast, keys: Keys
) -> None:
    with transaction():
        officer = accounts.by_id(cast.officer.id)
        hana = accounts.by_id(cast.hana.id)
        second_factor.enrol(hana, pyotp.random_base32(), keys, now=clock.now)
        verbs.sign_in(hana, "phone", now=clock.now, days=14, strong=True)
        passwords.ask_reset(hana.email, now=clock.now)
        throttle.count_failure(throttle.key("sign-in", hana.email_key), now=clock.now)
        closing.close(acting(hana), hana, now=clock.now)
        closing.close(acting(officer), officer, now=clock.now)
    everything = []
    for table in db.metadata.sorted_tables if db.metadata.tables else Account.metadata.sorted_tables:
        everything += [str(tuple(row)) for row in db.session.execute(select(table))]
    assert [row for row in everything if "hana@" in row or "Hana" in row or "Ola Officer" in row] == []
    hana = accounts.by_id(cast.hana.id)
    assert (hana.state, hana.email, hana.name, hana.password_hash, hana.totp_secret) == (
        "closed", f"closed-{hana.id}", "", "", None,
    )  # fmt: skip
    assert not verbs.password_fits(hana, PASSWORD)
    assert accounts.mandates_of(hana.id) == []
    assert accounts.roles_of(cast.officer.id) == frozenset()
    assert [count(m) for m in (AccountSession, RecoveryCode, Throttle, Token)] == [0, 0, 0, 0]
    assert cast.harbour.name == "Harbour Workers’ Aid"


def test_a_closed_address_can_open_an_account_again(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        closing.close(acting(hana), hana, now=clock.now)
        signing_up.ask("hana@harbour.example", "en", now=clock.now)
        assert len(letters("confirm_address")) == 1


def test_the_sweep_removes_only_what_is_over(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        hana = accounts.by_id(cast.hana.id)
        verbs.sign_in(hana, "phone", now=clock.now, days=14, strong=False)
        passwords.ask_reset(hana.email, now=clock.now)
        closing.sweep(now=clock.forward(hours=23))
        assert [count(m) for m in (AccountSession, Throttle, Token)] == [1, 1, 1]
        closing.sweep(now=clock.forward(days=13, hours=1))
        assert [count(m) for m in (AccountSession, Throttle, Token)] == [0, 0, 1]
        closing.sweep(now=clock.forward(days=17))
        assert count(Token) == 0


def test_only_the_first_two_holders_come_from_the_command_line(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        verbs.first_holder(accounts.by_id(cast.hana.id), Role.CHAIR, now=clock.now)
        verbs.first_holder(accounts.by_id(cast.hana.id), Role.CHAIR, now=clock.now)
        with pytest.raises(Invalid):
            verbs.first_holder(accounts.by_id(cast.bela.id), Role.CHAIR, now=clock.now)
        assert len(accounts.holders_of(Role.CHAIR)) == 2
