#include <ui/look/fontsinbackground.h>

#include <QSemaphore>
#include <QSocketNotifier>
#include <QTest>

#include <array>
#include <atomic>
#include <sys/socket.h>
#include <unistd.h>

namespace Tests {

using Triptych::Ui::FontsInBackground;

class TestFontsInBackground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wait_deliversAnswersOfOthers();
    void wait_leavesWhatOthersAskForLater();
    void end_waitsForTheReading();
};

void TestFontsInBackground::wait_deliversAnswersOfOthers()
{
    QSemaphore answered;
    std::atomic_bool isRead = false;
    const FontsInBackground fonts([&] { isRead = answered.tryAcquire(1, 20'000); });
    QMetaObject::invokeMethod(this, [&] { answered.release(); }, Qt::QueuedConnection);
    fonts.wait();
    QVERIFY(isRead);
}

void TestFontsInBackground::wait_leavesWhatOthersAskForLater()
{
    std::array<int, 2> ends{};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    int asked = 0;
    QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++asked;
        notifier.setEnabled(false);
    });
    QCOMPARE(::write(ends[1], "?", 1), ssize_t(1));
    QSemaphore answered;
    const FontsInBackground fonts([&] { answered.tryAcquire(1, 20'000); });
    QMetaObject::invokeMethod(this, [&] { answered.release(); }, Qt::QueuedConnection);
    fonts.wait();
    QCOMPARE(asked, 0);
    QTRY_COMPARE(asked, 1);
    ::close(ends[0]);
    ::close(ends[1]);
}

void TestFontsInBackground::end_waitsForTheReading()
{
    QSemaphore mayEnd;
    std::atomic_bool isRead = false;
    {
        const FontsInBackground fonts([&] {
            mayEnd.acquire();
            isRead = true;
        });
        mayEnd.release();
    }
    QVERIFY(isRead);
}

} // namespace Tests

QTEST_MAIN(Tests::TestFontsInBackground)
#include "tst_fontsinbackground.moc"
