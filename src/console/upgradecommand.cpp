#include "commands.h"

#include <core/said.h>
#include <workspace/schemaupgrade.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

// Steps over a million rows take minutes, and one that waits for a lock is tried again.
constexpr auto UpgradePatience = 6h;

constexpr Core::Said said{"Console"};

QJsonObject toJson(const Workspace::SchemaUpgrade &upgrade)
{
    QJsonArray broken;
    for (const Workspace::BrokenConstraint &one : upgrade.broken) {
        broken.append(
            QJsonObject{{QStringLiteral("table"), one.table},
                        {QStringLiteral("constraint"), one.name},
                        {QStringLiteral("condition"), one.condition},
                        {QStringLiteral("rows"), one.rows},
                        {QStringLiteral("first"), QJsonArray::fromStringList(one.first)}});
    }
    QJsonArray beyond;
    for (const Workspace::BeyondLimit &one : upgrade.beyond) {
        beyond.append(
            QJsonObject{{QStringLiteral("part"), one.part},
                        {QStringLiteral("most"), one.most},
                        {QStringLiteral("articles"), one.articles},
                        {QStringLiteral("first"), QJsonArray::fromStringList(one.first)}});
    }
    return {
        {QStringLiteral("from"), upgrade.from},
        {QStringLiteral("to"), upgrade.to},
        {QStringLiteral("copy"), upgrade.copy.isEmpty() ? QJsonValue() : QJsonValue(upgrade.copy)},
        {QStringLiteral("rights_renewed"), upgrade.hasRights},
        {QStringLiteral("checked"), QJsonArray::fromStringList(upgrade.checked)},
        {QStringLiteral("broken"), broken},
        {QStringLiteral("beyond_limits"), beyond}};
}

/** What a part of an article is called here, with what it may have. */
QString limitOf(const Workspace::BeyondLimit &beyond)
{
    struct Named
    {
        const char *part;
        const char *sentence;
    };
    static constexpr Named Limits[] = {
        {"body", QT_TRANSLATE_NOOP("Console", "a body of more than %1 bytes")},
        {"title", QT_TRANSLATE_NOOP("Console", "a title of more than %1 bytes")},
        {"about",
         QT_TRANSLATE_NOOP("Console",
                           "a summary, section, authors and tags of more than %1 bytes together")},
        {"fields", QT_TRANSLATE_NOOP("Console", "custom fields of more than %1 bytes")},
        {"fields_depth", QT_TRANSLATE_NOOP("Console", "custom fields that nest more than %1 deep")},
        {"authors", QT_TRANSLATE_NOOP("Console", "more than %1 authors")},
        {"tags", QT_TRANSLATE_NOOP("Console", "more than %1 tags")},
        {"digest", QT_TRANSLATE_NOOP("Console", "a note of an import of more than %1 bytes")},
    };
    const auto named =
        std::find_if(std::begin(Limits), std::end(Limits), [&beyond](const Named &one) {
            return beyond.part == QLatin1String(one.part);
        });
    return named == std::end(Limits) ? beyond.part
                                     : said(named->sentence).arg(QLocale().toString(beyond.most));
}

void print(const Workspace::SchemaUpgrade &upgrade, const Output &output)
{
    output.text(
        upgrade.from == upgrade.to
            ? said(QT_TRANSLATE_NOOP("Console", "The schema is up to date (%1).")).arg(upgrade.to)
            : said(QT_TRANSLATE_NOOP("Console", "The schema was upgraded from %1 to %2."))
                  .arg(upgrade.from)
                  .arg(upgrade.to));
    if (!upgrade.copy.isEmpty()) {
        output.text(said(QT_TRANSLATE_NOOP("Console", "The file as it was before is kept in %1."))
                        .arg(QDir::toNativeSeparators(upgrade.copy)));
    }
    if (upgrade.hasRights)
        output.text(said(QT_TRANSLATE_NOOP("Console", "The rights of the groups were renewed.")));
    for (const Workspace::BrokenConstraint &one : upgrade.broken) {
        const QString broken =
            one.condition.isEmpty()
                ? QCoreApplication::translate(
                      "Console", "%n row(s) of %1 break the rule %2:", nullptr, int(one.rows))
                      .arg(one.table, one.name)
                : QCoreApplication::translate("Console", "%n row(s) of %1 break the rule %2: %3",
                                              nullptr, int(one.rows))
                      .arg(one.table, one.name, one.condition);
        output.text(broken);
        for (const QString &key : one.first)
            output.text(QLatin1String("  ") + key);
    }
    if (!upgrade.broken.isEmpty()) {
        output.text(said(QT_TRANSLATE_NOOP(
            "Console",
            "These rows stay as they are, and can be saved again only once they keep the "
            "rule. Mend them, then run \"triptychctl setup --upgrade\" again.")));
    }
    for (const Workspace::BeyondLimit &one : upgrade.beyond) {
        output.text(said(QT_TRANSLATE_NOOP("Console", "Articles with %1: %2"))
                        .arg(limitOf(one), QLocale().toString(one.articles)));
        for (const QString &id : one.first)
            output.text(QLatin1String("  ") + id);
    }
    if (!upgrade.beyond.isEmpty()) {
        output.text(said(QT_TRANSLATE_NOOP(
            "Console", "These articles may be saved again, but not with more than they have.")));
    }
}

} // namespace

Core::Task<int> upgradeSchema(Profiles::ProfileWithSecrets profile, const Output &output)
{
    auto upgrading =
        Workspace::upgradeSchema(std::move(profile), Core::Call::within(UpgradePatience));
    const auto upgrade = co_await upgrading;
    if (!upgrade)
        co_return notOpened(upgrade.error(), output);
    if (output.isJson())
        output.object(toJson(*upgrade));
    print(*upgrade, output);
    co_return upgrade->broken.isEmpty() ? AllDone : DoneInPart;
}

} // namespace Triptych::Console
