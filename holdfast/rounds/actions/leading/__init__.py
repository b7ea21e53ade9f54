"""What leads do with a round: prepare, open, close, look after its links, enter answers for others, keep what was promised."""

from .counts import forget_counts, keep_counts
from .entering import enter_for_others, enter_many, require_open
from .erasing import erase_round
from .groups import change_asked, remove_group
from .keeping import erase_words_due, withhold_words
from .links import make_personal_links, make_shared_link, revoke_link, set_aside_link
from .moments import place_rounds_closed
from .opening import close_round, open_round, read_words_early
from .preparing import change_round, discard_round, prepare_round, require_draft

__all__ = [
    "change_asked",
    "change_round",
    "close_round",
    "discard_round",
    "enter_for_others",
    "enter_many",
    "erase_round",
    "erase_words_due",
    "forget_counts",
    "keep_counts",
    "make_personal_links",
    "make_shared_link",
    "open_round",
    "place_rounds_closed",
    "prepare_round",
    "read_words_early",
    "remove_group",
    "require_draft",
    "require_open",
    "revoke_link",
    "set_aside_link",
    "withhold_words",
]
