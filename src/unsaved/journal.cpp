#include "journal.h"

#include "journalreading.h"

#include <platform/durablefile.h>

#include <QDir>
#include <QFile>
#include <QUuid>

namespace Triptych::Unsaved {

namespace {

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

/** What the file says beside its article that this program does not know. */
QJsonObject besideIn(const QString &path)
{
    return QFile::exists(path) ? readEntry(path).value_or(JournalEntry()).unknown : QJsonObject();
}

Core::Result<void> writeAside(const QString &path, const JournalEntry &entry)
{
    return Platform::writeDurably(asideName(path), journalBytes(entry));
}

Core::Result<TakenPlace> takeEntry(const QString &path, const Core::Article &article)
{
    TakenPlace taken;
    QJsonObject beside;
    if (QFile::exists(path)) {
        const auto there = readEntry(path);
        if (there)
            taken.writtenAt = there->writtenAt;
        const bool isSame = there && there->article.sameContent(article);
        if (isSame && there->article.version == article.version)
            return taken;
        if (!isSame) {
            if (const auto moved = moveAside(path); !moved)
                return Core::failure(moved.error());
            taken.hasPutAside = true;
        } else {
            beside = there->unknown;
        }
    }
    if (const auto written =
            Platform::writeDurably(path, journalBytes({article, Core::utcNow(), beside}));
        !written)
        return Core::failure(written.error());
    return taken;
}

} // namespace

Journal::Journal(QString folder) : m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    // One writer keeps the order: a removal never overtakes the write before it.
    m_writer.setMaxThreadCount(1);
    QFile device(m_folder + QStringLiteral("/../device"));
    if (device.open(QIODevice::ReadOnly))
        m_device = QString::fromLatin1(device.readAll().trimmed());
    if (m_device.isEmpty()) {
        m_device = QUuid::createUuid().toString(QUuid::WithoutBraces);
        // Where it cannot be written this computer is another one after the next start: its own
        // working copies are offered then like those of another.
        m_writer.start([path = QDir::cleanPath(device.fileName()), name = m_device.toLatin1()] {
            Platform::writeDurably(path, name);
        });
    }
}

Journal::~Journal()
{
    m_writer.waitForDone();
}

QString Journal::pathOf(const Core::ArticleId &id) const
{
    return m_folder + QLatin1Char('/') + id.toString() + JournalSuffix;
}

Core::FutureResult<void> Journal::write(Core::Article article)
{
    return runOn<void>(m_writer, [this, path = pathOf(article.id), article = std::move(article)] {
        auto beside = m_beside.constFind(path);
        if (beside == m_beside.cend())
            beside = m_beside.insert(path, besideIn(path));
        return Platform::writeDurably(path, journalBytes({article, Core::utcNow(), *beside}));
    });
}

Core::FutureResult<TakenPlace> Journal::takePlace(Core::Article article, QString asideFile)
{
    return runOn<TakenPlace>(m_writer, [this, path = pathOf(article.id),
                                        article = std::move(article),
                                        asideFile = std::move(asideFile)] {
        m_beside.remove(path);
        auto taken = takeEntry(path, article);
        if (taken && !asideFile.isEmpty()) {
            const auto aside = readEntry(asideFile);
            taken->isHandled = aside && aside->article.sameContent(article) &&
                               markAsideHandled(asideFile).has_value();
        }
        return taken;
    });
}

Core::FutureResult<void> Journal::remove(Core::ArticleId id)
{
    return runOn<void>(m_writer, [this, path = pathOf(id)] {
        m_beside.remove(path);
        return Platform::removeDurably(path);
    });
}

Core::FutureResult<bool> Journal::removeIfStill(Core::Article read)
{
    return runOn<bool>(
        m_writer, [this, path = pathOf(read.id), read = std::move(read)]() -> Core::Result<bool> {
            m_beside.remove(path);
            if (!QFile::exists(path))
                return true;
            const auto there = readEntry(path);
            if (!there || !there->article.sameContent(read))
                return false;
            return Platform::removeDurably(path).map([] { return true; });
        });
}

Core::FutureResult<void> Journal::erase(Core::ArticleId id)
{
    return runOn<void>(m_writer, [this, path = pathOf(id), id]() -> Core::Result<void> {
        m_beside.remove(path);
        const QDir folder(m_folder);
        // Whatever stands behind the id says in which state the text is.
        const QStringList files =
            folder.entryList({id.toString() + QLatin1Char('*')}, QDir::Files | QDir::Hidden);
        for (const QString &file : files) {
            if (const auto removed = Platform::removeDurably(folder.filePath(file)); !removed)
                return removed;
        }
        return {};
    });
}

Core::FutureResult<JournalContent> Journal::content(JournalReading reading)
{
    return runOn<JournalContent>(m_writer,
                                 [folder = m_folder, reading]() -> Core::Result<JournalContent> {
                                     return readJournal(folder, reading);
                                 });
}

Core::FutureResult<std::optional<JournalEntry>> Journal::entry(Core::ArticleId id)
{
    using Entry = std::optional<JournalEntry>;
    return runOn<Entry>(m_writer, [folder = m_folder, id]() -> Core::Result<Entry> {
        const auto content = readJournal(folder, JournalReading::Mending, id.toString());
        for (const JournalEntry &entry : content.entries) {
            if (entry.article.id == id)
                return Entry(entry);
        }
        return Entry();
    });
}

Core::FutureResult<void> Journal::putAside(JournalEntry entry)
{
    return runOn<void>(m_writer, [path = pathOf(entry.article.id), entry = std::move(entry)] {
        return writeAside(path, entry);
    });
}

Core::FutureResult<void> Journal::keep(JournalEntry entry)
{
    return runOn<void>(m_writer, [path = pathOf(entry.article.id), entry = std::move(entry)] {
        if (!QFile::exists(path))
            return Platform::writeDurably(path, journalBytes(entry));
        const auto there = readEntry(path);
        return there && there->article.sameContent(entry.article) ? Core::Result<void>()
                                                                  : writeAside(path, entry);
    });
}

Core::FutureResult<void> Journal::markHandled(QString asideFile)
{
    return runOn<void>(m_writer,
                       [asideFile = std::move(asideFile)] { return markAsideHandled(asideFile); });
}

Core::FutureResult<void> Journal::offerAgain(QString asideFile)
{
    return runOn<void>(m_writer,
                       [asideFile = std::move(asideFile)] { return offerAside(asideFile); });
}

} // namespace Triptych::Unsaved
