#include <core/answer.h>
#include <core/result.h>

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Triptych;

class TestAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_comesFromTheEventLoop();
    void answer_fromAnotherThreadComesToTheContexts();
    void noAnswer_isNotTold();
    void whatTheFunctionGives_isAnswered();
    void contextThatIsGone_hearsNothing();
    void contextThatGoesDuringTheAnswer_isSafe();
};

void TestAnswer::answer_comesFromTheEventLoop()
{
    int answered = 0;
    Core::onAnswer(Core::ready<int>(7), this,
                   [&](const Core::Result<int> &answer) { answered = *answer; });
    QCOMPARE(answered, 0);
    QTRY_COMPARE(answered, 7);
    QTRY_VERIFY(findChildren<QFutureWatcherBase *>().isEmpty());
}

void TestAnswer::answer_fromAnotherThreadComesToTheContexts()
{
    QPromise<int> promise;
    promise.start();
    const QThread *on = nullptr;
    Core::onAnswer(promise.future(), this, [&](int) { on = QThread::currentThread(); });
    std::thread([&promise] {
        promise.addResult(1);
        promise.finish();
    }).join();
    QTRY_COMPARE(on, thread());
}

void TestAnswer::noAnswer_isNotTold()
{
    bool told = false;
    QFuture<int> given;
    {
        QPromise<int> promise;
        promise.start();
        given = Core::onAnswer(promise.future(), this, [&](int answer) {
            told = true;
            return answer;
        });
    }
    QTRY_VERIFY(given.isFinished());
    QVERIFY(given.isCanceled());
    QVERIFY(!told);
}

void TestAnswer::whatTheFunctionGives_isAnswered()
{
    auto doubled = Core::onAnswer(Core::ready<int>(4), this, [](const Core::Result<int> &answer) {
        return Core::ready<int>(*answer * 2);
    });
    const auto given = doubled.unwrap();
    QTRY_VERIFY(given.isFinished());
    QCOMPARE(*given.result(), 8);
}

void TestAnswer::contextThatIsGone_hearsNothing()
{
    QPromise<int> promise;
    promise.start();
    bool told = false;
    {
        QObject context;
        Core::onAnswer(promise.future(), &context, [&](int) { told = true; });
        promise.addResult(1);
        promise.finish();
    }
    QTest::qWait(1);
    QVERIFY(!told);
}

void TestAnswer::contextThatGoesDuringTheAnswer_isSafe()
{
    // As where a destructor calls off a call, and the answer to that comes from another thread.
    std::atomic<QPromise<int> *> toAnswer{nullptr};
    std::atomic<bool> ends{false};
    std::thread answers([&] {
        while (!ends) {
            QPromise<int> *promise = toAnswer.exchange(nullptr);
            if (!promise) {
                std::this_thread::yield();
                continue;
            }
            promise->addResult(1);
            promise->finish();
            delete promise;
        }
    });
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20'000 && clock.elapsed() < 2'000; ++i) {
        auto *promise = new QPromise<int>;
        promise->start();
        auto *context = new QObject;
        Core::onAnswer(promise->future(), context, [](int) {});
        toAnswer = promise;
        // At another moment each time.
        for (int turn = i % 200; turn > 0 && toAnswer.load(); --turn) {
        }
        delete context;
        while (toAnswer.load())
            std::this_thread::yield();
        if (i % 100 == 0)
            QCoreApplication::processEvents();
    }
    ends = true;
    answers.join();
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
