"""What a browser says of itself, in two words: all that is kept of it."""

from __future__ import annotations

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def described(user_agent: str) -> str:
    """``Firefox, Windows``; empty where neither is known."""
    words = (
        next((name for sign, name in signs if sign in user_agent), "") for signs in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(word for word in words if word)
