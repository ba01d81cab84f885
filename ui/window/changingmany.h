#pragma once

#include <core/articleselection.h>

#include <QString>

namespace Triptych::Ui {

class Desk;

/** Asks what to change of the selected articles, and changes them (BulkDialog); `name` says in a
 * few words which they are. Where a change is open already, that one is shown. GUI thread. */
void changeMany(Desk &desk, const Core::ArticleSelection &selection, const QString &name);
/** The same of all that the list has, as it is filtered now. */
void changeList(Desk &desk);
/** The past changes, with undo. */
void openPastChanges(Desk &desk);

} // namespace Triptych::Ui
