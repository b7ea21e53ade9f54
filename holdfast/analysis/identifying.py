"""Passages of a text that might tell who somebody is, so that its writer can take them out before sending it.

Everything goes by shape and by short lists of ordinary words: no list of names is kept. It never claims to find everything, and it
sometimes points at a harmless word; nothing may be refused because of it. Every pattern is bounded or cannot step back, so that the
time taken grows with the length of the text, whatever stands in it.

Sources of the shapes: BS 7666 (postcodes and addresses), Ofcom's numbering plan (telephones), the NHS Data Dictionary (NHS numbers),
DVLA INF104 (registration marks).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Detail(StrEnum):
    """What a passage seems to hold. NUMBER: a long reference, such as an NHS number or the number of a case. CAR: a registration."""

    NAME = "name"
    SCHOOL = "school"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"
    BIRTH_DATE = "birth date"
    NUMBER = "number"
    CAR = "car"


@dataclass(frozen=True)
class Passage:
    """A passage of a text: `text` is the slice from `start` up to, not including, `end`. Unit: code points."""

    start: int
    end: int
    text: str
    detail: Detail


@dataclass(frozen=True)
class _Word:
    """A word where it stands, without 's and the like. `gap`: what stands between it and the word before."""

    start: int
    end: int
    text: str
    tail: str
    gap: str
    opens: bool
    known: bool

    @property
    def low(self) -> str:
        return self.text.casefold().replace("\u2019", "'")

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are: a capital in front, none at the end. al-Hassan counts; iPhone and DfE do not."""
        if not (self.text.isupper() or self.text[-1].isupper()) and not any(
            letter.isdigit() or letter == "_" for letter in self.text
        ):
            return self.text[0].isupper() or _PARTICLED.match(self.text) is not None
        return False

    @property
    def is_joined(self) -> bool:
        """Whether nothing but white space parts it from the word before."""
        return bool(self.gap) and self.gap.isspace() and "\n" not in self.gap


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that neither open a name nor follow one: pronouns, links, helpers, questions, adverbs.
_FUNCTION = _set("""
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
_VERBS = _set("""
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
_COMMON = _set("""
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
_CAPITALS = _set("""
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


def _forms(verb: str) -> set[str]:
    """The forms of a regular verb, and some that no verb has."""
    stem = verb.removesuffix("e")
    short = verb[:-1] + "i" if verb.endswith("y") else stem
    return {verb + "s", short + "es", short + "ed", stem + "ing", stem + verb[-1] + "ing", stem + verb[-1] + "ed"}


_FORMS = frozenset(form for verb in _VERBS for form in _forms(verb))
_ORDINARY = _FUNCTION | _VERBS | _FORMS | _COMMON | _CAPITALS

# Ordinary words that are names as well: told by what stands before them.
_EITHER = _set("""
eve will may april june august hope faith grace mark joy christian black white brown green young king long rich west lane lead read cook
summer autumn park hall wood hill price spring winter bishop north love best close day power church house strong small sharp
""")

# A run of capitals that ends in one of these is no person.
_HEADS = _set("""
council service services hospital centre center team teams panel board trust hub house project programme partnership university court
station street road lane avenue park borough library police church mosque temple gurdwara synagogue act framework model review report
policy plan conference meeting group committee unit clinic surgery foundation city town county united rovers fc association authority
charity network forum festival prison college school academy high primary care award scale shire airport line island bay beach arena
theatre strategy protocol law inquiry government parliament department office agency commission hotel hostel refuge lodge estate
""")

_TITLES = _set("""
mr mrs ms miss mx dr prof professor pc dc ds di dci wpc pcso sgt sergeant constable inspector rev revd reverend father sir madam dame lady
lord judge justice cllr councillor imam rabbi pastor uncle auntie aunty aunt nanny nana granny grandad coach nurse
""")
_LOW_TITLES = _set("mr mrs ms miss dr mx auntie aunty pc")
_PEOPLE = _set("""
worker workers mate friend bestie keyworker brother sister cousin boyfriend girlfriend bf gf teacher carer son daughter uncle auntie aunt
stepdad stepmum bro tutor mentor manager neighbour partner ex husband wife solicitor counsellor therapist advocate headteacher head boss
supervisor nephew niece mum dad nan baby practitioner colleague psychologist midwife caseworker landlord sw pa
""")
_OWNERS = _set("my our his her their your the a an another")
_CLOSE_OWNERS = _set("my our his her their your")
_NAMED = _set("called named")
_INSULTED = _set("get gets got getting being been")
_DOES = _set("""
said says told tells asked asks is was has had came comes went goes got gets gave gives helped helps listened listens left knew knows
thinks thought made makes rang called texted visited took takes did does never always will would could can keeps kept just really who from
wants wanted needs needed felt feels lied lives lived works worked moved died shouted promised knocked hit doesn wasn isn hasn hadn didn
won wouldn couldn wo ca seemed seems turned met saw calls spoke speaks understands understood tried tries started stopped
""")
_BEING = _set("is was has had will would can could")
_PARTICLES = _set("de da dos das del di du la le van von der den bin bint ibn ap ab ferch al el abu st")
_PREFIXES = _set(
    "co anti non pre post mid multi inter self ex well semi sub trans pro e cross out on off re de un x t all over by"
)
_CONFIDING = _set("trust trusted believe believed confide confided confiding interested faith trusting believing")
_MOVING = _set("move moved moving moves relocated travelled")
_UNITS = _set(
    "minute minutes time times door doors year years month months week weeks day days hour hours mile miles kids people metres"
)
_SMALL_CAPITALS = _set("sw gp pa ta yp la dv uk eu it pc tv ok id pe re rs si hr id ld lo cp cin ps vs mp dj ai")

_ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ship|hood|ism|ology|ability|tive|ful|less|graphy)s?\Z")
_OPENING_FORM = re.compile(r"(?:ing|ity|ance|ence|ly|ed|ies|ers|tors|ists|ates|ents|ants)\Z")
_LOW_FORM = re.compile(r"(?:ing|ed|ly|[^s]s|n't)\Z")
_NOT_ADVERB = re.compile(r"(?:[eoi]lly|emily|lily|carly|sally)\Z")

_LETTER = r"[^\W\d_]"
_INNER = r"[\w\u0300-\u036f]*+"
_WORD = re.compile(rf"(?<!\w){_LETTER}{_INNER}(?:['\u2019\u2010\u2011-]{_LETTER}{_INNER})*+")
_TAIL = re.compile(r"(?:n['\u2019]t|['\u2019](?:s|m|d|ve|ll|re))\Z", re.IGNORECASE)
_OPENS = re.compile(r"[.?!:;\n\u2026\u2022\u201c\u2018]|(?:\A|\s)[\"'(\[]")
_QUOTED = re.compile(r"[\s\"'\u201c\u2018(\[,:\u2013-]+")
_PARTICLED = re.compile(r"(?:al|el|ap|ab|ad|as|an|ar|ash|bin|ibn|d|de|l)['\u2019-](?=[^\W\d_a-z])")
_PARTS = re.compile(r"['\u2010\u2011-]")


def identifying(text: str, known: Collection[str] = ()) -> tuple[Passage, ...]:
    """The passages of `text` that might tell who somebody is: in order, not overlapping, the longest where two overlap.

    `known`: words or phrases that are fine, in any case, such as names of organisations, of the journey, of places. A name is cut at
    a known word; any other passage goes only where known words cover all of it, so that "Hackney" does not hide "Hackney Academy".
    """
    fine = _covered(text, known)
    found = [*_patterns(text), *_schools(text), *_names(text, fine)]
    open_to_view = (passage for passage in found if not _is_fine(passage, fine))
    taken, kept = bytearray(len(text)), []
    for passage in sorted(open_to_view, key=lambda each: each.start - each.end):
        if not any(taken[passage.start : passage.end]):
            taken[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
            kept.append(passage)
    return tuple(sorted(kept, key=lambda each: each.start))


def _covered(text: str, known: Collection[str]) -> bytearray:
    """A mark for each code point that a known word or phrase covers. Shape: (length of the text,)."""
    marks = bytearray(len(text))
    phrases = sorted({phrase.strip() for phrase in known} - {""}, key=len, reverse=True)
    if phrases:
        either = "|".join(map(re.escape, phrases))
        for match in re.finditer(rf"(?<!\w)(?=({either})(?!\w))", text, re.IGNORECASE):
            start, end = match.span(1)
            marks[start:end] = b"\x01" * (end - start)
    return marks


def _is_fine(passage: Passage, fine: bytearray) -> bool:
    """Whether known words cover every letter and digit of it."""
    return all(fine[passage.start + place] for place, character in enumerate(passage.text) if character.isalnum())


# Fixed shapes


def _shape(pattern: str, *, any_case: bool = True) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE if any_case else re.VERBOSE)


_AREAS = (
    "A[BL]|B[ABDFHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?"
    "|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = rf"""(?:\d{{4}}-\d\d?-\d\d?|\d\d?[/.\- ]\d\d?[/.\- ]\d{{2,4}}
    |\d\d?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b(?:,?\s\d{{2,4}}\b)?
    |{_MONTH}\s\d\d?(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?|{_MONTH}\s\d{{4}}\b)"""
_STRONG = "road|rd|street|avenue|ave|lane|crescent|terrace|grove|gardens|mews"
_WEAK = (
    "Close|Court|Drive|Place|Park|View|Rise|Hill|Green|House|Row|Square|Walk|Way|Estate|Heights|Point|Tower|Lodge|St"
)
_CAP = r"[^\W\d_a-z][\w'\u2019.-]{0,30}"

_FIXED: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    (Detail.EMAIL, _shape(r"(?<![\w.+%-])(?P<it>[\w.+%-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}+)")),
    (Detail.LINK, _shape(r"(?<!\w)(?P<it>(?:https?://|www\.)[^\s<>\"]++)")),
    (Detail.LINK, _shape(
        r"(?<![\w@./-])(?P<it>(?:[\w-]{1,63}+\.){1,5}(?:com|uk|org|net|me|tv|gg|io|ly|be|wales)/[^\s<>\"]++)"
    )),
    (Detail.HANDLE, _shape(r"(?<![\w.@/])(?P<it>@[^\W\d][\w.]{1,29}+)")),
    (Detail.HANDLE, _shape(
        r"""\b(?:snap(?:chat)?|insta(?:gram)?|tiktok|discord|xbox|psn|gamertag|username|roblox)
        (?:\s(?:name|user|username|tag))?(?:\sis|:|\s-)?\s(?P<it>(?=\w{0,30}[\d_.]\w)[^\W\d][\w.]{2,29}+)"""
    )),
    (Detail.POSTCODE, _shape(
        rf"(?<!\w)(?P<it>(?:{_AREAS})\d[a-z\d]?[ \u00a0]?\d(?!(?-i:st|nd|rd|th)\b)[abd-hjlnp-uw-z]{{2}})(?!\w)"
    )),
    (Detail.PHONE, _shape(
        r"""(?<![\w+.,/-])(?P<it>(?:\+|00)44[\ .-]?(?:\(0\)[\ .-]?)?[127](?:[\ ().\u2013-]{0,2}\d){9}
        |0[127](?:[\ ().\u2013-]{0,2}\d){9}|\(0[127]\d{1,3}\)(?:[\ .\u2013-]{0,2}\d){6,8}|\+\d(?:[\ ().-]{0,2}\d){7,14})(?!\w)"""
    )),
    (Detail.BIRTH_DATE, _shape(
        rf"\b(?:born|d\.?o\.?b|date\sof\sbirth|birth\sdate|birthday|b-?day)\b[^.\n\d]{{0,25}}?(?P<it>{_DATE})(?!\w)"
    )),
    (Detail.BIRTH_DATE, _shape(rf"(?<!\w)(?P<it>{_DATE})\s(?:is|was)\s(?:my|his|her|their)\s(?:birthday|b-?day)\b")),
    (Detail.NUMBER, _shape(r"(?<![\w£$€.,/-])(?P<it>\d{3}[\ -]\d{3}[\ -]\d{4}|\d{7,}+)(?![\w/-])")),
    (Detail.NUMBER, _shape(r"(?<!\w)(?P<it>[a-ceghj-pr-tw-z]{2}\ ?\d\d\ ?\d\d\ ?\d\d\ ?[a-d])(?!\w)")),
    (Detail.NUMBER, _shape(r"(?<!\w)(?P<it>[A-Z]{1,5}[-/]?\d{5,12}+)(?!\w)", any_case=False)),
    (Detail.NUMBER, _shape(
        r"""\b(?:case|ref(?:erence)?|nhs|client|pupil|crime|lcs|mosaic|upn|hospital|passport)\s
        (?:number|no\.?|num|id|ref(?:erence)?)(?:\sis|\swas|:)?\s\#?(?P<it>(?=[a-z/-]{0,9}\d[\d/-]{2,})[\w/-]{4,24}+)"""
    )),
    (Detail.CAR, _shape(r"(?<!\w)(?P<it>[A-HJ-PR-Y]{2}\d\d\ ?[A-HJ-PR-Z]{3})(?!\w)", any_case=False)),
    (Detail.CAR, _shape(
        r"""\b(?:reg|registration|plates?)(?:\snumber)?(?:\sis|\swas|:)?\s
        (?P<it>[a-z]{2}\d\d\ ?[a-z]{3}|[a-z]\d{1,3}\ ?[a-z]{3}|[a-z]{3}\ ?\d{1,3}[a-z]?)(?!\w)"""
    )),
    (Detail.ADDRESS, _shape(
        rf"""(?<![\w£.,/-])(?P<it>(?:(?i:flat|apartment|apt)\s\d{{1,4}}[a-zA-Z]?,?\s)?\d{{1,4}}[a-zA-Z]?,?\s
        (?:{_CAP}\s){{1,3}}(?i:{_STRONG}|{_WEAK}))(?!\w)""", any_case=False
    )),
    (Detail.ADDRESS, _shape(
        rf"(?<![\w£.,/-])(?P<it>\d{{1,4}}[a-z]?\s(?P<words>(?:[^\W\d_][\w'\u2019-]{{0,30}}\s){{1,2}})(?:{_STRONG}))(?!\w)"
    )),
    (Detail.ADDRESS, _shape(
        rf"""(?<!\w)(?P<it>(?i:flat|apartment|apt)\s\d{{1,4}}[a-zA-Z]?(?:,?\s(?:{_CAP}\s){{1,3}}(?:House|Court|Point|Tower|Lodge
        |Heights))?)(?!\w)""", any_case=False
    )),
    (Detail.ADDRESS, _shape(
        rf"""\b(?:live|lives|lived|living|moved|stays?|staying|house|home)\s(?:on|in|at|to|down)\s
        (?P<it>(?:{_CAP}\s){{1,3}}(?i:{_STRONG}|Close))(?!\w)""", any_case=False
    )),
)  # fmt: skip


def _patterns(text: str) -> Iterator[Passage]:
    """Passages of a fixed shape: everything but names and schools."""
    for detail, pattern in _FIXED:
        for match in pattern.finditer(text):
            passage = _trimmed(match.start("it"), match["it"], detail)
            if not _is_ordinary_shape(passage, match.groupdict().get("words") or ""):
                yield passage


def _trimmed(start: int, text: str, detail: Detail) -> Passage:
    """Without the marks of the sentence around it."""
    short = text.rstrip(".,;:!?'\"\u2019\u201d-/" if detail in {Detail.LINK, Detail.HANDLE, Detail.NUMBER} else " ")
    return Passage(start, start + len(short), short, detail)


def _is_ordinary_shape(passage: Passage, words: str) -> bool:
    """Whether it only looks like one: @home, MK10 AND, 10 minutes down the road."""
    if passage.detail is Detail.HANDLE:
        return passage.text.lstrip("@").casefold() in _ORDINARY
    if passage.detail is Detail.CAR:
        return passage.text[-3:].casefold() in _FUNCTION
    return any(word in _FUNCTION | _UNITS | _VERBS for word in words.casefold().split())


# Schools

_KINDS = (
    r"(?:(?:Primary|Infants?|Junior|High|Secondary|Grammar|Comprehensive|Middle|Upper|Lower|Nursery|Special)\sSchool|School|Academy"
    r"|Sixth\sForm|College|High|Primary|Secondary|Grammar|Comp|Nursery|Juniors|Infants)"
)
_SCHOOL = re.compile(
    rf"(?<![\w'\u2019-])(?P<words>(?:{_CAP}\s(?:of\s)?){{1,6}}){_KINDS}(?:\s(?:School|College|Academy|Sixth\sForm))?(?!\w)"
)
_LOW_SCHOOL = re.compile(
    r"\b(?:to|at|from|in|near|outside|attends?|attended|called)\s"
    r"(?P<it>(?P<words>(?:st\s)?[a-z][a-z'\u2019-]{2,30}\s(?:[a-z][a-z'\u2019-]{2,30}\s)?)"
    r"(?:academy|high(?:\sschool)?|primary(?:\sschool)?|secondary\sschool|grammar(?:\sschool)?|sixth\sform|college))(?!\w)",
    re.IGNORECASE,
)
_YSGOL = re.compile(
    rf"(?<!\w)(?P<it>[Yy]sgol(?P<words>(?:\s(?:y|yr|Y|Yr|{_CAP}(?<![.]))){{0,3}}?\s{_CAP}(?:\s{_CAP}){{0,3}}|\s[a-z]{{3,30}}(?:\s[a-z]{{3,30}})?))(?!\w)"
)
_GENERIC = _set("""
school academy college high primary secondary junior infant infants juniors nursery grammar comprehensive sixth form special boarding
virtual sunday saturday public private state local community mainstream catholic church free faith independent middle upper lower old new
good bad big different other another same alternative provision khan police language summer drama medical law art welsh english boys girls
""")
_GOERS = _set("pupil pupils student students teacher teachers children staff parents")
_WELSH = _set("""
yn yr oedd wedi mae ond gan dda uwchradd gynradd gyfun newydd bob fawr hefyd yma hynny heddiw ddoe arbennig feithrin leol hon fach gymraeg
""")


def _schools(text: str) -> Iterator[Passage]:
    """Schools that are named, in capitals or in small letters, in English or in Welsh."""
    for match in _SCHOOL.finditer(text):
        yield from _school(match.start(), match.group(), match["words"], capital=True)
    for match in _LOW_SCHOOL.finditer(text):
        yield from _school(match.start("it"), match["it"], match["words"], capital=False)
    for match in _YSGOL.finditer(text):
        yield from _welsh_school(match.start("it"), match["it"])


def _school(start: int, text: str, words: str, *, capital: bool) -> Iterator[Passage]:
    """The school from its first word of its own; none where every word is of a general kind."""
    for match in re.finditer(r"\S+", words):
        low = _TAIL.sub("", match.group().casefold())
        if low not in (_FUNCTION | _GENERIC | _GOERS if capital else _ORDINARY | _GENERIC):
            yield Passage(start + match.start(), start + len(text), text[match.start() :], Detail.SCHOOL)
            return


def _welsh_school(start: int, text: str) -> Iterator[Passage]:
    """Ysgol and the words after it that are its own."""
    end, owns = len("ysgol"), False
    for match in re.finditer(r"\s(\S+)", text[end:]):
        word = match[1].casefold()
        if match[1].islower() and word in _WELSH | _ORDINARY and word not in {"y", "yr"}:
            break
        owns = owns or word not in _WELSH | {"y", "yr", "ysgol"}
        end = len("ysgol") + match.end()
    if owns:
        yield Passage(start, start + end, text[:end], Detail.SCHOOL)


# Names


def _names(text: str, fine: bytearray) -> Iterator[Passage]:
    """Names of people, by capitals and by the words around them."""
    words = _words(text, fine)
    named = _named(words)
    place = 0
    while place < len(words):
        if not named[place]:
            place += 1
            continue
        first, last = _first(words, place), _last(words, named, place)
        start, end = words[first].start, words[last].end
        yield Passage(start, end, text[start:end], Detail.NAME)
        place = last + 1


def _words(text: str, fine: bytearray) -> list[_Word]:
    """The words of a text, each with what stands before it."""
    words: list[_Word] = []
    before = 0
    for match in _WORD.finditer(text):
        tail = _TAIL.search(match.group())
        short = match.group()[: tail.start()] if tail else match.group()
        gap = text[before : match.start()]
        opens = not words or (_OPENS.search(gap) is not None and not _is_shortened(words[-1], gap))
        start, end = match.start(), match.start() + len(short)
        words.append(_Word(start, end, short, tail.group() if tail else "", gap, opens, all(fine[start:end])))
        before = match.end()
    return words


def _is_shortened(word: _Word, gap: str) -> bool:
    """Whether the full stop belongs to the word: Mr. Okafor, J. Smith."""
    return gap.strip() == "." and "\n" not in gap and (word.low in _TITLES or (len(word.text) == 1 and word.low != "i"))


def _named(words: Sequence[_Word]) -> list[bool]:
    """Whether each word is part of a name: first those inside a sentence, then those at its start, then those that go on."""
    heads = _before_heads(words)
    named = [_is_cued(words, place) or _is_inside_name(words, place, heads) for place in range(len(words))]
    for place, word in enumerate(words):
        if word.opens and word.is_capital and not word.known and not named[place]:
            named[place] = not heads[place] and _is_opening_name(words, named, place)
    for place in range(1, len(words)):
        named[place] = named[place] or _goes_on(words, named, place)
    return named


def _before_heads(words: Sequence[_Word]) -> list[bool]:
    """Whether a run of capitals from the word on ends in a word such as Council."""
    heads = [False] * len(words)
    for place in range(len(words) - 2, -1, -1):
        after = words[place + 1]
        if after.is_joined and after.is_capital and not words[place].tail:
            heads[place] = after.low in _HEADS or heads[place + 1]
    return heads


def _is_ordinary(word: str) -> bool:
    """Whether a word in small letters is of the lists, alone, in the plural, or with its hyphen; or abstract by its ending."""
    if word in _ORDINARY or word.removesuffix("s") in _ORDINARY or (len(word) > 7 and _ABSTRACT.search(word)):
        return True
    parts = _PARTS.split(word)
    if len(parts) < 2:
        return False
    return (parts[0] in _PREFIXES and "-" in word) or all(part in _ORDINARY for part in parts)


def _is_low_ordinary(word: str, after: str) -> bool:
    """Whether a word in small letters after "my mate" goes on with the sentence, rather than being a name.

    `after`: the word that follows. "my mate james said" has a name; "my worker listens" has none.
    """
    if _is_ordinary(word) or len(word) < 3:
        return True
    if _NOT_ADVERB.search(word):
        return False
    return _LOW_FORM.search(word) is not None and (word.endswith("ly") or after not in _DOES)


def _after(words: Sequence[_Word], place: int) -> str:
    """The word that follows in the same breath, in small letters; empty where there is none."""
    if place + 1 < len(words) and words[place + 1].is_joined and not words[place].tail:
        return words[place + 1].low
    return ""


def _low(words: Sequence[_Word], place: int) -> str:
    return words[place].low if place >= 0 else ""


def _is_cued(words: Sequence[_Word], place: int) -> bool:
    """Whether a title or a phrase such as "my worker" or "called" says that a name comes."""
    word = words[place]
    if place == 0 or word.known or any(character.isdigit() or character == "_" for character in word.text):
        return False
    if _follows_title(words, place):
        return True
    if not _follows_phrase(words, place):
        return False
    if word.is_capital:
        return word.low in _EITHER or not _is_ordinary(word.low)
    if word.text.isupper() and not words[place - 1].text.isupper():
        return len(word.text) == 2 and word.low not in _SMALL_CAPITALS | _ORDINARY
    return word.is_joined and not _is_low_ordinary(word.low, _after(words, place))


def _follows_title(words: Sequence[_Word], place: int) -> bool:
    """Mr Okafor, PC Smith, Mr T, Auntie Bev, dr. khan."""
    word, title = words[place], words[place - 1]
    if title.low not in _TITLES or title.tail or not (word.is_joined or _is_shortened(title, word.gap)):
        return False
    if title.text[0].islower():
        wants = title.low in _LOW_TITLES and (title.low != "miss" or title.opens)
        return wants and not _is_ordinary(word.low) and not _LOW_FORM.search(word.low) and word.low not in _DOES
    single = len(word.text) == 1 and word.text.isupper() and word.low not in {"i", "a"}
    return single or (word.is_capital and (word.low in _EITHER or not _is_ordinary(word.low)))


def _follows_phrase(words: Sequence[_Word], place: int) -> bool:
    """Whether "called", "her name is" or "my best mate" stands before."""
    if (
        not _QUOTED.fullmatch(words[place].gap)
        or "\n" in words[place].gap
        or (words[place - 1].tail and not _is_name_s(words, place))
    ):
        return False
    before, second, third = (_low(words, place - back) for back in (1, 2, 3))
    if before in _NAMED:
        return second not in _INSULTED
    if before in _PEOPLE:
        return second in _OWNERS or third in _OWNERS
    return _is_name_s(words, place) or (before in {"is", "was"} and second == "name" and third in _CLOSE_OWNERS)


def _is_name_s(words: Sequence[_Word], place: int) -> bool:
    """My name's Jade."""
    return _low(words, place - 1) == "name" and words[place - 1].tail != "" and _low(words, place - 2) in _CLOSE_OWNERS


def _is_inside_name(words: Sequence[_Word], place: int, heads: Sequence[bool]) -> bool:
    """Whether a capital inside a sentence is a name: not an ordinary word, not a body, not a place after "in"."""
    word = words[place]
    if word.opens or word.known or not word.is_capital or len(word.text) < 2 or heads[place] or _is_ordinary(word.low):
        return False
    return word.low not in _HEADS | _TITLES and not _is_place(words, place)


def _is_place(words: Sequence[_Word], place: int) -> bool:
    """In Aberaeron, moved to Llanelli; not in Jade's house, and not trust in Jade."""
    before, second = _low(words, place - 1), _low(words, place - 2)
    if words[place].tail or not words[place].is_joined:
        return False
    return (before == "in" and second not in _CONFIDING) or (before in {"to", "from"} and second in _MOVING)


def _is_opening_name(words: Sequence[_Word], named: Sequence[bool], place: int) -> bool:
    """Whether the first word of a sentence is a name: by what it does, whose it is, or who else is named with it."""
    word = words[place]
    if len(word.text) < 2 or _is_ordinary(word.low) or word.low in _HEADS | _TITLES or _OPENING_FORM.search(word.low):
        return False
    if word.tail:
        return word.tail.casefold() not in {"n't", "n\u2019t"}
    if place + 1 >= len(words):
        return False
    after = words[place + 1]
    if after.is_joined:
        with_another = after.low == "and" and place + 2 < len(words) and named[place + 2]
        does = after.low in (_DOES - _BEING if word.low in _EITHER else _DOES)
        return does or named[place + 1] or with_another
    return after.gap.strip() == "," and after.low in _CLOSE_OWNERS | {"who"}


def _goes_on(words: Sequence[_Word], named: Sequence[bool], place: int) -> bool:
    """Whether a word goes on with the name before it: Jade Brown, Jade T."""
    word = words[place]
    if (
        not named[place - 1]
        or not word.is_joined
        or word.known
        or words[place - 1].tail
        or not words[place - 1].is_capital
    ):
        return False
    single = len(word.text) == 1 and word.text.isupper() and word.low not in {"i", "a"}
    return single or (word.is_capital and word.low in _EITHER and word.low not in _HEADS)


def _first(words: Sequence[_Word], place: int) -> int:
    """The place where a name begins: at its title, where it has one."""
    if place and not words[place - 1].known and words[place - 1].low in _TITLES and _follows_title(words, place):
        return place - 1
    return place


def _last(words: Sequence[_Word], named: Sequence[bool], place: int) -> int:
    """The place of the last word of a name, over particles such as in Maria de Souza."""
    last = place
    while last + 1 < len(words) and not words[last].tail:
        after = words[last + 1]
        if not (after.is_joined or _is_shortened(words[last], after.gap)):
            break
        if named[last + 1]:
            last += 1
        elif after.low in _PARTICLES and not after.known and last + 2 < len(words) and _is_tied(words, named, last + 2):
            last += 2
        else:
            break
    return last


def _is_tied(words: Sequence[_Word], named: Sequence[bool], place: int) -> bool:
    return named[place] and words[place].is_joined and words[place].is_capital
