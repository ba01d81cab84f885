#pragma once

#include "../articles/storefixture.h"

namespace Triptych::Tests {

/** Takes an article from readers as Ann does: it is "deleted", "put off", "draft" or "archived". */
inline bool withdraw(StoreFixture &fixture, Core::Article article, const QString &state)
{
    if (state == QLatin1String("deleted"))
        return bool(fixture.store.remove(article.id, 0, QStringLiteral("ann"), {}).result());
    if (state == QLatin1String("put off"))
        article.setPublishMoment(QDateTime(QDate(2999, 1, 1), QTime(9, 0), Qt::UTC));
    else
        article.status =
            state == QLatin1String("draft") ? Core::Status::Draft : Core::Status::Archived;
    return bool(fixture.save(article));
}

} // namespace Triptych::Tests
