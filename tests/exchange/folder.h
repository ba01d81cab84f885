#pragma once

#include <exchange/markdownimporter.h>
#include <ports/articlestore.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace Triptych::Tests {

/** A folder of Markdown files of one's own. */
class Folder final
{
public:
    QString path() const { return m_dir.filePath(QStringLiteral("content")); }

    bool write(const QString &name, const QByteArray &bytes) const
    {
        const QString file = path() + QLatin1Char('/') + name;
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
    }

private:
    QTemporaryDir m_dir;
};

/** Imports and waits; the test is asked to fail where the import does. */
inline Core::Result<Exchange::ImportReport> importNow(Ports::ArticleStore &store,
                                                      const QString &folder,
                                                      Exchange::MarkdownImportOptions options = {})
{
    if (options.actor.isEmpty())
        options.actor = QStringLiteral("tester");
    Exchange::MarkdownImporter importer(store);
    auto future =
        importer.importFolder(folder, options, Core::Call::within(std::chrono::minutes(4)));
    future.waitForFinished();
    return future.result();
}

/** Every article of a store, by its path in the source; tombstones included. */
inline QHash<QString, Core::Article> articlesByPath(Ports::ArticleStore &store)
{
    QHash<QString, Core::Article> found;
    Core::ArticleId after;
    while (true) {
        auto future = store.scan(after, 500, {});
        future.waitForFinished();
        const auto rows = future.result();
        if (!rows || rows->isEmpty())
            return found;
        for (const Core::Article &article : *rows)
            found.insert(article.source ? article.source->path : article.id.toString(), article);
        after = rows->last().id;
    }
}

inline QString notes(const QList<Exchange::ImportNote> &list)
{
    QStringList lines;
    for (const Exchange::ImportNote &note : list)
        lines << QStringLiteral("%1:%2: %3").arg(note.file).arg(note.line).arg(note.reason);
    return lines.join(QLatin1Char('\n'));
}

} // namespace Triptych::Tests
