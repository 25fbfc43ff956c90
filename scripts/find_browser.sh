#!/bin/sh
# Prints the path of a Chromium or Chrome for the browser tests. Takes $CHROMIUM if it is set;
# where there is no browser, installs Debian's. Everything but the path goes to stderr.
set -u

find_browser() {
    for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        command -v "$name" && return
    done
    return 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

install_debians() {
    command -v apt-get >/dev/null || return
    echo "No browser found: installing Debian's chromium." >&2
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -q >&2
    as_root apt-get install -q -y --no-install-recommends chromium >&2
}

if [ -n "${CHROMIUM:-}" ] && ! command -v "$CHROMIUM" >/dev/null; then
    echo "CHROMIUM=$CHROMIUM cannot be run. Give the path of a Chromium or Chrome." >&2
    exit 1
fi
find_browser && exit
install_debians && find_browser && exit
cat >&2 <<'END'
The browser tests need Chromium or Chrome; none was found and none could be installed.
Install one, or name it:   make test CHROMIUM=/path/to/chrome
Run all the other tests:   .venv/bin/pytest -m "not browser"
END
exit 1
