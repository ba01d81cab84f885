#include "fuzz.h"

#include <redis/replyparser.h>

using namespace Triptych;
using Redis::Reply;
using Redis::ReplyParser;

namespace {

struct Outcome
{
    QList<Reply> replies;
    bool failed = false;
};

/** The stream in pieces of `step` bytes. */
Outcome parsed(QByteArrayView bytes, qsizetype step, ReplyParser::Limits limits)
{
    ReplyParser parser(limits);
    Outcome outcome;
    for (qsizetype at = 0; at < bytes.size() && !outcome.failed; at += step) {
        const auto error =
            parser.feed(bytes.sliced(at, qMin(step, bytes.size() - at)), outcome.replies);
        outcome.failed = error.has_value();
        if (error)
            FUZZ_CHECK(error->kind == Core::ErrorKind::Corrupt);
    }
    if (outcome.failed) {
        // For good: not even a sound reply is taken any more.
        const qsizetype before = outcome.replies.size();
        FUZZ_CHECK(parser.feed("+OK\r\n", outcome.replies).has_value());
        FUZZ_CHECK(outcome.replies.size() == before);
    }
    return outcome;
}

qint64 bytesOf(const Reply &reply)
{
    qint64 bytes = reply.bytes.size();
    for (const Reply &element : reply.elements)
        bytes += bytesOf(element);
    return bytes;
}

qint64 elementsOf(const Reply &reply)
{
    qint64 elements = reply.elements.size();
    for (const Reply &element : reply.elements)
        elements += elementsOf(element);
    return elements;
}

void check(QByteArrayView bytes, ReplyParser::Limits limits)
{
    const Outcome whole = parsed(bytes, qMax<qsizetype>(1, bytes.size()), limits);
    for (const qsizetype step : {1, 2, 7}) {
        const Outcome pieces = parsed(bytes, step, limits);
        FUZZ_CHECK(pieces.failed == whole.failed);
        FUZZ_CHECK(pieces.replies == whole.replies);
    }
    qint64 carried = 0;
    for (const Reply &reply : whole.replies) {
        FUZZ_CHECK(bytesOf(reply) <= limits.bytes);
        FUZZ_CHECK(elementsOf(reply) <= limits.elements);
        FUZZ_CHECK(reply.elements.isEmpty() || reply.type == Reply::Type::Array);
        carried += bytesOf(reply) + elementsOf(reply);
    }
    // Nothing is made up.
    FUZZ_CHECK(carried <= bytes.size());
}

} // namespace

/** Replies of Redis: the same however the network cuts them, and never beyond the limits. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check(fuzzBytes(data, size), {});
    check(fuzzBytes(data, size), {.elements = 16, .bytes = 64});
    return 0;
}
