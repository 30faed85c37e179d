"""Texts of the kind that contributors send, thick with figures and symbols, in which nobody is named."""

from __future__ import annotations

CLEAN = {
    "en": """\
Since the New York Declaration, A/RES/71/1 of 19 September 2016, and resolution A/RES/73/195, 164 States have met.
Convention No. 189 (2011), its article 12 (1), Recommendation No. 201 and General comment No. 4 (2017),
CMW/C/GC/4-CRC/C/GC/23, paragraphs 17-20, are clear; see also E/CN.4/2003/85, A/HRC/38/41/Add.1 and CCPR/C/21/Rev.1/Add.13.
The Convention was born of ten years of talks and adopted on 18 December 1990; the 1989 CRC came before it.
In 2015-2018 some 281,000,000 people lived outside the country in which they were born: 3.6 per cent, or 3.58% in 2020.
Remittances of US$ 831,000,000,000 were sent in 2022; fees ran from $1,500 to 4,250.75 dollars. Law No. 12 of 12/03/2015
requires passports to be returned within 30 days; 1,254,300 identity cards were issued. In application no. 27765/09 of
23 February 2012 the Court found a breach of article 4 of Protocol No. 4. Children born after 1 January 1983 are stateless.
The hearing of 12 March 2019 began at 10:30 and ended at 17:45; room XXVI, table 14, figure 3.141 of annex II, page 1024.
Temperatures rose by 1.5 °C; the camps north of the 38th parallel hold 45,000. ISBN 978-92-1-154225-6, pp. 211-218.
Between 1,000 and 10,000 workers paid 12,5 to 13,5 per cent; hotline opening hours are 8.00-18.00, Monday to Friday.
The Palermo Protocol (2000), Directive 2008/115/EC and Regulation (EU) 2018/1862 name passports but no numbers of them.
Target 10.7, indicator 10.7.1, objective 23 (a)-(f), 7 of 10 members, 1 in 4, the 2030 Agenda, COVID-19, ISO 9001:2015.
In the 12 months to 31 December 2021, 5,895 people died at sea; of 1 234 567 permits, 999 000 were renewed, 15 000 refused.
""",
    "fr": """\
Depuis la Déclaration de New York, A/RES/71/1 du 19 septembre 2016, et la résolution A/RES/73/195, 164 États se réunissent.
La Convention n° 189 (2011), son article 12, paragraphe 1, la Recommandation n° 201 et l'Observation générale n° 4 (2017),
CMW/C/GC/4-CRC/C/GC/23, paragraphes 17 à 20, sont claires; voir aussi E/CN.4/2003/85 et A/HRC/38/41/Add.1.
La Convention est née de dix ans de pourparlers; elle fut adoptée le 18 décembre 1990. La CRC de 1989 la précède.
En 2015-2018, 281 000 000 de personnes, soit 3,6 % de l'humanité, vivaient hors du pays où elles sont nées.
Les envois ont atteint 831 000 000 000 dollars en 2022; les frais allaient de 1 500 à 4 250,75 euros. La loi n° 2015-912
du 12/03/2015 impose de rendre les passeports sous 30 jours; 1 254 300 cartes d'identité ont été délivrées.
Dans l'affaire n° 27765/09 du 23 février 2012, la Cour a constaté une violation de l'article 4 du Protocole n° 4.
Les enfants nés après le 1er janvier 1983 sont apatrides. L'audience du 12 mars 2019 s'est tenue de 10 h 30 à 17 h 45,
salle XXVI, tableau 14, annexe II, page 1024. La température a monté de 1,5 °C. ISBN 978-92-1-154225-6, p. 211-218.
Sur 1 234 567 titres de séjour, 999 000 ont été renouvelés et 15 000 refusés; le taux passe de 12,5 à 13,5 %.
Le Protocole de Palerme (2000), la directive 2008/115/CE et l'objectif 23, alinéas a) à f), n'en disent pas plus.
Le centre compte 1 200 lits au 45e étage du parallèle nord; 5 895 morts en mer en 2021, dont 600 705 heures de recherche.
""",
    "es": """\
Desde la Declaración de Nueva York, A/RES/71/1, de 19 de septiembre de 2016, y la resolución A/RES/73/195, se reúnen 164 Estados.
El Convenio núm. 189 (2011), su artículo 12, párrafo 1, la Recomendación núm. 201 y la Observación general núm. 4 (2017),
CMW/C/GC/4-CRC/C/GC/23, párrafos 17 a 20, son claros; véanse E/CN.4/2003/85 y A/HRC/38/41/Add.1.
La Convención nació de diez años de negociaciones y fue aprobada el 18 de diciembre de 1990; la CRC de 1989 es anterior.
En 2015-2018, 281 000 000 de personas, el 3,6 %, vivían fuera del país en que nacieron.
Las remesas llegaron a 831.000.000.000 de dólares en 2022; las tasas iban de 1.500 a 4.250,75 euros. La Ley 12/2015,
de 12/03/2015, obliga a devolver los pasaportes en 30 días; se expidieron 1.254.300 documentos de identidad.
En la demanda núm. 27765/09, de 23 de febrero de 2012, el Tribunal apreció una violación del artículo 4 del Protocolo 4.
Los nacidos después del 1 de enero de 1983 son apátridas. La audiencia del 12 de marzo de 2019 duró de 10.30 a 17.45,
sala XXVI, cuadro 14, anexo II, página 1024. La temperatura subió 1,5 °C. ISBN 978-92-1-154225-6, págs. 211-218.
De 1 234 567 permisos de residencia se renovaron 999 000 y se negaron 15 000; la tasa pasa del 12,5 al 13,5 %.
El Protocolo de Palermo (2000), la Directiva 2008/115/CE y el objetivo 23, apartados a) a f), no dicen más.
""",
    "ru": """\
После Нью-Йоркской декларации, A/RES/71/1 от 19 сентября 2016 года, и резолюции A/RES/73/195 собрались 164 государства.
Конвенция № 189 (2011), её статья 12, пункт 1, Рекомендация № 201 и Замечание общего порядка № 4 (2017),
CMW/C/GC/4-CRC/C/GC/23, пункты 17–20, ясны; см. также E/CN.4/2003/85 и A/HRC/38/41/Add.1.
Конвенция родилась из десяти лет переговоров и была принята 18 декабря 1990 года; КПР 1989 года ей предшествует.
В 2015–2018 годах 281 000 000 человек, или 3,6 %, жили вне страны, в которой родились.
Переводы достигли 831 000 000 000 долларов в 2022 году; сборы составляли от 1 500 до 4 250,75 рубля. Закон № 115-ФЗ
от 25.07.2002 требует вернуть паспорт за 30 дней; выдано 1 254 300 удостоверений личности и 45 300 паспортов.
По жалобе № 27765/09 от 23 февраля 2012 года Суд установил нарушение статьи 4 Протокола № 4.
Дети, рождённые после 1 января 1983 года, не имеют гражданства. Слушание 12.03.2019 шло с 10:30 до 17:45,
зал XXVI, таблица 14, приложение II, с. 1024. Температура выросла на 1,5 °C. ISBN 978-92-1-154225-6, с. 211–218.
Из 1 234 567 видов на жительство продлено 999 000, отказано 15 000; доля выросла с 12,5 до 13,5 %.
Палермский протокол (2000), Директива 2008/115/ЕС и цель 23, подпункты a)–f), большего не говорят. Дом 45, корпус 2.
""",
    "ar": """\
منذ إعلان نيويورك A/RES/71/1 المؤرخ ١٩ أيلول/سبتمبر ٢٠١٦ والقرار A/RES/73/195 اجتمعت ١٦٤ دولة.
الاتفاقية رقم ١٨٩ (٢٠١١) ومادتها ١٢، الفقرة ١، والتوصية رقم ٢٠١ والتعليق العام رقم ٤ (٢٠١٧)،
CMW/C/GC/4-CRC/C/GC/23، الفقرات ١٧-٢٠، واضحة؛ انظر أيضاً E/CN.4/2003/85 و A/HRC/38/41/Add.1.
ولدت الاتفاقية من عشر سنوات من المفاوضات واعتُمدت في ١٨ كانون الأول/ديسمبر ١٩٩٠.
في الفترة ٢٠١٥-٢٠١٨ كان ٢٨١ ٠٠٠ ٠٠٠ شخص، أي ٣٫٦ في المائة، يعيشون خارج البلد الذي ولدوا فيه.
بلغت التحويلات ٨٣١٬٠٠٠٬٠٠٠٬٠٠٠ دولار في عام ٢٠٢٢؛ والرسوم من ١ ٥٠٠ إلى ٤ ٢٥٠٫٧٥ ديناراً. القانون رقم ١٢ لسنة ٢٠١٥
المؤرخ 12/03/2015 يوجب إعادة جوازات السفر خلال ٣٠ يوماً؛ وصدرت ١ ٢٥٤ ٣٠٠ بطاقة هوية.
في الدعوى رقم 27765/09 المؤرخة ٢٣ شباط/فبراير ٢٠١٢ رأت المحكمة خرقاً للمادة ٤ من البروتوكول رقم ٤.
الأطفال المولودون بعد ١ كانون الثاني/يناير ١٩٨٣ عديمو الجنسية. عُقدت الجلسة في ١٢ آذار/مارس ٢٠١٩ من ١٠:٣٠ إلى ١٧:٤٥،
القاعة ٢٦، الجدول ١٤، المرفق الثاني، الصفحة ١٠٢٤. ارتفعت الحرارة ١٫٥ درجة. من بين ١ ٢٣٤ ٥٦٧ تصريح إقامة جُدد ٩٩٩ ٠٠٠.
بروتوكول باليرمو (٢٠٠٠) والتوجيه 2008/115/EC والهدف ٢٣ (أ) إلى (و) لا تقول أكثر من ذلك. ۱۲ درصد در سال ۱۳۹۸.
""",
    "zh": """\
自2016年9月19日《纽约宣言》A/RES/71/1和第A/RES/73/195号决议以来，164个国家举行了会议。
第189号公约（2011年）第12条第1款、第201号建议书和第4号一般性意见（2017年）、
CMW/C/GC/4-CRC/C/GC/23第17至20段讲得很清楚；另见E/CN.4/2003/85和A/HRC/38/41/Add.1。
公约诞生于十年谈判，1990年12月18日通过；1989年的《儿童权利公约》在先。
2015-2018年，281000000人（3.6%）生活在出生国以外。２０２０年为３．５８％。
2022年汇款达831000000000美元；收费从1500元到4250.75元不等。2015年3月12日第12号法律
规定30天内归还护照；共签发身份证1254300张。欧洲人权法院2012年2月23日第27765/09号案
认定违反第4号议定书第4条。1983年1月1日以后出生的儿童无国籍。2019年3月12日10:30至17:45开庭，
第26会议室，表14，附件二，第1024页。气温上升1.5°C。书号978-92-1-154225-6，第211-218页。
1234567份居留许可中延期999000份，拒绝15000份，比例由12.5%升至13.5%。京都、云南和川渝地区有45000人。
《巴勒莫议定书》（2000年）、第2008/115/EC号指令和目标23（a）至（f）没有更多内容。
""",
}
"""By language."""
