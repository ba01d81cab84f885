#include "history.h"

#include <support/childprocess.h>
#include <support/servers.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

namespace Triptych::Faults {

using namespace std::chrono_literals;
using Support::endsWithUs;
using Support::FaultProxy;
using Mode = FaultProxy::Mode;
using Direction = FaultProxy::Direction;
using How = FaultProxy::Cut::How;

namespace {

QString programIn(const QString &build, const QString &name)
{
    const QDir folder(build);
    for (const QString &path : {folder.filePath(QStringLiteral("tests/") + name),
                                folder.filePath(QStringLiteral("app/") + name)}) {
        if (QFile::exists(path))
            return path;
    }
    qFatal("%s is not built in %s", qPrintable(name), qPrintable(build));
}

} // namespace

QUrl HistoryServers::elasticUrl() const
{
    return elastic ? elastic->url(0) : Support::elasticsearchUrl();
}

History::History(HistoryServers &servers, quint32 seed)
    : m_servers(servers)
    , m_random(seed)
    , m_database(Support::uniqueName(QStringLiteral("history")))
    , m_started(QDateTime::currentMSecsSinceEpoch())
{
    m_servers.postgres.run(QStringLiteral("CREATE DATABASE %1").arg(m_database));
    m_stores.sql = m_servers.postgres.dsn(0, m_database);
    m_sql = std::make_unique<FaultProxy>(m_servers.postgres.host(), m_servers.postgres.port());
    m_cache = std::make_unique<FaultProxy>(m_redis.host(), m_redis.port());
    m_stores.redis = m_redis.port();
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(QStringLiteral("POSTGRES_DSN"), dsnOf(QStringLiteral("postgres")));
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_environment.insert(QStringLiteral("REDIS_ADDR"), m_cache->address());
    m_environment.insert(QStringLiteral("TRIPTYCH_HOME"),
                         m_folder.filePath(QStringLiteral("home")));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    // Everything is said, so that a secret among it would be found.
    m_environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("triptych.*=true"));
    const QUrl elastic = m_servers.elasticUrl();
    if (!elastic.isEmpty()) {
        m_prefix = std::make_unique<Support::IndexPrefix>(elastic);
        m_elastic = std::make_unique<FaultProxy>(elastic.host(), quint16(elastic.port(9200)));
        m_stores.elastic = elastic;
        m_stores.alias = m_prefix->name() + QStringLiteral("articles");
        m_environment.insert(QStringLiteral("ES_ADDR"),
                             QStringLiteral("http://") + m_elastic->address());
        m_environment.insert(QStringLiteral("ES_ALIAS"), m_stores.alias);
    } else {
        m_environment.remove(QStringLiteral("ES_ADDR"));
    }
    m_versions = std::make_unique<VersionWatch>(m_stores);
    endsWithUs(m_relay);
    if (m_environment.contains(QStringLiteral("TRIPTYCH_FAULTS_LOG")))
        m_relay.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    else
        m_relay.setStandardErrorFile(m_folder.filePath(QStringLiteral("relay.stderr")),
                                     QIODevice::Append);
    // The schema and the index are there before anything goes wrong.
    m_isUpgraded = m_servers.olderBuild.isEmpty();
    const Build first = m_isUpgraded ? Build::Today : Build::Older;
    const QByteArray made = ctl(
        {QStringLiteral("--json"), QStringLiteral("relay"), QStringLiteral("--once")}, {}, first);
    if (made.isEmpty())
        m_breaches << QStringLiteral("the stores could not be set up");
    m_hasRights = upTo(1) == 0;
    if (m_hasRights &&
        ctl({QStringLiteral("--json"), QStringLiteral("setup")}, {}, first).isEmpty())
        m_breaches << QStringLiteral("the rights could not be set up");
    QProcessEnvironment relaying = m_environment;
    relaying.insert(QStringLiteral("POSTGRES_DSN"),
                    dsnOf(makeLogin(QStringLiteral("relay"), QStringLiteral("relay"))));
    m_relay.setProcessEnvironment(relaying);
}

History::~History()
{
    m_desks.clear();
    m_relay.kill();
    m_relay.waitForFinished();
    m_sql.reset();
    m_servers.postgres.run(
        QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(m_database));
}

QString History::dsnOf(const QString &login) const
{
    QUrl url(m_servers.postgres.dsn(m_sql->port(), m_database));
    url.setUserName(login);
    url.setPassword(secret());
    url.setQuery(QStringLiteral("sslmode=disable"));
    return url.toString(QUrl::FullyEncoded);
}

History::Build History::anyBuild()
{
    if (m_servers.olderBuild.isEmpty())
        return Build::Today;
    return !m_isUpgraded || upTo(1) == 0 ? Build::Older : Build::Today;
}

QString History::program(const QString &name, Build build) const
{
    return programIn(build == Build::Older
                         ? m_servers.olderBuild
                         : QCoreApplication::applicationDirPath() + QStringLiteral("/.."),
                     name);
}

DeskProcess &History::addDesk(bool isWindow, bool isOlder)
{
    const qsizetype number = qsizetype(m_desks.size());
    DeskProcess::Person person;
    person.name = QStringLiteral("D") + QChar(char16_t(u'a' + number));
    person.folder = m_folder.filePath(person.name);
    // Each person has a login and working copies of their own.
    person.login = makeLogin(person.name.toLower(),
                             number == 1 ? QStringLiteral("admin") : QStringLiteral("editor"));
    person.isWindow = isWindow;
    person.isOlder = isOlder;
    m_desks.push_back(std::make_unique<DeskProcess>(std::move(person)));
    startDesk(*m_desks.back());
    return *m_desks.back();
}

QString History::makeLogin(const QString &name, const QString &role)
{
    const QString login = m_hasRights ? name + QLatin1Char('_') + role : name;
    m_servers.postgres.run(
        QStringLiteral("DO $$ BEGIN CREATE ROLE %1 LOGIN %2; EXCEPTION "
                       "WHEN duplicate_object THEN NULL; END $$")
            .arg(login, m_hasRights ? QStringLiteral("NOSUPERUSER") : QStringLiteral("SUPERUSER")));
    if (m_hasRights && ctl({QStringLiteral("--json"), QStringLiteral("setup"),
                            QStringLiteral("user"), login, QStringLiteral("--role"), role})
                           .isEmpty())
        m_breaches << login + QStringLiteral(" could not be given its role");
    return login;
}

void History::note(const QString &what)
{
    m_done << QStringLiteral("%1 ms %2")
                  .arg(QDateTime::currentMSecsSinceEpoch() - m_started, 6)
                  .arg(what);
}

void History::startDesk(DeskProcess &desk)
{
    const DeskProcess::Person &person = desk.person();
    QProcessEnvironment environment = m_environment;
    environment.insert(QStringLiteral("POSTGRES_DSN"), dsnOf(person.login));
    environment.insert(QStringLiteral("TRIPTYCH_HOME"), person.folder);
    desk.start(program(person.isWindow ? QStringLiteral("triptych_windowdesk")
                                       : QStringLiteral("triptych_faultdesk"),
                       person.isOlder ? Build::Older : Build::Today),
               environment, m_random.generate());
}

void History::killDesk(DeskProcess &desk)
{
    if (!desk.kill())
        m_breaches << desk.name() + QStringLiteral(" had ended by itself");
    ++m_kills;
}

void History::startRelay()
{
    m_relay.start(program(QStringLiteral("triptychctl"), anyBuild()), {QStringLiteral("relay")});
    m_relay.waitForStarted();
}

void History::killRelay()
{
    m_relay.kill();
    m_relay.waitForFinished();
    ++m_kills;
}

void History::wait(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) {
        QCoreApplication::processEvents();
        QThread::msleep(5);
    }
}

QByteArray History::ctl(const QStringList &arguments, const QByteArray &input, Build build)
{
    QProcess process;
    endsWithUs(process);
    process.setProcessEnvironment(m_environment);
    process.start(program(QStringLiteral("triptychctl"), build), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

void History::editByCommandLine()
{
    // Not one of those that the desks are at just now.
    const Build reading = anyBuild();
    const QByteArray listed = ctl({QStringLiteral("--json"), QStringLiteral("list"),
                                   QStringLiteral("--limit"), QStringLiteral("12")},
                                  {}, reading);
    const QByteArrayList rows = listed.trimmed().split('\n');
    const QString id = QJsonDocument::fromJson(rows.value(rows.size() - 1 - upTo(1)))
                           .object()
                           .value(QLatin1String("id"))
                           .toString();
    if (id.isEmpty())
        return;
    const QJsonObject shown =
        QJsonDocument::fromJson(
            ctl({QStringLiteral("--json"), QStringLiteral("show"), id}, {}, reading))
            .object();
    if (shown.isEmpty())
        return;
    const QString word = QStringLiteral("Ctlx%1e").arg(++m_words);
    const Build build = anyBuild();
    const QByteArray saved =
        ctl({QStringLiteral("--json"), QStringLiteral("edit"), id, QStringLiteral("--if-version"),
             QString::number(shown.value(QLatin1String("version")).toInteger()),
             QStringLiteral("--body-file"), QStringLiteral("-")},
            (shown.value(QLatin1String("body")).toString() + word + QStringLiteral(" is here. "))
                .toUtf8(),
            build);
    const QJsonObject article = QJsonDocument::fromJson(saved).object();
    note(QStringLiteral("triptychctl edit %1: %2")
             .arg(id, saved.isEmpty() ? QStringLiteral("refused") : QStringLiteral("saved")));
    if (!article.isEmpty()) {
        m_ledger.saved(id, article.value(QLatin1String("version")).toInteger(), word);
        ++m_ctl;
    }
}

void History::killElasticsearch()
{
    m_mayKillElastic = false;
    ++m_faults;
    note(QStringLiteral("kill -9 Elasticsearch"));
    m_servers.elastic->kill(0);
    m_servers.elastic->start(0);
}

void History::disturb()
{
    if (m_mayKillElastic && upTo(5) == 0) {
        killElasticsearch();
        return;
    }
    const int dice = upTo(99);
    if (dice < 18) {
        DeskProcess &desk = *m_desks.at(size_t(upTo(int(m_desks.size()) - 1)));
        note(QStringLiteral("kill -9 ") + desk.name());
        killDesk(desk);
        startDesk(desk);
        return;
    }
    if (dice < 28) {
        note(QStringLiteral("kill -9 relay"));
        killRelay();
        startRelay();
        return;
    }
    if (dice < 38) {
        editByCommandLine();
        return;
    }
    ++m_faults;
    if (dice < 42) {
        note(QStringLiteral("kill -9 PostgreSQL"));
        m_servers.postgres.kill();
        wait(upTo(150));
        m_servers.postgres.start();
        return;
    }
    if (dice < 48) {
        note(QStringLiteral("kill -9 Redis"));
        m_redis.kill();
        wait(upTo(300));
        m_redis.start();
        m_versions->look(true);
        return;
    }
    if (dice < 54) {
        const bool sql = upTo(1) == 0;
        note(sql ? QStringLiteral("SIGSTOP PostgreSQL") : QStringLiteral("SIGSTOP Redis"));
        sql ? m_servers.postgres.freeze() : m_redis.freeze();
        wait(upTo(400));
        sql ? m_servers.postgres.thaw() : m_redis.thaw();
        return;
    }
    std::vector<std::pair<QString, FaultProxy *>> proxies{
        {QStringLiteral("PostgreSQL"), m_sql.get()},
        {QStringLiteral("PostgreSQL"), m_sql.get()},
        {QStringLiteral("Redis"), m_cache.get()}};
    if (m_elastic)
        proxies.emplace_back(QStringLiteral("Elasticsearch"), m_elastic.get());
    const auto &[name, proxy] = proxies.at(size_t(upTo(int(proxies.size()) - 1)));
    int how = upTo(9);
    // A save in a black hole takes its whole patience of twenty seconds: not in every other
    // history.
    if (how == 1 && proxy == m_sql.get() && upTo(3) != 0)
        how = 3;
    int length = 50 + upTo(350);
    static const char *const names[] = {
        "down",   "black hole", "black hole at connect", "held back",         "slow",
        "sliced", "reset",      "cut to the server",     "cut to the client", "COMMIT lost"};
    note(name + QLatin1String(": ") + QLatin1String(names[how]));
    switch (how) {
    case 0:
        proxy->setMode(Mode::Down);
        break;
    case 1:
        proxy->setMode(Mode::BlackHole);
        break;
    case 2:
        proxy->setMode(Mode::BlackHoleConnect);
        proxy->resetAll();
        break;
    case 3:
        proxy->setMode(Mode::Hold);
        break;
    case 4:
        proxy->setWeather(
            {std::chrono::milliseconds(upTo(30)), std::chrono::milliseconds(upTo(40)), 0, 0});
        break;
    case 5:
        proxy->setWeather({0ms, 0ms, 0, 1 + upTo(20)});
        break;
    case 6:
        proxy->resetAll();
        length = 10;
        break;
    case 7:
    case 8:
        proxy->cut(
            {how == 7 ? Direction::ToServer : Direction::ToClient, {}, upTo(4'000), How(upTo(2))});
        break;
    default:
        m_sql->cut({Direction::ToServer, "COMMIT", 0, How(upTo(2)), upTo(1) == 0});
        break;
    }
    wait(length);
    proxy->heal();
}

QStringList History::run()
{
    const int desks = 2 + upTo(1);
    const bool isMixed = !m_servers.olderBuild.isEmpty();
    for (int i = 0; i < (isMixed ? 1 : desks); ++i)
        addDesk(!isMixed && i == 0 && upTo(1) == 0, isMixed);
    startRelay();
    m_desks.front()->waitForLife(60'000);
    if (isMixed) {
        wait(300 + upTo(500));
        upgrade();
        for (int i = 1; i < desks; ++i)
            addDesk(i == 1 && upTo(1) == 0);
    }
    m_mayKillElastic = m_servers.elastic && upTo(3) == 0;
    const int steps = 5 + upTo(4);
    for (int i = 0; i < steps; ++i) {
        wait(50 + upTo(200));
        disturb();
        if (i % 3 == 2)
            m_breaches += m_versions->look();
    }
    return finish();
}

void History::upgrade()
{
    note(QStringLiteral("upgrade"));
    if (ctl({QStringLiteral("--json"), QStringLiteral("setup"), QStringLiteral("--upgrade")})
            .isEmpty())
        m_breaches << QStringLiteral("the schema could not be upgraded");
    m_isUpgraded = true;
}

QStringList History::runKills(int kills, bool window)
{
    DeskProcess &desk = addDesk(window);
    startRelay();
    for (int i = 0; i < kills; ++i) {
        if (!desk.waitForLife(60'000))
            m_breaches << QStringLiteral("the desk did not start again after %1 kills").arg(i);
        wait(upTo(window ? 1'500 : 700));
        killDesk(desk);
        killRelay();
        startDesk(desk);
        startRelay();
    }
    return finish();
}

QString History::summary() const
{
    return QStringLiteral(
               "%1 desks%8, %2 words typed, %3 saves acknowledged (%4 by triptychctl), %5 "
               "faults, %6 kills, %7 s")
        .arg(m_desks.size())
        .arg(m_typed)
        .arg(m_ledger.saves())
        .arg(m_ctl)
        .arg(m_faults)
        .arg(m_kills)
        .arg(double(QDateTime::currentMSecsSinceEpoch() - m_started) / 1000, 0, 'f', 1)
        .arg(m_hasRights ? QStringLiteral(" with rights") : QString());
}

} // namespace Triptych::Faults
