#include "nikolaheader.h"

#include "rulebook.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

QRegularExpressionMatch headerOf(const QString &text)
{
    static const QRegularExpression comment(QStringLiteral("^\\s*<!--(.*?)-->[ \\t]*\\n?"),
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression bare(QStringLiteral("^(?:\\s*\\.\\. [A-Za-z_-]+:.*\\n)+"));
    const QRegularExpressionMatch match = comment.match(text);
    return match.hasMatch() ? match : bare.match(text);
}

} // namespace

bool takeNikolaHeader(Text::FrontMatter &matter)
{
    const QRegularExpressionMatch header = headerOf(matter.body);
    if (matter.format != Text::FrontMatter::Format::None || !header.hasMatch())
        return false;
    // Without the header nothing may be left that looks like front matter: its own lines do.
    const QString rest = matter.body.mid(header.capturedEnd(0));
    const auto left = Text::parseFrontMatter(rest);
    if (!left || left->doubt || left->format != Text::FrontMatter::Format::None)
        return false;
    const QList<FrontMatterField> fields = nikolaFields(header.captured(0), matter.bodyLine);
    const bool hasTitle = std::any_of(fields.begin(), fields.end(), [](const auto &field) {
        return field.key.compare(QLatin1String("title"), Qt::CaseInsensitive) == 0 &&
               !field.value.toString().isEmpty();
    });
    if (!hasTitle)
        return false;
    for (const FrontMatterField &field : fields) {
        if (!field.value.toString().isEmpty())
            matter.fields.append(field);
    }
    matter.bodyLine += int(header.capturedView(0).count(QLatin1Char('\n')));
    matter.body = rest;
    matter.doubt.reset();
    return true;
}

void addNikolaMetadata(Text::FrontMatter &matter, const QList<FrontMatterField> &metadata)
{
    for (const FrontMatterField &field : metadata) {
        const bool isDate = field.key.compare(QLatin1String("date"), Qt::CaseInsensitive) == 0;
        if (!matter.find(field.key) && (isDate || !isAboutPublication(field)) &&
            !field.value.toString().isEmpty())
            matter.fields.append({field.key, field.value, 0});
    }
}

QList<FrontMatterField> nikolaHeader(const Text::FrontMatter &matter)
{
    return nikolaFields(matter.before, 1) +
           nikolaFields(headerOf(matter.body).captured(0), matter.bodyLine);
}

QList<FrontMatterField> nikolaFields(const QString &text, int line)
{
    static const QRegularExpression named(QStringLiteral("^\\s*\\.\\. ([A-Za-z_-]+):[ \\t]*(.*)$"));
    QList<FrontMatterField> fields;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const QRegularExpressionMatch match = named.match(lines.at(i)); match.hasMatch())
            fields.append({match.captured(1), match.captured(2).trimmed(), line + int(i)});
    }
    return fields;
}

bool isNikolaDraft(const FrontMatterField &field)
{
    static const QRegularExpression word(QStringLiteral("(?:^|,)\\s*(?:draft|private)\\s*(?:,|$)"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QJsonArray list = field.value.toArray();
    const bool isInList = std::any_of(list.begin(), list.end(), [](const QJsonValue &tag) {
        return word.match(tag.toString()).hasMatch();
    });
    return field.key.compare(QLatin1String("tags"), Qt::CaseInsensitive) == 0 &&
           (isInList || word.match(field.value.toString()).hasMatch());
}

} // namespace Triptych::Exchange
