#pragma once

#include <core/limits.h>
#include <sql/articlerow.h>

namespace Triptych::Articles {

using Sql::articleFromRow;
using Sql::standingFromRow;
using Sql::summaryFromRow;

/** Binds all fields that a person wrote. */
void bindContent(Sql::Statement &statement, const Core::Article &article);
/** The same, those fields alone that the statement takes. */
void bindContentOf(Sql::Statement &statement, const Core::Article &article);

/** The article as it is stored: no byte order marks, no repeated tags or authors, times in UTC to
 * the millisecond. */
Core::Article normalised(Core::Article article);

/** As Core::checkArticle, for a text that is still being typed: it may be empty or too long. */
Core::Result<void> checkWorkingCopy(Core::Article article);

/** True where the next article of a batch would fail in the same way. */
bool endsBatch(const Sql::Connection &connection, const Core::Error &error);

/** Reads a stored revision or working copy back; Corrupt where it is none. */
Core::Result<Core::Article> articleFromContent(const QJsonObject &content);

} // namespace Triptych::Articles
