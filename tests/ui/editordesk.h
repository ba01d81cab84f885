#pragma once

#include "../newsroom/embedded.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/journal.h>
#include <ports/articlestore.h>
#include <ui/editorpage.h>

#include <QSignalSpy>

namespace Triptych::Test {

/** An editor page shown over an embedded workspace of its own. */
class EditorDesk final
{
public:
    EditorDesk()
        : journal(workspace.folder() + QStringLiteral("/journal"))
        , page(std::make_unique<Ui::EditorPage>(*workspace, journal))
    {
        page->resize(1000, 700);
        page->show();
        if (!QTest::qWaitForWindowExposed(page.get()))
            qFatal("the page is not shown");
    }

    /** As somebody else saves. */
    Core::Article save(const Core::Article &article)
    {
        const auto saved = wait(workspace->library().save(article, {}));
        if (!saved)
            qFatal("%s", qPrintable(saved.error().message));
        return *saved;
    }

    Core::Article stored(const Core::ArticleId &id)
    {
        return wait(workspace->library().article(id, {})).value_or(Core::Article());
    }

    void open(const Core::ArticleId &id)
    {
        QSignalSpy shown(page.get(), &Ui::EditorPage::articleShown);
        page->openArticle(id);
        if (!QTest::qWaitFor([&] { return shown.size() == 1; }, 10'000))
            qFatal("the article was not opened");
    }

    /** What the journal has of an article by now; a null id where it has nothing. */
    Core::Article journalled(const Core::ArticleId &id)
    {
        const auto content = wait(journal.content());
        if (!content)
            qFatal("%s", qPrintable(content.error().message));
        for (const Newsroom::JournalEntry &entry : content->entries) {
            if (entry.article.id == id)
                return entry.article;
        }
        return {};
    }

    EmbeddedWorkspace workspace;
    Newsroom::Journal journal;
    std::unique_ptr<Ui::EditorPage> page;
};

} // namespace Triptych::Test
