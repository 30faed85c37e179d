"""The settings of the stores beside the record."""

from pathlib import Path

import pytest

from config import ConfigError, from_env


def test_without_settings_the_stores_are_files_of_their_own() -> None:
    config = from_env({"PANEL_DATA": "/srv/panel"})
    data = Path("/srv/panel")
    assert config.names_url == f"sqlite:///{data / 'vault' / 'vault.db'}"
    assert config.items_url == f"sqlite:///{data / 'vault' / 'item-keys.db'}"
    assert (config.item_key, config.officers_key) == (
        data / "keys" / "items.key",
        data / "keys" / "vault.pub",
    )
    assert config.short_backup_directory == data / "vault" / "seven-days"


def test_every_wrong_store_is_named_at_once() -> None:
    with pytest.raises(ConfigError) as refused:
        from_env({"PANEL_VAULT_URL": "mysql://x", "PANEL_ITEM_KEYS_URL": "panel", "PANEL_VAULT_URI": "x"})
    told = " ".join(refused.value.problems)
    assert all(name in told for name in ("PANEL_VAULT_URL", "PANEL_ITEM_KEYS_URL", "PANEL_VAULT_URI"))


@pytest.mark.parametrize("same", ["PANEL_VAULT_URL", "PANEL_ITEM_KEYS_URL"])
def test_a_store_is_never_the_record(same: str) -> None:
    with pytest.raises(ConfigError, match="three databases"):
        from_env({"PANEL_DATABASE_URL": "postgresql://panel@db/panel", same: "postgresql://panel@db/panel"})
