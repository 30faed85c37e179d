"""The mail server fails in every way, in small; and the wrong builds are found."""

import pytest

from panel.ops.drills import mail_down
from panel.ops.drills.table import Ask
from tests.ops.stands import SERVERS, build


@pytest.mark.parametrize("kind", SERVERS)
def test_no_letter_is_lost_whatever_the_mail_server_does(kind: str) -> None:
    result = mail_down.drill(Ask(many=20, server=SERVERS[kind]()), build, lambda line: None)
    assert (list(result.faults), result.red) == ([], False)
    assert result.figures == {
        "letters": 23,
        "taken": 22,
        "dropped": 20,
        "given_up": 1,
        "LOST": 0,
        "DUP": 0,
        "other_names": 0,
        "submitted_while_stalled": 303,
    }


@pytest.mark.parametrize(
    ("wrong", "figure", "value"),
    [("other-names", "LOST", 0), ("holds-the-store", "submitted_while_stalled", 303)],
)
def test_a_wrong_build_is_found(wrong: str, figure: str, value: int) -> None:
    result = mail_down.drill(Ask(many=10, wrong=wrong), build, lambda line: None)
    assert (result.red, result.figures[figure] != value) == (True, True)
