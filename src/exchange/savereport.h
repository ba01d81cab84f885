#pragma once

#include "importreport.h"

#include <core/result.h>

namespace Triptych::Exchange {

/** Writes importReportToJson(), importReportToCsv() or importReportToText(), by the file's ending
 * .json, .csv or .txt. An existing file is replaced whole or not at all. Answers on a thread of its
 * own. Usage for another ending; Invalid, with a sentence, where the file cannot be written. */
Core::FutureResult<void> saveImportReport(const ImportReport &report, const QString &file);

} // namespace Triptych::Exchange
