#include "bulkedit.h"

#include <core/limits.h>
#include <core/said.h>
#include <core/storedarticle.h>

#include <QSet>

namespace Triptych::Text {

namespace {

constexpr Core::Said said{"Bulk"};
constexpr qint64 DaySeconds = 86'400;

/** Without `gone`, with those of `more` that are missing behind the others. */
QStringList changedNames(QStringList names, const QStringList &more, const QStringList &gone)
{
    names.removeIf([&gone](const QString &name) { return gone.contains(name); });
    for (const QString &name : more) {
        if (!names.contains(name))
            names << name;
    }
    return names;
}

} // namespace

Core::Result<BulkEdit> BulkEdit::make(Core::BulkChange change, Core::SiteZone zone,
                                      std::chrono::milliseconds patience)
{
    if (const auto checked = Core::checkBulkChange(change); !checked)
        return Core::failure(checked.error());
    BulkEdit edit(std::move(change), std::move(zone), patience);
    if (edit.m_change.replacement) {
        auto pattern = TextPattern::compile(*edit.m_change.replacement);
        if (!pattern)
            return Core::failure(pattern.error());
        edit.m_pattern = *std::move(pattern);
    }
    return edit;
}

void BulkEdit::publishAt(Core::Article *article) const
{
    const Core::PublishChange &publish = *m_change.publish;
    switch (publish.kind) {
    case Core::PublishChange::Kind::SetMoment:
        article->setPublishMoment(publish.moment);
        return;
    case Core::PublishChange::Kind::SetDay:
        article->setPublishDay(publish.day, m_zone);
        return;
    case Core::PublishChange::Kind::Clear:
        article->setPublishMoment({});
        return;
    case Core::PublishChange::Kind::Shift:
        break;
    }
    if (!article->publishAt.isValid())
        return;
    if (publish.seconds % DaySeconds != 0) {
        article->setPublishMoment(article->publishAt.addSecs(publish.seconds));
        return;
    }
    const qint64 days = publish.seconds / DaySeconds;
    if (article->publishDay.isValid()) {
        article->setPublishDay(article->publishDay.addDays(days), m_zone);
        return;
    }
    const QDateTime local = m_zone.local(article->publishAt);
    const Core::ClockTime shifted = m_zone.at(local.date().addDays(days), local.time());
    // A time that the clocks skip there is the first moment after the gap.
    article->setPublishMoment(shifted.kind == Core::ClockTime::Kind::Never ? shifted.change
                                                                           : shifted.utc());
}

Core::Result<void> BulkEdit::replaceIn(BulkEdited *done) const
{
    Core::Article *article = &done->article;
    const Core::TextReplacement &replacement = *m_change.replacement;
    QList<QString *> texts;
    if (replacement.isInTitles)
        texts << &article->title;
    if (replacement.isInTexts)
        texts << &article->summary << &article->body;
    const QDeadlineTimer limit(m_patience);
    const QString title = article->title;
    for (QString *text : texts) {
        auto replaced = m_pattern->replace(*text, limit);
        if (!replaced && replaced.error().kind == Core::ErrorKind::Timeout) {
            return Core::failure(
                Core::ErrorKind::Timeout,
                said(QT_TRANSLATE_NOOP("Bulk",
                                       "The expression takes too long on \"%1\" (over %2 ms). "
                                       "Write it so that it has fewer ways to match."))
                    .arg(title)
                    .arg(m_patience.count()));
        }
        if (!replaced)
            return Core::failure(replaced.error());
        done->hits += replaced->hits;
        done->shown << replaced->shown;
        *text = replaced->text;
    }
    return {};
}

Core::Result<BulkEdited> BulkEdit::applyTo(const Core::Article &before) const
{
    BulkEdited done{before};
    Core::Article &article = done.article;
    if (m_change.status)
        article.status = *m_change.status;
    if (m_change.publish)
        publishAt(&article);
    article.tags = changedNames(article.tags, m_change.addTags, m_change.removeTags);
    if (m_change.section)
        article.section = *m_change.section;
    if (m_change.authors)
        article.authors = *m_change.authors;
    article.authors = changedNames(article.authors, m_change.addAuthors, m_change.removeAuthors);
    if (m_change.language)
        article.language = *m_change.language;
    for (auto field = m_change.fields.begin(); field != m_change.fields.end(); ++field)
        article.fields.insert(field.key(), field.value());
    for (const QString &name : m_change.removeFields)
        article.fields.remove(name);
    if (m_pattern) {
        if (const auto replaced = replaceIn(&done); !replaced)
            return Core::failure(replaced.error());
    }
    article.tags.removeDuplicates();
    article.authors.removeDuplicates();
    done.isChanged = m_change.isDeletion || !article.sameContent(before);
    if (!done.isChanged)
        return done;
    const Core::ArticleSizes allowed = Core::ArticleSizes().orMore(Core::sizesOf(before));
    if (const auto checked = Core::checkArticle(article, allowed); !checked)
        return Core::failure(checked.error());
    return done;
}

QJsonObject membersBefore(const Core::Article &before, const Core::Article &after)
{
    static const QSet<QString> ofEverySave{
        QStringLiteral("version"),    QStringLiteral("updated_at"), QStringLiteral("updated_by"),
        QStringLiteral("created_at"), QStringLiteral("created_by"), QStringLiteral("format")};
    const QString body = QStringLiteral("body");
    const QJsonObject earlier = Core::articleToStored(before);
    const QJsonObject later = Core::articleToStored(after);
    QStringList names = earlier.keys() + later.keys();
    names.removeDuplicates();
    QJsonObject members;
    for (const QString &name : std::as_const(names)) {
        const QJsonValue value = earlier.value(name);
        if (ofEverySave.contains(name) || value == later.value(name))
            continue;
        if (name == body)
            members.insert(name, true);
        else
            members.insert(name, value.isUndefined() ? QJsonValue(QJsonValue::Null) : value);
    }
    return members;
}

Core::Result<Core::Article> withMembersAgain(const Core::Article &now, const QJsonObject &members,
                                             const QString &body)
{
    QJsonObject stored = Core::articleToStored(now);
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (member.key() == QLatin1String("body"))
            stored.insert(member.key(), body);
        else
            stored.insert(member.key(), member.value());
    }
    return Core::articleFromStored(stored);
}

} // namespace Triptych::Text
