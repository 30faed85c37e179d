"""The facts: what is held, where, and what becomes of it in the hands of whoever takes every disk."""

from __future__ import annotations

from dataclasses import dataclass

#: What can become of something, in the words of the documents.
STATES = {
    "readable": {
        "en": "can be read", "fr": "lisible", "es": "se puede leer",
        "ru": "можно прочитать", "ar": "يمكن قراءته", "zh": "可以读到",
    },
    "fingerprint": {
        "en": "fingerprint only", "fr": "empreinte seulement", "es": "solo una huella",
        "ru": "только отпечаток", "ar": "بصمة فقط", "zh": "只有指纹",
    },
    "sealed": {
        "en": "cannot be opened", "fr": "impossible à ouvrir", "es": "no se puede abrir",
        "ru": "нельзя открыть", "ar": "لا يمكن فتحه", "zh": "无法打开",
    },
    "destroyed": {
        "en": "destroyed", "fr": "détruit", "es": "destruido",
        "ru": "уничтожено", "ar": "أُتلف", "zh": "已销毁",
    },
    "absent": {
        "en": "not kept", "fr": "n’existe pas", "es": "no se guarda",
        "ru": "не хранится", "ar": "لا يُحفظ", "zh": "不保存",
    },
}  # fmt: skip

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing: its code, the store it lies in, and its state without the officers' keys."""

    code: str
    store: str
    state: str

    def __str__(self) -> str:
        return f"{self.code} | {self.store} | {self.state}"


#: In the order of the table in the document.
FACTS = (
    Fact("published-texts", "record", "readable"),
    Fact("organization-texts", "record", "readable"),
    Fact("organization-people", "record", "readable"),
    Fact("withheld-names-of-organizations", "record", "readable"),
    Fact("letters", "mail", "readable"),
    Fact("passwords", "record", "fingerprint"),
    Fact("second-steps", "record and keys", "readable"),
    Fact("invitations", "record", "fingerprint"),
    Fact("participant-numbers-and-days", "record", "readable"),
    Fact("participant-passphrases", "record", "fingerprint"),
    Fact("participant-texts", "record, item keys and key file", "readable"),
    Fact("participant-names", "vault", "sealed"),
    Fact("reports-of-danger", "record, item keys and key file", "readable"),
    Fact("erased-texts", "nowhere", "destroyed"),
    Fact("who-invited-a-participant", "nowhere", "absent"),
    Fact("addresses-and-devices-of-participants", "nowhere", "absent"),
    Fact("hours-of-participants", "nowhere", "absent"),
)


def block() -> str:
    """The facts as the document ends with them."""
    return "\n".join(map(str, FACTS))
