#pragma once

#include "stores.h"

#include <support/passingindex.h>

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

namespace Triptych::Tests {

/** The real index, but it refuses whole requests, as a proxy or a lost role does: no test server
 * has rights to lose. */
class RefusingIndex final : public Tests::PassingIndex
{
public:
    using PassingIndex::PassingIndex;

    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override
    {
        ++requests;
        const bool isRefused =
            std::any_of(articles.cbegin(), articles.cend(), [this](const Core::Article &article) {
                return article.title.contains(refused);
            });
        QThread::msleep(pace.count());
        if (!isRefused)
            return PassingIndex::publish(std::move(articles), std::move(call));
        return Core::ready<QList<Core::Result<void>>>(
            Core::failure(kind, QStringLiteral("Not for you."), QStringLiteral("the reason")));
    }

    QString refused = QStringLiteral("Article"); ///< requests with such a title
    Core::ErrorKind kind = Core::ErrorKind::Forbidden;
    int requests = 0;
    std::chrono::milliseconds pace{0}; ///< what each request takes at least
};

/** The first value that a statement answers with. */
inline QString value(const Stores &stores, const char *sql)
{
    return stores.database().value(QString::fromLatin1(sql));
}

/** What was put off is due at once. */
inline void makeDue(const Stores &stores)
{
    stores.database().execute(QStringLiteral("UPDATE outbox SET lease_until = '-infinity'"));
}

/** Changes each and saves it; they are as stored then. */
inline void saveAgain(Stores &stores, QList<Core::Article> *articles)
{
    for (Core::Article &article : *articles)
        article.body += QStringLiteral(" Again.");
    constexpr qsizetype AtOnce = 500;
    for (qsizetype first = 0; first < articles->size(); first += AtOnce) {
        const auto saved = wait(
            stores.articles().saveAll(articles->mid(first, AtOnce), QStringLiteral("test"), {}));
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        for (qsizetype i = 0; i < saved->size(); ++i)
            (*articles)[first + i] = *saved->at(i);
    }
}

inline Core::Result<Sync::RelayReport> drain(Sync::Relay &relay)
{
    return waitFor(relay.drain(Core::Call::within(std::chrono::minutes(1))));
}

/** Again where the index was slow; all that was published counts. */
inline Core::Result<Sync::RelayReport> drainPatiently(Sync::Relay &relay, const Stores &stores)
{
    const QDeadlineTimer patience(std::chrono::minutes(1));
    auto report = drain(relay);
    while (report && stores.isSlow() && !patience.hasExpired()) {
        const qint64 published = report->published;
        report = drain(relay);
        if (report)
            report->published += published;
    }
    return report;
}

} // namespace Triptych::Tests
