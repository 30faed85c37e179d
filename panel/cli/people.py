"""``panel create-officer`` and ``panel totp``: people and their second step."""

from __future__ import annotations

import click
import pyotp

from panel.cli import setting
from panel.db import reading, transaction
from panel.domain.actor import Role
from panel.gate import door
from panel.ops import database
from panel.queries import account as accounts
from panel.services import account as account_verbs


@click.command("create-officer")
@click.argument("email")
@click.option("--role", type=click.Choice([r.value for r in Role]), required=True)
@click.option("--name", default=None, help="Default: the address.")
@click.option("--password", default=None, help="Asked for when not given.")
def create_officer_command(email: str, role: str, name: str | None, password: str | None) -> None:
    """Make the first holders of a role; later ones are proposed and approved on the site."""
    key = account_verbs.email_key(email)
    app = setting.app()
    setting.not_rewound(app)
    with app.app_context():
        with reading():
            known = accounts.by_email_key(key) is not None
        if not known and password is None:
            password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        with transaction():
            now = door.system_clock()
            account = accounts.by_email_key(key)
            if account is None:
                account = account_verbs.create(email, name or email, password or "", now=now, confirmed=True)
            account_verbs.first_holder(account, Role(role), now=now)
    click.echo(f"{email} holds the role {role}.")


@click.command("totp")
@click.argument("email")
def totp_command(email: str) -> None:
    """Print the present code of a demo account."""
    config = setting.config()
    nowhere = f"there is no demo in {config.data}; give PANEL_DATA as you gave it to `panel demo`"
    if config.sqlite and not config.data.is_dir():
        setting.refuse(nowhere)
    app = setting.app()
    if database.behind(setting.engine(app)):
        setting.refuse(nowhere)
    with app.app_context(), reading():
        account = accounts.by_email_key(account_verbs.email_key(email))
        if account is None or not account.demo or account.totp_secret is None:
            setting.refuse("only accounts of the demo have their codes printed")
        click.echo(pyotp.TOTP(app.extensions["panel.keys"].open(account.totp_secret)).now())
