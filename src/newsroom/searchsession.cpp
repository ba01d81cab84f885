#include "searchsession.h"

#include <ports/articlestore.h>
#include <ports/searchindex.h>

#include <QHash>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

constexpr auto TypingPause = 120ms;
constexpr auto SearchPatience = 10s;

/** Drops hits whose article is gone or no longer passes the query's filters, by what SQL holds now. */
void keepTrueHits(Core::SearchPage &page, const QList<Core::Article> &stored,
    const Core::SearchQuery &query)
{
    QHash<Core::ArticleId, const Core::Article *> byId;
    for (const Core::Article &article : stored)
        byId.insert(article.id, &article);
    const QDateTime now = Core::utcNow();
    page.hits.removeIf([&](const Core::SearchHit &hit) {
        const Core::Article *article = byId.value(hit.article.id);
        return !article || article->isDeleted() || (query.status && article->status != *query.status)
            || (query.publicOnly && !article->isPublic(now));
    });
}

} // namespace

SearchSession::SearchSession(Ports::SearchIndex &index, Ports::ArticleStore &store, QObject *parent)
    : QObject(parent)
    , m_index(index)
    , m_store(store)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &SearchSession::searchNow);
}

SearchSession::~SearchSession()
{
    m_stop.request_stop();
}

void SearchSession::setQuery(const Core::SearchQuery &query)
{
    m_query = query;
    m_query.after.clear();
    if (query.words.trimmed().isEmpty()) {
        m_pause.stop();
        m_stop.request_stop();
        ++m_generation;
        m_next.clear();
        m_busy = false;
        Q_EMIT cleared();
        return;
    }
    m_pause.start();
}

void SearchSession::searchNow()
{
    m_pause.stop();
    if (m_query.words.trimmed().isEmpty())
        return;
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_next.clear();
    Q_EMIT started();
    run({});
}

void SearchSession::more()
{
    if (!m_busy && !m_next.isEmpty())
        run(m_next);
}

void SearchSession::run(const QString &after)
{
    m_busy = true;
    const quint64 generation = m_generation;
    const Core::Call call = Core::Call::within(SearchPatience, m_stop.get_token());
    Core::SearchQuery query = m_query;
    query.after = after;
    const auto fail = [this, generation](const Core::Error &error) {
        if (generation == m_generation) {
            m_busy = false;
            Q_EMIT failed(error);
        }
    };
    m_index.search(query, call).then(this, [=, this](const Core::Result<Core::SearchPage> &found) {
        if (generation != m_generation)
            return;
        if (!found) {
            fail(found.error());
            return;
        }
        QList<Core::ArticleId> ids;
        for (const Core::SearchHit &hit : found->hits)
            ids << hit.article.id;
        m_store.articles(ids, call).then(this,
            [=, this, page = *found](const Core::Result<QList<Core::Article>> &stored) mutable {
                if (generation != m_generation)
                    return;
                if (!stored) {
                    fail(stored.error());
                    return;
                }
                keepTrueHits(page, *stored, query);
                m_busy = false;
                m_next = page.next;
                Q_EMIT pageArrived(page, !after.isEmpty());
            });
    });
}

} // namespace Triptych::Newsroom
