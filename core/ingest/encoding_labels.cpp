#include "core/ingest/encoding_labels.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::array all_encodings{
    WebEncoding{"UTF-8", "UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"},
    WebEncoding{"IBM866", "IBM866", "866 cp866 csibm866 ibm866"},
    WebEncoding{"ISO-8859-2", "ISO-8859-2",
                "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    WebEncoding{"ISO-8859-3", "ISO-8859-3",
                "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    WebEncoding{"ISO-8859-4", "ISO-8859-4",
                "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    WebEncoding{"ISO-8859-5", "ISO-8859-5",
                "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"},
    WebEncoding{"ISO-8859-6", "ISO-8859-6",
                "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
                "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    WebEncoding{"ISO-8859-7", "ISO-8859-7",
                "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
                "iso_8859-7 iso_8859-7:1987 sun_eu_greek"},
    WebEncoding{"ISO-8859-8", "ISO-8859-8",
                "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
                "iso_8859-8 iso_8859-8:1988 visual"},
    WebEncoding{"ISO-8859-8-I", "ISO-8859-8", "csiso88598i iso-8859-8-i logical"},
    WebEncoding{"ISO-8859-10", "ISO-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    WebEncoding{"ISO-8859-13", "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    WebEncoding{"ISO-8859-14", "ISO-8859-14", "iso-8859-14 iso8859-14 iso885914"},
    WebEncoding{"ISO-8859-15", "ISO-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    WebEncoding{"ISO-8859-16", "ISO-8859-16", "iso-8859-16"},
    WebEncoding{"KOI8-R", "KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r"},
    WebEncoding{"KOI8-U", "KOI8-U", "koi8-ru koi8-u"},
    WebEncoding{"macintosh", "macintosh", "csmacintosh mac macintosh x-mac-roman"},
    WebEncoding{"windows-874", "windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    WebEncoding{"windows-1250", "windows-1250", "cp1250 windows-1250 x-cp1250"},
    WebEncoding{"windows-1251", "windows-1251", "cp1251 windows-1251 x-cp1251"},
    WebEncoding{"windows-1252", "windows-1252",
                "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
                "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"},
    WebEncoding{"windows-1253", "windows-1253", "cp1253 windows-1253 x-cp1253"},
    WebEncoding{"windows-1254", "windows-1254",
                "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
                "windows-1254 x-cp1254"},
    WebEncoding{"windows-1255", "windows-1255", "cp1255 windows-1255 x-cp1255"},
    WebEncoding{"windows-1256", "windows-1256", "cp1256 windows-1256 x-cp1256"},
    WebEncoding{"windows-1257", "windows-1257", "cp1257 windows-1257 x-cp1257"},
    WebEncoding{"windows-1258", "windows-1258", "cp1258 windows-1258 x-cp1258"},
    WebEncoding{"x-mac-cyrillic", "x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"},
    WebEncoding{"GBK", "gb18030", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"},
    WebEncoding{"gb18030", "gb18030", "gb18030"},
    WebEncoding{"Big5", "Big5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    WebEncoding{"EUC-JP", "EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    WebEncoding{"ISO-2022-JP", "ISO-2022-JP", "csiso2022jp iso-2022-jp"},
    WebEncoding{"Shift_JIS", "windows-31j", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    WebEncoding{"EUC-KR", "windows-949",
                "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
                "windows-949"},
    WebEncoding{"replacement", nullptr, "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement"},
    WebEncoding{"UTF-16BE", "UTF-16BE", "unicodefffe utf-16be"},
    WebEncoding{"UTF-16LE", "UTF-16LE", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
    WebEncoding{"x-user-defined", "x-user-defined", "x-user-defined"},
};

bool is_among_labels(std::string_view wanted, std::string_view labels) {
    while (!labels.empty()) {
        auto const end = std::min(labels.find(' '), labels.size());
        if (labels.substr(0, end) == wanted) return true;
        labels.remove_prefix(std::min(end + 1, labels.size()));
    }
    return false;
}

} // namespace

std::span<WebEncoding const> web_encodings() { return all_encodings; }

WebEncoding const* web_encoding(std::string_view label) {
    constexpr std::size_t longest = 40;
    label = without_ascii_blanks(label);
    if (label.empty() || label.size() > longest) return nullptr;
    auto const wanted = lower_ascii(label);
    auto const found =
        std::ranges::find_if(all_encodings, [&](WebEncoding const& each) { return is_among_labels(wanted, each.labels); });
    return found == all_encodings.end() ? nullptr : &*found;
}

} // namespace core
