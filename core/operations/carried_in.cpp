#include "core/operations/carried_in.h"

#include "core/editorial/scales.h"
#include "core/model/changed_fields.h"
#include "core/text/fold.h"

#include <algorithm>

namespace core {

namespace {

class CarriedIn {
public:
    CarriedIn(Context& context, CarriedSoFar& so_far, Draft& draft, std::function<void(ClaimNote)> const& note)
        : reader_(context.reader), so_far_(so_far), draft_(draft), note_(note) {}

    CarriedLine run(CollectedClaim const& line) {
        for (auto const& bytes : line.bytes) so_far_.waiting.insert_or_assign(bytes.digest(), bytes);
        meet_captures(line.records);
        for (auto const& record : line.records) {
            auto const was = ref_of(record);
            take(record);
            if (auto const claim = id_as<Claim>(was); claim && (!result_.claim || record_text(record) == line.text))
                result_.claim = id_as<Claim>(became(was));
        }
        return result_;
    }

private:
    static std::string record_text(Record const& record) {
        auto const* claim = std::get_if<Claim>(&record);
        return claim ? claim->text : std::string();
    }
    Ref became(Ref was) const {
        auto const found = so_far_.became.find(was);
        return found == so_far_.became.end() ? was : found->second;
    }
    std::optional<Record> here(Ref ref) const {
        if (auto const put = so_far_.in_draft.find(ref); put != so_far_.in_draft.end()) return draft_.puts[put->second];
        return reader_.find(ref);
    }
    bool is_here(Ref ref) const { return so_far_.taken.contains(ref) || reader_.find(ref).has_value(); }
    void tell(Message why, ClaimNote::Kept kept = ClaimNote::Kept::shown) { note_({kept, std::move(why)}); }

    /// A source whose bytes are here is the one here.
    void meet_captures(std::vector<Record> const& records) {
        for (auto const& record : records) {
            auto const* capture = std::get_if<Capture>(&record);
            if (!capture || is_here(ref(capture->id))) continue;
            auto const known = reader_.captures_with(capture->digest);
            if (known.empty()) continue;
            auto const source = reader_.get(known.front()).source;
            so_far_.became[ref(capture->id)] = ref(known.front());
            if (!is_here(ref(capture->source))) so_far_.became[ref(capture->source)] = ref(source);
        }
    }
    /// What here is the same under another identity; none if nothing is.
    Ref same_here(Record const& record) {
        if (auto const* party = std::get_if<Party>(&record)) {
            try {
                return ref(party_called(reader_, party->name));
            } catch (Error const& error) {
                // Several bear the name: nobody knows which is meant, and a third would make it worse.
                if (error.code() != Code::refused) throw;
                tell(error.message(), ClaimNote::Kept::without);
                so_far_.became[ref(party->id)] = {};
                return {};
            }
        }
        if (auto const* scale = std::get_if<Scale>(&record))
            for (auto const id : reader_.list(Kind::scale))
                if (auto const other = reader_.get(Id<Scale>{id}); other.key == scale->key && same_scale(other, *scale))
                    return ref(other.id);
        if (auto const* topic = std::get_if<Topic>(&record))
            for (auto const id : reader_.list(Kind::topic))
                if (fold(reader_.get(Id<Topic>{id}).name) == fold(topic->name)) return {Kind::topic, id};
        if (auto const* claim = std::get_if<Claim>(&record); claim && !claim->identifier.empty())
            return ref(reader_.identified(claim->identifier));
        if (std::holds_alternative<DeskRules>(record))
            if (auto const rules = reader_.list(Kind::desk_rules); !rules.empty()) return {Kind::desk_rules, rules.front()};
        if (auto const* search = std::get_if<SavedSearch>(&record))
            for (auto const id : reader_.list(Kind::saved_search))
                if (auto const other = reader_.get(Id<SavedSearch>{id}); other.name == search->name) return {Kind::saved_search, id};
        if (auto const* text = std::get_if<Text>(&record))
            for (auto const& other : reader_.referring<Text>("capture", text->capture))
                if (other.digest == text->digest && other.extractor == text->extractor) return ref(other.id);
        return {};
    }
    static bool same_scale(Scale one, Scale const& other) {
        one.id = other.id;
        return one == other;
    }
    /// Points at what its references became here; false when it cannot be without one that did not come in.
    bool redirect(Record& record) const {
        bool whole = true;
        std::visit(
            [&]<class T>(T& entity) {
                each_field<T>([&](auto const& field) {
                    auto& value = entity.*field.member;
                    using Value = std::remove_cvref_t<decltype(value)>;
                    if constexpr (std::is_same_v<Value, Ref>) {
                        if (value) value = became(value);
                        whole = whole && value && is_here(value);
                    } else if constexpr (requires { core::ref(value); }) {
                        if (!value) return;
                        auto const to = became(core::ref(value));
                        value = Value{to.id};
                        auto const needed = (field.use & belongs) != 0 || std::is_same_v<T, ReplyRequest>;
                        if (to ? !is_here(to) : needed) whole = false;
                    }
                });
            },
            record);
        return whole;
    }
    /// The bytes that came for it, which are needed once.
    std::optional<Blob> bytes_of(Record const& record) {
        auto const* capture = std::get_if<Capture>(&record);
        auto const* text = std::get_if<Text>(&record);
        if (!capture && !text) return std::nullopt;
        auto const found = so_far_.waiting.find(capture ? capture->digest : text->digest);
        if (found == so_far_.waiting.end()) return std::nullopt;
        auto bytes = std::move(found->second);
        so_far_.waiting.erase(found);
        return bytes;
    }
    void take(Record record) {
        auto const was = ref_of(record);
        auto const bytes = bytes_of(record);
        if (so_far_.became.contains(was)) return; // met by its bytes
        if (so_far_.taken.contains(was) && !so_far_.in_draft.contains(was) && !reader_.find(was)) return; // of a trial
        auto const whole = redirect(record);
        if (auto const known = here(was)) return compare(was, *known, record);
        if (auto const other = same_here(record)) {
            so_far_.became[was] = other;
            std::visit([&](auto& entity) { entity.id = {other.id}; }, record);
            if (auto const known = here(other)) compare(was, *known, record);
            return;
        }
        if (so_far_.became.contains(was)) return; // nobody knows whom its name means
        if (!whole) {
            so_far_.became[was] = {};
            return tell(say("A {kind} it carries names what did not come in: “{what}”.",
                            {in_words("kind", kind_noun(was.kind)), {"what", caption_of(record)}}),
                        ClaimNote::Kept::without);
        }
        if (auto* scale = std::get_if<Scale>(&record)) keep_versions_apart(*scale);
        if (bytes) draft_.blobs.push_back(*bytes);
        result_.added = true;
        so_far_.taken.insert(was);
        so_far_.in_draft.emplace(was, draft_.puts.size());
        draft_.puts.push_back(std::move(record));
    }
    /// A scale of that key and version with other ratings is another scale.
    void keep_versions_apart(Scale& scale) {
        auto const taken = [&](std::string const& key) {
            return std::ranges::any_of(reader_.list(Kind::scale), [&](RawId id) {
                auto const other = reader_.get(Id<Scale>{id});
                return other.key == key && other.version == scale.version;
            });
        };
        auto const key = scale.key;
        for (int number = 2; taken(scale.key); ++number) scale.key = key + "-" + std::to_string(number);
        if (scale.key != key)
            tell(say("The rating scale “{scale}” is here with other ratings; that of the file came in as “{name}”.",
                     {{"scale", key}, {"name", scale.key}}));
    }
    void compare(Ref was, Record const& known, Record const& carried) {
        // Whether it is looked through or assigned is not what it says.
        auto differing = changed_fields(known, carried);
        auto const kind = was.kind;
        std::erase_if(differing, [&](std::string_view field) { return !tells(kind, field); });
        if (kind == Kind::party) std::erase_if(differing, [](std::string_view field) { return field == "name"; });
        if (differing.empty()) return;
        result_.differs = true;
        std::string names;
        for (auto const field : differing) names += (names.empty() ? "" : ", ") + std::string(field);
        tell(say("The {kind} “{what}” is here otherwise ({fields}), and stays as it is here.",
                 {in_words("kind", kind_noun(kind)), {"what", caption_of(known)}, {"fields", names}}));
    }
    static bool tells(Kind kind, std::string_view field) {
        return !has_use(kind, field, workflow) || (kind == Kind::review && field == "state");
    }

    Reader const& reader_;
    CarriedSoFar& so_far_;
    Draft& draft_;
    std::function<void(ClaimNote)> const& note_;
    CarriedLine result_;
};

} // namespace

CarriedLine take_carried(Context& context, CollectedClaim const& line, CarriedSoFar& so_far, Draft& draft,
                         std::function<void(ClaimNote)> const& note) {
    return CarriedIn(context, so_far, draft, note).run(line);
}

} // namespace core
