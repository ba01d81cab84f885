#include "frontmatterformats.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <toml++/toml.h>

#include <cmath>
#include <sstream>

namespace Triptych::Text {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

template<typename T> QJsonValue printed(const T &value)
{
    std::ostringstream stream;
    stream << value;
    return QString::fromStdString(stream.str());
}

QJsonValue convert(const toml::node &node)
{
    if (const toml::table *table = node.as_table()) {
        QJsonObject object;
        for (const auto &[key, value] : *table)
            object.insert(toQString(key.str()), convert(value));
        return object;
    }
    if (const toml::array *array = node.as_array()) {
        QJsonArray list;
        for (const toml::node &item : *array)
            list.append(convert(item));
        return list;
    }
    if (const auto *text = node.as_string())
        return toQString(text->get());
    if (const auto *whole = node.as_integer())
        return qint64(whole->get());
    if (const auto *number = node.as_floating_point())
        return std::isfinite(number->get()) ? QJsonValue(number->get()) : printed(number->get());
    if (const auto *truth = node.as_boolean())
        return truth->get();
    if (const auto *date = node.as_date())
        return printed(date->get());
    if (const auto *time = node.as_time())
        return printed(time->get());
    if (const auto *moment = node.as_date_time())
        return printed(moment->get());
    return {};
}

/**
 * The line with a key or header of more parts than MostParts, or 0. toml++ makes a table of each
 * part and goes down into them when it looks at the tree and when it frees it: some ten thousand
 * end the stack. A text of that many dots is refused as well, wherever it stands.
 */
int lineOfDeepKey(const QString &text)
{
    constexpr int MostParts = 500;
    int line = 1;
    int parts = 0;
    for (const QChar c : text) {
        if (c == QLatin1Char('\n')) {
            ++line;
            parts = 0;
        } else if (c == QLatin1Char('.')) {
            if (++parts > MostParts)
                return line;
        } else if (c == QLatin1Char('=') || c == QLatin1Char(',')) {
            parts = 0;
        }
    }
    return 0;
}

} // namespace

Parsed<QList<FrontMatterField>> parseToml(const QString &text)
{
    if (text.size() > MaximumFrontMatter)
        return tl::unexpected(Problem{1, beyondLimits(largestField(text))});
    if (const int line = lineOfDeepKey(text); line > 0)
        return tl::unexpected(Problem{line, beyondLimits({})});
    try {
        const QByteArray utf8 = text.toUtf8();
        const toml::table table =
            toml::parse(std::string_view(utf8.constData(), size_t(utf8.size())));
        QList<FrontMatterField> fields;
        for (const auto &[key, value] : table)
            fields.append({toQString(key.str()), convert(value), int(key.source().begin.line)});
        std::stable_sort(
            fields.begin(), fields.end(),
            [](const FrontMatterField &a, const FrontMatterField &b) { return a.line < b.line; });
        return fields;
    } catch (const toml::parse_error &error) {
        return tl::unexpected(
            Problem{int(error.source().begin.line),
                    QCoreApplication::translate("Text", "the TOML cannot be read: %1")
                        .arg(toQString(error.description()))});
    }
}

} // namespace Triptych::Text
