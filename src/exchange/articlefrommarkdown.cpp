#include "articlefrommarkdown.h"

#include "hiddentext.h"
#include "matterreaders.h"
#include "matterreading.h"
#include "nikolaheader.h"
#include "sitefiles.h"

#include <core/limits.h>
#include <core/visible.h>
#include <text/encoding.h>
#include <text/markdown.h>
#include <text/matterplace.h>

#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

using Text::FrontMatterField;

/** "_2018-08-29-Some_file" -> "Some file". */
QString titleFromName(const QString &name)
{
    QString title = name;
    title.replace(QLatin1Char('-'), QLatin1Char(' ')).replace(QLatin1Char('_'), QLatin1Char(' '));
    title = title.simplified();
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title;
}

void readTitle(MatterReading &reading)
{
    Core::Article &article = reading.article();
    const FrontMatterField *title = reading.field(u"title");
    if (title)
        article.title = reading.wordsOf(*title).simplified();
    if (!Core::hasVisible(article.title))
        article.title = Text::firstHeading(article.body);
    // What nobody gave as a title does not fail a file by its length.
    if (!title && article.title.toUtf8().size() > Core::MaximumTitleBytes)
        article.title.clear();
    if (!Core::hasVisible(article.title))
        article.title = titleFromName(reading.path().name);
}

void readSummary(MatterReading &reading)
{
    QString &summary = reading.article().summary;
    for (const QStringView key : {u"summary", u"excerpt", u"description", u"teaser"}) {
        const FrontMatterField *about = reading.field(key);
        if (!about)
            continue;
        if (isEmptyValue(about->value))
            reading.use(*about);
        else if (summary.isEmpty())
            summary = reading.wordsOf(*about);
    }
}

QString bodyOf(const Text::FrontMatter &matter)
{
    static const QRegularExpression blankLines(QStringLiteral("^(?:[ \\t]*\\n)+"));
    QString body = matter.body;
    body.remove(blankLines);
    return matter.before.isEmpty() ? body : matter.before + QLatin1Char('\n') + body;
}

/** A file that only keeps a place: nothing to read, and nobody gave it a title. */
bool isPlaceholder(const MatterReading &reading)
{
    const FrontMatterField *title = reading.field(u"title");
    if (title && !isEmptyValue(title->value))
        return false;
    const QString &body = reading.matter().body;
    const Text::MatterStart start = Text::matterStart(body);
    return start.at == body.size() || !Core::hasVisible(body);
}

/** Jekyll; Eleventy, "templateEngineOverride: md"; mkdocs-macros. */
bool isWithoutTemplates(const MatterReading &reading)
{
    const auto says = [&reading](QStringView key, const QJsonValue &value) {
        const FrontMatterField *field = reading.field(key);
        return field && field->value == value;
    };
    return says(u"render_with_liquid", false) || says(u"render_macros", false) ||
           says(u"ignore_macros", true) || says(u"templateEngineOverride", false) ||
           says(u"templateEngineOverride", QStringLiteral("md"));
}

Text::Parsed<MarkdownArticle> readArticle(const ImportPath &path, const Text::FrontMatter &matter,
                                          const MarkdownContext &context, bool isOfNikola)
{
    MatterReading reading(path, matter, context);
    if (isOfNikola)
        reading.setOfNikola();
    Core::Article &article = reading.article();
    article.body = bodyOf(matter);
    if (matter.doubt)
        reading.hold(matter.doubt->line, matter.doubt->reason);
    const bool isMdx = path.path.endsWith(QLatin1String(".mdx"), Qt::CaseInsensitive);
    if (const auto hidden = hiddenText(matter.body, isMdx)) {
        reading.hold(matter.bodyLine + hidden->line - 1, hidden->reason);
    } else if (!isWithoutTemplates(reading)) {
        const auto byTemplates =
            hiddenByTemplates(matter.body, context.rules.places().templatesFirst(path.path));
        if (byTemplates)
            reading.hold(matter.bodyLine + byTemplates->line - 1, byTemplates->reason);
    }
    readTitle(reading);
    readAuthors(reading);
    readTags(reading);
    readSummary(reading);
    readDate(reading);
    readPublication(reading);
    readLanguage(reading);
    readSite(reading);
    doubtDaysToCome(reading);
    reading.sayDoubt();
    readSlug(reading);
    if (const FrontMatterField *section = reading.field(u"section"))
        article.section = reading.wordsOf(*section);
    if (const FrontMatterField *group = reading.field(u"translation_group")) {
        article.translationGroup = QUuid::fromString(scalarText(group->value));
        if (!article.translationGroup.isNull())
            reading.use(*group);
    }
    if (!folderOfOthers(path.path).isEmpty())
        reading.hold();
    reading.result().leftOut = notAnArticle(path.path);
    if (reading.result().leftOut.isEmpty() && matter.format == Text::FrontMatter::Format::None)
        reading.result().leftOut = perhapsNotAnArticle(path.path);
    if (const QString page = context.rules.places().pageOf(path.path); !page.isEmpty()) {
        reading.hold();
        reading.result().leftOut =
            translated(QT_TRANSLATE_NOOP("Exchange",
                                         "Its site does not show it as a page: it belongs to %1."))
                .arg(page);
    }
    if (isPlaceholder(reading)) {
        reading.hold();
        reading.result().leftOut =
            translated(QT_TRANSLATE_NOOP("Exchange", "It has neither a text nor a title."));
    }
    reading.keepTheRest();
    if (reading.refusal())
        return tl::unexpected(*reading.refusal());
    bool &isHeldByProgram = reading.result().isHeldByProgram;
    isHeldByProgram = isHeldByProgram && reading.isShown();
    if ((reading.isHeld() || isHeldByProgram) && article.status == Core::Status::Published)
        article.status = Core::Status::Draft;
    // Last: what the zone leaves in doubt is certain again in another zone.
    reading.result().writtenStatus = article.status;
    article.status = reading.result().onSite(context.zone).status;
    return std::move(reading.result());
}

} // namespace

Core::Article MarkdownArticle::onSite(const Core::SiteZone &zone) const
{
    Core::Article there = article;
    there.status = writtenStatus;
    if (date) {
        const Text::SiteDate meant = Text::dateOnSite(*date, zone);
        meant.publish(there);
        if (!meant.isCertain() && there.status == Core::Status::Published)
            there.status = Core::Status::Draft;
    }
    return there;
}

Text::Parsed<MarkdownArticle> articleFromMarkdown(const ImportPath &path, const QByteArray &bytes,
                                                  const MarkdownContext &context)
{
    const Text::Parsed<QString> text = Text::decodeUtf8(bytes);
    if (!text)
        return tl::unexpected(text.error());
    Text::Parsed<Text::FrontMatter> matter = Text::parseFrontMatter(*text);
    if (!matter)
        return tl::unexpected(matter.error());
    const bool isOfNikola = takeNikolaHeader(*matter);
    addNikolaMetadata(*matter, context.rules.metadataOf(path.path));
    Text::Parsed<MarkdownArticle> result = readArticle(path, *matter, context, isOfNikola);
    if (!result)
        return result;
    if (const Core::Result<void> checked = Core::checkArticle(result->article); !checked)
        return tl::unexpected(Text::Problem{1, checked.error().message});
    return result;
}

} // namespace Triptych::Exchange
