#include "journalreading.h"

#include "journalsalvage.h"

#include <platform/durablefile.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

namespace Triptych::Unsaved {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.journal")

constexpr QLatin1String TornMark(".torn-");
constexpr QLatin1String DoneMark(".done-");

QString marked(const QString &path, QLatin1String mark)
{
    for (qint64 now = QDateTime::currentMSecsSinceEpoch();; ++now) {
        const QString name = path + mark + QString::number(now);
        if (!QFile::exists(name))
            return name;
    }
}

/** `path` without its mark and all after it; empty where it has none. */
QString unmarked(const QString &path, QLatin1String mark)
{
    return path.left(qMax<qsizetype>(0, path.lastIndexOf(mark)));
}

Core::Result<void> rename(const QString &from, const QString &to)
{
    QFile file(from);
    if (file.rename(to))
        return {};
    return Core::failure(Core::ErrorKind::Internal,
                         QCoreApplication::translate("Newsroom", "%1 could not be moved.")
                             .arg(QDir::toNativeSeparators(from)),
                         file.errorString());
}

/** Nothing where the file cannot be read. */
std::optional<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(log) << path << "cannot be read:" << file.errorString();
        return {};
    }
    return file.readAll();
}

/** The file's name says whose text it is, whatever is left of its inside. */
Core::ArticleId idOf(const QFileInfo &file, const QJsonObject &read)
{
    if (const auto id = Core::ArticleId::fromString(QStringView(file.fileName()).left(36)))
        return *id;
    if (const auto id = Core::ArticleId::fromString(read.value(QLatin1String("id")).toString()))
        return *id;
    // One that stays the same at every reading.
    static const QUuid space(QStringLiteral("{5f0c3f1c-0a37-4bd6-9a7e-6d1b0a6c2f41}"));
    return Core::ArticleId(QUuid::createUuidV5(space, unmarked(file.fileName(), TornMark)));
}

/** What the file has to offer; nothing where no text can be read. */
std::optional<AsideEntry> asideEntry(const QFileInfo &file, const QByteArray &bytes)
{
    AsideEntry aside;
    aside.file = file.filePath();
    if (const auto entry = journalEntry(bytes)) {
        aside.entry = *entry;
    } else if (const auto whole = wholeEntryWithin(bytes)) {
        aside.entry = *whole;
    } else {
        const SalvagedText salvaged = salvagedText(bytes);
        if (salvaged.article.isEmpty())
            return {};
        aside.part = salvaged.article;
        aside.entry = {salvagedArticle(aside.part, idOf(file, aside.part)), salvaged.writtenAt};
    }
    if (!aside.entry.writtenAt.isValid())
        aside.entry.writtenAt = file.lastModified().toUTC();
    return aside;
}

class FolderReading
{
public:
    FolderReading(const QString &folder, JournalReading reading, const QString &name)
        : m_folder(folder), m_name(name), m_isMending(reading == JournalReading::Mending)
    {
    }

    JournalContent run()
    {
        if (m_isMending) {
            takeUpUnfinished();
            removeLongAnswered();
        }
        const auto files = list(QLatin1Char('*') + JournalSuffix);
        for (const QFileInfo &file : files)
            readEntry(file);
        const auto torn = list(QLatin1Char('*') + TornMark + QLatin1Char('*'));
        for (const QFileInfo &file : torn) {
            if (const auto bytes = bytesOf(file.filePath()))
                offer(file, *bytes);
        }
        const auto newer = [](const JournalEntry &a, const JournalEntry &b) {
            return a.writtenAt > b.writtenAt;
        };
        std::sort(m_content.entries.begin(), m_content.entries.end(), newer);
        std::sort(
            m_content.aside.begin(), m_content.aside.end(),
            [&](const AsideEntry &a, const AsideEntry &b) { return newer(a.entry, b.entry); });
        return m_content;
    }

private:
    QFileInfoList list(const QString &pattern) const
    {
        return QDir(m_folder).entryInfoList({m_name + pattern}, QDir::Files);
    }

    bool offer(const QFileInfo &file, const QByteArray &bytes)
    {
        const auto aside = asideEntry(file, bytes);
        if (aside)
            m_content.aside << *aside;
        return aside.has_value();
    }

    void readEntry(const QFileInfo &file)
    {
        const auto bytes = bytesOf(file.filePath());
        if (bytes) {
            const auto entry = journalEntry(*bytes);
            if (entry) {
                m_content.entries << *entry;
                return;
            }
            qCWarning(log) << file.filePath() << "is damaged:" << entry.error().detail;
            if (auto whole = wholeEntryWithin(*bytes)) {
                if (!whole->writtenAt.isValid())
                    whole->writtenAt = file.lastModified().toUTC();
                m_content.entries << *whole;
                mend(file.filePath(), *whole);
                return;
            }
        }
        if (!m_isMending) {
            if (bytes)
                offer(file, *bytes);
            return;
        }
        const bool isEmpty = bytes && bytes->isEmpty();
        const QString aside = marked(file.filePath(), isEmpty ? DoneMark : TornMark);
        if (const auto renamed = rename(file.filePath(), aside); !renamed) {
            qCWarning(log) << renamed.error().detail;
            if (bytes)
                offer(file, *bytes);
            return;
        }
        if (isEmpty)
            m_content.empty << aside;
        else if (!bytes || !asideEntry(QFileInfo(aside), *bytes))
            m_content.setAside << aside;
    }

    /** Writes the entry as a file of its own again; the damaged one is kept as a handled one. */
    void mend(const QString &path, const JournalEntry &entry) const
    {
        if (!m_isMending)
            return;
        if (!QFile::copy(path, marked(path, DoneMark)))
            qCWarning(log) << path << "stays damaged, for it could not be copied";
        else if (const auto written = Platform::writeDurably(path, journalBytes(entry)); !written)
            qCWarning(log) << path << "stays damaged:" << written.error().detail;
    }

    /** A crash between writing and renaming leaves the newest text under a name of its own. */
    void takeUpUnfinished() const
    {
        const auto files = list(QLatin1Char('*') + Platform::unfinishedWrite(JournalSuffix));
        for (const QFileInfo &file : files) {
            const QString path = m_folder + QLatin1Char('/') + file.completeBaseName();
            const auto bytes = bytesOf(file.filePath());
            if (!bytes)
                continue;
            const auto entry = journalEntry(*bytes);
            const auto finished = QFile::exists(path) ? bytesOf(path) : std::nullopt;
            const auto older = finished ? journalEntry(*finished)
                                        : Core::Result<JournalEntry>(
                                              Core::failure(Core::ErrorKind::NotFound, QString()));
            if (older && entry && older->writtenAt >= entry->writtenAt)
                QFile::remove(file.filePath());
            else if (entry && (older || report(moveAside(path))))
                report(Platform::finishWrite(path));
            else if (!entry && !older && asideEntry(file, *bytes))
                report(rename(file.filePath(), asideName(file.filePath())));
            // Else it is cut, and the text of a moment before is whole: the next write clears it.
        }
    }

    void removeLongAnswered() const
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const auto files = list(QLatin1Char('*') + DoneMark + QLatin1Char('*'));
        for (const QFileInfo &file : files) {
            const QString name = file.fileName();
            bool isTime = false;
            const qint64 since = QStringView(name)
                                     .mid(name.lastIndexOf(DoneMark) + DoneMark.size())
                                     .toLongLong(&isTime);
            if (isTime && since < now - qint64(Journal::KeptDays) * 24 * 3600 * 1000)
                QFile::remove(file.filePath());
        }
    }

    static bool report(const Core::Result<void> &done)
    {
        if (!done)
            qCWarning(log) << done.error().detail;
        return done.has_value();
    }

    QString m_folder;
    QString m_name; ///< with which the names begin of what is read
    bool m_isMending;
    JournalContent m_content;
};

} // namespace

QString asideName(const QString &path)
{
    return marked(path, TornMark);
}

Core::Result<void> moveAside(const QString &path)
{
    return QFile::exists(path) ? rename(path, asideName(path)) : Core::Result<void>();
}

std::optional<JournalEntry> readEntry(const QString &path)
{
    const auto bytes = bytesOf(path);
    if (!bytes)
        return {};
    const auto entry = journalEntry(*bytes);
    return entry ? std::optional(*entry) : wholeEntryWithin(*bytes);
}

JournalContent readJournal(const QString &folder, JournalReading reading, const QString &name)
{
    return FolderReading(folder, reading, name).run();
}

Core::Result<void> markAsideHandled(const QString &asideFile)
{
    const QString path = unmarked(asideFile, TornMark);
    if (path.isEmpty() || !QFile::exists(asideFile))
        return {};
    return rename(asideFile, marked(path, DoneMark));
}

Core::Result<void> offerAside(const QString &asideFile)
{
    // Answered under a name with the time of the answer: the newest of this file.
    const QFileInfo file(unmarked(asideFile, TornMark));
    const auto handled = file.dir().entryList({file.fileName() + DoneMark + QLatin1Char('*')},
                                              QDir::Files, QDir::Name);
    if (handled.isEmpty())
        return {};
    return rename(file.dir().filePath(handled.constLast()), asideFile);
}

} // namespace Triptych::Unsaved
