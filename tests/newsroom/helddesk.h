#pragma once

#include "embedded.h"

#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <support/fakearticlestore.h>
#include <unsaved/journal.h>

#include <QTemporaryDir>

#include <optional>

namespace Triptych::Tests {

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
    /** Opens a new article of `body`, and then somebody saves `theirs` over it. */
    Core::ArticleId openSavedElsewhere(const QString &body, const QString &theirs)
    {
        Core::Article first =
            *wait(store.save(article(QStringLiteral("T"), body), QStringLiteral("ann"), {}));
        open(first.id);
        first.body = theirs;
        if (!store.saveUnlocked(first))
            qFatal("not saved over it");
        return first.id;
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
        for (const Unsaved::JournalEntry &entry : content->entries) {
            if (entry.article.id == id)
                return entry.article;
        }
        return std::nullopt;
    }

    Tests::FakeArticleStore store;
    QTemporaryDir folder;
    Unsaved::Journal journal{folder.filePath(QStringLiteral("journal"))};
    Newsroom::Changes changes;
    Core::Article text;
    Newsroom::EditingSession session{store, journal, changes, QStringLiteral("ann")};
};

} // namespace Triptych::Tests
