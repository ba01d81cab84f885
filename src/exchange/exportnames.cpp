#include "exportnames.h"

#include "articlefrommarkdown.h"
#include "markdownexport.h"
#include "sitefiles.h"
#include "translated.h"

#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype MostBytes =
    240; // of 255: a number and the name of an unfinished write fit, too

/** Two paths that some file system takes for one are equal. */
QString folded(const QString &path)
{
    return path.normalized(QString::NormalizationForm_C).toCaseFolded();
}

/** What stands before the last dot, and the rest with it. */
std::pair<QString, QString> divided(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    return dot > 0 ? std::pair(name.left(dot), name.mid(dot)) : std::pair(name, QString());
}

QString holdablePart(const QString &part)
{
    static const QRegularExpression refused(QStringLiteral("[<>:\"|?*\\\\\\x{00}-\\x{1F}\\x{7F}]"));
    static const QRegularExpression ends(QStringLiteral("[. ]+$"));
    static const QRegularExpression device(
        QStringLiteral("^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$"),
        QRegularExpression::CaseInsensitiveOption);
    QString name = part;
    name.replace(refused, QStringLiteral("-"));
    name.remove(ends);
    auto [stem, ending] = divided(name);
    // Windows takes con.md and con.de.md for the device, too.
    if (device.match(name.section(QLatin1Char('.'), 0, 0).trimmed()).hasMatch()) {
        const qsizetype first = name.section(QLatin1Char('.'), 0, 0).size();
        name.insert(first, QLatin1Char('-'));
        std::tie(stem, ending) = divided(name);
    }
    if (name.toUtf8().size() > MostBytes) {
        while (!stem.isEmpty() && (stem + ending).toUtf8().size() > MostBytes) {
            stem.chop(1);
            if (!stem.isEmpty() && stem.back().isHighSurrogate())
                stem.chop(1);
        }
        stem.remove(ends);
        name = stem + ending;
    }
    return name.isEmpty() ? QStringLiteral("-") : name;
}

/** Nothing leads out of the folder. */
bool isInside(const QString &path)
{
    const QStringList parts = path.split(QLatin1Char('/'));
    return !path.isEmpty() && std::none_of(parts.begin(), parts.end(), [](const QString &part) {
        return part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..");
    });
}

/** Why an import would not read the same article from a file at `path`; empty where it would. */
QString whyOther(const QString &path, const Core::Article &article, const QByteArray &bytes,
                 const Core::SiteZone &zone)
{
    const QStringList parts = path.split(QLatin1Char('/'));
    const bool isHidden = std::any_of(parts.begin(), parts.end(), [](const QString &part) {
        return part.startsWith(QLatin1Char('.'));
    });
    if (isHidden || !isMarkdown(parts.last()))
        return translated(QT_TRANSLATE_NOOP("Exchange", "An import does not read such a name."));
    if (const QString reason = notAnArticle(path); !reason.isEmpty())
        return reason;
    MarkdownContext context;
    context.zone = zone;
    const auto read = articleFromMarkdown(ImportPath(path), bytes, context);
    if (!read)
        return read.error().reason;
    if (!read->leftOut.isEmpty())
        return read->leftOut;
    const Core::Article back = read->onSite(zone);
    if (back.status != article.status) {
        return translated(
                   QT_TRANSLATE_NOOP("Exchange", "An import would read the status %1 there."))
            .arg(Core::statusName(back.status));
    }
    QStringList others;
    const auto compare = [&others](bool isSame, const char *member) {
        if (!isSame)
            others << QLatin1String(member);
    };
    compare(back.slug == article.slug && read->slugIsGiven, "slug");
    compare(back.title == article.title, "title");
    compare(back.summary == article.summary, "summary");
    compare(back.body == article.body, "body");
    compare(back.language == article.language, "language");
    compare(back.authors == article.authors, "authors");
    compare(back.tags == article.tags, "tags");
    compare(back.section == article.section, "section");
    compare(back.publishAt == article.publishAt && back.publishDay == article.publishDay,
            "publish_at");
    compare(back.translationGroup == article.translationGroup, "translation_group");
    compare(back.fields == article.fields, "fields");
    if (others.isEmpty())
        return {};
    return translated(
               QT_TRANSLATE_NOOP("Exchange", "An import would read another value there: %1."))
        .arg(others.join(QLatin1String(", ")));
}

} // namespace

QString holdablePath(const QString &path)
{
    QStringList parts = path.split(QLatin1Char('/'));
    for (QString &part : parts)
        part = holdablePart(part);
    return parts.join(QLatin1Char('/'));
}

QString ExportNames::unused(const QString &path, const Core::Article &article)
{
    if (!m_taken.contains(folded(path)))
        return path;
    const auto [stem, ending] = divided(path);
    // The end of the id, because that is the same in each export; a count would depend on what
    // else is exported.
    const QString own = stem + QLatin1Char('-') + article.id.toString().right(8);
    QString name = own + ending;
    for (int number = 2; m_taken.contains(folded(name)); ++number)
        name = own + QLatin1Char('-') + QString::number(number) + ending;
    return name;
}

ExportNames::Name ExportNames::nameFor(const Core::Article &article, const QByteArray &bytes,
                                       const Core::SiteZone &zone)
{
    const QString usual = exportPath(article);
    const bool isImported = article.source && isInside(article.source->path);
    const QString wanted = isImported ? article.source->path : usual;
    Name name{wanted, {}, {}};

    // An imported article leaves the place of its file only for one that is better. Where an import
    // would read it as another article in both, it stays: its place is its address on the site.
    if (isImported) {
        const QString reason = whyOther(wanted, article, bytes, zone);
        if (!reason.isEmpty() && whyOther(usual, article, bytes, zone) != reason) {
            name.path = usual;
            name.why = reason;
        }
    }

    // Each of the next two reasons takes the place of the one before: it made the last change.
    if (const QString holdable = holdablePath(name.path); holdable != name.path) {
        name.path = holdable;
        name.why = translated(QT_TRANSLATE_NOOP("Exchange",
                                                "Not every file system can hold the name \"%1\"."))
                       .arg(wanted);
    }
    if (const QString free = unused(name.path, article); free != name.path) {
        name.why = translated(QT_TRANSLATE_NOOP(
                                  "Exchange", "Another article of this export is \"%1\", or is so "
                                              "but for upper and lower case."))
                       .arg(name.path);
        name.path = free;
    }
    m_taken.insert(folded(name.path));
    name.lost = whyOther(name.path, article, bytes, zone);
    return name;
}

} // namespace Triptych::Exchange
