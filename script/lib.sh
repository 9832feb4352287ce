# Shared by the scripts of this folder; bash, sourced from the project's root.
# Nothing here removes, stops or changes what is the user's: every apt-get has
# --no-remove, and what would not fit beside it is unpacked into our cache.

set -eu

# A job of cron's or a container's may have none: then what passwd says.
[ -n "${HOME:-}" ] || { unset HOME; export HOME=~; }

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$@"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
am_root() { [ "$(id -u)" = 0 ]; }

as_root() {
	if am_root; then
		"$@"
	else
		sudo "$@"
	fi
}

# Asks for the password, if at all, before anything is under way.
can_be_root() {
	am_root || { have sudo && { sudo -n true 2>/dev/null ||
	    { [ -t 0 ] && sudo -v; }; }; }
}

# Ours, to throw away at any time.
cache_dir() {
	printf '%s/keyturn\n' "${XDG_CACHE_HOME:-$HOME/.cache}"
}

# Where servers are unpacked: as root they run as another user, who cannot
# look into root's home.
servers_dir() {
	if am_root; then
		printf '/var/cache/keyturn\n'
	else
		cache_dir
	fi
}

# --- stages -----------------------------------------------------------------
# What takes time says what it is when it begins.  On a terminal the line then
# counts the seconds; elsewhere it is said again every minute.

stage_begin() {	# stage_begin WHAT [LOG]
	[ -t 1 ] || printf '%s ...\n' "$1"
	stage_tick "$@" &
	stage_ticker=$!
}

# Wipes the line again; who began it says how it ended.
stage_end() {
	kill $stage_ticker 2>/dev/null || true
	wait $stage_ticker 2>/dev/null || true
	[ ! -t 1 ] || printf '\r\033[K'
}

stage_tick() {
	local start=$SECONDS n far=
	while [ ! -t 1 ] || printf '\r\033[K%.*s ... %s s%s' \
	    $((${COLUMNS:-80} - 20)) "$1" $((SECONDS - start)) "$far"; do
		sleep 1
		kill -0 $$ 2>/dev/null || exit	# nobody is left to end us
		far=$(tail -c 300 "${2:-/dev/null}" 2>/dev/null |
		    grep -o '\[ *[0-9]*%\]' | tail -n 1) || true
		far=${far:+ $far}
		n=$((SECONDS - start))
		[ -t 1 ] || [ $((n % 60)) != 0 ] ||
		    printf '%s ... %s s%s\n' "$1" $n "$far"
	done
}

# stage WHAT LOG COMMAND...: one of $stages, in a shell of its own, with all it
# says in the log, whose end is shown when it fails.  Ctrl-C ends it, and us: bash
# by itself goes on when what was interrupted says by its status that it failed.
stage=0
stage() {
	local what log=$2 start=$SECONDS
	stage=$((stage + 1))
	what="[$stage/$stages] $1"
	shift 2
	stage_begin "$what" "$log"
	trap 'stage_end; exit 130' INT
	if (trap 'exit 130' INT; "$@") >>"$log" 2>&1 </dev/null; then
		stage_end
		printf '%s: %s s\n' "$what" $((SECONDS - start))
	else
		stage_end
		printf '%s: FAILED\n' "$what"
		tail -n 20 "$log"
		say "all of it is in $PWD/$log"
		trap - INT
		return 1
	fi
	trap - INT
}

# --- packages ---------------------------------------------------------------

# Of the packages named, those not installed; a line each.
missing_packages() {
	local known
	known=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" \
	    2>/dev/null | sed -n 's/^.i  *//p') || true
	printf '%s\n' "$@" | grep -vxF -e "$known" || true
}

apt_updated=no
apt_update() {
	[ $apt_updated = no ] || return 0
	apt_updated=yes
	say "apt-get update"
	as_root apt-get update -qq >&2 ||
	    say "apt-get update had errors; going on with what it knows"
}

# For apt-get install: never removes, never asks, restarts no service.
apt_quietly() {
	as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
	    apt-get -y -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
	    --no-remove --no-install-recommends "$@" </dev/null >&2
}

apt_install() {
	local want
	have dpkg-query || die "no Debian or Ubuntu: please install the like of" \
	    "$* yourself"
	mapfile -t want < <(missing_packages "$@")
	[ ${#want[@]} -gt 0 ] || return 0
	can_be_root || need_root "${want[@]}"
	apt_update
	say "installing ${want[*]}"
	apt_quietly install "${want[@]}" ||
	    die "apt-get could not install: ${want[*]}"
}

need_root() {	# need_root PACKAGE...
	cat >&2 <<-END
		These packages are missing, and only root can install them:
		$*

		Have this run as root, once:

		    apt-get update && apt-get install -y --no-install-recommends $*

	END
	exit 1
}

# The first package named that this machine's sources offer.
offered() {
	local p
	for p; do
		if apt-cache policy "$p" 2>/dev/null |
		    grep -q '^ *Candidate: [^(]'; then
			printf '%s\n' "$p"
			return 0
		fi
	done
	return 1
}

# True when apt-get would install it and take nothing away for it.
fits() {
	apt-get -s -qq --no-remove --no-install-recommends install "$1" \
	    >/dev/null 2>&1
}

# --- servers ----------------------------------------------------------------

# Every file that may be a database server, in the order we would take them.
server_files() {
	local d f
	for d in ${PATH//:/ } /usr/local/sbin /usr/sbin /usr/libexec \
	    "$(servers_dir)/server/usr/sbin"; do
		for f in mariadbd mysqld; do
			[ ! -x "$d/$f" ] || printf '%s\n' "$d/$f"
		done
	done
}

# What it is is what it says, not its name.
is_mariadb() { "$1" --no-defaults --version 2>/dev/null | grep -q MariaDB; }

find_mariadb() {
	local f
	for f in $(server_files); do
		if is_mariadb "$f"; then
			printf '%s\n' "$f"
			return 0
		fi
	done
	return 1
}

# Somebody's own MySQL: then not even the shared /etc/mysql may change.
foreign_mysql() {
	local f
	for f in $(server_files); do
		is_mariadb "$f" || return 0
	done
	dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' \
	    'mysql-*server*' 'percona*server*' 2>/dev/null | grep -q '^.i'
}

# The package it would come from, when apt-get may install that here.
mariadb_package() {
	local package
	package=$(offered mariadb-server-core) &&
	    ! foreign_mysql && fits "$package" && printf '%s\n' "$package"
}

# Beside the system, which takes no root.
unpack_mariadb() {
	have apt-get || die "no MariaDB server here; please install one"
	say "unpacking MariaDB aside, for what is installed to stay"
	unpack_server "$(servers_dir)/server" mariadbd "" \
	    mariadb-server-core || die "MariaDB could not be unpacked"
}

install_mariadb() {
	local package=
	! find_mariadb >/dev/null || return 0
	! can_be_root || ! have apt-get || apt_update
	if can_be_root && package=$(mariadb_package); then
		apt_install "$package"
	else
		unpack_mariadb
	fi
}

# --- unpacking a server beside the system -----------------------------------
# A private apt with an empty package status fetches a server and all it needs
# down to its C library; dpkg -x unpacks them.  The server runs with its own
# dynamic loader, so it may be of another release, and needs no root.

private_apt() {	# private_apt FOLDER TOOL ARGUMENTS
	local d=$1 tool=$2
	shift 2
	set -- -qq -o Dir::State="$d" -o Dir::State::lists="$d/lists" \
	    -o Dir::State::status="$d/status" -o Dir::Cache="$d" \
	    -o Dir::Cache::archives="$d/archives" \
	    -o Acquire::Languages=none -o Acquire::Retries=2 \
	    -o Acquire::http::Timeout=30 -o APT::Sandbox::User="$(id -un)" "$@"
	if [ -s "$d/sources.list" ]; then
		# Like debootstrap, take a mirror that is some days late:
		# what it has must be signed all the same.
		set -- -o Acquire::Check-Valid-Until=false \
		    -o Dir::Etc::sourcelist="$d/sources.list" \
		    -o Dir::Etc::sourceparts=/dev/null "$@"
	fi
	"$tool" "$@" </dev/null
}

# A mirror of Debian that apt knows, else debootstrap's default.
debian_mirror() {
	{
		apt-get indextargets --format '$(REPO_URI)' \
		    'Created-By: Packages' 'Label: Debian' 2>/dev/null
		sed -n 's/^DEF_MIRROR="\(.*\)"$/\1/p' \
		    /usr/sbin/debootstrap 2>/dev/null
	} | grep -m 1 .
}

# unpack_server FOLDER BINARY SOURCES PACKAGE...
# Makes FOLDER/usr/sbin/BINARY out of the first package that is to be had;
# SOURCES is a sources.list, or "" for the machine's own.
unpack_server() {
	local dest=$1 binary=$2 sources=$3 tmp
	shift 3
	[ ! -x "$dest/usr/sbin/$binary" ] || return 0
	mkdir -p "${dest%/*}" || return 1
	tmp=$(mktemp -d "$dest.XXXXXX") || return 1
	if fetch_server "$tmp" "$sources" "$@" &&
	    wrap_server "$tmp" "$binary"; then
		# Whoever comes second finds it there.
		chmod 755 "$tmp" && mv -T "$tmp" "$dest" 2>/dev/null ||
		    rm -rf "$tmp"
		[ -x "$dest/usr/sbin/$binary" ]
	else
		rm -rf "$tmp"
		return 1
	fi
}

fetch_server() {	# fetch_server FOLDER SOURCES PACKAGE...
	local d=$1/apt deb p
	mkdir -p "$d/lists/partial" "$d/archives/partial" &&
	    : >"$d/status" && printf '%s' "$2" >"$d/sources.list" || return 1
	shift 2
	private_apt "$d" apt-get update >&2 || return 1
	for p; do
		private_apt "$d" apt-get -y --no-remove --no-install-recommends \
		    --download-only install "$p" >/dev/null 2>&1 || continue
		for deb in "$d"/archives/*.deb; do
			case ${deb##*/} in
			perl*|libperl*) ;;	# only for helper scripts
			*) dpkg -x "$deb" "${d%/apt}" || return 1 ;;
			esac
		done
		rm -rf "$d"
		return 0
	done
	say "not to be had: $*"
	return 1
}

# The binary moves aside for a script that runs it with its own libraries.
wrap_server() {	# wrap_server FOLDER BINARY
	local dir=$1 file=$1/usr/sbin/$2 loader libs f
	[ -x "$file" ] || return 1
	# Up to Debian 12 some of it is in /lib, not in /usr/lib.
	loader=$(cd "$dir" && find . -name 'ld-linux*.so.*' -type f | head -n 1)
	loader=${loader#./}
	[ -n "$loader" ] || return 1
	libs=${loader%/*}
	libs="\$top/${libs#usr/}:\$top/usr/${libs#usr/}"
	mkdir -p "$dir/usr/libexec" &&
	    mv "$(readlink -f "$file")" "$dir/usr/libexec/$2" || return 1
	for f in mariadbd mysqld; do
		rm -f "$dir/usr/sbin/$f"
	done
	cat >"$file" <<-END
		#!/bin/sh
		# Written by keyturn's scripts: $2 with the libraries it came with.
		top=\${0%/usr/sbin/*}
		exec "\$top/$loader" --library-path "$libs" \\
		    "\$top/usr/libexec/$2" "\$@" --basedir="\$top/usr"
	END
	chmod 755 "$file" && "$file" --no-defaults --version >/dev/null
}

# --- minimal roots ----------------------------------------------------------

make_root() {	# make_root SUITE FOLDER LOG
	debootstrap --variant=minbase "$1" "$2" >"$3" 2>&1 ||
	    { tail "$3"; die "debootstrap failed"; }
	lend "$2"
}

# What a host must have to reach its mirrors: names, proxies, authorities.
lend() {
	local f
	cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
	for f in /etc/apt/apt.conf.d/*proxy*; do
		[ ! -e "$f" ] || cp "$f" "$1/etc/apt/apt.conf.d/"
	done
	if ls /usr/local/share/ca-certificates/*.crt >/dev/null 2>&1; then
		mkdir -p "$1/usr/local/share/ca-certificates"
		cp -L /usr/local/share/ca-certificates/*.crt \
		    "$1/usr/local/share/ca-certificates/"
		export PIP_CERT=/etc/ssl/certs/ca-certificates.crt
	fi
}

# enter_root FOLDER [VARIABLE=VALUE ...] COMMAND...: in there, with its own
# processes and mounts: both end with it.
enter_root() {
	unshare --mount --pid --fork --kill-child sh -c '
	root=$1
	shift
	mount --bind "$root" "$root" && mount -t proc proc "$root/proc" &&
	mkdir -p "$root/dev/shm" && mount -t tmpfs tmpfs "$root/dev/shm" &&
	exec chroot "$root" /usr/bin/env -i HOME=/root TERM=dumb LANG=C.UTF-8 \
	    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
	    ${PIP_CERT:+PIP_CERT="$PIP_CERT"} \
	    ${PIP_CERT:+NODE_EXTRA_CA_CERTS="$PIP_CERT"} \
	    ${http_proxy:+http_proxy="$http_proxy"} \
	    ${https_proxy:+https_proxy="$https_proxy"} "$@"' sh "$@"
}

# --- Python -----------------------------------------------------------------

# python_venv [LIST]: prints the folder of a virtual environment with the
# packages of tests/live/requirements.txt, or of another list.
python_venv() {
	local list=${1:-tests/live/requirements.txt} sum dir
	sum=$(sha256sum <$list | cut -c1-12)
	dir=$(cache_dir)/venv-$sum
	if [ ! -e "$dir/complete" ]; then
		apt_install python3 python3-venv
		say "fetching the Python packages of $list"
		rm -rf "$dir"
		mkdir -p "$(cache_dir)"
		/usr/bin/python3 -m venv "$dir" >&2 &&
		    "$dir/bin/pip" install -q --disable-pip-version-check \
		    -r "$list" >&2 || return 1
		: >"$dir/complete"
	fi
	printf '%s\n' "$dir"
}

# Prints a folder with all that pip would download for that list.
python_wheels() {	# python_wheels LIST
	local dir
	dir=$(cache_dir)/wheels-$(sha256sum <"$1" | cut -c1-12)
	if [ ! -e "$dir/complete" ]; then
		say "fetching the Python packages of $1"
		rm -rf "$dir"
		"$(python_venv "$1")/bin/pip" download -q -r "$1" -d "$dir" \
		    --disable-pip-version-check >&2 || return 1
		: >"$dir/complete"
	fi
	printf '%s\n' "$dir"
}

# --- the build --------------------------------------------------------------

build_packages="gcc libc6-dev make autoconf automake pkg-config
libmicrohttpd-dev libsqlite3-dev libpcre2-dev libssl-dev
libmariadb-dev libcurl4-openssl-dev"

# Those that building needs and that are not here; a line each.
missing_build_packages() {
	# shellcheck disable=SC2086
	if have pkg-config; then	# pkgconf, or one built by hand
		missing_packages ${build_packages/pkg-config/}
	else
		missing_packages $build_packages
	fi
}

# What a build is made of: a line each, so that two who add one do not meet.
source_names="
.dockerignore
Dockerfile
LICENSE
Makefile.am
action.yml
bench
configure.ac
debian
docker-compose.yml
docs
engine
fixtures
go
include
java
models
npm
packaging
python
rotator
script
server
tests
"

# copy_sources FOLDER: so that a build in the tree itself is in nobody's way.
copy_sources() {
	local d
	mkdir -p "$1"
	for d in "$1"/*/; do
		case $d in
		*/build-aux/|*/m4/|*/autom4te.cache/|*/'*/') ;;
		*) rm -rf "$d" ;;
		esac
	done
	# shellcheck disable=SC2046,SC2086
	tar -c --exclude='*.o' --exclude='*.a' --exclude=.deps \
	    --exclude=.dirstamp --exclude='*.log' --exclude='*.trs' \
	    --exclude=__pycache__ --exclude='*.inc' --exclude="java/*/target" \
	    $(ls -d ./*.md $source_names 2>/dev/null) | tar -x -C "$1"
	find "$1/tests" "$1/bench" -type f -perm -u+x ! -name '*.*' \
	    ! -path "$1/bench/run" -delete 2>/dev/null || true
}

# packaged_clone FOLDER: what README's examples call `clone`, one in which
# script/package has been run, made of these sources and of KEYTURN_BINARY.
packaged_clone() {
	mkdir -p "$1/build/package"
	ln -s "$PWD/go" "$PWD/java" "$1/"
	ln -s "$(readlink -f "${KEYTURN_BINARY:-$(command -v keyturn)}")" \
	    "$1/build/package/keyturn"
}
