"""What officers and operators do with the vault, by commands only: its schema, its export, its opening.

This is the only room that reads what is sealed, and the web process never loads it: only ``panel.cli``
imports it.
"""
