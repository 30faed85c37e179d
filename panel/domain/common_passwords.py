"""Words of which common passwords are made, and the runs of keys that fingers know; compiled by us.

Short ones are refused by their length already. What matters here is what people do to reach a length:
say a word twice, put two together, add a year.
"""

from __future__ import annotations

_WORDS = """
password passwords passw0rd passwd passphrase passwort kennwort motdepasse contraseña contrasena clave
senha parola haslo wachtwoord пароль парольпароль 密码 كلمةالسر secret topsecret mysecret geheim secreto
mypassword yourpassword newpassword oldpassword thepassword changeme changeit changethis letmein letme
welcome welcomeback bienvenue bienvenido willkommen hello helloworld bonjour salut hola ciao merhaba
привет здравствуй 你好 مرحبا marhaba namaste shalom salaam goodmorning goodbye thankyou
admin administrator root superuser superman user username guest test testing tester demo default temp
temporary login signin logon account master access open opensesame system server computer internet
iloveyou iloveu ilovemyself loveyou love lovely lover loveme teamo jetaime tequiero любовь habibi woaini
forever always whatever nothing anything everything someone nobody
qwerty qwertz azerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qweasd qweasdzxc asdasd qweqwe
zaqwsx qwert asdf zxcv qwer abc abcd abcdef abcdefg abcdefgh abcabc aaaa xxxx
monkey dragon tiger lion eagle falcon wolf panther bear horse kitty puppy chicken butterfly dolphin
sunshine sunflower flower rainbow summer winter spring autumn january february march april june july
august september october november december monday friday sunday
football soccer baseball basketball hockey cricket futbol liverpool chelsea arsenal barcelona realmadrid
juventus manchester
princess prince queen king angel angels babygirl baby sweetheart sweety honey darling lovebug
michael jennifer jessica jordan charlie daniel thomas robert ashley michelle nicole andrew joshua matthew
maria mohamed mohammed muhammad ahmed fatima ali ivan natasha sergey carlos jose juan pedro pierre marie
shadow ninja hunter killer batman spiderman starwars pokemon naruto minecraft matrix phoenix samsung
google facebook youtube twitter instagram apple iphone android microsoft windows linux gmail yahoo
trustno freedom liberty peace justice hope faith jesus jesuschrist christ allah bismillah god godisgood
heaven blessing blessed
family mother father brother sister friend friends bestfriend mylife mylove myfamily mother1
money dollar success lucky winner diamond silver golden purple orange yellow green blue black white
chocolate cookie coffee banana pepper ginger cheese
correcthorsebatterystaple correcthorse batterystaple
standing panel standingpanel secretariat secretary officer commentary commentaries consultation
submission migration migrant migrants refugee refugees humanrights human rights unitednations nations
geneva geneve ginebra newyork nairobi organization organisation association ohchr
"""

WORDS: frozenset[str] = frozenset(_WORDS.split())

RUNS: tuple[str, ...] = (
    "01234567890123456789012345678901234567890123456789",
    "12345678901234567890",
    "abcdefghijklmnopqrstuvwxyz0123456789",
    "qwertyuiopasdfghjklzxcvbnm1234567890",
    "1234567890qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn1234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "йцукенгшщзхъфывапролджэячсмитьбю",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
)
