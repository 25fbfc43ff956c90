#!/bin/sh
# Prints the path of LibreOffice's soffice for the tests that let it open and save our Excel files.
# Takes $SOFFICE if it is set; where there is none, installs Debian's if run by root. Prints nothing
# if there is none: those tests are then skipped. Everything but the path goes to stderr.
set -u

find_office() {
    for name in "${SOFFICE:-soffice}" libreoffice \
        "/Applications/LibreOffice.app/Contents/MacOS/soffice"; do
        command -v "$name" && return
    done
    return 1
}

install_debians() {
    command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || return
    echo "No LibreOffice found: installing Debian's libreoffice-calc-nogui." >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >&2
    apt-get install -q -y --no-install-recommends libreoffice-calc-nogui >&2
}

if [ -n "${SOFFICE:-}" ] && ! command -v "$SOFFICE" >/dev/null; then
    echo "SOFFICE=$SOFFICE cannot be run. Give the path of LibreOffice's soffice." >&2
    exit 1
fi
find_office && exit
install_debians && find_office && exit
cat >&2 <<'END'
No LibreOffice was found: the tests that open our Excel files in it are skipped.
Install it (Debian: apt-get install libreoffice-calc-nogui), or name it:
    make test SOFFICE=/path/to/soffice
END
