#!/usr/bin/env bash
# The figures of search, lists and matching at several sizes, those of three peers over the same texts and
# questions, and those of typing in the window.   run_million.sh BUILD_FOLDER [CLAIMS…]
# The workspaces stay in $COUNTERPOINT_BENCH (else a folder in /tmp), for the next run.
set -eu
build=$1
shift
here=$(dirname "$0")
source "$here/../../.ci/packages.sh"
install_missing "${test_packages[@]}" "${peer_packages[@]}"
folder=${COUNTERPOINT_BENCH:-/tmp/counterpoint-million}
mkdir -p "$folder"
export COUNTERPOINT_ASSETS="$build/assets"
for claims in "${@:-10000 100000 1000000}"; do
  for size in $claims; do
    mkdir -p "$folder/asked-$size"
    "$build/tests/bench_million" "$size" "$folder" "$folder/asked-$size"
    /usr/bin/python3 "$here/search_peers.py" "$folder/asked-$size/texts.tsv" "$folder/asked-$size/queries.tsv" \
      "$folder/asked-$size/peers.json" --xapian --postgres --most $((size < 1000000 ? 200 : 20))
    cp "$folder/$size.counterpoint" "$folder/window.counterpoint"
    "$here/../gui/guienv.sh" /usr/bin/python3 "$here/typing_bench.py" "$build/counterpoint" \
      "$folder/window.counterpoint" "$folder/asked-$size/queries.tsv"
    rm -f "$folder/window.counterpoint"*
  done
done
