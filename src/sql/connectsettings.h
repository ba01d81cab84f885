#pragma once

#include <core/result.h>

#include <QList>
#include <QMap>
#include <QString>

#include <chrono>

namespace Triptych::Sql {

enum class Dialect { PostgreSql, Sqlite };

/** The folder of a dialect's statements: "postgresql", "sqlite". */
QString dialectName(Dialect dialect);

/**
 * Where a database is and how to sign in. A value. The password is kept apart from everything that
 * is shown or logged.
 */
struct ConnectSettings
{
    /** What to do about the schema when the first connection opens. */
    enum class Schema {
        Open, ///< openSchema(): an empty database and an older SQLite file are brought up to date
        Keep, ///< openSchema(), but an older SQLite file stays as it is, for programs that only
              ///< read
        Upgrade, ///< upgradeSchema(): any database is brought up to date
        Ignore,  ///< use the database as it is, and do not even look
    };

    Dialect dialect = Dialect::Sqlite;
    QString file;          ///< SQLite: path of the workspace file, made where it does not exist
    bool readOnly = false; ///< SQLite: never write to the file
    QMap<QString, QString> parameters; ///< PostgreSQL: libpq keywords as given, without secrets
    QString password;                  ///< PostgreSQL
    int connections = 3;               ///< PostgreSQL: 1 to 16 connection threads
    /** PostgreSQL: connections beyond the first two are opened while those are busy, and closed
     * after this time without work. */
    std::chrono::milliseconds sparePatience{30'000};
    Schema schema = Schema::Open;

    static ConnectSettings sqlite(const QString &file, bool readOnly = false);

    /** Reads a libpq URI or keyword string with PQconninfoParse. Usage where `dsn` is neither, or
     * where a value may be part of a mistyped password. The error quotes nothing of `dsn`. */
    static Core::Result<ConnectSettings> postgresql(const QString &dsn);

    /** host:port/database or the file; never a secret. */
    QString address() const;
    /** How many servers it names (PostgreSQL), of which any may be used; at least 1. */
    int hostCount() const;
    /** The same with host `first` tried first, then those behind it, then those before it. */
    ConnectSettings startingAt(int first) const;
    /** The same with host `index` alone. */
    ConnectSettings onlyHost(int index) const;
    /** The settings to try one after the other, beginning with host `first`: one for each host, or
     * a single one with all hosts where libpq must apply a preference among them. */
    QList<ConnectSettings> hostsInTurn(int first) const;
    /** Only a server that accepts changes may be used. This is the default for several hosts. */
    bool wantsPrimary() const;
    /** The login name, empty where libpq chooses it or there is none. */
    QString user() const;

    friend bool operator==(const ConnectSettings &, const ConnectSettings &) = default;
};

} // namespace Triptych::Sql
