#pragma once

#include "audit.h"

#include <QHash>
#include <QStringList>

namespace Triptych::Sync {

/** Rows of SQL, tombstones included, by auditKey(). What a login does not see is not among them. */
using AuditRows = QHash<QString, Core::Article>;

/** What an audit calls an article: its id, as the index and the cache have it. */
QString auditKey(const Core::Article &article);

/** The rows of these keys as SQL has them now; a key that is no id is none. 60 s for each 1,000 of
 * them. On the caller's thread. Errors: the store's. */
Core::Task<AuditRows> readAuditRows(Ports::ArticleStore &store, QStringList keys, Core::Call call);

/** Counts `item` in `report`, and lists it while there is room (AuditTerms::mostItems). */
void countItem(AuditReport &report, const AuditTerms &terms, AuditItem item);

} // namespace Triptych::Sync
