#pragma once

#include "bulkrun.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace Triptych::Newsroom {

// What a bulk action makes of the articles of a batch. Pure; any thread.

/** How the articles of an action are changed. */
struct BulkWork
{
    std::optional<Text::BulkEdit> edit; ///< none = an undo
    bool mayPublish = true;             ///< false: this login saves drafts and reviews only
};

/** What will become of an article. */
struct BulkForeseen
{
    std::optional<Ports::BulkSkip> skip;
    bool isChanged = false;
    int hits = 0;
    BulkExample example; ///< where it changes
};

/** One for each row, in order; `found` are the present articles. The error is that of an expression
 * that takes too long. */
Core::Result<QList<BulkForeseen>> previewedOf(const BulkWork &work,
                                              const QList<Ports::BulkRow> &rows,
                                              const QList<Core::Article> &found,
                                              const QSet<Core::ArticleId> &changeable);
/** What is to be written; errors as previewedOf(). */
Core::Result<QList<Ports::BulkWrite>> writesOf(const BulkWork &work,
                                               const QList<Ports::BulkRow> &rows,
                                               const QList<Core::Article> &found);
/** The same of an undo; `bodies` are the bodies of the versions before. */
Core::Result<QList<Ports::BulkWrite>> undoesOf(const BulkWork &work,
                                               const QList<Ports::BulkRow> &rows,
                                               const QList<Core::Article> &found,
                                               const QHash<Core::ArticleId, QString> &bodies);

} // namespace Triptych::Newsroom
