#include "replyparser.h"

#include <QCoreApplication>

#include <hiredis/hiredis.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace Triptych::Redis {

namespace {

// No status, error or header line of a server is nearly as long; without it a line without an end
// would be searched for its end again with every piece.
constexpr size_t LongestLine = 64 * 1024;
// Room made before an element has come: for all of an honest answer, for little of a hostile one.
constexpr qsizetype FirstElements = 1024;
constexpr qsizetype PieceSize = 64 * 1024;

} // namespace

struct ReplyParser::Reader
{
    explicit Reader(Limits l) : limits(l)
    {
        // By name: hiredis 1.x orders and types these members differently.
        functions.createString = [](const redisReadTask *task, char *text, auto length) -> void * {
            Reader *self = static_cast<Reader *>(task->privdata);
            Reply::Type type = Reply::Type::Bulk;
            if (task->type == REDIS_REPLY_STATUS)
                type = Reply::Type::Status;
            else if (task->type == REDIS_REPLY_ERROR)
                type = Reply::Type::Error;
            else if (task->type != REDIS_REPLY_STRING)
                return self->refuse("a RESP3 string");
            // Refused also where its end came in the same piece: pieces decide nothing.
            if (type != Reply::Type::Bulk && size_t(length) + 2 > LongestLine)
                return self->refuse("a line that is too long");
            self->bytes += qint64(length);
            if (self->bytes > self->limits.bytes)
                return self->refuse("a reply of too many bytes");
            Reply *reply = place(task);
            reply->type = type;
            reply->bytes = QByteArray(text, qsizetype(length));
            return reply;
        };
        functions.createArray = [](const redisReadTask *task, auto elements) -> void * {
            Reader *self = static_cast<Reader *>(task->privdata);
            if (task->type != REDIS_REPLY_ARRAY)
                return self->refuse("a RESP3 aggregate");
            self->elements += qint64(elements);
            if (self->elements > self->limits.elements)
                return self->refuse("an array of too many elements");
            Reply *reply = place(task);
            reply->type = Reply::Type::Array;
            reply->elements.reserve(std::min(qsizetype(elements), FirstElements));
            return reply;
        };
        functions.createInteger = [](const redisReadTask *task, long long value) -> void * {
            Reply *reply = place(task);
            reply->type = Reply::Type::Integer;
            reply->integer = value;
            return reply;
        };
        functions.createNil = [](const redisReadTask *task) -> void * { return place(task); };
#if HIREDIS_MAJOR >= 1
        functions.createDouble = [](const redisReadTask *task, double, char *, size_t) -> void * {
            return static_cast<Reader *>(task->privdata)->refuse("a RESP3 double");
        };
        functions.createBool = [](const redisReadTask *task, int) -> void * {
            return static_cast<Reader *>(task->privdata)->refuse("a RESP3 boolean");
        };
#endif
        functions.freeObject = [](void *object) { delete static_cast<Reply *>(object); };
        reader = redisReaderCreateWithFunctions(&functions);
        Q_CHECK_PTR(reader);
        reader->privdata = this;
    }

    ~Reader() { redisReaderFree(reader); }
    Q_DISABLE_COPY_MOVE(Reader)

    /** Where the object of `task` lives: on the heap as a root, inside its array otherwise. */
    static Reply *place(const redisReadTask *task)
    {
        if (!task->parent)
            return new Reply;
        // An element's address holds while it is filled: its array grows only after it is complete.
        auto *parent = static_cast<Reply *>(task->parent->obj);
        parent->elements.emplaceBack();
        return &parent->elements.last();
    }

    /** Null makes hiredis give up; what for is kept, because it would say "out of memory". */
    void *refuse(const char *what)
    {
        refusal = what;
        return nullptr;
    }

    /** Why the bytes that wait for more can never become a reply within the limits; null where they
     * may. */
    const char *hopeless() const
    {
        const std::string_view waiting(reader->buf + reader->pos, reader->len - reader->pos);
        const size_t end = waiting.substr(0, LongestLine).find("\r\n");
        if (end == std::string_view::npos)
            return waiting.size() > LongestLine ? "a line without an end" : nullptr;
        // Only a bulk string waits on after its line, and that line is its length.
        const qint64 length = QByteArrayView(waiting.data(), qsizetype(end)).toLongLong();
        return length > limits.bytes - bytes ? "a string of too many bytes" : nullptr;
    }

    const Limits limits;
    redisReplyObjectFunctions functions{};
    redisReader *reader = nullptr;
    qint64 elements = 0; // of the reply that is being read
    qint64 bytes = 0;
    const char *refusal = nullptr;
};

ReplyParser::ReplyParser() : ReplyParser(Limits{}) {}

ReplyParser::ReplyParser(Limits limits) : m_reader(std::make_unique<Reader>(limits)) {}

ReplyParser::~ReplyParser() = default;

std::optional<Core::Error> ReplyParser::feed(QByteArrayView bytes, QList<Reply> &replies)
{
    redisReader *reader = m_reader->reader;
    while (!m_error && !bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(bytes.size(), PieceSize));
        bytes = bytes.sliced(piece.size());
        if (redisReaderFeed(reader, piece.data(), size_t(piece.size())) != REDIS_OK)
            return refuse(QString::fromLatin1(reader->errstr));
        for (;;) {
            void *object = nullptr;
            if (redisReaderGetReply(reader, &object) != REDIS_OK) {
                return refuse(m_reader->refusal ? QLatin1String(m_reader->refusal)
                                                : QString::fromLatin1(reader->errstr));
            }
            if (!object)
                break;
            std::unique_ptr<Reply> reply(static_cast<Reply *>(object));
            replies.append(std::move(*reply));
            m_reader->elements = 0;
            m_reader->bytes = 0;
        }
        if (const char *reason = m_reader->hopeless())
            return refuse(QLatin1String(reason));
    }
    return m_error;
}

std::optional<Core::Error> ReplyParser::refuse(const QString &detail)
{
    m_error = Core::Error{
        Core::ErrorKind::Corrupt,
        QCoreApplication::translate(
            "Redis",
            "Redis sent something that is not a valid reply, so the connection was closed."),
        detail};
    return m_error;
}

} // namespace Triptych::Redis
