#include "frontmatterformats.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Triptych::Text {

namespace {

/** YAML's "<<" brings in the fields of a map, or of each map of a list: 1.1 defines it, and Jekyll
 * and Hugo read it, in maps of any depth (https://yaml.org/type/merge.html). */
bool isMerge(const QString &key, const QJsonValue &from)
{
    const QJsonArray maps = from.toArray();
    const bool areMaps =
        !maps.isEmpty() &&
        std::all_of(maps.begin(), maps.end(), [](const QJsonValue &map) { return map.isObject(); });
    return key == QLatin1String("<<") && (from.isObject() || areMaps);
}

/** What is already there counts more. */
void mergeInto(const QJsonValue &from, QJsonObject *object)
{
    for (const QJsonValue map : from.isArray() ? from.toArray() : QJsonArray{from}) {
        const QJsonObject fields = map.toObject();
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            if (!object->contains(it.key()))
                object->insert(it.key(), it.value());
        }
    }
}

/** Thrown inside this file only. */
struct BeyondLimits
{
    int line;
};

class Converter final
{
public:
    /** `asWritten`: every scalar as the text that it was written as. */
    explicit Converter(const QStringList &lines, bool asWritten = false)
        : m_lines(lines), m_asWritten(asWritten)
    {
    }

    /** Whether a scalar since the last call says more as written than as a value, as True does. */
    bool lostSpelling() { return std::exchange(m_lostSpelling, false); }

    QJsonValue value(const YAML::Node &node, int depth)
    {
        const int line = node.Mark().line + 1;
        if (++m_values > MaximumValues || depth > MaximumNesting)
            throw BeyondLimits{line};
        switch (node.Type()) {
        case YAML::NodeType::Undefined:
        case YAML::NodeType::Null:
            return QJsonValue(QJsonValue::Null);
        case YAML::NodeType::Scalar: {
            const QString text = string(node);
            const bool isPlain = node.Tag() == "?" || node.Tag().empty();
            if (!isPlain || m_asWritten)
                return text;
            const QJsonValue value = yamlPlainValue(text);
            m_lostSpelling = m_lostSpelling || (value.isBool() && text.front().isUpper());
            return value;
        }
        case YAML::NodeType::Sequence: {
            QJsonArray array;
            for (const YAML::Node &item : node)
                array.append(value(item, depth + 1));
            return array;
        }
        case YAML::NodeType::Map: {
            if (node.size() > size_t(MaximumKeys))
                throw BeyondLimits{line};
            QJsonObject object;
            QList<QJsonValue> merged;
            for (const auto &item : node) {
                checkKey(node, item.first, item.second);
                const QString key = keyOf(item.first);
                const QJsonValue inside = value(item.second, depth + 1);
                if (isMerge(key, inside))
                    merged.append(inside);
                else
                    object.insert(key, inside);
            }
            for (const QJsonValue &from : std::as_const(merged))
                mergeInto(from, &object);
            return object;
        }
        }
        return {};
    }

    QString keyOf(const YAML::Node &node)
    {
        if (node.IsNull())
            return QStringLiteral("null");
        if (!node.IsScalar())
            throw YAML::ParserException(node.Mark(), "a key must be a word");
        return string(node);
    }

    /** yaml-cpp 0.7 takes a stray word in a block map for a key; YAML 1.2 asks for its colon, and
     * for a blank behind it. */
    void checkKey(const YAML::Node &map, const YAML::Node &key, const YAML::Node &value) const
    {
        static const QRegularExpression colon(QStringLiteral(":(\\s|$)"));
        const int line = key.Mark().line;
        if (map.Style() == YAML::EmitterStyle::Block && value.IsNull() && line >= 0 &&
            line < m_lines.size() && !m_lines.at(line).contains(colon))
            throw YAML::ParserException(key.Mark(), "a key without a colon and a blank behind it");
    }

private:
    QString string(const YAML::Node &node)
    {
        const std::string &scalar = node.Scalar();
        m_characters += qsizetype(scalar.size());
        if (m_characters > MaximumExpanded)
            throw BeyondLimits{node.Mark().line + 1};
        return decoded(scalar);
    }

    /** UTF-8, but for the two escapes that yaml-cpp 0.7 makes Latin-1 bytes of: "\_" is a no-break
     * space and "\N" a next line (YAML 1.2, 5.7). Neither byte begins a character of UTF-8. */
    static QString decoded(const std::string &scalar)
    {
        const QByteArrayView bytes(scalar.data(), qsizetype(scalar.size()));
        // A byte order mark that begins a text is part of it here.
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
        QString text;
        qsizetype start = 0;
        for (qsizetype i = 0; i < bytes.size();) {
            const auto byte = uchar(bytes.at(i));
            if (byte == 0xA0 || byte == 0x85) {
                text += decoder(bytes.sliced(start, i - start));
                text += QChar(char16_t(byte));
                start = ++i;
            } else {
                i += byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
            }
        }
        text += decoder(bytes.sliced(qMin(start, bytes.size())));
        return text;
    }

    const QStringList &m_lines;
    const bool m_asWritten;
    bool m_lostSpelling = false;
    int m_values = 0;
    qsizetype m_characters = 0;
};

/** YAML 1.2 lets blanks of either kind end a line; yaml-cpp 0.7 stumbles over tabs there. */
QString withoutTrailingTabs(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines) {
        qsizetype size = line.size();
        while (size > 0 && (line.at(size - 1) == u' ' || line.at(size - 1) == u'\t'))
            --size;
        if (QStringView(line).sliced(size).contains(u'\t'))
            line.truncate(size);
    }
    return lines.join(QLatin1Char('\n'));
}

/** The same for the fields of the front matter itself, which keep their lines. */
void merge(const QJsonValue &from, int line, QList<FrontMatterField> &fields, QSet<QString> &keys)
{
    if (from.isArray()) {
        const QJsonArray maps = from.toArray();
        for (const QJsonValue map : maps)
            merge(map, line, fields, keys);
        return;
    }
    const QJsonObject object = from.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (keys.contains(it.key()))
            continue;
        keys.insert(it.key());
        fields.append({it.key(), it.value(), line});
    }
}

/** The line, from 1, where a quoted text starts that is still open at the end of its line; 0 if
 * none. */
int openQuoteLine(const QString &text)
{
    static const QRegularExpression open(
        QStringLiteral("(?:^|[:\\[,{-])\\s*([\"'])(?:(?!\\1).)*$"));
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = lines.size(); i > 0; --i) {
        if (open.match(lines.at(i - 1)).hasMatch())
            return int(i);
    }
    return 0;
}

Parsed<QList<FrontMatterField>> attempt(const QString &text, bool *isMap)
{
    QString at; // the field that is being read
    try {
        // The end mark makes yaml-cpp 0.7 refuse a quoted text that is never closed.
        const YAML::Node root = YAML::Load(text.toStdString() + "\n...\n");
        QList<FrontMatterField> fields;
        // Nothing at all between the fences is front matter without keys.
        *isMap = root.IsMap() || root.IsNull() || !root.IsDefined();
        if (!root.IsMap())
            return fields;
        if (root.size() > size_t(MaximumKeys))
            throw BeyondLimits{1};
        const QStringList lines = text.split(QLatin1Char('\n'));
        Converter converter(lines);
        Converter spelling(lines, true);
        QList<FrontMatterField> merged;
        for (const auto &item : root) {
            converter.checkKey(root, item.first, item.second);
            at = converter.keyOf(item.first);
            FrontMatterField field{at, converter.value(item.second, 1), item.first.Mark().line + 1};
            if (converter.lostSpelling())
                field.written = spelling.value(item.second, 1);
            if (isMerge(field.key, field.value))
                merged.append(field);
            else
                fields.append(field);
        }
        QSet<QString> keys;
        for (qsizetype i = 0; i < fields.size() && !merged.isEmpty(); ++i)
            keys.insert(fields.at(i).key);
        for (const FrontMatterField &field : std::as_const(merged))
            merge(field.value, field.line, fields, keys);
        return fields;
    } catch (const BeyondLimits &limit) {
        return tl::unexpected(Problem{limit.line, beyondLimits(at)});
    } catch (const YAML::Exception &exception) {
        if (exception.msg == YAML::ErrorMsg::DOC_IN_SCALAR && openQuoteLine(text) > 0) {
            return tl::unexpected(
                Problem{openQuoteLine(text),
                        QCoreApplication::translate("Text", "a quoted text is never closed")});
        }
        const int line = exception.mark.is_null() ? 1 : exception.mark.line + 1;
        return tl::unexpected(
            Problem{line, QCoreApplication::translate("Text", "the YAML cannot be read: %1")
                              .arg(QString::fromStdString(exception.msg))});
    }
}

} // namespace

/** YAML 1.2's core schema, kept to what JSON gives back letter by letter. */
QJsonValue yamlPlainValue(const QString &text)
{
    if (text.isEmpty() || text == QLatin1String("~") || text == QLatin1String("null") ||
        text == QLatin1String("Null") || text == QLatin1String("NULL"))
        return QJsonValue(QJsonValue::Null);
    if (text == QLatin1String("true") || text == QLatin1String("True") ||
        text == QLatin1String("TRUE"))
        return true;
    if (text == QLatin1String("false") || text == QLatin1String("False") ||
        text == QLatin1String("FALSE"))
        return false;
    bool ok = false;
    if (const qint64 whole = text.toLongLong(&ok); ok && QString::number(whole) == text)
        return whole;
    if (const double number = text.toDouble(&ok);
        ok && std::isfinite(number) &&
        QString::number(number, 'g', QLocale::FloatingPointShortest) == text)
        return number;
    return text;
}

Parsed<QList<FrontMatterField>> parseYaml(const QString &text, bool *isMap)
{
    *isMap = true;
    if (text.size() > MaximumFrontMatter)
        return tl::unexpected(Problem{1, beyondLimits(largestField(text))});
    Parsed<QList<FrontMatterField>> fields = attempt(text, isMap);
    if (!fields && text.contains(QLatin1Char('\t'))) {
        if (Parsed<QList<FrontMatterField>> again = attempt(withoutTrailingTabs(text), isMap))
            return again;
    }
    return fields;
}

} // namespace Triptych::Text
