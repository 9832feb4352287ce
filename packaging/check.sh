# What must be true of a relocatable build: sourced by script/package.  Each
# check says in one line what it found, or ends everything.

keyturn_most=$((12 << 20))	# bytes of keyturn and its plugin
handed_on_most=$((60 << 20))	# of both archives
glibc_most=2.31

of_glibc='^(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util)\.so\.[0-9]+)$'

found() { printf 'ok  %s\n' "$*"; }

check_all() {
	check_needs
	check_sizes
	check_old_glibc
	check_rotation
}

# The newest version of glibc that a symbol of these files is of.
glibc_of() {	# glibc_of FILE...
	objdump -T "$@" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1 |
	    sed 's/.*_//'
}

check_needs() {
	local name version f
	for f in "$out/keyturn" "$out/keyturn_login.so"; do
		name=$(needed_by "$f")
		[ -z "$name" ] || die "$f needs $name"
	done
	version=$(glibc_of "$out/keyturn" "$out/keyturn_login.so")
	printf '%s\n' "$version" $glibc_most | sort -VC ||
	    die "keyturn wants glibc $version"
	found "keyturn needs nothing but glibc $version"
	# As the loader finds them: the machine may have the same.
	ldd "$out/mariadb/bin/mariadbd" | awk '$2 == "=>" { print $1, $3 }' |
	while read -r name f; do
		[[ $name =~ $of_glibc || $f == "$out"/mariadb/bin/../lib/* ]] ||
		    die "mariadbd takes $name from $f"
	done
	found "its server needs nothing but glibc" \
	    "$(glibc_of "$out"/mariadb/bin/* "$out"/mariadb/lib/*)"
}

# size_within MOST FILE...
size_within() {
	local most=$1 bytes
	shift
	bytes=$(cat "$@" | wc -c)
	[ "$bytes" -le "$most" ] || die "$* are $bytes bytes, not $most at most"
	awk "BEGIN { printf \"%.1f of %d MiB\", $bytes / 2^20, $most / 2^20 }"
}

check_sizes() {
	local size
	size=$(size_within $keyturn_most "$out"/keyturn "$out"/keyturn_login.so)
	found "keyturn is $size"
	size=$(size_within $handed_on_most "$out"/*.tar.xz)
	found "with its server, compressed, $size"
}

# By the loader and the C library that it was linked with.
check_old_glibc() {
	local at old
	at=$(kept_at sysroot libraries.sh)
	old=("$(echo "$at"/lib*/ld-linux*.so.*)"
	    --library-path "$at/lib/$triplet" "$out/keyturn")
	"${old[@]}" exec -- "$out/keyturn" call secretsmanager CreateSecret \
	    '{"Name":"a","SecretString":"b"}' | grep -q '"ARN"' ||
	    die "keyturn does not serve with glibc $glibc_most"
	found "keyturn serves with glibc $glibc_most"
}

as_nobody() {
	if am_root; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

# What was handed on, unpacked elsewhere, as another user, with no environment:
# a password in a real server, which is the one that came along.
check_rotation() {
	local at
	at=$(mktemp -d /tmp/keyturn-package.XXXXXX)
	# shellcheck disable=SC2064
	trap "rm -rf $at" EXIT
	chmod 755 "$at"
	tar -C "$at" -xf "$out"/keyturn-mariadb-*.tar.xz --strip-components=1
	tar -C "$at" -xf "$out/keyturn-$(version_of)"-*.tar.xz \
	    --strip-components=1
	sed "s/\"Engine\": \"mysql\"/&, \"EngineVersion\": \"$(server_version)\"/
	    s/\"mysql\"/\"mariadb\"/" fixtures/newcomer.json >"$at/fixture"
	install -m 755 packaging/rotate "$at/"
	(cd / && as_nobody env -i "$at/keyturn" exec --fixture "$at/fixture" \
	    -- "$at/rotate" "$at/keyturn" "$at/mariadb/bin/mariadbd") ||
	    die "no rotation in the server of its own"
	found "unpacked elsewhere, run as $(as_nobody id -u)," \
	    "it rotates a password in MariaDB $(server_version)"
}

server_version() {
	"$out/mariadb/bin/mariadbd" --no-defaults --version |
	    sed 's/.*Ver \([0-9.]*\).*/\1/'
}
