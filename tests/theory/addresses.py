"""Who sees what of a theory of change: the status for each person, in the order of PEOPLE in tests/test_who_sees_what.py."""

PARTICIPANTS = "302 200 200 200 200 200 404 404 302 302"
THOSE_WHO_WORK_DO = "302 302 302 302 403 403 404 404 302 302"
THOSE_WHO_WORK = "302 200 200 200 403 403 404 404 302 302"
BEN_ALONE_DOES = "302 404 302 404 404 404 404 404 302 302"

TABLE = {
    "theory:theory": ("get", "journey", PARTICIPANTS),
    "theory:outline": ("get", "journey", THOSE_WHO_WORK),
    "theory:draw": ("post", "journey", THOSE_WHO_WORK),
    "theory:draw_afresh": ("post", "journey", THOSE_WHO_WORK_DO),
    "theory:table": ("get", "journey", PARTICIPANTS),
    "theory:canvas": ("get", "journey", THOSE_WHO_WORK),
    "theory:drivers": ("get", "journey", PARTICIPANTS),
    "theory:theory_remark": ("get", "journey", PARTICIPANTS),
    "theory:element_add": ("get", "journey", THOSE_WHO_WORK),
    "theory:link_add": ("get", "journey", THOSE_WHO_WORK),
    "theory:question_answer": ("get", "journey+theory_question", THOSE_WHO_WORK),
    "theory:element": ("get", "element", PARTICIPANTS),
    "theory:element_change": ("get", "element", THOSE_WHO_WORK),
    "theory:element_conditions": ("get", "element", THOSE_WHO_WORK),
    "theory:element_remove": ("get", "element", THOSE_WHO_WORK),
    "theory:element_remark": ("get", "element", PARTICIPANTS),
    "theory:link": ("get", "theory_link", PARTICIPANTS),
    "theory:link_change": ("get", "theory_link", THOSE_WHO_WORK),
    "theory:link_remove": ("get", "theory_link", THOSE_WHO_WORK),
    "theory:link_questioned": ("post", "theory_link", "302 302 302 302 302 302 404 404 302 302"),
    "theory:link_remark": ("get", "theory_link", PARTICIPANTS),
    "theory:remark_take_back": ("post", "remark", BEN_ALONE_DOES),
    "theory:begin": ("get", "journey", THOSE_WHO_WORK),
    "theory:begin_choices": ("get", "journey", THOSE_WHO_WORK),
    "theory:begin_from_file": ("get", "journey", THOSE_WHO_WORK),
    "theory:begin_from_other": ("get", "journey+theory", "302 404 404 404 403 403 404 404 302 302"),  # it is its own
    "theory:begin_from_framework": ("get", "journey+framework", THOSE_WHO_WORK),
    "theory:versions": ("get", "journey", PARTICIPANTS),
    "theory:version": ("get", "journey+one", PARTICIPANTS),
    "theory:compare": ("get", "journey", PARTICIPANTS),
    "theory:file": ("get", "journey+svg", THOSE_WHO_WORK),
}
