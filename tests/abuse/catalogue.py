"""Every case B-001 to B-150: the tests that show it, or why there is nothing to show here.

``open:`` says what is left. Architecture, section 12, wins over the paper for B-009, B-010, B-012 and B-017.
"""

from __future__ import annotations

_D, _S, _W, _G, _A = (
    "tests/domain/test_",
    "tests/services/test_",
    "tests/web/",
    "tests/gate/test_",
    "tests/abuse/test_",
)
_ADV = "tests/advisories/test_"
_NO_UPLOADS = (
    "none: no document is uploaded; a text is typed or pasted, and the only file taken is a coding project"
)
_NO_API = "none: there is no API and no token besides the session"
_SERVER = "none here: framing and limits of HTTP are the server’s; `panel drill` asks it under load"
_DRILL = "none here: `panel drill` shows it with a server and a clock of its own"

CASES: dict[str, str] = {
    "001-006": f"{_D}wordcount.py::test_vector {_S}commentary_filing.py::test_exactly_1000_words_are_filed_and_1001_are_not",
    "007": f"{_D}wordcount.py::test_composed_and_decomposed_count_the_same_for_every_scalar_value",
    "008": f"{_D}wordcount.py::test_what_ends_a_word_is_white_space_two_dashes_the_slash_and_han",
    "009": f"{_W}commentaries/test_writing.py::test_invisible_characters_are_refused_and_cleaned_on_request",
    "010": f"{_D}limits.py::test_twelve_thousand_code_points {_D}limits.py::test_the_longest_word",
    "011": f"{_D}limits.py::test_the_longest_word {_A}cases.py::test_a_text_that_cannot_be_filed_is_told_and_kept",
    "012": f"{_D}wordcount.py::test_vector {_A}cases.py::test_a_text_that_cannot_be_filed_is_told_and_kept",
    "013": f"{_G}edge.py::test_broken_forms_are_refused_with_a_page",
    "014": f"{_G}edge.py::test_other_kinds_of_body_are_not_accepted",
    "015": f"{_A}cases.py::test_a_request_that_makes_no_sense_changes_nothing",
    "016": f"{_G}edge.py::test_broken_forms_are_refused_with_a_page {_G}edge.py::test_broken_json_is_refused",
    "017": f"{_D}text.py::test_what_is_refused_has_a_code_a_place_and_a_name",
    "018": f"{_G}edge.py::test_broken_json_is_refused {_G}edge.py::test_broken_forms_are_refused_with_a_page",
    "019": f"{_G}edge.py::test_broken_forms_are_refused_with_a_page",
    "020": f"{_D}text.py::test_isolates_are_balanced_within_a_paragraph",
    "021": f"{_D}text.py::test_a_second_heap_of_marks_is_told_as_well",
    "022": f"{_D}text.py::test_living_writing_is_accepted_and_untouched_by_the_clean_up",
    "023-024": f"{_D}names.py::test_look_alikes_share_a_skeleton",
    "025": f"{_A}cases.py::test_a_text_that_cannot_be_filed_is_told_and_kept",
    "026": f"{_W}commentaries/test_writing.py::test_hostile_text_is_shown_and_never_run",
    "027-028": f"{_ADV}content.py::test_adv_11_what_people_type_is_never_markup",
    "029": f"{_D}limits.py::test_titles",
    "030": f"{_W}commentaries/test_writing.py::test_a_line_break_in_a_title_becomes_a_space",
    "031": "none: the author says the language and nobody guesses; pages take the direction from the words",
    "032": f"{_W}commentaries/test_writing.py::test_a_text_with_details_is_asked_about_once_and_filed_all_the_same",
    "033": f"{_A}cases.py::test_long_runs_go_through_every_expression",
    "034": f"tests/queries/test_search.py::test_operators_mean_nothing_and_break_nothing {_G}errors.py::test_an_address_that_is_too_long_says_so",
    "035-039": "tests/documents/test_refi.py::test_a_hostile_archive_is_refused tests/documents/test_refi.py::test_a_bomb_is_unpacked_to_its_bound_only",
    "040-045": "tests/documents/test_refi.py::test_a_hostile_codebook_is_refused",
    "046-064": _NO_UPLOADS,
    "065": f"{_W}test_exchange.py::test_a_file_that_cannot_be_used_is_told_in_words",
    "066": "tests/documents/test_refi.py::test_a_path_leads_nowhere_outside",
    "067-068": f"{_W}test_exchange.py::test_a_form_with_a_file_is_held_to_the_rules_of_the_edge",
    "069-072": _NO_UPLOADS,
    "073-076": f"{_W}test_exchange.py::test_a_form_with_a_file_is_held_to_the_rules_of_the_edge {_G}edge.py::test_other_kinds_of_body_are_not_accepted",
    "077": _SERVER,
    "078": f"{_A}cases.py::test_a_request_that_makes_no_sense_changes_nothing",
    "079": _NO_UPLOADS,
    "080": f"{_G}errors.py::test_an_expired_page_tells_of_a_text_only_where_there_is_one {_ADV}access.py::test_adv_10_nothing_is_done_without_the_token_of_the_page",
    "081": f"{_S}commentary_parallel.py::test_32_posts_of_one_form_make_one_submission",
    "082": f"{_S}commentary_filing.py::test_a_replay_and_the_same_text_again_make_no_second_version",
    "083": f"{_ADV}access.py::test_adv_08_of_thirty_two_identical_submissions_one_is_filed",
    "084": f"{_W}commentaries/test_writing.py::test_a_replayed_form_files_once",
    "085": "tests/matrix/test_matrix.py::test_no_address_answers_to_another_method",
    "086": _SERVER,
    "087": f"{_G}edge.py::test_broken_forms_are_refused_with_a_page",
    "088-091": _SERVER,
    "092": f"{_ADV}platform.py::test_adv_21_who_forwards_is_not_believed",
    "093": f"{_G}edge.py::test_a_wrong_host_is_refused",
    "094": _SERVER,
    "095": f"{_G}edge.py::test_forged_forwarding_headers_change_nothing",
    "096-097": f"{_A}cases.py::test_tricks_with_the_path_lead_nowhere",
    "098": f"{_ADV}content.py::test_adv_24_an_unknown_language_makes_nothing",
    "099-100": f"{_A}cases.py::test_a_private_page_is_never_partial_nor_unchanged",
    "101": f"{_ADV}platform.py::test_adv_17_next_leads_to_a_page_of_ours_or_nowhere",
    "102": f"{_A}cases.py::test_every_answer_forbids_framing_sniffing_and_strangers",
    "103": f"{_W}accounts/test_signing_in.py::test_an_unknown_address_and_a_wrong_password_get_the_same_page {_W}accounts/test_joining.py::test_the_answer_is_the_same_whether_or_not_there_is_an_account",
    "104": f"{_W}accounts/test_signing_in.py::test_a_wrong_password_is_counted_and_the_eleventh_try_waits",
    "105": f"{_W}accounts/test_signing_in.py::test_unknown_addresses_are_made_to_wait_as_well",
    "106": f"{_G}throttle.py::test_a_flood_is_refused_and_others_are_not {_W}accounts/test_signing_in.py::test_who_is_signed_in_already_is_not_locked_out",
    "107": f"{_W}accounts/test_signing_in.py::test_signing_in_starts_a_new_cookie_and_signing_out_ends_it",
    "108": f"{_W}accounts/test_signing_in.py::test_a_closed_account_does_not_sign_in_nor_stay_signed_in {_S}account.py::test_a_change_signs_out_the_other_devices_only",
    "109": f"{_ADV}access.py::test_adv_09_a_link_that_is_over_is_over_in_every_way {_S}account.py::test_a_reset_link_lives_half_an_hour_and_only_the_newest_works",
    "110": f"{_S}account.py::test_three_letters_an_hour_to_one_address",
    "111": f"{_ADV}platform.py::test_adv_16_letters_lead_to_the_address_of_the_configuration",
    "112": f"{_D}passwords.py::test_nothing_is_cut_off {_D}passwords.py::test_what_is_about_the_person_is_refused {_D}passwords.py::test_what_is_tried_first_is_refused",
    "113": "none here: the fields carry autocomplete and take what is pasted; the journeys fill them in a browser",
    "114": f"{_S}account.py::test_a_code_counts_once_one_step_early_or_late {_W}accounts/test_signing_in.py::test_ten_wrong_codes_make_one_wait_and_the_first_step_expires",
    "115": f"{_S}mandate_race.py::test_one_of_two_accepts_an_invitation",
    "116": f"{_ADV}platform.py::test_adv_16_what_looks_alike_is_alike",
    "117": f"{_S}account.py::test_what_cannot_be_written_to_is_refused_at_its_field",
    "118": f"{_W}accounts/test_signing_in.py::test_signing_in_and_out_need_the_token_of_the_page",
    "119": f"{_W}protected/test_pages.py::test_guessing_is_slowed_down_for_one_number_and_leaves_no_trace",
    "120": f"{_S}clock.py::test_the_deadline_to_the_second",
    "121": "none: there are no uploads, and the instant at which the door begins decides, however long a body takes",
    "122": f"{_S}clock.py::test_what_the_door_took_in_time_is_in_time_although_the_clock_was_faster",
    "123": f"{_D}deadline.py::test_other_zones_are_the_same_instants",
    "124": f"{_D}deadline.py::test_the_missing_hour_of_spring_is_refused {_D}deadline.py::test_the_hour_that_comes_twice_needs_a_choice",
    "125": f"{_A}cases.py::test_the_day_that_most_years_do_not_have",
    "126": f"{_S}extension.py::test_two_people_move_the_deadline_for_everybody",
    "127": f"{_S}extension.py::test_until_24_hours_after_the_last_instant_and_not_longer",
    "128": f"{_S}extension.py::test_a_deadline_is_never_moved_to_an_earlier_time",
    "129": _DRILL,
    "130": f"{_S}clock.py::test_whatever_fell_due_while_nothing_ran_is_done_at_the_next_tick {_S}clock.py::test_after_the_deadline_a_text_is_late",
    "131": _DRILL,
    "132": f"{_S}commentary_filing.py::test_two_windows_never_overwrite_each_other {_W}commentaries/test_writing.py::test_another_window_gets_both_texts_and_chooses",
    "133-136": "tests/abuse/test_interleavings.py::test_two_at_once_end_as_one_after_the_other",
    "137": f"{_S}roles.py::test_a_second_person_who_lost_the_role_meanwhile_decides_nothing",
    "138": f"{_S}approval.py::test_of_two_who_decide_at_once_one_is_faster",
    "139": f"{_S}clock.py::test_two_workers_at_once_do_it_once",
    "140": f"{_S}mandate_race.py::test_no_failed_try_is_lost {_S}commentary_parallel.py::test_32_organizations_at_once_get_32_numbers_in_a_row",
    "141": "tests/documents/test_csv.py::test_what_might_run_gets_an_apostrophe tests/documents/test_csv.py::test_a_parser_gives_the_words_back",
    "142": "tests/documents/test_xlsx.py::test_words_and_figures_come_back tests/documents/test_refi.py::test_any_words_come_back",
    "143": f"{_ADV}content.py::test_adv_18_a_renderer_reads_no_file_and_asks_no_host",
    "144": "none: letters are templates of ours, nobody edits them",
    "145": f"{_A}cases.py::test_a_bulk_act_with_a_strange_id_does_nothing",
    "146": " ".join(
        f"{_A}exports.py::test_{each}"
        for each in (
            "files_of_many_codings",
            "files_of_many_posts",
            "what_must_be_whole_has_a_bound",
            "who_hangs_up_leaves_nothing_behind",
            "one_at_a_time_for_each_account",
        )
    ),
    "147": f"{_A}cases.py::test_fields_that_no_form_has_are_nobodys",
    "148": f"{_ADV}access.py::test_adv_03_ids_are_texts_and_never_numbers {_A}cases.py::test_pages_that_do_not_exist",
    "149": f"{_G}edge.py::test_broken_json_is_refused",
    "150": _NO_API,
}  # fmt: skip


def numbers(key: str) -> range:
    """The numbers that a key of the catalogue stands for."""
    first, _, last = key.partition("-")
    return range(int(first), int(last or first) + 1)
