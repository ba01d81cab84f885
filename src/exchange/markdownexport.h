#pragma once

#include <core/article.h>

#include <QByteArray>
#include <QString>

namespace Triptych::Exchange {

/**
 * An article as a Markdown file with YAML front matter, UTF-8 with LF: title, slug, summary,
 * language, authors, tags, section, status, publish_at and translation_group as far as they are
 * set, then the custom fields, then the body. articleFromMarkdown() reads it back as the same
 * article, but for blank lines before the body, id, version, source and times. A custom field whose
 * name has a meaning in an import, for these members or for who may read the article, is written
 * with an underscore at its end, which the import removes. Any thread.
 */
QByteArray articleToMarkdown(const Core::Article &article);

/** The name of a custom field that an export wrote as `key`: without the underscore. */
QString ownFieldName(const QString &key, const QJsonValue &value);

/** The path of the article in a folder of exported articles: "de/mein-titel.md". */
QString exportPath(const Core::Article &article);

} // namespace Triptych::Exchange
