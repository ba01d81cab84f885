#include "limits.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace Triptych::Core {

qint64 utf8Size(QStringView text)
{
    qint64 bytes = 0;
    for (const QChar c : text)
        bytes += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3;
    return bytes;
}

ArticleSizes sizesOf(const Article &article)
{
    ArticleSizes sizes{utf8Size(article.body), utf8Size(article.title),
                       utf8Size(article.summary) + utf8Size(article.section), 0};
    for (const QStringList *names : {&article.authors, &article.tags}) {
        for (const QString &name : *names)
            sizes.about += utf8Size(name);
    }
    if (!article.fields.isEmpty())
        sizes.fields = QJsonDocument(article.fields).toJson(QJsonDocument::Compact).size();
    return sizes;
}

bool ArticleSizes::fitsInto(const ArticleSizes &most) const
{
    return body <= most.body && title <= most.title && about <= most.about && fields <= most.fields;
}

ArticleSizes ArticleSizes::orMore(const ArticleSizes &other) const
{
    return {std::max(body, other.body), std::max(title, other.title), std::max(about, other.about),
            std::max(fields, other.fields)};
}

ArticleSizes ArticleSizes::boundless()
{
    constexpr qint64 Any = std::numeric_limits<qint64>::max();
    return {Any, Any, Any, Any};
}

} // namespace Triptych::Core
