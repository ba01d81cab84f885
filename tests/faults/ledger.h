#pragma once

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Triptych::Faults {

/** Where the stores are, past any proxy. */
struct StorePlaces
{
    QString sql;  ///< a superuser's URI
    QUrl elastic; ///< empty = SQL searches by design
    QString alias;
    quint16 redis = 0; ///< 0 = none
};

/**
 * What people were told is saved. Each save adds one word that no other save adds and nobody takes
 * away, so that each acknowledged save can be looked for.
 */
class Ledger final
{
public:
    void saved(const QString &id, qint64 version, const QString &word);
    void removed(const QString &id, qint64 version);
    qint64 saves() const { return m_saves; }
    const QStringList ids() const { return m_articles.keys(); }

    /** The invariants below STORES.md's matrix that SQL alone must keep; one line for each breach.
     */
    QStringList breachesInSql(const StorePlaces &stores) const;

private:
    struct Acknowledged
    {
        QList<std::pair<qint64, QString>> words; ///< version and word
        qint64 removedAt = 0;
    };
    QHash<QString, Acknowledged> m_articles;
    qint64 m_saves = 0;
};

/** One line for each article that the index or the cache shows otherwise than SQL, and for rows
 * that wait in the outbox; empty once all have converged. Blocks. */
QStringList divergences(const StorePlaces &stores);

/** Versions as seen in SQL, index and cache, remembered: a line for each that went back. */
class VersionWatch final
{
public:
    explicit VersionWatch(StorePlaces stores) : m_stores(std::move(stores)) {}
    /** Looks now; stores that do not answer are passed over. `cacheLost`: Redis was emptied.
     * Blocks. */
    QStringList look(bool cacheLost = false);

private:
    StorePlaces m_stores;
    QHash<QString, qint64> m_seen;
};

} // namespace Triptych::Faults
