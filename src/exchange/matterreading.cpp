#include "matterreading.h"

#include "markdownexport.h"
#include "sentences.h"

#include <text/htmltokenizer.h>
#include <text/publicationkeys.h>

#include <QHash>
#include <QJsonArray>

namespace Triptych::Exchange {

using Text::FrontMatterField;

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

namespace {

/** Of two values of such a key the one that fewer may read counts, see readStatus() and
 * dateField(). */
bool mayKeepFromReaders(const FrontMatterField &field)
{
    static const QStringList others{
        QStringLiteral("date"),     QStringLiteral("time"),  QStringLiteral("lastmod"),
        QStringLiteral("modified"), QStringLiteral("build"), QStringLiteral("permalink"),
    };
    return Text::publicationKey(field.key).kind != Text::PublicationKey::None ||
           others.contains(Text::plainKey(field.key));
}

} // namespace

MatterReading::MatterReading(const ImportPath &path, const Text::FrontMatter &matter,
                             const MarkdownContext &context)
    : m_path(path), m_matter(matter), m_context(context)
{
    m_result.article.status = Core::Status::Published;
}

QList<const FrontMatterField *> MatterReading::fields(QStringView key) const
{
    QList<const FrontMatterField *> found;
    for (const FrontMatterField &field : m_matter.fields) {
        if (key.compare(field.key, Qt::CaseInsensitive) == 0)
            found << &field;
    }
    return found;
}

void MatterReading::warn(const FrontMatterField &about, const QString &reason)
{
    m_result.warnings.append({m_path.path, about.line, reason});
}

void MatterReading::hold(const FrontMatterField &about, const QString &reason)
{
    hold(about.line, reason);
}

void MatterReading::hold(int line, const QString &reason)
{
    hold();
    m_result.warnings.append(
        {m_path.path, line,
         translated(QT_TRANSLATE_NOOP("Exchange", "The article was kept as a draft: %1."))
             .arg(reason)});
}

void MatterReading::doubtTime(const FrontMatterField *clock, const QString &doubt)
{
    m_clock = clock;
    m_doubt = doubt;
}

void MatterReading::sayDoubt()
{
    if (!m_clock)
        return;
    const QString kept =
        isShown() ? translated(QT_TRANSLATE_NOOP("Exchange", "The article was kept as a draft."))
                  : QString();
    warn(*m_clock, joinedSentences(m_doubt, kept));
}

void MatterReading::refuse(const FrontMatterField &about, const QString &reason)
{
    if (!m_refusal)
        m_refusal = Text::Problem{about.line, reason};
}

QString MatterReading::textOf(const FrontMatterField &about)
{
    const QString text = scalarText(about.words());
    if (text.isNull() && !isEmptyValue(about.value)) {
        warn(about,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "\"%1\" is not a text; it was kept as a custom field."))
                 .arg(about.key));
        return {};
    }
    use(about);
    return text;
}

QString MatterReading::wordsOf(const FrontMatterField &about)
{
    return Text::decodeEntities(textOf(about));
}

void MatterReading::warnOfTwoReadings(const FrontMatterField &one, const FrontMatterField &other)
{
    warn(one,
         translated(QT_TRANSLATE_NOOP("Exchange",
                                      "\"%1\" stands again in line %2 as \"%3\" and says something "
                                      "else; the one that fewer readers may see counts."))
             .arg(one.key, QString::number(other.line), other.key));
}

void MatterReading::keepTheRest()
{
    QHash<QString, const FrontMatterField *> last;
    QHash<QString, const FrontMatterField *> lastInAnyCase;
    for (const FrontMatterField &about : m_matter.fields) {
        last.insert(about.key, &about);
        lastInAnyCase.insert(about.key.toCaseFolded(), &about);
    }
    for (const FrontMatterField &about : m_matter.fields) {
        const FrontMatterField *counts = last.value(about.key);
        const FrontMatterField *other = lastInAnyCase.value(about.key.toCaseFolded());
        const bool isTold = other->value != about.value && mayKeepFromReaders(about);
        if (isTold)
            warnOfTwoReadings(about, *other);
        if (counts != &about) {
            if (counts->value != about.value && !isTold) {
                warn(about, translated(QT_TRANSLATE_NOOP(
                                           "Exchange",
                                           "\"%1\" stands again in line %2, and that one counts."))
                                .arg(about.key)
                                .arg(counts->line));
            }
        } else if (!m_used.contains(&about)) {
            m_result.article.fields.insert(ownFieldName(about.key, about.value), about.value);
        }
    }
}

} // namespace Triptych::Exchange
