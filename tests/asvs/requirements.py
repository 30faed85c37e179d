"""Each adopted number with the tests that prove it; those left open stand in ``gaps``."""

from __future__ import annotations

_D, _S, _W, _G = "tests/domain/test_", "tests/services/test_", "tests/web/", "tests/gate/test_"
_ADV, _B, _M = "tests/advisories/test_", "tests/abuse/test_cases.py::", "tests/matrix/test_matrix.py::"
_HOUSE, _POLICY = "tests/architecture/test_house.py::", "tests/architecture/test_policy.py::"
_XSS = f"{_ADV}content.py::test_adv_11_what_people_type_is_never_markup"
_RENDER = f"{_ADV}content.py::test_adv_18_a_renderer_reads_no_file_and_asks_no_host"
_CELLS = f"{_M}test_the_cells_of_this_turn_are_answered_as_the_table_says"
_EDGE = f"{_G}edge.py::test_broken_forms_are_refused_with_a_page"
_HEADERS = f"{_B}test_every_answer_forbids_framing_sniffing_and_strangers"
_COOKIE = f"{_G}headers.py::test_the_cookie_of_https"
_ENTER = f"{_W}accounts/test_signing_in.py::"
_REFI = "tests/documents/test_refi.py::"

REQUIREMENTS: dict[str, str] = {
    "1.1.1": f"{_D}text.py::test_line_ends_and_composition_and_nothing_else",
    "1.2.1": _XSS,
    "1.2.2": f"{_ADV}platform.py::test_adv_17_next_leads_to_a_page_of_ours_or_nowhere",
    "1.2.4": f"{_ADV}content.py::test_adv_12_no_sql_is_put_together_from_texts",
    "1.2.5": f"{_HOUSE}test_no_dangerous_calls",
    "1.2.8": _RENDER,
    "1.2.10": "tests/documents/test_csv.py::test_what_might_run_gets_an_apostrophe",
    "1.3.1": _XSS,
    "1.3.6": f"{_ADV}content.py::test_adv_13_the_server_fetches_nothing",
    "1.3.7": _XSS,
    "1.3.11": "tests/mail/test_messages.py::test_headers_and_file_names_cannot_break_out",
    "1.3.12": f"{_B}test_long_runs_go_through_every_expression",
    "1.5.1": f"{_REFI}test_a_hostile_codebook_is_refused",
    "1.5.2": f"{_HOUSE}test_no_dangerous_calls",
    "2.1.3": f"{_D}refusals.py::test_every_problem_of_a_text_and_every_limit_has_words",
    "2.2.2": f"{_B}test_a_text_that_cannot_be_filed_is_told_and_kept",
    "2.3.1": _CELLS,
    "2.3.2": f"{_S}account.py::test_three_letters_an_hour_to_one_address",
    "2.3.3": f"{_S}register.py::test_a_batch_that_is_broken_off_is_written_again_byte_by_byte {_S}coding_import.py::test_nothing_is_half_written_and_everything_that_does_not_match_is_told",
    "2.3.4": f"{_ADV}access.py::test_adv_08_of_thirty_two_identical_submissions_one_is_filed",
    "2.3.5": f"{_S}approval.py::test_the_first_person_is_not_the_second_not_even_in_another_role {_S}approval.py::test_changed_content_is_not_approved",
    "2.4.1": f"{_G}throttle.py::test_a_flood_is_refused_and_others_are_not",
    "3.2.1": _HEADERS,
    "3.3.1": _COOKIE,
    "3.3.2": _COOKIE,
    "3.3.3": _COOKIE,
    "3.3.4": _COOKIE,
    "3.4.1": _COOKIE,
    "3.4.3": _HEADERS,
    "3.4.4": _HEADERS,
    "3.4.5": _HEADERS,
    "3.4.6": _HEADERS,
    "3.5.1": f"{_ADV}access.py::test_adv_10_nothing_is_done_without_the_token_of_the_page",
    "3.5.3": f"{_M}test_no_address_answers_to_another_method {_CELLS}",
    "3.7.2": f"{_ADV}platform.py::test_adv_17_next_leads_to_a_page_of_ours_or_nowhere",
    "4.1.1": f"{_G}edge.py::test_other_kinds_of_body_are_not_accepted",
    "4.1.3": f"{_ADV}platform.py::test_adv_21_who_forwards_is_not_believed",
    "4.1.4": f"{_M}test_no_address_answers_to_another_method",
    "4.2.1": f"{_B}test_a_request_that_makes_no_sense_changes_nothing",
    "5.1.1": f"{_W}test_exchange.py::test_a_file_that_cannot_be_used_is_told_in_words",
    "5.2.1": f"{_W}test_exchange.py::test_a_form_with_a_file_is_held_to_the_rules_of_the_edge",
    "5.2.2": f"{_REFI}test_a_hostile_archive_is_refused",
    "5.2.3": f"{_REFI}test_a_bomb_is_unpacked_to_its_bound_only",
    "5.3.2": f"{_REFI}test_a_path_leads_nowhere_outside",
    "5.3.3": f"{_REFI}test_a_path_leads_nowhere_outside",
    "5.4.1": "tests/mail/test_messages.py::test_headers_and_file_names_cannot_break_out",
    "5.4.2": f"{_W}commentaries/test_receipts.py::test_the_file_proves_the_commitment",
    "6.1.1": f"{_ENTER}test_a_wrong_password_is_counted_and_the_eleventh_try_waits",
    "6.2.1": f"{_D}passwords.py::test_least_length_depends_on_the_second_factor",
    "6.2.4": f"{_D}passwords.py::test_what_is_tried_first_is_refused",
    "6.2.5": f"{_D}passwords.py::test_long_enough_and_not_tried_first",
    "6.2.8": f"{_D}passwords.py::test_nothing_is_cut_off",
    "6.3.1": f"{_ENTER}test_a_wrong_password_is_counted_and_the_eleventh_try_waits",
    "6.3.8": f"{_ENTER}test_an_unknown_address_and_a_wrong_password_get_the_same_page {_ENTER}test_an_unknown_address_costs_the_same_hash",
    "6.4.3": f"{_S}account.py::test_reset_keeps_the_second_factor_and_closes_every_device",
    "6.4.6": f"{_S}account.py::test_nobody_changes_somebody_elses_password",
    "6.5.1": f"{_S}account.py::test_a_code_counts_once_one_step_early_or_late {_S}account.py::test_a_recovery_code_works_once_and_new_ones_replace_the_old",
    "7.2.3": f"{_S}account.py::test_the_token_itself_is_not_kept",
    "7.2.4": f"{_ENTER}test_signing_in_starts_a_new_cookie_and_signing_out_ends_it",
    "7.4.1": f"{_ADV}access.py::test_adv_04_no_file_comes_without_its_session",
    "7.4.2": f"{_ENTER}test_a_closed_account_does_not_sign_in_nor_stay_signed_in",
    "7.4.3": f"{_S}account.py::test_a_change_signs_out_the_other_devices_only",
    "8.1.1": f"{_POLICY}test_policy_names_every_action {_M}test_every_address_has_a_line_and_every_line_an_address",
    "8.1.2": _CELLS,
    "8.2.1": f"{_POLICY}test_every_endpoint_is_marked {_CELLS}",
    "8.2.2": f"{_ADV}access.py::test_adv_05_a_mandate_or_a_thread_is_good_for_itself_alone",
    "8.2.3": "tests/abuse/test_canaries.py::test_every_page_keeps_what_is_withheld",
    "8.3.2": f"{_S}roles.py::test_a_revoked_role_is_felt_on_the_next_request",
    "8.4.1": f"{_ADV}access.py::test_adv_05_a_mandate_or_a_thread_is_good_for_itself_alone",
    "11.1.2": "tests/vault/test_keys.py::test_the_inventory_names_every_key_with_its_algorithm_and_its_use",
    "11.3.2": "tests/vault/test_item_keys.py::test_a_text_opens_with_the_key_of_its_item_only",
    "11.3.3": "tests/vault/test_keys.py::test_a_secret_fits_the_key_that_sealed_it_only",
    "11.4.2": f"{_S}account.py::test_the_password_is_hashed_as_agreed_and_nothing_is_cut",
    "11.5.1": f"{_ADV}access.py::test_adv_03_ids_are_texts_and_never_numbers",
    "13.2.4": f"{_ADV}content.py::test_adv_13_the_server_fetches_nothing",
    "13.4.2": "tests/ops/test_doctor.py::test_debugging_is_told",
    "14.2.1": f"{_ADV}access.py::test_adv_04_no_file_comes_without_its_session",
    "14.2.6": f"{_ENTER}test_only_two_words_of_the_browser_are_kept",
    "14.2.7": f"{_S}account.py::test_the_sweep_removes_only_what_is_over",
    "14.2.8": f"{_S}coding_import.py::test_nothing_is_kept_of_what_a_file_says_about_its_makers",
    "14.3.2": f"{_ADV}platform.py::test_adv_19_no_page_of_somebody_is_kept_by_a_cache",
    "15.3.3": f"{_B}test_fields_that_no_form_has_are_nobodys",
    "15.3.5": f"{_ADV}access.py::test_adv_22_a_box_is_ticked_or_not_whatever_is_sent",
    "15.3.7": _EDGE,
    "15.4.2": f"{_S}mandate_race.py::test_no_failed_try_is_lost {_S}commentary_parallel.py::test_32_posts_of_one_form_make_one_submission",
    "16.2.5": f"{_W}protected/test_pages.py::test_the_log_tells_the_hour_and_nothing_else",
    # Who was refused is not written: that is itself about people. Failed sign-ins are counted by account.
    "16.3.2": f"{_G}tally.py::test_refusals_are_told_by_the_hour_and_nobody_is_named",
    "16.4.1": f"{_G}headers.py::test_nothing_that_was_sent_stands_in_the_log",
    "16.5.1": f"{_ADV}access.py::test_adv_14_a_view_without_a_mark_answers_500_to_everybody",
    "16.5.3": f"{_ADV}access.py::test_adv_14_a_view_without_a_mark_answers_500_to_everybody",
}  # fmt: skip

#: The numbers of section 1.2 of the trust paper.
ADOPTED = frozenset(
    """
    1.1.1 1.2.1 1.2.2 1.2.4 1.2.5 1.2.8 1.2.10 1.3.1 1.3.6 1.3.7 1.3.11 1.3.12 1.5.1 1.5.2
    2.1.3 2.2.2 2.3.1 2.3.2 2.3.3 2.3.4 2.3.5 2.4.1
    3.2.1 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.3 3.4.4 3.4.5 3.4.6 3.5.1 3.5.3 3.7.2
    4.1.1 4.1.3 4.1.4 4.2.1 5.1.1 5.2.1 5.2.2 5.2.3 5.2.4 5.2.6 5.3.2 5.3.3 5.4.1 5.4.2 5.4.3
    6.1.1 6.2.1 6.2.4 6.2.5 6.2.8 6.3.1 6.3.8 6.4.3 6.4.6 6.5.1 7.2.3 7.2.4 7.4.1 7.4.2 7.4.3
    8.1.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.2 8.4.1
    11.1.2 11.3.2 11.3.3 11.4.2 11.5.1 13.2.4 13.4.2 14.2.1 14.2.6 14.2.7 14.2.8 14.3.2
    15.3.3 15.3.5 15.3.7 15.4.2 16.2.5 16.3.2 16.4.1 16.5.1 16.5.3
    """.split()
)
