#include "redisrows.h"

#include "measure.h"
#include "row.h"

#include <cache/rediscache.h>
#include <core/articlejson.h>
#include <views/rediscounter.h>

#include <QJsonDocument>

#include <hiredis/hiredis.h>

namespace Triptych::Bench {

RedisBench::RedisBench()
{
    m_thread.start();
    client = std::make_shared<Redis::Client>(Redis::Settings::parse(m_server.address()).value(),
                                             &m_thread);
    m_hiredis = redisConnect("127.0.0.1", m_server.port());
    if (!m_hiredis || m_hiredis->err)
        qFatal("hiredis cannot connect");
}

RedisBench::~RedisBench()
{
    redisFree(m_hiredis);
    client.reset();
    m_thread.quit();
    m_thread.wait();
}

qint64 RedisBench::blocking(const QList<QByteArray> &arguments)
{
    std::vector<const char *> words;
    std::vector<std::size_t> sizes;
    for (const QByteArray &argument : arguments) {
        words.push_back(argument.constData());
        sizes.push_back(std::size_t(argument.size()));
    }
    const auto free = [](redisReply *reply) { freeReplyObject(reply); };
    const std::unique_ptr<redisReply, decltype(free)> reply(
        static_cast<redisReply *>(
            redisCommandArgv(m_hiredis, int(words.size()), words.data(), sizes.data())),
        free);
    if (!reply || reply->type == REDIS_REPLY_ERROR)
        return -1;
    return reply->type == REDIS_REPLY_ARRAY ? qint64(reply->elements) : qint64(reply->len);
}

Core::Article sampleArticle(int size)
{
    Core::Article article;
    article.id = Core::ArticleId::create();
    article.version = 1;
    article.title = QStringLiteral("Harbour bridge closes for repairs");
    article.slug = QStringLiteral("harbour-bridge-%1").arg(article.id.toString());
    article.summary = QStringLiteral("Cracks in two girders send traffic the long way round.");
    const QString sentence =
        QStringLiteral("Divers found cracks in two of the bridge's eight girders. ");
    article.body = sentence.repeated(qMax(1, size / int(sentence.size())));
    article.authors = {QStringLiteral("Mara Lindqvist")};
    article.tags = {QStringLiteral("harbour"), QStringLiteral("transport")};
    article.status = Core::Status::Published;
    article.publishAt = article.createdAt = article.updatedAt = Core::utcNow().addSecs(-60);
    return article;
}

namespace {

tl::unexpected<Core::Error> noReply()
{
    return Core::failure(Core::ErrorKind::Internal, QStringLiteral("hiredis got no such reply"));
}

class PollCounters final : public Row
{
public:
    QString what() const override { return QStringLiteral("poll 1,000 counters"); }
    QString reference() const override { return QStringLiteral("one MGET by blocking hiredis"); }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 1.3}; }

    Core::Result<Figures> measure() override
    {
        RedisBench redis;
        Views::RedisCounter counter(redis.client);
        QList<Core::ArticleId> ids;
        QList<std::pair<Core::ArticleId, qint64>> counts;
        QList<QByteArray> command{QByteArrayLiteral("MGET")};
        for (int i = 0; i < 1000; ++i) {
            ids << Core::ArticleId::create();
            counts.append({ids.last(), i});
            command << QByteArrayLiteral("article:views:") + ids.last().toString().toLatin1();
        }
        if (const auto seeded = deliver(counter.seed(counts, Core::Call{})); !seeded)
            return Core::failure(seeded.error());

        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round < 300; ++round) {
            Core::Result<QList<qint64>> got;
            ours.push_back(secondsOf([&] { got = deliver(counter.counts(ids, Core::Call{})); }));
            if (!got)
                return Core::failure(got.error());
            qint64 elements = 0;
            theirs.push_back(secondsOf([&] { elements = redis.blocking(command); }));
            if (elements != ids.size())
                return noReply();
        }
        return Figures{median(ours), median(theirs)};
    }
};

class OpenFromCache final : public Row
{
public:
    QString what() const override { return QStringLiteral("open from cache (Redis tier)"); }
    QString reference() const override { return QStringLiteral("one GET by blocking hiredis"); }
    Budget budget() const override { return {Budget::Kind::DifferenceAtMost, 150e-6}; }

    Core::Result<Figures> measure() override
    {
        RedisBench redis;
        Cache::RedisCache cache(redis.client);
        const Core::Article article = sampleArticle(6000);
        if (const auto filled = deliver(cache.fill(article, Core::Call{})); !filled)
            return Core::failure(filled.error());
        const QByteArray json =
            QJsonDocument(Core::articleToJson(article)).toJson(QJsonDocument::Compact);
        redis.blocking({QByteArrayLiteral("SET"), QByteArrayLiteral("reference"), json});

        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round < 1000; ++round) {
            Core::Result<std::optional<Core::Article>> got;
            ours.push_back(secondsOf([&] { got = deliver(cache.get(article.id, Core::Call{})); }));
            if (!got)
                return Core::failure(got.error());
            if (!got->has_value())
                return Core::failure(Core::ErrorKind::Internal,
                                     QStringLiteral("the cache has lost it"));
            qint64 size = 0;
            theirs.push_back(secondsOf([&] {
                size = redis.blocking({QByteArrayLiteral("GET"), QByteArrayLiteral("reference")});
            }));
            if (size != json.size())
                return noReply();
        }
        return Figures{median(ours), median(theirs)};
    }
};

} // namespace

Rows redisRows()
{
    Rows rows;
    rows.push_back(std::make_unique<PollCounters>());
    rows.push_back(std::make_unique<OpenFromCache>());
    return rows;
}

} // namespace Triptych::Bench
