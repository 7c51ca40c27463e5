// The workspace as it would be once a draft is committed: what the rules look at.
#pragma once

#include "core/rules/rules.h"
#include "core/store/records.h"
#include "core/text/utf8.h"

#include <map>
#include <memory>
#include <set>

namespace core {

/// What many records of a large draft ask for again and again is remembered.
class After {
public:
    After(Draft const& draft, Records const& reader) : reader_(reader), brought_in_(draft.operation == import_operation) {
        for (auto const& record : draft.puts) add(record);
        for (auto const& gone : draft.erases)
            if (puts_.contains(gone) || !erases_.insert(gone).second) refuse_twice(gone);
        for (auto const& blob : draft.blobs) add(blob);
    }

    /// One more, which outlives this.
    void add(Record const& record) {
        if (!puts_.emplace(ref_of(record), &record).second) refuse_twice(ref_of(record));
        if (auto const* link = std::get_if<Link>(&record)) ++links_[link->from][end_of(*link)];
        if (std::holds_alternative<Scale>(record)) forget_scales();
    }
    void add(Blob const& blob) { blobs_.emplace(blob.digest(), &blob.bytes()); }
    void erase(Ref gone) {
        erases_.insert(gone);
        known_.erase(gone);
        forget_scales();
    }
    /// As if it had not been added.
    void drop(Record const& record) {
        if (auto const* link = std::get_if<Link>(&record)) --links_[link->from][end_of(*link)];
        puts_.erase(ref_of(record));
        if (std::holds_alternative<Scale>(record)) forget_scales();
    }
    void drop(Digest const& digest) {
        blobs_.erase(digest);
        open_.reset();
    }

    std::optional<Record> find(Ref ref) const {
        if (erases_.contains(ref)) return std::nullopt;
        if (auto const put = puts_.find(ref); put != puts_.end()) return *put->second;
        return reader_.find(ref);
    }
    template <class T>
    std::optional<T> find(Id<T> id) const {
        auto record = find(ref(id));
        if (!record) return std::nullopt;
        return std::get<T>(std::move(*record));
    }
    bool exists(Ref ref) const {
        if (erases_.contains(ref)) return false;
        if (puts_.contains(ref) || known_.contains(ref)) return true;
        if (!reader_.find(ref)) return false;
        known_.insert(ref);
        return true;
    }
    bool erased(Ref ref) const { return erases_.contains(ref); }
    Record const* put(Ref ref) const {
        auto const found = puts_.find(ref);
        return found == puts_.end() ? nullptr : found->second;
    }
    std::optional<std::string> bytes(Digest const& digest) const {
        if (auto const blob = blobs_.find(digest); blob != blobs_.end()) return *blob->second;
        return reader_.bytes(digest);
    }
    Scale const* scale(Id<Scale> id) const {
        auto const [place, fresh] = scales_.try_emplace(id);
        if (fresh) place->second = find(id);
        return place->second ? &*place->second : nullptr;
    }
    /// Every version of every scale there will be.
    std::vector<Scale> const& all_scales() const {
        if (all_scales_) return *all_scales_;
        all_scales_.emplace();
        for (auto const id : reader_.list(Kind::scale)) {
            Ref const known{Kind::scale, id};
            if (!exists_otherwise(known)) all_scales_->push_back(reader_.get(Id<Scale>{id}));
        }
        for (auto const& [ref, record] : puts_)
            if (auto const* scale = std::get_if<Scale>(record)) all_scales_->push_back(*scale);
        return *all_scales_;
    }
    /// The words at a span of the text with that digest; nothing if the text is not here.
    std::optional<std::string_view> slice(Digest const& digest, Span span) const {
        if (!open_ || open_->digest != digest) {
            auto words = bytes(digest);
            if (!words) return std::nullopt;
            open_ = std::make_unique<OpenText>(digest, std::move(*words));
        }
        return open_->offsets.slice(span);
    }
    /// How many links with these ends and this relation there will be.
    int links_like(Link const& link) const {
        auto& ends = links_[link.from];
        if (counted_.insert(link.from).second)
            for (auto const& other : reader_.referring<Link>("from", link.from))
                if (!exists_otherwise(ref(other.id))) ++ends[end_of(other)];
        return ends[end_of(link)];
    }
    Records const& reader() const { return reader_; }
    /// What is new in it was recorded elsewhere.
    bool brought_in() const { return brought_in_; }

private:
    using End = std::pair<Relation, Ref>;
    struct OpenText {
        OpenText(Digest const& its_digest, std::string its_words)
            : digest(its_digest), words(std::move(its_words)), offsets(words) {}
        Digest digest;
        std::string words;
        Offsets offsets; // a view of words
    };
    static End end_of(Link const& link) { return {link.relation, link.to}; }
    bool exists_otherwise(Ref ref) const { return erases_.contains(ref) || puts_.contains(ref); }
    void forget_scales() {
        scales_.clear();
        all_scales_.reset();
    }
    [[noreturn]] static void refuse_twice(Ref ref) {
        throw Error(Code::bad_input, say("One change names the {kind} {id} twice.",
                                         {in_words("kind", kind_noun(ref.kind)),
                                          {"id", id_text(ref.id)}}));
    }

    Records const& reader_;
    bool brought_in_;
    std::map<Ref, Record const*> puts_;
    std::set<Ref> erases_;
    std::map<Digest, std::string const*> blobs_;
    mutable std::set<Ref> known_;
    mutable std::map<Id<Scale>, std::optional<Scale>> scales_;
    mutable std::optional<std::vector<Scale>> all_scales_;
    mutable std::unique_ptr<OpenText> open_;
    mutable std::map<Ref, std::map<End, int>> links_;
    mutable std::set<Ref> counted_;
};

} // namespace core
