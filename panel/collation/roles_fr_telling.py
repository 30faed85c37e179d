"""French cues of what is told: gaps, news, good practice, views; see ``roles_cues`` for the form of the tables."""

from __future__ import annotations

CUES = r"""
NEG = (?:ne|n'|ni|sans|aucun|aucune|nul|nulle|jamais)
NORM = (?:lois?|codes?|textes?|législation|accords?|traités?|protocoles?|autorité|organe|inspection|recours|procédure|
    délais?|registre|statistiques|chiffres|données|budget|assurance|salaire minimum|protection|couverture|définition|
    statut|obligation|sanctions?|garanties?|régimes?|dispositif|fonds|indemnisation|pension|voie|canal|formation|
    tuteur|règles?|normes?|mandat|contrôle|mécanisme)
LESS = (?:diminué|chuté|baissé|reculé|divisée?s? par|moitié moins|été réduits?|été ramenés?|fondu|régressé)
[good practice 2 -]
sans qu'(?:aucun|aucune|un seul|une seule) .{0,24}\b(?:expuls|déten|arrêt|renvoy|refoul|sépar|licenci|puni|bless|priv)
[policy gap 2.5 -]
n'(?:entre|entrent) dans (?:aucun|aucune)
[emerging issue 1.5 -]
(?:est|sont) devenue?s?\b
(?:naguère|hier encore|autrefois|jadis|jusque-là)\b
[policy gap 1.6 -]
<NEG>(?: ?\S+ ){0,4}?(?:d'|l'|de |la |le |les |des |un |une )?<NORM>\b
[policy gap 2.5 -]
ne (?:figure|figurent|désigne|désignent|nomme|nomment|impose|imposent|crée|créent|connaît|connaissent|dispose|
    disposent|bénéficie|bénéficient|relève|relèvent|ouvre|ouvrent)\b
n'(?:ont|a) (?:\w+ )?droit (?:ni|à aucun|à rien)
[good practice 2 -]
(?:absentéisme|absences|retards?|attente|délais?|récidive|mortalité|surpopulation|blessures|décrochage|
    abandons?)\b.{0,30}\b<LESS>
(?:reprise?|adoptée?|copiée?|approuvée?|saluée?) (?:ensuite |depuis )?par (?:la|le|les|d'autres|plusieurs|deux|trois|
    toutes)
de (?:leur|sa) propre initiative\b
[good practice 0.9 -]
(?:de moitié|par deux|par trois|le jour même|dès le premier jour|dès la première semaine|volontiers|bénévolement|
    entraide|caisse d'entraide|fonds de solidarité|consulat mobile|parrainage d'élèves|mentorat|tutorat)\b
[good practice 0.8 -]
(?:paie|couvre|jumelle|jumellent|visite|traduit|héberge|aide|aident|guide|cotise|cotisent|assure|remet)\b
[emerging issue 3 -]
(?:n'avions|n'avait|n'avaient|n'ai|n'avons) (?:encore )?jamais (?:vu|entendu|connu|rencontré|observé|eu)
jamais (?:vu|vue|vus|observé|rencontré)\b
[emerging issue 2 -]
(?:voit|voyons|voient) (?:aussi )?(?:apparaître|surgir|naître|fleurir|émerger|se multiplier)
[emerging issue 0.9 -]
(?:à présent|maintenant|aujourd'hui)\b
[reported 1 -]
(?:a répété|ont répété|répète|répètent|martèle|a rétorqué|soutient que|prétendent|a assuré)\b
[good practice 2.5 -]
(?:plaintes|décès|accidents|expulsions|abus|cas|files d'attente|dettes|refus|litiges|délais|retenues|
    abandons)\b.{0,40}\b(?:disparu|cessé|diminué|chuté|baissé|reculé|pris fin|été ramenés?|été réduits?)
(?:épargné|évité à|a évité|ont évité|a sauvé|ont sauvé|obtenu la restitution|fait restituer|obtenu le remboursement|
    obtenu la libération|obtenu gain|fait annuler|obtenu réparation|ont obtenu)\b
(?:n'ont plus|n'a plus|ne craignent plus|sans) (?:peur|à craindre|crainte|à se cacher)
(?:ramené|réduit|raccourci|passé) (?:\w+ ){0,3}de \w+ .{0,20}\bà\b
[good practice 1 -]
(?:depuis que|après que|depuis l'|depuis le|depuis la)\b
[policy gap 3 -]
(?:personne|nulle part|aucun lieu|aucun guichet) (?:vers qui|à qui|où|ne) ?(?:se tourner|s'adresser|aller|recourir|
    se plaindre)
(?:aucun|aucune|ni l'un|ni l'une|ni l'autre|nul) .{0,24}\b(?:lois?|textes?|codes?|décrets?|règlements?|traités?|
    accords?|conventions?|constitution|politiques?|stratégies?|plans?)\b
rien (?:n'oblige|n'impose|n'empêche|n'interdit|ne garantit|ne contraint|n'est prévu|ne prévoit|dans la loi)
(?:laissé|laissée|laissés|dépend|dépendent|repose|reposent|relève) (?:entièrement |uniquement |du seul |de la seule |
    au |à la |du |de la |sur le |sur la )+(?:discrétion|bon vouloir|bonne volonté|arbitraire|initiative|appréciation)
(?:n'a|n'ont) (?:jamais|pas|plus) été (?:actualisée?s?|révisée?s?|modifiée?s?|renouvelée?s?|remplacée?s?|étendue?s?|
    traduite?s?|suivie?s?|mise?s? à jour)
ne (?:fixe|fixent|impose|imposent|mentionne|précise)\b
(?:date|remonte|datent|remontent) (?:de|à|du) (?:l'époque|19)
[policy gap 1.5 -]
(?:plus jamais|aucun suivi|au cas par cas|sans suite|jamais plus)\b
, (?:mais )?(?:non|pas) (?:dans|les|aux|des|à)\b
[emerging issue 2 -]
(?:se mettent|se met|commencent|commence|a commencé|ont commencé|s'est mise?|se sont mis) à\b
(?:désormais|déjà) (?:autant|plus|la moitié|un tiers|la majorité)\b
(?:contrairement aux|par rapport aux) (?:années|saisons) (?:précédentes|passées)
(?:a dépassé|ont dépassé|a remplacé|remplacent peu à peu|supplante|deux fois plus|trois fois plus|se déplace vers|
    a gagné|ont gagné)\b
[emerging issue 1 -]
en (?:quelques|deux|trois|quatre|cinq|\d) (?:ans|mois|saisons|années)\b
[observation 0.7 expressed concern]
(?:nous|les) (?:trouble|troublent|alarme|choque|choquent)\b
[policy gap 3 -]
(?:aucun|aucune|nul|nulle|pas de|point de|ni) (?:\w+ ){0,2}?(?:texte|loi|législation|disposition|politique|procédure|
    mécanisme|règle|règlement|norme|protocole|recours|voie|sanction|organe|autorité|instance|instruction|circulaire|
    cadre|stratégie|définition|budget|crédit|financement|obligation|garantie|suivi|contrôle|donnée|données|
    statistique|statistiques|chiffre|chiffres|registre|information|étude|accord|traité|instrument|statut|service)s?\b
(?:passe|passent|garde|gardent) (?:\w+ )?sous silence|(?:passe|passent) sous silence
(?:est|sont|reste|restent|demeure|demeurent) (?:muet|muette|muets|muettes|silencieux|silencieuse|lettre morte)\b
(?:ne dit|ne disent|ne prévoit|ne prévoient|ne mentionne|ne mentionnent|ne couvre|ne couvrent|ne vise|ne visent|
    ne traite|ne traitent|n'aborde|n'abordent|ne contient|ne contiennent|ne comporte|ne comportent|ne s'applique|
    ne s'appliquent|ne définit|ne règle|ne régit|ne protège|ne reconnaît|n'offre|n'offrent|ne s'étend|n'évoque|
    n'encadre|n'organise|n'inclut|ne publie|ne recueille|ne tient|ne fixe|ne précise)(?:nt)? (?:\w+ )?(?:rien|mot|pas|
    ni|aucun|aucune|nullement|guère)\b
(?:vide|flou|vides|lacune|lacunes|faille|failles|zone grise|zones grises|angle mort|angles morts|no man's land|
    déficit|carence|
    carences)(?: juridique| juridiques| réglementaire| législatif| normatif| de protection| dans| en| de| du| des)?\b
(?:il n'existe|il n'y a|n'existent|n'existe|il manque|il n'est) (?:toujours |actuellement |à ce jour |encore |
    en l'état )?(?:pas|aucun|aucune|guère|ni|toujours pas|nul)?\b
(?:se font|se fait|fait|font) (?:toujours |encore )?attendre\b
(?:n'a|n'ont|n'est|ne sont|n'avait) (?:\w+ )?(?:toujours pas|jamais|pas encore|pas|encore jamais) (?:été |
    encore été )?(?:adopté|ratifié|publié|appliqué|transposé|financé|doté|mis en œuvre|mis en place|mise en œuvre|
    créé|désigné|promulgué|pris|prise|évalué|harmonisé|nommé)
(?:nul|personne|aucune autorité|aucun service|aucun ministère) ne (?:sait|peut dire|connaît|recense|tient|contrôle|
    s'en|l'exerce|répond|supervise|assure|compte|enregistre)
faute de (?:données|statistiques|chiffres|texte|loi|décret|budget|moyens|cadre|mécanisme|coordination|contrôle|
    financement|procédure)
(?<!l')(?:absence|manque|défaut|inexistence|insuffisance|pénurie) (?:de|d'|du|totale|persistante)
(?:manque|manquent|dépourvu|dépourvue|dépourvus|dépourvues|dénué|privé|privée) (?:\w+ )?(?:de|d')
(?:souffre|souffrent|pâtit) d'
[policy gap 1.5 -]
en l'absence (?:de|d'|du)
[policy gap 2.5 -]
(?:demeure|demeurent|reste|restent|est|sont|être|sont toujours) (?:toujours |encore |ainsi |souvent )?(?:exclu|exclue|
    exclus|exclues|écarté|écartés|écartées|non couverts|privés|privées|inappliqué|inappliquée|sans (?:statut|recours|
    protection|base))
(?:échappe|échappent) (?:à|au|aux)\b
hors du champ|en dehors du champ
\bni\b.{3,60}\bni\b
(?:sans|ni) (?:budget|base légale|moyens|mandat|financement|statut|contrôle|calendrier)\b
(?:se renvoient|se rejettent) (?:la|les)
(?:n'est|ne sont) (?:organisé|prévu|régi|encadré|défini|réglé|couvert|publié|recensé|recueilli|ventilé)\w*
(?:n'est|ne sont) (?:pas|jamais|nullement|toujours pas) (?:organisé|prévu|régi|encadré|défini|réglé|couvert|publié|
    recensé|recueilli|ventilé|enregistré)\w*
[policy gap 1 -]
(?:si la|bien que|quoique|alors que|tandis que)\b
(?:seulement|à peine|sur le papier)\b
[emerging issue 3 -]
(?:phénomène|tendance|pratique|forme|risque|défi|enjeu|question|route|menace|technologie|réalité|vague|
    problème)s? (?:nouveau|nouvelle|nouveaux|nouvelles|émergent|émergente|émergentes|émergents|récent|récente|inédit|
    inédite|inquiétante|sans précédent|en plein essor)
(?:nouveau|nouvelle|nouveaux|nouvelles|récente|récents) (?:phénomène|tendance|pratique|forme|risque|défi|enjeu|
    question|route|menace|technologie|réalité|vague|problème)s?
pour la première fois\b
(?:inconnu|inconnue|inconnus|inédit|inédite|inédits|marginal|marginale|marginaux|rare|rares|impensable) (?:jusqu|hier|
    il y a|avant|encore)
jusqu'à (?:récemment|une date récente|l'an dernier|l'année dernière|il y a peu)
(?:se généralise|se généralisent|se répand|se répandent|se multiplie|se multiplient|se développe|se développent|
    se propage|gagne du terrain|s'étend|s'étendent|prend de l'ampleur|émerge|émergent|apparaît|apparaissent|
    voit le jour|voient le jour|se dessine|se profile)\b
(?:assistons|assiste|voyons|observons|constatons|commençons) (?:depuis \w+ )?(?:à|apparaître|l'apparition|l'émergence|
    naître|se|un essor|une hausse|une montée|de nouvelles|de nouveaux)
(?:en passe de|en train de|sur le point de|en voie de)\b
[emerging issue 1.8 -]
(?:de plus en plus|toujours plus|chaque jour plus)\b
[emerging issue 2.5 -]
(?:nombre|part|proportion|recours|usage|demande|hausse) (?:croissant|croissante|grandissant|grandissante|en hausse)
(?:essor|hausse|montée|explosion|apparition|émergence|multiplication|arrivée|prolifération|généralisation|
    recrudescence|augmentation) (?:de|d'|du|des|rapide|brutale|inquiétante)
(?:tout porte à croire|tout indique|nous craignons|nous prévoyons|nous nous attendons|on peut s'attendre|
    il faut s'attendre|les projections|les prévisions)\b
(?:pourrait|pourraient|risque|risquent|va|vont) (?:bien |bientôt |à l'avenir |demain |fort |sous peu )(?:devenir|se|
    rendre|être|provoquer|pousser|d'|entraîner|aggraver)?
(?:devient|deviennent) (?:celle|celui|la|le|peu à peu|progressivement|désormais|une|un)?\b
(?:à l'avenir|à l'horizon|dans les (?:prochaines|prochains) (?:années|mois)|dans un proche avenir|demain)\b
[emerging issue 1.5 -]
depuis (?:peu|quelques|la rentrée|le printemps|l'été|l'hiver|l'automne|deux ans|un an|l'an dernier|l'année dernière)\b
(?:récemment|dernièrement|désormais|ces derniers mois|ces dernières (?:années|semaines)|cette année|
    depuis quelque temps|au cours des derniers mois)\b
[emerging issue 1 -]
(?:algorithme|algorithmes|algorithmique|intelligence artificielle|reconnaissance faciale|biométrique|biométriques|
    cryptomonnaie|cryptomonnaies|drone|drones|plateforme|plateformes|application mobile|réseaux sociaux|numérique|
    numériques|en ligne|automatique|automatiques|automatisée?s?|bracelets électroniques)\b
(?:climat|climatique|climatiques|vague de chaleur|vagues de chaleur|canicule|salinisation|désertification|sécheresse|
    montée des eaux)\b
[good practice 3.5 -]
(?:une|cette|comme|des|telle) (?:bonne|meilleure) pratique\b
(?:exemple|initiative|pratique|expérience|modèle|dispositif|démarche|projet)s? (?:réussie?s?|positive?s?|
    prometteuse?s?|prometteurs?|encourageante?s?|concluante?s?|exemplaires?|à suivre|inspirante?s?|qui (?:mérite|
    méritent|fonctionne|a fait)|intéressante?s?)
(?:mérite|méritent) d'(?:être|inspirer) ?(?:cité|citée|citées|cités|salué|saluée|signalé|signalée|imité|étendu|
    étendue|repris|mentionné|mentionnée|soulignée)?
(?:cité|citée|citées|donné|donnée|érigé|pris|prise|considéré|considérée) (?:en exemple|comme (?:un )?(?:modèle|
    exemple)|comme une (?:bonne|référence))
(?:porté ses fruits|porte ses fruits|portent leurs fruits|porté leurs fruits|fait ses preuves|fait leurs preuves|
    couronné de succès|donné de bons résultats|donne de bons résultats|est un succès|une réussite|est une réussite)\b
(?:fait|faire|servi de|sert de|servir de) (?:école|modèle|tache d'huile|référence|exemple)\b
(?:expérience|exemple|pratique|projet)\b.{0,50}\b(?:montre|prouve|démontre|montré|démontré|prouvé) (?:que|qu')
[good practice 3 welcomed]
(?:saluons|salue|saluent|félicitons|félicite|nous réjouissons|se réjouit|se réjouissent|applaudissons)\b
[observation 4 welcomed]
(?:saluons|salue|saluent|nous réjouissons|se réjouit) (?:le projet|la consultation|l'attention|le texte|
    la publication|la mention|que le projet|du projet|l'initiative du panel)
[good practice 2 -]
(?:bonne|bonnes|meilleure|meilleures) pratiques?\b
[good practice 2.5 -]
grâce (?:à|au|aux)\b
(?:avec succès|réussi à|sommes fiers|est fière|est fier)\b
(?:repris|reprise|copié|imité|imitée|étendu|étendue|généralisé|adopté|adoptée|reproduit) (?:depuis |ensuite )?(?:dans|
    par) (?:\w+ )(?:autres|départements|provinces|communes|régions|villes|pays|îles)
[good practice 1.5 -]
(?:a permis|ont permis|a aidé|ont aidé|aide les|facilite|a facilité|a mis fin|ont mis fin|garantit|assure)\b
(?:récupérer|récupéré|remboursé|remboursée|rembourse|bénéficié|bénéficient|régularisé|régularisés|retrouvé|
    retrouver un emploi|obtenu gain|réunies|vacciné|vaccinés|obtenu réparation)\b
(?:a|ont|est|sont) (?:triplé|doublé|diminué|chuté|baissé|progressé|reculé|tombé|passé)e?s?\b
(?:aucun|aucune|plus aucun|plus aucune|pas un|pas une)\b.{1,40}\b(?:n'a|n'est|n'ont|n'a été)\b(?! (?:de|d'|qui))
[good practice 1 -]
(?:permet|permettent)\b
(?:a|ont) (?:\w+ )?(?:ouvert|créé|mis en place|lancé|instauré|signé|conclu|négocié|aboli|supprimé|accordé|étendu|
    formé|embauché|installé|adopté|institué|organisé|fondé)\b
(?:délivre|ouvre|offre|propose des|accompagne|accueille|forme|animent|anime|suit|règle|se rendent|tient une|
    tiennent)\b
depuis (?:la signature|l'ouverture|la création|l'accord|19\d\d|20\d\d)
(?:gratuitement|gratuit|dans leur langue|quel que soit leur statut|sans distinction|sans crainte|sur place|
    ouverte? à tous|conjointement|ensemble|à peu de frais|commune?)\b
(?:neuf|huit|sept|[0123456789]+) (?:familles?|personnes?|femmes?|enfants?|\w+) sur (?:dix|10|cent)\b
(?:projet pilote|pilote|médiatrices?|médiateurs?|permanence|guichet unique|ligne d'écoute|numéro vert|coopérative|bus|
    équipe mobile|fonds|protocole|carte de résident|carte municipale)\b
[observation 3 -]
(?:aurait|auraient) dû\b
(?:devrait|devraient|doit|doivent) (?:en principe|normalement|en théorie|théoriquement|payer|attendre|dormir|signer|
    partir|se contenter|quitter|choisir|marcher)
(?:il convient de|il faut|il importe de) (?:noter|rappeler|souligner|préciser|ajouter|relever|signaler|dire|observer|
    reconnaître)
(?:avait|avaient|a|ont|déjà) (?:déjà |pourtant |ainsi |également )?(?:recommandé|demandé|préconisé|exhorté|réclamé|
    appelé|invité)\b
(?:à quoi bon|à quoi sert|qui oserait|qui ose|qui donc|qui irait|comment s'étonner|qui voudrait|comment croire)\b
[observation 3 considered]
(?:ne recommandons|ne recommande|ne proposons|ne demandons|ne préconisons|ne réclamons|ne voyons) (?:pas|point|aucun|
    nullement|donc pas)
[observation 1.5 reported]
(?:d'après|selon) (?:notre|nos|une|l'|les|la|un|le|cette)\b
(?:enquête|étude|recensement|entretiens) (?:\w+ ){0,4}(?:montre|révèle|indique|montrent|révèlent)
[observation 0.7 stressed]
(?:souligne|soulignons|soulignent|insiste|insistons|insistent)\b
[observation 0.7 highlighted]
(?:met en évidence|mettons en évidence|met en lumière|appelle l'attention|attire l'attention|attirons l'attention|
    appelons l'attention)\b
[observation 0.7 expressed concern]
(?:inquiète|inquiètent|inquiétons|préoccupe|préoccupent|préoccupés?|préoccupation|inquiétude|alarmés?|craint|
    craignons que|s'alarme|alarmant|inquiets?)\b
[observation 0.7 regretted]
(?:regrette|regrettons|regrettent|regrettable|déplore|déplorons|déplorent|malheureusement|hélas)\b
[observation 0.7 welcomed]
nous (?:félicitons|réjouissons)\b
[observation 0.5 considered]
(?:estime|estimons|estiment|considère|considérons|considèrent|à notre avis|à nos yeux|soutient|est d'avis)\b
[observation 0.5 indicated]
(?:indique|indiquons|indiquent) que\b
[observation 0.5 reported]
(?:rapporte|rapportent|rapportons|signale|signalons|signalent|fait état)\b
[observation 0.5 recalled]
(?:rappelle|rappelons|rappellent)\b
[observation 0.5 explained]
(?:explique|expliquons|expliquent) que\b
[observation 0.5 observed]
(?:observe|observons|observent|constate|constatons) que\b
[observation 0.5 noted]
(?:note|notons|notent|relève|relevons) que\b
[observation 0.7 -]
(?:cependant|toutefois|pourtant|mais|or|ne \w+ que|sans obtenir|en vain|a refusé|ont refusé|n'a pas été suivi)\b
[reported 1 -]
(?:raconte|racontent|racontait|a dit|ont dit|nous a dit|m'a dit|disait|disaient|disent|répétait|répétaient|a déclaré|
    déclare|ont déclaré|a affirmé|affirme|affirment|a répondu|a promis|se plaignent|s'est plaint|a expliqué|a annoncé|
    assure que|prétend)\b
[but 0 -]
(?:, mais|; |, or |, pourtant|, cependant|— )
[none 4 -]
(?:remercie|remercions|remercient|sait gré|savons gré) (?:le|la|les|vivement|sincèrement|de)\b
^(?:la présente|le présent|cette|ce|notre|les présentes) (?:\w+ )?(?:contribution|document|commentaire|soumission|
    note|texte|mémoire|observations|réponse) (?:répond|a été|est|traite|porte|se concentre|concerne|émane|reprend|
    vise)
^(?:les paragraphes (?:suivants|qui suivent)|dans ce qui suit|ci-après|ci-dessous|nous répondons ci)
[none 3 -]
^(?:fondé|fondée|créé|créée|né|née|constitué|constituée|établi|établie)e? (?:en|à|au)\b
^[^,.]{2,60} (?:est|sommes) (?:un|une|le|la) (?:\w+ ){0,3}?(?:réseau|association|organisation|coalition|fédération|
    union|ong|alliance|collectif|mouvement|fondation|syndicat|institut|plateforme)\b
(?:regroupe|rassemble|réunit|fédère|compte|représente) (?:\S+ ){0,3}(?:associations|organisations|adhérents|membres|
    collectifs|syndicats|bénévoles)\b
^(?:notre réseau|notre association|notre organisation|notre fédération) (?:est présente?|intervient|travaille|agit|
    œuvre|existe)
"""
