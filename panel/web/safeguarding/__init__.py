"""Withheld names: two officers can reveal one, with a reason, and each time is recorded."""
