#pragma once

#include "importreport.h"

#include <core/result.h>

namespace Triptych::Exchange {

/** Writes importReportToJson(), importReportToCsv() or importReportToText(), as the file ends in
 * .json, .csv or .txt; over a file that is there, whole or not at all. Answers on a thread of its
 * own. Usage where the name ends otherwise; Invalid, with a sentence, where it cannot. */
Core::FutureResult<void> saveImportReport(const ImportReport &report, const QString &file);

} // namespace Triptych::Exchange
