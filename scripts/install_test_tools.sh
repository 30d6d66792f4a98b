#!/bin/sh
# What the tests need and Python packages cannot bring: a browser with its driver, node and the accessibility audit for
# the report, PHP for the WordPress plug-in, PostgreSQL for the register.
set -eu
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v chromedriver >/dev/null || missing="$missing chromium-driver"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql"
command -v php >/dev/null || missing="$missing php-cli"
if [ -z "$missing" ]; then
    :
elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
else
    echo "The tests need:$missing. On Debian or Ubuntu: sudo apt-get install$missing" >&2
    exit 1
fi
npm ci --prefix "$(dirname "$0")/../tests" --no-audit --no-fund --silent
