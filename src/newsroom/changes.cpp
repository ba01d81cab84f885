#include "changes.h"

namespace Triptych::Newsroom {

Changes::OwnWrite::OwnWrite(Changes &changes, const Core::ArticleId &id)
    : m_changes(&changes), m_id(id)
{
    ++changes.m_writing[id];
}

Changes::OwnWrite::~OwnWrite()
{
    if (m_changes) {
        QMetaObject::invokeMethod(m_changes.data(),
                                  [changes = m_changes, id = m_id] { changes->endWrite(id); });
    }
}

void Changes::endWrite(const Core::ArticleId &id)
{
    const auto writing = m_writing.find(id);
    if (writing == m_writing.end() || --*writing > 0)
        return;
    m_writing.erase(writing);
    Q_EMIT ownWriteEnded(id);
}

} // namespace Triptych::Newsroom
