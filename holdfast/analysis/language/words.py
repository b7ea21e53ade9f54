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
Manager Sergeant Inspector Director Commissioner Nurse Doctor Teacher Worker Consultant Deputy Clinician Practitioner
Partner Colleague Family Families Carer Carers Mother Father Victim Victims Witness Witnesses Offender Offenders Boys Girls
Agreed Noted Given Been Had Has Have Was Were Would Should Could Can May Might Will Did Does Do Is Are Be Seen Sent Told
Asked Rang Phoned Called Visited Attended Unable Refused Declined Offered Closed Completed Updated Reviewed Shared
Intel Threshold Thresholds Criteria Capacity Data Figures Numbers Targets Attendance Absence Curfew Order Court Tracker
Register Matrix Chronology Log Form Forms Email Emails Calls Visits Sessions Session Contact Consent Everything Nothing
Something Anyone Anybody Most Many Few Several All More Less Next Last First Second Third Then There Here Because Since
Although Though As Where Which Whose Whatever Whether Unless Even Still Again Yes Yet Never Always Often Three Four Five
Six Seven Eight Nine Ten Eleven Twelve My Me Us Him Them Its Or Nor Of Out Over Up Down Off About Against Between During
"""
# Endings that hardly any name has.
_NOT_A_NAMES_END = ("tion", "tions", "ment", "ments", "ness", "ing", "ings", "ities")
_NAMES_ALL_THE_SAME = frozenset({"Clement", "Ming", "Ding", "Harding", "Fleming", "Keating", "Browning"})
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
    if not (word[0].isupper() and word[1:2].islower()) or word in NOT_A_NAME:
        return False
    return not word.endswith(_NOT_A_NAMES_END) or word in _NAMES_ALL_THE_SAME
