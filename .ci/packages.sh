# Debian packages the project needs, and how missing ones are installed. Sourced by ./run and ./test.
build_packages=(g++ cmake ninja-build ccache pkg-config gettext libwxgtk3.2-dev libgtk-3-dev
  libsqlite3-dev libfmt-dev nlohmann-json3-dev libexpected-dev libicu-dev libgumbo-dev libsodium-dev
  libssl-dev libzstd-dev libexpat1-dev libstemmer-dev libcli11-dev libseccomp-dev libarchive-dev libxml2-dev
  libgmime-3.0-dev libgdk-pixbuf-2.0-dev libpango1.0-dev libcairo2-dev zlib1g-dev libcurl4-openssl-dev libpq-dev)
runtime_packages=(wx3.2-i18n fonts-inter fonts-noto-core adwaita-icon-theme poppler-utils webp-pixbuf-loader ca-certificates)
# A person may install these or not; the tests want them.
optional_packages=(tesseract-ocr tesseract-ocr-fra mediainfo)
test_packages=(libgtest-dev xvfb openbox x11-utils dbus at-spi2-core python3 python3-gi
  gir1.2-atspi-2.0 gir1.2-gtk-3.0 xdotool imagemagick sqlite3 procps postgresql-15 util-linux "${optional_packages[@]}")
# For the bench target and the fuzz preset, which neither ./run nor ./test builds.
bench_packages=(xclip)
# For the bench_million target: the peers that answer the same questions.
peer_packages=(python3-xapian python3-psycopg2)
fuzz_packages=(clang-14 libclang-rt-14-dev)

# install_missing PACKAGE… — says what it installs; silent and without network when nothing is missing.
install_missing() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = "install ok installed" ] ||
      missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These Debian packages are missing, and there is no sudo to install them: ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing Debian packages: ${missing[*]}"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  # A list that cannot be renewed may still do: only a failed installation counts.
  "${apt[@]}" update </dev/null || true
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}
