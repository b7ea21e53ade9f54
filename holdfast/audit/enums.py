"""Everything that leaves a trace, with the sentence that a person reads: "Amina <sentence>"."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class What(StrEnum):
    """An event: the kind of record, then what happened to it."""

    USER_JOINED = "user.joined"
    USER_CHANGED = "user.changed"
    USER_ERASED = "user.erased"
    ORGANISATION_STARTED = "organisation.started"
    ORGANISATION_CHANGED = "organisation.changed"
    STATEMENT_CHANGED = "statement.changed"
    MEMBER_JOINED = "member.joined"
    MEMBER_CHANGED = "member.changed"
    MEMBER_LEFT = "member.left"
    INVITATION_MADE = "invitation.made"
    INVITATION_REVOKED = "invitation.revoked"
    INVITATION_ACCEPTED = "invitation.accepted"
    JOURNEY_STARTED = "journey.started"
    JOURNEY_CHANGED = "journey.changed"
    JOURNEY_ERASED = "journey.erased"
    JOURNEY_BROUGHT_IN = "journey.brought_in"
    JOURNEY_EXPORTED = "journey.exported"
    JOURNEY_IMPORTED = "journey.imported"
    PERSPECTIVE_CHANGED = "perspective.changed"
    STRAND_CHANGED = "strand.changed"
    SPELL_PLACED = "spell.placed"
    SPELL_CHANGED = "spell.changed"
    SPELL_TAKEN_BACK = "spell.taken_back"
    PARTICIPANT_JOINED = "participant.joined"
    PARTICIPANT_CHANGED = "participant.changed"
    PARTICIPANT_LEFT = "participant.left"
    LEAD_APPOINTED = "participant.lead_appointed"
    PARTICIPANT_NOTED = "participant.noted"
    PARTICIPANTS_MERGED = "participant.merged"
    FUNCTION_CHANGED = "function.changed"
    FUNCTION_BEGUN = "function.begun"
    FUNCTION_ENDED = "function.ended"
    FUNCTION_REMOVED = "function.removed"
    AUTHORISER_NOTED = "authoriser.noted"
    AUTHORISER_CHANGED = "authoriser.changed"
    AUTHORISER_REMOVED = "authoriser.removed"
    STANCE_SAID = "stance.said"
    STANCE_CHANGED = "stance.changed"
    STANCE_WITHDRAWN = "stance.withdrawn"
    REPLY_GIVEN = "reply.given"
    REPLY_CHANGED = "reply.changed"
    POSITION_RECORDED = "position.recorded"
    DECISION_RECORDED = "decision.recorded"
    DECISION_CHANGED = "decision.changed"
    PROMISE_MADE = "promise.made"
    PROMISE_CHANGED = "promise.changed"
    ROUND_PREPARED = "round.prepared"
    ROUND_CHANGED = "round.changed"
    ROUND_OPENED = "round.opened"
    ROUND_CLOSED = "round.closed"
    ROUND_DISCARDED = "round.discarded"
    ROUND_ERASED = "round.erased"
    ROUND_WORDS_READ_EARLY = "round.words_read_early"
    ROUND_WORDS_ERASED = "round.words_erased"
    PICTURE_OPENED = "round.picture_opened"
    REPORT_MADE = "round.report_made"
    GROUP_CHANGED = "group.changed"
    LINK_MADE = "link.made"
    LINK_REVOKED = "link.revoked"
    LINK_NOT_HEARD = "link.not_heard"
    GUESS_MADE = "guess.made"
    RESPONSE_ENTERED = "response.entered"
    CONVERSATION_RECORDED = "conversation.recorded"
    CONVERSATION_CHANGED = "conversation.changed"
    GUIDE_FROZEN = "guide.frozen"
    GUIDE_COPIED = "guide.copied"
    GUIDE_ADAPTED = "guide.adapted"
    GUIDE_BROUGHT_IN = "guide.brought_in"
    GUIDE_DISCARDED = "guide.discarded"
    GROUNDS_RECORDED = "decision.grounds_recorded"
    PULSE_STARTED = "pulse.started"
    PULSE_STOPPED = "pulse.stopped"
    SESSION_HELD = "session.held"
    SESSION_CHANGED = "session.changed"
    SESSION_ENDED = "session.ended"
    WORDS_WITHHELD = "response.words_withheld"
    EXPECTATION_GIVEN = "expectation.given"
    FORECAST_MADE = "forecast.made"
    SITTING_OPENED = "sitting.opened"
    SITTING_REVEALED = "sitting.revealed"
    SITTING_SET_ASIDE = "sitting.set_aside"
    ACTIVITY_NOTED = "activity.noted"
    PLACEMENT_MADE = "placement.made"
    PLACEMENT_ENTERED = "placement.entered"
    PLACEMENT_TAKEN_BACK = "placement.taken_back"
    MOMENT_RECORDED = "moment.recorded"
    MOMENT_CHANGED = "moment.changed"
    MOMENT_TAKEN_AWAY = "moment.taken_away"
    MOMENT_MARKED = "moment.marked"
    GROUP_FEELING_RECORDED = "group_feeling.recorded"
    GROUP_FEELING_CHANGED = "group_feeling.changed"
    LOOK_BACK_CHANGED = "look_back.changed"
    MAP_TAKEN = "look_back.map_taken"
    THEORY_BEGUN = "theory.begun"
    THEORY_CHANGED = "theory.changed"
    THEORY_TAKEN = "theory.taken"
    ELEMENT_ADDED = "element.added"
    ELEMENT_CHANGED = "element.changed"
    ELEMENT_REMOVED = "element.removed"
    THEORY_LINK_ADDED = "theory_link.added"
    THEORY_LINK_CHANGED = "theory_link.changed"
    THEORY_LINK_REMOVED = "theory_link.removed"
    THEORY_LINK_QUESTIONED = "theory_link.questioned"
    REMARK_WRITTEN = "remark.written"
    REMARK_TAKEN_BACK = "remark.taken_back"
    MEASURE_BEGUN = "measure.begun"
    MEASURE_CHANGED = "measure.changed"
    CLAIM_MADE = "claim.made"
    CLAIM_CHANGED = "claim.changed"
    CLAIM_TAKEN_OUT = "claim.taken_out"
    CLAIM_TURNED = "claim.turned"
    EVIDENCE_ADDED = "evidence.added"
    EVIDENCE_CHANGED = "evidence.changed"
    EVIDENCE_TAKEN_AWAY = "evidence.taken_away"
    CONDITION_NOTED = "condition.noted"
    CONDITION_CHANGED = "condition.changed"
    CONDITION_TAKEN_OUT = "condition.taken_out"
    ADAPTATION_NOTED = "adaptation.noted"
    ADAPTATION_CHANGED = "adaptation.changed"
    ADAPTATION_TURNED = "adaptation.turned"
    ADAPTATION_TAKEN_OUT = "adaptation.taken_out"
    VALUES_ENTERED = "value.entered"
    VALUE_CHANGED = "value.changed"
    VALUE_TAKEN_AWAY = "value.taken_away"
    SERIES_TAKEN_AWAY = "series.taken_away"
    REBASE_MADE = "rebase.made"
    REBASE_TAKEN_BACK = "rebase.taken_back"
    CHARTS_TAKEN = "measure.charts_taken"
    CYCLE_PREDICTED = "cycle.predicted"
    CYCLE_CHANGED = "cycle.changed"
    CYCLE_BEGUN = "cycle.begun"
    CYCLE_LOOKED_AT = "cycle.looked_at"
    CASE_BEGUN = "case.begun"
    CASE_CHANGED = "case.changed"
    CASE_TAKEN_OUT = "case.taken_out"
    CASE_TAKEN = "case.taken"
    POINT_ADDED = "point.added"
    POINT_CHANGED = "point.changed"
    POINT_TAKEN_OUT = "point.taken_out"
    COST_NOTED = "cost.noted"
    COST_CHANGED = "cost.changed"
    COST_TAKEN_OUT = "cost.taken_out"
    PACK_TAKEN = "handover.pack_taken"
    MEETING_RHYTHM_SET = "meeting_rhythm.set"
    MEETING_PLANNED = "meeting.planned"
    MEETING_CHANGED = "meeting.changed"
    MEETING_HELD = "meeting.held"
    MEETING_CALLED_OFF = "meeting.called_off"
    NOTE_WRITTEN = "note.written"
    NOTE_CHANGED = "note.changed"
    NOTE_TAKEN_AWAY = "note.taken_away"
    COMMENT_WRITTEN = "comment.written"
    COMMENT_TAKEN_AWAY = "comment.taken_away"
    SLOW_QUESTION_ASKED = "slow_question.asked"
    SLOW_ANSWER_WRITTEN = "slow_answer.written"
    SLOW_QUESTION_REVEALED = "slow_question.revealed"
    SLOW_QUESTION_SET_ASIDE = "slow_question.set_aside"
    DEBRIEF_WRITTEN = "debrief.written"
    HANDOVER_BEGUN = "handover.begun"
    HANDOVER_CHANGED = "handover.changed"
    HANDOVER_OFFERED = "handover.offered"
    HANDOVER_TAKEN_BACK = "handover.taken_back"
    HANDOVER_DECLINED = "handover.declined"
    HANDOVER_ACCEPTED = "handover.accepted"
    HANDOVER_DISCARDED = "handover.discarded"
    HANDOVER_TALKED = "handover.talked"
    INSIGHT_KEPT = "insight.kept"
    INSIGHT_CHANGED = "insight.changed"
    INSIGHT_SHARED = "insight.shared"
    INSIGHT_NO_LONGER_SHARED = "insight.no_longer_shared"
    INSIGHT_TOLD = "insight.told"
    INSIGHT_TAKEN_AWAY = "insight.taken_away"
    REPORT_BEGUN = "report.begun"
    REPORT_CHANGED = "report.changed"
    REPORT_SENT = "report.sent"
    REPORT_SENT_BACK = "report.sent_back"
    REPORT_AGREED = "report.agreed"
    REPORT_ISSUED = "report.issued"
    REPORT_ISSUED_AGAIN = "report.issued_again"
    REPORT_TAKEN = "report.taken"
    REPORT_SET_ASIDE = "report.set_aside"
    LEVER_NOTED = "lever.noted"
    LEVER_CHANGED = "lever.changed"
    LEVER_TAKEN_AWAY = "lever.taken_away"
    INVOLVEMENT_RECORDED = "involvement.recorded"
    INVOLVEMENT_CHANGED = "involvement.changed"
    INVOLVEMENT_TAKEN_AWAY = "involvement.taken_away"
    RAISED_POINT_NOTED = "raised_point.noted"
    RAISED_POINT_CHANGED = "raised_point.changed"
    TERM_ADDED = "term.added"
    TERM_CHANGED = "term.changed"
    TERM_TAKEN_AWAY = "term.taken_away"
    CHOSEN_WORD_NOTED = "chosen_word.noted"
    CHOSEN_WORD_TAKEN_AWAY = "chosen_word.taken_away"
    TUNING_OFF = "tuning.off"
    TUNING_ON = "tuning.on"
    TUNING_CHANGED = "tuning.changed"
    TUNING_RETIRED = "tuning.retired"
    PROPOSAL_MADE = "proposal.made"
    PROPOSAL_ANSWERED = "proposal.answered"
    PROPOSAL_TAKEN_BACK = "proposal.taken_back"


SENTENCES = {
    What.USER_JOINED: _("made an account"),
    What.USER_CHANGED: _("changed their account"),
    What.USER_ERASED: _("had their account erased"),
    What.ORGANISATION_STARTED: _("set up the organisation"),
    What.ORGANISATION_CHANGED: _("changed the organisation's details"),
    What.STATEMENT_CHANGED: _("changed what people read before they answer"),
    What.MEMBER_JOINED: _("joined the organisation"),
    What.MEMBER_CHANGED: _("changed what a member looks after"),
    What.MEMBER_LEFT: _("took a member out of the organisation"),
    What.INVITATION_MADE: _("made an invitation link"),
    What.INVITATION_REVOKED: _("took back an invitation link"),
    What.INVITATION_ACCEPTED: _("accepted an invitation"),
    What.JOURNEY_STARTED: _("started the journey"),
    What.JOURNEY_CHANGED: _("changed the journey's description"),
    What.JOURNEY_ERASED: _("erased the journey"),
    What.JOURNEY_BROUGHT_IN: _("brought the journey in from a file"),
    What.JOURNEY_EXPORTED: _("wrote the journey to an archive"),
    What.JOURNEY_IMPORTED: _("brought the journey in from an archive"),
    What.PERSPECTIVE_CHANGED: _("changed the perspectives"),
    What.STRAND_CHANGED: _("changed a strand"),
    What.SPELL_PLACED: _("placed a strand in a stage"),
    What.SPELL_CHANGED: _("corrected where they had placed a strand"),
    What.SPELL_TAKEN_BACK: _("took back where they had placed a strand"),
    What.PARTICIPANT_JOINED: _("began to take part"),
    What.PARTICIPANT_CHANGED: _("changed what a participant may do"),
    What.PARTICIPANT_LEFT: _("ended somebody's part"),
    What.LEAD_APPOINTED: _("appointed a lead, because none was left"),
    What.PARTICIPANT_NOTED: _("noted somebody who takes part without signing in"),
    What.PARTICIPANTS_MERGED: _("put two entries of one participant together"),
    What.FUNCTION_CHANGED: _("changed a participant's function"),
    What.FUNCTION_BEGUN: _("noted a participant's function"),
    What.FUNCTION_ENDED: _("ended a participant's function"),
    What.FUNCTION_REMOVED: _("took out a function that was entered by mistake"),
    What.AUTHORISER_NOTED: _("noted somebody whom the journey needs"),
    What.AUTHORISER_CHANGED: _("changed what is noted of somebody whom the journey needs"),
    What.AUTHORISER_REMOVED: _("took somebody out of those whom the journey needs"),
    What.STANCE_SAID: _("said where somebody stands whom the journey needs"),
    What.STANCE_CHANGED: _("corrected where they see somebody stand"),
    What.STANCE_WITHDRAWN: _("took back where they saw somebody stand"),
    What.REPLY_GIVEN: _("answered a gentle question"),
    What.REPLY_CHANGED: _("changed the answer to a gentle question"),
    What.POSITION_RECORDED: _("recorded where somebody stood"),
    What.DECISION_RECORDED: _("recorded a decision"),
    What.DECISION_CHANGED: _("changed a decision"),
    What.PROMISE_MADE: _("recorded a promise"),
    What.PROMISE_CHANGED: _("said what became of a promise"),
    What.ROUND_PREPARED: _("prepared a round"),
    What.ROUND_CHANGED: _("changed a round before it opened"),
    What.ROUND_OPENED: _("opened a round"),
    What.ROUND_CLOSED: _("closed a round"),
    What.ROUND_DISCARDED: _("discarded a round that had not opened"),
    What.ROUND_ERASED: _("erased a round, with everything that was answered in it"),
    What.ROUND_WORDS_READ_EARLY: _("read words as the safeguarding contact, before closing"),
    What.ROUND_WORDS_ERASED: _("erased the words of a round, as was promised"),
    What.PICTURE_OPENED: _("opened the picture of a round"),
    What.REPORT_MADE: _("made a report of a round"),
    What.GROUP_CHANGED: _("changed who is asked in a round"),
    What.LINK_MADE: _("made a link for answering"),
    What.LINK_REVOKED: _("took back a link for answering"),
    What.LINK_NOT_HEARD: _("set aside what came through a link, with a reason"),
    What.GUESS_MADE: _("guessed where groups would stand"),
    What.RESPONSE_ENTERED: _("entered answers from paper or for a group"),
    What.CONVERSATION_RECORDED: _("recorded a conversation"),
    What.CONVERSATION_CHANGED: _("changed the record of a conversation"),
    What.GUIDE_FROZEN: _("kept a version of a guide for a round"),
    What.GUIDE_COPIED: _("made a copy of a guide to adapt"),
    What.GUIDE_ADAPTED: _("adapted a guide"),
    What.GUIDE_BROUGHT_IN: _("brought a guide in from a file"),
    What.GUIDE_DISCARDED: _("threw away an adapted guide"),
    What.GROUNDS_RECORDED: _("recorded what was said for and against a way forward"),
    What.PULSE_STARTED: _("started a pulse"),
    What.PULSE_STOPPED: _("stopped a pulse"),
    What.SESSION_HELD: _("began a session"),
    What.SESSION_CHANGED: _("recorded what a session answered"),
    What.SESSION_ENDED: _("ended a session"),
    What.WORDS_WITHHELD: _("kept a comment back, or showed it again"),
    What.EXPECTATION_GIVEN: _("said what they expect of a strand"),
    What.FORECAST_MADE: _("made a forecast"),
    What.SITTING_OPENED: _("opened a sitting at the ecocycle"),
    What.SITTING_REVEALED: _("revealed where everybody placed things on the ecocycle"),
    What.SITTING_SET_ASIDE: _("set a sitting at the ecocycle aside, unseen"),
    What.ACTIVITY_NOTED: _("wrote down what to nourish, let go or begin"),
    What.PLACEMENT_MADE: _("placed something on the ecocycle"),
    What.PLACEMENT_ENTERED: _("wrote down where a group placed something on the ecocycle"),
    What.PLACEMENT_TAKEN_BACK: _("took back a placement, or its words"),
    What.MOMENT_RECORDED: _("wrote down a moment"),
    What.MOMENT_CHANGED: _("changed a moment"),
    What.MOMENT_TAKEN_AWAY: _("took a moment away"),
    What.MOMENT_MARKED: _("called a moment a pain point or an opportune moment, or no longer"),
    What.GROUP_FEELING_RECORDED: _("wrote down how a moment felt to a group"),
    What.GROUP_FEELING_CHANGED: _("changed how a moment felt to a group"),
    What.LOOK_BACK_CHANGED: _("changed how far the journey says it has come, or what is next"),
    What.MAP_TAKEN: _("took the journey map as a file"),
    What.THEORY_BEGUN: _("began the theory of change"),
    What.THEORY_CHANGED: _("changed the theory of change"),
    What.THEORY_TAKEN: _("took the theory of change as a file"),
    What.ELEMENT_ADDED: _("added an element to the theory of change"),
    What.ELEMENT_CHANGED: _("changed an element of the theory of change"),
    What.ELEMENT_REMOVED: _("took an element out of the theory of change"),
    What.THEORY_LINK_ADDED: _("said that one thing leads to another"),
    What.THEORY_LINK_CHANGED: _("changed why one thing leads to another"),
    What.THEORY_LINK_REMOVED: _("took out that one thing leads to another"),
    What.THEORY_LINK_QUESTIONED: _("looked again at a link of the theory of change"),
    What.REMARK_WRITTEN: _("wrote beside the theory of change"),
    What.REMARK_TAKEN_BACK: _("took back what they wrote beside the theory of change"),
    What.MEASURE_BEGUN: _("began a measure"),
    What.MEASURE_CHANGED: _("changed how something is measured"),
    What.CLAIM_MADE: _("made a claim"),
    What.CLAIM_CHANGED: _("changed the words of a claim"),
    What.CLAIM_TAKEN_OUT: _("took out a claim"),
    What.CLAIM_TURNED: _("said how much is known of a claim"),
    What.EVIDENCE_ADDED: _("added evidence for or against a claim"),
    What.EVIDENCE_CHANGED: _("changed evidence for or against a claim"),
    What.EVIDENCE_TAKEN_AWAY: _("took evidence away"),
    What.CONDITION_NOTED: _("noted what is so in this place"),
    What.CONDITION_CHANGED: _("changed what is so in this place"),
    What.CONDITION_TAKEN_OUT: _("took out what was noted of this place"),
    What.ADAPTATION_NOTED: _("wrote down an adaptation"),
    What.ADAPTATION_CHANGED: _("changed what is told of an adaptation"),
    What.ADAPTATION_TURNED: _("kept an adaptation, undid it, or tried it again"),
    What.ADAPTATION_TAKEN_OUT: _("took out an adaptation"),
    What.VALUES_ENTERED: _("entered values of a measure"),
    What.VALUE_CHANGED: _("corrected a value of a measure"),
    What.VALUE_TAKEN_AWAY: _("took away a value of a measure"),
    What.SERIES_TAKEN_AWAY: _("took away a series of a measure"),
    What.REBASE_MADE: _("re-based a chart"),
    What.REBASE_TAKEN_BACK: _("took back a re-base"),
    What.CHARTS_TAKEN: _("took charts or values as a file"),
    What.CYCLE_PREDICTED: _("wrote down what is to be tried, and what is expected"),
    What.CYCLE_CHANGED: _("changed what is to be tried"),
    What.CYCLE_BEGUN: _("said that something is being tried"),
    What.CYCLE_LOOKED_AT: _("wrote down what came of something that was tried"),
    What.CASE_BEGUN: _("began a case for change"),
    What.CASE_CHANGED: _("changed what a case for change asks"),
    What.CASE_TAKEN_OUT: _("took out a case for change"),
    What.CASE_TAKEN: _("took a case for change as a file"),
    What.POINT_ADDED: _("added a point to a case for change"),
    What.POINT_CHANGED: _("changed a point of a case for change"),
    What.POINT_TAKEN_OUT: _("took a point out of a case for change"),
    What.COST_NOTED: _("noted a cost"),
    What.COST_CHANGED: _("changed a cost"),
    What.COST_TAKEN_OUT: _("took out a cost"),
    What.PACK_TAKEN: _("took the handover pack as a file"),
    What.MEETING_RHYTHM_SET: _("set how often those who learn together meet"),
    What.MEETING_PLANNED: _("planned a meeting"),
    What.MEETING_CHANGED: _("changed a meeting"),
    What.MEETING_HELD: _("said that a meeting was held"),
    What.MEETING_CALLED_OFF: _("called a meeting off"),
    What.NOTE_WRITTEN: _("wrote a note in a meeting"),
    What.NOTE_CHANGED: _("changed their note"),
    What.NOTE_TAKEN_AWAY: _("took their note away"),
    What.COMMENT_WRITTEN: _("said something beside what another wrote"),
    What.COMMENT_TAKEN_AWAY: _("took away what they had said beside something"),
    What.SLOW_QUESTION_ASKED: _("asked one question slowly"),
    What.SLOW_ANSWER_WRITTEN: _("wrote alone to a slow question"),
    What.SLOW_QUESTION_REVEALED: _("showed all at once what was written to a slow question"),
    What.SLOW_QUESTION_SET_ASIDE: _("set a slow question aside"),
    What.DEBRIEF_WRITTEN: _("wrote what a look back came to"),
    What.HANDOVER_BEGUN: _("began to prepare a handover"),
    What.HANDOVER_CHANGED: _("wrote in the letter of a handover"),
    What.HANDOVER_OFFERED: _("offered a journey to a successor"),
    What.HANDOVER_TAKEN_BACK: _("took back the offer of a journey"),
    What.HANDOVER_DECLINED: _("said that they cannot take a journey on"),
    What.HANDOVER_ACCEPTED: _("took the journey on"),
    What.HANDOVER_DISCARDED: _("threw away a handover that nobody had taken on"),
    What.HANDOVER_TALKED: _("wrote down what was said when a journey was handed on"),
    What.INSIGHT_KEPT: _("kept an insight"),
    What.INSIGHT_CHANGED: _("changed an insight"),
    What.INSIGHT_SHARED: _("shared an insight with everybody who takes part"),
    What.INSIGHT_NO_LONGER_SHARED: _("shares an insight no longer with everybody who takes part"),
    What.INSIGHT_TOLD: _("wrote down with whom an insight was shared"),
    What.INSIGHT_TAKEN_AWAY: _("took an insight away"),
    What.REPORT_BEGUN: _("began a report"),
    What.REPORT_CHANGED: _("wrote in a report"),
    What.REPORT_SENT: _("asked those who lead to read a report"),
    What.REPORT_SENT_BACK: _("said what should be different in a report"),
    What.REPORT_AGREED: _("agreed that a report may go out"),
    What.REPORT_ISSUED: _("issued a report"),
    What.REPORT_ISSUED_AGAIN: _("issued a report again, without words that were taken back"),
    What.REPORT_TAKEN: _("took a report as a file"),
    What.REPORT_SET_ASIDE: _("set the draft of a report aside"),
    What.LEVER_NOTED: _("wrote down what a report was used for"),
    What.LEVER_CHANGED: _("changed what a report was used for"),
    What.LEVER_TAKEN_AWAY: _("took out what a report was used for"),
    What.INVOLVEMENT_RECORDED: _("recorded who took part in shaping the work"),
    What.INVOLVEMENT_CHANGED: _("changed who took part in shaping the work"),
    What.INVOLVEMENT_TAKEN_AWAY: _("took away a record of who took part in shaping the work"),
    What.RAISED_POINT_NOTED: _("wrote down what people who took part raised"),
    What.RAISED_POINT_CHANGED: _("wrote down what became of what people raised"),
    What.TERM_ADDED: _("added a term to the language mirror"),
    What.TERM_CHANGED: _("changed a term of the language mirror"),
    What.TERM_TAKEN_AWAY: _("took a term out of the language mirror"),
    What.CHOSEN_WORD_NOTED: _("noted words that young people chose for themselves"),
    What.CHOSEN_WORD_TAKEN_AWAY: _("took away words that young people had chosen"),
    What.TUNING_OFF: _("switched a rule of the language mirror off"),
    What.TUNING_ON: _("switched a rule of the language mirror on again"),
    What.TUNING_CHANGED: _("changed what is said of a rule of the language mirror"),
    What.TUNING_RETIRED: _("retired a rule of the language mirror, as several people found it not useful"),
    What.PROPOSAL_MADE: _("put wording forward for the language mirror"),
    What.PROPOSAL_ANSWERED: _("answered a proposal for the language mirror"),
    What.PROPOSAL_TAKEN_BACK: _("took back a proposal for the language mirror"),
}
