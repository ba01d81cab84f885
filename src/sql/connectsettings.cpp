#include "connectsettings.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace Triptych::Sql {

namespace {

/** libpq's keywords that are lists with an element for each host (34.1.1.3 of its manual). */
const QStringList HostLists{QStringLiteral("host"), QStringLiteral("hostaddr"),
                            QStringLiteral("port")};

/** The settings with the hosts at `indexes` of several; a single port stands for all of them. */
ConnectSettings withHosts(ConnectSettings settings, const QList<int> &indexes)
{
    const int count = settings.hostCount();
    if (count == 1)
        return settings;
    const auto preset = [&settings](const QString &keyword, const QString &value) {
        if (!settings.parameters.contains(keyword))
            settings.parameters.insert(keyword, value);
    };
    preset(QStringLiteral("target_session_attrs"), QStringLiteral("read-write"));
    // It is how long a dead one keeps from the next.
    preset(QStringLiteral("connect_timeout"), QStringLiteral("3"));
    for (const QString &keyword : HostLists) {
        const auto found = settings.parameters.find(keyword);
        if (found == settings.parameters.end())
            continue;
        const QStringList all = found->split(QLatin1Char(','));
        if (all.size() != count)
            continue;
        QStringList chosen;
        for (const int index : indexes)
            chosen << all.at(index);
        *found = chosen.join(QLatin1Char(','));
    }
    return settings;
}

/**
 * Why `value` cannot be what `keyword` means, without a word of it; empty where it can. libpq is
 * lenient: "host= password=x" is a host named "password=x", and a password with '/' or '@' ends in
 * the middle of a URI. What it takes for a host, a port or a database is shown to people and
 * stored, so nothing that may be a piece of a password passes.
 */
QString whyImpossible(const QString &keyword, const QString &value, const QStringList &keywords,
                      bool isUri)
{
    static const QRegularExpression secret(QStringLiteral("pass(word|wd)?\\s*="),
                                           QRegularExpression::CaseInsensitiveOption);
    // Their values are paths and words of one's own.
    static const QStringList free{
        QStringLiteral("options"),     QStringLiteral("application_name"),
        QStringLiteral("passfile"),    QStringLiteral("fallback_application_name"),
        QStringLiteral("sslcert"),     QStringLiteral("sslkey"),
        QStringLiteral("sslrootcert"), QStringLiteral("sslcrl"),
        QStringLiteral("sslcrldir")};
    const bool isFree = free.contains(keyword);
    const bool isOther =
        secret.match(value).hasMatch() ||
        std::any_of(keywords.cbegin(), keywords.cend(), [&](const QString &other) {
            const QRegularExpression next(
                QStringLiteral("(?:\\A|[\\s,;&?])%1\\s*=").arg(QRegularExpression::escape(other)));
            return !isFree && next.match(value).hasMatch();
        });
    if (isOther)
        return QStringLiteral("%1 has another keyword for its value").arg(keyword);
    static const QRegularExpression ports(QStringLiteral("\\A[0-9, ]*\\z"));
    if (keyword == QLatin1String("port") && !ports.match(value).hasMatch())
        return QStringLiteral("the port is no number; '/' in a password is written %2F");
    const QStringList hosts =
        keyword.startsWith(QLatin1String("host")) ? value.split(QLatin1Char(',')) : QStringList();
    // The name of an abstract socket begins with it.
    const bool isWrongHost = std::any_of(hosts.cbegin(), hosts.cend(), [](const QString &host) {
        return host.indexOf(QLatin1Char('@')) > 0;
    });
    const bool isWrongDatabase =
        isUri && keyword == QLatin1String("dbname") && value.contains(QLatin1Char('@'));
    if (isWrongHost || isWrongDatabase) {
        return QStringLiteral("'@' in the %1; in a password '@' is written %40 and '/' %2F")
            .arg(keyword);
    }
    return {};
}

} // namespace

QString dialectName(Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? QStringLiteral("postgresql") : QStringLiteral("sqlite");
}

ConnectSettings ConnectSettings::sqlite(const QString &file, bool readOnly)
{
    ConnectSettings settings;
    settings.dialect = Dialect::Sqlite;
    settings.file = file;
    settings.readOnly = readOnly;
    return settings;
}

Core::Result<ConnectSettings> ConnectSettings::postgresql(const QString &dsn)
{
    const auto refuse = [](const QString &detail) {
        return Core::failure(Core::ErrorKind::Usage,
                             QCoreApplication::translate(
                                 "Sql", "The PostgreSQL address cannot be read. Write it like "
                                        "postgresql://name@host:5432/database."),
                             detail);
    };
    if (dsn.contains(QChar(u'\0')))
        return refuse(QStringLiteral("U+0000 in the connection string"));
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(dsn.toUtf8().constData(), &message), &PQconninfoFree);
    if (!options) {
        // libpq's message may quote the string, and the string may hold the password.
        PQfreemem(message);
        return refuse(QStringLiteral("PQconninfoParse refused the connection string"));
    }
    ConnectSettings settings;
    settings.dialect = Dialect::PostgreSql;
    const bool isUri = dsn.trimmed().startsWith(QLatin1String("postgres"));
    QStringList keywords;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option)
        keywords << QString::fromLatin1(option->keyword);
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        const QString keyword = QString::fromLatin1(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        const bool isPassword = keyword == QLatin1String("password");
        const QString wrong =
            isPassword ? QString() : whyImpossible(keyword, value, keywords, isUri);
        if (isPassword) {
            settings.password = value;
        } else if (!wrong.isEmpty()) {
            return refuse(wrong);
        } else if (value.contains(QLatin1Char(';'))) {
            // QPSQL turns every ';' of its options into a space.
            return refuse(QStringLiteral("a ';' in the value of %1").arg(keyword));
        } else {
            settings.parameters.insert(keyword, value);
        }
    }
    return settings;
}

QString ConnectSettings::address() const
{
    if (dialect == Dialect::Sqlite)
        return file;
    // As libpq does: what the address does not say is in the service's file, which only libpq
    // reads, then in the environment.
    const auto given = [this](const char *keyword, const char *variable) {
        const QString value = parameters.value(QString::fromLatin1(keyword));
        return value.isEmpty() ? qEnvironmentVariable(variable) : value;
    };
    const QString service = given("service", "PGSERVICE");
    QString host = parameters.value(QStringLiteral("host"));
    if (host.isEmpty())
        host = parameters.value(QStringLiteral("hostaddr"));
    if (host.isEmpty() && !service.isEmpty()) {
        return QCoreApplication::translate("Sql", "the service %1",
                                           "of PostgreSQL's pg_service.conf")
            .arg(service);
    }
    if (host.isEmpty())
        host = given("host", "PGHOST");
    if (host.isEmpty())
        host = given("hostaddr", "PGHOSTADDR");
    if (host.isEmpty())
        host = QStringLiteral("localhost");
    const QString port = given("port", "PGPORT");
    const QStringList hosts = host.split(QLatin1Char(','));
    const QStringList ports =
        (port.isEmpty() ? QStringLiteral("5432") : port).split(QLatin1Char(','));
    QStringList pairs;
    for (int i = 0; i < hosts.size(); ++i) {
        QString own = ports.value(ports.size() == 1 ? 0 : i);
        if (own.isEmpty())
            own = QStringLiteral("5432");
        pairs << hosts.at(i) + QLatin1Char(':') + own;
    }
    QString database = given("dbname", "PGDATABASE");
    if (database.isEmpty())
        database = user();
    return pairs.join(QLatin1Char(',')) +
           (database.isEmpty() ? QString() : QString(QLatin1Char('/') + database));
}

int ConnectSettings::hostCount() const
{
    const auto elements = [this](const QString &keyword) {
        return int(parameters.value(keyword).count(QLatin1Char(','))) + 1;
    };
    return std::max(elements(QStringLiteral("host")), elements(QStringLiteral("hostaddr")));
}

ConnectSettings ConnectSettings::startingAt(int first) const
{
    const int count = hostCount();
    QList<int> order;
    for (int i = 0; i < count; ++i)
        order << (first + i) % count;
    return withHosts(*this, order);
}

ConnectSettings ConnectSettings::onlyHost(int index) const
{
    return withHosts(*this, {index});
}

QList<ConnectSettings> ConnectSettings::hostsInTurn(int first) const
{
    const QString wanted = parameters.value(QStringLiteral("target_session_attrs"));
    const int count = hostCount();
    if (count == 1 || wanted.startsWith(QLatin1String("prefer")))
        return {startingAt(0)};
    QList<ConnectSettings> each;
    for (int i = 0; i < count; ++i)
        each << onlyHost((first + i) % count);
    return each;
}

bool ConnectSettings::wantsPrimary() const
{
    const QString wanted = parameters.value(QStringLiteral("target_session_attrs"));
    return wanted == QLatin1String("read-write") || wanted == QLatin1String("primary") ||
           (wanted.isEmpty() && hostCount() > 1);
}

QString ConnectSettings::user() const
{
    return parameters.value(QStringLiteral("user"));
}

} // namespace Triptych::Sql
