#include "bulkchange.h"

#include "articlejson.h"
#include "said.h"

#include <QJsonArray>
#include <QSet>

namespace Triptych::Core {

namespace {

constexpr Said said{"Bulk"};

using L = QLatin1String;

bool haveCommon(const QStringList &first, const QStringList &second)
{
    return std::any_of(first.begin(), first.end(),
                       [&second](const QString &name) { return second.contains(name); });
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &text : value.toArray())
        texts << text.toString();
    return texts;
}

QJsonObject replacementToJson(const TextReplacement &replacement)
{
    return {{L("find"), replacement.find},
            {L("with"), replacement.with},
            {L("expression"), replacement.isExpression},
            {L("case_sensitive"), replacement.isCaseSensitive},
            {L("whole_words"), replacement.isWholeWords},
            {L("titles"), replacement.isInTitles},
            {L("texts"), replacement.isInTexts}};
}

TextReplacement replacementFromJson(const QJsonObject &object)
{
    return {object.value(L("find")).toString(),      object.value(L("with")).toString(),
            object.value(L("expression")).toBool(),  object.value(L("case_sensitive")).toBool(),
            object.value(L("whole_words")).toBool(), object.value(L("titles")).toBool(),
            object.value(L("texts")).toBool()};
}

QJsonObject publishToJson(const PublishChange &publish)
{
    switch (publish.kind) {
    case PublishChange::Kind::SetMoment:
        return {{L("moment"), timeToJson(publish.moment)}};
    case PublishChange::Kind::SetDay:
        return {{L("day"), publish.day.toString(Qt::ISODate)}};
    case PublishChange::Kind::Shift:
        return {{L("shift_seconds"), publish.seconds}};
    case PublishChange::Kind::Clear:
        break;
    }
    return {};
}

PublishChange publishFromJson(const QJsonObject &object)
{
    PublishChange publish;
    if (object.contains(L("moment"))) {
        publish.kind = PublishChange::Kind::SetMoment;
        publish.moment = timeFromJson(object.value(L("moment")));
    } else if (object.contains(L("day"))) {
        publish.kind = PublishChange::Kind::SetDay;
        publish.day = QDate::fromString(object.value(L("day")).toString(), Qt::ISODate);
    } else if (object.contains(L("shift_seconds"))) {
        publish.kind = PublishChange::Kind::Shift;
        publish.seconds = object.value(L("shift_seconds")).toInteger();
    }
    return publish;
}

} // namespace

Result<void> checkBulkChange(const BulkChange &change)
{
    const auto refuse = [](const char *sentence) {
        return failure(ErrorKind::Usage, said(sentence));
    };
    if (change.isEmpty())
        return refuse(QT_TRANSLATE_NOOP("Bulk", "Nothing is to be changed: say what."));
    BulkChange deletion;
    deletion.isDeletion = true;
    if (change.isDeletion && change != deletion) {
        return refuse(
            QT_TRANSLATE_NOOP("Bulk", "Articles are either deleted or changed, not both at once."));
    }
    if (haveCommon(change.addTags, change.removeTags))
        return refuse(QT_TRANSLATE_NOOP("Bulk", "A tag is either added or removed, not both."));
    if (haveCommon(change.addAuthors, change.removeAuthors)) {
        return refuse(QT_TRANSLATE_NOOP("Bulk", "An author is either added or removed, not both."));
    }
    if (change.authors && !(change.addAuthors.isEmpty() && change.removeAuthors.isEmpty())) {
        return refuse(QT_TRANSLATE_NOOP(
            "Bulk", "Authors are either set, or some are added and removed, not both."));
    }
    if (haveCommon(change.fields.keys(), change.removeFields))
        return refuse(QT_TRANSLATE_NOOP("Bulk", "A field is either set or removed, not both."));
    const QStringList names = change.addTags + change.addAuthors +
                              change.authors.value_or(QStringList()) + change.fields.keys();
    if (std::any_of(names.begin(), names.end(),
                    [](const QString &name) { return name.trimmed().isEmpty(); })) {
        return refuse(
            QT_TRANSLATE_NOOP("Bulk", "The name of a tag, an author or a field is empty."));
    }
    if (const auto &found = change.replacement) {
        if (found->find.isEmpty())
            return refuse(QT_TRANSLATE_NOOP("Bulk", "Say what is to be found."));
        if (!found->isInTitles && !found->isInTexts) {
            return refuse(
                QT_TRANSLATE_NOOP("Bulk", "Say where to look: in titles, in texts, or in both."));
        }
    }
    if (change.publish && change.publish->kind == PublishChange::Kind::Shift &&
        change.publish->seconds == 0)
        return refuse(QT_TRANSLATE_NOOP("Bulk", "Say by how much the dates are shifted."));
    return {};
}

QJsonObject bulkChangeToJson(const BulkChange &change)
{
    QJsonObject object;
    const auto putTexts = [&object](const char *name, const QStringList &texts) {
        if (!texts.isEmpty())
            object.insert(L(name), QJsonArray::fromStringList(texts));
    };
    if (change.status)
        object.insert(L("status"), statusName(*change.status));
    if (change.publish)
        object.insert(L("publish"), publishToJson(*change.publish));
    putTexts("add_tags", change.addTags);
    putTexts("remove_tags", change.removeTags);
    if (change.section)
        object.insert(L("section"), *change.section);
    if (change.authors)
        object.insert(L("authors"), QJsonArray::fromStringList(*change.authors));
    putTexts("add_authors", change.addAuthors);
    putTexts("remove_authors", change.removeAuthors);
    if (change.language)
        object.insert(L("language"), *change.language);
    if (!change.fields.isEmpty())
        object.insert(L("fields"), change.fields);
    putTexts("remove_fields", change.removeFields);
    if (change.replacement)
        object.insert(L("replace"), replacementToJson(*change.replacement));
    if (change.isDeletion)
        object.insert(L("delete"), true);
    return object;
}

Result<BulkChange> bulkChangeFromJson(const QJsonObject &object)
{
    BulkChange change;
    if (object.contains(L("status")))
        change.status = statusFromName(object.value(L("status")).toString());
    if (object.contains(L("publish")))
        change.publish = publishFromJson(object.value(L("publish")).toObject());
    change.addTags = textsOf(object.value(L("add_tags")));
    change.removeTags = textsOf(object.value(L("remove_tags")));
    if (object.contains(L("section")))
        change.section = object.value(L("section")).toString();
    if (object.contains(L("authors")))
        change.authors = textsOf(object.value(L("authors")));
    change.addAuthors = textsOf(object.value(L("add_authors")));
    change.removeAuthors = textsOf(object.value(L("remove_authors")));
    if (object.contains(L("language")))
        change.language = object.value(L("language")).toString();
    change.fields = object.value(L("fields")).toObject();
    change.removeFields = textsOf(object.value(L("remove_fields")));
    if (object.contains(L("replace")))
        change.replacement = replacementFromJson(object.value(L("replace")).toObject());
    change.isDeletion = object.value(L("delete")).toBool();
    // Half a change is another change: one of a later version is left to that version.
    if (bulkChangeToJson(change) != object) {
        return failure(
            ErrorKind::Corrupt,
            said(QT_TRANSLATE_NOOP("Bulk", "This action was begun by another version of Triptych, "
                                           "which knows changes that this one does not. Nothing "
                                           "was changed; go on with that version.")));
    }
    return change;
}

} // namespace Triptych::Core
