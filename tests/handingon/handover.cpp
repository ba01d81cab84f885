#include "handover.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Triptych::HandingOn {

void Handover::committed(const QString &article, qint64 version, const QString &type,
                         const QString &body)
{
    m_committed[article].insert(version, {type, body});
    ++m_commits;
}

void Handover::arrived(const Support::TopicRecord &record)
{
    ++m_arrivals;
    m_records << record;
    const qint64 version = record.headers.value(QStringLiteral("version")).toLongLong();
    const QString what = QStringLiteral("%1 version %2").arg(record.key).arg(version);

    const QString row = record.headers.value(QStringLiteral("id"));
    const Version key{record.key, version};
    if (!m_seen.contains(key))
        m_seen.insert(key, row);
    else if (m_seen.value(key) != row)
        m_wrong << what + QStringLiteral(" came from two rows");

    // A crash hands some on again, from an earlier one; it never leaves one out.
    Arrivals &line = m_lines[record.key];
    if (line.last > 0 && line.partition != record.partition)
        m_wrong << what + QStringLiteral(" is in another partition");
    if (version > line.last + 1) {
        m_wrong << what + QStringLiteral(" came after version %1").arg(line.last);
    }
    line = {record.partition, version};
}

QString Handover::breaches() const
{
    QStringList wrong = m_wrong;
    for (const Support::TopicRecord &record : m_records) {
        const QJsonObject article = QJsonDocument::fromJson(record.value).object();
        const qint64 version = record.headers.value(QStringLiteral("version")).toLongLong();
        const QString what = QStringLiteral("%1 version %2").arg(record.key).arg(version);
        const auto commits = m_committed.value(record.key);
        const auto commit = commits.constFind(version);
        if (commit == commits.cend()) {
            wrong << what + QStringLiteral(" was never committed");
            continue;
        }
        if (record.headers.value(QStringLiteral("eventType")) != commit->type)
            wrong << what + QStringLiteral(" has another type");
        const bool isDeleted = !article.value(QLatin1String("deleted_at")).isNull();
        if (article.value(QLatin1String("id")).toString() != record.key ||
            article.value(QLatin1String("version")).toInteger() != version ||
            article.value(QLatin1String("body")).toString() != commit->body ||
            isDeleted != (commit->type == QLatin1String("deleted")))
            wrong << what + QStringLiteral(" is not what was saved");
    }
    for (auto article = m_committed.cbegin(); article != m_committed.cend(); ++article) {
        for (auto commit = article->cbegin(); commit != article->cend(); ++commit) {
            if (!m_seen.contains({article.key(), commit.key()}))
                wrong
                    << QStringLiteral("%1 version %2 is lost").arg(article.key()).arg(commit.key());
        }
    }
    return wrong.mid(0, 20).join(QLatin1Char('\n'));
}

} // namespace Triptych::HandingOn
