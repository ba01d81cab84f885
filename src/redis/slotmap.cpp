#include "slotmap.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Triptych::Redis {

namespace {

constexpr std::array<quint16, 256> crcTable()
{
    std::array<quint16, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        unsigned crc = byte << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0);
        table[byte] = quint16(crc);
    }
    return table;
}

quint16 crc16(QByteArrayView bytes)
{
    static constexpr std::array<quint16, 256> table = crcTable();
    quint16 crc = 0;
    for (const char byte : bytes)
        crc = quint16(crc << 8) ^ table[(crc >> 8) ^ quint8(byte)];
    return crc;
}

bool isOneOf(const QByteArray &command, std::initializer_list<QByteArrayView> names)
{
    return std::any_of(names.begin(), names.end(), [&](QByteArrayView name) {
        return command.compare(name, Qt::CaseInsensitive) == 0;
    });
}

const QByteArray *at(const Arguments &command, qsizetype index)
{
    return index < command.size() ? &command.at(index) : nullptr;
}

std::optional<Endpoint> readNode(const Reply &node, const Endpoint &asked)
{
    if (node.type != Reply::Type::Array || node.elements.size() < 2)
        return std::nullopt;
    const QByteArray &host = node.elements.at(0).bytes;
    const qint64 port = node.elements.at(1).integer;
    if (port < 1 || port > 65535)
        return std::nullopt;
    const bool unknown = host.isEmpty() || host == "?";
    return Endpoint{unknown ? asked.host : QString::fromUtf8(host), quint16(port)};
}

std::optional<SlotRange> readRange(const Reply &line, const Endpoint &asked)
{
    if (line.type != Reply::Type::Array || line.elements.size() < 3)
        return std::nullopt;
    SlotRange range;
    range.first = int(std::clamp<qint64>(line.elements.at(0).integer, -1, SlotCount));
    range.last = int(std::clamp<qint64>(line.elements.at(1).integer, -1, SlotCount));
    if (range.first < 0 || range.last < range.first || range.last >= SlotCount)
        return std::nullopt;
    for (qsizetype i = 2; i < line.elements.size(); ++i) {
        const auto node = readNode(line.elements.at(i), asked);
        if (!node)
            return std::nullopt;
        if (i == 2)
            range.primary = *node;
        else
            range.replicas.append(*node);
    }
    return range;
}

} // namespace

int slotOf(QByteArrayView key)
{
    const qsizetype open = key.indexOf('{');
    if (open >= 0) {
        const qsizetype close = key.indexOf('}', open + 1);
        if (close > open + 1)
            key = key.sliced(open + 1, close - open - 1);
    }
    return crc16(key) % SlotCount;
}

const QByteArray *routingKey(const Arguments &command)
{
    const QByteArray &name = command.first();
    if (isOneOf(name, {"EVAL", "EVALSHA", "EVAL_RO", "EVALSHA_RO", "FCALL", "FCALL_RO"}))
        return command.value(2).toLongLong() > 0 ? at(command, 3) : nullptr;
    if (isOneOf(name, {"BITOP", "OBJECT", "XGROUP", "XINFO"}))
        return at(command, 2);
    if (isOneOf(name, {"XREAD", "XREADGROUP"})) {
        for (qsizetype i = 1; i < command.size(); ++i) {
            if (isOneOf(command.at(i), {"STREAMS"}))
                return at(command, i + 1);
        }
        return nullptr;
    }
    if (isOneOf(name,
                {"ACL",     "ASKING", "AUTH",      "CLIENT",  "CLUSTER", "COMMAND", "CONFIG",
                 "DBSIZE",  "ECHO",   "FLUSHALL",  "FLUSHDB", "INFO",    "KEYS",    "LASTSAVE",
                 "LATENCY", "MEMORY", "PING",      "PUBLISH", "ROLE",    "SCAN",    "SCRIPT",
                 "SELECT",  "TIME",   "RANDOMKEY", "SLOWLOG", "WAIT",    "MODULE",  "FUNCTION"}))
        return nullptr;
    return at(command, 1);
}

Core::Result<std::vector<SlotRange>> readSlotRanges(const Reply &reply, const Endpoint &asked)
{
    std::vector<SlotRange> ranges;
    bool fine = reply.type == Reply::Type::Array;
    for (const Reply &line : reply.elements) {
        const auto range = readRange(line, asked);
        fine = fine && range;
        if (fine)
            ranges.push_back(*range);
    }
    if (fine)
        return ranges;
    return Core::failure(
        Core::ErrorKind::Corrupt,
        QCoreApplication::translate("Redis", "Redis described its cluster in an unexpected way."),
        QStringLiteral("CLUSTER SLOTS"));
}

std::optional<Redirection> Redirection::fromReply(const QByteArray &text, const Endpoint &asked)
{
    const bool moved = text.startsWith("MOVED ");
    if (!moved && !text.startsWith("ASK "))
        return std::nullopt;
    const QList<QByteArray> words = text.split(' ');
    if (words.size() < 3)
        return std::nullopt;
    Redirection redirection;
    redirection.moved = moved;
    bool isNumber = false;
    redirection.slot = words.at(1).toInt(&isNumber);
    const qsizetype colon = words.at(2).lastIndexOf(':');
    const QByteArray host = words.at(2).left(colon);
    bool isPort = false;
    redirection.target = {host.isEmpty() || host == "?" ? asked.host : QString::fromUtf8(host),
                          words.at(2).mid(colon + 1).toUShort(&isPort)};
    if (!isNumber || !isPort || colon < 0 || redirection.slot < 0 || redirection.slot >= SlotCount)
        return std::nullopt;
    return redirection;
}

} // namespace Triptych::Redis
