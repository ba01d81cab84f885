#include "savereport.h"

#include "await.h"

#include <QJsonDocument>
#include <QSaveFile>
#include <QThreadPool>

#include <memory>

namespace Triptych::Exchange {

namespace {

Core::Result<void> write(const ImportReport &report, const QString &file)
{
    const bool isJson = file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    const QByteArray bytes =
        isJson ? QJsonDocument(importReportToJson(report)).toJson() : importReportToCsv(report);
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return {};
    return Core::failure(
        Core::ErrorKind::Invalid,
        translated(QT_TRANSLATE_NOOP("Exchange", "The report could not be saved: %1."))
            .arg(out.errorString()));
}

} // namespace

Core::FutureResult<void> saveImportReport(const ImportReport &report, const QString &file)
{
    auto promise = std::make_shared<QPromise<Core::Result<void>>>();
    promise->start();
    const auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, report, file] {
        promise->addResult(write(report, file));
        promise->finish();
    });
    return future;
}

} // namespace Triptych::Exchange
