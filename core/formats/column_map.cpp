#include "core/formats/column_map.h"

#include "core/base/error.h"
#include "core/text/fold.h"
#include "core/text/strict_json.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core {

namespace {

using MapJson = nlohmann::json;
using MapOut = nlohmann::ordered_json;

constexpr int our_column_maps = 1;

constexpr std::array column_labels{
    N_("Claim"), N_("Identifier"), N_("Speaker"), N_("Said on"), N_("Occasion"), N_("Verdict"), N_("Short rationale"),
    N_("Second line of the short rationale"), N_("Long rationale"), N_("Who checked it"), N_("Date of the check"),
    N_("Address of the check"), N_("Language"), N_("Note"), N_("Topic"), N_("Rating scale"), N_("State")};

/// A word as verdicts are compared: folded, without blanks and punctuation around it.
std::string comparable_verdict(std::string_view word) {
    auto const is_dress = [](char32_t sign) {
        auto const is_word = (sign >= U'a' && sign <= U'z') || (sign >= U'0' && sign <= U'9');
        return (sign < 0x80 && !is_word) || (sign >= 0xA0 && sign < 0xC0) || sign == 0x060C || sign == 0x061B || sign == 0x061F ||
               (sign >= 0x2000 && sign < 0x2070) || (sign >= 0x3000 && sign < 0x3040) || (sign >= 0xFF00 && sign < 0xFF10);
    };
    auto folded = to_utf32(fold(word));
    while (!folded.empty() && is_dress(folded.back())) folded.pop_back();
    auto const first = std::ranges::find_if_not(folded, is_dress);
    return to_utf8(std::u32string_view(folded).substr(static_cast<std::size_t>(first - folded.begin())));
}

/// Reads a map, and tells where it is none.
class MapFile {
public:
    MapFile(std::string_view json, std::string_view origin) : origin_(origin) {
        auto read = read_json(json);
        if (!read)
            throw Error(Code::bad_input, say("{file}: {why}", {{"file", std::string(origin)},
                                                               {"why", render(fault_message(read.error()))}}));
        json_ = std::move(*read);
    }
    ColumnMap run() {
        if (!json_.is_object()) refuse("{}", say("this must be an object in braces."));
        for (auto const& [key, value] : json_.items()) take(key, value);
        return std::move(map_);
    }

private:
    [[noreturn]] void refuse(std::string const& place, Message const& why) const {
        throw Error(Code::bad_input, say("{file}, {place}: {why}", {{"file", origin_}, {"place", place}, {"why", render(why)}}));
    }
    std::string text(std::string const& place, MapJson const& value) const {
        if (!value.is_string()) refuse(place, say("this must be text in quotation marks."));
        return value.get<std::string>();
    }
    bool answer(std::string const& place, MapJson const& value) const {
        if (!value.is_boolean()) refuse(place, say("this must be true or false."));
        return value.get<bool>();
    }
    void take(std::string const& key, MapJson const& value) {
        if (key == "counterpoint_columns") {
            if (!value.is_number_integer() || value > our_column_maps)
                refuse(key, say("a newer version of this program wrote it."));
        } else if (key == "delimiter") {
            auto const sign = text(key, value);
            if (sign.size() != 1 || sign == "\"" || sign == "\n") refuse(key, say("this must be one sign, such as , or ;."));
            map_.delimiter = sign.front();
        } else if (key == "quoting") {
            auto const how = text(key, value);
            if (how != "marks" && how != "literal") refuse(key, say("this must be “marks” or “literal”."));
            map_.quoting = how == "marks" ? Quoting::marks : Quoting::literal;
        } else if (key == "encoding") {
            map_.encoding = text(key, value);
        } else if (key == "header") {
            map_.has_header = answer(key, value);
        } else if (key == "dates") {
            auto const order = text(key, value);
            if (order != "day_first" && order != "month_first") refuse(key, say("this must be “day_first” or “month_first”."));
            map_.dates = order == "day_first" ? DayOrder::day_first : DayOrder::month_first;
        } else if (key == "collection") {
            map_.collection = text(key, value);
        } else if (key == "keep_rest") {
            map_.keeps_rest = answer(key, value);
        } else if (key == "columns") {
            take_columns(value);
        } else if (key == "verdicts") {
            if (!value.is_array()) refuse(key, say("this must be a list in brackets."));
            for (std::size_t at = 0; at < value.size(); ++at) take_verdicts("verdicts[" + std::to_string(at) + "]", value[at]);
        } else {
            refuse(key, say("there is no such field; there are: {fields}.",
                            {{"fields", "delimiter, quoting, encoding, header, dates, collection, keep_rest, columns, verdicts"}}));
        }
    }
    void take_columns(MapJson const& value) {
        if (!value.is_object()) refuse("columns", say("this must be an object in braces."));
        for (auto const& [key, names] : value.items()) {
            auto const known = std::ranges::find(column_keys, std::string_view(key));
            auto const place = "columns." + key;
            if (known == column_keys.end()) {
                std::string all;
                for (auto const each : column_keys) all += (all.empty() ? "" : ", ") + std::string(each);
                refuse(place, say("there is no such field; there are: {fields}.", {{"fields", all}}));
            }
            auto& into = map_.columns[static_cast<Column>(known - column_keys.begin())];
            auto const all = names.is_array() ? names : MapJson::array({names});
            for (auto const& name : all) {
                if (name.is_number_unsigned()) into.push_back(name.dump());
                else into.push_back(text(place, name));
            }
        }
    }
    void take_verdicts(std::string const& place, MapJson const& value) {
        if (!value.is_object()) refuse(place, say("this must be an object in braces."));
        auto& table = map_.verdicts.emplace_back();
        for (auto const& [key, said] : value.items()) {
            if (key == "publisher") table.publisher = text(place + ".publisher", said);
            else if (key == "scale") table.scale = text(place + ".scale", said);
            else if (key == "ratings" && said.is_object())
                for (auto const& [word, rating] : said.items()) {
                    auto const key_of_rating = text(place + ".ratings." + word, rating);
                    if (!key_of_rating.empty()) table.ratings[comparable_verdict(word)] = key_of_rating; // else still open
                }
            else refuse(place + "." + key, say("there is no such field; there are: {fields}.", {{"fields", "publisher, scale, ratings"}}));
        }
        if (table.scale.empty()) refuse(place, say("it does not say on which scale."));
    }

    std::string origin_;
    MapJson json_;
    ColumnMap map_;
};

} // namespace

char const* label_of(Column column) { return column_labels[static_cast<std::size_t>(column)]; }

ColumnMap read_column_map(std::string_view json, std::string_view origin) { return MapFile(json, origin).run(); }

std::string write_column_map(ColumnMap const& map) {
    MapOut json;
    json["counterpoint_columns"] = our_column_maps;
    if (map.delimiter) json["delimiter"] = std::string(1, *map.delimiter);
    if (map.quoting) json["quoting"] = *map.quoting == Quoting::marks ? "marks" : "literal";
    if (!map.encoding.empty()) json["encoding"] = map.encoding;
    if (map.has_header) json["header"] = *map.has_header;
    if (map.dates != DayOrder::open) json["dates"] = map.dates == DayOrder::day_first ? "day_first" : "month_first";
    if (!map.collection.empty()) json["collection"] = map.collection;
    if (!map.keeps_rest) json["keep_rest"] = false;
    for (auto const& [column, names] : map.columns)
        json["columns"][std::string(key_of(column))] = names.size() == 1 ? MapOut(names.front()) : MapOut(names);
    for (auto const& table : map.verdicts) {
        MapOut one;
        if (!table.publisher.empty()) one["publisher"] = table.publisher;
        one["scale"] = table.scale;
        one["ratings"] = MapOut::object();
        for (auto const& [word, rating] : table.ratings) one["ratings"][word] = rating;
        json["verdicts"].push_back(std::move(one));
    }
    return json.dump(2, ' ', false, MapOut::error_handler_t::replace) + "\n";
}

std::optional<MappedVerdict> mapped_verdict(ColumnMap const& map, std::string_view publisher, std::string_view word) {
    auto const wanted = comparable_verdict(word);
    if (wanted.empty()) return std::nullopt;
    auto const whose = fold(publisher);
    for (auto const anybodys : {false, true})
        for (auto const& table : map.verdicts) {
            if (table.publisher.empty() != anybodys || (!anybodys && fold(table.publisher) != whose)) continue;
            if (auto const found = table.ratings.find(wanted); found != table.ratings.end())
                return MappedVerdict{table.scale, found->second};
        }
    return std::nullopt;
}

} // namespace core
