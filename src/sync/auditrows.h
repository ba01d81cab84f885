#pragma once

#include "audit.h"

#include <QHash>
#include <QStringList>

namespace Triptych::Sync {

/** Rows of SQL that this login sees, tombstones included, by auditKey(). */
using AuditRows = QHash<QString, Core::Article>;

/** The key of an article in an audit: its id, as the index and the cache use it. */
QString auditKey(const Core::Article &article);

/** The present rows of these keys; keys that are no ids have none. SQL has 60 s for each 1,000
 * keys. On the caller's thread. Errors: those of the store. */
Core::Task<AuditRows> readAuditRows(Ports::ArticleStore &store, QStringList keys, Core::Call call);

/** Counts `item` in `report`, and lists it while there is room (AuditTerms::mostItems). */
void countItem(AuditReport &report, const AuditTerms &terms, AuditItem item);

} // namespace Triptych::Sync
