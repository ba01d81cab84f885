#include "markdownfolder.h"

#include "sourcestanding.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace Triptych::Exchange {

namespace {

bool isMarkdown(const QString &name)
{
    for (const char *ending : {".md", ".markdown", ".mdown"}) {
        if (name.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

/** A dead link without an ending may have been meant as a folder full of articles. */
bool isDeadFolderLink(const QFileInfo &entry)
{
    return entry.isSymLink() && !entry.exists() && entry.suffix().isEmpty();
}

class Walk final
{
public:
    Walk(const QString &root, std::stop_token stop)
        : m_root(QDir(root).canonicalPath()), m_stop(std::move(stop))
    {
    }

    MarkdownFolder run()
    {
        enter(m_root, QString());
        // Links come last, so that a folder is known by its own place and not by a link to it.
        while (!m_links.isEmpty() && !m_stop.stop_requested()) {
            const auto [place, path] = m_links.takeFirst();
            follow(place, path);
        }
        m_found.files.sort();
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
                fail(prefix,
                     QCoreApplication::translate("Exchange", "This folder may not be read."));
                continue;
            }
            // System lists dead links too, which must be told rather than lost.
            const QFileInfoList entries = dir.entryInfoList(
                QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
            for (const QFileInfo &entry : entries) {
                const QString inside = prefix + entry.fileName();
                if (entry.isSymLink() && (entry.isDir() || isMarkdown(entry.fileName()))) {
                    m_links.append({entry.filePath(), inside});
                } else if (entry.isDir()) {
                    const QString real = entry.canonicalFilePath();
                    if (!m_seen.contains(real)) {
                        m_seen.insert(real);
                        open.append({real, inside + QLatin1Char('/')});
                    }
                } else if (isMarkdown(entry.fileName()) || isDeadFolderLink(entry)) {
                    file(entry, inside);
                }
            }
        }
    }

    void file(const QFileInfo &entry, const QString &inside)
    {
        if (entry.isFile()) {
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
        } else if (!isInside(target, m_root)) {
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
        if (!isInside(target, m_root)) {
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

    /** What lies outside may be anybody's: a link brings in nothing that the folder does not hold. */
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
    MarkdownFolder m_found;
    QSet<QString> m_seen;
    QList<std::pair<QString, QString>> m_links;
    QSet<QString> m_places; ///< of the files, once a link leads to one
};

} // namespace

MarkdownFolder findMarkdown(const QString &folder, const std::stop_token &stop)
{
    return Walk(folder, stop).run();
}

} // namespace Triptych::Exchange
