#!/bin/sh
# Installs the Debian packages of packages.txt where it may; elsewhere says which tests will skip.
set -u
list=$(dirname "$0")/../packages.txt

missing() {
    grep -v '^#' "$list" | while read -r package rest; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

absent=$(missing)
[ -n "$absent" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing system packages:" $absent
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 - one argument a package
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $absent >/dev/null
    absent=$(missing)
    [ -n "$absent" ] || exit 0
fi
for package in $absent; do
    echo "not installed: $package; skips: $(sed -n "s/^$package  *//p" "$list")" >&2
done
# In CI nothing of this kind may skip.
[ -z "${CI:-}" ]
