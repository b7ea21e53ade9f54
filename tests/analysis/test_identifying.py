"""Passages that might tell who somebody is are pointed out; ordinary sentences are left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.analysis.identifying import Detail, identifying

N, SCHOOL, ADDRESS, POSTCODE = Detail.NAME, Detail.SCHOOL, Detail.ADDRESS, Detail.POSTCODE
PHONE, EMAIL, LINK, HANDLE = Detail.PHONE, Detail.EMAIL, Detail.LINK, Detail.HANDLE
BIRTH, NUMBER, CAR = Detail.BIRTH_DATE, Detail.NUMBER, Detail.CAR

TELLING: tuple[tuple[str, tuple[tuple[str, Detail], ...]], ...] = (
    ("My worker Jade never came back.", (("Jade", N),)),
    ("I only told my friend about it and then Tyler found out.", (("Tyler", N),)),
    ("It was a boy called Tyler who started it.", (("Tyler", N),)),
    ("Mr Okafor listened to me.", (("Mr Okafor", N),)),
    ("In the end Mrs. Kowalczyk rang the school.", (("Mrs. Kowalczyk", N),)),
    ("PC Smith came to our door again.", (("PC Smith", N),)),
    ("I think Siân understood.", (("Siân", N),)),
    ("I think Sia\u0302n understood.", (("Sia\u0302n", N),)),
    ("We asked Patrick O'Neill to chair.", (("Patrick O'Neill", N),)),
    ("We asked Patrick O\u2019Neill\u2019s team.", (("Patrick O\u2019Neill", N),)),
    ("The IRO, Llinos ap Rhys, was new.", (("Llinos ap Rhys", N),)),
    ("My social worker was Anna-Marie Smith-Jones.", (("Anna-Marie Smith-Jones", N),)),
    ("Only Abdulrahman al-Hassan turned up.", (("Abdulrahman al-Hassan", N),)),
    ("They put Oluwaseun in another placement.", (("Oluwaseun", N),)),
    ("They put Adébáyọ̀ in another placement.", (("Adébáyọ̀", N),)),
    ("We never met Małgorzata before the panel.", (("Małgorzata", N),)),
    ("The manager is Maria de Souza and she is fair.", (("Maria de Souza", N),)),
    ("Jade said I could stop.", (("Jade", N),)),
    ("Tyler's mum knows all about it.", (("Tyler", N),)),
    ("Aisha and Mohammed came with us.", (("Aisha", N), ("Mohammed", N))),
    ("Kayleigh didn't want to go.", (("Kayleigh", N),)),
    ("Jade Thompson runs the group.", (("Jade Thompson", N),)),
    ("Zainab, my cousin, was there.", (("Zainab", N),)),
    ("It was good. Then it changed. Kieran left and nobody told us.", (("Kieran", N),)),
    ("my worker jade is the only one who gets it", (("jade", N),)),
    ("my mate tyler got stabbed", (("tyler", N),)),
    ("theres a boy called kaiden in my home", (("kaiden", N),)),
    ("my friend aisha knows", (("aisha", N),)),
    ("my mate ahmed got moved", (("ahmed", N),)),
    ("my name is shanice and im 15", (("shanice", N),)),
    ("my best mate emily left care", (("emily", N),)),
    ("my mate Will said no", (("Will", N),)),
    ("Our worker, Priya, has left.", (("Priya", N),)),
    ("Our worker (Priya) has left.", (("Priya", N),)),
    ("I stayed with Auntie Bev for a year.", (("Auntie Bev", N),)),
    ("Dr. Patel was kind.", (("Dr. Patel", N),)),
    ("We call him Mr T.", (("Mr T", N),)),
    ("miss begum was nice", (("miss begum", N),)),
    ("Hope said I could stay.", (("Hope", N),)),
    ("my brother liam is in care too", (("liam", N),)),
    ("The twins (Amira and Yusuf) were split.", (("Amira", N), ("Yusuf", N))),
    ("Nobody believed Chloe, and Cllr Ahmed was new.", (("Chloe", N), ("Cllr Ahmed", N))),
    ("I believe in Tyler", (("Tyler", N),)),
    ("I go to Oakfield Academy.", (("Oakfield Academy", SCHOOL),)),
    ("He was excluded from St Mary's Catholic Primary School.", (("St Mary's Catholic Primary School", SCHOOL),)),
    ("i go to oakfield high", (("oakfield high", SCHOOL),)),
    ("She is at Ysgol Bro Edern now.", (("Ysgol Bro Edern", SCHOOL),)),
    ("i went to ysgol plasmawr", (("ysgol plasmawr", SCHOOL),)),
    ("Lister College threw me out.", (("Lister College", SCHOOL),)),
    ("We live at 14 Acacia Avenue.", (("14 Acacia Avenue", ADDRESS),)),
    ("police came to 22b church road", (("22b church road", ADDRESS),)),
    ("I live in flat 4 on my own", (("flat 4", ADDRESS),)),
    ("Flat 12, Nightingale House is damp", (("Flat 12, Nightingale House", ADDRESS),)),
    ("They moved us to 3 Elm Close last week", (("3 Elm Close", ADDRESS),)),
    ("I live on Marlborough Road", (("Marlborough Road", ADDRESS),)),
    ("Our postcode is SE15 4QX.", (("SE15 4QX", POSTCODE),)),
    ("the boys from e83pq", (("e83pq", POSTCODE),)),
    ("ring me on 07700 900123", (("07700 900123", PHONE),)),
    ("ring me on +44 7700-900-123 please", (("+44 7700-900-123", PHONE),)),
    ("The office is (020) 7946 0018.", (("(020) 7946 0018", PHONE),)),
    ("07700900123 is my nans", (("07700900123", PHONE),)),
    ("Write to jade.thompson+care@example.org.uk.", (("jade.thompson+care@example.org.uk", EMAIL),)),
    ("look at https://example.org/u/jade?x=1.", (("https://example.org/u/jade?x=1", LINK),)),
    ("look at www.jadesblog.example, please", (("www.jadesblog.example", LINK),)),
    ("its on instagram.com/jadexx2009", (("instagram.com/jadexx2009", LINK),)),
    ("add me @jade.xx", (("@jade.xx", HANDLE),)),
    ("my snap is ty_ler09", (("ty_ler09", HANDLE),)),
    ("I was born on 12/03/2009.", (("12/03/2009", BIRTH),)),
    ("DOB: 4th May 2008", (("4th May 2008", BIRTH),)),
    ("my birthday is 9 june", (("9 june", BIRTH),)),
    ("Her NHS number is 943 476 5919.", (("943 476 5919", NUMBER),)),
    ("See case number 45321/B.", (("45321/B", NUMBER),)),
    ("It is under LCS204417 on the system.", (("LCS204417", NUMBER),)),
    ("My NI is AB 12 34 56 C", (("AB 12 34 56 C", NUMBER),)),
    ("They drove a car with AB12 XYZ on it.", (("AB12 XYZ", CAR),)),
    ("his reg is k123 abc", (("k123 abc", CAR),)),
    ("😀😀 my worker Jade 😀 rang 07700 900123", (("Jade", N), ("07700 900123", PHONE))),
)

ORDINARY = (
    "I went to Year 10 in September.",
    "The police came on Friday.",
    "English is my second language.",
    "Children's Services",
    "Children's Services did not call us back.",
    "CAMHS said no.",
    "Ofsted came in March.",
    "I am 16",
    "We met 3 times in 2023.",
    "Monday's panel was cancelled.",
    "God knows what they wanted.",
    "Muslim girls are treated differently.",
    "I moved from London to Hackney.",
    "We worked with Hackney Council and the Metropolitan Police.",
    "The MACE panel meets every second Tuesday.",
    "When I was at school nobody asked me.",
    "Nobody told me. Nobody asked.",
    "School is boring and teachers are rude.",
    "Trust was broken a long time ago.",
    "Communication is poor between Health and Social Care.",
    "my worker never listens to me",
    "my worker listens",
    "my worker left and nobody said",
    "my mate got moved to another home",
    "my mates are always there",
    "my friend lent me money",
    "they called me a liar",
    "i got called fat and stupid",
    "they called the police on me",
    "they called social services",
    "my social worker really helped",
    "my social worker has changed 6 times",
    "My mum and dad do not speak English.",
    "Mum said it was fine.",
    "Dad was in prison.",
    "My Nan looked after me.",
    "I've done my GCSEs and I'm going to college.",
    "I want to go to a good primary school.",
    "They said I'd go to secondary school in Wales.",
    "My High School was fine.",
    "He walked 10 minutes down the road.",
    "We live 3 doors down the street.",
    "Section 47 and the Children Act 1989 are clear.",
    "Working Together 2023 asks for this.",
    "Our Early Help offer is strong.",
    "The Director of Children's Services chairs the Safeguarding Partnership Board.",
    "Signs of Safety is used across the service.",
    "Contextual Safeguarding has changed how we write plans.",
    "As a Social Worker I have 28 cases.",
    "The Independent Reviewing Officer and the Virtual School agree.",
    "I use TikTok, Snapchat and WhatsApp.",
    "We ate at McDonald's on Christmas Eve.",
    "I like the Youth Club on Wednesdays.",
    "Black boys are stopped more than White boys.",
    "I speak Polish, Somali and a bit of Arabic.",
    "My family came from Nigeria in 2015.",
    "I live in Aberaeron.",
    "The budget was £1250000 and it rose to 1,300,000.",
    "The meeting was on 12/03/2024 at 10.30.",
    "Ages 11-16, 2019-2020, 50% and 1:30pm.",
    "Ring 999 or 101, or Childline on 0800 1111.",
    "We meet @ 5pm or stay @home.",
    "Thank you so much, it was lovely.",
    "Honestly, I don't know. Maybe.",
    "Nothing changes. Everything's the same. It's long.",
    'He said "Get out" and I went.',
    "- Listen more\n- Shout less\n- Be there on time",
    "Relationships matter more than process.",
    "Managers say one thing and do another.",
    "Education is key; so is Health.",
    "We are a Trauma-informed, Anti-Racist service.",
    "Co-production takes time.",
    "What works well? What Worries Us?",
    "I WANT PEOPLE TO LISTEN TO ME",
    "the GP, the IRO and my PA all said different things",
    "Supervision happens every 4 weeks.",
    "Please read the Quran in Ramadan with me.",
    "In May and June we had exams.",
    "Plan B was to go to A&E.",
    "my worker dont care and my mate aint bothered",
    "Hope is not a plan.",
    "The DfE and the Home Office should fund this.",
    "i miss home",
    "Boys are called gang members, girls are called victims.",
    "The form says QQ 12 34 56 C as an example.",
    "Yr ysgol yn dda.",
)


def _as_seen(text: str, known: tuple[str, ...] = ()) -> tuple[tuple[str, Detail], ...]:
    return tuple((passage.text, passage.detail) for passage in identifying(text, known))


@pytest.mark.parametrize(("text", "expected"), TELLING)
def test_what_might_tell_who_somebody_is_gets_pointed_out(text: str, expected: tuple[tuple[str, Detail], ...]) -> None:
    assert _as_seen(text) == expected


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_is_left_in_peace(text: str) -> None:
    assert _as_seen(text) == ()


def test_there_are_at_least_sixty_sentences_of_each_kind() -> None:
    assert len([text for text, expected in TELLING if expected]) >= 60
    assert len(ORDINARY) >= 60


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("We all went to see Brightwater together.", (), (("Brightwater", N),)),
        ("We all went to see Brightwater together.", ("brightwater",), ()),
        ("I told Mary Okafor.", ("Mary",), (("Okafor", N),)),
        ("I was at the Elm Tree.", ("Elm Tree",), ()),
        ("Pupils of Brightwater Academy know.", ("Brightwater",), (("Brightwater Academy", SCHOOL),)),
        ("Pupils of Brightwater Academy know.", ("Brightwater Academy",), ()),
        ("Write to team@example.org.", (" team@example.org ", ""), ()),
        ("Mr Okafor chairs this.", ("Mr Okafor",), ()),
        ("my worker jade", ("JADE",), ()),
    ],
)
def test_words_that_the_lead_calls_fine_are_never_pointed_out(
    text: str, known: tuple[str, ...], expected: tuple[tuple[str, Detail], ...]
) -> None:
    assert _as_seen(text, known) == expected


def test_offsets_count_code_points_with_emoji_and_combining_letters_before() -> None:
    text = "👩🏽‍🦱e\u0301 I told Sia\u0302n"
    (passage,) = identifying(text)
    assert (passage.start, passage.end) == (text.index("Sia"), len(text))


def test_an_empty_text_has_nothing_to_point_out() -> None:
    assert identifying("") == ()


LONG = 100_000


@pytest.mark.parametrize(
    "unit",
    ["a", "A", "Aa", "-", "A-", "a.", "@", "a@", " ", "\n", "'", "A ", "1 ", "1-", "0", "Ysgol y ", "(", "flat 1 ", "http", "born ",
     "\u0302", "a\u0302", "😀", "_", "+44", "1 a ", "my worker ", "called ", "to st a ", "case no. "],
)  # fmt: skip
def test_a_hundred_thousand_hostile_characters_hold_no_name(unit: str) -> None:
    found = identifying(unit * (LONG // len(unit)))
    assert all(passage.detail in {Detail.NUMBER, Detail.ADDRESS} for passage in found)
    assert bool(found) == (unit in {"0", "flat 1 "})


def test_a_hundred_thousand_digits_are_one_long_number() -> None:
    (passage,) = identifying("1" * LONG)
    assert (passage.start, passage.end, passage.detail) == (0, LONG, NUMBER)


@pytest.mark.parametrize("unit", ["Jade ", "Mr Jade ", "a@b.uk ", "12 Elm Road ", "@jade ", "E8 3PQ ", "Elm School "])
def test_a_text_full_of_details_is_still_read_to_its_end(unit: str) -> None:
    text = "I told " + unit * (LONG // len(unit))
    assert identifying(text)[-1].end == len(text.rstrip())


PIECES = st.sampled_from(
    ["Jade", "my worker", "called", "tyler", "Mr", "O'Neill", "Siân", "said", ". ", ", ", " ", "\n", "E8 3PQ", "07700 900123",
     "12 Elm Road", "Oakfield Academy", "Ysgol", "a@b.uk", "@jade", "born",
     "4 May 2009", "AB12 CDE", "Council", "In", "de", "-", "'s", "😀", "\u0302", "(", "\""]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=20).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
)


@given(TEXTS)
def test_passages_are_ordered_apart_and_slices_of_the_text(text: str) -> None:
    end = 0
    for passage in identifying(text):
        assert end <= passage.start < passage.end <= len(text)
        assert text[passage.start : passage.end] == passage.text
        end = passage.end


@given(
    st.lists(PIECES, max_size=20).map(" ".join),
    st.sets(st.sampled_from(["Jade", "tyler", "Siân", "Oakfield", "@jade"])),
)
def test_a_known_word_is_never_pointed_out_by_itself_nor_inside_a_name(text: str, known: set[str]) -> None:
    for passage in identifying(text, known):
        words = set(passage.text.casefold().split())
        assert passage.text not in known
        assert passage.detail is not N or not words & {word.casefold() for word in known}


@given(TEXTS, st.integers(1, 5))
def test_spaces_at_the_end_change_nothing(text: str, spaces: int) -> None:
    assert identifying(text + " " * spaces) == identifying(text)
