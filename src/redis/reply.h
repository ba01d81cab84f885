#pragma once

#include <QByteArray>
#include <QList>

namespace Triptych::Redis {

/** One RESP2 reply, as https://redis.io/docs/reference/protocol-spec/ names its types. A value. */
struct Reply
{
    enum class Type { Nil, Status, Error, Integer, Bulk, Array };

    Type type = Type::Nil;
    qint64 integer = 0;    ///< of an Integer
    QByteArray bytes;      ///< of a Status, an Error or a Bulk
    QList<Reply> elements; ///< of an Array

    bool isNil() const { return type == Type::Nil; }
    bool isError() const { return type == Type::Error; }

    friend bool operator==(const Reply &a, const Reply &b)
    {
        return a.type == b.type && a.integer == b.integer && a.bytes == b.bytes &&
               a.elements == b.elements;
    }
};

} // namespace Triptych::Redis
