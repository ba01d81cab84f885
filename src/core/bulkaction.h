#pragma once

#include "articleid.h"
#include "error.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace Triptych::Core {

/** How far an action is. */
enum class BulkState {
    Preparing, ///< its articles are being noted: nothing was changed, and it cannot be gone on with
    Running,   ///< it may be gone on with, also by another program
    Done,
    Cancelled ///< what it changed stays changed
};

/** A change of many articles, kept for 30 days. */
struct BulkAction
{
    QUuid id;
    QJsonObject change;          ///< bulkChangeToJson(); of an undo empty
    std::optional<QUuid> undoes; ///< the action that this one takes back
    bool isUndone = false;       ///< another action took it back, or began to
    QString createdBy;
    QDateTime createdAt;
    BulkState state = BulkState::Preparing;
    qint64 waiting = 0; ///< articles that it has not come to
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 skipped = 0;

    qint64 total() const { return waiting + changed + unchanged + skipped; }
};

/** Why an article stays as it is. */
struct BulkSkip
{
    ErrorKind kind = ErrorKind::Internal;
    QString message;

    friend bool operator==(const BulkSkip &, const BulkSkip &) = default;
};

/** What became of an article of an action. */
struct BulkOutcome
{
    enum class Kind { Changed, Unchanged, Skipped };

    ArticleId id;
    Kind kind = Kind::Unchanged;
    qint64 version = 0; ///< of Changed: the new one
    BulkSkip skip{};    ///< of Skipped
    QString
        title{}; ///< of BulkStore::skipped(): the present title, empty where it is not to be seen
};

} // namespace Triptych::Core

Q_DECLARE_METATYPE(Triptych::Core::BulkOutcome)
