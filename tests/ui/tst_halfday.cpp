// Half a day of an editor, step by step: after each step all that is shown is what is stored, and
// no pane has moved.

#include "windowtest.h"

#include <ui/article/articlehead.h>
#include <ui/article/deletedpage.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/article/readingpage.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/pill.h>
#include <ui/exchange/exportdialog.h>
#include <ui/exchange/importdialog.h>
#include <ui/list/articlelistpane.h>
#include <ui/search/searchpage.h>
#include <ui/terms/articlestatus.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/imports.h>

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>

using namespace Triptych;
using State = Newsroom::EditingSession::State;

class TestHalfDay final : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void halfADay_leavesWhatIsShownTrue();

private:
    Ui::EditorPage *editor() const { return desk()->editor(); }

    void trigger(const char *text)
    {
        for (QAction *action : desk()->pageActions()) {
            if (action->text().contains(QLatin1String(text))) {
                QVERIFY2(action->isEnabled(), text);
                action->trigger();
                return;
            }
        }
        QFAIL(text);
    }

    /** The mark of each row, and of the article that is written, is that of what is stored. */
    bool isTrue(const char *step)
    {
        QCoreApplication::processEvents();
        const QDateTime now = Core::utcNow();
        for (int row = 0; row < model()->rowCount(); ++row) {
            const auto article = stored(*model()->idAt(row));
            if (!article ||
                model()->index(row).data(Models::ArticleListModel::StatusRole).toInt() !=
                    int(article->status) ||
                model()->index(row).data(Models::ArticleListModel::TitleRole).toString() !=
                    article->title ||
                model()->index(row).data(Models::ArticleListModel::ScheduledRole).toBool() !=
                    article->isScheduled(now)) {
                qWarning() << step << "row" << row << "is not what is stored";
                return false;
            }
        }
        const auto written = stored(editor()->articleId());
        if (desk()->currentPage() == editor() && written &&
            editor()->session().state() == State::Saved) {
            if (editor()->shownArticle().body != written->body) {
                qWarning() << step << "the text is not what is stored";
                return false;
            }
            const QString shown = editor()->head()->statusPill()->text();
            if (shown != Ui::shownStatus(*written, now).name) {
                qWarning() << step << "the mark says" << shown;
                return false;
            }
        }
        if (m_panes.isEmpty())
            m_panes = panes();
        if (panes() != m_panes) {
            qWarning() << step << "panes moved" << panes() << m_panes;
            return false;
        }
        return true;
    }

    void write(const QString &title, const QString &text)
    {
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(desk()->currentPage() == editor() && editor()->articleId() != m_last);
        editor()->head()->titleEdit()->setFocus();
        QTest::keyClicks(editor()->head()->titleEdit(), title);
        editor()->bodyEdit()->setFocus();
        QTest::keyClicks(editor()->bodyEdit(), text);
        m_last = editor()->articleId();
    }

    void save()
    {
        QTest::keyClick(editor()->bodyEdit(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(editor()->session().state(), State::Saved);
    }

    /** The sheet's button, which says what it does. */
    void goOut()
    {
        QTRY_VERIFY(editor()->publishing()->sheet());
        QTRY_VERIFY(editor()->publishing()->sheet()->publishButton()->isEnabled());
        QTest::mouseClick(editor()->publishing()->sheet()->publishButton(), Qt::LeftButton);
        QTRY_COMPARE(editor()->session().state(), State::Saved);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    QList<QRect> m_panes;
    Core::ArticleId m_last;
};

void TestHalfDay::halfADay_leavesWhatIsShownTrue()
{
    QVERIFY(isTrue("begin"));
    write(QStringLiteral("Low tide"), QStringLiteral("The water went "));
    QTest::keyClick(editor()->bodyEdit(), Qt::Key_B, Qt::ControlModifier);
    QTest::keyClicks(editor()->bodyEdit(), QStringLiteral("out"));
    QTest::keyClick(editor()->bodyEdit(), Qt::Key_B, Qt::ControlModifier);
    QTest::keyClicks(editor()->bodyEdit(), QStringLiteral(" at six."));
    save();
    const Core::ArticleId tide = m_last;
    QCOMPARE(stored(tide)->body, QStringLiteral("The water went **out** at six."));
    QVERIFY(isTrue("written, formatted, saved"));

    QTest::keyClick(editor()->bodyEdit(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    goOut();
    QTRY_COMPARE(stored(tide)->status, Core::Status::Published);
    QVERIFY(isTrue("published"));

    write(QStringLiteral("High tide"), QStringLiteral("It comes back at noon."));
    save();
    const Core::ArticleId high = m_last;
    trigger("at a time");
    goOut();
    QTRY_VERIFY(stored(high)->isScheduled(Core::utcNow()));
    QVERIFY(isTrue("scheduled"));

    edit(tide);
    trigger("Unpublish");
    QTRY_COMPARE(stored(tide)->status, Core::Status::Draft);
    QTRY_COMPARE(editor()->session().state(), State::Saved);
    QVERIFY(isTrue("unpublished"));

    QTest::keyClick(m_window.get(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!stored(tide));
    QTRY_COMPARE(model()->rowOf(tide), -1);
    QVERIFY(isTrue("deleted"));

    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(model()->rowOf(tide) >= 0);
    const QRect row = view()->visualRect(model()->index(model()->rowOf(tide)));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, row.center());
    QTRY_VERIFY(desk()->pages()->showsDeleted());
    QTRY_VERIFY(desk()->pages()->deleted()->shown());
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(stored(tide));
    desk()->showSection({Ui::Section::Kind::All});
    QTRY_VERIFY(model()->rowOf(tide) >= 0);
    QCOMPARE(stored(tide)->body, QStringLiteral("The water went **out** at six."));
    QVERIFY(isTrue("restored"));

    edit(high);
    desk()->search(QStringLiteral("Gamma"));
    QTRY_VERIFY(desk()->searcher()->hitsView()->model()->rowCount() > 0);
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(desk()->currentPage() == editor());
    QCOMPARE(editor()->articleId(), high);
    QVERIFY(isTrue("searched and back"));

    QTemporaryDir site;
    QFile file(site.filePath(QStringLiteral("storm.md")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("---\ntitle: Storm\ndraft: true\n---\nIt blew.\n");
    file.close();
    desk()->imports()->importFolder(site.path(), m_window.get());
    Ui::ImportDialog *import = desk()->imports()->dialog();
    QTRY_COMPARE_WITH_TIMEOUT(import->stage(), Ui::ImportDialog::Stage::Ready, 30'000);
    QTest::mouseClick(import->importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(import->stage(), Ui::ImportDialog::Stage::Done, 30'000);
    import->close();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(model()->rowCount(), 6);
    QVERIFY(isTrue("imported"));

    QTemporaryDir out;
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = desk()->findChild<Ui::ExportDialog *>();
    QVERIFY(dialog);
    dialog->folderField()->setText(out.path());
    QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
    QTRY_COMPARE(dialog->stage(), Ui::ExportDialog::Stage::Done);
    QVERIFY(!QDir(out.path()).isEmpty());
    dialog->close();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(isTrue("exported"));

    // The end, and the next start.
    waitUntilKept();
    m_window.reset();
    show();
    QTRY_COMPARE(model()->rowCount(), 6);
    QTRY_VERIFY(desk()->currentPage() == editor());
    QTRY_COMPARE(editor()->articleId(), high);
    QTRY_COMPARE(editor()->session().state(), State::Saved);
    QVERIFY(isTrue("started again"));
}

QTEST_MAIN(TestHalfDay)
#include "tst_halfday.moc"
