#include "core/formats/scale_json.h"

#include "core/rules/scale_rules.h"
#include "core/base/error.h"
#include "core/text/strict_json.h"
#include "core/text/signs.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core {

namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

/// One value of the file and where it stands, for sentences about it.
class Place {
public:
    Place(Json const& json, std::string_view origin, std::string path)
        : json_(json), origin_(origin), path_(std::move(path)) {}

    [[noreturn]] void refuse(char const* sentence, std::vector<Arg> args = {}) const {
        args.emplace_back("file", std::string(origin_));
        args.emplace_back("place", path_.empty() ? std::string("{}") : path_);
        throw Error(Code::bad_input, say(sentence, std::move(args)));
    }
    /// Nothing but these names may stand in the object: a misspelt one would be lost in silence.
    void expect_object(std::initializer_list<std::string_view> names) const {
        if (!json_.is_object()) refuse(N_("{file}, {place}: this must be an object in braces."));
        for (auto const& [name, value] : json_.items())
            if (std::ranges::find(names, std::string_view(name)) == names.end())
                refuse(N_("{file}, {place}: a rating scale has no field “{field}”."), {{"field", name}});
    }
    Place required(char const* name) const {
        if (auto const found = json_.find(name); found != json_.end()) return {*found, origin_, below(name)};
        refuse(N_("{file}, {place}: the field “{field}” is missing."), {{"field", name}});
    }
    std::optional<Place> optional(char const* name) const {
        auto const found = json_.find(name);
        if (found == json_.end() || found->is_null()) return std::nullopt;
        return Place(*found, origin_, below(name));
    }
    std::string text() const {
        if (!json_.is_string()) refuse(N_("{file}, {place}: this must be text in quotation marks."));
        if (auto const found = find_unfit(json_.get_ref<std::string const&>(), TextForm::text))
            refuse(N_("{file}, {place}: this holds a sign that shows nothing but may act ({sign})."),
                   {{"sign", fmt::format("U+{:04X}", static_cast<std::uint32_t>(found->sign))}});
        return json_.get<std::string>();
    }
    std::int64_t number() const {
        if (!json_.is_number_integer() || (json_.is_number_unsigned() && json_.get<std::uint64_t>() > INT64_MAX))
            refuse(N_("{file}, {place}: this must be a whole number."));
        return json_.get<std::int64_t>();
    }
    bool yes_or_no() const {
        if (!json_.is_boolean()) refuse(N_("{file}, {place}: this must be true or false."));
        return json_.get<bool>();
    }
    LocalText local_text() const {
        LocalText texts;
        if (!json_.is_object())
            refuse(N_("{file}, {place}: this must be an object of languages, such as {example}."),
                   {{"example", R"({"en": "True", "fr": "Vrai"})"}});
        for (auto const& [language, words] : json_.items())
            texts[language] = Place(words, origin_, below(language)).text();
        return texts;
    }
    template <class Read>
    void each(Read const& read) const {
        if (!json_.is_array()) refuse(N_("{file}, {place}: this must be a list in brackets."));
        for (std::size_t at = 0; at < json_.size(); ++at)
            read(Place(json_[at], origin_, path_ + "[" + std::to_string(at) + "]"));
    }

private:
    std::string below(std::string const& name) const { return path_.empty() ? name : path_ + "." + name; }

    Json const& json_;
    std::string_view origin_;
    std::string path_;
};

std::string known_kinds() {
    std::string known;
    for (auto const& entry : Names<RatingKind>::entries)
        known += (known.empty() ? "" : ", ") + std::string(entry.key);
    return known;
}

Rating read_rating(Place const& place) {
    place.expect_object({"key", "ordinal", "kind", "colour", "retired", "labels", "definitions"});
    Rating rating;
    rating.key = place.required("key").text();
    rating.labels = place.required("labels").local_text();
    if (auto const words = place.optional("definitions")) rating.definitions = words->local_text();
    if (auto const colour = place.optional("colour")) {
        rating.colour = colour->text();
        if (!is_rating_colour(rating.colour))
            colour->refuse(N_("{file}, {place}: the colour “{colour}” is not written as #RRGGBB."),
                           {{"colour", rating.colour}});
    }
    if (auto const ordinal = place.optional("ordinal")) rating.ordinal = ordinal->number();
    if (auto const kind = place.optional("kind")) {
        auto const known = from_key<RatingKind>(kind->text());
        if (!known)
            kind->refuse(N_("{file}, {place}: there is no kind of rating “{kind}”; there are: {known}."),
                         {{"kind", kind->text()}, {"known", known_kinds()}});
        rating.kind = *known;
    }
    if (auto const retired = place.optional("retired"); retired && retired->yes_or_no())
        rating.use = RatingUse::retired;
    return rating;
}

Json parse(std::string_view text, std::string_view origin) {
    Arg const file("file", std::string(origin));
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto json = read_json(text);
    if (json) return std::move(*json);
    auto const& fault = json.error();
    switch (fault.what) {
    case JsonFault::What::encoding:
        throw Error(Code::bad_input, say("{file} is not a rating scale: byte {at} is not valid UTF-8.",
                                         {file, {"at", std::to_string(fault.byte)}}));
    case JsonFault::What::number:
        throw Error(Code::bad_input, say("{file} is not a rating scale: one of its numbers is too large.", {file}));
    case JsonFault::What::twice:
        throw Error(Code::bad_input, say("{file} is not taken: “{key}” stands twice in one object, and which of them "
                                         "is meant nobody can tell.",
                                         {file, {"key", fault.key}}));
    case JsonFault::What::deep:
        throw Error(Code::bad_input, say("{file} is not a rating scale: its lists and objects stand in each other more "
                                         "than {most} deep.",
                                         {file, {"most", std::to_string(deepest_json)}}));
    case JsonFault::What::many:
        throw Error(Code::bad_input, say("{file} is not a rating scale: it holds too many values.", {file}));
    case JsonFault::What::syntax:
    case JsonFault::What::half_sign: break;
    }
    auto const at = [](std::int64_t place) { return std::to_string(std::max<std::int64_t>(place, 1)); };
    throw Error(Code::bad_input, say("{file} is not a rating scale: it stops being JSON at line {line}, column {column}.",
                                     {file, {"line", at(fault.line)}, {"column", at(fault.column)}}));
}

} // namespace

Scale read_scale(std::string_view text, std::string_view origin) {
    auto const json = parse(text, origin);
    Place const whole(json, origin, "");
    if (!json.is_object() || !json.contains("ratings"))
        throw Error(Code::bad_input, say("{file} is not a rating scale: it has no “ratings”.",
                                         {{"file", std::string(origin)}}));
    whole.expect_object({"key", "version", "names", "ratings"});
    Scale scale;
    scale.key = whole.required("key").text();
    if (auto const version = whole.optional("version")) scale.version = version->number();
    scale.names = whole.required("names").local_text();
    whole.required("ratings").each([&](Place const& place) { scale.ratings.push_back(read_rating(place)); });
    return scale;
}

std::string write_scale(Scale const& scale) {
    Ordered json;
    json["key"] = scale.key;
    json["version"] = scale.version;
    json["names"] = scale.names;
    json["ratings"] = Ordered::array();
    for (auto const& rating : scale.ratings) {
        Ordered each;
        each["key"] = rating.key;
        each["ordinal"] = rating.ordinal == 0 ? Ordered() : Ordered(rating.ordinal);
        each["kind"] = key_of(rating.kind);
        if (!rating.colour.empty()) each["colour"] = rating.colour;
        if (rating.use == RatingUse::retired) each["retired"] = true;
        each["labels"] = rating.labels;
        if (!rating.definitions.empty()) each["definitions"] = rating.definitions;
        json["ratings"].push_back(std::move(each));
    }
    return escaped_json(json.dump(2)) + "\n";
}

} // namespace core
