#include "articlescripts.h"

namespace Triptych::Cache {

const Redis::Script &fillScript()
{
    static const Redis::Script script(R"lua(
local seen = tonumber(redis.call('HGET', KEYS[1], 'v') or 0) or 0
if tonumber(ARGV[1]) < seen then
    return 0
end
redis.call('HSET', KEYS[1], 'v', ARGV[1], 'b', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
)lua");
    return script;
}

const Redis::Script &invalidateScript()
{
    static const Redis::Script script(R"lua(
local seen = tonumber(redis.call('HGET', KEYS[1], 'v') or 0) or 0
if tonumber(ARGV[1]) <= seen then
    return 0
end
redis.call('HSET', KEYS[1], 'v', ARGV[1])
redis.call('HDEL', KEYS[1], 'b')
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
)lua");
    return script;
}

} // namespace Triptych::Cache
