"""The first version of each package in which what is known of it was mended; kept by hand.

It is no audit: that needs a database of advisories, which is on the network. It holds the lock above what
we know; whoever learns of more adds a line, and the lock is red until it is renewed.
"""

FIXED = {
    # sessions without Vary: Cookie, CVE-2023-30861 and CVE-2026-27205
    "flask": (3, 1, 3),
    # nameless cookies, multipart floods, names of devices: CVE-2023-23934 to CVE-2026-27199
    "werkzeug": (3, 1, 6),
    # out of the sandbox, CVE-2025-27516
    "jinja2": (3, 1, 6),
    # OpenSSL in the wheels, CVE-2024-12797
    "cryptography": (44, 0, 1),
    # a flood out of a few bytes, CVE-2025-6176
    "brotli": (1, 2, 0),
    # files written through a design space, CVE-2025-66034
    "fonttools": (4, 60, 2),
    # a buffer written too far, CVE-2025-48379
    "pillow": (11, 3, 0),
    # a flood of log lines by multipart, CVE-2025-47287
    "tornado": (6, 5, 0),
    # a path out of a package index, CVE-2025-47273
    "setuptools": (78, 1, 1),
    # a name that takes long, CVE-2024-3651
    "idna": (3, 7),
}
