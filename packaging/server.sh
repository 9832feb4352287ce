# A MariaDB server that runs from any folder as any user: sourced by
# script/package.  It is Debian's, but for the folder in which it looks for its
# libraries; those it needs lie beside it, all but the C library.
#
#   bin/mariadbd  lib/*.so*  share/mysql/  licences/  SOURCES

make_server() {	# make_server FOLDER
	local from=$work/root
	mkdir -p "$from" "$work/tools" "$1/bin" "$1/lib"
	unpack_debs "$work/tools" "$release" patchelf
	unpack_debs "$from" "$release" base-files
	unpack_needs "$from" "$release" mariadb-server-core
	cp "$from/usr/sbin/mariadbd" "$1/bin/"
	lay_libraries "$from" "$1/bin/mariadbd" "$1/lib"
	# RPATH, not RUNPATH: it holds for what the libraries need, too.
	"$work/tools/usr/bin/patchelf" --force-rpath \
	    --set-rpath '$ORIGIN/../lib' "$1/bin/mariadbd"
	lay_share "$from/usr/share/mysql" "$1/share/mysql"
	lay_licences "$from" "$1"
	"$1/bin/mariadbd" --no-defaults --version
}

# What a file needs: all but glibc's own.
needed_by() {	# needed_by FILE
	readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
	    grep -vE "$of_glibc" || true
}

# lay_libraries FROM FILE TO: what FILE needs, and what that needs.
lay_libraries() {
	local name at
	for name in $(needed_by "$2"); do
		[ ! -e "$3/$name" ] || continue
		at=$(find "$1/lib" "$1/usr/lib" -name "$name" | head -n 1)
		[ -n "$at" ] || die "$2 needs $name, which came with no package"
		cp -L "$at" "$3/$name"
		chmod 644 "$3/$name"
		lay_libraries "$1" "$3/$name" "$3"
	done
}

# The tables to begin with, the character sets, and what it says in English.
lay_share() {	# lay_share FROM TO
	mkdir -p "$2/english"
	cp "$1"/mysql_system_tables.sql "$1"/mysql_system_tables_data.sql \
	    "$1"/mysql_performance_tables.sql \
	    "$1"/maria_add_gis_sp_bootstrap.sql "$2/"
	cp "$1"/english/errmsg.sys "$2/english/"
	cp -r "$1"/charsets "$2/"
}
