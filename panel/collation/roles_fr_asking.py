"""French cues of questions and requests, and who is asked; see ``roles_cues`` for the form of the tables."""

from __future__ import annotations

CUES = r"""
[inquiry 4 asked]
(?:explication|précision|clarification|définition|éclaircissement)s? .{0,70}\b(?:serait|seraient) (?:utile|bienvenue|
    précieuse|nécessaire|appréciée)s?
(?:apprécierions|aimerions|souhaiterions|souhaitons|voudrions|attendons) (?:une|des|quelques|davantage de|
    plus de) (?:\w+ )?(?:explication|précision|clarification|éclaircissement)s?
[inquiry 4.5 asked]
(?:souhaiterions|souhaitons|aimerions|voudrions|demandons|demande|demandent|souhaite|souhaitent|
    prions) .{0,50}\b(?:indique|précise|explique|dise|communique|informe|éclaire|d'indiquer|de préciser|d'expliquer|
    de dire)\b
[request 4 recommended]
(?:plaidons|plaide|plaident|militons|milite|nous prononçons|sommes favorables|est favorable)\b
[recommendation 3 recommended]
(?:combler|comble|comblent|fermer|remédier à|pallier) (?:cette|ce|ces|la|le|les|une) (?:\w+ )?(?:lacunes?|vides?|
    failles?|carences?|brèches?)
[inquiry 3.5 asked]
(?:une |des |toute )?(?:précisions?|clarifications?|explications?|éclaircissements?) (?:sur ce point |
    à ce sujet )?(?:serait|seraient|est|sont) (?:la |les )?(?:bienvenue?s?|utiles?|appréciée?s?|nécessaires?|
    souhaitables?|attendue?s?)
(?:projet|texte|document|paragraphe \d+|note|rapport) ne (?:dit|précise|indique|permet) pas\b
(?:impossible|difficile|malaisé) (?:de|d') ?(?:savoir|dire|comprendre|déterminer|établir)\b
[inquiry 4 asked]
(?:aimerions|aimerait|aimeraient|souhaitons|souhaite|souhaitent|souhaiterions|souhaiterait|souhaiteraient|voulons|
    voulions|voudrions|voudrait|voudraient|désirons|désirerions|serions (?:heureux|reconnaissants|
    curieux) de) (?:aussi |également |bien )?(?:savoir|connaître|comprendre|apprendre|être informés|obtenir (?:des|
    de plus amples) (?:précisions|informations|éclaircissements|renseignements)|des précisions|recevoir)\b
(?:demande|demandons|demandent|demandait|demandaient|demandé) (?:aussi |également |par ailleurs )?(?:si|qui|quel|
    quelle|quels|quelles|comment|pourquoi|quand|combien|où|ce qu|sur quel|à quel|dans quelle|selon quel|
    en vertu de quel)\b
(?:veuillez|prière de|merci de|nous vous prions de) (?:bien vouloir )?(?:indiquer|préciser|expliquer|clarifier|
    communiquer|fournir|décrire|confirmer|nous indiquer|nous dire)\b
(?:reste|resterait|restent) à (?:savoir|préciser|déterminer|éclaircir)\b
(?:serait|est) (?:utile|intéressant|bon|souhaitable|précieux) (?:de|d') ?(?:savoir|connaître|comprendre|apprendre)
(?:demandons|demande|demandent|sollicitons|sollicite|attendons|attend) (?:des|quelques|de plus amples|
    davantage de) (?:précisions|éclaircissements|informations|explications|renseignements|clarifications)
[inquiry 3 asked]
(?:pourrait|pourraient|peut|peuvent|pouvez|pourriez|voudrait)-(?:il|elle|ils|elles|on|vous)\b.{0,30}\b(?:préciser|
    indiquer|expliquer|clarifier|confirmer|éclairer|dire|fournir|communiquer)
(?:ne (?:comprenons|savons|comprend|sait|savent|voyons|voit)|n'est|ignorons|ignore) (?:pas |encore pas |toujours pas |
    guère )?(?:bien |clair |certain |sûr |précisé |exactement )?(?:si|qui|quel|quelle|quels|quelles|comment|pourquoi|
    quand|où|dans quelle|sur quel|à partir)\b
(?:s'interroge|s'interrogent|nous interrogeons)\b
(?:il|elle|on) ne (?:ressort|précise|dit|comprend) pas (?:clairement |bien )?(?:si|qui|quel|quelle|comment)\b
[inquiry 3 raised questions]
(?:une|la|cette|autre|dernière|seconde) (?:autre |dernière )?(?:question|interrogation) (?:subsiste|demeure|se pose|
    porte|reste|concerne|est (?:celle|de savoir))
(?:des|plusieurs|quelques|nos) (?:questions|interrogations|doutes) (?:subsistent|demeurent|se posent|portent|quant|
    relatives|sur)
(?:pose|soulève|posent|soulèvent) (?:la|une) question (?:de|du|des)\b
[inquiry 1 asked]
(?:quel|quelle|quels|quelles|combien|dans quelle mesure|sur quelle base|est-ce que|ces termes|s'agit-il|qu'en est-il|
    qu'advient-il)\b
[request 4 urged]
(?:exhorte|exhortons|exhortent|adjure|adjurons|conjure|conjurons|supplie|supplions|prie instamment|prions instamment|
    presse|pressons|pressent)\b
(?:demande|demandons|demandent) (?:instamment|avec insistance)
[request 4 called on]
(?:appelle|appelons|appellent|engage|engageons|somme|sommons|enjoint|enjoignons) (?:solennellement |à nouveau |donc |
    fermement )?(?:les|le|la|l'|tous|toutes|chaque|à ce que|aux|au|à)\b
(?:lance|lançons|lancent) un appel\b
[request 4 called for]
(?:réclame|réclamons|exigeons|revendique|revendiquons)\b
[request 4 recommended]
(?:recommande|recommandons|recommandent|préconise|préconisons|préconisent|préconisant)\b
(?:notre|première|principale|seconde|deuxième) recommandation\b
[request 3.5 encouraged]
(?:invite|invitons|invitent|encourage|encourageons|encouragent)\b
[request 3.5 proposed]
(?:propose|proposons|proposent|suggère|suggérons|suggèrent)\b
[request 3.5 recommended]
(?:demande|demandons|demandent|prie|prions|sollicite|sollicitons) (?:à|au|aux|les|le|la|l'|que|à ce que|du|des)\b
[recommendation 3.5 called for]
(?:est|paraît|semble|sont|jugeons|serait|demeure|reste) (?:donc |aussi |absolument |également |par conséquent |
    tout aussi |plus que jamais )?(?:indispensable|essentiel|impératif|nécessaire|vital|primordial|capital|urgent|
    crucial|fondamental|grand temps|temps)s?e? (?:que|qu'|de|d'|pour)
(?:il faut|il faudrait|il importe|il est besoin|besoin est|force est de mettre)\b(?! que nous payions)
(?:le|un) besoin (?:d'un|d'une|de|urgent|est|se fait)\b
(?:s'impose|s'imposent|est requis|est requise)\b
[recommendation 3 recommended]
(?:devrait|devraient|devrions|conviendrait|convient|gagnerait|gagneraient|mériterait|mériteraient)\b
(?:important|souhaitable|opportun|préférable) (?:que|qu'|de|d')
[recommendation 2.5 called on]
(?:doit|doivent)\b
(?:aucun|aucune|nul|nulle)\b.{2,60}\bne (?:doit|devrait|peut|saurait|devra)\b
(?:ne (?:saurait|sauraient|peut plus|doit plus|peuvent plus))\b
(?:sont|est) (?:tenu|tenue|tenus|tenues|obligés|astreints) (?:de|d')
il incombe|il appartient (?:à|au|aux)\b
[recommendation 3.5 encouraged]
(?:est|sont) (?:également |aussi )?(?:invité|invitée|invités|invitées|encouragé|encouragée|encouragés|encouragées) à\b
[recommendation 3.5 proposed]
(?:mieux vaudrait|mieux vaut|il vaudrait mieux|il serait (?:préférable|bon|judicieux|souhaitable|plus|utile|opportun)|
    serait (?:préférable|judicieux|plus sage|la meilleure))\b
(?:pourrait|pourraient) (?:utilement|aussi|également|envisager|être|prévoir|adopter|élaborer|inclure|examiner|prendre|
    créer|s'inspirer)\b
pourquoi ne pas\b
(?:le mieux|la meilleure solution|une solution|la solution|le remède|une piste) (?:serait|consisterait|est|passe)
(?:voudra|voudront|souhaitera|souhaiteront) peut-être
[recommendation 4 recommended]
^(?:(?:ne pas|ne plus|également|aussi|notamment|pleinement|immédiatement|enfin|sans délai|s'|se |n'|
    y ) ?){0,2}(?!entre\b|notre\b|votre\b|autre\b|contre\b|outre\b|quatre\b|centre\b|dernier\b|premier\b|hier\b|
    ouvrier\b|particulier\b|titre\b|être\b|maire\b|chaque\b|avoir\b|membre\b|lettre\b|heure\b|guerre\b|mer\b|hiver\b|
    octobre\b|novembre\b|décembre\b|septembre\b|cher\b|encore\b|rare\b|nombre\b|mère\b|père\b|pouvoir\b|histoire\b|
    salaire\b|cadre\b|genre\b|quartier\b|chantier\b|loyer\b|foyer\b|danger\b|papier\b|courrier\b|atelier\b|janvier\b|
    février\b|offre\b|travailler\b|libre\b|propre\b|ordre\b|territoire\b|ministre\b|ministère\b|rencontre\b|oeuvre\b|
    main-d|pire\b|dire\b|naître\b|vivre en\b|mineure?\b|avenir\b|plaisir\b|soir\b|espoir\b|devoir\b|
    désir\b)\w{3,}(?:er|ir|re|oir)\b(?! (?:est|sont|ont|était|n'est)\b)
^que (?:les|le|la|l'|tous|chaque|toutes)\b
"""

ADDRESSEES = r"""
panel = (?:le )?panel\b|groupe permanent\b
state of origin = (?:pays|états?|gouvernements?) d'origine\b
state of transit = (?:pays|états?|gouvernements?) de transit\b|(?<=d'origine, )de transit\b|
    (?<=d'origine et )de transit\b
state of destination = (?:pays|états?|gouvernements?) (?:de destination|d'accueil|d'emploi|hôtes?)\b|
    (?<=origine et )de destination\b|(?<=transit et )de destination\b
regional organization = union (?:africaine|européenne)\b|conseil de l'europe\b|commission européenne\b|cedeao\b|
    communauté économique\b|ligue des états arabes\b|organisations régionales\b|frontex\b|
    organisation des états américains\b|oea\b|asean\b
un entity = nations unies\b|organismes des nations unies\b|entités des nations unies\b|équipe de pays\b|oim\b|hcr\b|
    oit\b|bit\b|hcdh\b|haut-commissariat\b|unicef\b|onudc\b|onu(?:[- ]femmes)?\b|
    organisation internationale (?:pour les migrations|du travail)\b
mechanism = organes? (?:conventionnels?|de traités?)\b|rapporteu(?:r|se)s? spécia(?:l|le|ux)\b|comité (?:des|pour|
    contre|devrait|doit)\b|procédures spéciales\b|conseil des droits de l'homme\b
nhri = institutions? nationales?(?: des droits)?\b|commission nationale\b|défenseur des droits\b|
    médiateur de la république\b|indh\b
local authority = communes?\b|municipalités?\b|mairies?\b|maires\b|collectivités(?: locales| territoriales)?\b|
    départements\b|régions\b|autorités (?:locales|municipales)\b|villes\b
social partner = syndicats?\b|partenaires sociaux\b|organisations syndicales\b
private sector = employeurs?\b|recruteurs?\b|agences?(?: de (?:recrutement|placement)| d'intérim| privées)\b|
    agences? (?=devrai|doi)|entreprises?\b|secteur privé\b|armateurs?\b|transporteurs?\b|compagnies(?: aériennes)?\b|
    banques\b|bailleurs\b|plateformes (?=devrai|doi)|exploitants?\b|intermédiaires\b
civil society = société civile\b|ong\b|organisations non gouvernementales\b|associations\b
states = (?:les |tous les )?états(?: parties| membres)?\b|gouvernements?\b|parlements?\b|ministères?\b|autorités\b|
    l'état\b|pouvoirs publics\b|(?:tous les |les )pays\b(?! d')|législateurs?\b|préfectures?\b|préfets\b|consulats\b|
    police\b
states = ambassades?\b|tribunaux\b|juges\b|procureurs?\b|garde-côtes\b|gardes-frontières?\b|services d'immigration\b|
    inspection du travail\b|législateur\b
"""

HEADINGS = r"""
recommendation = recommandation|.{0,15}ce que nous (?:demandons|proposons|voulons)|nos (?:demandes|propositions|
    revendications|exigences)|propositions|mesures (?:à prendre|proposées|nécessaires)|ce qu'il faut|pistes d'action|
    pour aller plus loin|appel à l'action|voies? à suivre
good practice = bonnes? pratiques?|exemples?|ce qui (?:marche|fonctionne)|pratiques (?:prometteuses|positives)|
    initiatives|expériences (?:positives|réussies)
policy gap = .{0,20}lacunes|insuffisances|vides? juridiques?|ce qui manque|carences
inquiry = questions?\b|interrogations|points à (?:préciser|éclaircir|clarifier)|demandes? de précisions
emerging issue = .{0,15}émergent|(?:nouveaux|nouvelles) (?:défis|tendances|enjeux|questions|phénomènes)|tendances|
    perspectives
"""

OPENING = r"""
(?:recommandations? ?(?:n°)?\d*[:.–-] ?)?(?:(?:d'ici|avant|dans|en|au|à|pour|par|lorsque|afin|sur|enfin|premièrement|
    deuxièmement|de plus|en outre)\b[^,;:.]{0,60}, ?)?(?:et |de |d')?
"""
JOINS = r"""
\s*(?:,|et|ou|ainsi que|, et|et à|et aux|et au|et de|et des)?\s*(?:,|et|ou)?\s*(?:les|le|la|l'|aux|au|à l'|à la|leurs|
    des|d'|de)?\s*\Z
"""
AGENT = r"par (?:les |le |la |l'|tous les )?\Z"
