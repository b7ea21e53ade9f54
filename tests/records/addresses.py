"""Who sees what of what is gathered from every area: the status for each person, in the order of PEOPLE in tests/test_who_sees_what.py."""

TABLE = {
    "records:journey_erase": ("get", "journey", "302 200 403 403 403 403 200 404 302 302"),
    "records:round_erase": ("get", "closed_round", "302 200 403 403 403 403 404 404 302 302"),
    "records:kept": ("get", "organisation", "302 403 403 404 404 403 200 404 302 302"),
    "records:pack": ("get", "journey", "302 200 200 200 200 200 404 404 302 302"),
    "records:pack_file": ("get", "journey+pdf", "302 200 200 200 403 403 404 404 302 302"),
}
