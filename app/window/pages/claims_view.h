// The table of claims, all of them or those in one state of review; choosing one opens its dossier.
#pragma once

#include "app/window/pages/list_page.h"
#include "app/window/pages/row_counts.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace app {

class ClaimFilters;

class ClaimsView : public ListPage {
public:
    ClaimsView(wxWindow* parent, PageTools const& tools);
    void refresh() override;

private:
    std::string how_far(core::ClaimRow const& row) const;
    std::vector<std::string> cells(core::Id<core::Claim> id);
    std::optional<long> known_count(core::ClaimQuery const& query) const;

    /// At a shared desk a row says what others changed since this person looked at the claim.
    void look_for_news();
    /// Who that is: the worker asks.
    class Person {
    public:
        void set(std::string const& name) {
            std::lock_guard const lock(mutex_);
            name_ = name;
        }
        std::string get() {
            std::lock_guard const lock(mutex_);
            return name_;
        }

    private:
        std::mutex mutex_;
        std::string name_;
    };

    std::shared_ptr<Person> news_for_ = std::make_shared<Person>();
    std::unique_ptr<RowCounts> news_;
    bool shared_ = false;
    RecordList* rows_ = nullptr;
    ClaimFilters* filters_ = nullptr;
    Subscription on_change_;
};

} // namespace app
