#pragma once

#include <support/topicreader.h>

#include <QHash>
#include <QMap>
#include <QString>

namespace Triptych::HandingOn {

/** What was committed, what has arrived in Kafka, and where the two disagree. */
class Handover final
{
public:
    /** A version whose commit was acknowledged; `type` as in the outbox. */
    void committed(const QString &article, qint64 version, const QString &type,
                   const QString &body);
    void arrived(const Support::TopicRecord &record);

    qsizetype commits() const { return m_commits; }
    qsizetype arrivals() const { return m_arrivals; }
    qsizetype repeats() const { return m_arrivals - m_seen.size(); }
    /** Commits that have not arrived. */
    qsizetype missing() const { return m_commits - m_seen.size(); }
    /** Whatever broke the promise: lost, out of order, never committed, or another text. Call it
     * once nothing is under way. */
    QString breaches() const;

private:
    struct Commit
    {
        QString type;
        QString body;
    };
    struct Version
    {
        QString article;
        qint64 version = 0;
        friend bool operator==(const Version &, const Version &) = default;
        friend size_t qHash(const Version &v, size_t seed)
        {
            return qHashMulti(seed, v.article, v.version);
        }
    };
    /** What has come of one article. */
    struct Arrivals
    {
        int partition = 0;
        qint64 last = 0;
    };

    QHash<QString, QMap<qint64, Commit>> m_committed;
    QList<Support::TopicRecord> m_records;
    QHash<Version, QString> m_seen; ///< and the id of its outbox row
    QHash<QString, Arrivals> m_lines;
    QStringList m_wrong;
    qsizetype m_commits = 0;
    qsizetype m_arrivals = 0;
};

} // namespace Triptych::HandingOn
