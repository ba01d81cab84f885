#pragma once

#include <QByteArray>

namespace Triptych::Redis {

/** A Lua script, known to a server by the SHA-1 of its text (EVALSHA). A value. */
class Script
{
public:
    explicit Script(QByteArray source);

    const QByteArray &source() const { return m_source; }
    const QByteArray &hash() const { return m_hash; } ///< 40 lower-case hex digits

private:
    QByteArray m_source;
    QByteArray m_hash;
};

} // namespace Triptych::Redis
