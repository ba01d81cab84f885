#include "guiwatch.h"

#include <QElapsedTimer>
#include <QFile>

#ifdef Q_OS_LINUX
#include <array>
#include <csignal>
#include <ctime>
#include <cxxabi.h>
#include <execinfo.h>
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

#ifdef Q_OS_LINUX

// A signal's handler reaches nothing but globals: one watch in a process.
std::array<void *, 48> s_frames;
std::atomic<int> s_frameCount = 0;

void takeFrames(int)
{
    s_frameCount = backtrace(s_frames.data(), int(s_frames.size()));
}

/** "module(_ZN3FooEv+0x12) [0x...]" as "Foo+0x12", or as it is where it has no such name. */
QString readable(const char *symbol)
{
    const QString whole = QString::fromLocal8Bit(symbol);
    const auto open = whole.indexOf(QLatin1Char('('));
    const auto plus = whole.indexOf(QLatin1Char('+'), open);
    const QByteArray name = whole.mid(open + 1, plus - open - 1).toLatin1();
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> plain(
        abi::__cxa_demangle(name.constData(), nullptr, nullptr, &status), &std::free);
    const QString module = whole.left(open).section(QLatin1Char('/'), -1);
    return plain ? QString::fromLocal8Bit(plain.get())
                 : module + whole.mid(open).section(QLatin1Char(' '), 0, 0);
}

#endif

/** Where the watched thread stood when it was asked for it; innermost first. */
QString frames()
{
    QStringList names;
#ifdef Q_OS_LINUX
    const std::unique_ptr<char *, decltype(&std::free)> symbols(
        backtrace_symbols(s_frames.data(), s_frameCount), &std::free);
    // The first two are the handler and what called it.
    for (int i = 2; i < s_frameCount; ++i)
        names << readable(symbols.get()[i]);
#endif
    return names.join(QLatin1String(" < "));
}

} // namespace

GuiWatch::GuiWatch(int longest, std::function<void(qint64, const QString &)> blocked)
    : m_longest(longest), m_blocked(std::move(blocked))
{
#ifdef Q_OS_LINUX
    m_thread = syscall(SYS_gettid);
    // The first call loads a library, which no handler may.
    s_frameCount = backtrace(s_frames.data(), int(s_frames.size()));
    struct sigaction action{};
    action.sa_handler = takeFrames;
    action.sa_flags = SA_RESTART;
    sigaction(SIGPROF, &action, nullptr);
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
    m_hasFrames = false;
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
                m_blocked(late, QStringLiteral("waited: ") + frames());
            } else if (used > m_longest && late > m_longest) {
                m_blocked(used, QStringLiteral("computed: ") + frames());
            }
            m_answered = asked;
        },
        Qt::QueuedConnection);
}

void GuiWatch::askWhere()
{
#ifdef Q_OS_LINUX
    if (!std::exchange(m_hasFrames, true))
        syscall(SYS_tgkill, getpid(), m_thread, SIGPROF);
#endif
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
            askWhere();
        }
    }
}

} // namespace Triptych::Support
