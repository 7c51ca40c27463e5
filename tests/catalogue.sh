#!/bin/sh
# A catalogue is well-formed, its placeholders are those of the English, and no sentence of the program is missing in it.
#   catalogue.sh FILE.po, in the root of the source
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
msgfmt --check --statistics -o /dev/null "$1"
sh assets/i18n/template.sh "$folder/counterpoint.pot"
msgmerge --quiet --no-fuzzy-matching "$1" "$folder/counterpoint.pot" -o "$folder/merged.po"
msgattrib --no-obsolete --untranslated "$folder/merged.po" > "$folder/missing.po"
msgattrib --no-obsolete --only-fuzzy "$folder/merged.po" >> "$folder/missing.po"
if [ -s "$folder/missing.po" ]; then
  cat "$folder/missing.po"
  echo "These sentences are not translated in $1." >&2
  exit 1
fi
