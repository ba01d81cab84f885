// What a desk shows comes back at the next start, also where the program was killed.

#include "windowtest.h"

#include <ui/article/editorbar.h>
#include <ui/article/editorsheet.h>
#include <ui/list/filterbar.h>
#include <ui/list/termchips.h>
#include <ui/many/selectionpage.h>
#include <ui/search/searchpage.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/deskmemory.h>
#include <ui/window/sidebar.h>

#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>

using namespace Triptych;
using Ui::Section;

class TestDeskMemory final : public Tests::WindowTest
{
    Q_OBJECT

private:
    /** The window goes without being closed, as in a kill, and another one opens. */
    void startAgain()
    {
        const Profiles::Profile profile = m_workspace->profile();
        closeWindow();
        const auto opened = Tests::wait(Workspace::Workspace::open(
            {profile, {}}, Workspace::Workspace::RelayMode::OnDemand, Core::Call{}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_workspace = *opened;
        show();
    }

private Q_SLOTS:
    void writtenArticle_comesBackWithItsCaret()
    {
        edit(m_alpha.id);
        Ui::EditorPage *editor = desk()->editor();
        editor->setInspectorShown(true);
        editor->setPreviewShown(true);
        editor->setCaret(5);
        waitUntilKept();
        startAgain();
        QTRY_COMPARE(desk()->editor()->articleId(), m_alpha.id);
        editor = desk()->editor();
        QCOMPARE(desk()->currentPage(), editor);
        QTRY_COMPARE(editor->caret(), 5);
        QVERIFY(editor->sheet()->isInspectorWanted());
        QVERIFY(editor->sheet()->bar()->previewButton()->isChecked());
    }

    void list_comesBackWithItsFiltersAndOrder()
    {
        desk()->showSection({Section::Kind::Mine});
        list()->setSort(Core::Sort::TitleAscending);
        list()->filters()->terms()->setWords(QStringLiteral("-tag:\"a b\" lang:en,de"));
        list()->findField()->setText(QStringLiteral("ada"));
        QTRY_COMPARE(model()->rowCount(), 2);
        select(m_gamma.id);
        waitUntilKept();
        startAgain();
        QCOMPARE(desk()->sidebar()->current(), (Section{Section::Kind::Mine}));
        QCOMPARE(list()->findField()->text(), QStringLiteral("ada"));
        QCOMPARE(list()->filters()->terms()->words(), QStringLiteral("-tag:\"a b\" lang:en,de"));
        QCOMPARE(list()->sort(), Core::Sort::TitleAscending);
        QTRY_COMPARE(model()->rowCount(), 2);
        QCOMPARE(model()->idAt(0), std::optional(m_alpha.id));
        QTRY_COMPARE(view()->currentIndex().row(), model()->rowOf(m_gamma.id));
        QVERIFY(list()->filters()->isFiltering());
    }

    void filtersOfAnEarlierVersion_areChips()
    {
        QVariantMap kept = m_window->memory()->state().toMap();
        kept[QStringLiteral("status")] = int(Core::Status::Published);
        kept[QStringLiteral("author")] = QStringLiteral("Mara Lindqvist");
        kept[QStringLiteral("language")] = QStringLiteral("de");
        kept[QStringLiteral("filterWords")] = QStringLiteral("-tag:a");
        closeWindow();
        openWindow();
        m_window->memory()->restore(Ui::DeskState::fromMap(kept));
        QCOMPARE(list()->filters()->terms()->words(),
                 QStringLiteral("-tag:a status:published,scheduled author:\"Mara Lindqvist\" "
                                "lang:de"));
        // Kept as words from now on, and not twice.
        const auto again = m_window->memory()->state().toMap();
        QCOMPARE(Ui::DeskState::fromMap(again).filterWords, list()->filters()->terms()->words());
        QVERIFY(Ui::DeskState::fromMap(again).formerFilters.isEmpty());
    }

    void readArticle_isChosenAndCountsNoView()
    {
        desk()->readArticle(m_beta.id);
        waitUntilKept();
        startAgain();
        QTRY_COMPARE(view()->currentIndex().row(), model()->rowOf(m_beta.id));
        QTRY_VERIFY(qobject_cast<Ui::SelectionPage *>(desk()->currentPage()));
    }

    void search_comesBackWithItsHits()
    {
        desk()->showSection({Section::Kind::Search});
        QTest::keyClicks(desk()->searcher()->field(), QStringLiteral("words"));
        desk()->searcher()->setStatusFilter(Core::Status::Review);
        QTRY_COMPARE(desk()->searcher()->hitsView()->model()->rowCount(), 1);
        waitUntilKept();
        startAgain();
        QCOMPARE(desk()->currentPage(), desk()->searcher());
        QCOMPARE(desk()->searcher()->field()->text(), QStringLiteral("words"));
        QCOMPARE(desk()->searcher()->statusFilter(), std::optional(Core::Status::Review));
        QTRY_COMPARE(desk()->searcher()->hitsView()->model()->rowCount(), 1);
        // Behind another page, too.
        desk()->showSection({Section::Kind::All});
        waitUntilKept();
        startAgain();
        QVERIFY(desk()->currentPage() != desk()->searcher());
        desk()->showSection({Section::Kind::Search});
        QCOMPARE(desk()->searcher()->field()->text(), QStringLiteral("words"));
    }

    void brokenMemory_isAFirstStart()
    {
        const Ui::DeskState state =
            Ui::DeskState::fromMap({{QStringLiteral("section"), 99},
                                    {QStringLiteral("status"), 77},
                                    {QStringLiteral("sort"), QStringLiteral("x")},
                                    {QStringLiteral("article"), QStringLiteral("no id")},
                                    {QStringLiteral("open"), -3}});
        QCOMPARE(state.section, Section{});
        QCOMPARE(state.open, Ui::DeskState::Open::Nothing);
        QVERIFY(state.article.isNull());
        QCOMPARE(state.sort, Core::Sort::UpdatedDescending);
    }
};

QTEST_MAIN(TestDeskMemory)
#include "tst_deskmemory.moc"
