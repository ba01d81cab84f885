#include "yamlwriter.h"

#include "frontmatterformats.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

#include <cmath>

namespace Triptych::Text {

namespace {

/** Words that nobody can take for something else stand bare; anything else is quoted. */
void writeText(YAML::Emitter &out, const QString &text)
{
    static const QRegularExpression words(
        QStringLiteral("^[\\p{L}\\p{N}]([\\p{L}\\p{N} _./-]*[\\p{L}\\p{N}])?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    if (!words.match(text).hasMatch() || !yamlPlainValue(text).isString())
        out << YAML::DoubleQuoted;
    out << text.toStdString();
}

void writeValue(YAML::Emitter &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out << YAML::Null;
        break;
    case QJsonValue::Bool:
        out << (value.toBool() ? "true" : "false");
        break;
    case QJsonValue::Double: {
        const qint64 whole = value.toInteger(0);
        const bool isWhole = QJsonValue(whole) == value;
        const QString text =
            isWhole ? QString::number(whole)
                    : QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
        out << text.toStdString();
        break;
    }
    case QJsonValue::String:
        writeText(out, value.toString());
        break;
    case QJsonValue::Array: {
        const QJsonArray items = value.toArray();
        const bool flat = std::none_of(items.begin(), items.end(), [](const QJsonValue &item) {
            return item.isArray() || item.isObject();
        });
        if (flat)
            out << YAML::Flow;
        out << YAML::BeginSeq;
        for (const QJsonValue item : items)
            writeValue(out, item);
        out << YAML::EndSeq;
        break;
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        if (object.isEmpty())
            out << YAML::Flow;
        out << YAML::BeginMap;
        for (auto it = object.begin(); it != object.end(); ++it) {
            out << YAML::Key;
            writeText(out, it.key());
            out << YAML::Value;
            writeValue(out, it.value());
        }
        out << YAML::EndMap;
        break;
    }
    }
}

} // namespace

QString writeYaml(const QList<std::pair<QString, QJsonValue>> &fields)
{
    if (fields.isEmpty())
        return {};
    YAML::Emitter out;
    out << YAML::BeginMap;
    for (const auto &[key, value] : fields) {
        out << YAML::Key;
        writeText(out, key);
        out << YAML::Value;
        writeValue(out, value);
    }
    out << YAML::EndMap;
    return QString::fromUtf8(out.c_str(), qsizetype(out.size())) + QLatin1Char('\n');
}

} // namespace Triptych::Text
