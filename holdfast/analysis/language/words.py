"""How a sentence is divided into words and signs, and which words look like a name or a number."""

import re

WORD = re.compile(r"£ ?\d+(?:[.,]\d+)*\w*|\d+(?:[.,]\d+)*(?:%|\w*)|'[sS]\b|\w+(?:'(?![sS]\b)\w+)*|[^\w\s]")
# Words with a capital that are nobody's name, at the beginning of a sentence mostly.
_NOT_A_NAME = """
The This That These Those There They Their We Our It Its He She His Her I You Your A An And But If In On At As
To No Not Now When What Who Why How All Any Each Some Both One Two Police School Health Housing Staff Chair
Education Officer Officers Social Children Child Young Youth Adult Team Panel Service Services Agency Agencies
Council Parent Parents Professional Professionals Section Update Action Actions Outcome Risk Case Plan Please
Also After Before Despite However Once Only Further Following Under Until While With Without For From By So Then
Another Other January February March April May June July August September October November December Monday
Tuesday Wednesday Thursday Friday Saturday Sunday
Colleagues Commissioners Partners Governors Members Leaders Managers Directors Inspectors Councillors Trustees Funders
Clinicians Practitioners Teachers Nurses Neighbours Residents Workers Reports Records Feedback Minutes Letter Letters
Referral Referrals Referrer Assessment Review Meeting Meetings Screening Legal Senior Duty Outreach Mentor Support Key
Learning Emergency Custody Probation Youths Subject Suspect Nominal Client Patient Tenant Applicant Resident Pupil
Pupils Students Strategy Safeguarding Everyone Everybody Nobody Someone Consideration Concerns Information Intelligence
Response Evidence Practice Supervision Management Community Local Public Foster Residential Placement Home Head
"""
NOT_A_NAME = frozenset(_NOT_A_NAME.split())
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
"""
NUMBERS = frozenset(_NUMBERS.split())


def words_of(text: str) -> list[str]:
    """Words and signs in order. The s of possession is a word."""
    return WORD.findall(text)


def looks_like_name(word: str) -> bool:
    return word[0].isupper() and word[1:2].islower() and word not in NOT_A_NAME
