// The JSON of a lexicon, by key; everything but the language may be left out:
//   language          two letters
//   grammar           traits: what of the list `traits` (lexicon_keys.h) holds; several, of_man, of_woman: endings of verbs; addressed: of nouns;
//                     name_of_man, name_of_woman, surname_of_man, surname_of_woman: endings of names;
//                     article_of_several, article_of_man, article_of_woman: definite articles
//   paradigms         name → {finite, participle, present_participle, infinitive}: endings, each with
//                     the number of the stem it joins ("1e", "2ait"), which may stand behind a prefix ("ge1t")
//   verbs             class (speech, appraisal, thought, manner) → paradigm → stems; "stem1/stem2"
//   irregular_verbs   class → lemma → the four lists of forms, written out; a form may be a phrase
//   words             tag → forms; a form with spaces is a phrase
//   clauses           the same, of words that open clauses or deny what is in them
//   pronouns, titles, first_names   gender ("m", "f", "any") → forms
//   roles             "masculine/feminine" or one form for both; more forms of one gender with a bar between
//   countries         "Name|other name|adjective|capital…"
//   abbreviations     forms whose full stop ends no sentence
#include "core/quotation/lexicon.h"

#include "core/base/error.h"
#include "core/text/strict_json.h"
#include "core/quotation/characters.h"
#include "core/quotation/lexicon_keys.h"
#include "core/text/compose.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>
#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_form = 128; ///< code points of a word or phrase

[[noreturn]] void refuse(char const* sentence, std::string const& name) {
    throw Error(Code::bad_input, say(sentence, {{"name", name}}));
}

std::vector<std::string> split(std::string const& text, char at) {
    std::vector<std::string> out;
    std::size_t from = 0;
    while (from <= text.size()) {
        std::size_t const to = std::min(text.find(at, from), text.size());
        if (to > from) out.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

} // namespace

Json parsed(std::string_view text) {
    auto json = read_json(text);
    if (!json && json.error().what == JsonFault::What::syntax)
        throw Error(Code::bad_input, say("The lexicon is not valid JSON."));
    if (!json) throw Error(Code::bad_input, fault_message(json.error()));
    if (!json->is_object()) refuse(N_("A lexicon must be a JSON object."), "");
    if (auto const place = unfit_text_in(*json))
        refuse(N_("The lexicon's “{name}” holds a sign that shows nothing but may act, such as a control character."),
               *place);
    return std::move(*json);
}

class LexiconReader {
public:
    /// Reads `json` into `into`.
    LexiconReader(Json const& json, Lexicon& into) : json_(json), out_(into) {}

    void read() {
        read_grammar();
        read_words();
        read_verbs();
        read_irregular_verbs();
        read_gendered("pronouns", Tag::pronoun);
        read_gendered("titles", Tag::title);
        read_gendered("first_names", Tag::first_name);
        read_roles();
        read_countries();
        for (std::string const& form : list(json_, "abbreviations"))
            add(form).tags.set(Tag::abbreviation);
    }

    /// What ICU calls the countries; those the lexicon knows already keep their number.
    void read_country_names() {
        for (char const* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
            icu::UnicodeString shown;
            icu::Locale("und", *code).getDisplayCountry(icu::Locale(out_.language_.c_str()), shown);
            std::string name;
            shown.toUTF8String(name);
            if (name == *code) continue; // ICU does not know it in this language
            Word& word = add(name);
            // "Chad" and "Jordan" are people as well.
            if (word.tags.any(Tag::country, Tag::first_name)) continue;
            word.tags.set(Tag::country);
            word.country = out_.countries_++;
        }
    }

private:
    static Json const& object(Json const& parent, char const* name) {
        static Json const none = Json::object();
        auto const found = parent.find(name);
        if (found == parent.end()) return none;
        if (!found->is_object()) {
            refuse(N_("In the lexicon, “{name}” must be an object."), name);
        }
        return *found;
    }

    static std::vector<std::string> strings(Json const& json, std::string const& name) {
        if (!json.is_array() ||
            !std::all_of(json.begin(), json.end(), [](Json const& j) { return j.is_string(); })) {
            refuse(N_("In the lexicon, “{name}” must be a list of words."), name);
        }
        return json.get<std::vector<std::string>>();
    }

    static std::vector<std::string> list(Json const& parent, char const* name) {
        auto const found = parent.find(name);
        return found == parent.end() ? std::vector<std::string>{} : strings(*found, name);
    }

    Word& add(std::string const& form) {
        std::string const folded = fold_word(form);
        std::vector<std::string> const parts = split(folded, ' ');
        if (parts.size() > 1 || folded.find('\'') != std::string::npos) {
            // The tokeniser ends a word at an apostrophe: "d'après" begins with "d'".
            std::size_t const mark = parts.empty() ? std::string::npos : parts[0].find('\'');
            std::string const first =
                parts.empty() ? folded
                              : parts[0].substr(0, mark == std::string::npos ? mark : mark + 1);
            std::size_t const words = parts.size() + static_cast<std::size_t>(std::count(
                                                         folded.begin(), folded.end(), '\''));
            std::size_t& longest = out_.entries_[to_utf32(first)].longest;
            longest = std::max(longest, words);
        }
        Lexicon::Entry& entry = out_.entries_[to_utf32(folded)];
        entry.known = true;
        return entry.word;
    }

    Tag class_tag(std::string const& name) const {
        if (name == "appraisal") return Tag::cue_appraisal;
        if (name == "thought") return Tag::cue_thought;
        if (name == "manner") return Tag::cue_manner;
        if (name != "speech")
            refuse(N_("The lexicon has an unknown class of verbs, “{name}”."), name);
        return Tag::cue_finite;
    }

    void add_verb_form(std::string const& form, Tag kind, std::string const& verb_class) {
        Word& word = add(form);
        word.tags.set(kind);
        if (verb_class != "speech") word.tags.set(class_tag(verb_class));
    }

    void read_grammar() {
        Json const& grammar = object(json_, "grammar");
        for (std::string const& name : list(grammar, "traits")) {
            auto const trait = std::ranges::find(traits, name, [](auto const& each) { return std::string_view(each.first); });
            if (trait == traits.end()) refuse(N_("The lexicon has an unknown trait of grammar, “{name}”."), name);
            out_.grammar_.*trait->second = true;
        }
        for (auto const& [name, endings] : endings_told)
            for (std::string const& ending : list(grammar, name)) (out_.grammar_.*endings).push_back(to_utf32(ending));
    }

    void read_words() {
        auto const read = [&](Json const& words, auto const& tags) {
            for (auto const& [name, tag] : tags)
                for (std::string const& form : list(words, name)) add(form).tags.set(tag);
        };
        read(object(json_, "words"), word_tags);
        read(object(json_, "clauses"), clause_tags);
    }

    void read_verbs() {
        Json const& paradigms = object(json_, "paradigms");
        for (auto const& [verb_class, groups] : object(json_, "verbs").items()) {
            class_tag(verb_class);
            if (!groups.is_object()) {
                refuse(N_("In the lexicon, “{name}” must be an object."), verb_class);
            }
            for (auto const& [paradigm, stems] : groups.items()) {
                Json const& endings = object(paradigms, paradigm.c_str());
                if (endings.empty()) {
                    refuse(N_("The lexicon names an unknown paradigm, “{name}”."), paradigm);
                }
                for (std::string const& stem : strings(stems, paradigm)) {
                    inflect(stem, endings, verb_class);
                }
            }
        }
    }

    void inflect(std::string const& stem, Json const& endings, std::string const& verb_class) {
        std::vector<std::string> const stems = split(stem, '/');
        if (stems.empty()) return;
        for (auto const& [name, tag] : form_tags) {
            for (std::string const& ending : list(endings, name)) {
                auto const at = std::min(ending.find_first_of("12"), ending.size());
                bool const second = at < ending.size() && ending[at] == '2';
                std::string const tail = at < ending.size() ? ending.substr(at + 1) : std::string();
                add_verb_form(ending.substr(0, at) + (second ? stems.back() : stems.front()) + tail, tag,
                              verb_class);
            }
        }
    }

    void read_irregular_verbs() {
        for (auto const& [verb_class, verbs] : object(json_, "irregular_verbs").items()) {
            if (!verbs.is_object()) {
                refuse(N_("In the lexicon, “{name}” must be an object."), verb_class);
            }
            for (auto const& [lemma, forms] : verbs.items()) {
                if (!forms.is_object())
                    refuse(N_("In the lexicon, “{name}” must be an object."), lemma);
                for (auto const& [name, tag] : form_tags) {
                    for (std::string const& form : list(forms, name)) {
                        add_verb_form(form, tag, verb_class);
                    }
                }
            }
        }
    }

    void read_gendered(char const* name, Tag tag) {
        Json const& lists = object(json_, name);
        for (char const* gender : {"m", "f", "any"}) {
            for (std::string const& form : list(lists, gender)) {
                Word& word = add(form);
                word.tags.set(tag);
                if (*gender == 'm') word.tags.set(Tag::masculine);
                if (*gender == 'f') word.tags.set(Tag::feminine);
            }
        }
    }

    void read_roles() {
        for (std::string const& entry : list(json_, "roles")) {
            std::vector<std::string> const genders = split(entry, '/');
            std::vector<std::string> all;
            for (std::string const& gender : genders)
                for (std::string& form : split(gender, '|')) all.push_back(std::move(form));
            auto const index = number(all, &Word::role, out_.roles_);
            for (std::size_t i = 0; i < genders.size(); ++i)
                for (std::string const& form : split(genders[i], '|'))
                    for (std::string const& shape : {form, form + "s"}) {
                        Word& word = add(shape);
                        word.tags.set(Tag::role);
                        word.role = index;
                        if (genders.size() > 1) word.tags.set(i == 0 ? Tag::masculine : Tag::feminine);
                    }
        }
    }

    void read_countries() {
        for (std::string const& entry : list(json_, "countries")) {
            auto const forms = split(entry, '|');
            auto const index = number(forms, &Word::country, out_.countries_);
            for (std::string const& form : forms) {
                Word& word = add(form);
                word.tags.set(Tag::country);
                word.country = index;
            }
        }
    }

    /// The number one of the forms has already, or the next one.
    std::int32_t number(std::vector<std::string> const& forms, std::int32_t Word::* which,
                        std::int32_t& count) const {
        for (std::string const& form : forms)
            if (Word const* known = out_.find(fold_word(form)); known && known->*which >= 0)
                return known->*which;
        return count++;
    }

    Json const& json_;
    Lexicon& out_;
};

std::string Lexicon::language_of(std::string_view json) {
    Json const document = parsed(json);
    auto const language = document.find("language");
    if (language == document.end() || !language->is_string() || language->get<std::string>().empty())
        refuse(N_("The lexicon does not say its language."), "");
    return language->get<std::string>();
}

Lexicon Lexicon::parse(std::string_view json) {
    Lexicon out;
    out.language_ = language_of(json);
    Json const document = parsed(json);
    LexiconReader reader(document, out);
    reader.read();
    reader.read_country_names();
    return out;
}

void Lexicon::add(std::string_view json) {
    Json const document = parsed(json);
    Lexicon more = *this;
    LexiconReader(document, more).read();
    *this = std::move(more);
}

std::size_t Lexicon::Hash::operator()(std::u32string_view form) const {
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a, a code point at a time
    for (char32_t const c : form) hash = (hash ^ c) * 0x100000001b3;
    return static_cast<std::size_t>(hash ^ (hash >> 29));
}

Lexicon::Entry const* Lexicon::look(std::u32string_view form) const {
    if (form.size() > longest_form) return nullptr;
    std::array<char32_t, longest_form> folded;
    std::size_t size = 0;
    for (char32_t const c : form)
        if (!is_invisible(c)) folded[size++] = fold_character(c);
    auto const found = entries_.find(std::u32string_view(folded.data(), size));
    return found == entries_.end() ? nullptr : &found->second;
}

Word const* Lexicon::find(std::string_view form) const {
    auto const* entry = look(compose(to_utf32(form)).text);
    return entry != nullptr && entry->known ? &entry->word : nullptr;
}

std::int32_t Lexicon::country_in(std::string_view words) const {
    if (auto const* whole = find(words); whole && whole->country >= 0) return whole->country;
    for (std::size_t at = 0; at < words.size();) {
        auto const end = std::min(words.find_first_of(" ',", at), words.size());
        auto const* word = end > at ? find(words.substr(at, end - at)) : nullptr;
        if (word && word->country >= 0) return word->country;
        at = end + 1;
    }
    return -1;
}

bool ends_in(std::u32string_view word, std::vector<std::u32string> const& endings) {
    return std::ranges::any_of(endings, [&](auto const& ending) { return word.ends_with(ending); });
}

std::string fold_word(std::u32string_view word) {
    std::string out;
    for (char32_t const c : word)
        if (!is_invisible(c)) append_utf8(out, fold_character(c));
    return out;
}

std::string fold_word(std::string_view word) { return fold_word(compose(to_utf32(word)).text); }

} // namespace core
