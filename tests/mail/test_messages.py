"""Letters: complete, in the reader's language, and unable to break a header."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from jinja2 import Environment, meta

from panel.i18n import LANGUAGES, PSEUDO, install, spoken
from panel.mail import LETTERS, Attachment, as_email, build, compose
from panel.mail.messages import TEMPLATES
from tests.mail.letters import values

PARSER = Environment()
install(PARSER)


def _sent(name: str = "reset", locale: str = "en", **changed: str) -> EmailMessage:
    wire = {"to": "focal.point@cmf.example", "sender": "panel@panel.example", "message_key": "1"} | changed
    return build(name, locale, values(name), **wire)


def test_there_is_a_template_for_every_letter_and_a_letter_for_every_template() -> None:
    assert {path.stem for path in TEMPLATES.glob("[!_]*.txt")} == set(LETTERS)


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_the_table_names_exactly_what_a_template_uses(name: str) -> None:
    source = (TEMPLATES / f"{name}.txt").read_text(encoding="utf-8")
    used = meta.find_undeclared_variables(PARSER.parse(source)) - {"_", "ngettext"}
    assert used == LETTERS[name]


@pytest.mark.parametrize("name", sorted(LETTERS))
@pytest.mark.parametrize("locale", [*LANGUAGES, *PSEUDO])
def test_every_letter_can_be_written_in_every_language(name: str, locale: str) -> None:
    message = compose(name, locale, values(name), to="a@b.example")
    assert message.locale == spoken(locale)  # a letter says which language it is really in
    assert "\n" not in message.subject
    assert "\n\n\n" not in message.text
    assert message.text.endswith("\n")
    assert "&amp;" not in message.subject + message.text
    assert "%(" not in message.subject + message.text


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_no_sentence_escapes_translation(name: str) -> None:
    own = {str(value) for value in values(name).values()}
    for line in compose(name, "en-XB", values(name), to="a@b.example").text.splitlines():
        if line.strip() and line != "-- " and not any(line in value for value in own):
            assert (line[line.index("‹")], line[-1]) == ("‹", "›")


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_missing_value_is_named(name: str) -> None:
    for key in LETTERS[name]:
        given = {k: v for k, v in values(name).items() if k != key}
        with pytest.raises(ValueError, match=key):
            compose(name, "en", given, to="a@b.example")


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(KeyError):
        compose("greetings", "en", {}, to="a@b.example")


def test_the_receipt_line_by_line() -> None:
    message = compose("receipt", "en", values("receipt", text=""), to="a@b.example")
    assert message.subject == "We have received your commentary, number SUB/214"
    assert message.text.splitlines()[2:7] == [
        "SPMHR/2027/1, Access of irregular migrants to essential services",
        "Received: Thursday 4 March 2027, 20:58:07 in Geneva (19:58:07 UTC)",
        "Length: 1,012 words, counted by rule wc-1",
        "Commitment: ssd9DlBtVwh7wOj6erWItMMSPM3kgLGFWzMKYRSw6mA=",
        "Tracker: WLDX2 DSQNV LQQ66 A5D5H",
    ]
    assert "Your text, as recorded" not in message.text


def test_the_receipt_gives_the_text_untouched() -> None:
    text = "## Clinics\n\n\n\nThey said: <100 % & more>. {{ 7*7 }} %(n)s"
    message = build(
        "receipt",
        "en",
        values("receipt", text=text),
        to="a@b.example",
        sender="p@panel.example",
        message_key="1",
    )
    assert f"Your text, as recorded:\n\n{text}\n\n-- \n" in message.get_content()


def test_a_late_receipt_says_so() -> None:
    message = compose("receipt", "en", values("receipt", changeable_until=None), to="a@b.example")
    assert "It was received after the deadline." in message.text
    assert "You may change" not in message.text


def test_both_clocks_stand_in_the_reminder() -> None:
    text = compose("reminder", "en", values("reminder"), to="a@b.example").text
    assert "Friday 5 March 2027, 18:00 in Geneva (20:00 in Nairobi)." in text


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x00", "\x0b", "\x85"])
def test_a_value_cannot_break_the_subject(break_: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in a header"):
        title = f"Call{break_}Bcc: everybody@example.org"
        compose("reminder", "en", values("reminder", title=title), to="a@b.example")


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example, c@d.example",
        "a@b.example;c@d.example",
        "A <a@b.example>",
        "a@b.example\nBcc: c@d.example",
        "a@b.example\r",
        "a b@c.example",
        "a@b@c.example",
        "a@",
        "@b.example",
        "",
        "a(x)@b.example",
    ],
)
def test_one_address_and_nothing_beside_it(address: str) -> None:
    with pytest.raises(ValueError):
        _sent(to=address)
    with pytest.raises(ValueError):
        _sent(sender=address)


def test_headers_and_file_names_cannot_break_out() -> None:
    message = compose("reset", "en", values("reset"), to="a@b.example", headers={"X-Note": "a\nb: c"})
    with pytest.raises(ValueError):
        as_email(message, sender="p@panel.example", message_key="1")
    bad = Attachment("a\n.ics", "text/calendar", b"")
    with pytest.raises(ValueError):
        build(
            "reset",
            "en",
            values("reset"),
            to="a@b.example",
            sender="p@p.example",
            message_key="1",
            attachments=(bad,),
        )


def test_headers() -> None:
    message = _sent(locale="en")
    assert {key: str(value) for key, value in message.items() if key != "Message-ID"} == {
        "From": "panel@panel.example",
        "To": "focal.point@cmf.example",
        "Subject": "Choose a new password",
        "Auto-Submitted": "auto-generated",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
        "Content-Language": "en",
    }


def test_the_message_id_follows_the_key_and_does_not_show_it() -> None:
    first, again, other = (
        _sent(message_key=key)["Message-ID"] for key in ("outbox-7", "outbox-7", "outbox-8")
    )
    assert first == again
    assert first != other
    assert "outbox-7" not in first
    assert first.endswith("@panel.example>")


def test_names_of_hosts_in_other_scripts_become_ascii() -> None:
    assert str(_sent(to="point@münchen.example")["To"]) == "point@xn--mnchen-3ya.example"


def test_attachments_travel_whole() -> None:
    file = Attachment("deadline.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n")
    message = build(
        "reset",
        "en",
        values("reset"),
        to="a@b.example",
        sender="p@p.example",
        message_key="1",
        attachments=(file,),
    )
    (part,) = message.iter_attachments()
    assert isinstance(part, EmailMessage)
    assert (part.get_filename(), part.get_payload(decode=True)) == ("deadline.ics", file.content)
