#include "firstpaint.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <cstdio>

namespace Triptych::Bench {

namespace {

constexpr std::chrono::seconds Rest{1};
constexpr std::chrono::minutes Patience{1};
constexpr std::chrono::minutes StepPatience{10};
constexpr std::chrono::milliseconds StepPause{5};
constexpr int NeverPainted = 3;

qint64 residentBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

class PaintWatch final : public QObject
{
public:
    PaintWatch(std::function<bool(const QWidget *)> isIt, std::function<bool()> step)
        : QObject(QCoreApplication::instance()), m_isIt(std::move(isIt)), m_step(std::move(step))
    {
        QCoreApplication::instance()->installEventFilter(this);
        QTimer::singleShot(m_step ? StepPatience : Patience, this,
                           [] { QCoreApplication::exit(NeverPainted); });
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType() &&
            m_isIt(static_cast<const QWidget *>(watched))) {
            QCoreApplication::instance()->removeEventFilter(this);
            // What is painted here is shown before the next posted event.
            QMetaObject::invokeMethod(this, [this] { painted(); }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void painted()
    {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        const qint64 passed = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() -
                              qEnvironmentVariable(StartedVariable).toLongLong();
        if (m_step)
            stepOn(passed);
        else
            report(passed);
    }

    void stepOn(qint64 passed)
    {
        QTimer::singleShot(StepPause, this, [this, passed] {
            if (m_step())
                stepOn(passed);
            else
                report(passed);
        });
    }

    void report(qint64 passed)
    {
        QTimer::singleShot(Rest, this, [passed] {
            std::printf("%lld %lld\n", static_cast<long long>(passed),
                        static_cast<long long>(residentBytes()));
            std::fflush(stdout);
            QCoreApplication::exit(0);
        });
    }

    const std::function<bool(const QWidget *)> m_isIt;
    const std::function<bool()> m_step;
};

} // namespace

void reportFirstPaint(std::function<bool(const QWidget *)> isIt, std::function<bool()> step)
{
    new PaintWatch(std::move(isIt), std::move(step)); // the application's child
}

} // namespace Triptych::Bench
