#pragma once

#include <newsroom/embedded.h>

#include <newsroom/articlelibrary.h>
#include <support/freshdatabase.h>
#include <support/servers.h>

#include <libpq-fe.h>

#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace Triptych::Tests {

/** A session as psql has one. */
class Psql final
{
public:
    explicit Psql(const QString &dsn)
        : m_connection(PQconnectdb(dsn.toUtf8().constData()), &PQfinish)
    {
        if (PQstatus(m_connection.get()) != CONNECTION_OK)
            qWarning("%s", PQerrorMessage(m_connection.get()));
    }

    /** "SQLSTATE", or the first value, or the number of rows that a command changed, or what was
     *  copied out. */
    QString run(const QString &sql)
    {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(
            PQexec(m_connection.get(), sql.toUtf8().constData()), &PQclear);
        switch (PQresultStatus(result.get())) {
        case PGRES_TUPLES_OK:
            return PQntuples(result.get()) > 0 ? QString::fromUtf8(PQgetvalue(result.get(), 0, 0))
                                               : QString();
        case PGRES_COMMAND_OK:
            return QString::fromUtf8(PQcmdTuples(result.get()));
        case PGRES_COPY_OUT:
            return copied();
        default:
            m_message = QString::fromUtf8(PQresultErrorMessage(result.get()));
            return QString::fromUtf8(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE));
        }
    }
    QString message() const { return m_message; }

private:
    /** The lines that COPY ... TO STDOUT sends. */
    QString copied()
    {
        QByteArray lines;
        char *line = nullptr;
        for (int size = 0; (size = PQgetCopyData(m_connection.get(), &line, 0)) > 0;) {
            lines.append(line, size);
            PQfreemem(line);
        }
        while (PGresult *rest = PQgetResult(m_connection.get()))
            PQclear(rest);
        return QString::fromUtf8(lines).trimmed();
    }

    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection;
    QString m_message;
};

/** What a run of triptychctl left; the code is -1 where it did not end. */
struct CtlRun
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/** triptychctl in a home of its own on the workspace that `stores` names: POSTGRES_DSN and the
 * like, none of them taken from who runs the tests. */
inline CtlRun runCtl(const QStringList &arguments, const QMap<QString, QString> &stores)
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"POSTGRES_DSN", "REDIS_ADDR", "ES_ADDR", "ES_ALIAS"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("TRIPTYCH_HOME"), home.path());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (auto store = stores.begin(); store != stores.end(); ++store)
        environment.insert(store.key(), store.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QStringLiteral("/app/triptychctl"),
                  arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/** A database with the roles set up, and one who has each: rita the reader, ann and bob the
 * authors, ed the editor, ada the admin and rel the relay. */
class People final
{
public:
    using Space = Workspace::Workspace;

    explicit People(Profiles::Profile stores = {})
        : m_stores(std::move(stores)), m_prefix(Support::uniqueName(QStringLiteral("r")))
    {
        m_stores.kind = Profiles::Profile::Kind::Servers;
        m_database.emplace();
        setUp();
        const auto owner = open(m_database->dsn());
        for (const auto &[who, role] :
             std::initializer_list<std::pair<const char *, const char *>>{{"rita", "reader"},
                                                                          {"ann", "author"},
                                                                          {"bob", "author"},
                                                                          {"ed", "editor"},
                                                                          {"ada", "admin"},
                                                                          {"rel", "relay"}}) {
            const auto done = wait(
                owner->grantLogin(m_prefix, {login(who), {QLatin1String(role)}, password()}, {}));
            if (!done)
                qFatal("%s", qPrintable(done.error().message + done.error().detail));
            m_roles << login(who);
        }
        for (const QString &role : Workspace::roleNames())
            m_roles << m_prefix + QLatin1Char('_') + role;
    }
    ~People()
    {
        m_database.reset();
        Psql server(Support::postgresDsn());
        for (const QString &role : std::as_const(m_roles)) {
            if (server.run(QStringLiteral("DROP ROLE ") + role) != QString())
                qFatal("%s", qPrintable(server.message()));
        }
    }
    Q_DISABLE_COPY_MOVE(People)

    /** "triptychctl setup", as the owner. */
    void setUp()
    {
        const auto done = wait(open(m_database->dsn())->setUpRights(m_prefix, {}));
        if (!done)
            qFatal("%s", qPrintable(done.error().message + done.error().detail));
    }

    const Support::FreshDatabase &database() const { return *m_database; }
    QString prefix() const { return m_prefix; }
    QString group(const char *role) const
    {
        return m_prefix + QLatin1Char('_') + QLatin1String(role);
    }
    QString login(const char *who) const
    {
        return m_prefix + QLatin1String("_p_") + QLatin1String(who);
    }
    QString password() const { return QStringLiteral("it's a \\ secret"); }
    QString dsn(const char *who) const { return m_database->dsn(login(who), password()); }
    Psql psql(const char *who) const { return Psql(dsn(who)); }
    /** A role made beside, to be dropped at the end. */
    void dropLater(const QString &role) { m_roles << role; }

    /** triptychctl as somebody whose dsn() that is, without other stores. */
    CtlRun ctl(const QString &dsn, const QStringList &arguments) const
    {
        return runCtl(arguments, {{QStringLiteral("POSTGRES_DSN"), dsn}});
    }

    std::shared_ptr<Space> open(const QString &dsn,
                                Space::RelayMode relay = Space::RelayMode::OnDemand) const
    {
        Profiles::Profile profile = m_stores;
        profile.postgres = dsn;
        auto opened = wait(Space::open(*Profiles::normalised(profile, {}), relay, {}));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message + opened.error().detail));
        return *opened;
    }
    std::shared_ptr<Space> openAs(const char *who,
                                  Space::RelayMode relay = Space::RelayMode::OnDemand) const
    {
        return open(dsn(who), relay);
    }
    Core::Article saveAs(const char *who, const Core::Article &wanted) const
    {
        const auto saved = wait(openAs(who)->library().save(wanted, {}));
        if (!saved)
            qWarning("%s", qPrintable(saved.error().message + saved.error().detail));
        return saved.value_or(Core::Article());
    }

private:
    Profiles::Profile m_stores;
    const QString m_prefix;
    std::optional<Support::FreshDatabase> m_database;
    QStringList m_roles;
};

/** SQLSTATE insufficient_privilege. */
inline const QString Refused = QStringLiteral("42501");

/** An id as SQL's literal. */
inline QString text(const Core::ArticleId &id)
{
    return QLatin1Char('\'') + id.toString() + QLatin1Char('\'');
}

} // namespace Triptych::Tests
