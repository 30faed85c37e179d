"""The addresses of protected participants, and those of the desk on which their words are read."""

from __future__ import annotations

from panel.web.protected import desk, joining, views, writing

GET = ("GET",)
POST = ("POST",)
BOTH = ("GET", "POST")

ROUTES = (
    ("/p", "p_inbox", views.inbox, GET),
    ("/p/join", "p_join", joining.join, BOTH),
    ("/p/confirm", "p_confirm", joining.confirm, BOTH),
    ("/p/new-words", "p_new_words", joining.new_words, POST),
    ("/p/sign-in", "p_sign_in", views.sign_in, BOTH),
    ("/p/recover", "p_recover", views.recover, BOTH),
    ("/p/sign-out", "p_sign_out", views.sign_out, POST),
    ("/p/leave", "p_leave", views.leave, GET),
    ("/p/dismiss", "p_dismiss", views.dismiss, POST),
    ("/p/close", "p_close", views.close, BOTH),
    ("/p/about", "p_about", views.about, BOTH),
    ("/p/contact", "p_contact", views.contact, POST),
    ("/p/threads/<number>/write", "p_write", writing.write, BOTH),
    ("/p/texts/<contribution_id>", "p_text", writing.text, GET),
    ("/p/texts/<contribution_id>/change", "p_change", writing.change, BOTH),
    ("/p/texts/<contribution_id>/tighten", "p_tighten", writing.tighten, POST),
    ("/p/texts/<contribution_id>/appeal", "p_appeal", writing.appeal, POST),
    ("/p/texts/<contribution_id>/erase", "p_erase", writing.erase, BOTH),
    ("/desk/protected", "protected_queue", desk.queue, GET),
    ("/desk/protected/<contribution_id>", "decide_contribution", desk.decide, BOTH),
    (
        "/desk/protected/<contribution_id>/appeal",
        "decide_contribution_appeal",
        desk.decide_appeal,
        BOTH,
    ),
)
