"""What ``panel demo`` prints when it has built the demo."""

import pytest

from panel.cli import running


@pytest.mark.parametrize("serving", [True, False])
def test_the_page_of_letters_is_named_only_where_it_is_served(
    serving: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANEL_DATA", "var2")
    running._print_sign_ins("tulip nutmeg", "http://127.0.0.1:8000", serving)
    told = capsys.readouterr().out
    assert "PANEL_DATA=var2 .venv/bin/panel totp head@panel.example" in told
    assert ("http://127.0.0.1:8000/demo/mail" in told) is serving
    assert ("PANEL_DATA=var2 .venv/bin/panel demo --serve" in told) is not serving
