#!/usr/bin/env bash
# Runs a command in a session of its own: private D-Bus, X display, window manager and accessibility
# bus, fixed fonts and scale. The display's number comes from the process id, so that tests running
# side by side never meet. LANGUAGE is kept when set, else English.   guienv.sh COMMAND…
set -u
scratch=$(mktemp -d)

# Kills whatever runs with this session's HOME: services that a bus started are not our children.
clean_up() {
  local processes
  for _ in 1 2 3; do
    mapfile -t processes < <(grep -lsF "HOME=$scratch" /proc/[0-9]*/environ | cut -d/ -f3)
    [ ${#processes[@]} -gt 0 ] || break
    kill "${processes[@]}" 2>/dev/null
    wait 2>/dev/null
  done
  rm -rf "$scratch"
}
# Should this script be killed itself, what it started ends with it.
start() { setpriv --pdeathsig TERM "$@" <&0 & }
trap clean_up EXIT
trap 'exit 143' INT TERM

export HOME="$scratch" XDG_RUNTIME_DIR="$scratch/run" XDG_CONFIG_HOME="$scratch/config"
export XDG_DATA_HOME="$scratch/data" XDG_STATE_HOME="$scratch/state" XDG_CACHE_HOME="$scratch/cache"
mkdir -m 700 "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME"
mkdir "$XDG_CONFIG_HOME/gtk-3.0"
cat >"$XDG_CONFIG_HOME/gtk-3.0/settings.ini" <<'SETTINGS'
[Settings]
gtk-theme-name=Adwaita
gtk-icon-theme-name=Adwaita
gtk-font-name=Inter 10
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
gtk-enable-animations=0
gtk-cursor-blink=0
SETTINGS
unset GTK_THEME GTK_MODULES WAYLAND_DISPLAY NO_AT_BRIDGE XAUTHORITY
export DISPLAY=":$(($$ % 50000 + 100))"
export DBUS_SESSION_BUS_ADDRESS="unix:path=$scratch/bus"
export GDK_BACKEND=x11 GDK_SCALE=1 GDK_DPI_SCALE=1 GTK_OVERLAY_SCROLLING=0
export LC_ALL=C.UTF-8 LANGUAGE="${LANGUAGE:-en}" TZ=UTC PYTHONDONTWRITEBYTECODE=1
export GTK_IM_MODULE=gtk-im-context-simple GSETTINGS_BACKEND=memory LIBGL_ALWAYS_SOFTWARE=1

# wait_for PROCESS COMMAND… — polls until the command succeeds; fails when the process ends or 10 s pass.
wait_for() {
  local process=$1
  shift
  for _ in $(seq 500); do
    "$@" >/dev/null 2>&1 && return
    kill -0 "$process" 2>/dev/null || return
    sleep 0.02
  done
  return 1
}
managed() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; }

start dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS" \
  >"$scratch/bus.log" 2>&1
if ! wait_for $! test -S "$scratch/bus"; then
  echo "No session bus came up:" >&2
  cat "$scratch/bus.log" >&2
  exit 99
fi
# Without -noreset the server starts over when its first client, xprop, leaves: the next one is lost.
start Xvfb "$DISPLAY" -screen 0 1440x900x24 -dpi 96 -nolisten tcp -noreset >"$scratch/xvfb.log" 2>&1
if ! wait_for $! xprop -root; then
  echo "No X display came up:" >&2
  cat "$scratch/xvfb.log" >&2
  exit 99
fi
start openbox >"$scratch/openbox.log" 2>&1
if ! wait_for $! managed; then
  echo "No window manager came up:" >&2
  cat "$scratch/openbox.log" >&2
  exit 99
fi
start /usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1

# In the background, because bash looks at signals only between commands of the foreground.
start "$@"
wait $!
