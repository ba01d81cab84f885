#include "adapters.h"

#include "departures.h"

#include <articles/sqlarchive.h>
#include <articles/sqlarticlestore.h>
#include <articles/sqlbulkstore.h>
#include <articles/sqlchangefeed.h>
#include <articles/sqllistplaces.h>
#include <articles/sqloutbox.h>
#include <articles/sqlsettings.h>
#include <cache/layeredcache.h>
#include <cache/memorycache.h>
#include <cache/rediscache.h>
#include <platform/username.h>
#include <redis/client.h>
#include <search/elasticindex.h>
#include <search/sqlindex.h>
#include <sql/database.h>
#include <views/rediscounter.h>
#include <views/seededcounter.h>
#include <views/sqlcounter.h>

#include <QFileInfo>

namespace Triptych::Workspace {

namespace {

Sql::ConnectSettings::Schema schemaOf(Adapters::Schema schema)
{
    switch (schema) {
    case Adapters::Schema::Open:
        return Sql::ConnectSettings::Schema::Open;
    case Adapters::Schema::Keep:
        return Sql::ConnectSettings::Schema::Keep;
    case Adapters::Schema::Upgrade:
        return Sql::ConnectSettings::Schema::Upgrade;
    case Adapters::Schema::LeaveAlone:
        break;
    }
    return Sql::ConnectSettings::Schema::Ignore;
}

Core::Result<Sql::ConnectSettings> sqlSettings(const Profiles::ProfileWithSecrets &profile,
                                               Adapters::Schema schema)
{
    if (profile.profile.kind == Profiles::Profile::Kind::Embedded) {
        const QFileInfo file(profile.profile.file);
        auto settings = Sql::ConnectSettings::sqlite(file.absoluteFilePath(),
                                                     file.exists() && !file.isWritable());
        settings.schema = schemaOf(schema);
        return settings;
    }
    auto settings = Sql::ConnectSettings::postgresql(profile.profile.postgres);
    if (!settings)
        return settings;
    settings->password = profile.secrets.postgresPassword;
    settings->schema = schemaOf(schema);
    return settings;
}

Core::Result<Elastic::Settings> elasticSettings(const Profiles::ProfileWithSecrets &profile)
{
    auto settings = Elastic::Settings::parse(profile.profile.elastic);
    if (!settings)
        return settings;
    if (const auto alias = Elastic::Settings::checkAlias(profile.profile.elasticAlias); !alias)
        return Core::failure(alias.error());
    settings->user = profile.profile.elasticUser;
    settings->password = profile.secrets.elasticPassword;
    settings->apiKey = profile.secrets.elasticApiKey;
    settings->caFile = profile.profile.elasticCa;
    settings->alias = profile.profile.elasticAlias;
    if (const auto certificates = settings->certificates(); !certificates)
        return Core::failure(certificates.error());
    return settings;
}

Core::Result<Redis::Settings> redisSettings(const Profiles::ProfileWithSecrets &profile)
{
    auto settings = Redis::Settings::parse(profile.profile.redis);
    if (!settings)
        return settings;
    settings->password = profile.secrets.redisPassword;
    settings->sentinelPassword = profile.secrets.redisSentinelPassword;
    if (!profile.profile.redisCa.isEmpty())
        settings->caFile = profile.profile.redisCa;
    return settings;
}

} // namespace

Adapters::Adapters() = default;

Core::Result<std::unique_ptr<Adapters>>
Adapters::make(const Profiles::ProfileWithSecrets &profile, Schema schema,
               std::optional<std::chrono::milliseconds> sparePatience)
{
    auto sql = sqlSettings(profile, schema);
    if (!sql)
        return Core::failure(sql.error());
    sql->sparePatience = sparePatience.value_or(sql->sparePatience);
    std::unique_ptr<Adapters> adapters(new Adapters);
    adapters->m_network.setObjectName(QStringLiteral("network"));
    adapters->isReadOnly = sql->readOnly;
    adapters->actor = sql->user().isEmpty() ? Platform::userName() : sql->user();
    adapters->database = std::make_shared<Sql::Database>(*sql);
    adapters->articles = std::make_shared<Articles::SqlArticleStore>(adapters->database);
    adapters->places = std::make_shared<Articles::SqlListPlaces>(adapters->database);
    adapters->archive = std::make_shared<Articles::SqlArchive>(adapters->database);
    adapters->bulk = std::make_shared<Articles::SqlBulkStore>(adapters->database);
    adapters->outbox = std::make_shared<Articles::SqlOutbox>(adapters->database);
    adapters->feed = std::make_shared<Articles::SqlChangeFeed>(adapters->database);
    adapters->settings = std::make_shared<Articles::SqlSettings>(adapters->database);
    adapters->sqlSearch = std::make_shared<Search::SqlIndex>(adapters->database);

    const auto sqlViews = std::make_shared<Views::SqlCounter>(adapters->database);
    adapters->countedViews = sqlViews;

    const bool servers = profile.profile.kind == Profiles::Profile::Kind::Servers;
    if (servers && !profile.profile.elastic.trimmed().isEmpty()) {
        const auto settings = elasticSettings(profile);
        if (!settings)
            return Core::failure(settings.error());
        const auto index = std::make_shared<Search::ElasticIndex>(*settings, &adapters->m_network);
        adapters->ownSearch = index;
        adapters->askedSearch = index;
        adapters->indexAdmin = index;
        adapters->m_usesNetwork = true;
    }
    if (servers && !profile.profile.redis.trimmed().isEmpty()) {
        const auto settings = redisSettings(profile);
        if (!settings)
            return Core::failure(settings.error());
        // A connection each: a cache deadline that passes closes its connection, and must not take
        // a view that is being counted with it.
        const auto client = [&] {
            return std::make_shared<Redis::Client>(*settings, &adapters->m_network);
        };
        const auto redisViews = std::make_shared<Views::RedisCounter>(client());
        adapters->counterNotes = redisViews;
        adapters->seededViews = std::make_shared<Views::SeededCounter>(redisViews, sqlViews);
        adapters->views = adapters->seededViews;
        adapters->cache =
            std::make_shared<Cache::LayeredCache>(std::make_shared<Cache::RedisCache>(client()));
        adapters->m_usesNetwork = true;
    } else {
        adapters->views = sqlViews;
        // Another process may save meanwhile, and nobody tells this one: texts are kept for a
        // moment only.
        adapters->cache = std::make_shared<Cache::MemoryCache>(Cache::LayeredCache::nearOptions());
    }
    if (adapters->m_usesNetwork)
        adapters->m_network.start();
    return adapters;
}

void Adapters::leave()
{
    m_network.moveToThread(nullptr);
}

void Adapters::closeInBackground(std::unique_ptr<Adapters> adapters)
{
    adapters->leave();
    departInBackground([adapters = std::shared_ptr<Adapters>(std::move(adapters))]() mutable {
        adapters.reset();
    });
}

Adapters::~Adapters()
{
    feed.reset();
    // Clients before their thread, everything before the database: what is open is answered
    // Cancelled.
    askedSearch.reset();
    ownSearch.reset();
    indexAdmin.reset();
    views.reset();
    seededViews.reset();
    counterNotes.reset();
    countedViews.reset();
    cache.reset();
    sqlSearch.reset();
    outbox.reset();
    settings.reset();
    archive.reset();
    places.reset();
    bulk.reset();
    articles.reset();
    m_network.quit();
    m_network.wait();
}

} // namespace Triptych::Workspace
