#include "guiwatch.h"

#include <QElapsedTimer>
#include <QFile>

#ifdef Q_OS_LINUX
#include <ctime>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace Triptych::Support {

namespace {

constexpr int StepMs = 5;

qint64 now()
{
    static const auto timer = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return timer.elapsed() + 1;
}

qint64 processorMs()
{
#ifdef Q_OS_LINUX
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000 + time.tv_nsec / 1'000'000;
#else
    return 0;
#endif
}

bool isAsleep(qint64 thread)
{
    QFile file(QStringLiteral("/proc/self/task/%1/stat").arg(thread));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    // proc(5): the state follows the name, which stands in parentheses and may hold any.
    const char state = stat.mid(stat.lastIndexOf(')') + 2).at(0);
    return state == 'S' || state == 'D';
}

} // namespace

GuiWatch::GuiWatch(int longest, std::function<void(qint64, const QString &)> blocked)
    : m_longest(longest), m_blocked(std::move(blocked))
{
#ifdef Q_OS_LINUX
    m_thread = syscall(SYS_gettid);
    m_watcher.reset(QThread::create([this] { watch(); }));
    m_watcher->start();
#endif
}

GuiWatch::~GuiWatch()
{
    m_ended = true;
    if (m_watcher)
        m_watcher->wait();
}

void GuiWatch::ask()
{
    m_samples = 0;
    m_asleep = 0;
    const qint64 asked = now();
    m_asked = asked;
    // The processor's time is taken on the thread itself: from one coming round to the next.
    QMetaObject::invokeMethod(
        &m_here,
        [this, asked] {
            static thread_local qint64 before = processorMs();
            const qint64 used = processorMs() - std::exchange(before, processorMs());
            const qint64 late = now() - asked;
            if (late > m_longest && m_asleep > 0 && m_asleep * 2 >= m_samples) {
                m_blocked(late, QStringLiteral("waited"));
            } else if (used > m_longest && late > m_longest) {
                m_blocked(used, QStringLiteral("computed"));
            }
            m_answered = asked;
        },
        Qt::QueuedConnection);
}

void GuiWatch::watch()
{
    ask();
    while (!m_ended) {
        QThread::msleep(StepMs);
        const qint64 asked = m_asked;
        if (m_answered == asked) {
            ask();
        } else if (now() - asked > m_longest) {
            ++m_samples;
            if (isAsleep(m_thread))
                ++m_asleep;
        }
    }
}

} // namespace Triptych::Support
