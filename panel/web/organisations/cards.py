"""The words of an invitation card, in the six languages: they are printed and handed to people, and must not
wait for the rest of the interface to be translated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card beside the address and the code."""

    title: str
    steps: tuple[str, str, str]
    note: str


CARDS: dict[str, Card] = {
    "ar": Card(
        "دعوة للتحدث دون ذكر اسمك",
        (
            "افتح هذا العنوان على أي هاتف، ويفضل أن يكون في نافذة خاصة.",
            "اقرأ ما نحتفظ به، ثم اكتب الأرقام الستة عشر.",
            "دوّن رقمك وكلماتك الست. لا نطلب اسما ولا بريدا ولا هاتفا.",
        ),
        "تصلح مرة واحدة. لا تقل لأحد إنها معك.",
    ),
    "zh": Card(
        "邀请您匿名发言",
        (
            "用任何手机打开这个网址，最好使用无痕窗口。",
            "先看我们保存什么，再输入这十六位数字。",
            "记下您的号码和六个字。我们不问姓名、邮箱或电话。",
        ),
        "只能使用一次。不要告诉别人您有这张卡。",
    ),
    "en": Card(
        "An invitation to speak without your name",
        (
            "Open this address on any telephone, best in a private window.",
            "Read what we hold, then type the sixteen digits.",
            "Write down your number and six words. No name, e-mail or telephone is asked for.",
        ),
        "It works once. Tell nobody that you have it.",
    ),
    "fr": Card(
        "Une invitation à parler sans donner votre nom",
        (
            "Ouvrez cette adresse sur n’importe quel téléphone, de préférence en fenêtre privée.",
            "Lisez ce que nous conservons, puis tapez les seize chiffres.",
            "Notez votre numéro et vos six mots. Ni nom, ni courriel, ni téléphone ne sont demandés.",
        ),
        "Elle sert une seule fois. Ne dites à personne que vous l’avez.",
    ),
    "ru": Card(
        "Приглашение высказаться, не называя имени",
        (
            "Откройте этот адрес на любом телефоне, лучше в приватном окне.",
            "Прочитайте, что мы храним, затем наберите шестнадцать цифр.",
            "Запишите свой номер и шесть слов. Ни имени, ни почты, ни телефона мы не спрашиваем.",
        ),
        "Действует один раз. Никому не говорите, что оно у вас есть.",
    ),
    "es": Card(
        "Una invitación a hablar sin dar su nombre",
        (
            "Abra esta dirección en cualquier teléfono, mejor en una ventana privada.",
            "Lea lo que guardamos y escriba después las dieciséis cifras.",
            "Anote su número y sus seis palabras. No se pide nombre, correo ni teléfono.",
        ),
        "Sirve una sola vez. No diga a nadie que la tiene.",
    ),
}
