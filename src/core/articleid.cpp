#include "articleid.h"

#include <QDateTime>
#include <QMutex>
#include <QRandomGenerator>

#include <array>

namespace Triptych::Core {

ArticleId ArticleId::create()
{
    static QMutex mutex;
    static quint64 lastStamp = 0;

    // 48 bits of milliseconds and 12 of sequence (RFC 9562, 6.2, method 1), so that ids of one
    // process are strictly increasing even within a millisecond or when the clock steps back.
    quint64 stamp = quint64(QDateTime::currentMSecsSinceEpoch()) << 12;
    {
        QMutexLocker locker(&mutex);
        stamp = std::max(stamp, lastStamp + 1);
        lastStamp = stamp;
    }
    std::array<quint32, 2> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());

    std::array<uchar, 16> bytes{};
    const quint64 milliseconds = stamp >> 12;
    for (int i = 0; i < 6; ++i)
        bytes[size_t(i)] = uchar(milliseconds >> (40 - 8 * i));
    const quint32 sequence = quint32(stamp & 0xFFF);
    bytes[6] = uchar(0x70 | (sequence >> 8));
    bytes[7] = uchar(sequence);
    for (int i = 0; i < 8; ++i)
        bytes[size_t(8 + i)] = uchar(random[size_t(i / 4)] >> (8 * (i % 4)));
    bytes[8] = uchar(0x80 | (bytes[8] & 0x3F));
    return ArticleId(QUuid::fromRfc4122(
        QByteArrayView(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()))));
}

std::optional<ArticleId> ArticleId::fromString(QStringView text)
{
    if (text.size() != 36)
        return std::nullopt;
    const QUuid uuid = QUuid::fromString(text);
    if (uuid.isNull())
        return std::nullopt;
    return ArticleId(uuid);
}

} // namespace Triptych::Core
