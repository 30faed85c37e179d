"""The keys of the coding desk: what can be done with one, and which keys may stand for it."""

from __future__ import annotations

from collections.abc import Mapping

from panel.domain.errors import N_, Problem, problem

#: What a single key does, with its usual key; 1 to 9 are the points used last and stay so.
USUAL: Mapping[str, str] = {
    "next": "n",
    "gap": "j",
    "back": "k",
    "accept": "a",
    "change": "c",
    "dismiss": "x",
    "undo": "u",
    "redo": "r",
    "find": "/",
    "help": "?",
}

#: What each act is called.
LABELS: Mapping[str, str] = {
    "next": N_("next text"),
    "gap": N_("next paragraph not accounted for"),
    "back": N_("the one before"),
    "accept": N_("accept the suggestion"),
    "change": N_("change the suggestion"),
    "dismiss": N_("put the suggestion aside"),
    "undo": N_("undo"),
    "redo": N_("redo"),
    "find": N_("find a theme or point"),
    "help": N_("all keys"),
}

_ONE = N_("Give one character that is typed without another key held down, and no digit and no blank.")
_TWICE = N_("“%(key)s” is given twice. Choose another.")


def chosen(kept: Mapping[str, str]) -> Mapping[str, str]:
    """The key of every act: as an account has it, else the usual one."""
    return {act: kept.get(act, usual) for act, usual in USUAL.items()}


def problems(keys: Mapping[str, str]) -> list[Problem]:
    """What is wrong with a choice of keys: each act has one character, no digit, and no two have the same."""
    found = []
    seen: set[str] = set()
    for act in USUAL:
        key = keys.get(act, "")
        if len(key) != 1 or key.isdigit() or key.isspace() or not key.isprintable():
            found.append(problem(act, _ONE))
        elif key in seen:
            found.append(problem(act, _TWICE, key=key))
        seen.add(key)
    return found
