#include "script.h"

#include <QCryptographicHash>

namespace Triptych::Redis {

Script::Script(QByteArray source)
    : m_source(std::move(source))
    , m_hash(QCryptographicHash::hash(m_source, QCryptographicHash::Sha1).toHex())
{
}

} // namespace Triptych::Redis
