// Records as they travel inside the lines of claims, whole: everything a claim hangs on goes along once, before what
// refers to it, so that whoever reads line by line finds what a record names in what it has read.
#pragma once

#include "core/base/blob.h"
#include "core/base/sink.h"
#include "core/formats/collected.h"
#include "core/store/records.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <optional>
#include <set>

namespace core {

/// Which records went out so far, and which must not.
class CarriedRecords {
public:
    /// `bytes`: what it rests on, where that is short and went out with nothing before.
    using Take = std::function<void(Record const& record, std::optional<std::string> const& bytes)>;

    /// `sink` takes lines with long bytes, which come before the line with the records that rest on them. `may_go` says of
    /// a claim whether it is among those that are written: no other one comes along. Both outlive this.
    /// Nothing goes of the kinds that are `left_out`, which others do not rest on.
    CarriedRecords(Records const& reader, Sink const& sink, std::function<bool(Id<Claim>)> may_go, std::set<Kind> left_out = {})
        : reader_(reader), sink_(sink), may_go_(std::move(may_go)), left_out_(std::move(left_out)) {}

    /// The claim itself, what it refers to and all that hangs on it, as far as it did not go out before. Of a concealed
    /// verdict nothing goes.
    void claim(Id<Claim> id, bool concealed, Take const& take);
    /// A record of its own, and what it refers to.
    void one(Ref ref, Take const& take);

private:
    bool write(Ref ref, Take const& take);
    void hanging_on(Ref ref, Take const& take);
    std::optional<std::string> bytes_for(Record const& record);
    void send_bytes(Digest const& digest, std::string const& bytes);

    Records const& reader_;
    Sink const& sink_;
    std::function<bool(Id<Claim>)> may_go_;
    std::set<Kind> left_out_;
    std::set<Ref> gone_;     ///< written
    std::set<Ref> under_way_;
    std::set<Ref> kept_;     ///< that must not go
    std::set<Digest> bytes_; ///< sent
};

/// {"kind": …, "id": …, "fields": {…}}, "base64" with the bytes, and "before" with what its fields were earlier.
nlohmann::ordered_json carried_json(Record const& record, std::optional<std::string> const& bytes,
                                    EarlierValues const& before = {});
struct CarriedRecord {
    Record record;
    std::optional<Blob> bytes;
    EarlierValues before;
};
/// By which one value of a field is known to whoever has the same one, and to nobody else.
std::string value_mark(Record const& record, std::string_view field);
/// Of each field the marks of the values it had before the one it has, oldest first, the newest ones of many.
EarlierValues earlier_values(Records const& reader, Ref ref);
/// Reads it back; a Problem says what is wrong with it.
Result<CarriedRecord> read_carried(nlohmann::json const& json);

/// How many bytes of a capture a line of bytes holds, and of records any line.
inline constexpr std::size_t carried_at_once = 1u << 20;
/// Bytes up to this size stand beside the record that rests on them.
inline constexpr std::size_t carried_inside = 256u << 10;

} // namespace core
