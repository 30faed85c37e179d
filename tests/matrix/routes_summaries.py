"""The addresses of summaries: read in public, drafted, checked, adopted, issued, changed."""

from __future__ import annotations

from tests.matrix.rows import DONE, LET_IN, READ, Row, everybody, if_, in_state, page
from tests.matrix.specification import DESK, reads_summary

DRAFTS = "officer phase:draft | rapporteur phase:draft"


def issued(reader, subject):  # type: ignore[no-untyped-def]
    """Issued, whoever asks."""
    return subject.state == "issued"


def begun(reader, subject):  # type: ignore[no-untyped-def]
    """There is a summary."""
    return bool(subject.state)


def contributor(reader, subject):  # type: ignore[no-untyped-def]
    """Of an organization that is heard in it, while it can be seen."""
    return subject.state in {"in_check", "adopted", "issued"} and any(
        b in reader.mandates for b in subject.heard
    )


ROUTES: dict[str, Row] = {
    "summary": page("summary", "anyone", reads_summary),
    "summary_file": page("summary", "anyone", issued, more={"format": "html"}),
    "responses": page("summary", "anyone", issued),
    "responses_file": page("summary", "anyone", issued, more={"format": "csv"}),
    "summary_translation": page("summary", "anyone", lambda r, s: False, more={"language": "fr"}),
    "translation_file": page("summary", "anyone", lambda r, s: False, more={"language": "fr", "format": "pdf"}),
    "summary_change": page("summary", "anyone", lambda r, s: False, more={"kind": "corr", "number": "1"}),
    "change_file": page("summary", "anyone", lambda r, s: False, more={"kind": "corr", "number": "1", "format": "pdf"}),
    "contributors_check": page("summary", "heard", contributor),
    "file_correction": page("summary", "heard_focal", contributor, READ, in_state("in_check", DONE, DONE | {409})),
    "late_addition": page("summary", "heard_focal", contributor),
    # the desk
    "balance": page("summary", DESK, everybody),
    "balance_figures": page("summary", DESK, everybody),
    "compilation_files": page("summary", DESK, everybody,
                              post=if_(DESK, LET_IN)),
    "compilation": page("summary", DESK, everybody, more={"format": "csv"},
                        only=lambda s: s.state != ""),
    "draft_summary": page("summary", DESK, everybody, READ, LET_IN),
    **dict.fromkeys(("edit_paragraph", "check_paragraph", "delete_paragraph", "paragraph_history"),
                    page("paragraph", DRAFTS, everybody, READ, LET_IN)),
    "coverage": page("summary", DESK, everybody, lambda r, s: READ if s.state else DONE),
    "working_days": page("summary", "officer | head", everybody),
    "corrections": page("summary", DESK, begun),
    "answer_correction": page("correction", DESK, everybody,
                              post=if_("officer outside | rapporteur outside", LET_IN, formed=True)),
    "propose_change": page("summary", "officer | rapporteur | head", issued),
    "translations": page("summary", DESK, issued),
    "translate": page("summary", DESK, issued, READ, LET_IN, more={"language": "fr"}),
    "adopt_summary": page("summary", DESK, begun, post=if_("chair fresh", in_state("drafting in_check", LET_IN))),
    "reopen_summary": page("summary", DESK, begun, post=if_("chair", in_state("adopted"))),
    "issue_summary": page("summary", DESK, begun, post=if_("head", in_state("adopted"))),
}  # fmt: skip
