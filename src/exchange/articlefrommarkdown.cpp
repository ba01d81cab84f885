#include "articlefrommarkdown.h"

#include "matterreaders.h"
#include "matterreading.h"

#include <text/encoding.h>
#include <text/markdown.h>

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
    if (const FrontMatterField *title = reading.field(u"title"))
        article.title = reading.textOf(*title).simplified();
    if (article.title.isEmpty())
        article.title = Text::firstHeading(article.body);
    if (article.title.isEmpty())
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
            summary = reading.textOf(*about);
    }
}

MarkdownArticle readArticle(const ImportPath &path, const Text::FrontMatter &matter)
{
    MatterReading reading(path, matter);
    Core::Article &article = reading.article();
    static const QRegularExpression blankLines(QStringLiteral("^(?:[ \\t]*\\n)+"));
    article.body = reading.matter().body;
    article.body.remove(blankLines);
    readTitle(reading);
    article.authors = readNames(reading, {u"authors", u"author"});
    article.tags = readNames(reading, {u"tags", u"tag", u"categories", u"category"});
    readSummary(reading);
    readDate(reading);
    readLanguage(reading);
    readStatus(reading);
    readSlug(reading);
    if (const FrontMatterField *section = reading.field(u"section"))
        article.section = reading.textOf(*section);
    if (const FrontMatterField *group = reading.field(u"translation_group")) {
        article.translationGroup = QUuid::fromString(scalarText(group->value));
        if (!article.translationGroup.isNull())
            reading.use(*group);
    }
    reading.keepTheRest();
    return std::move(reading.result());
}

} // namespace

Text::Parsed<MarkdownArticle> articleFromMarkdown(const ImportPath &path, const QByteArray &bytes)
{
    const Text::Parsed<QString> text = Text::decodeUtf8(bytes);
    if (!text)
        return tl::unexpected(text.error());
    const Text::Parsed<Text::FrontMatter> matter = Text::parseFrontMatter(*text);
    if (!matter)
        return tl::unexpected(matter.error());
    MarkdownArticle result = readArticle(path, *matter);
    if (const Core::Result<void> checked = Core::checkArticle(result.article); !checked)
        return tl::unexpected(Text::Problem{1, checked.error().message});
    return result;
}

} // namespace Triptych::Exchange
