#include "halfdaykills.h"

#include "deskprocess.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>

namespace Triptych::Faults {

namespace {

constexpr int StartPatience = 60'000;
constexpr int DayPatience = 180'000;
constexpr int Steps = 10; // of HalfDay::steps()

} // namespace

HalfDayKills::HalfDayKills(quint32 seed, QString program)
    : m_random(seed), m_program(std::move(program))
{
}

QList<QByteArrayList> HalfDayKills::log() const
{
    QList<QByteArrayList> lines;
    QFile file(m_folder.filePath(QStringLiteral("log")));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArrayList all = file.readAll().split('\n');
        for (const QByteArray &line : all) {
            if (!line.isEmpty())
                lines << line.split(' ');
        }
    }
    return lines;
}

QByteArray HalfDayKills::lastStep() const
{
    QByteArray step;
    for (const auto &line : log()) {
        if (line.value(1) == "begin")
            step = line.value(2);
    }
    return step;
}

QStringList HalfDayKills::run(int kills)
{
    DeskProcess desk({QStringLiteral("half"), m_folder.path(), {}, true, false});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TRIPTYCH_HOME"), m_folder.path());
    // Each life is to reach a step that it may die in: the first ones too early, the last too late.
    QList<int> targets;
    for (int i = 0; i < kills; ++i)
        targets << int(m_random.bounded(Steps));
    std::sort(targets.begin(), targets.end());
    for (const int target : std::as_const(targets)) {
        desk.start(m_program, environment, m_random.generate());
        if (!desk.waitForLife(StartPatience))
            return {
                QStringLiteral("the window did not start after the %1. kill").arg(m_deaths.size())};
        QElapsedTimer timer;
        timer.start();
        const auto begun = [this] {
            int count = 0;
            for (const auto &line : log())
                count = std::max(count, line.value(1) == "begin" ? line.value(3).toInt() : 0);
            return count;
        };
        while (desk.isRunning() && begun() < target && timer.elapsed() < DayPatience)
            desk.waitForEnd(5);
        // Soon after the step began, or late, in one of the next.
        const int most = m_random.bounded(2) == 0 ? 300 : 2'000;
        desk.waitForEnd(m_random.bounded(most + 1));
        if (const QStringList wrong = breaches(); !wrong.isEmpty())
            return wrong;
        desk.kill();
        m_deaths << QString::fromUtf8(lastStep());
        QFile file(m_folder.filePath(QStringLiteral("log")));
        if (!file.open(QIODevice::Append) ||
            file.write(QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + " killed\n") < 0)
            return {QStringLiteral("no log")};
    }
    desk.start(m_program, environment, m_random.generate());
    QElapsedTimer timer;
    timer.start();
    while (desk.isRunning() && timer.elapsed() < DayPatience)
        desk.waitForEnd(100);
    return check() + desk.end();
}

QStringList HalfDayKills::breaches() const
{
    QStringList wrong;
    for (const auto &line : log()) {
        if (line.value(1) == "breach")
            wrong << QString::fromUtf8(line.mid(2).join(' '));
    }
    return wrong;
}

QStringList HalfDayKills::check() const
{
    QStringList wrong = breaches();
    QByteArray panes;
    bool hasEnded = false;
    for (const auto &line : log()) {
        const QByteArray rest = line.mid(2).join(' ');
        if (line.value(1) == "panes" && panes.isEmpty())
            panes = rest;
        else if (line.value(1) == "panes" && rest != panes)
            wrong << QStringLiteral("panes moved from %1 to %2")
                         .arg(QString::fromUtf8(panes), QString::fromUtf8(rest));
        hasEnded = hasEnded || line.value(1) == "ended";
    }
    if (!hasEnded)
        wrong << QStringLiteral("the day did not end, its last step was %1")
                     .arg(QString::fromUtf8(lastStep()));
    return wrong;
}

} // namespace Triptych::Faults
