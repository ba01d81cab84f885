#include "connectsettings.h"

#include <QCoreApplication>

#include <libpq-fe.h>

#include <memory>

namespace Triptych::Sql {

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
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        const QString keyword = QString::fromLatin1(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        if (keyword == QLatin1String("password")) {
            settings.password = value;
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
    const QStringList hosts = parameters.value(QStringLiteral("host"), QStringLiteral("localhost"))
                                  .split(QLatin1Char(','));
    const QStringList ports =
        parameters.value(QStringLiteral("port"), QStringLiteral("5432")).split(QLatin1Char(','));
    QStringList pairs;
    for (int i = 0; i < hosts.size(); ++i) {
        QString port = ports.value(ports.size() == 1 ? 0 : i);
        if (port.isEmpty())
            port = QStringLiteral("5432");
        pairs << hosts.at(i) + QLatin1Char(':') + port;
    }
    const QString database = parameters.value(QStringLiteral("dbname"), user());
    return pairs.join(QLatin1Char(',')) +
           (database.isEmpty() ? QString() : QString(QLatin1Char('/') + database));
}

QString ConnectSettings::user() const
{
    return parameters.value(QStringLiteral("user"));
}

} // namespace Triptych::Sql
