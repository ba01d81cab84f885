// A list of 30,000, by keys, wheel and bar.
#include "../articles/placescheck.h"
#include "windowtest.h"

#include <ui/list/articlelistview.h>
#include <ui/list/countlabel.h>

#include <QLineEdit>
#include <QScrollBar>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Triptych;

class TestLongList final : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // One window for all: filling takes long.
        if (!m_window) {
            openWindow();
            run(Tests::insertSeries(Sql::Dialect::Sqlite, 1, 30'000, QStringLiteral("ann")));
        }
        m_ids = run(QStringLiteral("SELECT id FROM articles WHERE deleted_at IS NULL "
                                   "ORDER BY updated_at DESC, id DESC"));
        QVERIFY(m_ids.size() > 27'000);
        list()->refreshSoon();
        QTRY_COMPARE(model()->rowCount(), int(m_ids.size()));
        QTRY_VERIFY(model()->isCountExact());
        view()->setFocus();
        view()->setCurrentIndex(model()->index(0));
        QTRY_COMPARE(list()->visibleIds(), expected());
    }

    void cleanup() { Support::saveScreenshotsOfFailure(); }
    void cleanupTestCase() { closeWindow(); }

    void count_standsInTheHead()
    {
        const auto *label = list()->findChild<Ui::CountLabel *>();
        QTRY_COMPARE(label->text(), QLocale().toString(m_ids.size()) + QStringLiteral(" articles"));
        QTest::keyClicks(list()->findField(), QStringLiteral("Alpha"));
        QTRY_COMPARE(label->text(), QStringLiteral("1 articles"));
        list()->findField()->clear();
        QTRY_COMPARE(label->text(), QLocale().toString(m_ids.size()) + QStringLiteral(" articles"));
    }

    void endAndHome_showTheLastRowsAndTheFirst()
    {
        QTest::keyClick(view(), Qt::Key_End);
        QTRY_VERIFY(list()->currentArticle());
        QCOMPARE(list()->currentArticle()->id, m_ids.constLast());
        QVERIFY(isOnScreen(int(m_ids.size()) - 1));
        QTRY_COMPARE(list()->visibleIds(), expected());
        QTest::keyClick(view(), Qt::Key_Home);
        QTRY_VERIFY(list()->currentArticle());
        QCOMPARE(list()->currentArticle()->id, m_ids.constFirst());
        QCOMPARE(view()->verticalScrollBar()->value(), 0);
        QTRY_COMPARE(list()->visibleIds(), expected());
    }

    void pages_moveByWhatIsOnScreen()
    {
        for (int page = 0; page < 30; ++page)
            QTest::keyClick(view(), Qt::Key_PageDown);
        const int row = view()->currentIndex().row();
        QVERIFY(row > 100);
        QVERIFY(isOnScreen(row));
        QTRY_COMPARE(list()->visibleIds(), expected());
        for (int page = 0; page < 30; ++page)
            QTest::keyClick(view(), Qt::Key_PageUp);
        QCOMPARE(view()->currentIndex().row(), 0);
    }

    void draggedBar_showsTheRightRowsAtItsPlace()
    {
        QScrollBar *bar = view()->verticalScrollBar();
        bar->setSliderDown(true);
        for (int i = 1; i <= 60; ++i)
            bar->setSliderPosition(int(qint64(bar->maximum()) * i / 90));
        // What was not read yet says so.
        const int row = int(bar->value() / Ui::Measure::TallRow);
        QCOMPARE(model()->index(row).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Loading"));
        bar->setSliderDown(false);
        QTRY_COMPARE(list()->visibleIds(), expected());
        QVERIFY(row > 15'000);
    }

    void change_letsTheRowsOnScreenStay()
    {
        QScrollBar *bar = view()->verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        QTRY_COMPARE(list()->visibleIds(), expected());
        const auto before = list()->visibleIds();
        add(QStringLiteral("Delta"), Core::Status::Draft, QStringLiteral("Ada"));
        QTRY_COMPARE(model()->rowCount(), int(m_ids.size()) + 1);
        QCOMPARE(list()->visibleIds(), before);
        bar->setValue(0);
        QTRY_COMPARE(model()->index(0).data().toString(), QStringLiteral("Delta"));
    }

    void currentRow_isKnownThoughFarAway()
    {
        const auto id = list()->currentArticle()->id;
        QScrollBar *bar = view()->verticalScrollBar();
        for (int i = 1; i <= 80; ++i) {
            bar->setValue(int(qint64(bar->maximum()) * i / 80));
            QTRY_COMPARE(list()->visibleIds(), expected());
        }
        QVERIFY(!model()->isThere(100));
        QVERIFY(list()->currentArticle());
        QCOMPARE(list()->currentArticle()->id, id);
    }

    void click_choosesTheRowUnderIt()
    {
        QScrollBar *bar = view()->verticalScrollBar();
        bar->setValue(bar->maximum() / 3);
        QTRY_COMPARE(list()->visibleIds(), expected());
        const QPoint at(view()->viewport()->width() / 2, Ui::Measure::TallRow * 3);
        const int row = (bar->value() + at.y()) / Ui::Measure::TallRow;
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(view()->currentIndex().row(), row);
        QCOMPARE(list()->currentArticle()->id, m_ids.at(row));
    }

    void typedTitle_isGoneTo()
    {
        list()->setSort(Core::Sort::TitleAscending);
        list()->showSection(list()->section());
        QTRY_VERIFY(model()->isCountExact() && model()->rowCount() == int(m_ids.size()));
        view()->setFocus();
        QTest::keyClicks(view(), QStringLiteral("title1400"));
        QTRY_VERIFY(list()->currentArticle() &&
                    list()->currentArticle()->title == QStringLiteral("title1400"));
        const int row = view()->currentIndex().row();
        QVERIFY(row > 10'000);
        QVERIFY(isOnScreen(row));
        QTRY_VERIFY(model()->isThere(row - 1));
        QVERIFY(model()->summaryAt(row - 1).title < QStringLiteral("title1400"));
    }

private:
    /** A statement behind the back of the workspace, and the ids that it answers. */
    QList<Core::ArticleId> run(const QString &statement)
    {
        const QString name = QStringLiteral("other");
        QList<Core::ArticleId> ids;
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(
                m_home.filePath(QStringLiteral("test%1.triptych").arg(m_number)));
            database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
            if (!database.open())
                qFatal("%s", qPrintable(database.lastError().text()));
            QSqlQuery query(database);
            if (!query.exec(statement))
                qFatal("%s", qPrintable(query.lastError().text()));
            while (query.next())
                ids << *Core::ArticleId::fromString(query.value(0).toString());
        }
        QSqlDatabase::removeDatabase(name);
        return ids;
    }

    bool isOnScreen(int row) const
    {
        return view()->viewport()->rect().contains(view()->visualRect(model()->index(row)));
    }

    /** The ids of the rows that are on screen by where the bar stands. */
    QList<Core::ArticleId> expected() const
    {
        const int offset = view()->verticalScrollBar()->value();
        const int first = offset / Ui::Measure::TallRow;
        const int last = (offset + view()->viewport()->height()) / Ui::Measure::TallRow;
        return m_ids.mid(first, last - first + 1);
    }

    QList<Core::ArticleId> m_ids;
};

QTEST_MAIN(TestLongList)
#include "tst_longlist.moc"
