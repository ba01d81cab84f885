#pragma once

#include <exchange/articlefrommarkdown.h>

/** Files as an import reads them, at one fixed time. */
namespace Triptych::Tests {

inline const QDateTime Now(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

inline Exchange::MarkdownContext context(bool isUnpublished = false)
{
    return {{}, Now, isUnpublished};
}

inline Text::Parsed<Exchange::MarkdownArticle>
readFile(const QByteArray &bytes, const QString &path = QStringLiteral("a.md"))
{
    return Exchange::articleFromMarkdown(Exchange::ImportPath(path), bytes, context());
}

inline QByteArray yaml(const QByteArray &lines)
{
    return "---\ntitle: Budget talk\n" + lines + "\n---\nBody.\n";
}

} // namespace Triptych::Tests
