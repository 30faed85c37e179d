"""English cues of questions and requests, and who is asked; see ``roles_cues`` for the form of the tables."""

from __future__ import annotations

CUES = r"""
[inquiry 4 asked]
(?:value|appreciate|welcome|like|grateful for|need|want|seek) (?:an?|some|any|further|more) (?:\w+ )?(?:explanation|
    clarification|clarity|elaboration|guidance on how|detail)
(?:explanation|clarification|elaboration|definition) (?:of|on|about) .{0,60}\b(?:would be|is) (?:useful|welcome|
    helpful|appreciated|needed)
[inquiry 4.5 asked]
(?:perhaps|could|can|would|should like|would like|ask|asks|request|requests|hope|hopes|wish) .{0,50}\b(?:can say|say|
    tell us|inform us|indicate|clarify|explain|specify|let us know) (?:whether|if|why|when|how|which|who|what|where)\b
[request 4 recommended]
(?:we|federation|association|union|members) (?:also |therefore |strongly )?(?:plead for|advocate|advocates|argue for|
    argues for|are in favour of|is in favour of|speak out for|lobby for)\b
[recommendation 3 recommended]
(?:close|plug|remedy|bridge|fill) (?:the|this|that|these|those|all|any|every) (?:\w+ )?(?:gaps?|loopholes?|lacunae?|
    vacuum)\b
[inquiry 3.5 asked]
(?:unable|not able|not been able|difficult|impossible|hard) to (?:tell|establish|determine|see|say|work out|find out|
    ascertain|understand|judge) .{0,30}\b(?:whether|if|which|who|what|how|why|when|where)\b
(?:draft|guidance|text|paper|paragraph \d+|guideline \d+|report|document) (?:does not|doesn't|fails to) (?:say|
    specify|state|explain|make clear|indicate|clarify)\b
(?:clarification|explanation|further detail|more detail|information) (?:on this |on that |on this point |
    here )?(?:would be (?:welcome|appreciated|useful|helpful)|is (?:requested|sought|needed))
(?:would|it would) help (?:us )?to know\b
[inquiry 4 asked]
we would (?:also )?(?:be grateful|be glad|be interested|like|appreciate|welcome)\b.{0,30}\b(?:know|learn|hear|
    understand|information|details|clarification)
(?:wish|wishes|would like|should like|like|want|wants|wanted|interested|curious|helpful|useful|keen) to (?:know|learn|
    hear|understand|be told|ask)\b
(?:ask|asks|asked|asking|wonder|wonders|wondered|enquire|enquires|inquire|inquires|query|queries) (?:again |also |
    further |ourselves |themselves )?(?:whether|if|which|what|who|whom|whose|how|why|when|where|on what|under what|
    in what)\b
please (?:also )?(?:indicate|clarify|specify|explain|provide|describe|elaborate|state|tell|inform|confirm)\b
(?:seek|seeks|request|requests|ask for|asks for|need|needs|await|awaits|would like|should like|
    would welcome) (?:further |some |more |additional )?(?:clarification|clarity|information|an explanation|
    explanations|details|confirmation)
[inquiry 3 asked]
(?:could|can|would|will|may) (?:the|you|we|it|this|that|states|a|an)\b.{0,50}\b(?:clarify|explain|specify|indicate|
    confirm|tell us|elaborate|share|say)\b
(?:unclear|not clear|uncertain|unsure|not sure|not certain|open|at a loss)\b.{0,14}\b(?:whether|if|how|which|who|what|
    why|when|where|to what extent)\b
remains to be (?:seen|clarified|explained|known)\b
do not understand (?:whether|if|how|which|who|what|why|when|where)
[inquiry 3 raised questions]
(?:a|one|another|further|our|the|second|third|last|open) (?:further |final |related |remaining |
    open )?question (?:concerns|relates|regards|arises|remains|is whether|is how|is who|is what|for)
(?:raise|raises|have|has|pose|poses) (?:the |a |some |several |further )?(?:question|questions|doubts) (?:of|as to|
    about|whether|concerning|regarding|on|how)\b
[inquiry 1 asked]
(?:whether (?!or not)|how many|to what extent|on what (?:basis|grounds))\b
clarif(?:y|ied|ication)\b
[request 4 urged]
(?:urge|urges|urged|implore|implores|beseech|beg)\b
[request 4 called on]
(?:call|calls|calling) (?:again |once more )?(?:up)?on\b
[request 4 called for]
(?:call|calls|calling) for\b
(?:demand|demands) (?:that|an|the|a|from)|insists? on\b
[recommendation 3.5 called for]
(?:it is|we consider it|we find it|we deem it|is|are) (?:therefore |also |thus |equally |absolutely )?(?:essential|
    imperative|vital|crucial|indispensable|necessary|urgent|paramount|high time) (?:that|to|for)\b
what is (?:needed|required|missing)(?: first| now| most)? is\b
(?:there is|we see|there remains) (?:a|an) (?:clear |urgent |pressing |strong |real )*need (?:for|to)
[recommendation 2.5 called for]
(?:is|are) (?:urgently |badly |sorely |also |therefore )?(?:needed|required|called for)\b
(?:need|needs) to (?:be|have|take|do|make|ensure|adopt|establish|give|put|go|become|cover|include)\b
[request 4 recommended]
(?:recommend|recommends|recommending)\b
^recommended\b
(?:our|main|first|second|key|following) recommendations?\b
recommendations? (?:to|is|are|would be)\b
[request 3 recommended]
(?:ask|asks|request|requests) (?:that\b|(?:the |all |every |our )?[\w' -]{3,50}? to (?!know|learn))
(?:important|advisable|desirable) (?:that|to)\b
[recommendation 3 recommended]
should\b
ought (?:not )?to\b
would do well to\b
[recommendation 2.5 called on]
must\b
(?:has|have) (?:also )?to be\b
(?:may|shall) (?:not|never) be\b
(?:can|may) no longer be\b
no \w+(?: \w+){0,3} (?:may|shall)\b
[recommendation 1 called on]
(?:obliged|bound|required|duty|obligation) to\b
shall\b
[request 3.5 encouraged]
(?:invite|invites|encourage|encourages|welcome steps)\b
[recommendation 3.5 encouraged]
(?:is|are) (?:also |further |hereby )?(?:invited|encouraged) to\b
[recommendation 3.5 proposed]
(?:propose|proposes|suggest|suggests) (?:that|to|a|an|the|adding|inserting|deleting|replacing|including|extending|
    [a-z]+ing)\b
(?:may|might) (?:wish|want|care) to\b
(?:could|might) (?:usefully|consider|also consider|be considered|be amended|be extended|be added|include|adopt)\b
(?:would|might) be (?:to |better|preferable|best|advisable|desirable|wiser|more useful|more sensible|worthwhile)
(?:remedy|solution|way forward|answer|first step|step) (?:would be|is to|lies in|could be)
(?:why not|would it not be|let us)\b
[recommendation 4 recommended]
^(?:(?!early|only|recently|unfortunately|regrettably|sadly|apparently|usually)\w+ly |also |further |always |
    that (?:the |all |every |each |any |any )?(?:\w+ ){1,4}?|not |never |do not |please |to )?(?:decriminalise|
    decriminalize|substantially|rehabilitate|acknowledge|collaborate|consolidate|criminalise|criminalize|discontinue|
    disseminate|incorporate|investigate|participate|standardize|accelerate|anticipate|commission|compensate|
    coordinate|discourage|distribute|facilitate|mainstream|prioritise|prioritize|re-examine|reconsider|regularise|
    regularize|streamline|strengthen|vigorously|accompany|apologize|challenge|cooperate|designate|determine|diversify|
    elaborate|eliminate|encourage|eradicate|establish|formulate|guarantee|harmonise|harmonize|implement|institute|
    integrate|intensify|introduce|legislate|negotiate|persevere|prosecute|publicize|recognise|recognize|reexamine|
    reinforce|reinstate|safeguard|terminate|transform|translate|transpose|undertake|allocate|complete|conclude|
    conserve|consider|continue|diminish|envisage|evaluate|exchange|expedite|finalise|finalize|identify|increase|
    initiate|legalize|maintain|maximize|mobilise|mobilize|organise|organize|overcome|preserve|prohibit|quantify|
    reaffirm|redouble|register|regulate|restrict|separate|simplify|withdraw|abide|accomplish|commute|condemn|disband|
    dismantle|free|halve|incarcerate|minimize|minimise|penalize|penalise|derogate|set up|carry out|reconcile|retrofit|
    undo|upskill|abandon|abolish|achieve|address|advance|analyse|appoint|approve|bolster|clarify|collect|conduct|
    consult|control|convene|counter|deliver|develop|earmark|educate|empower|enforce|enhance|entrust|examine|exclude|
    explore|finance|fulfill|further|improve|include|mandate|measure|monitor|observe|persist|prepare|prevent|produce|
    promote|protect|provide|publish|realize|recruit|redress|refrain|release|replace|request|require|rescind|resolve|
    respect|respond|restore|reunite|reverse|support|suspend|sustain|tighten|upgrade|accede|accept|adhere|assess|
    assign|assist|assure|become|combat|commit|comply|create|deepen|define|deploy|desist|detect|devise|devote|double|
    embark|enable|engage|ensure|exempt|expand|extend|follow|foster|fulfil|hasten|honour|impose|inform|invest|invite|
    launch|manage|obtain|oppose|outlaw|permit|pledge|punish|pursue|ratify|reduce|reform|reject|remain|remove|repeal|
    report|retain|review|revise|secure|strive|submit|tackle|target|update|uphold|adopt|align|allow|amend|apply|avoid|
    begin|bring|build|carry|cease|draft|embed|enact|equip|fight|fully|grant|guard|issue|leave|limit|lower|offer|phase|
    place|press|raise|reach|refer|renew|scale|share|shift|speed|spell|start|track|train|treat|unify|waive|base|call|
    deal|draw|drop|form|fund|give|halt|help|hold|join|keep|lead|lift|link|make|move|open|pass|plan|seek|send|sign|
    step|stop|take|work|act|ban|end|let|map|pay|put|set|use)\b(?!-)(?! (?:for|is|are|was|were|has|have|had|of|by|can|
    cannot|may|might|will|would|should|must|often|who|which|remains?|continues?)\b)
"""

ADDRESSEES = r"""
panel = (?:standing )?panel\b
state of origin = (?:states?|countries|country|governments?) of origin\b(?! and)|(?:origin|sending) (?:states?|
    countries|country)\b|states? of (?:employment and )?origin\b
state of origin = (?:states?|countries|governments?) of origin(?=,? (?:and|transit))
state of transit = (?:states?|countries|country|governments?) of transit\b|transit (?:states?|countries|country)\b
state of transit = (?<=of origin, )transit\b|(?<=origin and )transit\b|(?<=origin and of )transit\b|(?<=origin, of )transit\b
state of destination = (?:states?|countries|country|governments?) of destination\b|(?:destination|host|
    receiving) (?:states?|countries|country|governments?)\b|countr(?:y|ies) of employment\b
state of destination = (?<=origin and )destination\b|(?<=transit and )destination\b|(?<=origin and of )destination\b
state of destination = (?<=transit and of )destination\b
regional organization = (?:african|european) union\b|council of europe\b|european commission\b|asean\b|ecowas\b|
    mercosur\b|caricom\b|oas\b|organization of american states\b|league of arab states\b|arab league\b|frontex\b|
    regional (?:organizations?|bodies|economic communities)\b
un entity = united nations(?! convention)(?: \w+)?(?: entities| agencies| system| bodies| network on migration)?\b|
    un (?:agencies|entities|bodies|system|women)\b|iom\b|unhcr\b|ilo\b|ohchr\b|unicef\b|unodc\b|who\b(?= (?:should|
    must|could|is|and))|undp\b|unfpa\b|international (?:organization for migration|labour office|
    labour organization)\b
mechanism = treaty bod(?:y|ies)\b|special (?:rapporteurs?|procedures)\b|(?:the )?committee (?:on|should|is|must|could|
    to)\b|human rights council\b|mandate holders?\b
nhri = national (?:human rights )?institutions?\b|nhris?\b|national human rights (?:institutions?|commissions?)\b|
    ombuds(?:man|person|persons|men)\b
local authority = (?:local|municipal|city|regional|provincial) (?:authorities|authority|governments?|councils?)\b|
    municipalit(?:y|ies)\b|mayors?\b|cities\b|towns\b
social partner = trade unions?\b|unions\b|workers' organizations\b|social partners\b
private sector = employers?\b|recruiters?\b|(?:recruitment|placement|manning|private|licensed|
    temporary) (?:employment )?agenc(?:y|ies)\b|(?:no )?agenc(?:y|ies)\b(?= (?:should|must|may|shall|ought))|
    compan(?:y|ies)\b|businesses\b|business enterprises\b|private sector\b|carriers?\b|airlines?\b|shipowners?\b|
    ship owners?\b|growers\b|banks\b|landlords?\b|platforms?\b(?= (?:should|must|may|shall|ought))|brands\b|
    intermediaries\b
civil society = civil society(?: organizations)?\b|ngos?\b|non-governmental organizations\b|migrants' associations\b|
    associations\b|diaspora organizations\b
states = (?:all |member )?states(?: parties| members?)?\b|states parties\b|governments?\b|parliaments?\b|ministr(?:y|
    ies)\b|authorities\b|(?:all )?countries\b|legislators?\b|legislatures?\b|lawmakers\b|the state\b|ministers?\b|
    coast guards?\b|police\b|consulates\b|embassies\b|courts\b|judges\b
states = embass(?:y|ies)\b|prosecutors?\b|labour inspectorates?\b|border guards\b|immigration (?:services?|
    authorit(?:y|ies))\b|congress\b
"""

HEADINGS = r"""
recommendation = (?:recommend|what (?:we|should|must|is needed|needs)|our (?:asks|demands|proposals|requests)|asks\b|
    demands|proposals|the way forward|way forward|next steps|calls? (?:to|for) action|measures (?:needed|proposed))
good practice = (?:good|best|promising) practi|what works|success|positive (?:examples|developments)|
    examples to follow
policy gap = .{0,30}\bgaps?\b|shortcomings|what is missing|lacunae|deficits
inquiry = .{0,12}\bquestions? (?:to|for|we|on|about)|questions?\Z|open questions|clarifications|points to (?:clarify|
    be clarified)
emerging issue = .{0,12}emerging|new (?:trends|challenges|developments|issues)|trends|outlook|looking ahead
"""

OPENING = r"""
(?:recommendations? ?\d*[:.–-] ?)?(?:(?:by|before|until|within|at|in|as|where|to|for|with|under|therefore|finally|
    furthermore|moreover|firstly|secondly|thirdly|first|second|third|additionally|lastly)\b[^,;:.]{0,60}, ?)?(?:and )?
"""
JOINS = r"""
\s*(?:,|and|or|as well as|together with|and of|, and|both)?\s*(?:,|and|or)?\s*(?:the|all|their|our|national|of)?\s*\Z
"""
AGENT = r"by (?:the |all )?\Z"
