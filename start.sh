#!/bin/sh
# start.sh [--port 8080] [--data DIR] [--build-only] - installs what is missing, builds, and runs the service with its
# private PostgreSQL until Ctrl-C or TERM. When it can be used it prints, on a line of its own: ready http://127.0.0.1:PORT
# Data lie in /var/lib/saban when root starts it, else in ${XDG_DATA_HOME:-~/.local/share}/saban. Neither the service nor
# its database keeps root: they run as the user saban, who is made here.
set -eu

usage='Usage: ./start.sh [--port 8080] [--data DIR] [--build-only]'
port=8080
data=
build_only=

misused() {
	echo "$usage" >&2
	exit 2
}

while [ $# -gt 0 ]; do
	case $1 in
	--port | --data)
		if [ $# -lt 2 ] || [ -z "$2" ]; then misused; fi
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
	*) misused ;;
	esac
	shift
done
case $port in
'' | *[!0-9]*) misused ;;
esac
case $data in
'' | /*) ;;
*) data=$PWD/$data ;; # before the folder changes below
esac

cd "$(dirname "$0")"
sh packages/install build run
[ -f build/build.ninja ] || meson setup build -Dtests=false
ninja -C build sandbox/sandbox grader/grader templates/po/en.mo
[ -z "$build_only" ] || exit 0

if [ "$(id -u)" -eq 0 ] && ! getent passwd saban >/dev/null; then
	useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin saban
fi
exec build/sandbox/sandbox serve --port "$port" ${data:+--data "$data"}
