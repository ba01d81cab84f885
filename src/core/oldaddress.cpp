#include "oldaddress.h"

#include "slug.h"

#include <QJsonArray>

namespace Triptych::Core {

bool keepOldSlug(const Article &before, Article *article, OldSlug what, const QDateTime &now)
{
    const QString next = article->slug.isEmpty() ? slugFromTitle(article->title) : article->slug;
    if (!before.isPublic(now) || before.slug.isEmpty() || before.slug == next)
        return false;
    const QString key = QStringLiteral("redirect_from");
    const QJsonValue value = article->fields.value(key);
    const QJsonArray known = value.isString() ? QJsonArray{value} : value.toArray();
    QJsonArray redirects;
    for (const QJsonValue one : known) {
        if (one != QJsonValue(next))
            redirects.append(one);
    }
    const QJsonValue old(before.slug);
    const bool isNew = what == OldSlug::Redirected && !redirects.contains(old);
    if (isNew)
        redirects.append(old);
    if (redirects.isEmpty())
        article->fields.remove(key);
    else
        article->fields.insert(key, redirects);
    return isNew;
}

} // namespace Triptych::Core
