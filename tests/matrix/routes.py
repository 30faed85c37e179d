"""One line for each address of the site: what it is for, in the words of the specification."""

from __future__ import annotations

from tests.matrix import routes_commentaries, routes_desk, routes_summaries, routes_talk
from tests.matrix.rows import CONFLICT, DONE, HIDDEN, READ, Row, everybody, if_, in_state, page
from tests.matrix.specification import DESK, concerns, reads_organisation, reads_session

OPEN = page("nothing", "anyone", everybody)
MINE = page("nothing", "self", everybody)
GRANTERS = "head | administrator"

ROUTES: dict[str, Row] = {
    # everybody
    **dict.fromkeys(
        (
            "home", "what_we_hold", "working_methods", "word_rule", "reference", "demo_mail", "health", "favicon", "robots",
            "register", "check_register", "checkpoints", "checkpoint_feed", "verifier_file", "organisations",
            "calls_feed", "outages", "reading_room", "summaries",
        ),
        OPEN,
    ),
    "reference_list": page("nothing", "anyone", everybody, more={"list_id": "issues"}),
    # before the first checkpoint there is none
    "old_checkpoint": page("nothing", "anyone", everybody, HIDDEN, more={"size": "1"}),
    **dict.fromkeys(("register_file", "checkpoint_file", "published_texts"),
                    page("nothing", "anyone", everybody, HIDDEN)),
    # signing in
    "sign_in": page("nothing", "anyone", everybody, DONE),
    "sign_in_code": page("nothing", "anyone", everybody, DONE),
    "sign_out": MINE,
    "sign_up": page("nothing", "anyone", everybody, DONE),
    "forgotten": page("nothing", "anyone", everybody),
    **dict.fromkeys(("finish_sign_up", "new_password", "invitation"),
                    page("nothing", "anyone", everybody, frozenset({200, 404, 410, 422}),
                         frozenset({200, 404, 410, 422}), more={"token": "x" * 43})),
    # one's own account
    **dict.fromkeys(
        ("account", "change_password", "second_factor", "devices", "download_account", "close_account",
         "my_commentaries", "coding_keys"),
        MINE,
    ),
    "recovery_codes": page("nothing", "self", everybody, DONE),
    "close_device": page("nothing", "self", everybody, READ, frozenset({404})),
    # organizations
    "register_organisation": page("nothing", "signed_in", everybody),
    "organisation": page("organisation", "anyone", reads_organisation),
    "edit_organisation": page("organisation", "focal", reads_organisation, READ,
                              in_state("pending asked accredited declined")),
    "answer_question": page("organisation", "focal", reads_organisation,
                            READ, in_state("asked"), form={"answer": "We were founded in 1999 and keep a desk."}),
    "appeal_accreditation": page("organisation", "focal", reads_organisation,
                                 READ, in_state("declined"), form={"appeal": "We are an organization."}),
    "members": page("organisation", "member", reads_organisation),
    **dict.fromkeys(("invite_member", "withdraw_invitation", "change_mandate"),
                    page("organisation", "focal", reads_organisation, post=frozenset({200, 303, 404, 422}))),
    "leave_organisation": page("organisation", "member", reads_organisation, READ,
                               lambda reader, subject: CONFLICT if reader.name == "focal" else DONE),
    # calls
    **dict.fromkeys(("call", "base_document", "call_ics"), page("session", "anyone", reads_session)),
    "edit_call": page("session", "officer | head", reads_session, in_state("draft", READ), in_state("draft")),
    # every call here is open to all, so there is nobody to invite
    "invitations": page("session", "officer | head", reads_session, READ, CONFLICT),
    "announce_call": page("session", "head", reads_session, post=in_state("draft")),
    "open_call": page("session", "head", reads_session, post=in_state("announced")),
    "extend_call": page("session", "head | chair", reads_session,
                        in_state("open", READ), in_state("open")),
    "collate_call": page("session", "officer | head", reads_session, post=in_state("closed")),
    "conclude_call": page("session", "officer | head", reads_session,
                          in_state("collating", READ), CONFLICT),
    "archive_call": page("session", "officer | head", reads_session,
                         in_state("concluded", READ), in_state("concluded")),
    "cancel_call": page("session", "head", reads_session,
                        in_state("draft announced open", READ), in_state("draft announced open")),
    "attendance": page("session", "officer | head", reads_session, READ,
                       in_state("announced open closed collating concluded")),
    "enter_outage": page("nothing", "administrator | head", everybody),
    **dict.fromkeys(("reading_room_session", "identical_texts"), page("session", "anyone", reads_session)),
    # people, proposals, the record
    "people": page("nothing", f"{GRANTERS} | safeguarding", everybody),
    "person": page("account", f"{GRANTERS} | safeguarding", everybody, post=if_("other", DONE)),
    "revoke_role": page("account", "head other | administrator other", everybody, post=frozenset({303, 404, 409, 422})),
    "approvals": page("nothing", f"{DESK} | safeguarding | administrator", everybody),
    "approval": page("approval", f"{DESK} | safeguarding | administrator", concerns,
                     post=if_("second fresh", in_state("proposed")), form={"outcome": "refuse"}),
    "audit": page("nothing", "auditor", everybody),
    **routes_commentaries.ROUTES,
    **routes_desk.ROUTES,
    **routes_summaries.ROUTES,
    **routes_talk.ROUTES,
}  # fmt: skip
