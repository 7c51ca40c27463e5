// The pages of a dossier, drawn on paper or into a file. On the thread they were made on.
#pragma once

#include "core/formats/printed.h"

#include <cstddef>
#include <memory>

typedef struct _cairo cairo_t;

namespace app {

class DossierPages {
public:
    /// A4, in points.
    static constexpr double width = 595.276, height = 841.89;

    /// `translator` outlives this.
    DossierPages(core::PrintedDossier printed, core::Translator const& translator);
    ~DossierPages();
    DossierPages(DossierPages const&) = delete;
    DossierPages& operator=(DossierPages const&) = delete;

    std::size_t count() const;
    /// Draws the page of that number, from 0, its upper left corner where the pen's is; without links.
    void draw(std::size_t page, cairo_t* pen) const;

private:
    struct Set;
    std::unique_ptr<Set> set_;
};

} // namespace app
