# The relocatable keyturn, and all that is handed on: sourced by
# script/package.

archives() {	# archives NAME...: the words that link them
	printf -- '-l:lib%s.a ' "$@"
}

# Of sources of its own: what is beside it reads script/test's.
make_keyturn() {
	local at top=$root/build/relocatable
	at=$(kept_at sysroot libraries.sh)
	copy_sources "$top/src"
	mkdir -p "$top/build"
	cd "$top/src"
	[ -x configure ] || autoreconf -fi
	cd "$top/build"
	[ Makefile -nt "$at/packages" ] || configure_keyturn "$at"
	make -s $jobs keyturn keyturn_login.so keyturn.1
}

# What pkg-config would say of this machine is none of our business.
configure_keyturn() {	# configure_keyturn SYSROOT
	PKG_CONFIG=false PKG_CONFIG_LIBDIR=/nonexistent \
	    ../src/configure -q --enable-relocatable --disable-werror \
	    CC="$(compiler "$1")" \
	    CFLAGS="-O2 -ffunction-sections -fdata-sections" \
	    LDFLAGS="-Wl,--gc-sections,--as-needed,-z,relro,-z,now" \
	    MICROHTTPD_CFLAGS=" " MICROHTTPD_LIBS="$(archives microhttpd)" \
	    SQLITE_CFLAGS=" " SQLITE_LIBS="$(archives sqlite3) -lm" \
	    PCRE2_CFLAGS=" " PCRE2_LIBS="$(archives pcre2-8)" \
	    CURL_CFLAGS=" " CURL_LIBS="$(archives curl)" \
	    MYSQL_CFLAGS=-I=/usr/include/mariadb \
	    MYSQL_LIBS="$(archives mariadbclient)" \
	    CRYPTO_CFLAGS=" " CRYPTO_LIBS="$(archives ssl crypto z) -ldl"
}

lay_all() {
	local from=$root/build/relocatable/build server
	server=$(kept_at server server.sh)
	rm -rf "$out"
	mkdir -p "$out/licences"
	for file in keyturn keyturn_login.so; do
		strip -o "$out/$file" "$from/$file"
		chmod 755 "$out/$file"
	done
	install -D -m 644 "$from/keyturn.1" "$out/share/man/man1/keyturn.1"
	install -D -m 644 "$root/server/shell/keyturn" \
	    "$out/share/bash-completion/completions/keyturn"
	install -D -m 644 "$root/server/shell/_keyturn" \
	    "$out/share/zsh/site-functions/_keyturn"
	lay_licences "$(kept_at sysroot libraries.sh)" "$out"
	cp LICENSE "$out/licences/keyturn"
	cp -r "$server" "$out/mariadb"
	contents >"$out/contents.json"
	archive_of keyturn keyturn keyturn_login.so share licences SOURCES
	archive_of keyturn-mariadb mariadb
}

version_of() { "$out/keyturn" --version | sed 's/.* //'; }

contents() {
	printf '{"version":"%s","architecture":"%s","glibc":{"keyturn":"%s","mariadb":"%s"}}\n' \
	    "$(version_of)" "$(uname -m)" \
	    "$(glibc_of "$out/keyturn" "$out/keyturn_login.so")" \
	    "$(glibc_of "$out"/mariadb/bin/* "$out"/mariadb/lib/*)"
}

# archive_of NAME FILE...: both unpack into one folder of keyturn's version.
archive_of() {
	local name=$1
	shift
	name+=-$(version_of)-linux-$(uname -m).tar.xz
	tar -C "$out" --sort=name --owner=0 --group=0 --numeric-owner \
	    --mode=go=u-w --mtime="@$(stat -c %Y "$root/LICENSE")" \
	    --transform="s,^,keyturn-$(version_of)/,S" -c "$@" |
	    xz -T0 -3 >"$out/$name"
}
