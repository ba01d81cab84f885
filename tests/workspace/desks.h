#pragma once

#include <newsroom/articlefeed.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <unsaved/journal.h>
#include <workspace/workspace.h>

#include <QSignalSpy>

namespace Triptych::Test {

/** A desk as somebody has it open: a workspace that relays and follows changes, a list, a text. */
struct Desk
{
    /** Asks for the list at once. */
    Desk(std::shared_ptr<Workspace::Workspace> opened, const QString &journalFolder)
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

} // namespace Triptych::Test
