"""English cues of what is told: gaps, news, good practice, views; see ``roles_cues`` for the form of the tables."""

from __future__ import annotations

CUES = r"""
NEG = (?:no|not|never|without|neither|nor|none of|nobody|cannot|hardly any)
NORM = (?:laws?|acts?|codes?|statutes?|legislation|agreements?|treaty|treaties|protocols?|authority|body|
    inspectorates?|remedy|remedies|procedures?|deadlines?|time limits?|register|statistics|figures|data|budget|
    insurance|minimum wage|protection|coverage|definition|legal status|obligation|sanctions?|safeguards?|schemes?|
    regime|system|fund|compensation|pensions?|legal route|channels?|training|common definition|guardian|rules?|
    standards?|policy|mandate|oversight|monitoring|complaints? mechanism)
LESS = (?:fell|fallen|dropped|declined|halved|decreased|shrank|been cut|went down|gone down|down by|dwindled|
    divided by)
[good practice 2 -]
without (?:a single|any|one) .{0,24}\b(?:deported|detained|arrested|expelled|evicted|turned away|removed|separated|
    punished|dismissed|injured|denied)
[emerging issue 1.5 -]
(?:has|have) become\b
(?:once|formerly|previously|hitherto) (?:a|an|rare|unknown|confined|limited|only)
[policy gap 1.6 -]
<NEG> (?:\S+ ){0,4}?<NORM>\b
[policy gap 2 -]
(?:in the eyes of|for the purposes of|according to|under) (?:the |that |this )?(?:\w+ )?(?:law|code|act|statute|
    legislation)\b.{0,30}\b(?:not|none|no)\b
(?:is|are) not (?:workers|employees|residents|persons|victims|refugees|tenants|patients|citizens) (?:in the eyes|
    under|within|for the purposes|according)
[good practice 2 -]
(?:absenteeism|truancy|absences|delays?|waiting|reoffending|mortality|homelessness|overcrowding|backlog|turnover|
    injuries)\b.{0,30}\b<LESS>
(?:endorsed|taken over|adopted|copied|emulated|praised) by (?:the|other|several|two|three|four|many|all)
(?:introduced themselves|on their own initiative|has since endorsed|since been adopted|since spread)\b
[good practice 0.9 -]
(?:by half|in half|to a third|by a third|the same (?:day|afternoon|morning|week)|from (?:the first day|day one)|
    willingly|gladly|voluntarily|free legal|mutual aid|solidarity fund|mobile consulate|buddy|mentor\w*)\b
[good practice 0.8 -]
(?:pays|covers|accompanies|visits|delivers|answers|translates|hosts|shelters|pairs|helps|guides|reads|serves|trains|
    keeps)\b
[emerging issue 3 -]
(?:never|not) (?:been )?(?:seen|heard of|happened|existed|known|encountered|met) (?:\w+ )?before\b
(?:had|have) never (?:seen|heard|encountered|met|come across|happened)\b
[emerging issue 2 -]
(?:is|are|keeps?) (?:now )?appearing\b
(?:has|have) (?:now )?(?:appeared|surfaced|emerged|cropped up|sprung up|sprouted|begun)\b
[reported 1 -]
(?:officials|the minister|ministers|the authorities|the mayor|employers|guards|the foreman|police|critics|
    some) (?:insists?|repeats?|repeated|maintains?|believes?|keeps? saying|says?) (?:that)?
[good practice 2.5 -]
(?:complaints|deaths|accidents|evictions|abuses|cases|queues|debts|fees|dropouts|refusals|waiting times?|deductions|
    expulsions)\b.{0,40}\b(?:disappeared|vanished|ceased|stopped|fallen|fell|dropped|halved|declined|been cut|
    gone down|come to an end)
(?:spared|rescued|won back|got back|obtained the release|secured the|reached a settlement|settled the|cleared the|
    restored to|paid back|went home with)\b
(?:no longer|without) (?:afraid|fear|fears|fearing|need to fear|have to hide|has to hide)
(?:cut|shortened|reduced|brought down) (?:\w+ ){0,4}from \w+ .{0,20}\bto\b
[good practice 1 -]
(?:since|after|ever since) (?:the|our|a|an|this|its)\b
[policy gap 3 -]
(?:no one|nobody|nowhere|no place|no office|no court) (?:else )?(?:to (?:turn|go|complain|appeal|apply)|to whom)\b
(?:neither|none of the|nor do|not one of the|no) .{0,24}\b(?:laws?|statutes?|acts?|codes?|decrees?|regulations?|
    treaty|treaties|agreements?|conventions?|constitution|policies|strategies|plans?)\b
nothing (?:in \w+ \w+ )?(?:obliges|requires|prevents|stops|compels|forbids|prohibits|guarantees|in the law)
(?:left|depends?|rests?|relies|hinges) (?:entirely |solely |wholly |largely )?(?:to|on|upon) (?:the )?(?:discretion|
    goodwill|good will|whim|mercy|charity|initiative)
(?:has|have) (?:not|never) been (?:updated|revised|amended|reviewed|renewed|replaced|extended to|translated into|
    followed)
(?:dates|dating) (?:from|back to) (?:the )?(?:19|colonial|pre)
(?:expired|lapsed|was discontinued|was abolished|was closed|ran out) .{0,30}\b(?:without|not been|never been|no)\b
[policy gap 1.5 -]
(?:never again|not followed up|no follow-up|no longer tracked|case by case|case-by-case|at the discretion)\b
, but not\b
[emerging issue 2 -]
(?:has|have|had) (?:now )?(?:begun|started) to\b
(?:now|already) (?:receives?|accounts? for|makes? up|outnumbers?|exceeds?|concerns?|arrives?|comes?|uses?|asks?)\b
(?:unlike|compared with|than) (?:in )?(?:previous|earlier|past|last) (?:years?|seasons?|decades?)
(?:overtaken|is being replaced|are being replaced|shifted from|has shifted|have shifted|twice as many|
    three times as many|more than doubled since|no longer only)\b
[emerging issue 1 -]
within (?:a few|two|three|four|five|\d) (?:years|months|seasons)\b
[observation 0.7 expressed concern]
(?:troubles?|worries|alarms?|disturbs?) us\b
[policy gap 3 -]
(?:no|any|little) (?:\w+ ){0,3}?(?:law|laws|legislation|statute|provision|provisions|policy|policies|procedure|
    procedures|mechanism|rule|rules|regulation|regulations|guidance|guidelines|protocol|remedy|remedies|sanction|
    sanctions|body|authority|standard|standards|framework|strategy|definition|budget|funding|obligation|safeguards?|
    monitoring|oversight|data|statistics|figures|records?|register|registry|information|research|study|studies|
    agreement|treaty|instrument)\b
(?:says?|say|said|contains?|provides?) (?:nothing|little)\b
(?:silent|mute) (?:on|about|as to|regarding|in respect)
(?:does|do|did) not (?:yet |even |expressly |explicitly |currently |fully |adequately |specifically )?(?:mention|
    cover|address|extend|regulate|define|provide|contain|include|apply|protect|recogni[sz]e|refer|foresee|specify|
    govern|collect|publish|record|disaggregate|distinguish|exist)\b
fails? to (?:mention|cover|address|regulate|define|provide|include|protect|recogni[sz]e|specify|distinguish)\b
(?:outside|beyond|not within|excluded from|exempt from|exempted from|left out of) the (?:\w+ )?(?:scope|reach|ambit|
    remit|mandate|coverage|protection)
(?:fall|falls|fell|slip|slips) (?:between|outside|through|in a|into)\b
(?:legal|protection|policy|regulatory|legislative|normative|implementation|data|accountability|coverage|knowledge|
    enforcement) (?:vacuum|gap|gaps|void|limbo|loophole|loopholes|lacuna|lacunae)
(?:loophole|loopholes|lacuna|lacunae|grey area|grey zone|legal void|blind spot|no man's land)\b
(?:has|have|is|are) (?:still |as )?yet to (?:be|enter|come|adopt|ratify|publish|establish|pass)
(?:has|have|had) (?:not|never)(?: yet| so far)? been (?:adopted|ratified|implemented|funded|enacted|published|issued|
    transposed|enforced|established|set up|applied|financed|allocated|appointed|evaluated|incorporated|harmonized)
(?:nobody|no one|no-one|no authority|no ministry|no agency|no state|no government) (?:knows|is responsible|
    is in charge|collects|monitors|records|supervises|has a mandate|takes responsibility|feels responsible|counts|
    registers|keeps)
(?:dead letter|on paper only|only on paper|exists on paper|remains? unimplemented|remains? unregulated|unfunded|
    underfunded)\b
(?:lack|lacks|lacked|lacking) (?:a |an |any |both |the |of )?(?:\w+ ){0,3}?(?:law|legislation|legal|provision|policy|
    procedure|mechanism|rules|regulation|guidance|remedy|body|authority|framework|definition|budget|funding|resources|
    mandate|safeguards|monitoring|oversight|data|statistics|figures|coordination|capacity|enforcement|status|
    standards)
(?<!in the )(?:absence|lack|dearth|paucity) of\b
[policy gap 2.5 -]
(?:is|are|remain|remains|were|was|be) (?:still |therefore |thus |thereby |often |also )?(?:excluded|exempt|exempted|
    left out|unprotected|not covered|not protected|not entitled|invisible in)\b
(?:has|have|with) (?:neither|no) (?:\w+ ){0,3}?(?:budget|mandate|staff|powers|remedy|recourse|status|legal basis|guardian|
    funding|resources|teeth)
(?:there is|there are|there exists|there was|there exist) (?:still |currently |as yet |at present |to date )?(?:no|
    nothing|not a single|hardly any|neither|little)\b
neither\b.{3,70}\bnor\b
(?:gap|gaps) (?:in|between|remains?|persists?)
none of (?:the|these|those|our)\b.{3,60}\b(?:mention|mentions|covers?|address|addresses|provides?|requires?|contains?|
    applies|apply|defines?)
nowhere\b
unregulated\b
(?:not|never|rarely|seldom) (?:systematically |currently |yet )?(?:disaggregated|collected|recorded|registered|
    regulated|published|transposed|laid down|foreseen|provided for|defined|covered|harmonized|enforced)\b
(?:contradict|contradicts|inconsistent with|incompatible with) (?:the|each|one|its)
[policy gap 1.5 -]
in the (?:absence|lack) of\b
(?:insufficient|inadequate)\b
[policy gap 1 -]
(?:only|merely|fewer than) (?:\w+ )(?:of|out of) the\b
(?:although|while|though|whereas|despite)\b
[emerging issue 3 -]
(?:new|emerging|novel|recent|worrying|growing|latest|unprecedented) (?:and \w+ |\w+ ){0,3}?(?:phenomenon|phenomena|
    trend|trends|pattern|patterns|forms?|issues?|challenges?|risks?|threats?|routes?|concerns|questions|wave|
    technologies|technology|development|reality|realities)\b
for the first time\b
(?:unheard of|unknown|unseen|unthinkable|rare|marginal) (?:until|before|only|a few|just|even)
until (?:recently|last year|a few|two|20\d\d)\b
(?:is|are) (?:now |fast |quickly |rapidly |increasingly |slowly |also )*(?:becoming|spreading|emerging|shifting|
    turning|moving|evolving|multiplying|replacing|on the rise|gaining)\b
(?:begin|begins|began|begun|beginning|started|starting) to (?:see|notice|hear|receive|appear|emerge|encounter|use|
    replace|observe|meet|arrive|spread)
(?:are|have been|is) (?:now )?(?:seeing|witnessing|noticing|observing|hearing of|encountering)\b
[emerging issue 1.8 -]
(?:increasingly|more and more|ever more)\b
(?:may|might|could|will) (?:well|become|turn|lead to|force|displace)\b
[emerging issue 1 -]
(?:is|are) likely to\b
[emerging issue 2.5 -]
(?:a |an )?(?:growing|rising|increasing|mounting|soaring) (?:number|share|proportion|use|demand|reliance|part)
(?:surge|spike|sharp rise|sharp increase|steep rise|upsurge|rapid growth|rapid spread|proliferation|advent|
    rise) (?:in|of)\b
with the (?:arrival|advent|spread|rise|introduction|emergence|growth|expansion) of\b
(?:we|experts|observers|forecasts|projections|scientists|many) (?:expect|expects|anticipate|foresee|predict|project|
    forecast|fear)\b
(?:is|are) (?:set|about|expected|bound|poised|projected) to\b
(?:may|might|could|will) (?:soon|well soon|well turn|shortly|in future|well become|be the next)\b
(?:next|new) (?:form|generation|wave|frontier|kind|type|breed) of\b
(?:in|over|within) the (?:coming|next|near) (?:\w+ )?(?:years?|decades?|months?|future|generation)
[emerging issue 1.5 -]
(?:in|over|during|within) (?:the )?(?:recent|past|last) (?:few |two |three |several |couple of |\d )?(?:weeks|months|
    years|seasons)
(?:recently|lately|of late|nowadays|these days|no longer only|newly)\b
since (?:last|this) (?:year|spring|summer|autumn|winter|season)
[emerging issue 1 -]
(?:algorithms?|algorithmic|artificial intelligence|facial recognition|biometric|biometrics|cryptocurrenc\w+|drones?|
    chatbots?|deepfakes?|digital platforms?|platforms?|apps?|messaging|automated|social media|online)\b
(?:climate|sea-level|heat stress|heatwaves?|desertification|drought)\b
now\b
[good practice 3.5 -]
(?:a|one|this|another|as|of|such) (?:good|best) practices?
(?:good|best) practices? (?:is|are|can be|has|from|comes|come)\b
(?:promising|positive|exemplary|encouraging|inspiring|commendable) (?:practices?|examples?|models?|experiences?|
    initiatives?|results|lessons?|steps?|developments?)
(?:example|model|experience|practice|initiative|project|scheme|approach)s? (?:that is |which is |that are |
    that could be |that deserves to be |well )?(?:worth|worthy|deserv|to follow|to emulate|for others|that others|
    could be replicated)
(?:served|serves|serve|stands?|become|became|become|seen|held up|regarded|cited) (?:as )?(?:a|an) (?:good |national |
    regional )?(?:model|example|inspiration|reference)
(?:has|have)? ?(?:proved|proven|shown) (?:its|their|to be|highly|very|most|itself)? ?(?:worth|value|successful|
    effective|useful|that it works|that it is possible)
(?:paid off|borne fruit|bore fruit|works well|worked well|has worked|a success|success story)\b
[good practice 3 welcomed]
(?:welcome|welcomes|commend|commends|applaud|applauds|praise|praises|salute)\b
[observation 4 welcomed]
(?:welcome|welcomes) (?:\w+ ){0,2}(?:draft|guidance|report|panel|text|consultation|call|emphasis|attention|reference|
    focus|inclusion|paragraphs?)
[good practice 2 -]
(?:good|best) (?:practices?|examples?|models?|initiatives?|results)\b
[good practice 2.5 -]
thanks to\b
(?:successful|successfully|success)\b
(?:is|are) proud (?:of|to)\b
(?:replicated|copied|emulated|scaled up|taken up|adopted since|rolled out|followed suit)\b
[good practice 1.5 -]
(?:helped|enabled|allowed|empowered|made it possible|makes it possible|ensured that)\b
(?:recovered|reimbursed|reimburses|regularized|reunited|benefited|benefits from|have used it|were able to|can now|
    is now able|found work|won back|refunded|returned to their|vaccinated)\b
(?:fallen|fell|dropped|declined|halved|doubled|tripled|improved)\b
no (?:one|child|family|worker|pupil|person|patient|woman|student|single \w+)\b.{0,30} (?:has been|have been|was|were|
    is) (?:\w+ )?(?:detained|turned away|asked|deported|refused|reported|expelled|denied|lost|separated|arrested|
    required)
[good practice 1 -]
(?:helps|enables|allows|empowers|ensures that)\b
(?:set up|sets up|established|launched|introduced|created|opened|opens|issued|issues|signed|concluded|negotiated|
    agreed on|abolished|extended|grants?|granted|trained|trains|offers?|offered|runs?|run by|provides free|appointed|
    teaches|taught)\b
(?:since|in) (?:19|20)\d\d,? (?:the|a|an|our|this|all|[a-z]+land)\b
(?:free of charge|in their own languages?|whatever their|regardless of|irrespective of|without fear|on the spot|
    within \w+ (?:days|hours)|open to all|one-stop|side by side|jointly)\b
(?:nine|eight|seven|[0123456789]+) (?:in|out of|of every) (?:ten|10|a hundred|100)\b
(?:pilot|amendment|reform) (?:project|scheme|programme|phase|allows|which|that)?
(?:mediators?|helpline|hotline|mobile (?:clinic|court|unit|team|office)|night school|cooperative|co-operative|
    firewall|joint (?:fund|office|desk)|municipal card|city card|volunteers|drop-in)\b
[observation 3 considered]
(?:do|does|did|would|cannot|could) not (?:therefore |think it wise to |wish to )?(?:recommend|propose|suggest|
    call for|support|advocate|favour|see the need)
(?:see|sees|saw) no (?:need|reason|point)\b
[observation 3 -]
(?:is|it is) (?:also |equally )?important to (?:note|recall|stress|remember|recogni[sz]e|acknowledge|understand|
    emphasi[sz]e)
should (?:have|not have)\b
(?:should|must|ought to) (?:be (?:noted|recalled|stressed|added|said|borne in mind|remembered|pointed out|emphasized|
    admitted)|also be (?:noted|recalled|stressed|added))
(?:is|are|was|were) (?:supposed|meant|expected) to (?:have |visit|be|receive|give|check|provide|inspect)
must (?:wait|pay|queue|sleep|sign|travel|walk|live|work|leave|have|choose|first)\b
(?:had|has|have|was|were|been|earlier|already|previously) (?:also |already |repeatedly |long |once )?(?:recommended|
    urged|requested|called (?:up)?on|called for|asked)\b
(?:recommended|urged|requested|called on|called for|asked) (?:in|as early as|back in) (?:19|20)\d\d
(?:committee|rapporteur|court|council|ombudsperson|commission|authorities|ombudsman) (?:recommended|urged|requested|
    called|asked)\b
(?:who|what sort of person|which \w+) (?:would|will|dares|could) (?:ever |still |really |then )?(?:dare|believe|blame|
    risk|want|complain|report|trust)\b
(?:what use|what good|what is the point|how could anyone|is it any wonder)\b
[observation 1.5 reported]
according to\b
(?:survey|study|research|inquiry|census|interviews|report) (?:\w+ ){0,4}(?:found|shows?|showed|suggests|suggested|
    finds|revealed|reveals|indicates)
[observation 0.7 stressed]
(?:stress|stresses|stressed|underscores?|emphasi[sz]es?|insists? that)\b
[observation 0.7 highlighted]
(?:highlight|highlights|highlighted|draws? attention)\b
[observation 0.7 underlined]
(?:underline|underlines|underlined)\b
[observation 0.7 expressed concern]
(?:concerned|alarmed|worried|troubled|disturbed|dismayed|concern|alarm|fears?) (?:that|by|about|at|over)\b
(?:it worries|worries us|concerns us|of concern)\b
[observation 0.7 regretted]
(?:regret|regrets|regrettable|regrettably|deplores?|unfortunately|sadly)\b
[observation 0.5 considered]
(?:considers|considered|is of the view|are of the view|maintains|argues|believes|believe|in our view|takes the view)\b
[observation 0.5 indicated]
(?:indicates|indicated) that\b
[observation 0.5 reported]
(?:reports|reported|we report) that\b
[observation 0.5 recalled]
(?:recalls|we recall|recalled) (?:that|the)\b
[observation 0.5 explained]
(?:explains|explained) that\b
[observation 0.5 observed]
(?:observes|we observe|observed) that\b
[observation 0.5 noted]
(?:notes|we note|noted) (?:that|with)\b
[observation 0.7 -]
(?:however|but|yet|nevertheless|failed|refused|refuses|only|merely|contrary to|in vain)\b
[reported 1 -]
(?:told|tells|said|says|recounted|recounts|recalls being told|complained|complains|claimed|replied|answered|declared|
    promised|announced|explained to|repeated|insisted)\b
[but 0 -]
(?:, but|, yet|; |, however|— )
[none 4 -]
^(?:we|our \w+|\w+) (?:wish to |would like to |warmly |sincerely )?(?:thank|thanks) (?:the|you)\b
(?:thank|grateful to) the (?:panel|secretariat)\b.{0,30}\b(?:opportunity|invitation|for)
(?:appreciates?|welcomes?) the opportunity\b
^(?:this|the present|our) (?:\w+ )?(?:commentary|submission|contribution|paper|document|statement|text|note|
    comments?) (?:is|was|has been|have been|were|answers?|responds?|addresses|focuses|covers|deals|concerns|draws)\b
^the following (?:paragraphs|sections|comments|pages|remarks)\b
^(?:below|in what follows|hereafter),? (?:we|our)\b
[none 2 -]
(?:available at|see also|https?://|www\.)
[none 3 -]
^[^,.]{2,60} (?:is|are) (?:a|an|the) (?:\w+[ -]){0,4}?(?:network|association|organization|organisation|coalition|
    federation|union|charity|ngo|alliance|movement|foundation|institute|platform|trust)\b
(?:founded|established|created) in (?:19|20)\d\d\b
^(?:we|our \w+) (?:work|works|represent|represents|bring together|brings together|have members) (?:in|with|for|more|
    over|some|\d)
"""
