#pragma once

#include "folder.h"

#include <support/fakearticlestore.h>

namespace Triptych::Tests {

/** A disk of one's own, with folders of several sites on it. */
class Disk final
{
public:
    QString path(const QString &inside) const
    {
        return QDir(m_dir.path()).canonicalPath() + QLatin1Char('/') + inside;
    }
    bool write(const QString &inside, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(inside)).path());
        QFile out(path(inside));
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
    }
    bool rename(const QString &from, const QString &to) const
    {
        return QDir().rename(path(from), path(to));
    }

private:
    QTemporaryDir m_dir;
};

inline Exchange::MarkdownImportOptions named(const QString &name, bool moved = false)
{
    Exchange::MarkdownImportOptions options;
    options.sourceName = name;
    options.moved = moved;
    return options;
}

/** "name path slug version", sorted: all that a second run must not change. */
inline QStringList picture(FakeArticleStore &store)
{
    QStringList lines;
    const auto articles = store.scan({}, 1000, {}).result().value_or(QList<Core::Article>());
    for (const Core::Article &article : articles) {
        lines << QStringLiteral("%1|%2|%3|%4|%5")
                     .arg(article.source ? article.source->name : QString(),
                          article.source ? article.source->path : QString(), article.slug,
                          article.title)
                     .arg(article.version);
    }
    lines.sort();
    return lines;
}

inline QString said(const Core::Result<Exchange::ImportReport> &report)
{
    return report ? notes(report->failures) : report.error().message;
}

} // namespace Triptych::Tests
