// Time-stamps at the desk: asked, read and kept on command; asking and reading go on the worker.
#pragma once

#include "app/desk/desk.h"
#include "app/desk/tasks.h"
#include "app/intake/time_stamps.h"

namespace app {

class Stamping {
public:
    /// Both outlive this, but for `tasks`, which ends before.
    Stamping(Desk& desk, Tasks& tasks) : desk_(desk), tasks_(tasks) {}

    /// Of the newest capture of a source: a request into a file; sent, and the answer kept; the answer in a file kept.
    void write_request(core::Id<core::Source> source, std::string const& file);
    void send(core::Id<core::Source> source, std::string const& address, FetchOptions const& options);
    void keep(core::Id<core::Source> source, std::string const& file);
    void trust(std::string const& file);

private:
    std::optional<core::Capture> newest(core::Id<core::Source> source);
    /// Has `get` get a stamp on the worker, and keeps it if it is of these bytes.
    void take(core::Id<core::Source> source, std::string const& title,
              std::function<std::string(std::string const& bytes, core::Progress& progress)> get);

    Desk& desk_;
    Tasks& tasks_;
};

} // namespace app
