#!/bin/sh
# Says it is a MariaDB and then ends at once, whatever it is told: an instance
# that it should become is `failed`, and stays so.
case " $* " in
*" --version "*|*" -V "*)
	echo "$0  Ver 10.11.6-MariaDB for debian-linux-gnu on x86_64 (stub)"
	exit 0;;
esac
exit 1
