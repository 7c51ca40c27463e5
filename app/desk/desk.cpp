#include "app/desk/desk.h"

#include "app/desk/form_follow.h"

#include <utility>

namespace app {

Desk::Desk(Workbench& workbench, AgreesTo agrees_to)
    : workbench_(workbench), navigation_(workbench, forms_), hand_(navigation_), article_(workbench, navigation_),
      page_picture_(workbench, navigation_, article_),
      past_(workbench, navigation_), recorder_(workbench, navigation_, article_, forms_, agrees_to),
      reviews_(workbench, navigation_, forms_, agrees_to), scales_(workbench, navigation_, forms_),
      taking_back_(workbench, std::move(agrees_to)),
      on_change_(workbench.changed.subscribe([this](auto const& change) { follow(change); })), sharing_(workbench),
      on_contested_(contested_.changed.subscribe([this] { navigation_.follow_side(); })) {}

void Desk::close_form() {
    if (!past_.leave()) navigation_.close_form();
}

void Desk::follow(core::ChangeSet const& change) {
    // The side shows what the others hold, so it comes last.
    past_.follow();
    if (!navigation_.leave_deleted_article()) article_.follow(change);
    page_picture_.follow();
    navigation_.follow_side();
    if (change.operation.empty()) follow_form(workbench_, navigation_, forms_, change); // nobody did it here
}

} // namespace app
