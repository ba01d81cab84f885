#include <support/guiwatch.h>

#include <QTest>
#include <QThread>

using namespace Triptych;

class TestGuiWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sleepingLoopIsSeen();
    void waitingForEventsIsNoBlock();
};

void TestGuiWatch::sleepingLoopIsSeen()
{
#ifndef Q_OS_LINUX
    QSKIP("it reads /proc");
#endif
    QStringList seen;
    const Support::GuiWatch watch(50, [&seen](qint64 milliseconds, const QString &how) {
        seen << QStringLiteral("%1 %2").arg(milliseconds).arg(how);
    });
    QTest::qWait(20);
    QThread::msleep(400);
    QTRY_VERIFY(!seen.isEmpty());
    QVERIFY2(seen.first().contains(QLatin1String("waited: ")), qPrintable(seen.first()));
    QVERIFY2(seen.first().contains(QLatin1String("sleep")), qPrintable(seen.first()));
}

void TestGuiWatch::waitingForEventsIsNoBlock()
{
    QStringList seen;
    const Support::GuiWatch watch(2'000, [&seen](qint64, const QString &how) { seen << how; });
    QTest::qWait(200);
    QVERIFY2(seen.isEmpty(), qPrintable(seen.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestGuiWatch)
#include "tst_guiwatch.moc"
