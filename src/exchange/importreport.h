#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Triptych::Exchange {

/** Something an import has to say about one file. */
struct ImportNote
{
    QString file;   ///< its path inside the source
    int line = 0;   ///< from 1; 0 = no line is to blame
    QString reason; ///< one translated sentence or clause

    friend bool operator==(const ImportNote &, const ImportNote &) = default;
};

/** What an import did. Every file is in exactly one of the four numbers. */
struct ImportReport
{
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    int failed = 0;
    QList<ImportNote> failures; ///< one for each that failed
    QList<ImportNote>
        warnings; ///< fields that could not be read, of articles that came in all the same
};

/** {"created", "updated", "unchanged", "failed", "failures": [{"file", "line", "reason"}],
 * "warnings": [...]} */
QJsonObject importReportToJson(const ImportReport &report);

} // namespace Triptych::Exchange
