"""Words of the six languages (and some Persian) that name an identifying detail or stand beside one.

Alternatives of regular expressions, small letters where case does not matter. They are lists of words,
not of rules: the rules are in ``identifiers``.
"""

from __future__ import annotations

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    "|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يونيه|يوليو|يوليه|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر"
    "|جانفي|فيفري|[أا]فريل|ماي|جوان|جويلية|[أا]وت|شتنبر|نونبر|دجنبر"
    "|كانون الثاني|كانون الأول|شباط|آذار|نيسان|[أا]يار|حزيران|تموز|آب|[أا]يلول|تشرين الأول|تشرين الثاني"
    "|محرم|صفر|ربيع الأول|ربيع الثاني|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة"
    "|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"
)

BORN = (
    r"\bborn\b|\bbirthda(?:y|te)\b|\bbirth date\b|\bdate of birth\b|\bd\.? ?o\.? ?b\b\.?"
    r"|\bnée?s?\b|\bdate de naissance\b|\banniversaire\b|\bnaquit\b"
    r"|\bnac(?:í|ió|id[oa]s?)\b|\bfecha de nacimiento\b|\bcumpleaños\b|\bf\. ?nac\b\.?"
    r"|\bродил(?:ся|ась|ись)\b|\bрожд[её]н(?:а|ная|ный)?\b|\bродивш(?:аяся|ийся|уюся|егося)\b|\bдата рождения\b"
    r"|\bдень рождения\b|\bд\.? ?р\."
    r"|ولد(?:ت|تُ)?\b|مولود(?:ة|ه)?\b|المولود(?:ة|ه)?\b|مواليد|تاريخ (?:ال)?(?:ميلاد|ولادة)|(?:عيد )?ميلادي?|متولد|تاریخ تولد"
    r"|出生|(?<!诞)生于|生日|生辰"
)
BORN_AFTER = (
    r"is my birthday|\bг\. ?р\.|год[уа] рождения|рождения\b|出生|生的|生人|est (?:ma|sa) date de naissance"
    r"|(?:el día en que )?nací\b|est mon anniversaire|عيد ميلادي|تاريخ ميلادي"
)
BEFORE_OR_AFTER = (
    r"\bafter\b|\bbefore\b|\bsince\b|\bbetween\b|\bprior\b|\buntil\b|\bout of\b|\baprès\b|\bavant\b|\bdepuis\b|\bentre\b"
    r"|\bdespués\b|\bantes\b|\bdesde\b|\bпосле\b|\bдо\b|\bс\b|بعد|قبل|منذ|以后|之后|以前|之前|于\d"
)

NUMBER = r"\bnumbers?\b|\bno\b\.?|\bn[°ºo]\b|\bnuméro\b|\bnúmero\b|\bnúm\b\.?|#|№|\bномер\w{0,2}\b|رقم|شماره|号码?|編號|编号"

DOCUMENTS = (
    r"\bpassports?\b|\bidentity (?:card|document|number|paper)s?\b|\bid\b|\bid[- ]card\b|\bnational (?:id|insurance)\b"
    r"|\b(?:alien|case|file) (?:registration )?number\b|\bregistration number\b|\bresiden(?:ce|t) (?:permit|card)\b"
    r"|\bsocial security\b|\bssn\b|\bvisa (?:number|no)\b|\bunhcr\b|\ba-number\b|\bpapers no\b|\bdriving licen[cs]e\b"
    r"|\bpasseports?\b|\bcarte (?:nationale )?(?:d'identité|de séjour|de résident|consulaire)\b|\bcni\b|\btitre de séjour\b"
    r"|\brécépissé\b|\bsécurité sociale\b|\bnumero d'identification\b|\bagdref\b|\bpermis de (?:séjour|conduire)\b"
    r"|\bpasaporte\b|\bcédula\b|\bdni\b|\bnie\b|\bcurp\b|\bdocumento (?:nacional )?de identidad\b|\bcarn[eé]t\b"
    r"|\b(?:permiso|tarjeta) de (?:residencia|identidad)\b|\bcredencial\b|\bidentificación\b"
    r"|\b(?:загран)?паспорт\w{0,3}\b|\bудостоверени[ея]\w? личности\b|\bвид\w{0,2} на жительство\b|\bснилс\b|\bинн\b"
    r"|\bмиграционн\w{2,3} карт\w{1,2}\b|\bпатент\w?\b|\bсправк\w{1,2}\b"
    r"|جواز(?:ي|ه|ها)?\b"
    r"|جواز(?:ات)? (?:ال)?سفر\w*|هوي(?:ة|تي|ته|تها)\b|الهوية|إقامت?[يهة]\w*|الإقامة|الرقم (?:القومي|الوطني)|بطاقة"
    r"|گذرنامه|کد ملی|شناسنامه"
    r"|护照|身份证|居留证|居住证|证件号?|居留许可|通行证|签证号"
)

PLATES = (
    r"\b(?:number|licen[cs]e|registration) plates?\b|\bplates?\b|\bregistration\b|\breg\b\.?"
    r"|\bimmatricul(?:é|ée|és|ées|ation)\b|\bplaques?\b|\bmatr[ií]culas?\b|\bplacas?\b|\bpatente\b"
    r"|\bгос\.? ?номер\w{0,2}\b|\bномерн\w{2,3} знак\w{0,2}\b"
    r"|\b(?:машин|автомобил|автобус|микроавтобус|грузовик)\w{0,3} с номером\b"
    r"|\bномер\w{0,2} (?:машины|автомобиля|автобуса)\b"
    r"|لوح(?:ة|ات|تها)|رقم (?:ال)?(?:سيارة|حافلة|شاحنة|مركبة)|نمرة|پلاک"
    r"|车牌号?码?|牌照号?|车号"
)
CARS = (
    r"\b(?:car|van|truck|lorry|bus|minibus|taxi|vehicle)|\b(?:voiture|camion|camionnette|fourgon|bus|taxi|véhicule)"
    r"|\b(?:coche|carro|camión|camioneta|furgoneta|autobús|taxi|vehículo)"
    r"|\b(?:машина|грузовик|автобус|микроавтобус|такси|автомобиль)|(?:سيارة|شاحنة|حافلة|باص|مركبة)|(?:货车|卡车|汽车|面包车|轿车|大巴)"
)

PHONES = (
    r"\btel\b\.?|\b(?:tele)?phones?\b|\bmobile\b|\bcell\b|\bcall(?: me| us)?\b|\bring\b|\bwhats? ?app\b|\bviber\b|\bsignal\b"
    r"|\btelegram\b|\b(?:my|his|her|our|their|the) number\b|\bcontact\b|\btext me\b|\bsms\b|\bfax\b|\bhotline\b"
    r"|\btéléphon\w{1,4}\b|\btél\b\.?|\bportable\b|\bappele[zr]\b|\bjoindre\b|\bnuméro\b"
    r"|\bteléfonos?\b|\bcelular\b|\bmóvil\b|\bllám\w{2,6}\b|\bllam[ae]r?\b|\bmi número\b"
    r"|\bтел\b\.?|\bтелефон\w{0,3}\b|\bмобильн\w{2,3}\b|\b[Пп]?о?звон\w{2,5}\b|\bватсап\w?\b|\bвайбер\w?\b|\bтелеграм\w?\b"
    r"|هاتف\w{0,3}|تلفون|تليفون|جوال\w{0,2}|موبايل|محمول|اتصل\w{0,3}|واتس ?[آا]ب|راسل\w{0,4}|تلفن|موبایل"
    r"|电话|手机|拨打|致电|微信|联系方式|号码是"
)
MONEY = (
    r"\$|€|£|¥|₽|%|per ?cent\b|dollars?\b|euros?\b|rupees?\b|persons?\b|people\b|personnes?\b|personas?\b|dólares\b|pesos\b"
    r"|francs?\b|рубл|долл|евро|человек|процент|دولار|يورو|دينار|شخص|美元|元|人|欧元|usd\b|eur\b"
)

COUNTED = r"张|份|本|件|个|名|万|亿"

QUARTERS = (
    r"[NSEWО](?![A-Za-zА-Яа-я])|O(?![A-Za-z])|north|south|east|west|nord|sud|ouest|est|norte|sur|este|oeste"
    r"|[сю]\. ?ш\.?|[вз]\. ?д\.?|северной широты|южной широты|восточной долготы|западной долготы"
    r"|شمال(?:اً|ًا|ا)?|جنوب(?:اً|ًا|ا)?|شرق(?:اً|ًا|ا)?|غرب(?:اً|ًا|ا)?|[شجقغ](?![\u0621-\u064a])"
    r"|北纬|南纬|东经|西经|[NSEW](?=-?\d)"
)
