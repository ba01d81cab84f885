// What must hold once everything is healed; how a history goes is in history.cpp.
#include "history.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>

namespace Triptych::Faults {

QString History::secret()
{
    return QStringLiteral("Geheimnis-7f3a");
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
        desk->askToFinish();
    QElapsedTimer timer;
    timer.start();
    const auto isAnyRunning = [this] {
        return std::any_of(m_desks.begin(), m_desks.end(),
                           [](const auto &desk) { return desk->isRunning(); });
    };
    // All at once: what was written to one that is still starting goes out by the event loop.
    while (isAnyRunning() && timer.elapsed() < 60'000)
        wait(20);
    for (const auto &desk : m_desks)
        m_breaches += desk->end();
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
    m_breaches += checkTyped();
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

QStringList History::checkTyped()
{
    QStringList breaches;
    const QString revisions = Support::runSql(
        m_stores.sql, QStringLiteral("SELECT string_agg(content->>'body', ' ') FROM revisions"));
    for (const auto &desk : m_desks)
        breaches += desk->check(revisions, m_ledger, m_typed, m_started);
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
