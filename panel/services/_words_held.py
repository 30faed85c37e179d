"""Where words of a submission can stand: every column of text in the record, and what erasure does with it.

One table, in three parts. ``OWN`` belongs to the submission and is blanked or goes with its row; ``SAID`` is
written by others who may have quoted it, and every quotation in it is replaced by a mark; ``FILES`` are files
made of such texts, which are emptied with their hashes kept. ``HARMLESS`` is the rest, each with the reason
why no words of a submission stand there. A column that is in none of them turns a test red.
"""

from __future__ import annotations

from collections.abc import Mapping

OWN = frozenset(
    {
        "appeal.sentence",
        "blind_coding.instead",
        "citation.span_hash",
        "coding.wording",
        "commentary_version.attribution",
        "commentary_version.body",
        "commentary_version.redaction_ground",
        "commentary_version.salt",
        "commentary_version.title",
        "decision.sentence",
        "draft.body",
        "draft.title",
        "letter.body",
        "reseal.attribution",
        "reseal.commitment",
        "reseal.salt",
        "search_entry.words",
        "working_translation.text",
    }
)

SAID = frozenset(
    {
        "appeal.sentence",
        "approval.payload",
        "approval.reason",
        "attribution_flag.reason",
        "attribution_flag.sentence",
        "blind_coding.instead",
        "blind_coding.point_wording",
        "blind_coding.theme_label",
        "blind_decision.reason",
        "blind_sample.result",
        "campaign_act.reason",
        "codebook_event.after",
        "codebook_event.before",
        "codebook_version.book",
        "codebook_version.counts",
        "codebook_version.reason",
        "coding.wording",
        "correction.after",
        "correction.before",
        "correction.reason",
        "correction.seen",
        "correction.text",
        "decision.sentence",
        "digest_line.text",
        "job.error",
        "job.payload",
        "letter.body",
        "note.fixed_text",
        "outbox_mail.context",
        "paragraph_comment.text",
        "paragraph_revision.figures",
        "paragraph_revision.notes",
        "paragraph_revision.text",
        "point.wording",
        "post.appeal",
        "post.reason",
        "post_decision.reason",
        "post_decision.sentence",
        "post_version.body",
        "summary.frozen",
        "summary.reopened_reason",
        "summary.responses",
        "summary_change.edits",
        "summary_change.frozen",
        "summary_change.reason",
        "summary_paragraph.text",
        "theme.definition",
        "theme.examples",
        "theme.label",
        "theme.terms",
        "translation.published",
        "translation.words",
    }
)

FILES = frozenset(
    {
        "change_file.content",
        "compilation_file.content",
        "digest_file.content",
        "issued_document.content",
    }
)

HARMLESS: Mapping[str, tuple[str, ...]] = {
    "a person or a device, told by themselves or made by the program": (
        "account.email", "account.email_key", "account.locale", "account.name", "account.password_hash",
        "account.time_zone", "account.totp_secret", "account_session.device", "account_session.token_hash",
        "contribution.printed_name", "desk_keys.keys", "invitation.revoke_hash", "mandate.kind", "participant.number",
        "participant.region",
        "participant.passphrase_hash", "participant.recovery_hash", "participant.state",
        "recovery_code.code_hash", "role_grant.role", "throttle.key",
        "token.email", "token.kind", "token.mandate_kind", "token.token_hash",
    ),
    "an organization about itself, and what was decided about it; not about a text": (
        "organisation.acronym", "organisation.activities", "organisation.answer", "organisation.appeal",
        "organisation.city", "organisation.constituency", "organisation.country", "organisation.ecosoc",
        "organisation.english_name", "organisation.english_skeleton", "organisation.founded",
        "organisation.ground", "organisation.name", "organisation.question", "organisation.references",
        "organisation.region", "organisation.skeleton", "organisation.state", "organisation.subtype",
        "organisation.verified_how", "organisation.website", "organisation_decision.ground",
        "organisation_decision.move", "organisation_decision.sentence",
    ),
    "written by the Panel before anything was submitted, or about the call and not about a text": (
        "attendance.figures", "base_paragraph.text", "extension.reason", "guiding_question.text",
        "outage.note", "segment.title", "thematic_session.base_document_title",
        "thematic_session.cancel_reason", "thematic_session.concept_note", "thematic_session.consents",
        "thematic_session.holidays", "thematic_session.issues", "thematic_session.languages",
        "thematic_session.objectives", "thematic_session.publication", "thematic_session.title",
        "thematic_session.state", "thematic_session.weekend", "thematic_session.who", "thread.attribution",
        "thread.audience", "thread.guidance", "thread.languages", "thread.state", "thread.title",
    ),
    "the public register, which without the salt says nothing": (
        "commentary_version.commitment", "commentary_version.tracker", "register_checkpoint.day",
        "register_checkpoint.note", "register_checkpoint.vkey", "register_cosignature.line",
        "register_cosignature.vkey", "register_entry.args", "register_entry.commitment",
        "register_entry.target", "register_entry.type", "register_line.commitment", "register_line.proof",
        "register_line.text",
    ),
    "sealed under a key that is destroyed with what it seals": (
        "contribution.sealed", "participant.contact", "safety_report.sealed",
    ),
    "names things and keeps no content": (
        "audit_entry.actor_id", "audit_entry.facts", "audit_entry.noun", "audit_entry.row_id",
        "audit_entry.tag",
    ),
    "a code, an id, a name of a state, or a hash of something else": (
        "account.state", "attribution_flag.state",
        "approval.kind", "approval.second", "approval.state", "approval.subject_hash", "approval.subject_id",
        "blind_coding.kind", "blind_coding.point_id", "blind_coding.stance", "blind_coding.theme_id",
        "blind_coding.verb", "blind_decision.outcome", "blind_decision.theme_id", "blind_sample.drawn_from",
        "blind_sample.seed", "blind_sample.state", "campaign_act.kind", "change_file.format",
        "change_file.owner_id", "change_file.sha256", "citation.kind", "co_signature.state",
        "codebook_event.act", "codebook_event.noun", "codebook_event.other_id", "codebook_event.row_id",
        "codebook_version.texts", "coding.kind", "coding.stance", "coding.verb", "coding_event.act",
        "coding_event.act_id", "coding_event.of_act", "coding_event.point_id", "coding_event.point_was",
        "coding_event.theme_id", "coding_event.way", "commentary.admitted_version_id", "commentary.code",
        "commentary.consent", "commentary.counts_with", "commentary.kind", "commentary.positions",
        "commentary.state", "commentary.version_id", "commentary_version.base_numbers",
        "commentary_version.idempotency_key", "commentary_version.language", "commentary_version.questions",
        "commentary_version.rule", "compilation_file.basis", "contribution.consent",
        "contribution.language", "contribution.reason", "contribution.state",
        "correction.ground", "correction.kind", "correction.outcome",
        "correction.rule", "correction.state", "decision.ground", "decision.move", "digest.language",
        "digest_file.basis", "digest_line.part", "digest_source.version_id", "draft.base_numbers",
        "draft.language", "draft.questions", "issued_document.format", "issued_document.language",
        "issued_document.sha256", "job.claimed_by", "job.name", "job.unique_key", "letter.idempotency_key",
        "non_use_reason.reason", "note.stance", "outbox_mail.address", "outbox_mail.locale",
        "outbox_mail.name", "outbox_mail.state", "paragraph.kind", "paragraph_comment.paragraph_id",
        "paragraph_revision.kind", "paragraph_revision.paragraph_id", "paragraph_revision.way",
        "participant_message.about", "participant_message.kind",
        "point.addressee", "point.kind", "post.idempotency_key", "post.participant_id",
        "post.published_version_id", "post.state", "post.version_id", "post_decision.move",
        "post_decision.version_id", "post_version.language", "thread_follow.how", "post_version.rule",
        "safety_report.outcome", "safety_report.state", "suggestion.detail", "suggestion.offer", "suggestion.proposer",
        "suggestion.state", "suggestion.value", "suggestion_decision.decision", "suggestion_run.library",
        "summary.adopted_hash", "summary.state", "summary_change.base_hash", "summary_change.hash",
        "summary_change.kind", "summary_paragraph.kind", "theme.parent_id", "translation.language",
        "translation.published_hash", "translation.published_of", "translation.source_hash",
        "translation.source_symbol", "working_translation.language",
    ),
}  # fmt: skip
