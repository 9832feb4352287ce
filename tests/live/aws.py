"""The AWS CLI, any number of its calls in one process, for it takes most of its
time to begin: reads the words of a call as a line of JSON, and answers with
[exit status, stdout, stderr].
"""
import contextlib
import io
import json
import sys

from awscli.clidriver import create_clidriver

DRIVER = create_clidriver()


def call(*words):
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = DRIVER.main(list(words))
    except SystemExit as e:	# of a parser of words
        status = e.code
    return status, out.getvalue(), err.getvalue()


def main():
    for line in sys.stdin:
        print(json.dumps(call(*json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
