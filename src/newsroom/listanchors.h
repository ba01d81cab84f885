#pragma once

#include <core/listmap.h>

#include <QMap>

namespace Triptych::Newsroom {

/** Known places of a list by their row. The beginning is always known. */
class ListAnchors final
{
public:
    ListAnchors() { clear(); }

    void clear();
    void add(const Core::ListAnchor &anchor);
    void add(const QList<Core::ListAnchor> &anchors);
    /** The last one that is not behind `row`. */
    Core::ListAnchor before(qint64 row) const;
    /** A row of the list is gone: those behind it stand one row before. */
    void takeOut(qint64 row);

private:
    QMap<qint64, QString> m_cursors;
};

} // namespace Triptych::Newsroom
