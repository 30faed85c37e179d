"""Identifying details as people write them, drawn by chance from descriptions of the formats.

Six kinds in six languages, none of them anybody's. A format is a picture: ``d`` is a digit, ``z`` one
that is not 0, ``A`` a Latin capital, ``a`` a small letter, ``Y`` a Cyrillic letter of a number plate, ``H``
a Chinese one, ``M`` an Arabic letter; everything else is itself. Dates, places and addresses are made
below. The rules that look for them know nothing of this file, nor this file of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

KINDS = ("phone", "email", "document", "plate", "birth", "coordinates")
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")

_LETTERS = {
    "d": "0123456789",
    "z": "123456789",
    "A": "ABCDEFGHJKLMNPRSTUVWXYZ",
    "B": "BCDFGHJKLMNPRSTVWXYZ",
    "a": "abcdefghijklmnopqrstuvwxyz",
    "Y": "АВЕКМНОРСТУХ",
    "H": "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼",
    "M": "أبتجدرسصطعفقكلمنهوي",
}
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_WIDE = {n: n + 0xFEE0 for n in range(0x21, 0x7F)}


@dataclass(frozen=True, slots=True)
class Seed:
    """A sentence with one detail in it."""

    text: str
    start: int
    end: int
    kind: str
    language: str

    @property
    def detail(self) -> str:
        """The detail itself."""
        return self.text[self.start : self.end]


#: Formats by kind and language; a backslash keeps the letter after it as it is.
PICTURES: dict[tuple[str, str], tuple[str, ...]] = {
    ("phone", "en"): (
        "+44 7\\9dd dddddd",
        "+1 (zdd) zdd-dddd",
        "zdd-zdd-dddd",
        "07\\9dd dddddd",
        "0044 20 zddd dddd",
        "020 zddd dddd",
    ),
    ("phone", "fr"): (
        "06 dd dd dd dd",
        "+33 6 dd dd dd dd",
        "07.dd.dd.dd.dd",
        "06dddddddd",
        "+212 6 dd dd dd dd",
        "00 221 77 zdd dd dd",
    ),
    ("phone", "es"): (
        "6dd ddd ddz",
        "+34 6dd dd dd dd",
        "55 zddd dddd",
        "+52 55 zddd dddd",
        "(011) 4ddd-dddd",
        "+57 310 ddd dddd",
    ),
    ("phone", "ru"): (
        "+7 (9dd) ddd-dd-dd",
        "8 9dd ddd dd dd",
        "8(9dd)ddddddd",
        "+79ddddddddd",
        "+998 90 ddd dd dd",
        "8-9dd-ddd-dd-dd",
    ),
    ("phone", "ar"): (
        "079 ddd dddd",
        "+962 79 ddd dddd",
        "00961 3 ddd ddd",
        "010dddddddd",
        "+20 10 dddd dddd",
        "0912ddddddd",
    ),
    ("phone", "zh"): (
        "138dddddddd",
        "139-dddd-dddd",
        "186 dddd dddd",
        "+86 150 dddd dddd",
        "010-6ddddddd",
        "+8613ddddddddd",
    ),
    ("document", "en"): (
        "\\A zdd ddd ddd",
        "\\Azdd-ddd-ddd",
        "5dddddddd",
        "\\C0ddddddd",
        "zdd-dd-dddd",
        "917-14\\Cddddd",
    ),
    ("document", "fr"): (
        "ddAAddddd",
        "88zdddddddddd",
        "2 6d 05 zd ddd ddd dd",
        "99dddddddd",
        "zddddddddd",
        "ddAAddddd",
    ),
    ("document", "es"): (
        "zdddddddB",
        "\\XdddddddB",
        "\\P\\A\\Adddddd",
        "1.0zd.ddd.ddd",
        "AAAA8d1014\\HBBBBB0d",
        "zdddddddB",
    ),
    ("document", "ru"): (
        "45 0d dddddd",
        "450d № dddddd",
        "1dd-ddd-ddd dd",
        "7700dddddddd",
        "71 ddddddd",
        "450d dddddd",
    ),
    ("document", "ar"): (
        "Adddddddd",
        "2\\9dd1231ddddddd",
        "2ddddddddd",
        "00zddddddd",
        "\\R\\L ddddddd",
        "19z1zddddddd",
    ),
    ("document", "zh"): (
        "110105198z0612dddd",
        "4403061\\979112dddX",
        "\\Edddddddd",
        "\\E\\Addddddd",
        "\\Gdddddddd",
        "Addddddddd",
    ),
    ("plate", "en"): ("AAd6 AAA", "AA1d AAA", "7AAAddd", "AAA-dddd", "AAA dddd", "B-AA zddd"),
    ("plate", "fr"): ("AA-ddd-AA", "AA ddd AA", "AA-ddd-AA", "zddd AA 75", "zdddd-116-16", "AA-zddd-AA"),
    ("plate", "es"): ("zddd BBB", "zddd-BBB", "AAA-dd-dd", "AA ddd AA", "AAA ddd", "AAA-ddd"),
    ("plate", "ru"): ("YdddYY77", "YdddYY 199", "Y ddd YY 50", "ddddYY 77", "YYddd 99", "YdddYY177"),
    ("plate", "ar"): ("M M M zddd", "M zddddd", "zdddd-M-6", "M M zddd", "zd-zdddd", "AAA zddd"),
    ("plate", "zh"): ("HAddddd", "HA·dAddd", "HA ddddd", "HAD0dddd", "HAFdddd5", "HA-ddddd"),
}

#: What people write round a detail; ``{}`` is the detail. The later ones are kept for the second seed.
CARRIERS: dict[tuple[str, str], tuple[str, ...]] = {
    ("phone", "en"): (
        "You can ring my sister on {} after work.",
        "My number is {}, ask for Amina.",
        "Call {} if the police come back.",
        "Whoever knows more may send a message to {}.",
        "{} – that is the foreman's mobile.",
    ),
    ("phone", "fr"): (
        "On peut me joindre au {} le soir.",
        "Mon numéro : {}.",
        "Appelez le {} et demandez Fatou.",
        "Écrivez à mon frère sur WhatsApp, {}.",
        "Le contremaître répond au {} toute la journée.",
    ),
    ("phone", "es"): (
        "Mi teléfono es el {} y contesto por la tarde.",
        "Llámenme al {} cuando puedan.",
        "El encargado atiende en el {}.",
        "Pregunten por Rosa, {}, después de las ocho.",
        "Mándenme un mensaje al {}, por favor.",
    ),
    ("phone", "ru"): (
        "Мой телефон {}, звоните вечером.",
        "Можно написать в Telegram: {}.",
        "Позвоните по номеру {} и спросите Гульнару.",
        "Бригадир отвечает по {} до шести.",
        "Сестра оставила мне {}.",
    ),
    ("phone", "ar"): (
        "رقم هاتفي {} ويمكنكم الاتصال مساءً.",
        "اتصلوا بأختي على {} بعد العمل.",
        "جوالي {}.",
        "يرد صاحب العمل على {} طوال اليوم.",
        "راسلوني على واتساب {} من فضلكم.",
    ),
    ("phone", "zh"): (
        "我的电话是{}，晚上可以打。",
        "请联系我姐姐，手机{}。",
        "有事请拨打{}找王师傅。",
        "工头的号码是{}，白天有人接。",
        "加我微信：{}。",
    ),
    ("email", "en"): (
        "Write to me at {} and I will answer.",
        "My address is {}.",
        "The agency used {}, which no longer works.",
        "Send the papers to {}!",
    ),
    ("email", "fr"): (
        "Écrivez-moi à {} et je répondrai.",
        "Mon adresse : {}.",
        "L'agence se servait de {}, qui ne marche plus.",
        "Envoyez les papiers à {}!",
    ),
    ("email", "es"): (
        "Escríbanme a {} y contesto.",
        "Mi correo es {}.",
        "La agencia usaba {}, que ya no sirve.",
        "¡Manden los papeles a {}!",
    ),
    ("email", "ru"): (
        "Пишите мне на {}, я отвечу.",
        "Моя почта: {}.",
        "Агентство писало с {}, теперь адрес не работает.",
        "Пришлите бумаги на {}!",
    ),
    ("email", "ar"): (
        "راسلوني على {} وسأجيب.",
        "بريدي: {}.",
        "كانت الوكالة تستعمل {} ولم يعد يعمل.",
        "أرسلوا الأوراق إلى {}!",
    ),
    ("email", "zh"): (
        "请写信到{}，我会回复。",
        "我的邮箱：{}。",
        "中介用的是{}，现在打不开了。",
        "把材料发到{}吧！",
    ),
    ("document", "en"): (
        "My passport number is {} and my employer keeps it.",
        "I was registered under ID {} at the border.",
        "They wrote my identity card, {}, into their book.",
        "The file says Alien Registration Number {}.",
        "His passport ({}) was never returned.",
    ),
    ("document", "fr"): (
        "Mon passeport numéro {} est chez mon employeur.",
        "Ma carte d'identité porte le numéro {}.",
        "Titre de séjour n° {}, expiré depuis mai.",
        "Ils ont noté mon passeport, {}, dans leur cahier.",
        "Sur ma carte de séjour on lit {}.",
    ),
    ("document", "es"): (
        "Mi pasaporte número {} lo tiene el patrón.",
        "Documento de identidad {}, según el acta.",
        "Me registraron con la cédula {}.",
        "Apuntaron mi pasaporte ({}) en su cuaderno.",
        "En mi permiso de residencia dice {}.",
    ),
    ("document", "ru"): (
        "Мой паспорт {} у хозяина.",
        "Паспорт серия и номер {}, выдан в мае.",
        "В деле записано удостоверение личности {}.",
        "Они переписали мой паспорт ({}) в тетрадь.",
        "На виде на жительство стоит {}.",
    ),
    ("document", "ar"): (
        "جواز سفري رقم {} عند صاحب العمل.",
        "رقم هويتي {} مسجل في المحضر.",
        "رقم الإقامة {} وانتهت في أيار.",
        "كتبوا جوازي ({}) في دفترهم.",
        "بطاقة الهوية التي أحملها رقمها {}.",
    ),
    ("document", "zh"): (
        "我的护照号码是{}，被老板拿走了。",
        "身份证{}，登记在派出所。",
        "他们记下了我的证件号{}。",
        "护照（{}）一直没有还给我。",
        "居留证上写着{}。",
    ),
    ("plate", "en"): (
        "The van with the number plate {} took them away.",
        "We were driven in a white car, registration {}.",
        "The licence plate was {}.",
        "A truck, {}, waited outside.",
    ),
    ("plate", "fr"): (
        "Une camionnette immatriculée {} les a emmenés.",
        "La plaque était {}.",
        "La voiture blanche, immatriculation {}, attendait.",
        "Le camion ({}) attendait dehors.",
    ),
    ("plate", "es"): (
        "Una furgoneta con matrícula {} se los llevó.",
        "La placa era {}.",
        "El coche blanco con placas {} esperaba.",
        "El camión ({}) esperaba fuera.",
    ),
    ("plate", "ru"): (
        "Их увезла машина с номером {}.",
        "Госномер микроавтобуса {}.",
        "Белая машина, номерной знак {}, ждала.",
        "Грузовик ({}) стоял у ворот.",
    ),
    ("plate", "ar"): (
        "أخذتهم سيارة تحمل لوحة رقم {}.",
        "رقم السيارة {}.",
        "كانت لوحة الحافلة {} بيضاء.",
        "وقفت الشاحنة ({}) أمام الباب.",
    ),
    ("plate", "zh"): (
        "车牌号{}的面包车把他们带走了。",
        "那辆白车的牌照是{}。",
        "我记得车牌：{}。",
        "货车（{}）停在门口。",
    ),
    ("birth", "en"): (
        "I was born on {} in a village.",
        "Date of birth: {}.",
        "My daughter, born {}, is still there.",
        "DOB {}, as the officer wrote it.",
        "Her birthday is {} and she is alone.",
    ),
    ("birth", "fr"): (
        "Je suis né le {} dans un village.",
        "Date de naissance : {}.",
        "Ma fille, née le {}, est restée là-bas.",
        "Mon anniversaire est le {}.",
        "L'agent a écrit « née {} » sur la fiche.",
    ),
    ("birth", "es"): (
        "Nací el {} en un pueblo.",
        "Fecha de nacimiento: {}.",
        "Mi hija, nacida el {}, sigue allá.",
        "Mi cumpleaños es el {}.",
        "Soy de un pueblo del sur y nací un {}.",
    ),
    ("birth", "ru"): (
        "Я родился {} в деревне.",
        "Дата рождения: {}.",
        "Моя дочь, родившаяся {}, осталась там.",
        "Мой день рождения {}.",
        "Гульнара, {} года рождения, осталась одна.",
    ),
    ("birth", "ar"): (
        "ولدت في {} في قرية.",
        "تاريخ الميلاد: {}.",
        "أنا من مواليد {}.",
        "ابنتي المولودة بتاريخ {} ما زالت هناك.",
        "عيد ميلادي {}.",
    ),
    ("birth", "zh"): (
        "我{}出生在一个村子里。",
        "出生日期：{}。",
        "我女儿生于{}，还在老家。",
        "我的生日是{}。",
        "我是{}生的。",
    ),
    ("coordinates", "en"): (
        "The camp stands at {} near the river.",
        "We hid at {}.",
        "GPS {}: come by night.",
        "The house can be found under {} on the map.",
    ),
    ("coordinates", "fr"): (
        "Le camp se trouve à {} près du fleuve.",
        "Nous étions cachés à {}.",
        "GPS {} : venez la nuit.",
        "On trouve la maison sous {} sur la carte.",
    ),
    ("coordinates", "es"): (
        "El campamento está en {} junto al río.",
        "Nos escondimos en {}.",
        "GPS {}: vengan de noche.",
        "La casa aparece en {} en el mapa.",
    ),
    ("coordinates", "ru"): (
        "Лагерь стоит в точке {} у реки.",
        "Мы прятались здесь: {}.",
        "Координаты {}, приходите ночью.",
        "Дом на карте найдёте под {}.",
    ),
    ("coordinates", "ar"): (
        "يقع المخيم عند {} قرب النهر.",
        "اختبأنا هنا: {}.",
        "الإحداثيات {} تعالوا ليلاً.",
        "تجدون البيت على الخريطة في {}.",
    ),
    ("coordinates", "zh"): (
        "营地在{}，靠近河边。",
        "我们躲在这里：{}。",
        "坐标{}，请晚上来。",
        "房子在地图上的{}。",
    ),
}

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "levant": "كانون الثاني،شباط،آذار،نيسان،أيار،حزيران،تموز،آب،أيلول،تشرين الأول،تشرين الثاني،كانون الأول".split(
        "،"
    ),
}
_FIGURES = "〇一二三四五六七八九"
_HOSTS = ("example.org", "mail.example.com", "post.example.net", "example.co.uk", "union-example.info")
_SCRIPTS = {
    "ru": ("анна.петрова@пример.рф", "мигрант{}@почта.рус"),
    "ar": ("أمل@مثال.إختبار", "سعيد{}@بريد.مصر"),
    "zh": ("张伟@例子.中国", "工友{}@邮箱.公司"),
}
_NAMES = ("amina.yusuf", "j_perez", "fatou-diop", "gulnara85", "zhangwei", "o.haddad+work", "m.n.k", "rosa99")


def _drawn(rng: Random, picture: str) -> str:
    made, keep = [], False
    for letter in picture:
        if keep or letter not in _LETTERS:
            if not keep and letter == "\\":
                keep = True
                continue
            made.append(letter)
        else:
            made.append(rng.choice(_LETTERS[letter]))
        keep = False
    return "".join(made)


def _written(rng: Random, language: str, detail: str) -> str:
    """Figures as the language writes them, not always."""
    if language == "ar" and not any("A" <= c <= "Z" or "a" <= c <= "z" for c in detail):
        return detail.translate(rng.choice((_EASTERN, _EASTERN, _PERSIAN, {})))
    if language == "zh" and rng.random() < 0.25:
        return detail.translate(_WIDE)
    return detail


def _email(rng: Random, language: str) -> str:
    if language in _SCRIPTS and rng.random() < 0.4:
        return rng.choice(_SCRIPTS[language]).replace("{}", str(rng.randrange(10, 99)))
    whole = f"{rng.choice(_NAMES)}@{rng.choice(_HOSTS)}"
    if rng.random() < 0.15:
        return whole.replace("@", rng.choice((" (at) ", "[at]", " [at] ")))
    return whole.translate(_WIDE) if language == "zh" and rng.random() < 0.3 else whole


def _birth(rng: Random, language: str) -> str:
    year, month, day = rng.randrange(1948, 2009), rng.randrange(1, 13), rng.randrange(1, 29)
    name = _MONTHS.get(language, _MONTHS["en"])[month - 1]
    plain = (f"{day:02}.{month:02}.{year}", f"{day}/{month}/{year}", f"{year}-{month:02}-{day:02}")
    figures = "".join(_FIGURES[int(c)] for c in str(year))
    spoken = {
        "en": (
            f"{day} {name} {year}",
            f"{name} {day}, {year}",
            f"{day}th of {name} {year}",
            f"{day} {name[:3]} {year}",
        ),
        "fr": (f"{day} {name} {year}", f"1er {name} {year}", f"{day} {name} {year}"),
        "es": (f"{day} de {name} de {year}", f"{day} de {name} del {year}", f"{day} {name} {year}"),
        "ru": (f"{day} {name} {year}", f"{day} {name} {year} г.", f"{day:02}.{month:02}.{year}"),
        "ar": (
            f"{day} {name} {year}",
            f"{day} {_MONTHS['levant'][month - 1]} {year}",
            f"{year}/{month}/{day}",
        ),
        "zh": (
            f"{year}年{month}月{day}日",
            f"{figures}年{_FIGURES[month] if month < 10 else '十' + '〇一二'[month - 10].strip('〇')}月{_FIGURES[day % 9 + 1]}日",
            f"{year}.{month}.{day}",
        ),
    }[language]
    return rng.choice(spoken + plain)


def _degrees(value: float) -> tuple[int, int, int]:
    whole = int(value)
    minutes = int((value - whole) * 60)
    return whole, minutes, int((value - whole - minutes / 60) * 3600)


def _coordinates(rng: Random, language: str) -> str:
    north, east = rng.uniform(1, 69), rng.uniform(1, 170)
    (d, m, s), (e, n, t) = _degrees(north), _degrees(east)
    comma = f"{north:.4f}".replace(".", ","), f"{east:.4f}".replace(".", ",")
    plain = (f"{north:.4f}, {east:.4f}", f"{north:.5f},{east:.5f}", f"-{north:.6f}, {east:.6f}")
    marked = {
        "en": (
            f"{north:.4f}° N, {east:.4f}° E",
            f"{d}°{m:02}′{s:02}″N {e}°{n:02}′{t:02}″W",
            f"{d}° {m}' {s}\" N, {e}° {n}' {t}\" E",
        ),
        "fr": (
            f"{comma[0]}° N, {comma[1]}° O",
            f"{d}° {m:02}′ {s:02}″ N, {e}° {n:02}′ {t:02}″ E",
            f"{d}°{m}' nord, {e}°{n}' est",
        ),
        "es": (
            f"{comma[0]}° N, {comma[1]}° O",
            f"{d}°{m:02}′{s:02}″N {e}°{n:02}′{t:02}″O",
            f"{d}°{m}' norte y {e}°{n}' oeste",
        ),
        "ru": (
            f"{comma[0]}° с. ш., {comma[1]}° в. д.",
            f"{d}°{m:02}′{s:02}″ с. ш. {e}°{n:02}′{t:02}″ в. д.",
            f"{d}°{m}' с.ш., {e}°{n}' в.д.",
        ),
        "ar": (
            f"{north:.4f} شمالاً، {east:.4f} شرقاً",
            f"{d}°{m:02}′{s:02}″ شمالا {e}°{n:02}′{t:02}″ شرقا",
            f"{north:.4f}° ش، {east:.4f}° ق",
        ),
        "zh": (
            f"北纬{north:.4f}°，东经{east:.4f}°",
            f"北纬{d}度{m}分{s}秒，东经{e}度{n}分",
            f"N{north:.4f}, E{east:.4f}",
        ),
    }[language]
    found = rng.choice(marked + plain)
    if language == "ar" and rng.random() < 0.5:
        return found.replace(".", "٫").translate(_EASTERN)
    return found


_MAKERS: dict[str, Callable[[Random, str], str]] = {
    "email": _email,
    "birth": _birth,
    "coordinates": _coordinates,
}


def seeds(seed: int, *, each: int = 10, held_out: bool = False) -> Iterator[Seed]:
    """``each`` sentences of every kind in every language; only ``held_out`` ones use the last carriers."""
    rng = Random(seed)
    for kind in KINDS:
        for language in LANGUAGES:
            carriers = CARRIERS[kind, language]
            offered = carriers if held_out else carriers[:3]
            for _ in range(each):
                if kind in _MAKERS:
                    detail = _MAKERS[kind](rng, language)
                else:
                    detail = _written(rng, language, _drawn(rng, rng.choice(PICTURES[kind, language])))
                before, after = rng.choice(offered).split("{}")
                yield Seed(before + detail + after, len(before), len(before) + len(detail), kind, language)
