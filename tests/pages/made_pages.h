// Web pages made of invented stories and of templates that look like those of newspapers, blogs and builders of pages,
// with what of each is the story. A template is HTML with places: {{title}} or {{caption 1}} is a field, {{body 0 4 p}}
// rows 0 to 4 of the story in <p>, <div> or with <br>, {{json title}} a JSON string, {{#teaser}} … {{/teaser}} is
// repeated. Its first line says what of it is the story.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace made_pages {

using Strings = std::vector<std::string>;

inline std::string read_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline std::string replaced(std::string text, std::string const& from, std::string const& to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

inline std::string escaped(std::string text) {
    return replaced(replaced(replaced(std::move(text), "&", "&amp;"), "<", "&lt;"), "\"", "&quot;");
}

/// A story: its fields by name, and its body row by row ("## " a subheading, "> " a quotation).
struct Story {
    std::string name;
    std::map<std::string, Strings> fields;
    Strings body;
    std::string field(std::string const& called, std::size_t at = 0) const {
        auto const found = fields.find(called);
        return found == fields.end() || at >= found->second.size() ? std::string() : found->second[at];
    }
};

/// Without what tells its kind.
inline std::string words_of(std::string const& row) {
    return row.starts_with("## ") ? row.substr(3) : row.starts_with("> ") ? row.substr(2) : row;
}

inline Strings split(std::string const& text, std::string const& by) {
    Strings parts;
    for (std::size_t at = 0;;) {
        auto const end = text.find(by, at);
        parts.push_back(text.substr(at, end == text.npos ? end : end - at));
        if (end == text.npos)
            return parts;
        at = end + by.size();
    }
}

inline Story read_story(std::filesystem::path const& path) {
    Story story{path.stem().string(), {}, {}};
    bool in_body = false;
    for (auto const& line : split(read_file(path), "\n")) {
        if (line.empty())
            continue;
        if (in_body) {
            story.body.push_back(line);
            continue;
        }
        auto const colon = line.find(':');
        in_body = line == "body:";
        if (!in_body)
            story.fields[line.substr(0, colon)].push_back(line.substr(colon + 2));
    }
    story.fields["menu"] = split(story.field("menu"), " | ");
    return story;
}

class Template {
public:
    explicit Template(std::filesystem::path const& path) : name(path.stem().string()), text_(read_file(path)) {
        auto const line = text_.find('\n');
        gold_ = split(text_.substr(11, line - 15), " "); // <!-- gold: body 0 4 -->
        text_.erase(0, line + 1);
    }
    std::string page(Story const& story) const { return filled(text_, story, {}, {}); }
    /// The rows of the page that are its story.
    Strings gold(Story const& story) const {
        Strings rows;
        if (gold_.front() == "teasers")
            for (auto const& teaser : story.fields.at("teaser"))
                for (auto const& row : split(teaser, " | "))
                    rows.push_back(row);
        else
            for (auto const& row : some(story.body, gold_))
                rows.push_back(words_of(row));
        return rows;
    }
    std::string const name;

private:
    /// Rows FROM and up to TO, the last two of "body FROM TO".
    static Strings some(Strings const& rows, Strings const& asked) {
        auto const number = [&](std::size_t at, std::size_t otherwise) {
            return asked.size() > at && !asked[at].empty() ? static_cast<std::size_t>(std::stoul(asked[at]))
                                                           : otherwise;
        };
        auto const from = std::min(number(1, 0), rows.size());
        auto const to = std::min(number(2, rows.size()), rows.size());
        return {rows.begin() + static_cast<std::ptrdiff_t>(from), rows.begin() + static_cast<std::ptrdiff_t>(to)};
    }
    static std::string row_in(std::string const& row, std::string const& tag) {
        auto const words = escaped(words_of(row));
        if (tag == "br")
            return (row.starts_with("## ") ? "<B>" + words + "</B>" : words) + "\n<BR><BR>\n";
        if (row.starts_with("## "))
            return "<h2>" + words + "</h2>\n";
        if (row.starts_with("> "))
            return "<blockquote><p>" + words + "</p></blockquote>\n";
        return "<" + tag + ">" + words + "</" + tag + ">\n";
    }
    static std::string json(std::string const& text) {
        return "\"" + replaced(replaced(replaced(text, "\\", "\\\\"), "\"", "\\\""), "\n", "\\n") + "\"";
    }
    static std::string value(std::string const& place, Story const& story, std::string const& item) {
        auto const words = split(place, " ");
        if (place == ".")
            return item;
        if (place == "headline")
            return escaped(split(item, " | ").front());
        if (place == "summary")
            return escaped(split(item, " | ").back());
        if (words[0] == "body") {
            std::string rows;
            for (auto const& row : some(story.body, words))
                rows += row_in(row, words.back());
            return rows;
        }
        if (words[0] == "comment" && words.size() > 1) {
            std::string rows;
            for (auto const& row : story.fields.at("comment"))
                rows += row_in(row, words[1]);
            return rows;
        }
        if (place == "json body") {
            std::string all;
            for (auto const& row : story.body)
                all += (all.empty() ? "" : "\n\n") + words_of(row);
            return json(all);
        }
        if (words[0] == "json")
            return json(story.field(words[1]));
        auto const number = words.size() > 1 ? static_cast<std::size_t>(std::stoul(words[1])) : 0;
        if (words[0] == "teaser.headline")
            return escaped(split(story.field("teaser", number), " | ").front());
        return escaped(story.field(words[0], number));
    }
    static std::string filled(std::string const& text, Story const& story, std::string const& list,
                              std::string const& item) {
        std::string out;
        for (std::size_t at = 0;;) {
            auto const open = text.find("{{", at);
            out += text.substr(at, open == text.npos ? open : open - at);
            if (open == text.npos)
                return out;
            auto const close = text.find("}}", open);
            auto const place = text.substr(open + 2, close - open - 2);
            at = close + 2;
            if (!place.starts_with('#')) {
                out += value(place, story, list == "body" ? row_in(item, "p") : item);
                continue;
            }
            auto const name = place.substr(1);
            auto const end = list == name ? text.find("{{/" + name + "}}", at) : end_of(text, name, at);
            auto const inner = text.substr(at, end - at);
            auto const& items = name == "body" ? story.body : story.fields.at(name);
            for (auto const& each : items)
                out += filled(inner, story, name, each);
            at = end + name.size() + 5;
        }
    }
    /// Lists of the same name may stand in each other.
    static std::size_t end_of(std::string const& text, std::string const& name, std::size_t at) {
        for (int depth = 1;;) {
            auto const open = text.find("{{#" + name + "}}", at), close = text.find("{{/" + name + "}}", at);
            if (close == text.npos)
                throw std::runtime_error("{{#" + name + "}} is not closed");
            if (open < close)
                ++depth, at = open + 1;
            else if (--depth == 0)
                return close;
            else
                at = close + 1;
        }
    }

    std::string text_;
    Strings gold_;
};

/// Of the folder tests/pages, by name.
template <class Thing>
std::vector<Thing> all_in(std::filesystem::path const& folder, auto const& read) {
    std::vector<std::filesystem::path> paths;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Thing> things;
    for (auto const& path : paths)
        things.push_back(read(path));
    return things;
}
inline std::vector<Template> templates(std::filesystem::path const& folder) {
    return all_in<Template>(folder / "templates", [](auto const& path) { return Template(path); });
}
inline std::vector<Story> stories(std::filesystem::path const& folder) {
    return all_in<Story>(folder / "stories", read_story);
}

/// Pages of Chinese, Japanese and Korean papers have a template of their own, which no other language has.
inline bool go_together(Template const& each, Story const& story) {
    bool const dense = story.name == "zh" || story.name == "ja" || story.name == "ko";
    return each.name != "cjk" || dense;
}

} // namespace made_pages
