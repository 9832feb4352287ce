# What a relocatable build is made of, fetched from Debian by private apts and
# kept in the cache folder: sourced by script/package.  Takes no root.

# The C library of the oldest release that is still to be had is all that the
# binary will ask of a machine; the rest is of the release that keyturn is
# tested on most, with its security updates.
oldest=bullseye release=bookworm
debian_keys=/usr/share/keyrings/debian-archive-keyring.gpg

# kept NAME MAKER FILE: the folder that MAKER makes, once for what FILE and
# this one say; it makes it in a folder of its own, $work.
kept() {
	local at
	at=$(kept_at "$1" "$3")
	[ ! -e "$at" ] || return 0
	work=$(mktemp -d "$cache/making.XXXXXX")
	trap 'rm -rf "$work"' EXIT
	mkdir "$work/made" "$work/in"
	(cd "$work/in" && "$2" "$work/made")
	mv -T "$work/made" "$at" || [ -e "$at" ]	# or another was first
}

kept_at() {	# kept_at NAME FILE
	printf '%s/%s-%s-%s\n' "$cache" "$1" "$(uname -m)" \
	    "$(cat packaging/fetch.sh "packaging/$2" | sha256sum | cut -c1-12)"
}

suite_lists() {	# suite_lists SUITE: a sources.list
	local mirror keys="[signed-by=$debian_keys]"
	mirror=$(debian_mirror) || die "apt knows no mirror of Debian"
	mirror=${mirror%/}
	# Not every mirror has the sources of security updates; a point release
	# takes them in.
	printf '%s %s %s %s main\n' deb "$keys" "$mirror" "$1" \
	    deb-src "$keys" "$mirror" "$1" \
	    deb "$keys" "$mirror-security" "$1-security"
}

# suite SUITE TOOL ARGUMENTS: an apt that knows nothing but that release.
suite() {
	local d=$work/apt-$1
	if [ ! -e "$d/ready" ]; then
		mkdir -p "$d/lists/partial" "$d/archives/partial"
		: >"$d/status"
		suite_lists "$1" >"$d/sources.list"
		private_apt "$d" apt-get update
		: >"$d/ready"
	fi
	shift
	private_apt "$d" "$@"
}

# unpack ROOT FILE...: packages, and a line each in ROOT/packages.
unpack() {
	local root=$1 deb
	shift
	for deb; do
		dpkg-deb --fsys-tarfile "$deb" |
		    tar -x -C "$root" --keep-directory-symlink
		dpkg-deb -W --showformat \
		    '${Package} ${source:Package} ${source:Version}\n' \
		    "$deb" >>"$root/packages"
	done
}

# unpack_debs ROOT SUITE PACKAGE...: those alone, without what they need.
unpack_debs() {
	local root=$1 from=$2 at
	shift 2
	at=$(mktemp -d "$work/debs.XXXXXX")
	(cd "$at" && suite "$from" apt-get download "$@")
	unpack "$root" "$at"/*.deb
}

# unpack_needs ROOT SUITE PACKAGE: with all it needs, but the C library.
unpack_needs() {
	local at=$work/apt-$2/archives
	suite "$2" apt-get -y --no-install-recommends --download-only \
	    install "$3"
	rm "$at"/libc6_*.deb
	unpack "$1" "$at"/*.deb
}

# fetch_source ROOT SUITE PACKAGE: its files, into this folder.
fetch_source() {
	local version
	suite "$2" apt-get --download-only source "$3"
	version=$(sed -n 's/^Version: //p' "$3"_*.dsc)
	printf '%s %s %s\n' "$3" "$3" "$version" >>"$1/packages"
}

# unpack_source ROOT SUITE PACKAGE FOLDER: with Debian's patches.
unpack_source() {
	fetch_source "$1" "$2" "$3"
	dpkg-source --no-check -x "$3"_*.dsc "$4"
	install -D -m 644 "$4/debian/copyright" \
	    "$1/usr/share/doc/$3/copyright"
}

# lay_licences ROOT TO: of all that was unpacked there: what each says, the
# licences that Debian keeps in one place, and where the sources are to be had.
lay_licences() {
	local package rest
	mkdir -p "$2/licences"
	while read -r package rest; do
		cp "$1/usr/share/doc/$package/copyright" \
		    "$2/licences/$package"
	done <"$1/packages"
	cp -r "$1/usr/share/common-licenses" "$2/licences/common-licenses"
	{
		cat <<-END
		Made of these packages of Debian.  The source of each, by name and
		version, is in Debian's archive of snapshots and in its mirrors:
		apt-get source NAME=VERSION.

		END
		cut -d' ' -f2,3 "$1/packages" | sort -u
	} >"$2/SOURCES"
}
