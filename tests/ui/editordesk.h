#pragma once

#include "../newsroom/embedded.h"

#include <newsroom/articlelibrary.h>
#include <ports/articlestore.h>
#include <support/screenshot.h>
#include <ui/article/editorpage.h>
#include <ui/look/theme.h>
#include <unsaved/journal.h>

#include <QPushButton>
#include <QSignalSpy>

#include <optional>

namespace Triptych::Tests {

/** An embedded workspace of one test and the journal beside it. */
class WritingDesk
{
public:
    WritingDesk() : journal(journalFolder()) {}

    QString journalFolder() const { return file(QStringLiteral("journal")); }
    /** A path in the folder of the test. */
    QString file(const QString &name) const { return workspace.folder() + QLatin1Char('/') + name; }

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

    /** What the journal has by now. */
    Unsaved::JournalContent journalled()
    {
        const auto content = wait(journal.content());
        if (!content)
            qFatal("%s", qPrintable(content.error().message));
        return *content;
    }

    /** What the journal has of an article by now; a null id where it has nothing. */
    Core::Article journalled(const Core::ArticleId &id)
    {
        const Unsaved::JournalContent content = journalled();
        for (const Unsaved::JournalEntry &entry : content.entries) {
            if (entry.article.id == id)
                return entry.article;
        }
        return {};
    }

    /** A page to write on, in sight. */
    std::unique_ptr<Ui::EditorPage> editor()
    {
        auto page = std::make_unique<Ui::EditorPage>(*workspace, journal);
        page->resize(1000, 700);
        page->show();
        if (!QTest::qWaitForWindowExposed(page.get()))
            qFatal("the page is not shown");
        return page;
    }

    static void open(Ui::EditorPage &page, const Core::ArticleId &id)
    {
        QSignalSpy shown(&page, &Ui::EditorPage::articleShown);
        page.openArticle(id);
        if (!QTest::qWaitFor([&] { return shown.size() == 1; }, 10'000))
            qFatal("the article was not opened");
    }

    EmbeddedWorkspace workspace;
    Unsaved::Journal journal;
};

/** The button of that text that is in sight; null where none is. */
inline QPushButton *visibleButton(const QWidget &where, const QString &text)
{
    for (QPushButton *button : where.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

/** With one page, on which everything is written. */
class EditorDesk final : public WritingDesk
{
public:
    using WritingDesk::open;
    void open(const Core::ArticleId &id) { open(*page, id); }

    std::unique_ptr<Ui::EditorPage> page = editor();
};

/** The house's looks, and a picture of a page whose test fails. */
class PageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        (new Ui::Theme(*qApp))->setParent(qApp);
        Ui::Theme::current()->setMotionOn(false);
    }

    void cleanup() { Support::saveScreenshotsOfFailure(); }
};

/** Each test has a desk of its own. */
class DeskTest : public PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk.emplace(); }

protected:
    Core::Article store(const QString &title, const QString &body,
                        Core::Status status = Core::Status::Draft)
    {
        Core::Article article = Tests::article(title, body, status);
        if (status == Core::Status::Published)
            article.publishAt = Core::utcNow().addSecs(-60);
        return m_desk->save(article);
    }

    std::optional<WritingDesk> m_desk;
};

} // namespace Triptych::Tests
