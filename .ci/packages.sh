# Debian packages the project needs, and how missing ones are installed. Sourced by ./run and ./test.
build_packages=(g++ cmake ninja-build ccache pkg-config gettext libwxgtk3.2-dev libgtk-3-dev
  libsqlite3-dev libfmt-dev nlohmann-json3-dev libexpected-dev libicu-dev libgumbo-dev libsodium-dev
  libssl-dev libzstd-dev libcli11-dev wx3.2-i18n fonts-inter fonts-noto-core adwaita-icon-theme)
test_packages=(libgtest-dev xvfb openbox x11-utils dbus at-spi2-core python3 python3-gi
  gir1.2-atspi-2.0 xdotool imagemagick sqlite3 procps)

# install_missing PACKAGE… — says what it installs; silent when nothing is missing.
install_missing() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = "install ok installed" ] ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "Installing Debian packages: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
