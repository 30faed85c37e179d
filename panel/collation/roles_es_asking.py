"""Spanish cues of questions and requests, and who is asked; see ``roles_cues`` for the form of the tables."""

from __future__ import annotations

CUES = r"""
[inquiry 4 asked]
(?:sería|resultaría|será|es) (?:muy )?(?:útil|de utilidad|conveniente|necesaria|de agradecer) (?:una |contar con una |
    alguna )?(?:mayor )?(?:explicación|aclaración|precisión|definición)
(?:agradeceríamos|quisiéramos|desearíamos|necesitamos|apreciaríamos) (?:una|alguna|más|mayores|
    mayor) (?:\w+ )?(?:explicación|aclaración|precisión|precisiones|detalle)
[inquiry 4.5 asked]
(?:pedimos|pide|piden|solicitamos|quisiéramos|rogamos|agradeceríamos|deseamos|desearíamos|
    esperamos) .{0,50}\b(?:informe|informen|indique|indiquen|explique|expliquen|aclare|aclaren|precise|precisen|diga|
    digan)\b
[request 4 recommended]
(?:abogamos por|aboga por|abogan por|somos partidari[oa]s|estamos a favor)\b
[recommendation 3 recommended]
(?:colmar|cerrar|llenar|subsanar|cubrir) (?:esta|este|estas|estos|la|el|las|los|ese|esa) (?:\w+ )?(?:lagunas?|vacíos?|
    brechas?|resquicios?|carencias?)
[inquiry 3.5 asked]
(?:agradeceríamos|agradeceremos|convendría saber|rogamos) (?:una aclaración|que se (?:aclar|precis|explic|indic)\w+|
    que (?:aclar|precis|explic|indic)\w+|mayor detalle)
(?:aclaración|precisión|explicación) (?:sobre este punto |al respecto )?(?:sería|resultaría) (?:bienvenida|útil|
    oportuna|de agradecer)
(?:borrador|proyecto|texto|documento|párrafo \d+|guía) no (?:dice|precisa|indica|aclara|explica|especifica|
    permite saber|permite entender)
(?:imposible|difícil) (?:saber|determinar|entender|establecer)\b
[inquiry 4 asked]
(?:quisiéramos|quisiera|quisieran|nos gustaría|desearíamos|deseamos|queremos|querían|querríamos|quieren|desea|
    interesa|agradeceríamos) (?:también |además )?(?:saber|conocer|entender|comprender|que se (?:aclare|precise|
    explique|indique)|recibir|obtener|más información|información|una aclaración)\b
(?:pregunta|preguntamos|preguntan|preguntó|preguntaron|preguntaba|preguntaban) (?:también |además )?(?:si|qué|quién|
    quiénes|cuál|cuáles|cómo|cuándo|cuánto|cuántos|cuántas|dónde|por qué|a quién|en qué|con qué|bajo qué|sobre qué)\b
(?:nos preguntamos|se preguntan|cabe preguntar|cabe preguntarse)\b
(?:sírvanse|sírvase|rogamos|tengan a bien|le rogamos|les rogamos|favor de|por favor) (?:que )?(?:\w+ )?(?:indicar|
    aclarar|precisar|explicar|informar|describir|facilitar|proporcionar|señalar|indiquen|aclaren|expliquen|informen|
    precisen)\b
(?:solicitamos|solicita|solicitan|pedimos|pide|piden|esperamos) (?:una |más |mayor |mayores |nuevas )?(?:aclaración|
    aclaraciones|información|precisiones|explicaciones|detalles|explicación)
(?:sería|resultaría|es) (?:de utilidad|útil|interesante|importante|conveniente|bueno) (?:saber|conocer|entender)\b
[inquiry 3 asked]
(?:podría|podrían|puede|pueden|podrá)\b.{0,40}\b(?:aclarar|explicar|precisar|indicar|confirmar|especificar|informar|
    decirnos|detallar)
(?:no (?:queda|está|resulta|es|nos queda) (?:del todo |muy |suficientemente )?claro|no entendemos|no comprendemos|
    desconocemos|ignoramos|no sabemos|tenemos dudas|falta (?:saber|aclarar|precisar)|queda por (?:saber|aclarar|
    precisar)|está por verse)\b.{0,12}\b(?:si|qué|quién|cuál|cómo|cuándo|cuántos|por qué|dónde|con qué|a quién)?\b
[inquiry 3 raised questions]
(?:queda|quedan|persiste|subsiste|surge|surgen|persisten) (?:pendiente |pendientes |abierta |la |una |algunas |
    varias |otra )*(?:cuestión|pregunta|preguntas|duda|dudas|interrogante|interrogantes)\b
(?:otra|una última|una|nuestra|la segunda) (?:pregunta|duda|cuestión|interrogante) (?:se refiere|es|concierne|versa|
    atañe|tiene)
(?:plantea|plantean|planteamos|suscita|suscitan) (?:la|una|algunas|varias|dudas) ?(?:pregunta|cuestión de|preguntas|
    dudas|interrogantes)
[inquiry 1 asked]
(?:cuántos|cuántas|en qué medida|con qué criterios|qué ocurre|qué sucede|qué pasa|se incluye)\b
[request 4 urged]
(?:insto|insta|instamos|instan|exhorta|exhortamos|exhortan|apremia|apremiamos|conmina|conminamos|suplicamos|urgimos|
    urge a|urgen a|encarecemos)\b
[request 4 called on]
(?:llamamos|hacemos un llamado|hace un llamado|hacen un llamado|hacemos un llamamiento|hace un llamamiento|exigimos|
    requerimos)\b
[request 4 called for]
(?:reclamamos|reclama|reclaman|demandamos|reivindicamos)\b
[request 4 recommended]
(?:recomendamos|recomienda|recomiendan|aconsejamos|aconseja)\b
(?:nuestra|primera|principal|segunda) recomendación\b
[request 3.5 encouraged]
(?:invitamos|invita|invitan|alentamos|alienta|alientan|animamos|anima|exhorta cordialmente)\b
[request 3.5 proposed]
(?:proponemos|propone|proponen|sugerimos|sugiere|sugieren)\b
[request 3.5 recommended]
(?:pedimos|pide|piden|solicitamos|solicita|solicitan|rogamos)\b (?:a|al|que|de)\b
[recommendation 3.5 called for]
(?:es|resulta|parece|consideramos|juzgamos|sería|son|urge|sigue siendo) (?:por tanto |también |absolutamente |
    por ello |igualmente |además )?(?:imprescindible|indispensable|esencial|necesario|necesaria|preciso|imperativo|
    urgente|fundamental|vital|primordial|crucial|menester|hora de|hora)\b
(?:hace falta|hacen falta|se necesita|se necesitan|se requiere|se requieren|urge|hay que|es menester|se precisa|
    se impone)\b
(?:hay|existe|vemos) (?:una |la )?(?:clara |urgente |imperiosa |apremiante )?necesidad de\b
lo que (?:hace falta|se necesita|falta) es\b
[recommendation 3 recommended]
(?:debería|deberían|deberíamos|debiera|debieran|convendría|conviene|merecería|merecerían)\b
(?:importante|conveniente|deseable|oportuno|aconsejable) que\b
[recommendation 2.5 called on]
(?:debe|deben|deberá|deberán)\b
(?:ha|han) de\b
(?:tiene|tienen|tendrá|tendrán) (?:la obligación de|el deber de)\b
(?:ningún|ninguna|nadie)\b.{0,50}\b(?:debe|puede|podrá|deberá|debería)\b
no (?:puede|pueden|podrá|podrán|cabe) (?:seguir|continuar|más|permitirse|admitirse)?\b
(?:están|está) (?:obligado|obligada|obligados|obligadas) a\b
[recommendation 3.5 encouraged]
se (?:invita|alienta|anima|exhorta) a\b
[recommendation 3.5 proposed]
(?:sería|será|resultaría) (?:preferible|mejor|conveniente|deseable|oportuno|aconsejable|más \w+|bueno|recomendable|
    útil) (?:que|no|de)?
(?:podría|podrían) (?:considerar|estudiar|incluir|elaborar|adoptar|contemplar|preverse|añadir|incorporar|crearse|
    valorar|también)\b
(?:por qué no|más valdría|mejor sería|lo mejor sería|la mejor solución|una solución sería|tal vez desee|quizá desee)\b
[recommendation 4 recommended]
^(?:(?:no|también|asimismo|plenamente|inmediatamente|no seguir|finalmente) ){0,2}(?!ayer\b|mujer\b|lugar\b|hogar\b|
    bienestar\b|poder\b|deber\b|ser\b|estar\b|mar\b|militar\b|familiar\b|similar\b|particular\b|taller\b|alquiler\b|
    cualquier\b|primer\b|tercer\b|pesar\b|alrededor\b|regular el\b(?<!regular el)|haber\b|irregular\b|escolar\b|
    azúcar\b|cáncer\b|saber\b|líder\b|par\b|popular\b|titular\b|auxiliar\b|celular\b|singular\b|
    menester\b)\w{2,}(?:ar|er|ir)(?:se|lo|la|los|las|les)?\b(?! (?:es|son|era|fue|está|ha|han)\b)
^que (?:los|las|el|la|todos|todas|cada|se)\b
"""

ADDRESSEES = r"""
panel = (?:el )?panel\b|grupo permanente\b
state of origin = (?:países|país|estados?|gobiernos?) de origen\b
state of transit = (?:países|país|estados?|gobiernos?) de tránsito\b|(?<=de origen, )de? ?tránsito\b|
    (?<=de origen y )de tránsito\b
state of destination = (?:países|país|estados?|gobiernos?) (?:de (?:destino|acogida|empleo)|receptor(?:es)?|
    anfitri\w+)\b|(?<=de origen y )de destino\b|(?<=de tránsito y )de destino\b|(?<=de origen y )destino\b
regional organization = unión (?:africana|europea)\b|consejo de europa\b|comisión europea\b|oea\b|
    organización de los estados americanos\b|comisión interamericana\b|mercosur\b|sica\b|celac\b|comunidad andina\b|
    caricom\b|organizaciones regionales\b|organismos regionales\b
un entity = naciones unidas\b|organismos de las naciones unidas\b|agencias de la onu\b|onu(?:[- ]mujeres)?\b|oim\b|
    acnur\b|oit\b|acnudh\b|unicef\b|onudd\b|unodc\b|equipos? en el país\b|
    organización internacional (?:para las migraciones|del trabajo)\b
mechanism = órganos? de tratados?\b|relator(?:a|es)? especial(?:es)?\b|comité (?:de|contra|debería|debe)\b|
    procedimientos especiales\b|consejo de derechos humanos\b
nhri = defensorías?(?: del pueblo| de los habitantes)?\b|instituciones nacionales\b|comisi(?:ón|
    ones) (?:nacional(?:es)? )?de (?:los )?derechos humanos\b|
    procuradurías? (?:para la defensa )?de (?:los )?derechos humanos\b
local authority = municipios?\b|municipalidad(?:es)?\b|ayuntamientos?\b|alcald(?:es|ías|e|ía)\b|gobiernos? (?:locales|
    local|municipales|regionales)\b|autoridades (?:locales|municipales)\b|ciudades\b
social partner = sindicatos?\b|interlocutores sociales\b|organizaciones sindicales\b|centrales obreras\b
private sector = empleador(?:es|as|a)?\b|patron(?:es)?\b|reclutador(?:es)?\b|agencias?(?: de (?:contratación|
    colocación|reclutamiento|empleo)| privadas| reclutadoras)\b|agencias? (?=debe|ha|no debe|cobr)|empresas?\b|
    sector privado\b|navieras\b|aerolíneas\b|transportistas\b|bancos\b|plataformas (?=debe)|intermediarios\b|
    armadores\b|productores\b
civil society = (?:organizaciones de la )?sociedad civil\b|ong\b|organizaciones no gubernamentales\b|asociaciones\b|
    organizaciones de migrantes\b
states = (?:los |todos los )?estados(?: partes?| miembros)?\b|gobiernos?\b|parlamentos?\b|congresos?\b|ministerios?\b|
    autoridades\b|el estado\b|secretarías?\b|poderes públicos\b|(?:todos )?los países\b(?! de)|fiscalías?\b|
    consulados\b|policía\b|legislador(?:es)?\b
states = embajadas?\b|tribunales\b|jueces\b|guardacostas\b|inspección del trabajo\b|servicios? de migración\b|
    cancillerías?\b|consulados?\b
"""

HEADINGS = r"""
recommendation = recomendacion|.{0,15}lo que (?:pedimos|proponemos|exigimos|se necesita)|nuestr[ao]s (?:demandas|
    propuestas|peticiones|exigencias|pedidos)|propuestas|medidas (?:necesarias|propuestas)|qué hacer|líneas de acción|
    llamado a la acción|peticiones|demandas
good practice = buenas? prácticas?|ejemplos|lo que funciona|prácticas (?:promisorias|positivas|prometedoras)|
    experiencias (?:exitosas|positivas)|avances
policy gap = .{0,20}(?:lagunas|vacíos|brechas|carencias|deficiencias)|lo que falta
inquiry = preguntas\b|dudas\b|puntos por aclarar|interrogantes|solicitudes? de (?:aclaración|información)
emerging issue = .{0,15}emergente|(?:nuevos|nuevas) (?:desafíos|tendencias|retos|fenómenos|cuestiones)|tendencias|
    perspectivas
"""

OPENING = r"""
(?:recomendaci(?:ón|ones) ?\d*[:.–-] ?)?(?:(?:de aquí|para|antes|en|a|al|con|por|cuando|finalmente|además|primero|
    segundo|dentro)\b[^,;:.]{0,60}, ?)?(?:y )?
"""
JOINS = r"""
\s*(?:,|y|e|o|así como|, y|y a|y al)?\s*(?:,|y|o)?\s*(?:a los|a las|los|las|el|la|al|a la|de los|de las|sus|de)?\s*\Z
"""
AGENT = r"por (?:los |las |el |la |todos los |parte de (?:los |las |el |la )?)?\Z"
