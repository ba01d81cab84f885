#include <core/pending.h>

#include <QTest>

#include <latch>
#include <thread>

using namespace Triptych;

namespace {

Core::Error unanswered()
{
    return {Core::ErrorKind::Cancelled, QStringLiteral("Nobody answered."), {}};
}

} // namespace

class TestPending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_finishesTheFuture();
    void secondAnswer_isDropped();
    void answersOfManyThreads_areToldOnce();
    void dropped_answersInTheWordsOfTheRoom();
    void droppedAfterTheAnswer_saysNoMore();
    void answer_letsGoWhatTheCallbackHolds();
    void answer_mayDropTheLastCopy();
    void stop_answers();
    void stopBefore_answersAtOnce();
    void stopAfterTheAnswer_isNothing();
    void stopAfterItIsGone_isNothing();
    void stopAndAnswer_race();
};

void TestPending::answer_finishesTheFuture()
{
    const auto [pending, future] = Core::Pending<int>::withFuture(unanswered);
    QVERIFY(!future.isFinished());
    QVERIFY(!pending.isAnswered());
    pending.answer(7);
    QVERIFY(pending.isAnswered());
    QVERIFY(future.isFinished());
    QCOMPARE(*future.result(), 7);
}

void TestPending::secondAnswer_isDropped()
{
    QList<int> told;
    {
        const Core::Pending<int> pending([&](const Core::Result<int> &result) { told << *result; },
                                         unanswered);
        const Core::Pending<int> copy = pending;
        copy.answer(1);
        QVERIFY(pending.isAnswered());
        pending.answer(2);
    }
    QCOMPARE(told, QList<int>{1});
}

void TestPending::answersOfManyThreads_areToldOnce()
{
    constexpr int Threads = 4;
    for (int round = 0; round < 500; ++round) {
        std::atomic<int> told = 0;
        const Core::Pending<int> pending([&](const Core::Result<int> &) { ++told; }, unanswered);
        std::latch start(Threads);
        std::vector<std::jthread> threads;
        for (int i = 0; i < Threads; ++i) {
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                pending.answer(i);
            });
        }
        threads.clear();
        QCOMPARE(told.load(), 1);
    }
}

void TestPending::dropped_answersInTheWordsOfTheRoom()
{
    Core::FutureResult<int> future;
    {
        const auto [pending, given] = Core::Pending<int>::withFuture(unanswered);
        future = given;
        const Core::Pending<int> copy = pending;
    }
    QVERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().error(), unanswered());
}

void TestPending::droppedAfterTheAnswer_saysNoMore()
{
    int told = 0;
    {
        const Core::Pending<void> pending([&](const Core::Result<void> &) { ++told; }, unanswered);
        pending.answer({});
    }
    QCOMPARE(told, 1);
}

void TestPending::answer_letsGoWhatTheCallbackHolds()
{
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> isHeld = held;
    const Core::Pending<int> pending([held = std::move(held)](const Core::Result<int> &) {},
                                     unanswered);
    QVERIFY(!isHeld.expired());
    pending.answer(1);
    QVERIFY(isHeld.expired());
}

void TestPending::answer_mayDropTheLastCopy()
{
    int told = 0;
    std::optional<Core::Pending<int>> last;
    last.emplace(
        [&](const Core::Result<int> &result) {
            last.reset();
            told += *result;
        },
        unanswered);
    const Core::Pending<int> asked = *last;
    asked.answer(3);
    QVERIFY(!last);
    QCOMPARE(told, 3);
}

void TestPending::stop_answers()
{
    auto [pending, future] = Core::Pending<int>::withFuture(unanswered);
    std::stop_source stop;
    pending.answerOnStop(stop.get_token());
    QVERIFY(!future.isFinished());
    stop.request_stop();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error(), unanswered());
    pending.answer(1);
    QCOMPARE(future.resultCount(), 1);
}

void TestPending::stopBefore_answersAtOnce()
{
    auto [pending, future] = Core::Pending<int>::withFuture(unanswered);
    std::stop_source stop;
    stop.request_stop();
    pending.answerOnStop(stop.get_token());
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error(), unanswered());
}

void TestPending::stopAfterTheAnswer_isNothing()
{
    auto [pending, future] = Core::Pending<int>::withFuture(unanswered);
    std::stop_source stop;
    pending.answerOnStop(stop.get_token());
    pending.answer(5);
    stop.request_stop();
    QCOMPARE(*future.result(), 5);
}

void TestPending::stopAfterItIsGone_isNothing()
{
    int told = 0;
    std::stop_source stop;
    {
        Core::Pending<int> pending([&](const Core::Result<int> &) { ++told; }, unanswered);
        pending.answerOnStop(stop.get_token());
    }
    QCOMPARE(told, 1);
    stop.request_stop();
    QCOMPARE(told, 1);
}

void TestPending::stopAndAnswer_race()
{
    for (int round = 0; round < 500; ++round) {
        std::atomic<int> told = 0;
        std::stop_source stop;
        std::optional<Core::Pending<int>> pending;
        pending.emplace([&](const Core::Result<int> &) { ++told; }, unanswered);
        pending->answerOnStop(stop.get_token());
        std::latch start(2);
        std::jthread stops([&] {
            start.arrive_and_wait();
            stop.request_stop();
        });
        start.arrive_and_wait();
        // Answered, or dropped unanswered.
        if (round % 2 == 0)
            pending->answer(1);
        pending.reset();
        stops.join();
        QCOMPARE(told.load(), 1);
    }
}

QTEST_GUILESS_MAIN(TestPending)
#include "tst_pending.moc"
