#pragma once

#include "embedded.h"

#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <newsroom/journal.h>
#include <support/fakearticlestore.h>

#include <QTemporaryDir>

#include <optional>

namespace Triptych::Test {

/** A session over a store that can be held up. */
class HeldDesk
{
public:
    HeldDesk()
    {
        session.setSource([this] { return text; });
    }

    void open(const Core::ArticleId &id)
    {
        session.open(id);
        QTRY_COMPARE(session.state(), Newsroom::EditingSession::State::Saved);
        text = session.base();
    }
    void type(const QString &body)
    {
        text.body = body;
        session.markEdited();
    }
    Core::Article stored(const Core::ArticleId &id) { return *wait(store.article(id, {})); }
    std::optional<Core::Article> inJournal(const Core::ArticleId &id)
    {
        const auto content = wait(journal.content());
        for (const Newsroom::JournalEntry &entry : content->entries) {
            if (entry.article.id == id)
                return entry.article;
        }
        return std::nullopt;
    }

    Tests::FakeArticleStore store;
    QTemporaryDir folder;
    Newsroom::Journal journal{folder.path()};
    Newsroom::Changes changes;
    Newsroom::EditingSession session{store, journal, changes, QStringLiteral("ann")};
    Core::Article text;
};

} // namespace Triptych::Test
