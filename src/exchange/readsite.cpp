#include "matterreaders.h"
#include "matterreading.h"
#include "nikolaheader.h"

#include <text/publicationkeys.h>

#include <QRegularExpression>

namespace Triptych::Exchange {

using Core::Status;
using Text::FrontMatterField;

namespace {

/** Whether an article that said this and nothing else would be kept from readers. */
bool keepsFromReaders(const FrontMatterField &field, const MarkdownContext &context)
{
    if (field.value.isUndefined())
        return true;
    const ImportPath path(QStringLiteral("a.md"));
    Text::FrontMatter matter;
    matter.fields = {field};
    const MarkdownContext here{context.zone, context.now};
    MatterReading reading(path, matter, here);
    readDate(reading);
    readPublication(reading);
    return reading.isHeld() || reading.article().status != Status::Published ||
           reading.article().publishAt > context.now;
}

/** A key of the article's own stands before what the site says for all. */
bool hasOwn(const MatterReading &reading, const SiteRule &rule)
{
    const FrontMatterField *own = reading.field(rule.field.key);
    return !rule.isFirm && own && !isEmptyValue(own->value) &&
           (rule.isAnyCase || own->key == rule.field.key);
}

QString sentence(const SiteRule &rule)
{
    if (!rule.unread.isEmpty()) {
        return translated(
                   QT_TRANSLATE_NOOP("Exchange",
                                     "This file may keep articles of its site from readers, and "
                                     "it cannot be read (%1). They were kept as drafts."))
            .arg(rule.unread);
    }
    if (rule.isOfVault) {
        return translated(
            QT_TRANSLATE_NOOP("Exchange", "A vault of Obsidian is nobody's site: of its notes only "
                                          "those are published that say \"publish: true\". The "
                                          "others were kept as drafts."));
    }
    if (rule.isOfProgram) {
        return translated(
                   QT_TRANSLATE_NOOP("Exchange",
                                     "The rules of this site stand in a program, which Triptych "
                                     "does not run (\"%1\"). All that it may keep from readers "
                                     "was kept as drafts."))
            .arg(rule.field.key);
    }
    return translated(QT_TRANSLATE_NOOP("Exchange",
                                        "By \"%1\" the site keeps articles from readers. "
                                        "They were kept as drafts."))
        .arg(rule.field.key);
}

/** The article has a key that its site takes for another. */
void holdByAnotherName(MatterReading &reading, const SiteRule &rule)
{
    const FrontMatterField *own = reading.field(rule.field.key);
    if (own && !isEmptyValue(own->value) &&
        keepsFromReaders({rule.meaning, own->value, own->line}, reading.context())) {
        reading.hold(*own,
                     translated(QT_TRANSLATE_NOOP("Exchange", "its site takes \"%1\" for \"%2\""))
                         .arg(own->key, rule.meaning));
    }
}

} // namespace

void readSite(MatterReading &reading)
{
    if (!reading.isShown())
        return;
    const QString &path = reading.path().path;
    const MarkdownContext &context = reading.context();
    const auto holdFor = [&](const ImportNote &note) {
        reading.hold();
        reading.result().siteNotes.append(note);
    };
    QList<const SiteRule *> ofPrograms;
    bool isOfHiddenLanguage = false;
    for (const SiteRule *rule : context.rules.about(path, reading.article().language)) {
        if (!rule->tag.isEmpty() &&
            !reading.article().tags.contains(rule->tag, Qt::CaseInsensitive))
            continue;
        if (!rule->meaning.isEmpty())
            holdByAnotherName(reading, *rule);
        else if (rule->isOfProgram)
            ofPrograms << rule;
        else if (!hasOwn(reading, *rule) && keepsFromReaders(rule->field, context)) {
            // The folder of a language is said where front matter names another.
            if (!isOfHiddenLanguage || !rule->isOfLanguage)
                holdFor({rule->file, rule->field.line, sentence(*rule)});
            isOfHiddenLanguage = isOfHiddenLanguage || !rule->language.isEmpty();
        }
    }
    if (const auto outside = context.rules.places().outside(path); outside && reading.isShown())
        holdFor(*outside);
    if (const QString posts = context.rules.places().skippingFolder(path);
        reading.isShown() && !posts.isEmpty()) {
        holdFor(
            {posts, 0,
             translated(QT_TRANSLATE_NOOP(
                 "Exchange",
                 "Jekyll shows no file of the folder _posts whose name does not begin with a date, "
                 "as 2024-01-05-news.md does. They were kept as drafts."))});
    }
    const QString folder = reading.isShown() ? context.rules.unpublishedFolder(path) : QString();
    if (!folder.isEmpty()) {
        holdFor(
            {folder, 0,
             translated(QT_TRANSLATE_NOOP(
                 "Exchange", "Sites do not publish a folder whose name begins with \"_\" unless "
                             "their configuration says so. Its articles were kept as drafts."))});
    }
    QList<FrontMatterField> ofNikola;
    for (const FrontMatterField &field : nikolaHeader(reading.matter())) {
        if (isNikolaDraft(field) || keepsFromReaders(field, context))
            ofNikola << field;
    }
    for (const FrontMatterField &field : reading.matter().fields) {
        if (isNikolaDraft(field) && (reading.isOfNikola() || context.rules.isOfNikola(path)))
            ofNikola << field;
    }
    if (!context.trustsFrontMatter && reading.isShown() && ofNikola.isEmpty()) {
        for (const SiteRule *rule : std::as_const(ofPrograms)) {
            if (hasOwn(reading, *rule))
                continue;
            // It waits for no other reason, perhaps: what comes later is still looked at.
            reading.result().siteNotes.append({rule->file, rule->field.line, sentence(*rule)});
            reading.result().isHeldByProgram = true;
            break;
        }
        if (const auto beside = context.rules.besidePages(path);
            beside && !reading.result().isHeldByProgram) {
            reading.result().siteNotes.append(*beside);
            reading.result().isHeldByProgram = true;
        }
    }
    for (const FrontMatterField &field : std::as_const(ofNikola)) {
        reading.hold(
            field, translated(QT_TRANSLATE_NOOP("Exchange", "its metadata for Nikola keeps it from "
                                                            "readers (\"%1\")"))
                       .arg(field.key));
    }
}

} // namespace Triptych::Exchange
