#include "savereport.h"

#include "await.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QThreadPool>

#include <memory>

namespace Triptych::Exchange {

namespace {

Core::Result<void> write(const ImportReport &report, const QString &file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("json")) {
        bytes = QJsonDocument(importReportToJson(report)).toJson();
    } else if (ending == QLatin1String("csv")) {
        bytes = importReportToCsv(report);
    } else if (ending == QLatin1String("txt")) {
        bytes = importReportToText(report);
    } else {
        return Core::failure(
            Core::ErrorKind::Usage,
            translated(QT_TRANSLATE_NOOP("Exchange", "The report could not be saved: it is written "
                                                     "as .csv, .json or .txt. Choose a name that "
                                                     "ends so.")));
    }
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
