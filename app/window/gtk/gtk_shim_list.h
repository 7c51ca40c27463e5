// What wxWidgets does not offer of tables, and GTK does: arrows on headers, the whole words of a cell that is cut off,
// columns whose width is the person's, and painted cells that have words for assistive technology. UI thread only.
#pragma once

#include <wx/gdicmn.h>

#include <functional>
#include <string>

typedef struct _GtkCellRenderer GtkCellRenderer;
class wxDataViewColumn;
class wxDataViewCtrl;
class wxGraphicsContext;
class wxMenuItem;

namespace app::shim {

enum class SortArrow { none, up, down };

/// Shows on the header of a column how the list is sorted; `spoken` says it to assistive technology.
void show_sort_arrow(wxDataViewColumn& column, SortArrow arrow, std::string const& spoken);

/// Every row so many pixels high, whether its cells hold one line or two (wx leaves it to the cells).
void set_row_height(wxDataViewCtrl& list, int height);
/// GTK looks for what is typed in a column of its own choice; the program does that by itself.
void leave_typing_to_us(wxDataViewCtrl& list);

/// `words(row, column of the model)` shows as a tooltip over a cell too narrow for what stands in it.
void tell_cut_cells(wxDataViewCtrl& list, std::function<std::string(unsigned row, unsigned column)> words);

/// Calls back with the new width after the person dragged the edge of the header; not when the program sets a width.
void on_drag(wxDataViewColumn& column, std::function<void(int width)> dragged);
/// The program sets a width. Pixels.
void set_width(wxDataViewColumn& column, int width);

/// A cell that is painted, and whose words assistive technology reads all the same. `paint` draws into the rectangle,
/// `size` says how much room that wants; both are called while the list lives.
struct PaintedCell {
    std::function<void(wxGraphicsContext&, wxRect const&)> paint;
    std::function<wxSize()> size;
};
GtkCellRenderer* painted_cell(PaintedCell cell);
/// Lets go of a cell that no column has taken over.
void drop_cell(GtkCellRenderer* cell);
/// The words of the cell that is painted next.
void set_cell_words(GtkCellRenderer* cell, std::string const& words);

/// Shows a key beside an item of a menu, in the notation of wx, without taking it from whatever hears it.
void show_key(wxMenuItem& item, std::string const& key);

/// Why an item of a menu is grey: shows as its tooltip. Empty takes it away.
void set_menu_tip(wxMenuItem& item, std::string const& tip);

} // namespace app::shim
