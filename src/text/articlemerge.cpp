#include "articlemerge.h"

#include <core/articlejson.h>
#include <core/storedarticle.h>

#include <QSet>

namespace Triptych::Text {

namespace {

using Core::Article;

class Merger final
{
public:
    Merger(const Article &base, const Article &ours, const Article &theirs)
        : m_base(base)
        , m_ours(Core::withAbsentFrom(Core::withAbsentFrom(ours, base), theirs))
        , m_theirs(theirs)
    {
        m_result.merged = theirs;
    }

    Core::Result<ArticleMerge> run()
    {
        const auto same = [](const QString &text) { return QJsonValue(text); };
        scalar("title", &Article::title, same);
        scalar("summary", &Article::summary, same);
        scalar("slug", &Article::slug, same);
        scalar("section", &Article::section, same);
        scalar("language", &Article::language, same);
        scalar("status", &Article::status,
               [](Core::Status status) { return QJsonValue(Core::statusName(status)); });
        publication();
        scalar("translation_group", &Article::translationGroup, [](const QUuid &group) {
            return group.isNull() ? QJsonValue() : QJsonValue(group.toString(QUuid::WithoutBraces));
        });
        m_result.merged.authors = mergeLists(m_base.authors, m_ours.authors, m_theirs.authors);
        m_result.merged.tags = mergeLists(m_base.tags, m_ours.tags, m_theirs.tags);
        customFields();
        unknownMembers();
        const Core::Result<Merge> body = mergeTexts(m_base.body, m_ours.body, m_theirs.body);
        if (!body)
            return Core::failure(body.error());
        m_result.merged.body = body->text;
        m_result.bodyConflicts = body->conflicts;
        return m_result;
    }

private:
    template<typename T, typename ToJson>
    void scalar(const char *field, T Article::*member, ToJson toJson)
    {
        const T &base = m_base.*member;
        const T &ours = m_ours.*member;
        const T &theirs = m_theirs.*member;
        // Of a member that the base does not know nobody can say which side changed it.
        const bool isKnown = !m_base.absent.contains(QLatin1String(field));
        if (ours == theirs || (isKnown && ours == base))
            return;
        m_result.merged.*member = ours;
        if (!isKnown || theirs != base) {
            m_result.conflicts.append(
                {QString::fromLatin1(field), toJson(base), toJson(ours), toJson(theirs)});
        }
    }

    /** A day and the moment that it begins are one. */
    void publication()
    {
        const auto same = [](const Article &a, const Article &b) {
            return a.publishAt == b.publishAt && a.publishDay == b.publishDay;
        };
        // A base of a program that knew no days says nothing of one.
        Article base = m_base;
        if (!base.publishDay.isValid() && base.publishAt == m_theirs.publishAt)
            base.publishDay = m_theirs.publishDay;
        if (same(m_ours, base) || same(m_ours, m_theirs) || same(m_ours, m_base))
            return;
        m_result.merged.publishAt = m_ours.publishAt;
        m_result.merged.publishDay = m_ours.publishDay;
        if (!same(m_theirs, base)) {
            m_result.conflicts.append({QStringLiteral("publish_at"), publicationToJson(m_base),
                                       publicationToJson(m_ours), publicationToJson(m_theirs)});
        }
    }

    void customFields()
    {
        QSet<QString> keys;
        for (const QJsonObject *side : {&m_base.fields, &m_ours.fields, &m_theirs.fields}) {
            const QStringList names = side->keys();
            keys.unite({names.begin(), names.end()});
        }
        QStringList sorted(keys.begin(), keys.end());
        sorted.sort();
        for (const QString &key : std::as_const(sorted)) {
            const QJsonValue base = valueOf(m_base, key);
            const QJsonValue ours = valueOf(m_ours, key);
            const QJsonValue theirs = valueOf(m_theirs, key);
            if (ours == base || ours == theirs)
                continue;
            if (ours.isUndefined())
                m_result.merged.fields.remove(key);
            else
                m_result.merged.fields.insert(key, ours);
            if (theirs != base)
                m_result.conflicts.append({QStringLiteral("fields.") + key, base, ours, theirs});
        }
    }

    static QJsonValue valueOf(const Article &article, const QString &key)
    {
        return article.fields.contains(key) ? article.fields.value(key)
                                            : QJsonValue(QJsonValue::Undefined);
    }

    /** A side that lacks one does not know it, and changes nothing of it. */
    void unknownMembers()
    {
        const QJsonObject &ours = m_ours.unknown;
        const QJsonObject &theirs = m_theirs.unknown;
        QJsonObject merged = Core::joinedUnknown(Core::joinedUnknown(theirs, ours), m_base.unknown);
        for (auto it = ours.begin(); it != ours.end(); ++it) {
            const QString key = it.key();
            const QJsonValue there = theirs.value(key);
            if (key == QLatin1String("format") || !theirs.contains(key) || it.value() == there)
                continue;
            const bool isKnown = m_base.unknown.contains(key);
            const QJsonValue base = m_base.unknown.value(key);
            if (isKnown && it.value() == base)
                continue;
            merged.insert(key, it.value());
            if (!isKnown || there != base)
                m_result.conflicts.append({key, base, it.value(), there});
        }
        m_result.merged.unknown = merged;
    }

    const Article &m_base;
    const Article m_ours;
    const Article &m_theirs;
    ArticleMerge m_result;
};

} // namespace

QJsonValue publicationToJson(const Core::Article &article)
{
    const QJsonValue at = Core::timeToJson(article.publishAt);
    if (!article.publishDay.isValid())
        return at;
    return QJsonObject{{QStringLiteral("publish_at"), at},
                       {QStringLiteral("publish_day"), article.publishDay.toString(Qt::ISODate)}};
}

QStringList mergeLists(const QStringList &base, const QStringList &ours, const QStringList &theirs)
{
    if (ours == base || ours == theirs)
        return theirs;
    if (theirs == base)
        return ours;
    QStringList merged;
    for (const QString &item : ours) {
        const bool removedThere = base.contains(item) && !theirs.contains(item);
        if (!removedThere && !merged.contains(item))
            merged.append(item);
    }
    // What they added goes behind the neighbour it has there, where that is still here.
    for (qsizetype i = 0; i < theirs.size(); ++i) {
        const QString &item = theirs.at(i);
        if (base.contains(item) || merged.contains(item))
            continue;
        qsizetype after = i == 0 ? -1 : merged.indexOf(theirs.at(i - 1));
        if (i > 0 && after < 0)
            after = merged.size() - 1;
        merged.insert(after + 1, item);
    }
    return merged;
}

Core::Result<ArticleMerge> mergeArticles(const Core::Article &base, const Core::Article &ours,
                                         const Core::Article &theirs)
{
    return Merger(base, ours, theirs).run();
}

} // namespace Triptych::Text
