#include "journal.h"

#include <platform/durablefile.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

namespace Triptych::Newsroom {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.journal")

constexpr QLatin1String Suffix(".json");

template<typename T, typename Function>
Core::FutureResult<T> runOn(QThreadPool &pool, Function function)
{
    auto promise = std::make_shared<QPromise<Core::Result<T>>>();
    promise->start();
    pool.start([promise, function = std::move(function)] {
        promise->addResult(function());
        promise->finish();
    });
    return promise->future();
}

Core::Result<JournalEntry> readEntry(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Core::failure(Core::ErrorKind::Corrupt,
            QCoreApplication::translate("Newsroom", "A journal file could not be read and was set aside."),
            path + QLatin1String(": ") + file.errorString());
    }
    auto entry = journalEntry(file.readAll());
    if (!entry)
        entry.error().detail.prepend(path + QLatin1String(": "));
    return entry;
}

} // namespace

Journal::Journal(QString folder)
    : m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    // One writer keeps the order: a removal never overtakes the write before it.
    m_writer.setMaxThreadCount(1);
}

Journal::~Journal()
{
    m_writer.waitForDone();
}

QString Journal::pathOf(const Core::ArticleId &id) const
{
    return m_folder + QLatin1Char('/') + id.toString() + Suffix;
}

Core::FutureResult<void> Journal::write(Core::Article article)
{
    return runOn<void>(m_writer, [path = pathOf(article.id), article = std::move(article)] {
        return Platform::writeDurably(path, journalBytes({article, Core::utcNow()}));
    });
}

Core::FutureResult<void> Journal::remove(Core::ArticleId id)
{
    return runOn<void>(m_writer, [path = pathOf(id)] { return Platform::removeDurably(path); });
}

Core::FutureResult<JournalContent> Journal::content()
{
    return runOn<JournalContent>(m_writer, [folder = m_folder]() -> Core::Result<JournalContent> {
        JournalContent content;
        const QFileInfoList files = QDir(folder).entryInfoList({QLatin1Char('*') + Suffix}, QDir::Files);
        for (const QFileInfo &file : files) {
            const auto entry = readEntry(file.filePath());
            if (entry) {
                content.entries << *entry;
                continue;
            }
            qCWarning(log) << entry.error().detail;
            const QString aside = file.filePath() + QLatin1String(".torn-")
                + QString::number(QDateTime::currentMSecsSinceEpoch());
            if (QFile::rename(file.filePath(), aside))
                content.setAside << aside;
        }
        std::sort(content.entries.begin(), content.entries.end(),
            [](const JournalEntry &a, const JournalEntry &b) { return a.writtenAt > b.writtenAt; });
        return content;
    });
}

} // namespace Triptych::Newsroom
