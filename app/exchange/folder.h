// A folder as the place of a desk: on a share, on a stick, or kept alike by a program such as Syncthing or Nextcloud. Each
// lane is one file that only its seat writes, so that nobody has to lock anything:
//   desk.json          which workspace's desk it is
//   lanes/LANE.log     entry after entry, each with its length and CRC-32C
//   lanes/LANE.head    key, size, length of the log and the signed head; replaced whole once the log is on the disk
//   blobs/ab/abcd…     saved bytes, named by their SHA-256
//   at-work/KEY        who works on what at the moment, one signed line
#pragma once

#include "app/exchange/bell.h"
#include "core/exchange/transport.h"

namespace app {

class FolderTransport final : public core::Transport {
public:
    explicit FolderTransport(std::string folder);
    ~FolderTransport() override;

    std::string const& address() const override { return folder_; }
    std::string workspace() override;
    void found(std::string const& workspace) override;
    std::vector<core::LaneOffer> heads(std::vector<core::LaneFinding>& findings) override;
    std::optional<core::LaneFinding> entries(core::LaneOffer const& offer, std::int64_t from, std::uint64_t longest,
                                             core::TakesEntry const& take) override;
    bool append(core::LaneOffer const& offer, std::int64_t first, std::vector<std::string> const& sealed) override;
    void rewrite(core::LaneOffer const& offer, std::vector<std::string> const& sealed) override;
    bool has_blob(core::Digest const& digest) override;
    std::vector<core::Digest> lacking(std::vector<core::Digest> const& digests) override;
    std::optional<std::string> blob(core::Digest const& digest, std::uint64_t most) override;
    bool put_blob(core::Blob const& blob) override;
    void forget_blob(core::Digest const& digest) override;
    void say_at_work(core::PublicKey const& key, std::string const& line) override;
    std::vector<std::string> said_at_work() override;
    /// At once where the system tells of files that are written, and every second besides: not every one tells of what comes
    /// from elsewhere.
    bool wait(std::chrono::milliseconds longest) override;
    void interrupt() override { bell_.ring(); }

private:
    std::optional<core::LaneFinding> entries_as_they_lie(core::LaneOffer const& offer, std::int64_t from, std::uint64_t longest,
                                                         core::TakesEntry const& take) const;
    std::string look() const;
    std::string lane_file(std::string const& lane, char const* ending) const;
    std::string blob_file(core::Digest const& digest) const;
    void write_head(core::LaneOffer const& offer, std::uint64_t bytes) const;

    std::string folder_;
    std::string looked_; ///< how the heads, and what others say, looked when heads were asked for
    std::string said_;   ///< the name of the file of what one says oneself
    Bell bell_;
    int told_ = -1; ///< where the system tells of files; none yet, or it tells nothing
};

} // namespace app
