#include <core/asfuture.h>

#include <QTest>

using namespace Triptych;

namespace {

Core::Error unanswered()
{
    return {Core::ErrorKind::Internal, QStringLiteral("Nobody answered."), {}};
}

Core::Error refusal()
{
    return {Core::ErrorKind::Forbidden, QStringLiteral("No."), QStringLiteral("42501")};
}

/** A port whose answers the test gives. */
struct Port
{
    std::vector<Core::Pending<QString>> asked;

    Core::FutureResult<QString> ask()
    {
        auto [pending, future] = Core::Pending<QString>::withFuture(unanswered);
        asked.push_back(pending);
        return future;
    }
};

Core::Task<qsizetype> lengthOfBoth(Port *port, int *steps, Core::Call call = {})
{
    CO_TRY(const auto first, port->ask(), call);
    ++*steps;
    CO_TRY(auto second, port->ask(), call);
    ++*steps;
    second += first;
    co_return second.size();
}

Core::Task<void> nothingOfBoth(Port *port, int *steps)
{
    CO_TRY_VOID(port->ask());
    ++*steps;
    auto waiting = lengthOfBoth(port, steps);
    CO_TRY_VOID(std::move(waiting));
    ++*steps;
    co_return Core::Result<void>();
}

Core::Task<QString> whileThere(Port *port, QPointer<QObject> owner, std::weak_ptr<int> held)
{
    CO_TRY(const auto answered, port->ask(), owner, held);
    co_return answered;
}

Core::Task<QString> untilEnded(Port *port, const std::optional<Core::Error> *reason)
{
    CO_TRY(const auto answered, port->ask(), *reason);
    co_return answered;
}

Core::Task<QString> whateverIsAnswered(Port *port, Core::Call call)
{
    CO_WAIT(const auto answered, port->ask(), call);
    co_return answered ? *answered : answered.error().message;
}

} // namespace

class TestCoTry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_goOn();
    void error_endsTheFlow();
    void errorOfATask_endsTheFlow();
    void stopDuringTheWait_endsTheFlowWhateverIsAnswered_data();
    void stopDuringTheWait_endsTheFlowWhateverIsAnswered();
    void passedDeadline_isForThePortToSay();
    void goneOwner_endsTheFlow_data();
    void goneOwner_endsTheFlow();
    void reasonOfTheRoom_isReadAfterTheWait();
    void wordsOfTheRoom_areSaidOnceStopped();
    void waitAlone_goesOnAfterAnError();
    void waitAlone_endsByItsTerms();
};

void TestCoTry::values_goOn()
{
    Port port;
    int steps = 0;
    const auto future = Core::asFuture(lengthOfBoth(&port, &steps));
    QCOMPARE(steps, 0);
    port.asked.at(0).answer(QStringLiteral("harbour"));
    QTRY_COMPARE(steps, 1);
    port.asked.at(1).answer(QStringLiteral("budget"));
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    QCOMPARE(*result, 13);
}

void TestCoTry::error_endsTheFlow()
{
    Port port;
    int steps = 0;
    const auto future = Core::asFuture(lengthOfBoth(&port, &steps));
    port.asked.at(0).answer(Core::failure(refusal()));
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    QCOMPARE(result.error(), refusal());
    QCOMPARE(steps, 0);
    QCOMPARE(port.asked.size(), 1);
}

void TestCoTry::errorOfATask_endsTheFlow()
{
    Port port;
    int steps = 0;
    const auto future = Core::asFuture(nothingOfBoth(&port, &steps));
    port.asked.at(0).answer(QString());
    QTRY_COMPARE(port.asked.size(), 2);
    port.asked.at(1).answer(Core::failure(refusal()));
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    QCOMPARE(result.error(), refusal());
    QCOMPARE(steps, 1);
}

void TestCoTry::stopDuringTheWait_endsTheFlowWhateverIsAnswered_data()
{
    QTest::addColumn<bool>("isValue");
    QTest::newRow("a value") << true;
    QTest::newRow("an error") << false;
}

void TestCoTry::stopDuringTheWait_endsTheFlowWhateverIsAnswered()
{
    QFETCH(bool, isValue);
    Port port;
    int steps = 0;
    std::stop_source stop;
    const auto future = Core::asFuture(lengthOfBoth(
        &port, &steps, Core::Call{QDeadlineTimer(QDeadlineTimer::Forever), stop.get_token()}));
    stop.request_stop();
    if (isValue)
        port.asked.at(0).answer(QStringLiteral("harbour"));
    else
        port.asked.at(0).answer(Core::failure(refusal()));
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    QCOMPARE(result.error(), Core::calledOff());
    QCOMPARE(result.error().kind, Core::ErrorKind::Cancelled);
    QVERIFY(!result.error().message.isEmpty());
    QCOMPARE(steps, 0);
    QCOMPARE(port.asked.size(), 1);
}

void TestCoTry::passedDeadline_isForThePortToSay()
{
    Port port;
    int steps = 0;
    const auto future =
        Core::asFuture(lengthOfBoth(&port, &steps, Core::Call{QDeadlineTimer(0), {}}));
    port.asked.at(0).answer(QStringLiteral("harbour"));
    QTRY_COMPARE(port.asked.size(), 2);
    port.asked.at(1).answer(QString());
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    QCOMPARE(*result, 7);
}

void TestCoTry::goneOwner_endsTheFlow_data()
{
    QTest::addColumn<bool>("isObjectGone");
    QTest::addColumn<bool>("isHeldGone");
    QTest::addColumn<bool>("isEnded");
    QTest::newRow("both there") << false << false << false;
    QTest::newRow("the object gone") << true << false << true;
    QTest::newRow("the shared one gone") << false << true << true;
}

void TestCoTry::goneOwner_endsTheFlow()
{
    QFETCH(bool, isObjectGone);
    QFETCH(bool, isHeldGone);
    QFETCH(bool, isEnded);
    Port port;
    auto owner = std::make_unique<QObject>();
    auto held = std::make_shared<int>();
    const auto future = Core::asFuture(whileThere(&port, owner.get(), held));
    if (isObjectGone)
        owner.reset();
    if (isHeldGone)
        held.reset();
    port.asked.at(0).answer(QStringLiteral("harbour"));
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    if (isEnded)
        QCOMPARE(result.error(), Core::calledOff());
    else
        QCOMPARE(*result, QStringLiteral("harbour"));
}

void TestCoTry::reasonOfTheRoom_isReadAfterTheWait()
{
    Port port;
    std::optional<Core::Error> reason;
    const auto future = Core::asFuture(untilEnded(&port, &reason));
    reason = refusal();
    port.asked.at(0).answer(QStringLiteral("harbour"));
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    QCOMPARE(result.error(), refusal());
}

void TestCoTry::wordsOfTheRoom_areSaidOnceStopped()
{
    std::stop_source stop;
    const Core::Call call{{}, stop.get_token()};
    QVERIFY(!Core::ifStopped(call, refusal));
    stop.request_stop();
    QCOMPARE(Core::ifStopped(call, refusal), std::optional(refusal()));
}

void TestCoTry::waitAlone_goesOnAfterAnError()
{
    Port port;
    const auto future = Core::asFuture(whateverIsAnswered(&port, {}));
    port.asked.at(0).answer(Core::failure(refusal()));
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    QCOMPARE(*result, refusal().message);
}

void TestCoTry::waitAlone_endsByItsTerms()
{
    Port port;
    std::stop_source stop;
    const auto future = Core::asFuture(whateverIsAnswered(&port, {{}, stop.get_token()}));
    stop.request_stop();
    port.asked.at(0).answer(QStringLiteral("harbour"));
    QTRY_VERIFY(future.isFinished());
    const auto result = future.result();
    QCOMPARE(result.error(), Core::calledOff());
}

QTEST_GUILESS_MAIN(TestCoTry)
#include "tst_cotry.moc"
