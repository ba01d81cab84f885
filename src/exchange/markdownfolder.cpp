#include "markdownfolder.h"

#include "sitefiles.h"
#include "siterules.h"
#include "sourcestanding.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QSet>
#include <QStringDecoder>

#include <filesystem>

namespace Triptych::Exchange {

namespace {

/** A dead link without an ending may have been meant as a folder full of articles. */
bool isDeadFolderLink(const QFileInfo &entry)
{
    return entry.isSymLink() && !entry.exists() && entry.suffix().isEmpty();
}

class Walk final
{
public:
    Walk(const QString &root, std::stop_token stop, bool everything)
        : m_root(QDir(root).canonicalPath()), m_stop(std::move(stop)), m_everything(everything)
    {
    }

    MarkdownFolder run()
    {
        // A folder that is gone has no path, and an empty one would mean the current folder.
        if (m_root.isEmpty())
            return m_found;
        enter(m_root, QString());
        // Links come last, so that a folder is known by its own place and not by a link to it.
        while (!m_links.isEmpty() && !m_stop.stop_requested()) {
            const auto [place, path] = m_links.takeFirst();
            follow(place, path);
        }
        m_found.files.sort();
        m_found.siteFiles.sort();
        tellAssets();
        tellTools();
        return m_found;
    }

private:
    void enter(const QString &place, const QString &path)
    {
        m_seen.insert(place);
        QList<std::pair<QString, QString>> open{{place, path}};
        while (!open.isEmpty() && !m_stop.stop_requested()) {
            const auto [folder, prefix] = open.takeLast();
            const QDir dir(folder);
            if (!dir.isReadable()) {
                fail(prefix.isEmpty() ? QStringLiteral(".") : prefix.chopped(1),
                     QCoreApplication::translate("Exchange", "This folder may not be read."));
                continue;
            }
            tellUnreadableNames(folder, prefix);
            for (const QString &program : programsInFoldersOf(dir)) {
                if (program.startsWith(QLatin1Char('.')))
                    m_found.siteFiles.append(prefix + program); // of a folder that is not entered
            }
            // System lists dead links too, which must be told rather than lost.
            const QFileInfoList entries = dir.entryInfoList(
                QDir::Files | QDir::Dirs | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                QDir::Name);
            for (const QFileInfo &entry : entries) {
                const QString inside = prefix + entry.fileName();
                // Also behind a link that leads out: no article is made of it, it only says who
                // reads others.
                if (speaksForOthers(entry.fileName(), dir.absolutePath()) && !entry.isDir())
                    m_found.siteFiles.append(inside);
                if (entry.fileName().startsWith(QLatin1Char('.'))) {
                    passOverHidden(entry, inside);
                } else if (entry.isSymLink() && (entry.isDir() || isMarkdown(entry.fileName()))) {
                    m_links.append({entry.filePath(), inside});
                } else if (entry.isDir()) {
                    const QString real = entry.canonicalFilePath();
                    if (!m_seen.contains(real)) {
                        m_seen.insert(real);
                        open.append({real, inside + QLatin1Char('/')});
                    }
                } else if (isMarkdown(entry.fileName()) || isDeadFolderLink(entry)) {
                    file(entry, inside);
                } else {
                    passOver(entry.fileName(), inside);
                }
            }
        }
    }

    /** Qt's listing leaves out names that are not UTF-8. */
    void tellUnreadableNames(const QString &folder, const QString &prefix)
    {
#ifndef Q_OS_WIN
        std::error_code error;
        for (std::filesystem::directory_iterator entry(QFile::encodeName(folder).toStdString(),
                                                       error);
             !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
            const std::string bytes = entry->path().filename().string();
            QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            const QString name = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
            if (!decoder.hasError())
                continue;
            if (!isMarkdown(name) && !entry->is_directory(error)) {
                ++m_assets[QString()];
                continue;
            }
            m_found.leftOut.append(
                {prefix + name, 0,
                 QCoreApplication::translate("Exchange", "Its name is not UTF-8 and was not read. "
                                                         "Give it another name.")});
        }
#else
        Q_UNUSED(folder)
        Q_UNUSED(prefix)
#endif
    }

    void passOverHidden(const QFileInfo &entry, const QString &inside)
    {
        const QString name = entry.fileName();
        if (entry.isDir() && isToolFolder(name)) {
            m_tools.insert(name);
        } else if (entry.isDir() || isMarkdown(name)) {
            m_found.leftOut.append({inside, 0,
                                    QCoreApplication::translate(
                                        "Exchange", "Its name begins with a dot, so it is hidden "
                                                    "and was not read.")});
        } else {
            ++m_assets[QString()];
        }
    }

    void tellTools()
    {
        if (m_tools.isEmpty())
            return;
        QStringList names = m_tools.values();
        names.sort();
        m_found.leftOut.append({QStringLiteral("."), 0,
                                QCoreApplication::translate("Exchange", "Folders of tools: %1.")
                                    .arg(names.join(QStringLiteral(", ")))});
    }

    void passOver(const QString &name, const QString &inside)
    {
        const QString format = otherTextFormat(name);
        const QString reason = notAnArticle(inside);
        if (!reason.isEmpty()) {
            m_found.leftOut.append({inside, 0, reason});
        } else if (!format.isEmpty()) {
            m_found.leftOut.append(
                {inside, 0,
                 QCoreApplication::translate("Exchange", "This is %1, and only Markdown is read.")
                     .arg(format)});
        } else {
            ++m_assets[QFileInfo(name).suffix().toLower()];
        }
    }

    /** A site has thousands of pictures, so they are one note. */
    void tellAssets()
    {
        constexpr qsizetype MostKinds = 30;
        QStringList kinds;
        int others = m_assets.take(QString());
        for (auto kind = m_assets.cbegin(); kind != m_assets.cend(); ++kind) {
            if (kinds.size() < MostKinds)
                kinds.append(QStringLiteral("%1 .%2").arg(kind.value()).arg(kind.key()));
            else
                others += kind.value();
        }
        if (others > 0)
            kinds.append(QCoreApplication::translate("Exchange", "%1 others").arg(others));
        if (kinds.isEmpty())
            return;
        m_found.leftOut.append(
            {QStringLiteral("."), 0,
             QCoreApplication::translate("Exchange", "Files that are no articles: %1.")
                 .arg(kinds.join(QStringLiteral(", ")))});
    }

    void file(const QFileInfo &entry, const QString &inside)
    {
        const QString reason = m_everything ? QString() : notAnArticle(inside);
        if (entry.isFile() && !reason.isEmpty()) {
            m_found.leftOut.append({inside, 0, reason});
        } else if (entry.isFile()) {
            m_found.files.append(inside);
        } else if (entry.isSymLink()) {
            fail(inside, QCoreApplication::translate("Exchange",
                                                     "This link leads nowhere, or in a circle."));
        } else {
            fail(inside, QCoreApplication::translate("Exchange", "This is not a regular file."));
        }
    }

    void follow(const QString &link, const QString &path)
    {
        const QFileInfo entry(link);
        const QString target = entry.canonicalFilePath();
        if (!target.isEmpty() && !entry.isDir()) {
            followToFile(entry, target, path);
            return;
        }
        const QString parent = QFileInfo(entry.path()).canonicalFilePath();
        const bool leadsUp = parent == target || parent.startsWith(target + QLatin1Char('/')) ||
                             target == QLatin1String("/");
        if (target.isEmpty() && isMarkdown(path)) {
            file(entry, path);
        } else if (target.isEmpty() || leadsUp) {
            fail(path, QCoreApplication::translate(
                           "Exchange",
                           "This folder link leads back to a folder that it lies in (a loop)."));
        } else if (!isPathWithin(target, m_root)) {
            leaveOut(path);
        } else if (m_seen.contains(target)) {
            m_found.warnings.append(
                {path, 0,
                 QCoreApplication::translate("Exchange",
                                             "This link leads to a folder that is read already.")});
        } else {
            enter(target, path + QLatin1Char('/'));
        }
    }

    void followToFile(const QFileInfo &entry, const QString &target, const QString &path)
    {
        if (!isPathWithin(target, m_root)) {
            leaveOut(path);
            return;
        }
        if (m_places.isEmpty())
            m_places = QSet<QString>(m_found.files.cbegin(), m_found.files.cend());
        if (m_places.contains(target.mid(m_root.size() + 1))) {
            m_found.warnings.append(
                {path, 0,
                 QCoreApplication::translate("Exchange",
                                             "This link leads to a file that is read already.")});
        } else {
            file(entry, path);
        }
    }

    /** What lies outside may be anybody's: a link brings in nothing that the folder does not hold.
     */
    void leaveOut(const QString &path)
    {
        m_found.leftOut.append(
            {path, 0,
             QCoreApplication::translate(
                 "Exchange", "This link leads out of the folder and was not followed.")});
    }

    void fail(const QString &path, const QString &reason)
    {
        m_found.failures.append({path, 0, reason});
    }

    QString m_root;
    std::stop_token m_stop;
    bool m_everything;
    QMap<QString, int> m_assets; ///< how many of each ending
    QSet<QString> m_tools;       ///< names of their folders
    MarkdownFolder m_found;
    QSet<QString> m_seen;
    QList<std::pair<QString, QString>> m_links;
    QSet<QString> m_places; ///< of the files, once a link leads to one
};

} // namespace

MarkdownFolder findMarkdown(const QString &folder, const std::stop_token &stop, bool everything)
{
    return Walk(folder, stop, everything).run();
}

} // namespace Triptych::Exchange
