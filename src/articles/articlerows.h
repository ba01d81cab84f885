#pragma once

#include <core/limits.h>
#include <sql/articlerow.h>

namespace Triptych::Articles {

using Sql::articleFromRow;
using Sql::standingFromRow;
using Sql::summaryFromRow;

/** Binds everything that a person wrote. */
void bindContent(Sql::Statement &statement, const Core::Article &article);

/** As it will be stored: no byte order marks, no repeated tags or authors, times in UTC to the
 * millisecond. */
Core::Article normalised(Core::Article article);

/** As Core::checkArticle, for a text that nobody has saved yet: it may still be empty, and too
 * long: what is being typed is kept, whatever becomes of it. */
Core::Result<void> checkWorkingCopy(Core::Article article);

/** After such a failure there is no point in trying the next article of a batch. */
bool endsBatch(const Sql::Connection &connection, const Core::Error &error);

/** Reads a stored revision or working copy back; Corrupt where it is none. */
Core::Result<Core::Article> articleFromContent(const QJsonObject &content);

} // namespace Triptych::Articles
