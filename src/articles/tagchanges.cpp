#include "tagchanges.h"

#include <sql/connection.h>

namespace Triptych::Articles {

void TagChanges::count(const QStringList &tags, int delta)
{
    for (const QString &tag : tags)
        m_changes[tag] += delta;
}

Core::Result<void> TagChanges::write(Sql::Connection &connection)
{
    QMap<int, QStringList> byDelta;
    for (auto it = m_changes.cbegin(); it != m_changes.cend(); ++it) {
        if (it.value() != 0)
            byDelta[it.value()] << it.key();
    }
    for (auto it = byDelta.cbegin(); it != byDelta.cend(); ++it) {
        auto changed = connection.statement(QStringLiteral("articles/change_tag_counts"))
                           .bindTexts("tags", it.value())
                           .bind("delta", it.key())
                           .exec();
        if (!changed)
            return Core::failure(changed.error());
    }
    m_changes.clear();
    return {};
}

} // namespace Triptych::Articles
