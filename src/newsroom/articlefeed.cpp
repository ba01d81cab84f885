#include "articlefeed.h"

#include <core/answer.h>
#include <ports/listplaces.h>

#include <QSet>

#include <algorithm>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

/** So many rows are read at once when a list is read again: what is shown changes in one go. */
constexpr int MostAtOnce = 1'000;
/** Rows that may have come since. */
constexpr int Spare = 40;
/** From the last rows of a list whose length is an estimate one gets to its real end. */
constexpr int LastRows = 256;
/** Between exact anchors, as many as can be passed over. */
constexpr int Step = 1'000;
/** Anchors of a call: it is over in milliseconds, and can be cancelled between two. */
constexpr int Stretch = 50;

} // namespace

ArticleFeed::ArticleFeed(Ports::ListPlaces &places, Core::FutureResult<Core::ArticlePage> firstPage,
                         QObject *parent)
    : QObject(parent), m_places(places), m_firstPage(std::move(firstPage))
{
    m_refineSoon.setSingleShot(true);
    // Changes come one after another, and each would count the whole list.
    m_refineSoon.setInterval(2s);
    connect(&m_refineSoon, &QTimer::timeout, this, &ArticleFeed::refine);
}

ArticleFeed::~ArticleFeed()
{
    m_stop.request_stop();
}

Core::Call ArticleFeed::call() const
{
    return Core::Call::within(15s, m_stop.get_token());
}

template<typename T, typename Function>
void ArticleFeed::await(Core::FutureResult<T> future, Function function)
{
    Core::onAnswer(future, this,
                   [this, generation = m_generation,
                    function = std::move(function)](const Core::Result<T> &answer) {
                       if (generation != m_generation)
                           return;
                       if (answer) {
                           function(*answer);
                           return;
                       }
                       m_busy = false;
                       m_isFirstAsked = false;
                       m_isRefining = false;
                       m_soughtTitle.clear();
                       Q_EMIT failed(generation, answer.error());
                   });
}

void ArticleFeed::setQuery(const Core::ArticleQuery &query)
{
    // The answer to the same question is on its way: a desk that shows what it remembers asks for
    // it a second time.
    if (query == m_query && m_isFirstAsked)
        return;
    if (query != m_query || m_generation == 0) {
        m_length = Length::Unknown;
        m_count = 0;
        m_ids.clear();
        m_anchors.clear();
        m_isExact = false;
        m_soughtTitle.clear();
        m_refineSoon.stop();
    }
    m_query = query;
    refresh();
}

void ArticleFeed::refresh()
{
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    ++m_numbering;
    m_wanted.reset();
    m_windows.clear();
    m_busy = false;
    m_isFirstAsked = false;
    m_isRefining = false;
    Q_EMIT started(m_generation);
    if (m_length == Length::Long) {
        if (!m_refineSoon.isActive())
            m_refineSoon.start();
        Q_EMIT outdated(m_generation);
        findSought();
    } else if (m_count > MostAtOnce - Spare) {
        readIds();
    } else {
        readFirst();
    }
}

void ArticleFeed::needWindow(int first, int last, quint64 generation)
{
    if (generation != m_generation)
        return;
    m_wanted = {first, last};
    readWanted();
}

void ArticleFeed::onRowTakenOut(int row)
{
    m_count = std::max(m_count - 1, 0);
    if (row < m_ids.size())
        m_ids.removeAt(row);
    m_anchors.takeOut(row);
    ++m_numbering;
    m_busy = false;
    for (Window &window : m_windows) {
        if (window.first > row)
            --window.first;
    }
}

Core::FutureResult<Core::ArticlePage> ArticleFeed::askFirst(int limit)
{
    // Only what is asked first: later it would be old.
    const auto asked = std::exchange(m_firstPage, {});
    if (asked.isValid() && m_query == Core::ArticleQuery() && limit == FirstPage)
        return asked;
    return m_places.page(m_query, {}, 0, limit, call());
}

void ArticleFeed::readFirst()
{
    // Reading again keeps as much as was shown, so that a scrolled list does not jump back.
    const int limit = m_count == 0 ? FirstPage : std::clamp(m_count + Spare, FirstPage, MostAtOnce);
    m_isFirstAsked = true;
    await(askFirst(limit), [this](const Core::ArticlePage &page) {
        m_isFirstAsked = false;
        const bool atEnd = page.next.isEmpty();
        m_count = int(page.rows.size());
        m_length = atEnd ? Length::Short : Length::Unknown;
        m_ids.clear();
        for (const Core::ArticleSummary &row : page.rows)
            m_ids << row.id;
        const quint64 generation = m_generation;
        Q_EMIT rowsArrived(generation, 0, page.rows, atEnd);
        if (generation != m_generation)
            return;
        if (atEnd) {
            findSought();
            return;
        }
        m_anchors.add({m_count, page.next});
        readIds();
    });
}

void ArticleFeed::readIds()
{
    await(m_places.ids(m_query, {}, ShortList + 1, call()), [this](const Core::IdPage &page) {
        if (page.ids.size() > ShortList) {
            estimate();
            return;
        }
        m_length = Length::Short;
        m_ids = page.ids;
        m_count = int(m_ids.size());
        Q_EMIT idsArrived(m_generation, m_ids);
        findSought();
    });
}

void ArticleFeed::estimate()
{
    await(m_places.estimate(m_query, call()), [this](const Core::ListMap &map) {
        m_length = Length::Long;
        m_ids.clear();
        m_count = int(map.count);
        m_isExact = map.isExact;
        m_anchors.add(map.anchors);
        const quint64 generation = m_generation;
        Q_EMIT counted(generation, m_count, m_isExact);
        if (generation == m_generation && !m_isExact)
            refine();
    });
}

void ArticleFeed::readWanted()
{
    if (m_busy || !m_wanted)
        return;
    const auto [first, wantedLast] = *std::exchange(m_wanted, std::nullopt);
    const int last = std::min({wantedLast, m_count - 1, first + MostAtOnce - 1});
    if (last < first)
        return;
    if (m_length == Length::Short)
        readArticles(first, last);
    else if (!m_isExact && first > 0 && last + LastRows >= m_count)
        readLast(first);
    else
        readWindow(first, last);
}

void ArticleFeed::readArticles(int first, int last)
{
    m_busy = true;
    const QList<Core::ArticleId> asked = m_ids.mid(first, last - first + 1);
    await(m_places.rows(asked, call()), [this, asked](const QList<Core::ArticleSummary> &rows) {
        m_busy = false;
        QList<Core::ArticleSummary> listed;
        QSet<Core::ArticleId> there;
        for (const Core::ArticleSummary &row : rows) {
            if (row.isDeleted() != m_query.isDeleted)
                continue;
            listed << row;
            there << row.id;
        }
        m_ids.removeIf(
            [&](const Core::ArticleId &id) { return !there.contains(id) && asked.contains(id); });
        m_count = int(m_ids.size());
        Q_EMIT articlesArrived(m_generation, asked, listed);
        readWanted();
    });
}

void ArticleFeed::readWindow(int first, int last)
{
    m_busy = true;
    const Core::ListAnchor anchor = m_anchors.before(first);
    // Anchors of an estimate may lie farther apart than rows can be passed over.
    const int skip = int(std::min<qint64>(first - anchor.row, MostAtOnce));
    const Window window{first, 0, anchor.cursor, skip};
    await(m_places.page(m_query, anchor.cursor, skip, last - first + 1, call()),
          [this, window, numbering = m_numbering](const Core::ArticlePage &page) {
              if (numbering != m_numbering)
                  return;
              const qint64 end = window.first + page.rows.size();
              if (!m_isExact && !page.next.isEmpty())
                  m_anchors.add({end, page.next});
              onWindow(window, page.rows, page.next.isEmpty());
          });
}

void ArticleFeed::readLast(int first)
{
    m_busy = true;
    Core::ArticleQuery reversed = m_query;
    reversed.sort = Core::sortBy(Core::sortKey(m_query.sort), !Core::isDescending(m_query.sort));
    const int limit = std::min(m_count - first, MostAtOnce);
    await(m_places.page(reversed, {}, 0, limit, call()),
          [this, numbering = m_numbering](const Core::ArticlePage &page) {
              if (numbering != m_numbering)
                  return;
              QList<Core::ArticleSummary> rows(page.rows.crbegin(), page.rows.crend());
              onWindow({m_count - int(rows.size()), 0, {}, 0, true}, rows, true);
          });
}

void ArticleFeed::onWindow(Window window, const QList<Core::ArticleSummary> &rows, bool atEnd)
{
    constexpr int Remembered = 64;
    m_busy = false;
    window.size = int(rows.size());
    m_windows.prepend(window);
    if (m_windows.size() > Remembered)
        m_windows.removeLast();
    const int end = window.first + window.size;
    // The end of a list that is not counted exactly yet may be another one.
    m_count = atEnd ? end : std::max(m_count, end);
    Q_EMIT rowsArrived(m_generation, window.first, rows, atEnd);
    readWanted();
}

void ArticleFeed::refine()
{
    if (m_length != Length::Long || std::exchange(m_isRefining, true))
        return;
    m_exact = {{0, {}}};
    readAnchors();
}

void ArticleFeed::readAnchors()
{
    await(m_places.anchors(m_query, m_exact.constLast(), Step, Stretch, call()),
          [this](const Core::ListMap &map) {
              m_exact << map.anchors;
              if (map.isExact)
                  locateVisible(int(map.count));
              else
                  readAnchors();
          });
}

std::optional<ArticleFeed::Window> ArticleFeed::visibleWindow() const
{
    const auto it = std::find_if(m_windows.begin(), m_windows.end(), [this](const Window &window) {
        return m_firstVisible >= window.first && m_firstVisible < window.first + window.size;
    });
    return it == m_windows.end() ? std::nullopt : std::optional(*it);
}

void ArticleFeed::locateVisible(int count)
{
    const auto window = visibleWindow();
    if (window && window->isFromEnd)
        correct(count - m_count, count);
    else if (window && !window->cursor.isEmpty())
        countBehind({0, window->cursor}, [this, window, count](int behind) {
            const auto shown = visibleWindow();
            // One may have scrolled elsewhere meanwhile.
            if (shown && (shown->first != window->first || shown->cursor != window->cursor))
                locateVisible(count);
            else
                correct(count - behind + window->skip - window->first, count);
        });
    else
        correct(0, count);
}

void ArticleFeed::countBehind(const Core::ListAnchor &from, std::function<void(int)> function)
{
    // Rows are counted from a cursor to the end, as nobody can count back to the beginning.
    await(m_places.anchors(m_query, from, Step, Stretch, call()),
          [this, function = std::move(function)](const Core::ListMap &map) {
              if (map.isExact)
                  function(int(map.count));
              else
                  countBehind(map.anchors.constLast(), function);
          });
}

void ArticleFeed::correct(int by, int count)
{
    m_isRefining = false;
    if (count <= ShortList) {
        m_length = Length::Unknown;
        readIds();
        return;
    }
    m_anchors.clear();
    m_anchors.add(std::exchange(m_exact, {}));
    m_isExact = true;
    m_count = count;
    m_windows.clear();
    m_wanted.reset();
    m_busy = false;
    ++m_numbering;
    const quint64 generation = m_generation;
    Q_EMIT renumbered(generation, by);
    if (generation == m_generation)
        Q_EMIT counted(generation, count, true);
    findSought();
}

void ArticleFeed::findSought()
{
    const QString sought = std::exchange(m_soughtTitle, {});
    if (!sought.isEmpty())
        findTitle(sought);
}

void ArticleFeed::findTitle(const QString &beginning)
{
    const int finding = ++m_finding;
    // Its row is told as soon as it is known where rows stand, also where they are read again.
    m_soughtTitle = beginning;
    if (m_length == Length::Unknown || (m_length == Length::Long && !m_isExact))
        return;
    await(m_places.beforeTitle(m_query, beginning, call()), [=, this](const QString &cursor) {
        await(
            m_places.page(m_query, cursor, 0, 1, call()), [=, this](const Core::ArticlePage &page) {
                if (finding != m_finding)
                    return;
                const Core::ArticleSummary row = page.rows.value(0);
                if (page.rows.isEmpty() || !row.title.startsWith(beginning, Qt::CaseInsensitive)) {
                    m_soughtTitle.clear();
                    return;
                }
                if (m_length == Length::Short) {
                    m_soughtTitle.clear();
                    Q_EMIT titleFound(m_generation, int(m_ids.indexOf(row.id)));
                    return;
                }
                countBehind({0, cursor}, [=, this](int behind) {
                    if (finding != m_finding)
                        return;
                    m_soughtTitle.clear();
                    Q_EMIT titleFound(m_generation, m_count - behind);
                });
            });
    });
}

} // namespace Triptych::Newsroom
