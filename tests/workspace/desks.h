#pragma once

#include <newsroom/embedded.h>

#include <newsroom/articlefeed.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <unsaved/journal.h>
#include <workspace/workspace.h>

#include <QSignalSpy>

namespace Triptych::Tests {

/** A desk as somebody has it open: a workspace that relays and follows changes, a list, a text. */
struct OpenDesk
{
    /** Asks for the list at once. */
    OpenDesk(std::shared_ptr<Workspace::Workspace> opened, const QString &journalFolder)
        : workspace(std::move(opened))
        , journal(journalFolder)
        , feed(workspace->openFeed())
        , session(workspace->openSession(journal))
        , listed(feed.get(), &Newsroom::ArticleFeed::rowsArrived)
        , told(&workspace->changes(), &Newsroom::Changes::articleSaved)
    {
        feed->setQuery({});
    }

    /** This desk was told of that version. */
    bool knows(const Core::Article &article) const
    {
        return std::any_of(told.begin(), told.end(), [&article](const QList<QVariant> &call) {
            const auto one = call.constFirst().value<Core::Article>();
            return one.id == article.id && one.version == article.version;
        });
    }

    std::shared_ptr<Workspace::Workspace> workspace;
    Unsaved::Journal journal;
    std::unique_ptr<Newsroom::ArticleFeed> feed;
    Newsroom::EditingSession session;
    QSignalSpy listed;
    QSignalSpy told;
};

using Desks = std::vector<std::unique_ptr<OpenDesk>>;

inline bool allKnow(const Desks &desks, const Core::Article &article)
{
    return std::all_of(desks.begin(), desks.end(),
                       [&article](const auto &desk) { return desk->knows(article); });
}

/** Saves until every desk is told: from then on all follow. */
inline bool allFollow(const Desks &desks)
{
    return QTest::qWaitFor(
        [&desks] {
            // The last of them: a desk may begin to follow after an earlier one.
            const auto saved = wait(desks.front()->workspace->library().save(
                article(QStringLiteral("First"), QStringLiteral("Text.")), {}));
            return saved && QTest::qWaitFor([&] { return allKnow(desks, *saved); }, 2'000);
        },
        60'000);
}

/** Desk number `number` on these servers: PostgreSQL knows it by the name deskName(). */
inline QString deskName(int number)
{
    return QStringLiteral("desk%1").arg(number);
}

/** `stores` names the servers; the DSN has no query yet. */
inline Profiles::ProfileWithSecrets deskProfile(Profiles::Profile stores, int number)
{
    stores.name = deskName(number);
    stores.kind = Profiles::Profile::Kind::Servers;
    stores.postgres += QStringLiteral("?application_name=") + stores.name;
    return *Profiles::normalised(stores, {});
}

} // namespace Triptych::Tests
