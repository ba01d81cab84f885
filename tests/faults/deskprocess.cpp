#include "deskprocess.h"

#include <support/childprocess.h>

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

namespace Triptych::Faults {

namespace {

// DESIGN.md: a crash loses at most one second.
constexpr qint64 MayBeLost = 1'000;
// STORES.md: no growth in descriptors. Connections come and go by a few.
constexpr int MoreDescriptors = 24;

} // namespace

DeskProcess::~DeskProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

void DeskProcess::start(const QString &program, const QProcessEnvironment &environment,
                        quint32 seed)
{
    ++m_lives;
    QDir().mkpath(m_person.folder);
    Support::endsWithUs(m_process);
    m_process.setProcessEnvironment(environment);
    if (environment.contains(QStringLiteral("TRIPTYCH_FAULTS_LOG")))
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    else
        m_process.setStandardErrorFile(m_person.folder + QStringLiteral("/stderr"),
                                       QIODevice::Append);
    m_process.start(program, {m_person.folder, m_person.name, QString::number(seed)});
}

bool DeskProcess::kill()
{
    const bool wasRunning = isRunning();
    m_process.kill();
    m_process.waitForFinished();
    m_deaths << QDateTime::currentMSecsSinceEpoch();
    return wasRunning;
}

bool DeskProcess::waitForLife(int milliseconds) const
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) {
        int lives = 0;
        for (const auto &line : log())
            lives += line.value(1) == "started";
        if (lives >= m_lives)
            return true;
        QThread::msleep(20);
    }
    return false;
}

QList<QList<QByteArray>> DeskProcess::log() const
{
    QList<QList<QByteArray>> lines;
    QFile log(m_person.folder + QStringLiteral("/log"));
    if (log.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> all = log.readAll().split('\n');
        for (const QByteArray &line : all) {
            if (!line.isEmpty())
                lines << line.split(' ');
        }
    }
    return lines;
}

QString DeskProcess::journal() const
{
    QString all;
    QDirIterator files(m_person.folder + QStringLiteral("/journal"), QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromUtf8(file.readAll());
    }
    return all;
}

bool DeskProcess::mayHaveLost(qint64 when) const
{
    return std::any_of(m_deaths.begin(), m_deaths.end(),
                       [when](qint64 death) { return death >= when && death - when <= MayBeLost; });
}

QStringList DeskProcess::end()
{
    if (!isRunning() && m_process.exitCode() == 0)
        return {};
    QStringList breaches{QStringLiteral("%1 did not save and end after healing (%2, exit code %3)")
                             .arg(name(), m_process.state() == QProcess::Running
                                              ? QStringLiteral("it runs on")
                                              : QStringLiteral("it ended"))
                             .arg(m_process.exitCode())};
    const auto lines = log();
    for (qsizetype i = std::max<qsizetype>(0, lines.size() - 12); i < lines.size(); ++i)
        breaches << QStringLiteral("    its log: ") + QString::fromUtf8(lines.at(i).join(' '));
    kill();
    return breaches;
}

QStringList DeskProcess::check(const QString &revisions, Ledger &ledger, qint64 &typed,
                               qint64 begin) const
{
    QStringList breaches;
    const QString kept = journal();
    qint64 descriptors = -1;
    for (const auto &line : log()) {
        const qint64 when = line.value(0).toLongLong();
        const QByteArray what = line.value(1);
        const QString id = QString::fromLatin1(line.value(2));
        if (what == "saved" && line.size() == 5) {
            ledger.saved(id, line.at(3).toLongLong(), QString::fromLatin1(line.at(4)));
        } else if (what == "removed") {
            ledger.removed(id, line.value(3).toLongLong());
        } else if (what == "torn") {
            breaches << name() + QStringLiteral(": a journal file was torn");
        } else if (what == "breach" || what == "blocked") {
            breaches << name() + QStringLiteral(": ") + QString::fromUtf8(line.mid(1).join(' '));
        } else if (what == "started") {
            descriptors = -1;
        } else if (what == "descriptors") {
            const qint64 now = line.value(2).toLongLong();
            if (descriptors >= 0 && now > descriptors + MoreDescriptors)
                breaches << QStringLiteral("%1: %2 descriptors at the start, %3 at the end")
                                .arg(name())
                                .arg(descriptors)
                                .arg(now);
            descriptors = now;
        } else if (what == "typed") {
            ++typed;
            const QString word = QString::fromLatin1(line.value(3));
            if (revisions.contains(word) || kept.contains(word))
                continue;
            if (!mayHaveLost(when))
                breaches << QStringLiteral("%1: \"%2\" was typed into %3 at %4 ms and is nowhere")
                                .arg(name(), word, id)
                                .arg(when - begin);
        }
    }
    return breaches;
}

} // namespace Triptych::Faults
