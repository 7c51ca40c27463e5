#!/usr/bin/env bash
# All figures of the README's table, and the machine they were taken on.   run.sh BUILD_FOLDER [CLAIMS]
set -eu
build=$1 claims=${2:-100000}
here=$(dirname "$0")
source "$here/../../.ci/packages.sh"
install_missing "${test_packages[@]}" "${bench_packages[@]}"
echo "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores," \
  "$(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo)," \
  "$(. /etc/os-release && echo "$PRETTY_NAME"), $(df --output=fstype /tmp | tail -1)"
COUNTERPOINT_ASSETS="$build/assets" "$build/tests/bench_detect_bench"
"$build/tests/bench_pages_bench"
/usr/bin/python3 "$here/reading_bench.py" "$build"
"$build/tests/bench_store_bench" "$claims"
"$build/tests/bench_out_bench"
/usr/bin/python3 "$here/feed_bench.py" "$build/counterpoint-cli" "${COUNTERPOINT_FEED:-}" 1000
long=$(mktemp -d)/long.counterpoint
"$build/tests/bench_history_bench" "$claims" 1000 "$long"
"$build/tests/bench_evidence_bench"
"$build/tests/bench_backup_bench"
/usr/bin/python3 "$here/sharing_bench.py" "$build/tests/bench_sharing_bench"
for place in folder server; do
  "$here/../gui/guienv.sh" /usr/bin/python3 "$here/painted_bench.py" "$build/counterpoint" "$build/counterpoint-cli" $place
done
"$here/../gui/guienv.sh" /usr/bin/python3 "$here/window_bench.py" "$build/counterpoint" \
  "$build/counterpoint-cli" "$build/tests/bench_make_workspace" "$claims" "$long"
