#!/bin/bash
# Surprise: a completion function of bash that answers with what fits the word it
# was given takes an "@" out of the line: with the reply "state.json", "x a@st"
# becomes "x astate.json"; "x a=st" and "x a:st" keep their sign.
#
# COMP_WORDS is cut at each of the three, and its last element is "st" every time.
# But readline hands "@" on with the text that it replaces (rl_special_prefixes,
# which bash sets to "$@"), so the reply has to begin with "@" there, and with
# nothing after "=" or ":".  Where hostcomplete is off, as bash-completion has it,
# "@" is in no word break, and the reply has to begin with all that is before it.
#
# Version: GNU bash 5.2.15 (Debian 12).
# Source: bash(1), COMP_WORDS ("The line is split into words as readline would
#   split it, using COMP_WORDBREAKS"); readline(3), rl_special_prefixes ("word
#   break characters, but should be left in text").
# Why it matters: commands take files as @FILE (curl -d, keyturn
#   --attach-password); their completion works or spoils the line depending on
#   whether bash-completion is loaded.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in bash python3; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
bash --version | head -n 1

cat >"$dir/rc" <<'END'
PS1='$ '
show() { printf '<%s: %s>\n' "$last" "$READLINE_LINE"; READLINE_LINE=; }
bind -x '"\C-g": show'
f() { last=${COMP_WORDS[COMP_CWORD]}; COMPREPLY=("$reply"); }
complete -F f x
END

# line HOSTCOMPLETE REPLY TYPED: the last word that a function saw, and the line
# after the Tab key, of a bash at a terminal.
cat >"$dir/line.py" <<'END'
import os, pty, re, subprocess, sys
rc, host, reply, typed = sys.argv[1:]
ours, theirs = pty.openpty()
bash = subprocess.Popen(
    ["bash", "--norc", "--noprofile", "-i"], stdin=theirs, stdout=theirs,
    stderr=theirs, start_new_session=True,
    env={"PATH": os.environ["PATH"], "TERM": "dumb", "HOME": "/"})
os.close(theirs)
def say(keys, pattern):
    os.write(ours, keys.encode())
    text = ""
    while not (found := re.search(pattern, text)):
        text += os.read(ours, 4096).decode()
    return found[1]
say(f". {rc}; shopt {host} hostcomplete; reply={reply}; echo rea''dy\r",
    "(ready)")
print(say(typed + "\t\x07", "<([^<>]*)>").rstrip())
bash.kill()
bash.wait()
END

changed=0
check() {	# check HOSTCOMPLETE REPLY TYPED EXPECTED
	local got
	got=$(timeout 60 python3 "$dir/line.py" "$dir/rc" "$1" "$2" "$3")
	printf '%s %-12s %-8s the word is %s\n' "$1" "$2" "$3" "$got"
	[ "$got" = "$4" ] || changed=1
}
check -s state.json 'x a=st' 'st: x a=state.json'
check -s state.json 'x a:st' 'st: x a:state.json'
check -s state.json 'x a@st' 'st: x astate.json'
check -s @state.json 'x a@st' 'st: x a@state.json'
check -u state.json 'x a@st' 'a@st: x state.json'
[ $changed = 0 ] && echo "as told" || { echo "the behaviour has changed"; exit 1; }
