#include "app/desk/beginning.h"

namespace app {

Beginning how_to_begin(Known const& known, std::function<bool(std::string const& path)> const& is_there) {
    using What = Beginning::What;
    if (!known.asked.empty()) return {What::open, known.asked};
    if (!known.last.empty()) return {is_there(known.last) ? What::open : What::missing, known.last};
    // One that was made before anybody noted what was open.
    if (is_there(known.standard)) return {What::open, known.standard};
    return {What::first, known.standard};
}

std::vector<std::string> with_newest(std::vector<std::string> recent, std::string const& path) {
    std::erase(recent, path);
    recent.insert(recent.begin(), path);
    if (recent.size() > most_recent) recent.resize(most_recent);
    return recent;
}

} // namespace app
