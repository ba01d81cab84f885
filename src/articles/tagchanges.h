#pragma once

#include <core/result.h>

#include <QMap>
#include <QStringList>

namespace Triptych::Sql {
class Connection;
}

namespace Triptych::Articles {

/** What one transaction changes of tag_counts, gathered and written once. */
class TagChanges final
{
public:
    void count(const QStringList &tags, int delta);
    /** On the connection's thread, inside the transaction. */
    Core::Result<void> write(Sql::Connection &connection);

private:
    QMap<QString, int> m_changes;
};

} // namespace Triptych::Articles
