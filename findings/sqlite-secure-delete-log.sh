#!/bin/bash
# Surprise: with secure_delete on, what was deleted from an SQLite database stays in
# its write-ahead log, through twenty thousand commits, a full checkpoint and VACUUM.
#
# secure_delete overwrites in the database.  The log has the page as it was before,
# and is written over from its start after each checkpoint, by default every thousand
# pages.  If one large transaction has made it longer, nothing ever reaches what lies
# behind: not later commits, not wal_checkpoint(FULL), not VACUUM.
# wal_checkpoint(TRUNCATE) ends it, and so does the close of the last connection, which
# removes the file.
#
# Version: apsw 3.50.1.0 of PyPI, which is SQLite 3.50.1; Debian 12's 3.40.1 does the
#   same.
# Source: https://www.sqlite.org/pragma.html#pragma_secure_delete ("SQLite overwrites
#   deleted content with zeros"; nothing of the log).
# Why it matters: who keeps secrets in SQLite turns it on so that a deleted one is gone.
#   A server has its database open for months, and the log lies in the same folder
#   and in the same backup.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check apsw==3.50.1.0 \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "apsw could not be installed"; exit 77; }

cat >"$dir/try.py" <<'END'
import sys
import apsw

path = sys.argv[1] + "/secrets"
db = apsw.Connection(path)
print("SQLite", apsw.sqlite_lib_version())
print("journal_mode", db.pragma("journal_mode", "wal"),
      "secure_delete", db.pragma("secure_delete", True))
# What is synced to the disk does not matter here, only what stands in the files.
db.pragma("synchronous", "off")
seen = []


def look(after):
    found = [name for name in ("", "-wal")
             if b"correct horse" in open(path + name, "rb").read()]
    print(f"{after}: in", [f"secrets{name}" for name in found])
    seen.append(found)


db.execute("CREATE TABLE secret(id INTEGER PRIMARY KEY, value TEXT)")
with db:
    for i in range(10000):
        db.execute("INSERT INTO secret VALUES (?, ?)", (i, "x" * 1000))
    db.execute("INSERT INTO secret VALUES (10000, 'correct horse')")
look("inserted, at the end of a large transaction")
db.execute("DELETE FROM secret WHERE id = 10000")
for i in range(20000):
    db.execute("UPDATE secret SET value = ? WHERE id = 5", (f"{i:1000}",))
look("deleted, and 20000 commits later")
db.execute("PRAGMA wal_checkpoint(FULL)")
look("wal_checkpoint(FULL)")
db.execute("VACUUM")
db.execute("PRAGMA wal_checkpoint(FULL)")
look("VACUUM and wal_checkpoint(FULL)")
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
look("wal_checkpoint(TRUNCATE)")
sys.exit(seen[1:] != [["-wal"], ["-wal"], ["-wal"], []])
END
"$dir/venv/bin/python" "$dir/try.py" "$dir" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
