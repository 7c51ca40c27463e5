#!/usr/bin/env bash
# Runs a command in a session of its own: private D-Bus, X display, window manager and accessibility
# bus, fixed fonts and scale. The display's number comes from the process id, so that tests running
# side by side never meet.   guienv.sh COMMAND…
if [ -z "${COUNTERPOINT_GUIENV:-}" ]; then
  export COUNTERPOINT_GUIENV=1
  exec dbus-run-session -- "$0" "$@"
fi
set -u
scratch=$(mktemp -d)
export HOME="$scratch" XDG_RUNTIME_DIR="$scratch/run" XDG_CONFIG_HOME="$scratch/config"
export XDG_DATA_HOME="$scratch/data" XDG_CACHE_HOME="$scratch/cache"
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"
display=$(($$ % 50000 + 100))
export DISPLAY=":$display"
unset GTK_THEME WAYLAND_DISPLAY NO_AT_BRIDGE XAUTHORITY
export GDK_BACKEND=x11 LC_ALL=C.UTF-8 LANGUAGE="${LANGUAGE:-en}" TZ=UTC
export GTK_IM_MODULE=gtk-im-context-simple GSETTINGS_BACKEND=memory GTK_OVERLAY_SCROLLING=0
export LIBGL_ALWAYS_SOFTWARE=1

Xvfb "$DISPLAY" -screen 0 1440x900x24 -dpi 96 -nolisten tcp >"$scratch/xvfb.log" 2>&1 &
server=$!
wait_for() { for _ in $(seq 500); do "$@" >/dev/null 2>&1 && return 0; sleep 0.02; done; return 1; }
if ! wait_for xprop -root; then
  cat "$scratch/xvfb.log" >&2
  exit 99
fi
openbox >/dev/null 2>&1 &
manager=$!
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
bus=$!
wait_for sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q window'
"$@"
code=$?
kill "$manager" "$bus" "$server" 2>/dev/null
wait 2>/dev/null
rm -rf "$scratch"
exit "$code"
