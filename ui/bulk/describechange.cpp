#include "describechange.h"

#include <core/bulkaction.h>
#include <core/bulkchange.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>

#include <QCoreApplication>

namespace Triptych::Ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Triptych::Ui::BulkDialog", text);
}

QString joined(const QStringList &names)
{
    return names.join(QStringLiteral(", "));
}

} // namespace

QString describedChange(const Core::BulkChange &change)
{
    QStringList parts;
    const auto add = [&parts](const char *text, const QString &value) {
        parts << words(text).arg(value);
    };
    if (change.isDeletion)
        return words(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "Delete"));
    if (change.status)
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "status %1"), statusText(*change.status));
    if (change.publish) {
        switch (change.publish->kind) {
        case Core::PublishChange::Kind::SetMoment:
            add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "publication %1"),
                exactDate(change.publish->moment));
            break;
        case Core::PublishChange::Kind::SetDay:
            add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "publication %1"),
                QLocale().toString(change.publish->day, QLocale::LongFormat));
            break;
        case Core::PublishChange::Kind::Shift:
            add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "publication shifted by %1 h"),
                QLocale().toString(double(change.publish->seconds) / 3600, 'g', 6));
            break;
        case Core::PublishChange::Kind::Clear:
            parts << words(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "no date of publication"));
            break;
        }
    }
    if (!change.addTags.isEmpty())
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "add tags %1"), joined(change.addTags));
    if (!change.removeTags.isEmpty())
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "remove tags %1"),
            joined(change.removeTags));
    if (change.section && change.section->isEmpty())
        parts << words(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "no section"));
    else if (change.section)
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "section %1"), *change.section);
    if (change.authors)
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "authors %1"), joined(*change.authors));
    if (!change.addAuthors.isEmpty())
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "add authors %1"),
            joined(change.addAuthors));
    if (!change.removeAuthors.isEmpty())
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "remove authors %1"),
            joined(change.removeAuthors));
    if (change.language)
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "language %1"), *change.language);
    const QStringList fields = change.fields.keys() + change.removeFields;
    if (!fields.isEmpty())
        add(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "custom fields %1"), joined(fields));
    if (change.replacement) {
        parts << words(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "replace “%1” with “%2”"))
                     .arg(change.replacement->find, change.replacement->with);
    }
    return joined(parts);
}

QString describedAction(const Core::BulkAction &action)
{
    if (action.undoes)
        return words(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "Undo of a change"));
    const auto change = Core::bulkChangeFromJson(action.change);
    return change ? describedChange(*change)
                  : words(QT_TRANSLATE_NOOP("Triptych::Ui::BulkDialog", "A change"));
}

QString describedProgress(const Core::BulkAction &action)
{
    QStringList facts;
    const auto add = [&facts](const char *text, qint64 count) {
        facts << QCoreApplication::translate("Triptych::Ui::BulkDialog", text, nullptr,
                                             pluralCount(count));
    };
    add(QT_TRANSLATE_N_NOOP("Triptych::Ui::BulkDialog", "%Ln article(s) changed"), action.changed);
    if (action.unchanged > 0)
        add(QT_TRANSLATE_N_NOOP("Triptych::Ui::BulkDialog", "%Ln were so already"),
            action.unchanged);
    if (action.skipped > 0)
        add(QT_TRANSLATE_N_NOOP("Triptych::Ui::BulkDialog", "%Ln skipped"), action.skipped);
    if (action.waiting > 0 && action.state == Core::BulkState::Running)
        add(QT_TRANSLATE_N_NOOP("Triptych::Ui::BulkDialog", "%Ln are waiting"), action.waiting);
    else if (action.waiting > 0)
        add(QT_TRANSLATE_N_NOOP("Triptych::Ui::BulkDialog", "%Ln left as they were"),
            action.waiting);
    return joined(facts);
}

} // namespace Triptych::Ui
