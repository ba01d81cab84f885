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
 * A server is not trusted with our memory: what one reply may declare or carry is bounded, and an
 * array grows by what arrives, never by what it announces. RESP3 is refused. An error is terminal:
 * the stream cannot be trusted any more, so drop the parser and its connection. One thread at a
 * time.
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

    /** Appends the replies that `bytes` complete, in order; Corrupt, now and ever after, on a bad
     * stream. */
    std::optional<Core::Error> feed(QByteArrayView bytes, QList<Reply> &replies);

private:
    struct Reader;
    std::optional<Core::Error> refuse(const QString &detail);

    std::unique_ptr<Reader> m_reader;
    std::optional<Core::Error> m_error;
};

} // namespace Triptych::Redis
