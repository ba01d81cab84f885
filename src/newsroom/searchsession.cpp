#include "searchsession.h"

#include "checkedsearch.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

constexpr auto TypingPause = 120ms;
constexpr auto SearchPatience = 10s;

} // namespace

SearchSession::SearchSession(Ports::SearchIndex &index, Ports::ArticleStore &store, QObject *parent)
    : QObject(parent), m_index(index), m_store(store)
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
    searchFlow(query, call, generation);
}

QCoro::Task<void> SearchSession::searchFlow(Core::SearchQuery query, Core::Call call,
                                            quint64 generation)
{
    const QPointer<SearchSession> self(this);
    auto searching = checkedSearch(m_index, m_store, query, call);
    const auto page = co_await searching;
    if (!self || generation != m_generation)
        co_return;
    m_busy = false;
    if (!page) {
        Q_EMIT failed(page.error());
        co_return;
    }
    m_next = page->next;
    Q_EMIT pageArrived(*page, !query.after.isEmpty());
}

} // namespace Triptych::Newsroom
