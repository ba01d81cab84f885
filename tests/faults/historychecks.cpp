// What must hold once everything is healed; how a history goes is in history.cpp.
#include "history.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>

namespace Triptych::Faults {

namespace {

// DESIGN.md: a crash loses at most one second.
constexpr qint64 MayBeLost = 1'000;
// STORES.md: no growth in descriptors. Connections come and go by a few.
constexpr int MoreDescriptors = 24;

} // namespace

QString History::secret()
{
    return QStringLiteral("Geheimnis-7f3a");
}

QList<QList<QByteArray>> History::logOf(const DeskProcess &desk)
{
    QList<QList<QByteArray>> lines;
    QFile log(desk.folder + QStringLiteral("/log"));
    if (log.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> all = log.readAll().split('\n');
        for (const QByteArray &line : all) {
            if (!line.isEmpty())
                lines << line.split(' ');
        }
    }
    return lines;
}

QStringList History::finish()
{
    if (m_servers.elastic)
        m_servers.elastic->waitForNodes({0});
    note(QStringLiteral("healed"));
    for (Support::FaultProxy *proxy : {m_sql.get(), m_elastic.get(), m_cache.get()}) {
        if (proxy)
            proxy->heal();
    }
    for (const auto &desk : m_desks)
        desk->process.write("finish\n");
    QElapsedTimer timer;
    timer.start();
    const auto isAnyRunning = [this] {
        return std::any_of(m_desks.begin(), m_desks.end(), [](const auto &desk) {
            return desk->process.state() != QProcess::NotRunning;
        });
    };
    // All at once: what was written to one that is still starting goes out by the event loop.
    while (isAnyRunning() && timer.elapsed() < 60'000)
        wait(20);
    for (const auto &desk : m_desks) {
        if (desk->process.state() != QProcess::NotRunning || desk->process.exitCode() != 0) {
            m_breaches << QStringLiteral("%1 did not save and end after healing (%2, exit code %3)")
                              .arg(desk->name, desk->process.state() == QProcess::Running
                                                   ? QStringLiteral("it runs on")
                                                   : QStringLiteral("it ended"))
                              .arg(desk->process.exitCode());
            const auto log = logOf(*desk);
            for (qsizetype i = std::max<qsizetype>(0, log.size() - 4); i < log.size(); ++i)
                m_breaches << QStringLiteral("    its log: ") +
                                  QString::fromUtf8(log.at(i).join(' '));
            desk->deaths << QDateTime::currentMSecsSinceEpoch();
            desk->process.kill();
            desk->process.waitForFinished();
        }
    }
    note(QStringLiteral("desks ended"));
    timer.restart();
    QStringList apart;
    do {
        // As a service manager does it, where it could not open the database just before the
        // healing.
        if (m_relay.state() == QProcess::NotRunning)
            startRelay();
        wait(50);
        apart = divergences(m_stores);
    } while (!apart.isEmpty() && timer.elapsed() < 30'000);
    note(QStringLiteral("converged after %1 ms").arg(timer.elapsed()));
    m_breaches += apart;
    m_breaches += m_versions->look(true);
    if (!m_servers.olderBuild.isEmpty())
        m_breaches += checkAudits();
    m_breaches += checkTyped(m_ledger);
    m_breaches += m_ledger.breachesInSql(m_stores);
    m_breaches += checkSecrets();
    if (!m_breaches.isEmpty() && qEnvironmentVariableIsSet("TRIPTYCH_FAULTS_KEEP")) {
        m_folder.setAutoRemove(false);
        QFile revisions(m_folder.filePath(QStringLiteral("revisions.json")));
        if (revisions.open(QIODevice::WriteOnly))
            revisions.write(Support::runSql(m_stores.sql,
                                            QStringLiteral("SELECT json_agg(r ORDER BY article_id, "
                                                           "version)::text FROM revisions r"))
                                .toUtf8());
        note(QStringLiteral("logs and journals are in ") + m_folder.path());
    }
    return m_breaches;
}

QStringList History::checkAudits()
{
    QStringList breaches;
    for (const Build build : {Build::Today, Build::Older}) {
        if (ctl({QStringLiteral("--json"), QStringLiteral("audit")}, {}, build).isEmpty())
            breaches << QStringLiteral("the audit of %1 found something")
                            .arg(build == Build::Older ? QStringLiteral("the earlier build")
                                                       : QStringLiteral("this build"));
    }
    return breaches;
}

QStringList History::checkTyped(Ledger &ledger)
{
    QStringList breaches;
    const QString everything = Support::runSql(
        m_stores.sql, QStringLiteral("SELECT string_agg(content->>'body', ' ') FROM revisions"));
    for (const auto &desk : m_desks) {
        QString journal;
        QDirIterator files(desk->folder + QStringLiteral("/journal"), QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                journal += QString::fromUtf8(file.readAll());
        }
        qint64 descriptors = -1;
        for (const auto &line : logOf(*desk)) {
            const qint64 when = line.value(0).toLongLong();
            const QByteArray what = line.value(1);
            const QString id = QString::fromLatin1(line.value(2));
            if (what == "saved" && line.size() == 5) {
                ledger.saved(id, line.at(3).toLongLong(), QString::fromLatin1(line.at(4)));
            } else if (what == "removed") {
                ledger.removed(id, line.value(3).toLongLong());
            } else if (what == "torn") {
                breaches << desk->name + QStringLiteral(": a journal file was torn");
            } else if (what == "breach" || what == "blocked") {
                breaches << desk->name + QStringLiteral(": ") +
                                QString::fromUtf8(line.mid(1).join(' '));
            } else if (what == "started") {
                descriptors = -1;
            } else if (what == "descriptors") {
                const qint64 now = line.value(2).toLongLong();
                if (descriptors >= 0 && now > descriptors + MoreDescriptors)
                    breaches << QStringLiteral("%1: %2 descriptors at the start, %3 at the end")
                                    .arg(desk->name)
                                    .arg(descriptors)
                                    .arg(now);
                descriptors = now;
            } else if (what == "typed") {
                ++m_typed;
                const QString word = QString::fromLatin1(line.value(3));
                if (everything.contains(word) || journal.contains(word))
                    continue;
                const bool mayBeLost =
                    std::any_of(desk->deaths.begin(), desk->deaths.end(), [&](qint64 death) {
                        return death >= when && death - when <= MayBeLost;
                    });
                if (!mayBeLost)
                    breaches << QStringLiteral(
                                    "%1: \"%2\" was typed into %3 at %4 ms and is nowhere")
                                    .arg(desk->name, word, id)
                                    .arg(when - m_started);
            }
        }
    }
    return breaches;
}

QStringList History::checkSecrets() const
{
    QStringList breaches;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret().toUtf8()))
            breaches << QStringLiteral("the password stands in %1").arg(files.fileName());
    }
    return breaches;
}

} // namespace Triptych::Faults
