#pragma once

#include "reply.h"
#include "settings.h"
#include "wire.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace Triptych::Redis {

// https://redis.io/docs/reference/cluster-spec/
constexpr int SlotCount = 16384;

/** The slot of a key: CRC16 (XMODEM) of its first non-empty {tag}, or of the whole key, modulo
 * SlotCount. */
int slotOf(QByteArrayView key);

/**
 * The key that decides where a command goes; null for one without a key, such as PING. Knows the
 * commands whose key is not their first argument.
 */
const QByteArray *routingKey(const Arguments &command);

/** A range of slots and the node that serves it: one entry of the reply to CLUSTER SLOTS. */
struct SlotRange
{
    int first = 0;
    int last = 0;
    Endpoint primary;
    QList<Endpoint> replicas;
};

/** Reads the reply to CLUSTER SLOTS; Corrupt where it is none. A node without an address is
 * `asked`. */
Core::Result<std::vector<SlotRange>> readSlotRanges(const Reply &reply, const Endpoint &asked);

/** "MOVED 3999 127.0.0.1:6381" or "ASK ...". */
struct Redirection
{
    bool moved = false;
    int slot = 0;
    Endpoint target;

    /** Nothing where the text is no redirection. A redirection without a host means the host of
     * `asked`. */
    static std::optional<Redirection> fromReply(const QByteArray &text, const Endpoint &asked);
};

} // namespace Triptych::Redis
