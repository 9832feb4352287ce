#!/bin/bash
# Surprise: a password with a space that is put into a database URL as the manual of
# SQLAlchemy says, by urllib.parse.quote_plus, comes out as another one.
#
# quote_plus makes "+" of a space.  SQLAlchemy's make_url takes "%XX" back and
# leaves "+" alone (since 0.9, for passwords that have one), and so does
# dj-database-url, which Django projects use.  "@", "/" and what else the manual
# has in its example come out right.
#
# Version: SQLAlchemy 2.1.9, dj-database-url 3.1.2, of PyPI.
# Source: https://docs.sqlalchemy.org/en/20/core/engines.html ("Escaping Special
#   Characters such as @ signs in Passwords": quote_plus);
#   https://docs.sqlalchemy.org/en/20/changelog/migration_09.html ("+" is no
#   longer a space).
# Why it matters: GetRandomPassword with IncludeSpace, or a person, makes such
#   passwords: the login is refused with 1045 after some rotations and not after
#   others.  quote(password, safe="") is right for all; so is URL.create.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check SQLAlchemy==2.1.9 \
    dj-database-url==3.1.2 >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "SQLAlchemy could not be installed"; exit 77; }

cat >"$dir/try.py" <<'END'
import sys
from urllib.parse import quote, quote_plus

import dj_database_url
import sqlalchemy


def by_sqlalchemy(url):
    return sqlalchemy.make_url(url).password


def by_django(url):
    return dj_database_url.parse(url)["PASSWORD"]


def quote_all(text):
    return quote(text, safe="")


print("SQLAlchemy", sqlalchemy.__version__)
right = True
for password in "kx@jj5/g", "a+b", "a b":
    for quoted in quote_plus, quote_all:
        url = "mysql+pymysql://app:%s@db/shop" % quoted(password)
        read = by_sqlalchemy(url), by_django(url.replace("+pymysql", ""))
        print(f"{password!r} by {quoted.__name__}: {url}, is read as {read}")
        wrong = password == "a b" and quoted == quote_plus
        right &= read == (("a+b",) if wrong else (password,)) * 2
sys.exit(not right)
END
"$dir/venv/bin/python" "$dir/try.py" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
