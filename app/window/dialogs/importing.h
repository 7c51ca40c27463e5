// What comes into the window from outside: files chosen or dropped, articles pasted or dragged.
#pragma once

#include "app/desk/incoming.h"
#include "app/desk/web_captures.h"

class wxWindow;

namespace app {

class InfoStrip;

/// Asks for files and brings them in.
void import_by_dialog(wxWindow* parent, Incoming& incoming);
/// Brings the clipboard's HTML or text in; an address of the web is captured.
void import_clipboard(Desk& desk, Incoming& incoming, WebCaptures& captures);
/// Files and text dropped on the window are brought in, an address of the web is captured; words dragged out of our own
/// reader are not.
void accept_drops(wxWindow& window, Incoming& incoming, WebCaptures& captures);
/// Says what became of several files, and shows it file by file.
void show_files(wxWindow* parent, InfoStrip& strip, Incoming::Files const& files);
/// Says what came in of a collection, and shows what became of each line.
void show_ended(wxWindow* parent, Desk& desk, Incoming& incoming, InfoStrip& strip, Incoming::Collection const& collection);

} // namespace app
