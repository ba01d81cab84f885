// A selected row shows its article on the right; Return reads it, F2 writes it.

#include "windowtest.h"

#include <ports/viewcounter.h>
#include <ui/article/articlehead.h>
#include <ui/article/inspector.h>
#include <ui/article/readingpage.h>
#include <ui/controls/emptystate.h>
#include <ui/many/selectionpage.h>
#include <ui/terms/format.h>
#include <ui/text/articledocument.h>
#include <ui/text/articleview.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/pages.h>

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>

using namespace Triptych;

class TestSelectedRow final : public Tests::WindowTest
{
    Q_OBJECT

private:
    template<typename Page> bool isOn() const
    {
        return qobject_cast<Page *>(desk()->currentPage()) != nullptr;
    }

    QString shownText()
    {
        const Ui::ReadingPage *look = desk()->pages()->madeLook();
        if (!look || !look->isVisible() || look->shownPage() != look->view() ||
            !look->view()->articleDocument())
            return {};
        return look->view()->articleDocument()->toPlainText();
    }

    qint64 views(const Core::ArticleId &id)
    {
        return Tests::wait(m_workspace->stores().views.counts({id}, {})).value().first();
    }

private Q_SLOTS:
    void timeOfAnArticle_isSaidAlikeEverywhere()
    {
        edit(m_gamma.id);
        desk()->editor()->setInspectorShown(true);
        QTest::keyClicks(desk()->editor()->bodyEdit(), QStringLiteral("more "));
        QTest::keyClick(desk()->editor()->bodyEdit(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(desk()->editor()->session().state(), Newsroom::EditingSession::State::Saved);
        QTRY_COMPARE(stored(m_gamma.id)->version, 2);
        const QString said = Ui::relativeDate(stored(m_gamma.id)->updatedAt);
        QCOMPARE(said, QStringLiteral("now"));
        auto *history = desk()->editor()->inspector()->findChild<QListWidget *>();
        QTRY_COMPARE(history->count(), 2);
        QVERIFY2(history->item(0)->text().endsWith(said), qPrintable(history->item(0)->text()));
        QStringList labels;
        for (const QLabel *label : desk()->editor()->inspector()->findChildren<QLabel *>())
            labels << label->text();
        QVERIFY(!labels.filter(QStringLiteral("Changed now")).isEmpty());
        labels.clear();
        for (const QWidget *part : desk()->editor()->head()->findChildren<QWidget *>())
            labels << part->accessibleDescription();
        QVERIFY(!labels.filter(said).isEmpty());
    }

    void selectedRow_showsItsArticle_andCountsNothing()
    {
        view()->setFocus();
        for (const Core::Article &article : {m_beta, m_alpha, m_gamma, m_beta}) {
            select(article.id);
            QTRY_VERIFY(shownText().contains(article.body));
            QVERIFY(shownText().contains(article.title));
            QVERIFY(shownText().contains(article.authors.first()));
            QCOMPARE(QApplication::focusWidget(), view());
            QVERIFY(isOn<Ui::SelectionPage>());
            QVERIFY(desk()->pages()->openArticle().isNull());
        }
        QCOMPARE(views(m_beta.id), 0);
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_VERIFY(isOn<Ui::ReadingPage>());
        QTRY_COMPARE(desk()->reader()->article().id, m_beta.id);
    }

    void returnOnTheShownText_reads_escGoesToTheList()
    {
        view()->setFocus();
        select(m_gamma.id);
        QTRY_VERIFY(shownText().contains(m_gamma.body));
        desk()->currentPage()->setFocus();
        QTRY_VERIFY(desk()->currentPage()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), view());
        QVERIFY(isOn<Ui::SelectionPage>());
        desk()->currentPage()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(isOn<Ui::ReadingPage>());
        QCOMPARE(desk()->reader()->articleId(), m_gamma.id);
    }

    void rowThatIsSavedElsewhere_isShownAnew()
    {
        select(m_alpha.id);
        QTRY_VERIFY(shownText().contains(m_alpha.body));
        Core::Article changed = m_alpha;
        changed.body = QStringLiteral("Quite other words.");
        QVERIFY(Tests::wait(m_workspace->library().save(changed, {})).has_value());
        QTRY_VERIFY(shownText().contains(changed.body));
    }

    void deletedRow_givesWayToTheNext()
    {
        view()->setFocus();
        select(m_beta.id);
        QTRY_VERIFY(shownText().contains(m_beta.body));
        QTest::keyClick(view(), Qt::Key_Delete);
        QTRY_COMPARE(model()->rowOf(m_beta.id), -1);
        QTRY_VERIFY(list()->currentArticle() &&
                    shownText().contains(list()->currentArticle()->title));
    }

    void rowThatIsMarkedWhileAnotherIsWritten_isNotWhatCtrlEMeans()
    {
        edit(m_alpha.id);
        view()->setFocus();
        select(m_beta.id);
        QVERIFY(isOn<Ui::EditorPage>());
        QTest::keyClick(view(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(desk()->editor()->articleId(), m_alpha.id);
        QTRY_COMPARE(QApplication::focusWidget(), desk()->editor()->bodyEdit());
        // F2 is a key of the row.
        view()->setFocus();
        select(m_beta.id);
        QTest::keyClick(view(), Qt::Key_F2);
        QTRY_COMPARE(desk()->editor()->articleId(), m_beta.id);
    }
};

QTEST_MAIN(TestSelectedRow)
#include "tst_selectedrow.moc"
