#pragma once

#include "statement.h"

#include <core/article.h>

namespace Triptych::Sql {

/** The article of a row that has the columns of articles/fragments/columns.sql, without `body`. */
Core::Article summaryFromRow(const Row &row);
/** The same with `body`. */
Core::Article articleFromRow(const Row &row);

/** The standing of a row with the columns id, version, status, publish_at, is_deleted. */
Core::Standing standingFromRow(const Row &row);

} // namespace Triptych::Sql
