"""``panel policy``: the table of permissions, in words for people and by its ids for machines."""

import json

from click.testing import CliRunner

from panel.cli.rules import policy_command
from panel.domain.actions import Action


def test_people_read_words_and_machines_read_ids() -> None:
    told = CliRunner().invoke(policy_command).output
    assert "adopt a summary, never by who drafted it" in told
    assert "while the session is open, closed or in collation" in told
    assert [each for each in Action if each in told] == []
    assert "destroy a text at the contributor's wish" in told
    plain = json.loads(CliRunner().invoke(policy_command, ["--json"]).output)
    assert list(plain) == list(Action)
    assert plain["summary:issue"] == "the head of the secretariat, not the person who adopted it"
