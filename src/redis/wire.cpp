#include "wire.h"

#include <hiredis/hiredis.h>

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
    char *target = nullptr;
    const auto length =
        redisFormatCommandArgv(&target, int(values.size()), values.data(), lengths.data());
    Q_CHECK_PTR(target);
    const QByteArray wire(target, qsizetype(length));
    redisFreeCommand(target);
    return wire;
}

} // namespace Triptych::Redis
