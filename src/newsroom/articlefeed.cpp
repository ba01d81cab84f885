#include "articlefeed.h"

#include <core/answer.h>
#include <ports/articlestore.h>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

constexpr int NextPages = 200;

} // namespace

ArticleFeed::ArticleFeed(Ports::ArticleStore &store,
                         Core::FutureResult<Core::ArticlePage> firstPage, QObject *parent)
    : QObject(parent), m_store(store), m_firstPage(std::move(firstPage))
{
}

ArticleFeed::~ArticleFeed()
{
    m_stop.request_stop();
}

void ArticleFeed::setQuery(const Core::ArticleQuery &query)
{
    // The answer to the same question is on its way: a desk that shows what it remembers asks for
    // it a second time.
    if (query == m_query && m_busy && m_loaded == 0)
        return;
    if (query != m_query)
        m_loaded = 0;
    m_query = query;
    refresh();
}

void ArticleFeed::refresh()
{
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    // Reading again keeps as much as was shown, so that a scrolled list does not jump back.
    m_wanted = std::clamp(m_loaded, FirstPage, 1'000);
    m_loaded = 0;
    m_next.clear();
    m_atEnd = false;
    m_busy = false;
    Q_EMIT started(m_generation);
    fetch();
}

void ArticleFeed::needWindow(int first, int last, quint64 generation)
{
    Q_UNUSED(first)
    if (generation != m_generation)
        return;
    m_wanted = std::max(m_wanted, last + 1);
    if (!m_busy && !m_atEnd && m_loaded < m_wanted)
        fetch();
}

Core::FutureResult<Core::ArticlePage> ArticleFeed::ask(int limit)
{
    // Only what is asked first: later it would be old.
    const auto asked = std::exchange(m_firstPage, {});
    if (asked.isValid() && m_query == Core::ArticleQuery() && limit == FirstPage &&
        m_next.isEmpty())
        return asked;
    return m_store.list(m_query, limit, m_next, Core::Call::within(15s, m_stop.get_token()));
}

void ArticleFeed::fetch()
{
    m_busy = true;
    const quint64 generation = m_generation;
    const int limit = m_loaded == 0 ? m_wanted : NextPages;
    Core::onAnswer(ask(limit), this,
                   [this, generation](const Core::Result<Core::ArticlePage> &page) {
                       if (generation != m_generation)
                           return;
                       m_busy = false;
                       if (!page) {
                           Q_EMIT failed(generation, page.error());
                           return;
                       }
                       const int first = m_loaded;
                       m_loaded += int(page->rows.size());
                       m_next = page->next;
                       m_atEnd = m_next.isEmpty();
                       Q_EMIT rowsArrived(generation, first, page->rows, m_atEnd);
                       if (generation == m_generation && !m_busy && !m_atEnd && m_loaded < m_wanted)
                           fetch();
                   });
}

} // namespace Triptych::Newsroom
