#!/bin/sh
# ./test.sh [--long] [--only SUITE]... - installs what is missing, builds three times and runs every suite.
# The last line is the result: N passed, N failed. tests/run says more.
set -eu
cd "$(dirname "$0")"
packages/install build run test
exec tests/run "$@"
