#pragma once

#include <core/article.h>
#include <core/result.h>

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace Triptych::Ports {
class ViewCounter;
}

namespace Triptych::Newsroom {

/**
 * Polls the view counts of the articles on screen once a second. While the counters are away the
 * last counts stay, with their time, and it polls every five seconds. GUI thread.
 */
class LiveCounts final : public QObject
{
    Q_OBJECT

public:
    explicit LiveCounts(Ports::ViewCounter &views, QObject *parent = nullptr);

    /** Replaces the set of watched articles; new ones are asked for at once. At most 1,000 are
     * polled. */
    void watch(const QList<Core::ArticleId> &ids);
    /** The last known count, if any. */
    std::optional<qint64> count(const Core::ArticleId &id) const;
    /** When the last good sample was taken; invalid before the first. */
    QDateTime sampledAt() const { return m_sampledAt; }

Q_SIGNALS:
    /** Only those that changed since the last sample. */
    void countsChanged(const QHash<Triptych::Core::ArticleId, qint64> &counts);
    void availabilityChanged(bool available, const Triptych::Core::Error &error);

private:
    void poll();

    Ports::ViewCounter &m_views;
    QTimer m_timer;
    QList<Core::ArticleId> m_watched;
    QHash<Core::ArticleId, qint64> m_counts;
    QDateTime m_sampledAt;
    bool m_busy = false;
    bool m_again = false;
    bool m_available = true;
};

} // namespace Triptych::Newsroom
