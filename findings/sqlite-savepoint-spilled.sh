#!/bin/bash
# Surprise: SQLite up to 3.50.1 loses a commit it has acknowledged, and all
# later ones, at a crash, if the transaction had undone a savepoint for which
# its cache was too small.
#
# With journal_mode=WAL and synchronous=FULL, pages that do not fit into the
# cache go to the log before the commit.  When one of them is written again it
# goes to its old place, and the checksums from there on are to be made anew.
# ROLLBACK TO forgets that: what follows stands in the log with checksums that
# do not fit.  The connection itself, which knows the log's index, reads
# everything; whoever opens the files after a crash finds a log that ends
# before that commit.
#
# Version: apsw 3.40.0.0 and 3.50.1.0 of PyPI, which are SQLite 3.40.0 and 3.50.1
#   (Debian 12 has 3.40.1, Debian 13 has 3.46.1); 3.50.2 is the first without.
# Source: https://www.sqlite.org/wal.html (a commit with synchronous=FULL is
#   durable); https://sqlite.org/src/timeline?f=16b34f2537bbc784 (check-in
#   99b31a6b: overwriting frames is "safe" with savepoints, too).
# Why it matters: whoever batches the writes of many clients in one
#   transaction, with a savepoint each, loses all of them by one large failure.
#   "PRAGMA cache_spill = OFF" avoids it.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/try.py" <<'END'
import os, shutil, tempfile
import apsw


def ask(db, statement, *args):
    return [row[0] for row in db.execute(statement, args)]


where = tempfile.mkdtemp(dir=os.path.dirname(os.path.abspath(__file__)))
db = apsw.Connection(where + "/live.db")
for pragma in ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=0"):
    ask(db, "PRAGMA " + pragma)
ask(db, "CREATE TABLE large (id INTEGER PRIMARY KEY, bytes BLOB, n INTEGER)")
ask(db, "CREATE TABLE small (name TEXT)")
ask(db, "PRAGMA cache_size = 10")

ask(db, "BEGIN")
ask(db, "INSERT INTO small VALUES ('first')")
ask(db, "SAVEPOINT one_client")
for i in range(200):
    ask(db, "INSERT INTO large VALUES (?, zeroblob(3000), 0)", i)
ask(db, "UPDATE large SET n = 1")
ask(db, "ROLLBACK TO one_client")
ask(db, "RELEASE one_client")
ask(db, "INSERT INTO small VALUES ('last')")
ask(db, "COMMIT")
ask(db, "INSERT INTO small VALUES ('another transaction')")

# What a machine that loses its power now has on its disk.
for end in "", "-wal":
    shutil.copy(where + "/live.db" + end, where + "/crashed.db" + end)
print(ask(db, "SELECT name FROM small"), "|",
      ask(apsw.Connection(where + "/crashed.db"), "SELECT name FROM small"))
END

python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
all="['first', 'last', 'another transaction']"
status=0
try() {	# try VERSION EXPECTED
	local said
	"$dir/venv/bin/pip" install -q --disable-pip-version-check \
	    --only-binary :all: "apsw==$1" >"$dir/log" 2>&1 ||
	    { cat "$dir/log"; echo "apsw $1 could not be installed"; exit 77; }
	said=$("$dir/venv/bin/python" "$dir/try.py")
	echo "SQLite $1: the connection sees $said after the crash"
	[ "$said" = "$all | $2" ] || { echo "expected: $all | $2"; status=1; }
}
try 3.40.0.0 "[]"
try 3.50.1.0 "[]"
try 3.50.2.0 "$all"
exit $status
