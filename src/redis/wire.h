#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QUuid>

namespace Triptych::Redis {

/** A command with its arguments, binary-safe: {"GET", "key"}. Never empty. */
using Arguments = QList<QByteArray>;

/** The bytes of one command as a RESP array of bulk strings, by hiredis. */
QByteArray formatCommand(const Arguments &arguments);

/** A command with its encoded bytes, for commands that are sent often. A value. */
class Command
{
public:
    explicit Command(Arguments arguments)
        : m_arguments(std::move(arguments)), m_wire(formatCommand(m_arguments))
    {
    }

    const Arguments &arguments() const { return m_arguments; }
    const QByteArray &wire() const { return m_wire; }

private:
    Arguments m_arguments;
    QByteArray m_wire;
};

/** `prefix` followed by the canonical form of `id`, in one allocation, because polls make
 * thousands. */
QByteArray uuidKey(QByteArrayView prefix, const QUuid &id);

} // namespace Triptych::Redis
