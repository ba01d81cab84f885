#pragma once

#include <ports/listplaces.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace Triptych::Tests {

/**
 * A list of any length in memory, in the order of its keys, that keeps the contract of its port;
 * its estimates are as wrong as they are told to be. Any other order is the reverse one.
 */
class FakeListPlaces final : public Ports::ListPlaces
{
public:
    static constexpr qint64 Gap = 1'000; ///< between the keys of neighbours

    explicit FakeListPlaces(int count)
    {
        for (int row = 0; row < count; ++row)
            keys.push_back(row * Gap);
    }

    std::vector<qint64> keys;
    double estimated = 1; ///< of the real numbers
    QStringList calls;
    /** Asked before each call; an error it gives is the answer. */
    std::function<std::optional<Core::Error>(const QString &call)> trouble;
    /** Asked before each call; where it says so the answer waits for release(). */
    std::function<bool(const QString &call)> holds;
    void release()
    {
        for (const auto &give : std::exchange(m_held, {}))
            give();
    }
    bool isHolding() const { return !m_held.empty(); }

    static Core::ArticleId idOf(qint64 key)
    {
        return *Core::ArticleId::fromString(QStringLiteral("01900000-0000-7000-8000-%1")
                                                .arg(key + 1'000'000, 12, 16, QLatin1Char('0')));
    }
    Core::ArticleId idAt(qsizetype row) const { return idOf(keys.at(size_t(row))); }

    Core::FutureResult<Core::ArticlePage> page(Core::ArticleQuery query, QString cursor, int skip,
                                               int limit, Core::Call) override
    {
        return answer<Core::ArticlePage>("page", [&] {
            const auto list = ordered(query);
            const size_t first = std::min(behind(list, query, cursor) + size_t(skip), list.size());
            const size_t end = std::min(first + size_t(limit), list.size());
            Core::ArticlePage page;
            for (size_t row = first; row < end; ++row)
                page.rows << summary(list[row]);
            if (end < list.size() && end > first)
                page.next = QString::number(list[end - 1]);
            return page;
        });
    }
    Core::FutureResult<Core::IdPage> ids(Core::ArticleQuery query, QString cursor, int limit,
                                         Core::Call) override
    {
        return answer<Core::IdPage>("ids", [&] {
            const auto list = ordered(query);
            const size_t first = behind(list, query, cursor);
            const size_t end = std::min(first + size_t(limit), list.size());
            Core::IdPage page;
            for (size_t row = first; row < end; ++row)
                page.ids << idOf(list[row]);
            if (end < list.size())
                page.next = QString::number(list[end - 1]);
            return page;
        });
    }
    Core::FutureResult<QList<Core::ArticleSummary>> rows(QList<Core::ArticleId> ids,
                                                         Core::Call) override
    {
        return answer<QList<Core::ArticleSummary>>("rows", [&] {
            QList<Core::ArticleSummary> found;
            for (const qint64 key : keys) {
                if (ids.contains(idOf(key)))
                    found.prepend(summary(key));
            }
            return found;
        });
    }
    Core::FutureResult<Core::ListMap> estimate(Core::ArticleQuery query, Core::Call) override
    {
        return answer<Core::ListMap>("estimate", [&] {
            const auto list = ordered(query);
            Core::ListMap map;
            map.count = qint64(double(list.size()) * estimated);
            const size_t step = std::max<size_t>(1, list.size() / 1'000);
            for (size_t row = step; row < list.size(); row += step)
                map.anchors << Core::ListAnchor{qint64(double(row) * estimated),
                                                QString::number(list[row - 1])};
            return map;
        });
    }
    Core::FutureResult<QString> beforeTitle(Core::ArticleQuery, QString beginning,
                                            Core::Call) override
    {
        // The titles stand by their number.
        return answer<QString>("beforeTitle", [&] {
            return QString::number(beginning.section(QLatin1Char(' '), 1).toLongLong() - 1);
        });
    }
    Core::FutureResult<Core::ListMap> anchors(Core::ArticleQuery query, Core::ListAnchor from,
                                              int step, int limit, Core::Call) override
    {
        return answer<Core::ListMap>("anchors", [&] {
            const auto list = ordered(query);
            const size_t first = behind(list, query, from.cursor);
            Core::ListMap map;
            for (size_t row = size_t(step); first + row < list.size(); row += size_t(step)) {
                if (map.anchors.size() == limit)
                    return map;
                map.count = from.row + qint64(row);
                map.anchors << Core::ListAnchor{map.count, QString::number(list[first + row - 1])};
            }
            map.count = from.row + qint64(list.size() - first);
            map.isExact = true;
            return map;
        });
    }

private:
    static bool isReversed(const Core::ArticleQuery &query)
    {
        return query.sort != Core::Sort::UpdatedDescending;
    }
    std::vector<qint64> ordered(const Core::ArticleQuery &query) const
    {
        auto list = keys;
        if (isReversed(query))
            std::reverse(list.begin(), list.end());
        return list;
    }
    static size_t behind(const std::vector<qint64> &list, const Core::ArticleQuery &query,
                         const QString &cursor)
    {
        if (cursor.isEmpty())
            return 0;
        const qint64 key = cursor.toLongLong();
        const bool reversed = isReversed(query);
        return size_t(std::partition_point(
                          list.begin(), list.end(),
                          [=](qint64 other) { return reversed ? other >= key : other <= key; }) -
                      list.begin());
    }
    static Core::ArticleSummary summary(qint64 key)
    {
        Core::ArticleSummary row;
        row.id = idOf(key);
        row.version = 1;
        row.title = QStringLiteral("Article %1").arg(key);
        row.updatedAt = Core::utcNow();
        return row;
    }
    template<typename T, typename Function>
    Core::FutureResult<T> answer(const char *name, Function work)
    {
        const QString call = QLatin1String(name);
        calls << call;
        Core::Result<T> result = T();
        const auto error = trouble ? trouble(call) : std::nullopt;
        if (error)
            result = Core::failure(*error);
        else
            result = work();
        if (!holds || !holds(call))
            return Core::ready<T>(std::move(result));
        const auto promise = std::make_shared<QPromise<Core::Result<T>>>();
        promise->start();
        m_held.push_back([promise, result] {
            promise->addResult(result);
            promise->finish();
        });
        return promise->future();
    }

    std::vector<std::function<void()>> m_held;
};

} // namespace Triptych::Tests
