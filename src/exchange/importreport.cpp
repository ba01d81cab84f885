#include "importreport.h"

#include <QJsonArray>

namespace Triptych::Exchange {

namespace {

QJsonArray toJson(const QList<ImportNote> &notes)
{
    QJsonArray array;
    for (const ImportNote &note : notes) {
        array.append(QJsonObject{{QStringLiteral("file"), note.file},
                                 {QStringLiteral("line"), note.line},
                                 {QStringLiteral("reason"), note.reason}});
    }
    return array;
}

} // namespace

QJsonObject importReportToJson(const ImportReport &report)
{
    return {{QStringLiteral("created"), report.created},
            {QStringLiteral("updated"), report.updated},
            {QStringLiteral("unchanged"), report.unchanged},
            {QStringLiteral("failed"), report.failed},
            {QStringLiteral("failures"), toJson(report.failures)},
            {QStringLiteral("warnings"), toJson(report.warnings)}};
}

} // namespace Triptych::Exchange
