# Functions of ./test. A part that cannot be tested here is said loudly; with CI=true it is a failure.

SKIPPED=

skip() {
    SKIPPED="$SKIPPED
  - $1"
    say "NOT TESTED: $1"
    [ "${CI:-}" = true ] && stop "with CI=true nothing may be left out"
    return 0
}

is_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# need COMMAND-TEST PACKAGES WHAT
need() {
    eval "$1" >/dev/null 2>&1 && return 0
    if is_root_on_debian; then
        say "installing $2"
        (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $2) >&2 || true
        eval "$1" >/dev/null 2>&1 && return 0
    fi
    skip "$3 (to test it: apt-get install $2)"
    return 1
}

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

as_postgres() {
    if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$1"; else sh -c "$1"; fi
}

# A PostgreSQL of our own in a temporary folder, on a free port of this machine, stopped when the tests end.
start_postgres() {
    PG_BIN=$(postgres_bin)
    PG_DIR=$(mktemp -d)
    [ "$(id -u)" = 0 ] && chown postgres "$PG_DIR"
    PG_PORT=$(.venv-test/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as_postgres "$PG_BIN/initdb -D $PG_DIR/data -U holdfast -A trust -E UTF8 --locale=C.UTF-8" >/dev/null
    as_postgres "$PG_BIN/pg_ctl -D $PG_DIR/data -w -l $PG_DIR/log -o '-p $PG_PORT -k $PG_DIR -c listen_addresses=127.0.0.1 -c fsync=off' start" >/dev/null
}

stop_postgres() {
    [ -n "${PG_DIR:-}" ] || return 0
    as_postgres "$PG_BIN/pg_ctl -D $PG_DIR/data -m immediate stop" >/dev/null 2>&1 || true
    rm -rf "$PG_DIR"
    PG_DIR=
}

tidy_up() {
    stop_postgres
    rm -rf "$HOLDFAST_DATA"
}

py() { .venv-test/bin/python "$@"; }

HOUSE_RULES="tests/test_house_rules.py tests/test_records_are_finished.py tests/test_records_are_archived.py"

# What is looked at without a test. Types take as long as all the rest, so they are looked at beside it.
look_through() {
    say "checks: format, lint, types, contracts, templates, docs"
    .venv-test/bin/ruff format --check --quiet . || stop "format: run .venv-test/bin/ruff format ."
    .venv-test/bin/ruff check --quiet .
    .venv-test/bin/mypy --no-error-summary holdfast &
    types=$!
    .venv-test/bin/lint-imports --no-cache >/dev/null || .venv-test/bin/lint-imports --no-cache
    .venv-test/bin/djlint --lint --quiet holdfast
    for tool in tools/*_page.py tools/catalogue.py; do py "$tool" --check; done
    py manage.py makemigrations --check --dry-run --verbosity 0
    wait "$types" || stop "types: see above"
}

checks() {
    look_through
    say "checks: house rules"
    py -m pytest -q $HOUSE_RULES "$@"
}

quick() { py -m pytest -q -n 2 --dist worksteal -m "not browser" "$@"; }

browser() {
    need chromium_path chromium "pages in a real browser" || return 0
    say "tests in a browser, each process with a server, a database and a Chromium of its own"
    HOLDFAST_CHROMIUM=$(chromium_path) DJANGO_ALLOW_ASYNC_UNSAFE=true py -m pytest -q -n 2 --dist worksteal -m browser "$@"
}

on_sqlite() {
    say "tests on SQLite"
    py -m pytest -q -n 2 --dist worksteal -m "not browser" --cov --cov-report=term:skip-covered --cov-fail-under=85 "$@"
}

on_postgres() {
    need '[ -n "$(postgres_bin)" ]' postgresql "the product on PostgreSQL" || return 0
    start_postgres
    say "tests on PostgreSQL (but for those of analysis and guides, which touch no database)"
    DATABASE_URL="postgres://holdfast@127.0.0.1:$PG_PORT/postgres" py -m pytest -q -n 2 --dist worksteal -m "not browser" \
        --ignore=tests/analysis --ignore=tests/guides --ignore=tests/test_house_rules.py "$@"
    stop_postgres
}

main() {
    HOLDFAST_DATA=$(mktemp -d)
    export HOLDFAST_DATA PYTHONPATH="$PWD"
    trap tidy_up EXIT
    trap 'exit 143' TERM INT
    case "${1:-}" in
        checks) shift; checks "$@" ;;
        --quick) shift; quick "$@" ;;
        --screenshots) shift; HOLDFAST_SCREENSHOTS=docs/screenshots browser "$@" ;;
        "") look_through; on_sqlite; on_postgres; browser ;; # the house rules are among the tests on SQLite
        *) py -m pytest "$@" ;;
    esac
    [ -z "$SKIPPED" ] || say "left out:$SKIPPED"
}
