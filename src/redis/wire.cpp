#include "wire.h"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <vector>

namespace Triptych::Redis {

QByteArray formatCommand(const Arguments &arguments)
{
    std::vector<const char *> values;
    std::vector<size_t> lengths;
    values.reserve(size_t(arguments.size()));
    lengths.reserve(size_t(arguments.size()));
    for (const QByteArray &argument : arguments) {
        values.push_back(argument.constData());
        lengths.push_back(size_t(argument.size()));
    }
    // The variant without sprintf, which is several times as fast with many arguments.
    sds target = nullptr;
    const auto length =
        redisFormatSdsCommandArgv(&target, int(values.size()), values.data(), lengths.data());
    Q_CHECK_PTR(target);
    const QByteArray wire(target, qsizetype(length));
    redisFreeSdsCommand(target);
    return wire;
}

QByteArray uuidKey(QByteArrayView prefix, const QUuid &id)
{
    QByteArray key(prefix.size() + 36, Qt::Uninitialized);
    char *to = std::copy(prefix.begin(), prefix.end(), key.data());
    const auto hex = [&to](quint32 byte) {
        *to++ = "0123456789abcdef"[(byte >> 4) & 0xf];
        *to++ = "0123456789abcdef"[byte & 0xf];
    };
    for (const int shift : {24, 16, 8, 0})
        hex(id.data1 >> shift);
    for (const quint32 part : {id.data2, id.data3}) {
        *to++ = '-';
        hex(part >> 8);
        hex(part);
    }
    for (int i = 0; i < 8; ++i) {
        if (i == 0 || i == 2)
            *to++ = '-';
        hex(id.data4[i]);
    }
    return key;
}

} // namespace Triptych::Redis
