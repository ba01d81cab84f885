#pragma once

#include <QString>

namespace Triptych::Core {
struct BulkAction;
struct BulkChange;
} // namespace Triptych::Core

namespace Triptych::Ui {

/** A change in a few words: "status Archived, add tags a, b". */
QString describedChange(const Core::BulkChange &change);
/** The same of an action; one of a later version is only called a change. */
QString describedAction(const Core::BulkAction &action);
/** "120 changed, 3 skipped, 40 are waiting". */
QString describedProgress(const Core::BulkAction &action);

} // namespace Triptych::Ui
