#include "oldaddress.h"

#include "slug.h"

namespace Triptych::Core {

QJsonArray listOfRedirects(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    return value.isNull() || value.isUndefined() ? QJsonArray() : QJsonArray{value};
}

bool keepOldSlug(const Article &before, Article *article, OldSlug what, const QDateTime &now)
{
    const QString next = article->slug.isEmpty() ? slugFromTitle(article->title) : article->slug;
    if (!before.isPublic(now) || before.slug.isEmpty() || before.slug == next)
        return false;
    const QString key = QStringLiteral("redirect_from");
    const QJsonArray known = listOfRedirects(article->fields.value(key));
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
