#include "livechanges.h"

#include <core/answer.h>
#include <core/pause.h>
#include <newsroom/changes.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/changefeed.h>
#include <sync/relay.h>

#include <QLoggingCategory>

using namespace std::chrono_literals;

namespace Triptych::Workspace {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.workspace.livechanges", QtInfoMsg)

constexpr auto Patience = 15s;
/** More than these at once are an import or a bulk action: lists are read again instead. */
constexpr int MostWhole = 50;
constexpr int MostKnown = 10'000;
constexpr auto IdleWhileLive = 15s;
/** All desks lose a server at one moment; their relays look for it at different ones. */
constexpr auto SpreadAfterLoss = 3s;

} // namespace

LiveChanges::LiveChanges(Ports::ChangeFeed &feed, Ports::ArticleStore &store,
                         Ports::ArticleCache &cache, Newsroom::Changes &changes, Sync::Relay *relay,
                         QObject *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_store(store)
    , m_cache(cache)
    , m_changes(changes)
    , m_relay(relay)
{
    connect(&m_changes, &Newsroom::Changes::articleSaved, this,
            [this](const Core::Article &article) { remember(article.id, article.version); });
    connect(&m_changes, &Newsroom::Changes::articleRemoved, this, &LiveChanges::remember);
    connect(&m_changes, &Newsroom::Changes::ownWriteEnded, this, [this](Core::ArticleId id) {
        if (m_waiting.contains(id))
            onChanged({m_waiting.take(id)});
    });
}

LiveChanges::~LiveChanges()
{
    stop();
}

void LiveChanges::start()
{
    // Called on the feed's thread, and never after stop().
    m_feed.start(
        {[this](const QList<Core::ArticleSummary> &rows) {
             QMetaObject::invokeMethod(this, [this, rows] { onChanged(rows); });
         },
         [this] {
             QMetaObject::invokeMethod(this, [this] { Q_EMIT m_changes.somethingChanged(); });
         },
         [this] {
             if (m_relay)
                 QMetaObject::invokeMethod(m_relay, &Sync::Relay::poke);
         },
         [this](bool live) {
             qCInfo(log) << (live ? "changes are told at once" : "changes are looked for");
             if (!m_relay)
                 return;
             QMetaObject::invokeMethod(m_relay, [relay = m_relay, live] {
                 relay->setIdleInterval(live ? IdleWhileLive : Sync::Relay::DefaultIdleInterval);
             });
         },
         [this] {
             if (!m_relay)
                 return;
             QMetaObject::invokeMethod(m_relay, [relay = m_relay] {
                 relay->holdOff(Core::anyTimeWithin(SpreadAfterLoss));
             });
         }});
}

void LiveChanges::stop()
{
    m_stop.request_stop();
    m_feed.stop();
}

void LiveChanges::leave()
{
    m_stop.request_stop();
    disconnect(&m_changes, nullptr, this, nullptr);
}

void LiveChanges::remember(Core::ArticleId id, qint64 version)
{
    if (m_known.size() >= MostKnown)
        m_known.clear();
    qint64 &known = m_known[id];
    known = std::max(known, version);
}

bool LiveChanges::isKnown(Core::ArticleId id, qint64 version) const
{
    return m_known.value(id) >= version;
}

void LiveChanges::onChanged(const QList<Core::ArticleSummary> &rows)
{
    const Core::Call call = Core::Call::within(Patience, m_stop.get_token());
    QList<Core::ArticleId> wanted;
    for (const Core::ArticleSummary &row : rows) {
        // Also after one's own saves: another program's relay may have taken the row.
        m_cache.invalidate(row.id, row.version, call);
        if (isKnown(row.id, row.version))
            continue;
        if (m_changes.isWriting(row.id)) {
            // It is this desk's own, perhaps: its answer tells.
            m_waiting.insert(row.id, row);
            continue;
        }
        if (row.isDeleted())
            tell(row);
        else
            wanted << row.id;
    }
    if (wanted.isEmpty())
        return;
    if (wanted.size() > MostWhole) {
        Q_EMIT m_changes.somethingChanged();
        return;
    }
    Core::onAnswer(m_store.articles(wanted, call), this,
                   [this](const Core::Result<QList<Core::Article>> &articles) {
                       if (!articles) {
                           if (articles.error().kind != Core::ErrorKind::Cancelled)
                               Q_EMIT m_changes.somethingChanged();
                           return;
                       }
                       for (const Core::Article &article : *articles)
                           tell(article);
                   });
}

void LiveChanges::tell(const Core::Article &article)
{
    if (isKnown(article.id, article.version))
        return;
    if (article.isDeleted())
        Q_EMIT m_changes.articleRemoved(article.id, article.version);
    else
        Q_EMIT m_changes.articleSaved(article);
}

} // namespace Triptych::Workspace
