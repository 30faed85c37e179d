"""Organizations: registered, accredited, asked, declined, appealed, suspended; who acts for them."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain import names
from panel.domain.actor import ANONYMOUS, MandateKind
from panel.domain.errors import Busy, Forbidden, IllegalMove, Invalid, Missing
from panel.domain.registration import Registration
from panel.models import Account, AuditEntry, Mandate, Organisation, OutboxMail, Token
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import account as account_verbs
from panel.services import accreditation, closing, links
from panel.services import clock as clockwork
from panel.services import mandate as mandates
from panel.services import organisation as verbs
from tests.cast import Cast, acting, mandate, organisation
from tests.conftest import Clock


def given(**changed: Any) -> Registration:
    """An informal group that says what is needed."""
    answers: dict[str, Any] = {
        "name": "Trabajadoras del Hogar Unidas",
        "constituency": "MIGR",
        "subtype": "informal",
        "country": "CL",
        "city": "Iquique",
        "migrant_led": True,
        "activities": "We meet on Sundays and go with each other to the labour office.",
    }
    return Registration(**answers | changed)


def registered(cast: Cast, clock: Clock, **changed: Any) -> Organisation:
    return verbs.register(acting(cast.outsider), given(**changed), now=clock.now)


def fresh(account: Account) -> Any:
    """The actor as the next request would see it."""
    return acting(accounts.by_id(account.id))


def told(name: str) -> list[str]:
    return sorted(db.session.scalars(select(OutboxMail.address).where(OutboxMail.name == name)))


def raw_of_last_invitation() -> str:
    rows = db.session.scalars(
        select(OutboxMail).where(OutboxMail.name == "invitation").order_by(OutboxMail.created_at)
    )
    return list(rows)[-1].context["path"].rsplit("/", 1)[1]


# registration


def test_who_registers_becomes_focal_point_and_officers_are_told(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        row = registered(cast, clock)
        assert (row.state, row.acronym, row.region, row.country) == ("pending", "THU", "ECLAC", "CL")
        assert row.skeleton == names.skeleton("Trabajadoras del Hogar Unidas")
        assert fresh(cast.outsider).focal_for(row.id)
        assert told("registration_waits") == ["officer2@panel.example", "officer@panel.example"]
        tags = list(db.session.scalars(select(AuditEntry.tag).order_by(AuditEntry.id)))
        assert tags == ["organisation:registered", "mandate:given"]


def test_a_name_in_any_script_and_no_country(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = registered(
            cast, clock, name="رابطة المهاجرين", english_name="Migrants League", acronym="ML", country="", region="GLOBAL",
            website="www.league.example",
        )  # fmt: skip
        assert (row.name, row.acronym, row.country, row.region) == ("رابطة المهاجرين", "ML", None, "GLOBAL")
        assert row.website == "https://www.league.example"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "A\r\nBcc: x@y.example"}, "name"),
        ({"name": "N" * 201}, "name"),
        ({"acronym": "X"}, "acronym"),
        ({"acronym": "ABCDEFGHI"}, "acronym"),
        ({"subtype": "other"}, "kind"),
        ({"constituency": "IND", "subtype": "migrant"}, "kind"),
        ({"constituency": "", "subtype": ""}, "kind"),
        ({"country": "XX"}, "country"),
        ({"country": ""}, "country"),
        ({"region": "MOON"}, "region"),
        ({"ecosoc": "gold"}, "ecosoc"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "http://[::1"}, "website"),
        ({"website": "nowhere"}, "website"),
        ({"founded": "long ago"}, "founded"),
        ({"founded": "2028"}, "founded"),
        ({"founded": "٢٠١١"}, "founded"),
        ({"activities": ""}, "activities"),
        ({"activities": "x" * 2001}, "activities"),
        ({"references": "x" * 2001}, "references"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    app: Flask, clock: Clock, cast: Cast, changed: dict[str, Any], field: str
) -> None:
    with transaction(), pytest.raises(Invalid) as refused:
        registered(cast, clock, **changed)
    assert [p.field for p in refused.value.problems] == [field]


def test_several_problems_come_in_the_order_of_the_form(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction(), pytest.raises(Invalid) as refused:
        registered(cast, clock, name="", subtype="", country="", activities="")
    assert [p.field for p in refused.value.problems] == ["name", "kind", "country", "activities"]


def test_registration_needs_an_account_and_five_wait_at_most(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        with pytest.raises(Forbidden):
            verbs.register(ANONYMOUS, given(), now=clock.now)
        for number in range(5):
            verbs.register(fresh(cast.outsider), given(name=f"Group {number} Example"), now=clock.now)
        with pytest.raises(Busy):
            verbs.register(fresh(cast.outsider), given(), now=clock.now)


def test_look_alikes_are_flagged_by_name_short_form_and_website(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = registered(cast, clock, name="harbour  WORKERS aid", acronym="hwa", website="")
        cast.bridge.website = "https://www.bridge.example/about"
        (alike,) = verbs.look_alikes(row)
        assert (alike[0].id, alike[1]) == (cast.harbour.id, ("the name", "the short form"))
        other = verbs.register(fresh(cast.bela), given(website="bridge.example"), now=clock.now)
        assert [(o.id, why) for o, why in verbs.look_alikes(other)] == [(cast.bridge.id, ("the website",))]
        plain = verbs.register(fresh(cast.bela), given(name="Nothing Alike Here"), now=clock.now)
        assert list(verbs.look_alikes(plain)) == []


@pytest.mark.parametrize("imitated", ["name", "english_name"])
def test_the_english_name_is_guarded_in_both_directions(
    app: Flask, clock: Clock, cast: Cast, imitated: str
) -> None:
    with transaction():
        native, english = "Hafenarbeiterhilfe Nordkai", "North Quay Dockers’ Aid"
        known = registered(cast, clock, name=native, english_name=english, acronym="", website="")
        row = verbs.register(
            fresh(cast.bela),
            given(**{"name": "Ayuda del Muelle", imitated: "NORTH QUAY DOCKERS AID"}),
            now=clock.now,
        )
        for one, other in ((row, known), (known, row)):
            assert [(o.id, why[0]) for o, why in verbs.look_alikes(one)] == [(other.id, "the name")]


def test_a_short_form_made_from_the_name_is_nobody_elses(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        first = registered(cast, clock, name="Centro Popular")
        assert (first.acronym, [(o.id, why) for o, why in verbs.look_alikes(first)]) == (
            "CP2",
            [(cast.bridge.id, ("the short form",))],
        )
        organisation("Second Holder", clock.now, acronym="cp2")
        assert registered(cast, clock, name="Casa Pacifica").acronym == "CP3"
        holder = organisation("Long Holder", clock.now, acronym="ABCDEFGH")
        long = registered(cast, clock, name="Abcdefghijk")
        assert (long.acronym, [o.id for o, _ in verbs.look_alikes(long)]) == ("ABCDEFG2", [holder.id])
        assert registered(cast, clock, name="Casa Propia", acronym="CP").acronym == "CP"


def test_what_was_verified_is_not_changed_by_its_members(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = registered(cast, clock)
        actor = fresh(cast.outsider)
        verbs.edit(actor, row, given(name="Hogar Unido Iquique"), now=clock.now)
        assert (row.name, row.skeleton) == ("Hogar Unido Iquique", names.skeleton("Hogar Unido Iquique"))
        accreditation.accredit(acting(cast.officer), row, "call", "Called on Monday", now=clock.now)
        kept = verbs.described(row)
        with pytest.raises(Invalid) as refused:
            verbs.edit(actor, row, given(name="Somebody Famous"), now=clock.now)
        assert [p.field for p in refused.value.problems] == ["name"]
        changed = {f: getattr(kept, f) for f in Registration.__dataclass_fields__} | {"city": "Arica"}
        verbs.edit(actor, row, Registration(**changed), now=clock.now)
        assert (row.name, row.city) == ("Hogar Unido Iquique", "Arica")
        with pytest.raises(Forbidden):
            verbs.edit(acting(cast.hugo), row, kept, now=clock.now)


# accreditation


def test_accrediting_says_how_and_publishes_the_entry(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = registered(cast, clock)
        with pytest.raises(Missing):
            organisations.by_id(ANONYMOUS, row.id)
        accreditation.accredit(acting(cast.officer), row, "sponsor", "Casa Puente vouches", now=clock.now)
        assert (row.state, row.verified_how, row.accredited_at) == ("accredited", "sponsor", clock.now)
        assert organisations.by_id(ANONYMOUS, row.id).id == row.id
        assert told("accredited") == ["otis@elsewhere.example"]
        assert [(d.move, d.ground, d.sentence, d.decided_by) for d in organisations.decisions(row.id)] == [
            ("accredit", "sponsor", "Casa Puente vouches", cast.officer.id)
        ]


@pytest.mark.parametrize(("how", "sentence"), [("", "Called"), ("rumour", "Called"), ("call", " ")])
def test_no_accreditation_without_saying_how(
    app: Flask, clock: Clock, cast: Cast, how: str, sentence: str
) -> None:
    with transaction():
        row = registered(cast, clock)
        with pytest.raises(Invalid):
            accreditation.accredit(acting(cast.officer), row, how, sentence, now=clock.now)
        assert row.state == "pending"


@pytest.mark.parametrize("somebody", ["head", "chair", "administrator", "hana", "outsider"])
def test_only_officers_accredit(app: Flask, clock: Clock, cast: Cast, somebody: str) -> None:
    with transaction():
        row = registered(cast, clock)
        with pytest.raises(Forbidden):
            accreditation.accredit(fresh(getattr(cast, somebody)), row, "call", "Called", now=clock.now)


def test_no_officer_decides_about_her_own_organization(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = registered(cast, clock)
        mandate(cast.officer, row, clock.now, "contributor")
        with pytest.raises(Forbidden):
            accreditation.accredit(fresh(cast.officer), row, "call", "Called", now=clock.now)


def test_a_question_waits_for_the_answer_of_the_focal_point(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = registered(cast, clock)
        accreditation.ask(acting(cast.officer), row, "Who signs?", now=clock.now)
        assert (row.state, row.question, told("accreditation_asked")) == (
            "asked",
            "Who signs?",
            ["otis@elsewhere.example"],
        )
        with pytest.raises(Forbidden):
            verbs.answer(acting(cast.hana), row, "We do", now=clock.now)
        with pytest.raises(Invalid):
            verbs.answer(fresh(cast.outsider), row, "  ", now=clock.now)
        verbs.answer(fresh(cast.outsider), row, "Three of us together", now=clock.now)
        assert (row.state, row.answer) == ("pending", "Three of us together")
        with pytest.raises(IllegalMove):
            verbs.answer(fresh(cast.outsider), row, "Once more", now=clock.now)


def test_a_decline_has_a_ground_and_a_sentence_and_can_be_appealed_once(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        row = registered(cast, clock)
        for ground, sentence in (("", "Because"), ("A9", "Because"), ("A1", "")):
            with pytest.raises(Invalid):
                accreditation.decline(acting(cast.officer), row, ground, sentence, now=clock.now)
        accreditation.decline(
            acting(cast.officer), row, "A1", "No answer under the number given", now=clock.now
        )
        assert (row.state, row.ground) == ("declined", "A1")
        verbs.appeal(fresh(cast.outsider), row, "The number was mistyped", now=clock.now)
        assert (row.state, told("organisation_appeal_filed")) == ("appealed", ["chair@panel.example"])
        with pytest.raises(IllegalMove):
            verbs.appeal(fresh(cast.outsider), row, "Again", now=clock.now)
        with pytest.raises(Forbidden):
            accreditation.decide_appeal(acting(cast.officer2), row, "reinstate", "Yes", now=clock.now)
        accreditation.decide_appeal(acting(cast.chair), row, "uphold", "Nothing new", now=clock.now)
        assert row.state == "declined_finally"
        with pytest.raises(IllegalMove):
            verbs.appeal(fresh(cast.outsider), row, "And again", now=clock.now)
        assert told("organisation_appeal_decided") == ["otis@elsewhere.example"]


def test_the_letter_of_a_decline_gives_the_ground_in_words(app: Flask, clock: Clock, cast: Cast) -> None:
    for old in app.config["PANEL"].mail_directory.glob("*.eml"):
        old.unlink()
    with transaction():
        row = registered(cast, clock)
        accreditation.decline(
            acting(cast.officer), row, "A1", "No answer under the number given", now=clock.now
        )
    app.extensions["panel.drain"]()
    sent = [f.read_text() for f in app.config["PANEL"].mail_directory.glob("*.eml")]
    (letter,) = [t for t in sent if "To: otis@elsewhere.example" in t and "was not accredited" in t]
    assert "A1: we could not verify that it exists" in letter
    assert f"/organizations/{row.id}" in letter


def test_who_declined_does_not_hear_the_appeal_as_chair(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = registered(cast, clock)
        accreditation.decline(acting(cast.officer), row, "A1", "No", now=clock.now)
        verbs.appeal(fresh(cast.outsider), row, "Please", now=clock.now)
        account_verbs.first_holder(accounts.by_id(cast.officer.id), "chair", now=clock.now)  # type: ignore[arg-type]
        with pytest.raises(Forbidden):
            accreditation.decide_appeal(fresh(cast.officer), row, "reinstate", "I was wrong", now=clock.now)
        accreditation.decide_appeal(acting(cast.chair), row, "reinstate", "The number works", now=clock.now)
        assert (row.state, row.accredited_at) == ("accredited", clock.now)


def test_the_head_suspends_and_lifts_with_a_reason(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = organisations.get(cast.harbour.id)
        with pytest.raises(Forbidden):
            accreditation.suspend(acting(cast.officer), row, "Why", now=clock.now)
        with pytest.raises(Invalid):
            accreditation.suspend(acting(cast.head), row, "", now=clock.now)
        accreditation.suspend(acting(cast.head), row, "Filed in another's name", now=clock.now)
        assert (row.state, fresh(cast.hana).mandates[0].accredited) == ("suspended", False)
        assert told("organisation_suspended") == ["hana@harbour.example", "hugo@harbour.example"]
        accreditation.lift(acting(cast.head), row, "Settled", now=clock.now)
        assert row.state == "accredited"


def test_two_silent_years_let_an_accreditation_lapse(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        bela = accounts.by_id(cast.bela.id)
        clock.forward(days=700)
        account_verbs.sign_in(bela, "phone", now=clock.now, days=90, strong=False)
    clock.forward(days=32)
    for _ in range(2):
        with transaction():
            clockwork.tick(now=clock.now)
    with transaction():
        assert organisations.get(cast.harbour.id).state == "lapsed"
        assert organisations.get(cast.bridge.id).state == "accredited"
        accreditation.accredit(
            acting(cast.officer), organisations.get(cast.harbour.id), "earlier", "Wrote again", now=clock.now
        )
        assert organisations.get(cast.harbour.id).state == "accredited"


def test_the_public_list_holds_only_accredited_ones(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        registered(cast, clock)
        organisation("Zzz Suspended", clock.now, state="suspended")
        assert [o.name for o in organisations.accredited().rows] == ["Casa Puente", "Harbour Workers’ Aid"]
        assert [o.name for o in organisations.accredited(constituency="MIGR").rows] == ["Casa Puente"]
        assert [o.name for o in organisations.accredited(region="ECA").rows] == ["Harbour Workers’ Aid"]
        beyond = organisations.accredited(page=2)  # as every list: the last page there is
        assert (beyond.page, [o.name for o in beyond.rows]) == (1, ["Casa Puente", "Harbour Workers’ Aid"])


# mandates


def invited(cast: Cast, clock: Clock, email: str, kind: str = "contributor") -> str:
    mandates.invite(fresh(cast.hana), cast.harbour, email, kind, "en", now=clock.now)
    return raw_of_last_invitation()


def test_an_invitation_is_accepted_once_by_one_account(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        raw = invited(cast, clock, "otis@elsewhere.example")
        held = mandates.accept(accounts.by_id(cast.outsider.id), raw, now=clock.now)
        assert (held.kind, held.given_by, held.organisation_id) == (
            "contributor",
            cast.hana.id,
            cast.harbour.id,
        )
        with pytest.raises(links.LinkOver):
            mandates.accept(accounts.by_id(cast.bela.id), raw, now=clock.now)
        assert organisations.mandate(cast.bela.id, cast.harbour.id) is None


def test_an_invitation_can_be_withdrawn_replaced_and_runs_out(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        otis = accounts.by_id(cast.outsider.id)
        first = invited(cast, clock, "otis@elsewhere.example")
        clock.forward(seconds=1)
        second = invited(cast, clock, "Otis@elsewhere.example", "focal_point")
        with pytest.raises(links.LinkOver):
            mandates.accept(otis, first, now=clock.now)
        (open_link,) = accounts.usable_tokens("invite", clock.now, organisation_id=cast.harbour.id)
        with pytest.raises(Forbidden):
            mandates.withdraw_invitation(fresh(cast.hugo), cast.harbour, open_link, now=clock.now)
        with pytest.raises(IllegalMove):
            mandates.withdraw_invitation(fresh(cast.bela), cast.bridge, open_link, now=clock.now)
        mandates.withdraw_invitation(fresh(cast.hana), cast.harbour, open_link, now=clock.now)
        with pytest.raises(links.LinkOver):
            mandates.accept(otis, second, now=clock.now)
        clock.forward(seconds=1)
        third = invited(cast, clock, "otis@elsewhere.example")
        with pytest.raises(links.LinkOver):
            mandates.accept(otis, third, now=clock.forward(days=14))


def test_only_focal_points_invite_and_only_whom_is_not_there(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        for somebody in (cast.hugo, cast.bela, cast.officer, cast.outsider):
            with pytest.raises(Forbidden):
                mandates.invite(
                    fresh(somebody), cast.harbour, "x@y.example", "contributor", "en", now=clock.now
                )
        for email, kind, field in (
            ("hugo@harbour.example", "contributor", "email"),
            ("no", "contributor", "email"),
            ("x@y.example", "king", "kind"),
        ):
            with pytest.raises(Invalid) as refused:
                invited(cast, clock, email, kind)
            assert [p.field for p in refused.value.problems] == [field]
        invited(cast, clock, "hugo@harbour.example", "focal_point")
        assert db.session.scalars(select(Token.mandate_kind)).all() == ["focal_point"]


def test_twenty_invitations_a_day(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        for number in range(20):
            invited(cast, clock, f"p{number}@harbour.example")
        with pytest.raises(Busy):
            invited(cast, clock, "one.more@harbour.example")
        clock.forward(days=1)
        invited(cast, clock, "one.more@harbour.example")


def test_a_contributor_invited_as_focal_point_changes_mandate(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        raw = invited(cast, clock, "hugo@harbour.example", "focal_point")
        mandates.accept(accounts.by_id(cast.hugo.id), raw, now=clock.now)
        assert organisations.focal_points(cast.harbour.id) == {cast.hana.id, cast.hugo.id}
        held = db.session.scalars(
            select(Mandate).where(Mandate.account_id == cast.hugo.id, Mandate.ended_at.is_(None))
        ).all()
        assert len(held) == 1


def test_one_person_acts_for_two_organizations_only_with_two_mandates(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        assert fresh(cast.hana).organisation_ids == {cast.harbour.id}
        mandates.invite(
            fresh(cast.bela), cast.bridge, "hana@harbour.example", "contributor", "en", now=clock.now
        )
        mandates.accept(accounts.by_id(cast.hana.id), raw_of_last_invitation(), now=clock.now)
        actor = fresh(cast.hana)
        assert actor.organisation_ids == {cast.harbour.id, cast.bridge.id}
        assert (actor.focal_for(cast.harbour.id), actor.focal_for(cast.bridge.id)) == (True, False)
        with pytest.raises(Forbidden):
            mandates.invite(actor, cast.bridge, "x@y.example", "contributor", "en", now=clock.now)


def test_the_last_focal_point_cannot_go_without_naming_another(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        own = organisations.mandate(cast.hana.id, cast.harbour.id)
        assert own is not None
        for act in (
            lambda: mandates.leave(fresh(cast.hana), cast.harbour, now=clock.now),
            lambda: mandates.end(fresh(cast.hana), cast.harbour, own, now=clock.now),
            lambda: mandates.change(fresh(cast.hana), cast.harbour, own, "contributor", now=clock.now),
        ):
            with pytest.raises(IllegalMove):
                act()
        hugo = organisations.mandate(cast.hugo.id, cast.harbour.id)
        assert hugo is not None
        mandates.change(fresh(cast.hana), cast.harbour, hugo, "focal_point", now=clock.now)
        mandates.leave(fresh(cast.hana), cast.harbour, now=clock.now)
        assert organisations.focal_points(cast.harbour.id) == {cast.hugo.id}
        assert fresh(cast.hana).mandates == ()


def test_an_ended_mandate_is_told_and_recorded(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        hugo = organisations.mandate(cast.hugo.id, cast.harbour.id)
        assert hugo is not None
        with pytest.raises(Forbidden):
            mandates.end(fresh(cast.bela), cast.harbour, hugo, now=clock.now)
        mandates.end(fresh(cast.hana), cast.harbour, hugo, now=clock.now)
        assert (hugo.ended_at, told("mandate_ended")) == (clock.now, ["hugo@harbour.example"])
        with pytest.raises(Missing):
            organisations.mandate_of(cast.harbour, hugo.id)


def test_an_officer_names_a_focal_point_only_where_none_is_left(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        with pytest.raises(IllegalMove):
            mandates.name_focal_point(
                acting(cast.officer), cast.harbour, "new@harbour.example", "en", now=clock.now
            )
        closing.close(fresh(cast.hana), accounts.by_id(cast.hana.id), now=clock.now)
        with pytest.raises(Forbidden):
            mandates.name_focal_point(
                fresh(cast.hugo), cast.harbour, "new@harbour.example", "en", now=clock.now
            )
        mandates.name_focal_point(
            acting(cast.officer), cast.harbour, "otis@elsewhere.example", "en", now=clock.now
        )
        mandates.accept(accounts.by_id(cast.outsider.id), raw_of_last_invitation(), now=clock.now)
        held = organisations.mandate(cast.outsider.id, cast.harbour.id)
        assert held is not None
        assert held.kind == MandateKind.FOCAL_POINT
