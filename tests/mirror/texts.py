"""Invented minutes for the mirror's tests."""

CONTACT = "Sarah laughed when she told us about the dog."
TEXT = f"""{CONTACT}

Lives with her nan. She did not engage with three appointments offered. Will be raised at the next meeting.

The male was seen. Risk form completed and the tracker was updated. Partners are to monitor the situation and to feed
back what they have at the next meeting of the panel, which will consider whether there is anything else that ought to
be put onto the plan before the review.
"""
LONG = f"""{TEXT}

Case does not meet threshold for step up.

The cohort was reviewed.

Mum failed to protect.

It was a lifestyle choice.

Known to services.

RAG rating updated.

NFA by police as no capacity.
"""
