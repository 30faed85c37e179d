"""The table of contents: every address of the site, grouped by who needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask

from panel.gate import door
from panel.web import site_coding, site_threads
from panel.web.accounts import approvals, joining, own, people
from panel.web.accounts import views as accounts
from panel.web.audit import views as audit
from panel.web.calls import editor, extension, meeting, moves, outages
from panel.web.calls import views as calls
from panel.web.commentaries import erasing, joint, letters, receipts, translation
from panel.web.commentaries import views as commentaries
from panel.web.organisations import members, review, sheets
from panel.web.organisations import views as organisations
from panel.web.protected import addresses as protected
from panel.web.public import views as public
from panel.web.reading_room import flagging
from panel.web.reading_room import views as reading_room
from panel.web.register import files as register_files
from panel.web.register import views as register_pages
from panel.web.safeguarding import erasing as erasing_for_safety
from panel.web.safeguarding import flags as safety_flags
from panel.web.safeguarding import reports as safety
from panel.web.safeguarding import views as safeguarding
from panel.web.secretariat import together as admitting
from panel.web.secretariat import views as secretariat
from panel.web.summaries import (
    adoption,
    answering,
    balance,
    changes,
    checking,
    compiled,
    drafting,
    history,
    responses,
    translations,
    working_days,
)
from panel.web.summaries import views as summaries

GET = ("GET",)
POST = ("POST",)
BOTH = ("GET", "POST")

Route = tuple[str, str, Callable[..., Any], tuple[str, ...]]

ROUTES: tuple[Route, ...] = (
    # everybody
    ("/", "home", public.home, GET),
    ("/how-we-work", "working_methods", public.working_methods, GET),
    ("/what-we-hold", "what_we_hold", public.what_we_hold, GET),
    ("/how-we-work/words", "word_rule", public.word_rule, GET),
    ("/reference", "reference", public.reference, GET),
    ("/reference/<list_id>", "reference_list", public.reference_list, GET),
    ("/demo/mail", "demo_mail", public.demo_mail, GET),
    ("/healthz", "health", public.health, GET),
    ("/favicon.ico", "favicon", public.favicon, GET),
    ("/robots.txt", "robots", public.robots, GET),
    # the register
    ("/register", "register", register_pages.register_page, GET),
    ("/register/how-to-check", "check_register", register_pages.check, GET),
    ("/register/checkpoints", "checkpoints", register_pages.checkpoints, GET),
    ("/register/checkpoints/<size>", "old_checkpoint", register_files.old_checkpoint, GET),
    ("/register/checkpoints.atom", "checkpoint_feed", register_files.checkpoint_feed, GET),
    ("/register/register.txt", "register_file", register_files.register_file, GET),
    ("/register/checkpoint.txt", "checkpoint_file", register_files.checkpoint_file, GET),
    ("/register/published.jsonl", "published_texts", register_files.published_texts, GET),
    ("/register/panel-verify.py", "verifier_file", register_files.verifier_file, GET),
    # signing in
    ("/sign-in", "sign_in", accounts.sign_in_page, BOTH),
    ("/sign-in/code", "sign_in_code", accounts.sign_in_code, BOTH),
    ("/sign-out", "sign_out", accounts.sign_out, POST),
    ("/sign-up", "sign_up", joining.sign_up, BOTH),
    ("/sign-up/<token>", "finish_sign_up", joining.finish_sign_up, BOTH),
    ("/password", "forgotten", joining.forgotten, BOTH),
    ("/password/<token>", "new_password", joining.new_password, BOTH),
    ("/invitations/<token>", "invitation", joining.invitation, BOTH),
    # one's own account
    ("/account", "account", own.overview, BOTH),
    ("/account/password", "change_password", own.change_password, BOTH),
    ("/account/second-factor", "second_factor", own.enrol, BOTH),
    ("/account/recovery-codes", "recovery_codes", own.recovery_codes, BOTH),
    ("/account/devices", "devices", own.devices, GET),
    ("/account/devices/sign-out", "close_device", own.close_device, POST),
    ("/account/download", "download_account", own.download, POST),
    ("/account/close", "close_account", own.close, BOTH),
    # organizations
    ("/organizations", "organisations", organisations.listing, GET),
    ("/organizations/register", "register_organisation", organisations.register, BOTH),
    ("/organizations/<organisation_id>", "organisation", organisations.organisation, GET),
    ("/organizations/<organisation_id>/edit", "edit_organisation", organisations.edit, BOTH),
    ("/organizations/<organisation_id>/answer", "answer_question", organisations.answer, BOTH),
    ("/organizations/<organisation_id>/appeal", "appeal_accreditation", organisations.appeal, BOTH),
    ("/organizations/<organisation_id>/people", "members", members.members, GET),
    ("/organizations/<organisation_id>/people/invite", "invite_member", members.invite, POST),
    ("/organizations/<organisation_id>/people/withdraw", "withdraw_invitation", members.withdraw, POST),
    ("/organizations/<organisation_id>/people/change", "change_mandate", members.change, POST),
    ("/organizations/<organisation_id>/leave", "leave_organisation", members.leave, BOTH),
    ("/organizations/<organisation_id>/invitation-sheets", "invitation_sheets", sheets.sheets, BOTH),
    ("/organizations/<organisation_id>/invitation-sheets/revoke", "revoke_sheet", sheets.revoke, POST),
    ("/p/report", "report_danger", safety.report, BOTH),
    ("/p/reported", "danger_reported", safety.reported, GET),
    *protected.ROUTES,
    # calls
    ("/calls/<slug>", "call", calls.call, GET),
    ("/calls/<slug>/base-document", "base_document", calls.base_document, GET),
    ("/calls/<slug>/deadline.ics", "call_ics", calls.call_ics, GET),
    ("/calls/feed.atom", "calls_feed", calls.calls_feed, GET),
    ("/calls/<slug>/edit", "edit_call", editor.edit, BOTH),
    ("/calls/<slug>/invitations", "invitations", editor.invitations, BOTH),
    ("/calls/<slug>/announce", "announce_call", moves.announce, POST),
    ("/calls/<slug>/open", "open_call", moves.open_call, POST),
    ("/calls/<slug>/extend", "extend_call", extension.extend, BOTH),
    ("/calls/<slug>/collate", "collate_call", moves.collate, POST),
    ("/calls/<slug>/conclude", "conclude_call", moves.conclude, BOTH),
    ("/calls/<slug>/archive", "archive_call", moves.archive, BOTH),
    ("/calls/<slug>/cancel", "cancel_call", moves.cancel, BOTH),
    ("/calls/<slug>/attendance", "attendance", meeting.attendance, BOTH),
    ("/outages", "outages", outages.outages, GET),
    ("/outages/enter", "enter_outage", outages.enter_outage, BOTH),
    # writing
    ("/commentaries", "my_commentaries", commentaries.mine, GET),
    ("/calls/<slug>/write", "begin_commentary", commentaries.begin, POST),
    ("/commentaries/<commentary_id>", "write", commentaries.write, BOTH),
    ("/commentaries/<commentary_id>/autosave", "autosave", commentaries.autosave, POST),
    ("/commentaries/<commentary_id>/delete", "discard", commentaries.discard, BOTH),
    ("/commentaries/<commentary_id>/receipt", "receipt", receipts.receipt, GET),
    ("/commentaries/<commentary_id>/receipt.txt", "receipt_file", receipts.receipt_file, GET),
    ("/commentaries/<commentary_id>/changes/<number>", "changes", receipts.changes, GET),
    ("/commentaries/<commentary_id>/withdraw", "withdraw", receipts.withdraw, BOTH),
    ("/commentaries/<commentary_id>/erase", "erase", erasing.erase, BOTH),
    ("/commentaries/<commentary_id>/consent", "consent", receipts.consent, BOTH),
    ("/commentaries/<commentary_id>/appeal", "appeal_decision", receipts.appeal, POST),
    ("/commentaries/<commentary_id>/letters", "letters", letters.letters, BOTH),
    ("/commentaries/<commentary_id>/translation", "translation", translation.translation, BOTH),
    ("/commentaries/<commentary_id>/members", "joint", joint.members, GET),
    ("/commentaries/<commentary_id>/invite", "invite_members", joint.invite, POST),
    ("/commentaries/<commentary_id>/take-back", "take_back_invitation", joint.take_back, POST),
    ("/commentaries/<commentary_id>/sign", "sign", joint.sign, GET),
    ("/commentaries/<commentary_id>/answer", "answer_signature", joint.answer, POST),
    # reading
    ("/reading-room", "reading_room", reading_room.sessions, GET),
    ("/reading-room/<slug>", "reading_room_session", reading_room.listing, GET),
    ("/reading-room/<slug>/identical", "identical_texts", reading_room.identical, GET),
    ("/reading-room/<slug>/<kind>/<number>", "commentary", reading_room.text, GET),
    ("/reading-room/<slug>/<kind>/<number>/not-ours", "flag_commentary", flagging.flag, BOTH),
    ("/summaries", "summaries", summaries.listing, GET),
    ("/summaries/<slug>", "summary", summaries.issued, GET),
    ("/summaries/<slug>/check", "contributors_check", checking.check, GET),
    ("/summaries/<slug>/check/correction", "file_correction", checking.ask, BOTH),
    ("/summaries/<slug>/check/addition", "late_addition", checking.add_late, POST),
    ("/summaries/<slug>/responses", "responses", responses.table, GET),
    ("/summaries/<slug>/responses/<format>", "responses_file", responses.download, GET),
    ("/summaries/<slug>/in/<language>", "summary_translation", translations.published, GET),
    ("/summaries/<slug>/in/<language>/<format>", "translation_file", translations.download, GET),
    ("/summaries/<slug>/<kind>/<number>", "summary_change", changes.one, GET),
    ("/summaries/<slug>/<kind>/<number>/<format>", "change_file", changes.download, GET),
    ("/summaries/<slug>/<format>", "summary_file", summaries.download, GET),
    *site_threads.ROUTES,
    # the desk
    ("/desk", "desk", secretariat.desk, GET),
    ("/desk/draft-a-call", "new_call", editor.create, BOTH),
    ("/desk/chair", "chair", secretariat.chair, GET),
    ("/desk/appeals/<commentary_id>", "decide_appeal", secretariat.decide_appeal, BOTH),
    ("/desk/redact/<commentary_id>", "redact", secretariat.redact, BOTH),
    ("/desk/organizations", "organisation_queue", review.queue, GET),
    ("/desk/organizations/<organisation_id>", "review_organisation", review.review, BOTH),
    ("/desk/organizations/<organisation_id>/appeal", "organisation_appeal", review.decide_appeal, BOTH),
    ("/desk/organizations/<organisation_id>/suspend", "suspend_organisation", review.suspend, BOTH),
    ("/desk/organizations/<organisation_id>/focal-point", "name_focal_point", review.name_focal_point, POST),
    ("/people", "people", people.people, GET),
    ("/people/<account_id>", "person", people.person, BOTH),
    ("/people/<account_id>/revoke", "revoke_role", people.revoke, POST),
    ("/approvals", "approvals", approvals.listing, GET),
    ("/approvals/<approval_id>", "approval", approvals.approval, BOTH),
    ("/record", "audit", audit.listing, GET),
    ("/desk/flags", "attribution_flags", safety_flags.listing, GET),
    ("/desk/flags/<flag_id>", "attribution_flag", safety_flags.flag, BOTH),
    ("/desk/safety", "safety_reports", safety.listing, GET),
    ("/desk/safety/<report_id>", "safety_report", safety.one, GET),
    ("/desk/safety/<report_id>/handle", "handle_safety_report", safety.handle, POST),
    ("/desk/reveal", "withheld_names", safeguarding.listing, GET),
    ("/desk/reveal/<commentary_id>", "reveal", safeguarding.reveal, BOTH),
    ("/desk/erase", "find_to_erase", erasing_for_safety.find, GET),
    ("/desk/erase/<commentary_id>", "erase_for_safety", erasing_for_safety.erase, BOTH),
    ("/desk/unredacted/<commentary_id>", "unredacted", safeguarding.unredacted, BOTH),
    ("/desk/changes/<commentary_id>/<number>", "desk_changes", receipts.desk_changes, GET),
    ("/desk/<slug>", "desk_session", secretariat.session_desk, GET),
    ("/desk/<slug>/queue", "queue", secretariat.queue, GET),
    ("/desk/<slug>/queue/together", "admit_together", admitting.together, BOTH),
    ("/desk/<slug>/late", "late_texts", secretariat.late, GET),
    ("/desk/review/<commentary_id>", "review", secretariat.review, BOTH),
    ("/desk/<slug>/balance", "balance", balance.heard, GET),
    ("/desk/<slug>/balance.csv", "balance_figures", balance.figures, GET),
    ("/desk/<slug>/compilation", "compilation_files", compiled.files, BOTH),
    ("/desk/<slug>/compilation/<format>", "compilation", compiled.download, GET),
    ("/desk/<slug>/summary", "draft_summary", drafting.draft, BOTH),
    ("/desk/paragraph/<paragraph_id>", "edit_paragraph", drafting.edit, BOTH),
    ("/desk/paragraph/<paragraph_id>/check", "check_paragraph", drafting.check, POST),
    ("/desk/paragraph/<paragraph_id>/delete", "delete_paragraph", drafting.delete, BOTH),
    ("/desk/paragraph/<paragraph_id>/history", "paragraph_history", history.wordings, BOTH),
    ("/desk/<slug>/summary/coverage", "coverage", drafting.covered, GET),
    ("/desk/<slug>/working-days", "working_days", working_days.edit, BOTH),
    ("/desk/<slug>/summary/corrections", "corrections", answering.listing, BOTH),
    ("/desk/corrections/<correction_id>", "answer_correction", answering.answer, BOTH),
    ("/desk/<slug>/summary/change", "propose_change", changes.propose, BOTH),
    ("/desk/<slug>/summary/translations", "translations", translations.listing, GET),
    ("/desk/<slug>/summary/translations/<language>", "translate", translations.write, BOTH),
    ("/desk/<slug>/summary/adopt", "adopt_summary", adoption.adopt, BOTH),
    ("/desk/<slug>/summary/reopen", "reopen_summary", adoption.reopen, BOTH),
    ("/desk/<slug>/summary/issue", "issue_summary", adoption.issue, BOTH),
    *site_coding.ROUTES,
)


def register(app: Flask) -> None:
    """Put every view behind the door."""
    for rule, endpoint, view, methods in ROUTES:
        app.add_url_rule(rule, endpoint, door.admit(view), methods=list(methods))
