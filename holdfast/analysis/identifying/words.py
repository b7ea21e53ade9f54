"""Ordinary words, by what they do in a sentence. No list of names is kept."""

import re


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that neither open a name nor follow one: pronouns, links, helpers, questions, adverbs.
FUNCTION = word_set("""
dont doesnt didnt aint isnt wasnt werent wont cant couldnt wouldnt shouldnt hasnt havent hadnt thats theres hes shes theyre a about above
across after afterwards again against ago ah ain all almost alone along already alright also although always am among an and another any
anybody anymore anyone anything anyway anywhere apart are aren around as at away back basically be because been before behind being below
beside besides between beyond both but by bye ca can could couldn cos cuz da did didn do does doesn doing don done down due during each
either else elsewhere enough er even ever every everybody everyone everything everywhere except few first firstly for from further get
gets getting give given go goes going gone gonna got gotta had hadn half has hasn have haven having he hello hence her here hers herself
hey hi him himself his how however i idk if im in including indeed inside instead into is isn it its itself ive just last lastly later
least less let like likewise lot lots many maybe me meanwhile mine more most mostly much must my myself near nearly neither never
nevertheless next no nobody none nor not nothing now nowhere of off often oh ok okay on once one ones only onto or other others otherwise
our ours ourselves out outside over overall own per perhaps please plus probably quite rather really same second secondly several shall
she should shouldn since so some somebody someone something sometimes somewhere soon still such than thank thanks that the their theirs
them themselves then there therefore these they thing things third thirdly this those though three through throughout thus til till to
today together tomorrow tonight too towards tbh twice two u under unfortunately unless until up upon ur us usually very via wanna was wasn
way we well were weren what whatever when whenever where wherever whereas whether which while whilst who whoever whole whom whose why will
with within without wo won worse would wouldn wow yeah yep yes yesterday yet you your yours yourself yourselves zero four five six seven
eight nine ten eleven twelve hundred thousand alas sadly luckily hopefully recently currently honestly finally eventually
""")

# Verbs, whose forms in -s, -ed and -ing are found from them, and irregular forms.
VERBS = word_set("""
accept act add agree allow answer call inform name alarm review support appear apply argue arrive ask assess assume attend avoid be become
became began begin begun believe better blame block bought break bring broke broken brought build built buy care carry caught change chat
check choose chose chosen close come came complain consider contact continue cost cried cry cut deal decide deserve die disagree drink
drank drive drove driven drop ate eat eaten encourage end enjoy ensure escalate expect experience explain face fail fall fear feel fell
felt fight fill find fine finish focus follow forget forgot forgotten fought found gave hate hear heard held help hide hid hit hold hurt
ignore imagine improve include invite involve join keep kept kill kick knew know known lack laugh lead learn learnt leave led left lent
lie listen live look lose lost love lied made make manage matter mean meant meet mention met miss move need nick note notice offer open
paid pass pay phone pick plan play post prevent promise protect provide pull push put quit raise ran rang reach read realise receive
recommend refer refuse remember reply report request respect respond rest return ring run sack sad said save saw say see seem seen send
sent set share shout show shown shut sit sat sleep slept smoke snap sort sound speak spend spent spoke spoken stab stand start stay stole
stood stop struggle study suggest suppose take taken talk taught teach tell text think thought threw throw told took touch train treat
tried trust try turn understand understood use visit voted wait wake walk want warn wash watch wear went wish woke wonder work worry write
wrote written worked
""")

# Ordinary nouns and adjectives of these texts, which may stand with a capital or open a sentence.
COMMON = word_set("""
able absence abuse academy access accommodation accountability action activity addiction adhd adult advice advocacy advocate age agency
agenda aim alcohol ambition ambulance anger angry animal annoying answer anxiety anxious anybody apart apologies appointment area
arrangement arrest art assault assembly assistant associate attendance attention attitude audit auntie aunt autism autistic autumn awful
baby bad bag bairn balance bank barrier basketball beautiful bed bedroom behaviour benefit best big bike birth birthday bit board body
book boring borough boss both bored bottom boundary box boy boyfriend brain break brief brilliant bro brother budget building bullying bus
bestie business busy cabinet cafe call camera cannabis capacity car card care carer caring case caseload caseworker cash cell central
centre certain chair chairperson challenge chance chaos charity check chief child childcare childhood children childrens choice church
city clear clerk clinic clinical clinician close closer clothes club coach cocaine cold college colleague combined command commissioner
commitment committee communal communication community company complaint complex computer concern concerned conference confidence
confidentiality confused constable consent consistency consultation contact contextual continuity control conversation cooking
coproduction core cost council councillor counselling counsellor county country couple court cousin crazy crime criminal crisis critical
cultural culture curfew curriculum custody dad daddy daily damage danger dangerous data date daughter day dead deal death debate debt
decision deep delay deputy depression designated detention development difference different difficult digital dinner director directorate
disability disabled discrimination district diverse diversity divorce doctor dog door doubt drama driver drug drugs dumb duty early easy
economic edge education effective effort elder emergency emotional employer empty engagement enough environment equality equity escalation
essential estate ethnic event everyday evening evidence exam example excellent exclusion executive expectation experience expert
exploitation external extra face facetime fact fair fairness faith faithful false familiar families family fantastic far fast father fault
fear fearful feedback feeling feelings female few fight final finance financial fire flat folk folks food foot football form formal former
foster fostering framework free freedom fresh friday friend friendly friendship front frontline full fun fund funding funny future gaming
gang gap garden gay gender general girl girlfriend goal god good google governance government governor gran grandad grandma grandparent
grandparents granny great ground grounds group grief growing guardian guidance guilty gym hair happy hard harm headteacher head health
healthcare healthy heart heavy help helpful helpline high history holiday home homelessness homework honest honesty horrible hospital
hostel hour house household housing hub huge human hungry husband idea ideas idiot ill illness immigration impact important inclusion
independence independent individual infant information initial innovation inspection inspector institution intelligence interim internal
interpreter intervention interview investment issue job joint judge junior just justice keeping key keyworker kid kind knife knowledge
ladies lad lady language lanyard large late laptop law lawyer lazy lead leader leadership learning legal lesbian lesson letter level
liaison library licence life light line link listening local lockdown lone lonely long loss loud lovely low lower luck lunch mad main
mainstream major male mam man management manager manor mate maths matter meal meeting meetings member men mental mentor mentoring message
midwife mind minister ministry minor minute minutes missing mission mix model money month mood morning mother motherhood mouth multi
multiagency mum mummy murder music naan name nan nana national nature needs neglect neighbour neighbourhood network new news nice night
noise normal notes notice number nurse nursery office officer old online operation operational opinion opportunity option options order
organisation outcome outreach overview paediatric paediatrician pain panel panic paper parent parental parenting parents park part partner
partnership partners party past pastoral path peace peer people permanence permission person personal pharmacy phone photo place placement
plan plans plenary police policy poor popular portal positive possible post poverty power powerless practice practitioner pregnancy
present pressure primary priorities priority prison privacy private problem problems process professional professionals programme progress
project protection provider psychiatrist psychologist public punishment pupil pupils purpose quality question questions quick quiet race
racism racist random rape ready real reality reason recent reception record recording recovery referral referrals reform refuge regional
relationship relationships relevant religion remand report research residential resource resources respect respite response responsibility
rest restorative result review rich right rights risk risks road role room routine rude rule rules sad safe safeguarding safety sanction
scared scary schedule scheme school schools science scrutiny second secondary secret section sector secure self senior separate sergeant
serious service services session sessions sex sexual shame shelter shift ship shit shocking shop short shy sick side silence silent
similar simple single sister situation skills small social society solicitor solution son sorry special specialist speech sport staff
staffing stage standards state statement statutory stepdad stepmum stigma story strange strategic strategy street strength strengths
stress stressed strict strong student students stuff stupid supervision supervisor support supporting sure surgery suspect system systemic
systems table taxi teacher teachers team teams teamwork teenager teenagers teens terrible test text theory therapeutic therapist therapy
thinking thoughts threshold thresholds tier time times timescales tired together top touch tough town toxic traffic training transition
transitions transport trauma travel treatment tribunal trouble true trust truth tutor tutoring type ugly uncle understanding uniform unit
university unfair unsafe upper upset upstairs urgent useful useless value values victim victims video view views village violence virtual
vision visit visits voice voices volunteer vulnerable wages ward waste water weak website week weekend weird welcome welfare wellbeing
west wicked wide wife wild willing window winter witness woman women wonderful word words work worker workers workforce workload workshop
world worried worst wrong year years youth zone north south east round rounds tea toilet cook sofa settee bail tag probation parole meds
medication tablet pregnant transgender trans queer bi straight bisexual nonbinary lgbt fat thin slag slut bitch prick dick twat grass
snitch liar weirdo freak loser names slurs posh massive rubbish nearest nearby previous current amazing awesome ace cool calm patient
gentle gutted polite approachable supportive reliable available absent fuming bare peak peng allow eve bruv fam innit lol omg btw fyi faq
pls ppl thx rn ngl obvs defo summat owt nowt aye wee lass lads girls boys guys mates
""")

# Capitals of the calendar, of faiths, peoples, large places, brands and the field.
CAPITALS = word_set("""
nintendo arsenal chelsea everton tottenham celtic rangers ysgol monday tuesday wednesday thursday friday saturday sunday mondays mon tue
tues wed thu thur thurs fri sat sun january february march april may june july august september october november december jan feb mar apr
jun jul aug sept sep oct nov dec christmas xmas easter eid ramadan diwali hanukkah passover lent advent halloween valentine bonfire spring
god allah jesus christ lord bible quran koran torah guru muslim islam islamic islamophobia christian christianity sikh sikhism hindu
hinduism jew jewish judaism catholic catholicism protestant anglican methodist baptist buddhist jehovah witnesses rastafarian pagan
atheist sunni shia orthodox english welsh scottish scots irish british brit cymraeg cymru european asian african caribbean american indian
pakistani bangladeshi bengali punjabi urdu hindi gujarati tamil arab arabic turkish kurdish iranian persian farsi dari pashto afghan iraqi
syrian somali eritrean ethiopian tigrinya amharic sudanese nigerian yoruba igbo hausa ghanaian kenyan ugandan congolese zimbabwean
jamaican polish romanian roma gypsy traveller romany bulgarian albanian ukrainian russian lithuanian latvian hungarian slovak czech
portuguese spanish italian french german dutch greek swedish norwegian danish chinese cantonese mandarin japanese korean vietnamese
filipino thai nepali brazilian latin latino black white brown mixed afro bame uk england wales scotland ireland britain europe africa asia
america usa australia canada pakistan bangladesh afghanistan iraq iran syria somalia eritrea ethiopia sudan nigeria ghana kenya uganda
congo zimbabwe jamaica poland romania bulgaria albania ukraine russia lithuania latvia hungary portugal spain italy france germany greece
turkey vietnam kurdistan palestine gaza israeli palestinian brazil london birmingham manchester liverpool leeds sheffield bristol
newcastle nottingham leicester coventry bradford cardiff swansea newport wrexham edinburgh glasgow aberdeen dundee belfast derry hull york
derby plymouth southampton portsmouth brighton norwich oxford cambridge exeter sunderland wolverhampton salford stoke middlesbrough
peterborough luton reading southend blackpool bolton oldham rochdale wigan stockport hackney islington camden lambeth southwark lewisham
greenwich newham haringey enfield barnet brent ealing hounslow hillingdon harrow croydon bromley bexley havering redbridge merton sutton
richmond kingston wandsworth westminster kensington fulham hammersmith kent essex surrey sussex devon cornwall dorset somerset norfolk
suffolk yorkshire lancashire cumbria durham northumberland lincolnshire cheshire shropshire hampshire berkshire oxfordshire hertfordshire
bedfordshire cambridgeshire gloucestershire wiltshire warwickshire staffordshire derbyshire nottinghamshire leicestershire gwent powys
gwynedd ceredigion pembrokeshire merseyside tyneside thames instagram insta snapchat tiktok whatsapp facebook youtube google xbox
playstation fortnite roblox discord netflix spotify twitter reddit zoom outlook word excel microsoft apple iphone android tesco asda aldi
lidl sainsbury morrisons greggs mcdonald kfc nando primark argos ikea uber amazon internet wifi ofsted estyn cafcass camhs barnardo
barnardos nspcc childline samaritans kooth coram nyas mencap unicef shelter mosaic liquidlogic parliament brexit covid coronavirus gcse
alevel btec btecs senco mash mace ehcp mappa marac prevent prompt holdfast holdfasts universal credit signs child family seasonal sats sen
send phd ba msc cse cce nrm dsl iro lado yot yjs nhs gp gps samhs hiv ptsd ocd asd
""")


def forms_of(verb: str) -> set[str]:
    """The forms of a regular verb, and some that no verb has."""
    stem = verb.removesuffix("e")
    short = verb[:-1] + "i" if verb.endswith("y") else stem
    return {verb + "s", short + "es", short + "ed", stem + "ing", stem + verb[-1] + "ing", stem + verb[-1] + "ed"}


FORMS = frozenset(form for verb in VERBS for form in forms_of(verb))
ORDINARY = FUNCTION | VERBS | FORMS | COMMON | CAPITALS

# Ordinary words that are names as well: told by what stands before them.
EITHER = word_set("""
eve will may april june august hope faith grace mark joy christian black white brown green young king long rich west lane lead read cook
summer autumn park hall wood hill price spring winter bishop north love best close day power church house strong small sharp
""")

# A run of capitals that ends in one of these is no person.
HEADS = word_set("""
council service services hospital centre center team teams panel board trust hub house project programme partnership university court
station street road lane avenue park borough library police church mosque temple gurdwara synagogue act framework model review report
policy plan conference meeting group committee unit clinic surgery foundation city town county united rovers fc association authority
charity network forum festival prison college school academy high primary care award scale shire airport line island bay beach arena
theatre strategy protocol law inquiry government parliament department office agency commission hotel hostel refuge lodge estate
""")

TITLES = word_set("""
mr mrs ms miss mx dr prof professor pc dc ds di dci wpc pcso sgt sergeant constable inspector rev revd reverend father sir madam dame lady
lord judge justice cllr councillor imam rabbi pastor uncle auntie aunty aunt nanny nana granny grandad coach nurse
""")
LOW_TITLES = word_set("mr mrs ms miss dr mx auntie aunty pc")
PEOPLE = word_set("""
worker workers mate friend bestie keyworker brother sister cousin boyfriend girlfriend bf gf teacher carer son daughter uncle auntie aunt
stepdad stepmum bro tutor mentor manager neighbour partner ex husband wife solicitor counsellor therapist advocate headteacher head boss
supervisor nephew niece mum dad nan baby practitioner colleague psychologist midwife caseworker landlord sw pa
""")
OWNERS = word_set("my our his her their your the a an another")
CLOSE_OWNERS = word_set("my our his her their your")
NAMED = word_set("called named")
INSULTED = word_set("get gets got getting being been")
DOES = word_set("""
said says told tells asked asks is was has had came comes went goes got gets gave gives helped helps listened listens left knew knows
thinks thought made makes rang called texted visited took takes did does never always will would could can keeps kept just really who from
wants wanted needs needed felt feels lied lives lived works worked moved died shouted promised knocked hit doesn wasn isn hasn hadn didn
won wouldn couldn wo ca seemed seems turned met saw calls spoke speaks understands understood tried tries started stopped
""")
BEING = word_set("is was has had will would can could")
PARTICLES = word_set("de da dos das del di du la le van von der den bin bint ibn ap ab ferch al el abu st")
PREFIXES = word_set(
    "co anti non pre post mid multi inter self ex well semi sub trans pro e cross out on off re de un x t all over by"
)
CONFIDING = word_set("trust trusted believe believed confide confided confiding interested faith trusting believing")
MOVING = word_set("move moved moving moves relocated travelled")
UNITS = word_set(
    "minute minutes time times door doors year years month months week weeks day days hour hours mile miles kids people metres"
)
SMALL_CAPITALS = word_set("sw gp pa ta yp la dv uk eu it pc tv ok id pe re rs si hr id ld lo cp cin ps vs mp dj ai")

ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ship|hood|ism|ology|ability|tive|ful|less|graphy)s?\Z")
OPENING_FORM = re.compile(r"(?:ing|ity|ance|ence|ly|ed|ies|ers|tors|ists|ates|ents|ants)\Z")
LOW_FORM = re.compile(r"(?:ing|ed|ly|[^s]s|n't)\Z")
NOT_ADVERB = re.compile(r"(?:[eoi]lly|emily|lily|carly|sally)\Z")
