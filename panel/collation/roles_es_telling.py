"""Spanish cues of what is told: gaps, news, good practice, views; see ``roles_cues`` for the form of the tables."""

from __future__ import annotations

CUES = r"""
NEG = (?:no|ni|sin|ningún|ninguna|nunca|tampoco)
NORM = (?:ley|leyes|código|códigos|norma|normas|legislación|acuerdo|tratado|protocolo|autoridad|órgano|inspección|
    recurso legal|procedimiento|plazo|registro|estadísticas|cifras|datos|presupuesto|seguro|salario mínimo|protección|
    cobertura|definición|estatuto|obligación|sanción|garantías?|régimen|sistema|fondo|indemnización|pensión|vía|canal|
    capacitación|tutor|reglas?|mandato|supervisión|mecanismo)
LESS = (?:bajó|bajaron|cayó|cayeron|disminuyó|disminuyeron|se redujo|se redujeron|descendió|a la mitad)
[good practice 2 -]
sin que (?:se )?.{0,14}(?:deport|deten|detuv|arrest|expuls|desaloj|rechaz|separ|desped|castig)\w* .{0,10}\b(?:ningún|
    ninguna|nadie|un solo|una sola)
[policy gap 2.5 -]
no (?:encaja|encajan|entra|entran|cabe|caben) en (?:ningún|ninguna)
[emerging issue 1.5 -]
se (?:ha|han) (?:vuelto|convertido|hecho|transformado)
(?:antaño|antes (?:una|un|rara|raro|desconocid\w+|simple)|otrora)\b
[policy gap 1.6 -]
<NEG> (?:\S+ ){0,4}?<NORM>\b
[policy gap 2.5 -]
no (?:aparece|aparecen|figura|figuran|designa|designan|nombra|nombran|crea|impone|imponen|dispone|disponen)\b
no (?:tiene|tienen) derecho (?:ni|a ningún|a nada)
[good practice 2 -]
(?:ausentismo|ausencias|demoras?|espera|reincidencia|mortalidad|hacinamiento|lesiones|deserción|
    abandono)\b.{0,30}\b<LESS>
(?:adoptad|copiad|avalad|aprobad|elogiad)[oa]s? (?:después |luego )?por (?:la|el|los|las|otr\w+|vari\w+|dos|tres)
por iniciativa propia\b
[good practice 0.9 -]
(?:a la mitad|a un tercio|el mismo día|desde el primer día|con gusto|de buena gana|voluntariamente|ayuda mutua|
    fondo solidario|consulado móvil|tutoría|mentoría)\b
[good practice 0.8 -]
(?:paga|cubre|visita|traduce|hospeda|ayuda|guía|aportan|aporta|enseña|enseñan|acompañan|repara)\b
[emerging issue 3 -]
nunca (?:se había|habíamos|habían|había|antes|lo habíamos|hemos) ?(?:visto|oído|ocurrido|pasado|conocido|observado)?
(?:jamás|no) (?:se había|habíamos) visto
[emerging issue 2 -]
(?:está|están) (?:apareciendo|surgiendo|creciendo|proliferando|multiplicándose|extendiéndose|cambiando|llegando)
(?:han|ha) (?:aparecido|surgido|irrumpido|proliferado)\b
[emerging issue 0.9 -]
(?:ahora|hoy en día|hoy|actualmente)\b
[reported 1 -]
(?:repitió|repitieron|repite|repiten|insistió en que|insistieron en que|sostiene que los|alegó|alegaron|replicó)\b
[good practice 2.5 -]
(?:quejas|denuncias|muertes|accidentes|desalojos|abusos|casos|filas|deudas|comisiones|rechazos|descuentos|
    esperas)\b.{0,40}\b(?:desaparecieron|desaparecido|cesaron|cesado|disminuyeron|bajaron|han bajado|se redujeron|
    terminaron|acabaron)
(?:casi no|apenas|ya no) (?:hay|se registran|se reciben|quedan) (?:quejas|denuncias|casos|muertes|filas|deudas|abusos)
(?:libró|libraron|evitó|evitaron|salvó|salvaron|rescató|rescataron|se devolvieran|obtuvo|obtuvieron la|se resolvieron|
    logró la|lograron la)\b
(?:ya no|sin) (?:temen|temer|miedo|tienen miedo|tienen que esconderse|temor)
(?:redujo|redujeron|acortó|pasó) (?:\w+ ){0,3}de \w+ .{0,20}\ba\b
[good practice 1 -]
(?:desde que|después de que|tras la|tras el|a raíz de)\b
[policy gap 3 -]
(?:a quién|a quien|dónde|adónde) (?:acudir|recurrir|dirigirse|quejarse|apelar|reclamar)\b
(?:ningún|ninguna|ni una ni otra|tampoco) .{0,24}\b(?:ley|leyes|norma|normas|código|códigos|decreto|decretos|
    reglamento|tratado|tratados|acuerdo|acuerdos|convenio|convenios|constitución|política|estrategia|plan)\b
nada (?:obliga|impide|exige|prohíbe|garantiza|en la ley|se prevé|se dice)
(?:queda|quedan|depende|dependen|se deja) (?:enteramente |por completo |solo |al |a la |del |de la |de )+(?:arbitrio|
    discreción|discrecionalidad|buena voluntad|voluntad|criterio)
no (?:se ha|se han|ha sido|han sido) (?:actualizad|revisad|modificad|renovad|reemplazad|traducid|actualizado)\w*
(?:no se|ni se|se) (?:fija|fijan|establece|señala|indica) (?:un |ningún )?(?:plazo|procedimiento|requisito|criterio)
(?:data|datan) de (?:19|la época)
[policy gap 1.5 -]
(?:nunca más|sin seguimiento|caso por caso|no se les da seguimiento|según el funcionario)\b
, (?:pero )?no en\b|pero no (?:en|a|las|los)\b
[emerging issue 2 -]
(?:ha|han) (?:comenzado|empezado) a\b
ya (?:tantos|tantas|la mitad|más|un tercio|recibe|recibimos|supera|superan|representa|representan)\b
(?:a diferencia de|en comparación con|que en) (?:los )?(?:años|temporadas) (?:anteriores|pasados)
(?:ha superado|han superado|ha desplazado|ha reemplazado|está reemplazando|el doble que|el triple que|
    se ha desplazado)\b
[emerging issue 1 -]
en (?:pocos|dos|tres|cuatro|cinco|\d) (?:años|meses|temporadas)\b
[none 3 -]
^somos (?:un|una|la|el) (?:\w+ ){0,3}?(?:red|asociación|organización|coalición|federación|unión|ong|alianza|colectivo|
    movimiento|fundación|sindicato)\b
[policy gap 3 -]
(?:ningún|ninguna|no hay|sin|ni) (?:\w+ ){0,2}?(?:ley|norma|normativa|legislación|disposición|política|procedimiento|
    mecanismo|regla|reglamento|protocolo|recurso|sanción|órgano|autoridad|institución|marco|estrategia|definición|
    presupuesto|financiación|obligación|garantía|seguimiento|supervisión|dato|datos|estadística|estadísticas|cifra|
    cifras|registro|información|estudio|acuerdo|tratado|instrumento|circular|estatuto|base legal|servicio)s?\b
no (?:dice|dicen|prevé|prevén|menciona|mencionan|cubre|cubren|abarca|abarcan|contempla|contemplan|aborda|abordan|
    contiene|contienen|incluye|incluyen|se aplica|se aplican|define|definen|regula|regulan|protege|protegen|reconoce|
    reconocen|ofrece|ofrecen|alcanza|alcanzan|se extiende|publica|publican|recoge|recogen|establece|establecen|
    distingue|especifica|se refiere|está (?:contemplad|previst|regulad|regid|definid)[oa]s?|están (?:contemplad|
    previst|regulad|regid|definid)[oa]s?)\b
(?:guarda|guardan) silencio\b
(?:vacío|vacíos|laguna|lagunas|limbo|zona gris|zonas grises|resquicio|tierra de nadie|déficit|brecha|
    brechas)(?: legal| legales| jurídico| jurídica| jurídicos| jurídicas| normativo| normativos| de protección| en| respecto)?\b
(?:no existe|no existen|no se dispone|no se cuenta|no se cuentan|no disponemos|no consta|inexistencia)\b
(?:sigue|siguen|continúa|continúan|permanece|permanecen|está|están) (?:todavía |aún )?(?:sin|pendiente|pendientes)\b
(?:no ha|no han|nunca ha|nunca han|no se ha|no se han|jamás se ha|todavía no|aún no) (?:sido |se ha |se han |ha |
    han )?(?:adoptad|aprobad|ratificad|publicad|aplicad|financiad|dotad|implementad|establecid|cread|designad|
    promulgad|reglamentad|evaluad|armonizad|adopta|apruebas?|asignad|puesto)\w*
(?:nadie|ninguna autoridad|ningún organismo|ninguna institución) (?:sabe|conoce|registra|controla|supervisa|responde|
    lleva|asume|puede decir|contabiliza|se hace)
(?:a falta de|(?<!en )(?:falta|ausencia|carencia|escasez|inexistencia|insuficiencia) de)\b
(?:carece|carecen|adolece|adolecen|falta|faltan|desprovist[oa]s?)\b
(?:letra muerta|en el papel|sobre el papel|papel mojado)\b
[policy gap 2.5 -]
(?:siguen|sigue|quedan|queda|están|está|permanecen|continúan|son|fueron) (?:todavía |aún |así |también )?(?:excluid|
    fuera|desproteg|al margen|sin cobertura|exent)\w*
(?:fuera|al margen) (?:del alcance|del ámbito|de la ley|de la cobertura)
\bni\b.{3,60}\bni\b
no (?:corresponde|compete|incumbe)\b
(?:no se (?:recopil|registr|public|desglos|recog|contempl|regul|prevé|defin)\w*)
[policy gap 1 -]
(?:aunque|si bien|mientras que|pese a que|a pesar de que)\b
(?:solo|sólo|apenas|únicamente) (?:\w+ )(?:de los|de las)
[emerging issue 3 -]
(?:nuevo|nueva|nuevos|nuevas|reciente|recientes|creciente|inédita|inédito) (?:fenómeno|tendencia|práctica|forma|
    riesgo|desafío|reto|problema|cuestión|ruta|amenaza|tecnología|realidad|ola|oleada|modalidad)s?
(?:fenómeno|tendencia|práctica|forma|riesgo|desafío|reto|problema|cuestión|ruta|amenaza|tecnología|realidad|ola|
    oleada|modalidad|modalidade)s? (?:nuevo|nueva|nuevos|nuevas|emergente|emergentes|reciente|recientes|inédito|
    inédita|inéditas|en aumento|sin precedentes|preocupante)
por (?:primera|vez primera)(?: vez)?\b
(?:desconocido|desconocida|desconocidos|inédito|inédita|impensable|raro|marginal) (?:hasta|hace|antes|años atrás)
hasta (?:hace poco|hace unos|hace dos|fecha reciente)\b
(?:se extiende|se extienden|se expande|se propaga|se generaliza|se generalizan|se multiplica|se multiplican|
    gana terreno|va en aumento|van en aumento|se dispara|se perfila|se perfilan|emerge|emergen|aparece|aparecen|
    se está convirtiendo|se están convirtiendo|se convierte|está surgiendo|están surgiendo|se vislumbra|se avecina)\b
(?:estamos viendo|vemos surgir|vemos aparecer|hemos empezado a|empezamos a|comenzamos a|asistimos a|observamos un)\b
[emerging issue 1.8 -]
(?:cada vez (?:más|mayor|menos)|cada día más|crecientemente)\b
[emerging issue 2.5 -]
(?:número|proporción|uso|demanda|parte) creciente\b
(?:auge|aumento|incremento|surgimiento|aparición|llegada|irrupción|proliferación|expansión|emergencia|repunte|
    oleada) (?:de|del|en|acelerado|repentino|reciente)\b
(?:aumentan|aumenta|crecen|crece) (?:los|las|el|la)\b
(?:todo indica|prevemos|tememos|anticipamos|esperamos que|las proyecciones|se prevé|se espera|los pronósticos)\b
(?:podría|podrían|puede|pueden) (?:convertirse|volverse|llegar a|pronto|obligar|provocar|desplazar|agravar|
    desencadenar)\b
(?:en los próximos|en un futuro|en las próximas|en el futuro|a futuro|en adelante)\b
[emerging issue 1.5 -]
(?:en los últimos|en las últimas|en meses recientes|en años recientes|desde hace (?:poco|unos|algunos)|recientemente|
    últimamente|de un tiempo a esta parte|desde la primavera|desde el verano|este año|desde el año pasado)\b
[emerging issue 1 -]
(?:algoritmo|algoritmos|inteligencia artificial|reconocimiento facial|biométrico|biométrica|biométricos|
    criptomonedas?|drones|plataformas?|aplicación|aplicaciones|redes sociales|digital|digitales|en línea|
    transmisiones en vivo|automático|automática|automáticas|automáticos|automatizad[oa]s?|grilletes electrónicos|
    mensajería)\b
(?:climático|climática|calor extremo|olas de calor|sequía|desertificación|nivel del mar)\b
[good practice 3.5 -]
(?:una|esta|como|de) buena práctica\b
(?:ejemplo|iniciativa|práctica|experiencia|modelo|proyecto|programa)s? (?:exitos[oa]s?|positiv[oa]s?|promisori[oa]s?|
    prometedor(?:a|es|as)?|alentador(?:a|es|as)?|ejemplar(?:es)?|a seguir|que vale la pena|que merecen?|dign[oa]s? de|
    inspirador(?:a|es)?|que funciona)
(?:vale la pena|merece|merecen|digno de|digna de) (?:ser )?(?:replicar|replicada|replicado|imitar|imitarse|mencionar|
    mención|citarse|destacarse|destacar|señalar|seguir)
(?:dio|dado|da|dieron|arrojó|arrojado) (?:muy )?(?:buenos|excelentes|resultados)
(?:ha demostrado|demostró|demuestra|ha probado|probó|prueba) (?:su|ser|que|eficacia|que es posible)\b
(?:un éxito|exitoso|exitosa|con éxito|caso de éxito)\b
(?:sirve|sirvió|ha servido|servir|puesta|puesto|tomada|tomado|citada|citado) (?:de|como) (?:modelo|ejemplo|referencia|
    referente|inspiración)
[good practice 3 welcomed]
(?:celebramos|celebra|celebran|acogemos con|acoge con|felicitamos|felicita|aplaudimos|saludamos|nos complace)\b
[observation 4 welcomed]
(?:celebramos|celebra|acogemos con (?:satisfacción|beneplácito)|saludamos|acoge con (?:satisfacción|
    beneplácito)) (?:el proyecto|la consulta|el borrador|la guía|que el proyecto|la atención|el texto|la publicación)
[good practice 2 -]
(?:buena|buenas|mejores) prácticas?\b
[good practice 2.5 -]
gracias (?:a|al)\b
(?:logró|lograron|consiguió|consiguieron|ha logrado|han logrado) (?:que|el|la|los|las|\w+ar|\w+er|\w+ir)\b
(?:replicado|replicada|adoptado|adoptada|copiado|retomado|imitado|han adoptado|extendido) (?:ya )?(?:en|por|el|la)\b
(?:nos enorgullece|estamos orgullosos|orgullosa|orgulloso)\b
[good practice 1.5 -]
(?:permitió|ha permitido|permitieron|ayudó|ha ayudado|facilita|facilitó|garantiza que|asegura que|puso fin)\b
(?:recuperaran|recuperaron|recuperar|recuperó|devolvió|devolvieron|reembolsó|reembolsa|beneficiado|beneficiaron|
    benefician|regularizaron|regularizó|reunificó|vacunado|vacunaron|han vacunado|obtuvieron|ya la han usado|
    tienen hoy|reintegró)\b
(?:pasó|pasaron|se duplicó|se duplicaron|se triplicó|cayó|cayeron|disminuyó|se redujo|se redujeron|mejoró|
    aumentó la asistencia)\b
(?:ningún|ninguna)\b.{1,30}\b(?:fue|ha sido|se le ha|fueron|ha vuelto|ha tenido|se ha vuelto)\b
[good practice 1 -]
(?:permite|permiten|ayuda a|ayudan)\b
(?:abrió|abrieron|creó|crearon|estableció|establecieron|lanzó|firmó|firmaron|acordó|acordaron|negoció|suprimió|
    eliminó|haya eliminado|instaló|puso en marcha|pusieron en marcha|capacitó|formó|contrató|entrega|ofrece|atiende|
    atienden|acompaña|visitan|capacita|otorga)\b
(?:desde|en) (?:19|20)\d\d\b
(?:gratuita|gratuito|gratuitamente|en su lengua|en su idioma|sin importar|independientemente de|cualquier residente|
    sin temor|conjuntamente|común|en el acto|los sábados|los domingos)\b
(?:nueve|ocho|siete|[0123456789]+) de cada (?:diez|10|cien)\b
(?:experiencia piloto|proyecto piloto|plan piloto|promotoras|mediadoras|mediadores|cooperativa|brigada|
    ventanilla única|línea telefónica|escuela itinerante|fondo creado|carné vecinal|protocolo|oficina común|
    una reforma)\b
[observation 3 -]
(?:debió|debieron|debía|debían|tendría que|tendrían que|habría debido|debería haber|deberían haber|tenía que|
    tenían que)\b
(?:debe|deben|cabe|conviene|hay que|es preciso) (?:señalar|señalarse|recordar|recordarse|destacar|destacarse|notar|
    notarse|subrayar|agregar|añadir|mencionar|tenerse|reconocer|decir)\b
(?:debe|deben) (?:pagar|esperar|dormir|firmar|caminar|vivir|salir|trabajar|elegir|cuidar primero)\b
(?:recomendó|recomendaron|había recomendado|habían recomendado|ha recomendado|había pedido|habían pedido|
    había solicitado|habían solicitado|instó|exhortó|pidió|pidieron)\b
(?:quién va a|quién iba a|quién se atreve|quién se atrevería|quién querrá|de qué sirve|para qué sirve|cómo no|
    cómo confiar|a quién le extraña)\b
[observation 3 considered]
no (?:recomendamos|proponemos|pedimos|solicitamos|sugerimos|vemos la necesidad|consideramos necesari[oa]|
    creemos necesari[oa]|es necesari[oa])\b
[observation 1.5 reported]
(?:según|de acuerdo con) (?:nuestra|nuestro|nuestras|nuestros|una|un|la|el|los|las|datos)\b
(?:encuesta|estudio|censo|entrevistas) (?:\w+ ){0,4}(?:muestra|muestran|revela|revelan|indica|mostró)
[observation 0.7 stressed]
(?:destaca|destacamos|destacan|subraya|subrayamos|subrayan|recalca|recalcamos|insiste|insistimos|hace hincapié|
    hacemos hincapié|enfatiza)\b
[observation 0.7 highlighted]
(?:pone de relieve|ponemos de relieve|llama la atención|llamamos la atención|resalta|resaltamos)\b
[observation 0.7 expressed concern]
(?:preocupa|preocupan|preocupación|preocupad[oa]s?|inquieta|inquietan|inquietud|alarma|alarmad[oa]s?|teme)\b
[observation 0.7 regretted]
(?:lamenta|lamentamos|lamentan|lamentable|lamentablemente|deplora|deploramos|desafortunadamente|por desgracia)\b
[observation 0.5 considered]
(?:considera|consideran|consideramos|estima|estimamos|opina|sostiene|sostienen|a nuestro juicio|en nuestra opinión|
    cree|creemos)\b
[observation 0.5 indicated]
(?:indica|indicamos|indican) que\b
[observation 0.5 reported]
(?:informa|informamos|informan|reporta|reportan|reportamos|da cuenta)\b
[observation 0.5 recalled]
(?:recuerda|recordamos|recuerdan) que\b
[observation 0.5 explained]
(?:explica|explicamos|explican) que\b
[observation 0.5 observed]
(?:observa|observamos|observan) que\b
[observation 0.5 noted]
(?:señala|señalamos|señalan|nota|notamos) que\b
[observation 0.7 -]
(?:sin embargo|pero|no obstante|en vano|se negó|se negaron|nunca lo hizo|sin respuesta)\b
[reported 1 -]
(?:dijo|dijeron|decía|decían|dicen|contó|contaron|cuenta|cuentan|relató|relata|relatan|repetía|repetían|afirmó|
    afirmaron|declaró|respondió|prometió|prometieron|se queja|se quejan|se quejaron|aseguró|aseguran|anunció|
    explicó)\b
[but 0 -]
(?:, pero|; |, sin embargo|, aunque|— )
[none 4 -]
(?:agradecemos|agradece|agradecen|damos las gracias)\b (?:a|al|la|el|sinceramente|profundamente|de)\b
^(?:el presente|la presente|este|esta|estos|nuestro|nuestra) (?:\w+ )?(?:documento|contribución|comentario|
    comentarios|escrito|texto|informe|aporte|presentación|nota) (?:fue|ha sido|es|responde|se centra|aborda|trata|
    recoge|se refiere)
^(?:a continuación|en lo que sigue|en los párrafos siguientes|los siguientes párrafos|seguidamente)\b
[none 3 -]
^[^,.]{2,60} (?:es|somos) (?:un|una|el|la) (?:\w+ ){0,3}?(?:red|asociación|organización|coalición|federación|unión|
    ong|alianza|colectivo|movimiento|fundación|sindicato|instituto|plataforma)\b
(?:fundad|cread|constituid|establecid)[oa] en (?:19|20)\d\d\b
(?:agrupa|reúne|representa|cuenta con|integra) (?:a )?(?:más de |unas |unos )?(?:\S+ ){0,2}(?:asociaciones|
    organizaciones|miembros|colectivos|sindicatos|voluntarios|integrantes)\b
"""
