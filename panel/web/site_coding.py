"""The addresses of the coding desk: part of the table of contents in ``site``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from panel.web.coding import (
    blind,
    campaigns,
    codebook,
    exchange,
    joining,
    merging,
    offers,
    open_paragraphs,
    settling,
    sharing,
    versions,
)
from panel.web.coding import history as coding_history
from panel.web.coding import keys as coding_keys
from panel.web.coding import views as coding

GET = ("GET",)
POST = ("POST",)
BOTH = ("GET", "POST")

Route = tuple[str, str, Callable[..., Any], tuple[str, ...]]

ROUTES: tuple[Route, ...] = (
    ("/desk/<slug>/coding", "coding", coding.overview, BOTH),
    ("/desk/<slug>/coding/open-paragraphs", "open_paragraphs", open_paragraphs.open_paragraphs, BOTH),
    ("/desk/<slug>/coding/exchange", "exchange", exchange.exchange, GET),
    ("/desk/<slug>/coding/files/<format>", "coding_file", exchange.coding_file, GET),
    ("/desk/<slug>/coding/take-in", "take_in", exchange.take_in, POST),
    ("/desk/<slug>/blind", "blind_samples", blind.samples, BOTH),
    ("/desk/blind/<sample_id>", "blind_sample", blind.sample, GET),
    ("/desk/blind/<sample_id>/texts/<place>", "blind_text", blind.text, BOTH),
    ("/desk/blind/<sample_id>/hand-in", "hand_in_sample", blind.hand_in, POST),
    ("/desk/blind/<sample_id>/give-up", "give_up_sample", blind.give_up, POST),
    ("/desk/blind/<sample_id>/differences/<number>", "blind_difference", settling.difference, BOTH),
    ("/desk/blind/<sample_id>/finish", "finish_sample", settling.finish, POST),
    ("/desk/blind/undo/<coding_id>", "undo_blind", blind.undo, POST),
    ("/desk/coding/<commentary_id>", "code", coding.code, BOTH),
    ("/desk/coding-keys", "coding_keys", coding_keys.keys, BOTH),
    ("/desk/coding/<commentary_id>/reasons", "explain_non_use", coding.explain, POST),
    ("/desk/coding/<commentary_id>/claim", "claim_text", sharing.claim, POST),
    ("/desk/coding/<commentary_id>/assign", "assign_text", sharing.assign, POST),
    ("/desk/<slug>/coding/share-out", "share_out", sharing.share_out, POST),
    ("/desk/coding/<commentary_id>/suggestions", "decide_suggestion", offers.decide, POST),
    ("/desk/<slug>/coding/suggest", "suggest_again", offers.ask, POST),
    ("/desk/coding/<commentary_id>/undo", "undo_last", coding_history.undo, POST),
    ("/desk/coding/<commentary_id>/redo", "redo_last", coding_history.redo, POST),
    ("/desk/coding/<commentary_id>/history", "coding_history", coding_history.shown, GET),
    ("/desk/coding/<commentary_id>/carry-over", "carry_over", coding.carry_over, POST),
    ("/desk/coding/undo/<coding_id>", "undo_coding", coding.undo, POST),
    ("/desk/coding/redo/<coding_id>", "redo_coding", coding.redo, POST),
    ("/desk/<slug>/campaigns", "campaigns", campaigns.listing, GET),
    ("/desk/<slug>/campaigns/join", "join_texts", joining.join, BOTH),
    ("/desk/campaigns/<commentary_id>", "count_text", campaigns.count, BOTH),
    ("/desk/campaigns/<commentary_id>/offer", "offer_joint", campaigns.offer, POST),
    ("/desk/codebook/themes/<theme_id>", "codebook_theme", codebook.theme, BOTH),
    ("/desk/codebook/themes/<theme_id>/merge", "merge_theme", merging.merge_theme, BOTH),
    ("/desk/codebook/themes/<theme_id>/split", "split_theme", merging.split_theme, BOTH),
    ("/desk/codebook/points/<point_id>/split", "split_point", merging.split_point, BOTH),
    ("/desk/<slug>/coding/versions", "codebook_versions", versions.versions, BOTH),
    ("/desk/codebook/versions/<version_id>", "codebook_version", versions.version, GET),
    ("/desk/codebook/points/<point_id>", "codebook_point", codebook.point, BOTH),
    ("/desk/codebook/points/<point_id>/merge", "merge_point", codebook.merge, BOTH),
)
