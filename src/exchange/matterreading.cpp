#include "matterreading.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace Triptych::Exchange {

using Text::FrontMatterField;

QString translated(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

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

MatterReading::MatterReading(const ImportPath &path, const Text::FrontMatter &matter)
    : m_path(path), m_matter(matter)
{
}

void MatterReading::warn(const FrontMatterField &about, const QString &reason)
{
    m_result.warnings.append({m_path.path, about.line, reason});
}

QString MatterReading::textOf(const FrontMatterField &about)
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

void MatterReading::keepTheRest()
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

const FrontMatterField &MatterReading::lastOf(const QString &key) const
{
    const auto found =
        std::find_if(m_matter.fields.crbegin(), m_matter.fields.crend(),
                     [&](const FrontMatterField &field) { return field.key == key; });
    return *found;
}

} // namespace Triptych::Exchange
