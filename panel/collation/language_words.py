"""The small words by which languages in Latin letters are told apart, and letters only some of them have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

#: English, French and Spanish are read; the others are known so that they are not taken for one of these.
SMALL_WORDS: Mapping[str, str] = {
    "en": "a the of and to in is that for with on are as by be this from or an which have has not their it they was were "
    "at we our should all can will more who these those been its would could may must there than what when your you "
    "such about into also but if do does only other any some between through under while within without because how",
    "fr": "le la les des du de et en un une est que qui dans pour sur par au aux avec ne pas ce cette ces il elle ils "
    "elles leur leurs sont être plus ou nous vous mais comme son sa ses tout tous toutes doit doivent afin ainsi donc "
    "très sans entre peut était ont été notre nos y lors selon même aussi dont où fait faire d l qu n s c j je",
    "es": "el la los las de y en que un una es por para con del al se su sus no lo como más o este esta estos estas son "
    "ser está están hay ha han pero sin sobre entre también debe deben cuando donde desde hasta todos todas todo muy "
    "cada nos nuestro nuestra le les si ya porque así según ante tras durante era fue puede pueden uno otros otras e",
    "de": "der die das und in den von zu mit ist im für auf des dem nicht ein eine einer einem einen es sich auch als an "
    "werden wird sind bei oder aus wie dass durch nach zur zum über nur noch kann können haben hat wenn vor bis sollte "
    "sollten müssen muss aber wir ich sie er diese dieser dieses sowie zwischen mehr sehr keine kein ihre ihrer unsere",
    "it": "il lo la gli le di e in che un una è per con del della dei delle degli dal dalla nel nella nei nelle al alla ai "
    "alle sul sulla si non più o come anche sono essere ha hanno questo questa questi queste ma se su tra fra da loro "
    "suo sua suoi cui quali dove ogni tutti tutte deve devono può possono stato ad ed i l dell nell all quanto anche",
    "pt": "o a os as de e em que um uma é por para com do da dos das no na nos nas ao aos à às se seu sua seus suas não "
    "mais ou como também são ser está estão há foi mas sem sobre entre este esta estes estas isso pela pelo pelos pelas "
    "deve devem quando onde desde até todos todas muito cada já nosso nossa pode podem num numa à",
    "nl": "de het een en van in is dat op te voor met zijn niet aan door er om als bij ook naar maar uit dan over of deze "
    "die dit wordt worden kan kunnen hebben heeft geen tot meer moet moeten nog wel waar onze ons wij zij hun hij ze "
    "tussen tegen zoals omdat binnen zonder alle",
    "sv": "och i att det som en på är av för med den till inte om ett har de var från kan vi ska men så eller vid när man "
    "även också genom detta denna dessa där alla mycket bör måste efter under mot mellan sina sitt sin skulle vara blir "
    "samt inom utan få finns",
    "da": "og i at det som en på er af for med den til ikke om et har de var fra kan vi skal men så eller ved når man også "
    "gennem dette denne disse hvor alle meget bør efter under mod mellem sine sit sin skulle være bliver samt inden uden "
    "få findes",
    "no": "og i at det som en på er av for med den til ikke om et har de var fra kan vi skal men så eller ved når man også "
    "gjennom dette denne disse hvor alle mye bør etter under mot mellom sine sitt sin skulle være blir samt uten få finnes "
    "ikkje eg ein frå",
    "pl": "i w na z do że się nie jest to o jak za po przez dla od oraz są być lub które który która tego tym przy także "
    "czy ich może przed ale bardzo ze co tak już tylko",
    "cs": "a v na se že je to s z do o i k pro by jako za po od nebo jsou být které který která také při jejich může před "
    "ale podle mezi jeho této tohoto ve však",
    "sk": "a v na sa že je to s z do o i k pre by ako za po od alebo sú byť ktoré ktorý ktorá tiež pri ich môže pred ale "
    "podľa medzi jeho tejto tohto vo však",
    "ro": "și de în la a cu pe că este sunt o un din pentru care nu se mai sau ca prin dar fi al ale lor acest această "
    "aceste au fost trebuie poate între după",
    "ca": "el la els les de i en que un una és per amb del dels al als se no com més o aquest aquesta són ser està hi ha "
    "però sense sobre entre també ha han quan on des fins tots totes molt cada pel pels seva seves seus li ens aquests",
    "gl": "o a os as de e en que un unha é por para con do da dos das no na ao aos se seu súa non máis ou como tamén son "
    "ser está hai foi mais sen sobre entre este esta pola polo cando onde ata todos moi",
    "hu": "a az és hogy nem is egy van ez de meg csak már mint vagy el ha kell lehet amely amelyek ezek azok által között "
    "után szerint minden valamint való volt",
    "fi": "ja on ei että se oli ovat myös kuin mutta joka tai sekä olla voi jotka sen niin ne kun jos mukaan sitä tämä "
    "tämän ovat hän mitä",
    "et": "ja on ei et see oli ka kui aga mis või ning olla võib kes selle nii need kas tema peab",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi en ne var değil kadar sonra veya ya ki her ancak göre "
    "tarafından üzerinde olduğu arasında",
    "id": "yang dan di untuk dengan dari ini itu pada dalam adalah tidak akan oleh atau juga ke sebagai para mereka dapat "
    "telah harus kepada bagi karena kami",
    "sw": "ya na wa kwa ni katika za la kuwa cha kama hii yao wao au lakini hiyo pia watu kila haki wote zaidi bila",
    "vi": "và của là có trong được cho các với một không những người này đã để khi về từ đến như quyền phải",
    "tl": "ang ng sa mga na ay at para ito hindi kung mga o may kanilang isang bilang dapat lahat nila",
    "hr": "i u je se na da za su od s koji koja koje o ne kao ili po biti iz može također te ali što njihova prema između",
    "sl": "in je v na da za se so ki z od ne o kot ali po biti iz lahko tudi pa kar njihove med pri za",
    "sq": "dhe e të në i një për me që është nga si nuk janë ka por ose këtë tyre duhet mund",
    "lt": "ir yra į su kad ne iš tai kaip bet ar buvo už apie taip pat turi gali jų prie pagal",
    "lv": "un ir uz ar ka no ne par kā bet vai tas bija šo arī viņu pie pēc jābūt var",
    "so": "iyo in ka ku waa uu oo ah la ee ay aan waxa soo inay dadka ama si laga xuquuqda",
    "ht": "nan yo pou ak ki li se pa sa gen moun tout anpil nou kapab dwa yon",
    "mg": "ny sy ary ho amin an amin'ny dia fa ireo izay tsy na koa azy",
    "ha": "da na ta ga ba ya a cikin wannan su domin ko kuma yana suna",
    "la": "et in est ad non ut cum de qui quae quod sunt ex per sed ab",
}

LETTERS: Mapping[str, str] = {
    "ñ": "es gl tl", "¿": "es", "¡": "es", "ß": "de", "ä": "de sv fi et sk", "ö": "de sv fi et tr hu", "ü": "de et tr hu",
    "ã": "pt vi", "õ": "pt et vi", "œ": "fr", "ê": "fr pt vi", "è": "fr it ca", "ù": "fr it vi", "û": "fr tr",
    "î": "fr ro", "ç": "fr pt ca tr sq", "å": "sv da no", "ø": "da no", "æ": "da no",
    "ł": "pl", "ą": "pl lt", "ę": "pl lt", "ż": "pl", "ś": "pl", "ş": "tr ro", "ğ": "tr", "ı": "tr", "ă": "ro vi", "ț": "ro",
    "ř": "cs", "ě": "cs", "ů": "cs", "ľ": "sk", "ő": "hu", "ű": "hu", "đ": "vi hr", "ơ": "vi", "ư": "vi",
    "ë": "sq nl", "ė": "lt", "ų": "lt", "ā": "lv", "ē": "lv", "č": "cs sk hr sl lt", "š": "cs sk hr sl lt lv et",
    "ž": "cs sk hr sl lt lv et",
}  # fmt: skip


@cache
def small_words() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """For each small word the languages that have it, each with its share of the word."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for language, words in SMALL_WORDS.items():
        for word in words.split():
            found[word].add(language)
    return {
        word: tuple((language, len(several) ** -1.2) for language in sorted(several))
        for word, several in found.items()
    }


@cache
def small_words_of_others(language: str) -> frozenset[str]:
    """The small words that a language does not have."""
    own = SMALL_WORDS.get(language, "").split()
    return frozenset(small_words()).difference(own)
