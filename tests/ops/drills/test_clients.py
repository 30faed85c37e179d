"""What a client holds against a server in trouble."""

import socket
import threading
import time

import pytest

from panel.ops.drills.clients import Crowd, Entry, journal
from panel.ops.drills.writers import Writer

KIND = (b"503 Service Unavailable", b"Retry-After: 10\r\n", b"<textarea>One &lt;text&gt;</textarea>")


def answered(*answers: tuple[bytes, bytes, bytes]) -> Entry:
    """One submission to a server that answers so, and in the end that it is filed."""
    (entry,) = journal([Writer("c1", "", "", "Title", "One <text>")])
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for status, header, body in (*answers, (b"303 See Other", b"Location: /c1/receipt\r\n", b"")):
                connection, _ = server.accept()
                with connection:
                    connection.recv(65_536)
                    length = b"Content-Length: %d\r\n" % len(body)
                    connection.sendall(b"HTTP/1.1 " + status + b"\r\n" + length + header + b"\r\n" + body)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        Crowd(server.getsockname()[1], [entry], 1).allow(1)
        thread.join(20)
        while entry.outcome == "unknown":
            time.sleep(0.01)
    return entry


@pytest.mark.parametrize(
    ("answer", "rude"),
    [
        (KIND, []),
        ((b"500 Oops", *KIND[1:]), ["500 where a 503 is due"]),
        ((KIND[0], b"", KIND[2]), ["503 without a word about when to try again"]),
        ((*KIND[:2], b"<p>Later.</p>"), ["503 without the text that was typed"]),
    ],
)
def test_an_answer_that_says_less_than_it_must_is_held_against_the_server(
    answer: tuple[bytes, bytes, bytes], rude: list[str]
) -> None:
    entry = answered(answer)
    assert (entry.outcome, entry.answers[-1], entry.rude) == ("acknowledged", 303, rude)
