#include "livecounts.h"

#include <core/answer.h>
#include <ports/viewcounter.h>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

constexpr auto PollInterval = 1s;
constexpr auto PollIntervalWhileAway = 5s;
constexpr auto PollPatience = 4s;
constexpr qsizetype MostPolled = 1'000;
constexpr qsizetype MostRemembered = 20'000;

} // namespace

LiveCounts::LiveCounts(Ports::ViewCounter &views, QObject *parent) : QObject(parent), m_views(views)
{
    m_timer.setInterval(PollInterval);
    connect(&m_timer, &QTimer::timeout, this, &LiveCounts::poll);
}

void LiveCounts::watch(const QList<Core::ArticleId> &ids)
{
    const QList<Core::ArticleId> watched = ids.mid(0, MostPolled);
    const bool somethingNew =
        std::any_of(watched.begin(), watched.end(),
                    [this](const Core::ArticleId &id) { return !m_counts.contains(id); });
    m_watched = watched;
    if (m_watched.isEmpty()) {
        m_timer.stop();
        return;
    }
    if (!m_timer.isActive())
        m_timer.start();
    if (somethingNew)
        poll();
}

std::optional<qint64> LiveCounts::count(const Core::ArticleId &id) const
{
    const auto it = m_counts.constFind(id);
    return it == m_counts.constEnd() ? std::nullopt : std::optional(*it);
}

void LiveCounts::poll()
{
    if (m_watched.isEmpty())
        return;
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    const QList<Core::ArticleId> asked = m_watched;
    Core::onAnswer(m_views.counts(asked, Core::Call::within(PollPatience)), this,
                   [this, asked](const Core::Result<QList<qint64>> &counts) {
                       m_busy = false;
                       const bool available = counts.has_value();
                       m_timer.setInterval(available ? PollInterval : PollIntervalWhileAway);
                       if (available != m_available) {
                           m_available = available;
                           Q_EMIT availabilityChanged(available,
                                                      available ? Core::Error{} : counts.error());
                       }
                       if (available) {
                           m_sampledAt = Core::utcNow();
                           QHash<Core::ArticleId, qint64> changed;
                           if (m_counts.size() > MostRemembered)
                               m_counts.clear();
                           for (qsizetype i = 0; i < asked.size() && i < counts->size(); ++i) {
                               const qint64 count = counts->at(i);
                               const auto it = m_counts.constFind(asked.at(i));
                               if (it == m_counts.constEnd() || *it != count) {
                                   m_counts.insert(asked.at(i), count);
                                   changed.insert(asked.at(i), count);
                               }
                           }
                           if (!changed.isEmpty())
                               Q_EMIT countsChanged(changed);
                       }
                       if (std::exchange(m_again, false))
                           poll();
                   });
}

} // namespace Triptych::Newsroom
