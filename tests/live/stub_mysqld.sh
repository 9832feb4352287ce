#!/bin/sh
# Says it is a MariaDB and then never gets anywhere: an instance that it
# should become stays in `creating`.  No exec: keyturn must end the child too.
case " $* " in
*" --version "*|*" -V "*)
	echo "$0  Ver 10.11.6-MariaDB for debian-linux-gnu on x86_64 (stub)"
	exit 0;;
esac
sleep 100000
