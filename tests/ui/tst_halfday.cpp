// Half a day of an editor, step by step: after each step all that is shown is what is stored, and
// no pane has moved. With kills it is run by `triptych_faults --halfday`.

#include "halfday.h"
#include "windowtest.h"

#include <QAction>

using namespace Triptych;

class TestHalfDay final : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void halfADay_leavesWhatIsShownTrue();
};

void TestHalfDay::halfADay_leavesWhatIsShownTrue()
{
    QTemporaryDir folder;
    Tests::HalfDay day({[this] { return m_window.get(); }, folder.path(), {}, {}});
    const QList<QRect> panes = day.panes();
    for (const QString &step : Tests::HalfDay::steps()) {
        QCOMPARE(day.run(step), QString());
        QVERIFY2(day.untrue().isEmpty(), qPrintable(step + QStringLiteral(": ") + day.untrue()));
        QCOMPARE(day.panes(), panes);
    }

    // The end, and the next start.
    const Core::ArticleId last = desk()->editor()->articleId();
    QCOMPARE(model()->rowCount(), 6);
    waitUntilKept();
    m_window.reset();
    show();
    QTRY_COMPARE(model()->rowCount(), 6);
    QTRY_VERIFY(desk()->currentPage() == desk()->editor());
    QTRY_COMPARE(desk()->editor()->articleId(), last);
    QTRY_COMPARE(desk()->editor()->session().state(), Newsroom::EditingSession::State::Saved);
    QCOMPARE(day.untrue(), QString());
    QCOMPARE(day.panes(), panes);
}

QTEST_MAIN(TestHalfDay)
#include "tst_halfday.moc"
