#include "listanchors.h"

namespace Triptych::Newsroom {

void ListAnchors::clear()
{
    m_cursors = {{0, QString()}};
}

void ListAnchors::add(const Core::ListAnchor &anchor)
{
    if (anchor.row > 0)
        m_cursors.insert(anchor.row, anchor.cursor);
}

void ListAnchors::add(const QList<Core::ListAnchor> &anchors)
{
    for (const Core::ListAnchor &anchor : anchors)
        add(anchor);
}

Core::ListAnchor ListAnchors::before(qint64 row) const
{
    auto it = m_cursors.upperBound(row);
    --it;
    return {it.key(), it.value()};
}

void ListAnchors::takeOut(qint64 row)
{
    QMap<qint64, QString> cursors;
    for (auto it = m_cursors.cbegin(); it != m_cursors.cend(); ++it)
        cursors.insert(it.key() > row ? it.key() - 1 : it.key(), it.value());
    m_cursors = cursors;
}

} // namespace Triptych::Newsroom
