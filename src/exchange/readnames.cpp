#include "matterreaders.h"
#include "matterreading.h"

#include <text/htmltokenizer.h>

#include <QJsonArray>
#include <QRegularExpression>

#include <initializer_list>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

/** More than any article has; a tag cloud by mistake is said rather than stored. */
constexpr qsizetype MaximumNames = 1'000;

enum class Kind { Authors, Tags };

/** Names of one field, and whether they are all that it says. */
struct Names
{
    QStringList names;
    bool understood = true;
    bool isAll = true;
};

QString nameInMap(const QJsonObject &map)
{
    for (const char *key : {"name", "display_name", "displayName", "full_name", "fullName"}) {
        const QString name = scalarText(map.value(QLatin1String(key)));
        if (!name.isEmpty())
            return name;
    }
    return {};
}

/** One text that holds several: "a; b", "a, b", and of tags also "a b", as Jekyll splits them. */
QStringList splitText(const QString &text, Kind kind)
{
    static const QRegularExpression commas(QStringLiteral("[,\uFF0C\u3001]"));
    if (text.contains(QLatin1Char(';')))
        return text.split(QLatin1Char(';'));
    if (text.contains(commas))
        return text.split(commas);
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return kind == Kind::Tags ? text.split(blanks) : QStringList{text};
}

Names namesOf(const QJsonValue &value)
{
    Names found;
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue item : items) {
            const Names inner = item.isArray() ? Names{{}, false, false} : namesOf(item);
            found.names += inner.names;
            found.understood = found.understood && inner.understood;
            found.isAll = found.isAll && inner.isAll;
        }
        return found;
    }
    if (value.isObject()) {
        const QString name = nameInMap(value.toObject());
        found.names = {name};
        found.understood = !name.isEmpty();
        // What else the map says is worth keeping, so only a bare name is used up.
        found.isAll = value.toObject().size() == 1;
        return found;
    }
    const QString text = scalarText(value);
    found.understood = !text.isNull() || value.isNull();
    found.names = {text};
    return found;
}

QString tidied(const QString &name, Kind kind, QStringView key)
{
    static const QRegularExpression hash(QStringLiteral("^#(?=[#\\p{L}\\p{N}])"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression by(QStringLiteral("^by:?\\s+(?=\\S)"),
                                       QRegularExpression::CaseInsensitiveOption);
    QString tidy = Text::decodeEntities(name).simplified();
    if (kind == Kind::Tags)
        tidy.remove(hash);
    else if (key.startsWith(QLatin1String("by")))
        tidy.remove(by);
    return tidy;
}

/** Equal for names that readers take for one: in any case, composed or decomposed. Qt folds letter
 * by letter, so that "ß" is "SS" only by way of the upper case. */
QString folded(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toUpper().toCaseFolded();
}

QStringList readNames(MatterReading &reading, Kind kind, std::initializer_list<QStringView> keys)
{
    QStringList names;
    QSet<QString> known;
    for (const QStringView key : keys) {
        const FrontMatterField *list = reading.field(key);
        if (!list)
            continue;
        const QJsonValue &words = list->words();
        Names found = namesOf(words);
        if (words.isString() && key.endsWith(u's'))
            found.names = splitText(Text::decodeEntities(words.toString()), kind);
        for (const QString &name : std::as_const(found.names)) {
            const QString tidy = tidied(name, kind, key);
            if (tidy.isEmpty() || known.contains(folded(tidy)))
                continue;
            known.insert(folded(tidy));
            names.append(tidy);
        }
        if (names.size() > MaximumNames) {
            reading.refuse(
                *list, translated(QT_TRANSLATE_NOOP("Exchange", "\"%1\" has more than %2 names"))
                           .arg(list->key)
                           .arg(MaximumNames));
            return {};
        }
        if (!found.understood) {
            reading.warn(*list, translated(QT_TRANSLATE_NOOP(
                                               "Exchange", "\"%1\" holds something that is not a "
                                                           "name; it was kept as a custom field."))
                                    .arg(list->key));
        } else if (found.isAll) {
            reading.use(*list);
        }
    }
    return names;
}

} // namespace

void readAuthors(MatterReading &reading)
{
    reading.article().authors =
        readNames(reading, Kind::Authors, {u"authors", u"author", u"by", u"byline"});
}

void readTags(MatterReading &reading)
{
    reading.article().tags =
        readNames(reading, Kind::Tags, {u"tags", u"tag", u"categories", u"category"});
}

} // namespace Triptych::Exchange
