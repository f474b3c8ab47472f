#!/bin/sh
# start.sh [--port 8080] [--data DIR] [--build-only] - installs what is missing, builds, and runs the service with its
# private PostgreSQL until Ctrl-C or TERM. When it can be used it prints, on a line of its own: ready http://127.0.0.1:PORT
# Data lie in /var/lib/saban when root starts it, else in ${XDG_DATA_HOME:-~/.local/share}/saban. Neither the service nor
# its database keeps root: they run as the user saban, who is made here. SABAN_BUILD names another folder than build/ to
# build in.
set -eu

usage='Usage: ./start.sh [--port 8080] [--data DIR] [--build-only]'
port=8080
data=
build_only=

misused() { # what is wrong
	echo "start.sh: $1" >&2
	echo "$usage" >&2
	exit 2
}

while [ $# -gt 0 ]; do
	case $1 in
	--port | --data)
		if [ $# -lt 2 ] || [ -z "$2" ]; then misused "a value is missing after $1"; fi
		if [ "$1" = --port ]; then port=$2; else data=$2; fi
		shift
		;;
	--port=?*) port=${1#*=} ;;
	--data=?*) data=${1#*=} ;;
	--build-only) build_only=1 ;;
	--help)
		echo "$usage"
		exit 0
		;;
	*) misused "there is no option $1" ;;
	esac
	shift
done
case $port in
*[!0-9]* | ??????*) misused "$port is no port; give one from 0 (any free one) to 65535" ;;
esac
if [ "$port" -gt 65535 ]; then misused "$port is no port; give one from 0 (any free one) to 65535"; fi
case $data in
'' | /*) ;;
*) data=$PWD/$data ;; # before the folder changes below
esac

build=${SABAN_BUILD:-build}
case $build in
/* | build) ;;
*) build=$PWD/$build ;;
esac

cd "$(dirname "$0")"
sh packages/install build run
[ -f "$build/build.ninja" ] || meson setup "$build" -Dtests=false
ninja -C "$build" sandbox/sandbox grader/grader templates/po/en.mo
[ -z "$build_only" ] || exit 0

if [ "$(id -u)" -eq 0 ] && ! getent passwd saban >/dev/null; then
	useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin saban
fi
exec "$build/sandbox/sandbox" serve --port "$port" ${data:+--data "$data"}
