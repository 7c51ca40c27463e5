#!/bin/sh
# Gathers every sentence of the program into a template for translators: template.sh FILE.pot, in the root of the source.
set -eu
find core db app -name '*.cpp' -o -name '*.h' | LC_ALL=C sort |
  xgettext --files-from=- --language=C++ --from-code=UTF-8 --sort-by-file --add-comments=TRANSLATORS \
    --package-name=counterpoint --keyword --keyword=say:1 --keyword=N_:1 --keyword=tr:1 \
    --keyword=wtr:1 --keyword=trn:1,2 --keyword=translate:1,2,3t \
    --flag=tr:1:no-c-format --flag=say:1:no-c-format --flag=N_:1:no-c-format -o "$1"
