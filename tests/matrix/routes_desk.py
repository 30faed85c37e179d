"""The addresses of the desk: queues, organizations under review, coding, blind samples."""

from __future__ import annotations

from tests.matrix.rows import CONFLICT, HIDDEN, LET_IN, READ, Row, everybody, if_, in_state, page
from tests.matrix.specification import DESK, reads_commentary, reads_organisation, reads_session

CODES = if_("officer phase:decide", LET_IN, formed=True)
TEXT = READ | CONFLICT
SHARES = if_("officer phase:decide | head phase:decide", LET_IN)

ROUTES: dict[str, Row] = {
    "desk": page("nothing", DESK, everybody),
    "new_call": page("nothing", "officer | head", everybody),
    "chair": page("nothing", "chair", everybody),
    "desk_session": page("session", DESK, reads_session),
    "queue": page("session", "officer | head", reads_session),
    "admit_together": page("session", "officer | head", reads_session, post=if_("officer phase:decide", LET_IN, formed=True)),
    "late_texts": page("session", DESK, reads_session),
    # organizations
    "organisation_queue": page("nothing", "officer | head | chair", everybody),
    "review_organisation": page("organisation", "officer | head | chair", reads_organisation,
                                READ, if_("officer outside", in_state("pending asked")),
                                form={"act": "ask", "sentence": "Who can confirm this?"}),
    "organisation_appeal": page("organisation", "chair outside fresh", reads_organisation,
                                in_state("appealed", READ), in_state("appealed"),
                                form={"outcome": "uphold", "sentence": "It is a company."}),
    "suspend_organisation": page("organisation", "head outside", reads_organisation,
                                 in_state("accredited suspended", READ), in_state("accredited suspended"),
                                 form={"sentence": "It does not answer."}),
    "name_focal_point": page("organisation", "officer outside", reads_organisation, post=LET_IN),
    # coding
    "coding": page("session", DESK, reads_session, post=CODES),
    "open_paragraphs": page("session", DESK, reads_session, post=CODES),
    "exchange": page("session", DESK, reads_session),
    "coding_file": page("session", DESK, reads_session, more={"format": "csv"}),
    # the session is named in the form
    "take_in": page("session", DESK, everybody, post=CODES),
    "share_out": page("session", "officer phase:decide | head phase:decide", reads_session),
    "suggest_again": page("session", DESK, reads_session, post=CODES),
    "campaigns": page("session", DESK, reads_session),
    "join_texts": page("session", DESK, reads_session, post=CODES),
    "codebook_versions": page("session", DESK, reads_session, post=CODES),
    "code": page("commentary", DESK, reads_commentary, TEXT, CODES),
    **dict.fromkeys(
        ("explain_non_use", "claim_text", "decide_suggestion", "undo_last", "redo_last", "carry_over"),
        page("commentary", DESK, reads_commentary, TEXT, CODES),
    ),
    "assign_text": page("commentary", "officer phase:decide | head phase:decide", reads_commentary, post=LET_IN),
    "coding_history": page("commentary", DESK, reads_commentary, TEXT),
    "count_text": page("commentary", DESK, reads_commentary, TEXT, CODES),
    "offer_joint": page("commentary", DESK, reads_commentary, TEXT, CODES),
    **dict.fromkeys(("undo_coding", "redo_coding"), page("coding", DESK, everybody, post=CODES)),
    **dict.fromkeys(("codebook_theme", "merge_theme", "split_theme"), page("theme", DESK, everybody, post=CODES)),
    **dict.fromkeys(("codebook_point", "merge_point", "split_point"), page("point", DESK, everybody, post=CODES)),
    "codebook_version": page("version", DESK, everybody),
    # blind samples
    "blind_samples": page("session", DESK, reads_session, post=SHARES),
    "blind_sample": page("sample", DESK, everybody),
    "blind_text": page("sample", "officer coder", everybody, READ, LET_IN, more={"place": "1"}),
    "hand_in_sample": page("sample", "officer coder", everybody, post=in_state("open")),
    "give_up_sample": page("sample", DESK, everybody, post=if_("officer | head", in_state("open"))),
    "blind_difference": page("sample", DESK, everybody, in_state("compared", READ, HIDDEN),
                             if_("officer", in_state("compared", LET_IN, HIDDEN | CONFLICT), formed=True), more={"number": "1"}),
    "finish_sample": page("sample", DESK, everybody, post=if_("officer", LET_IN)),
    "undo_blind": page("blind_coding", "officer coder", lambda reader, subject: reader.name == subject.owner,
                       post=in_state("open")),
}  # fmt: skip
