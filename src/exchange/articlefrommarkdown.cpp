#include "articlefrommarkdown.h"

#include <text/dates.h>
#include <text/encoding.h>
#include <text/frontmatter.h>
#include <text/markdown.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace Triptych::Exchange {

namespace {

using Text::FrontMatterField;

QString translated(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

/** The words of a scalar; null where it is none. */
QString scalarText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().trimmed();
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return value.toVariant().toString();
    default:
        return {};
    }
}

bool isEmptyValue(const QJsonValue &value)
{
    return value.isNull() || (value.isString() && value.toString().trimmed().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty());
}

std::optional<bool> truth(const QJsonValue &value)
{
    const QString text = scalarText(value).toLower();
    if (text == QLatin1String("true") || text == QLatin1String("yes") ||
        text == QLatin1String("on") || text == QLatin1String("1"))
        return true;
    if (text == QLatin1String("false") || text == QLatin1String("no") ||
        text == QLatin1String("off") || text == QLatin1String("0"))
        return false;
    return std::nullopt;
}

std::optional<Core::Status> statusFrom(const QString &name)
{
    if (const auto own = Core::statusFromName(name))
        return own;
    const QString lower = name.toLower();
    if (lower == QLatin1String("publish") || lower == QLatin1String("public") ||
        lower == QLatin1String("future") || lower == QLatin1String("scheduled"))
        return Core::Status::Published;
    if (lower == QLatin1String("pending") || lower == QLatin1String("in review"))
        return Core::Status::Review;
    if (lower == QLatin1String("private") || lower == QLatin1String("unpublished"))
        return Core::Status::Draft;
    return std::nullopt;
}

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

class Reader final
{
public:
    Reader(const ImportPath &path, const Text::FrontMatter &matter) : m_path(path), m_matter(matter)
    {
    }

    MarkdownArticle read()
    {
        Core::Article &article = m_result.article;
        static const QRegularExpression blankLines(QStringLiteral("^(?:[ \\t]*\\n)+"));
        article.body = m_matter.body;
        article.body.remove(blankLines);
        readTitle();
        article.authors = readNames({u"authors", u"author"});
        article.tags = readNames({u"tags", u"tag", u"categories", u"category"});
        readSummary();
        readDate();
        readLanguage();
        readStatus();
        readSlug();
        if (const FrontMatterField *section = field(u"section"))
            article.section = textOf(*section);
        if (const FrontMatterField *group = field(u"translation_group")) {
            article.translationGroup = QUuid::fromString(scalarText(group->value));
            if (!article.translationGroup.isNull())
                use(*group);
        }
        keepTheRest();
        return m_result;
    }

private:
    const FrontMatterField *field(QStringView key) { return m_matter.find(key); }

    void warn(const FrontMatterField &about, const QString &reason)
    {
        m_result.warnings.append({m_path.path, about.line, reason});
    }

    /** The value is used up and need not be kept among the custom fields. */
    void use(const FrontMatterField &used) { m_used.insert(&used); }

    /** A text field's words; warns, keeps it and gives null where it is a list or a map. */
    QString textOf(const FrontMatterField &about)
    {
        const QString text = scalarText(about.value);
        if (text.isNull() && !isEmptyValue(about.value)) {
            warn(about,
                 translated(QT_TRANSLATE_NOOP(
                                "Exchange", "\"%1\" is not a text; it was kept as a custom field."))
                     .arg(about.key));
            return {};
        }
        use(about);
        return text;
    }

    void readTitle()
    {
        Core::Article &article = m_result.article;
        if (const FrontMatterField *title = field(u"title"))
            article.title = textOf(*title).simplified();
        if (article.title.isEmpty())
            article.title = Text::firstHeading(article.body);
        if (article.title.isEmpty())
            article.title = titleFromName(m_path.name);
    }

    QStringList readNames(std::initializer_list<QStringView> keys)
    {
        QStringList names;
        for (const QStringView key : keys) {
            const FrontMatterField *list = field(key);
            if (!list)
                continue;
            bool whole = true;
            QStringList found;
            if (list->value.isArray()) {
                const QJsonArray items = list->value.toArray();
                for (const QJsonValue item : items)
                    found += nameOf(item, &whole);
            } else if (list->value.isString() && key.endsWith(u's')) {
                found = list->value.toString().split(QLatin1Char(','));
            } else {
                found = {nameOf(list->value, &whole)};
            }
            for (const QString &name : std::as_const(found)) {
                const QString trimmed = name.simplified();
                if (!trimmed.isEmpty() && !names.contains(trimmed))
                    names.append(trimmed);
            }
            if (whole) {
                use(*list);
            } else {
                warn(*list, translated(QT_TRANSLATE_NOOP("Exchange",
                                                         "\"%1\" holds something that is not a "
                                                         "name; it was kept as a custom field."))
                                .arg(list->key));
            }
        }
        return names;
    }

    static QString nameOf(const QJsonValue &value, bool *understood)
    {
        if (value.isObject()) {
            const QString name = scalarText(value.toObject().value(QLatin1String("name")));
            // What else the map says is worth keeping, so only a bare name is used up.
            *understood = *understood && !name.isEmpty() && value.toObject().size() == 1;
            return name;
        }
        const QString name = scalarText(value);
        *understood = *understood && (!name.isNull() || value.isNull());
        return name;
    }

    void readSummary()
    {
        QString &summary = m_result.article.summary;
        for (const QStringView key : {u"summary", u"excerpt", u"description", u"teaser"}) {
            const FrontMatterField *about = field(key);
            if (!about)
                continue;
            if (isEmptyValue(about->value))
                use(*about);
            else if (summary.isEmpty())
                summary = textOf(*about);
        }
    }

    std::optional<Text::ParsedDate> dateOf(QStringView key)
    {
        const FrontMatterField *about = field(key);
        if (!about || isEmptyValue(about->value)) {
            if (about)
                use(*about);
            return std::nullopt;
        }
        const auto date = Text::parseDate(scalarText(about->value));
        if (!date) {
            warn(*about, translated(QT_TRANSLATE_NOOP("Exchange", "The date was left out: %1."))
                             .arg(date.error()));
            return std::nullopt;
        }
        use(*about);
        m_result.dateText = scalarText(about->value);
        return *date;
    }

    void readDate()
    {
        QDateTime &publishAt = m_result.article.publishAt;
        if (field(u"publish_at")) {
            if (const auto date = dateOf(u"publish_at"))
                publishAt = date->utc;
        }
        if (publishAt.isValid())
            return;
        std::optional<Text::ParsedDate> date = dateOf(u"date");
        if (!date && m_path.date.isValid()) {
            m_result.dateText = m_path.date.toString(Qt::ISODate);
            date = Text::ParsedDate{QDateTime(m_path.date, QTime(0, 0), Qt::UTC), false};
        }
        if (!date)
            return;
        publishAt = date->utc;
        const FrontMatterField *time = field(u"time");
        if (!time || date->hasTime)
            return;
        if (isEmptyValue(time->value)) {
            use(*time);
            return;
        }
        if (const auto clock = Text::parseTime(scalarText(time->value))) {
            publishAt.setTime(*clock);
            use(*time);
        } else {
            warn(*time, translated(QT_TRANSLATE_NOOP("Exchange", "The time was left out: %1."))
                            .arg(clock.error()));
        }
    }

    void readLanguage()
    {
        Core::Article &article = m_result.article;
        if (!m_path.language.isEmpty())
            article.language = m_path.language;
        static const QRegularExpression bcp47(
            QStringLiteral("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"));
        for (const QStringView key : {u"language", u"lang"}) {
            const FrontMatterField *about = field(key);
            if (!about || isEmptyValue(about->value)) {
                if (about)
                    use(*about);
                continue;
            }
            const QString tag =
                scalarText(about->value).replace(QLatin1Char('_'), QLatin1Char('-'));
            if (bcp47.match(tag).hasMatch()) {
                article.language = tag;
                use(*about);
            } else {
                warn(*about,
                     translated(QT_TRANSLATE_NOOP(
                                    "Exchange",
                                    "\"%1\" is not a language tag; the article counts as \"%2\"."))
                         .arg(tag, article.language));
            }
        }
    }

    void readStatus()
    {
        Core::Status &status = m_result.article.status;
        status = Core::Status::Published;
        if (const FrontMatterField *about = field(u"status")) {
            if (const auto known = statusFrom(scalarText(about->value))) {
                status = *known;
                use(*about);
            } else if (!isEmptyValue(about->value)) {
                warn(*about, translated(QT_TRANSLATE_NOOP("Exchange",
                                                          "\"%1\" is not a status that Triptych "
                                                          "knows; it was kept as a custom field."))
                                 .arg(scalarText(about->value)));
            }
        }
        readSwitch(u"draft", true);
        readSwitch(u"published", false);
    }

    /** `draftValue` is the value that makes it a draft; what cannot be read is not made public
     * unasked. */
    void readSwitch(QStringView key, bool draftValue)
    {
        const FrontMatterField *about = field(key);
        if (!about || isEmptyValue(about->value))
            return;
        const std::optional<bool> value = truth(about->value);
        if (value) {
            use(*about);
        } else if (Text::parseDate(scalarText(about->value))) {
            return; // "published: 2019-03-13" is a date of its own, kept among the fields
        } else {
            warn(*about,
                 translated(
                     QT_TRANSLATE_NOOP(
                         "Exchange",
                         "\"%1\" is neither true nor false; the article was kept as a draft."))
                     .arg(about->key));
        }
        if (value.value_or(draftValue) == draftValue &&
            m_result.article.status == Core::Status::Published)
            m_result.article.status = Core::Status::Draft;
    }

    void readSlug()
    {
        QString wanted;
        if (const FrontMatterField *slug = field(u"slug"))
            wanted = textOf(*slug);
        if (const FrontMatterField *link = field(u"permalink"); link && wanted.isEmpty()) {
            // The whole address stays among the fields; its last part alone is the slug.
            static const QRegularExpression ending(QStringLiteral("\\.html?$"));
            const QStringList parts =
                scalarText(link->value).split(QLatin1Char('/'), Qt::SkipEmptyParts);
            if (!parts.isEmpty() && !parts.last().contains(QLatin1Char(':')))
                wanted =
                    ImportPath(QString(parts.last()).remove(ending) + QStringLiteral(".md")).name;
        }
        m_result.slugIsGiven = !wanted.isEmpty();
        m_result.article.slug = Core::slugFromTitle(wanted.isEmpty() ? m_path.name : wanted);
    }

    void keepTheRest()
    {
        for (const FrontMatterField &about : m_matter.fields) {
            const FrontMatterField &last = lastOf(about.key);
            if (&last != &about) {
                if (last.value != about.value) {
                    warn(about,
                         translated(QT_TRANSLATE_NOOP(
                                        "Exchange",
                                        "\"%1\" stands again in line %2, and that one counts."))
                             .arg(about.key)
                             .arg(last.line));
                }
            } else if (!m_used.contains(&about)) {
                m_result.article.fields.insert(about.key, about.value);
            }
        }
    }

    const FrontMatterField &lastOf(const QString &key) const
    {
        const auto found =
            std::find_if(m_matter.fields.crbegin(), m_matter.fields.crend(),
                         [&](const FrontMatterField &field) { return field.key == key; });
        return *found;
    }

    const ImportPath &m_path;
    const Text::FrontMatter &m_matter;
    MarkdownArticle m_result;
    QSet<const FrontMatterField *> m_used;
};

} // namespace

Text::Parsed<MarkdownArticle> articleFromMarkdown(const ImportPath &path, const QByteArray &bytes)
{
    const Text::Parsed<QString> text = Text::decodeUtf8(bytes);
    if (!text)
        return tl::unexpected(text.error());
    const Text::Parsed<Text::FrontMatter> matter = Text::parseFrontMatter(*text);
    if (!matter)
        return tl::unexpected(matter.error());
    MarkdownArticle result = Reader(path, *matter).read();
    if (const Core::Result<void> checked = Core::checkArticle(result.article); !checked)
        return tl::unexpected(Text::Problem{1, checked.error().message});
    return result;
}

} // namespace Triptych::Exchange
