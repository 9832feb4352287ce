# The libraries that are linked into the relocatable binary, and a root to
# compile in, for this machine's compiler: sourced by script/package.
#
# OpenSSL, SQLite, PCRE2 and zlib are Debian's own static archives.  They ask
# for no symbol that the oldest C library lacks: they link, and check.sh looks.
# Three are built from Debian's sources, because Debian's archives of them want
# what we do not: libmicrohttpd all of GnuTLS, for HTTPS; libcurl eighteen
# libraries, for LDAP, SSH and more; and libmariadb has its ways of logging in
# as files, which it looks for in Debian's folders.

compile_flags="-O2 -fPIC -ffunction-sections -fdata-sections
-fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"

# Its headers, and its libraries before the machine's own.
compiler() {	# compiler ROOT
	printf 'gcc --sysroot=%s -B%s/usr/lib/%s\n' "$1" "$1" "$triplet"
}

make_sysroot() {	# make_sysroot FOLDER
	local link job jobs_of=()
	unpack_debs "$1" "$oldest" libc6 libc6-dev
	unpack_debs "$1" "$release" linux-libc-dev libssl-dev libsqlite3-dev \
	    libpcre2-dev zlib1g-dev base-files
	# Some lead to the root of the file system, which is another one here.
	find "$1" -type l -lname '/*' | while read -r link; do
		ln -sfr "$1$(readlink "$link")" "$link"
	done
	for job in microhttpd curl mariadb_client; do
		build_$job "$1" &
		jobs_of+=($!)
	done
	for job in "${jobs_of[@]}"; do
		wait "$job"
	done
}

# configured ROOT SOURCE FOLDERS ARGUMENT...: what these folders of it have is
# installed there, as an archive.
configured() {
	local at=$1 source=$2 folders=$3 folder
	shift 3
	cd "$source"
	./configure --quiet --prefix=/usr --libdir="/usr/lib/$triplet" \
	    --disable-shared --enable-static --disable-dependency-tracking \
	    CC="$(compiler "$at")" CFLAGS="${compile_flags//$'\n'/ }" "$@"
	for folder in $folders; do
		make -s -C "$folder" $jobs
		make -s -C "$folder" install DESTDIR="$at"
	done
	cd ..
}

build_microhttpd() {
	unpack_source "$1" "$release" libmicrohttpd microhttpd
	configured "$1" microhttpd src --disable-https --disable-doc \
	    --disable-examples --disable-curl
}

build_curl() {
	local p without=()
	for p in dict file ftp gopher imap ldap ldaps mqtt pop3 rtsp smb smtp \
	    telnet tftp; do
		without+=("--disable-$p")
	done
	for p in zlib brotli zstd libpsl libidn2 librtmp libssh2 nghttp2; do
		without+=("--without-$p")
	done
	unpack_source "$1" "$release" curl curl
	configured "$1" curl "include lib" --with-openssl --disable-manual \
	    --with-ca-bundle=/etc/ssl/certs/ca-certificates.crt \
	    "${without[@]}" PKG_CONFIG=false
}

# A small part of MariaDB's sources.
build_mariadb_client() {
	local p static=() source=mariadb
	for p in CACHING_SHA2_PASSWORD SHA256_PASSWORD CLIENT_ED25519 DIALOG \
	    MYSQL_CLEAR_PASSWORD; do
		static+=("-DCLIENT_PLUGIN_$p=STATIC")
	done
	fetch_source "$1" "$release" mariadb
	mkdir $source
	tar -xf mariadb_*.orig.tar.?z -C $source --strip-components=2 \
	    --wildcards '*/libmariadb/*'
	cmake -S $source -B $source/build -Wno-dev \
	    -DCMAKE_BUILD_TYPE=Release \
	    -DCMAKE_C_FLAGS="-B$1/usr/lib/$triplet ${compile_flags//$'\n'/ }" \
	    -DCMAKE_SYSROOT="$1" -DCMAKE_INSTALL_PREFIX=/usr \
	    -DCMAKE_FIND_ROOT_PATH_MODE_{LIBRARY,INCLUDE,PACKAGE}=ONLY \
	    -DCMAKE_DISABLE_FIND_PACKAGE_CURL=ON \
	    -DCMAKE_COMPILE_WARNING_AS_ERROR=OFF \
	    -DCMAKE_POLICY_VERSION_MINIMUM=3.5 \
	    -DWITH_SSL=OPENSSL -DWITH_EXTERNAL_ZLIB=ON \
	    -DWITH_UNIT_TESTS=OFF -DCLIENT_PLUGIN_AUTH_GSSAPI_CLIENT=OFF \
	    -DCLIENT_PLUGIN_ZSTD=OFF "${static[@]}"
	make -s -C $source/build $jobs mariadbclient
	DESTDIR=$1 cmake -P $source/build/include/cmake_install.cmake
	install -m 644 $source/build/libmariadb/libmariadbclient.a \
	    "$1/usr/lib/$triplet/"
	install -D -m 644 $source/COPYING.LIB \
	    "$1/usr/share/doc/mariadb/copyright"
}
