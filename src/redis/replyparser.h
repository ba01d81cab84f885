#pragma once

#include "reply.h"

#include <core/error.h>

#include <QByteArrayView>

#include <memory>
#include <optional>

namespace Triptych::Redis {

/**
 * Turns the bytes of a connection into replies, by hiredis' redisReader; needs no socket.
 *
 * The size of a reply is bounded, both what it declares and what it carries; memory is reserved
 * only for what has arrived. RESP3 is refused. After an error the stream cannot be trusted any
 * more: drop the parser and its connection. One thread at a time.
 */
class ReplyParser final
{
public:
    struct Limits
    {
        qint64 elements = 1 << 20; ///< array elements one reply may declare, nested ones included
        qint64 bytes = 64 * 1024 * 1024; ///< bytes one reply may carry or keep waiting
    };

    ReplyParser();
    explicit ReplyParser(Limits limits);
    ~ReplyParser();
    Q_DISABLE_COPY_MOVE(ReplyParser)

    /** Appends the replies that `bytes` complete, in order. Corrupt on a bad stream, and in every
     * later call. */
    std::optional<Core::Error> feed(QByteArrayView bytes, QList<Reply> &replies);

private:
    struct Reader;
    std::optional<Core::Error> refuse(const QString &detail);

    std::unique_ptr<Reader> m_reader;
    std::optional<Core::Error> m_error;
};

} // namespace Triptych::Redis
