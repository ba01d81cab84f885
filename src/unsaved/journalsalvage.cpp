#include "journalsalvage.h"

#include <core/articlejson.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>

#include <array>

namespace Triptych::Unsaved {

namespace {

// As QJsonObject writes them, sorted; those of "fields" and "source" stand inside their values.
constexpr std::array Keys{"authors",
                          "body",
                          "created_at",
                          "created_by",
                          "deleted_at",
                          "fields",
                          "id",
                          "language",
                          "publish_at",
                          "publish_day",
                          "section",
                          "slug",
                          "source",
                          "status",
                          "summary",
                          "tags",
                          "title",
                          "translation_group",
                          "updated_at",
                          "updated_by",
                          "version",
                          "written_at"};
constexpr qsizetype AuthorsKey = 0;
constexpr qsizetype BodyKey = 1;
constexpr qsizetype FieldsKey = 5;

// Typed by a person, so a part of it is worth something; of anything else a part would be wrong.
bool isText(const QString &key)
{
    return key == QLatin1String("title") || key == QLatin1String("summary") ||
           key == QLatin1String("body");
}

bool isNeverTaken(const QString &key)
{
    return key == QLatin1String("version") || key == QLatin1String("status") ||
           key == QLatin1String("publish_at") || key == QLatin1String("publish_day") ||
           key == QLatin1String("deleted_at");
}

/** A raw control character, never in a file of ours, holds the place of a typed U+FFFD: what
 *  QString::fromUtf8() puts for unreadable bytes is then told apart. */
constexpr QChar TypedMark(1);

QString decoded(QByteArray bytes)
{
    while (bytes.endsWith('\0'))
        bytes.chop(1);
    QString text = QString::fromUtf8(bytes.replace("\xEF\xBF\xBD", "\x01"));
    while (text.endsWith(GapMark)) // a character that was cut
        text.chop(1);
    return text;
}

bool isDamage(QChar c)
{
    return c == GapMark || (c < QLatin1Char(' ') && c != TypedMark);
}

/** Where the custom fields that begin at `from` end: before the id, which comes next. */
qsizetype endOfFields(const QString &text, qsizetype from)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (inString) {
            if (c == QLatin1Char('\\'))
                ++i;
            else if (c == QLatin1Char('"'))
                inString = false;
        } else if (c == QLatin1Char('"')) {
            inString = true;
        } else if (c == QLatin1Char('{')) {
            ++depth;
        } else if (c == QLatin1Char('}') && --depth == 0) {
            const QStringView rest = QStringView(text).mid(i + 1);
            const QLatin1String next(",\"id\":");
            if (rest.startsWith(next) || next.startsWith(rest))
                return i + 1;
            break;
        }
    }
    static const QRegularExpression id(QStringLiteral("\"id\":\"[0-9a-f-]{36}\",\"language\":"));
    const qsizetype at = text.indexOf(id, from);
    return at < 0 ? text.size() : at;
}

struct Value
{
    qsizetype key = 0; ///< where its key begins
    qsizetype from = 0;
    qsizetype to = 0;
};

/** Where each value lies, by its place in Keys. A quote inside a text is escaped, so that a key
 *  with its bare quotes is never a piece of one. */
QMap<qsizetype, Value> valuesIn(const QString &text)
{
    QMap<qsizetype, Value> values;
    qsizetype from = 0;
    for (qsizetype i = 0; i < qsizetype(Keys.size()); ++i) {
        const QString key = QStringLiteral("\"%1\":").arg(QLatin1String(Keys[size_t(i)]));
        const qsizetype at = text.indexOf(key, from);
        if (at < 0)
            continue;
        from = at + key.size();
        values.insert(i, {at, from, text.size()});
        if (i == FieldsKey)
            from = endOfFields(text, from);
    }
    for (auto it = values.begin(); it != values.end(); ++it) {
        const auto next = std::next(it);
        if (next == values.end())
            break;
        it->to = next->key;
        if (text.at(it->to - 1) == QLatin1Char(','))
            --it->to;
    }
    return values;
}

/** Whether what follows a bare quote is what follows the end of a string. */
bool followsAString(QStringView rest)
{
    if (rest.startsWith(QLatin1String(",\"")) || rest == QLatin1String(","))
        return true;
    if (rest.startsWith(QLatin1Char('}')))
        rest = rest.mid(1);
    return rest.isEmpty() || rest.startsWith(QLatin1String(",\"")) || rest == QLatin1String(",");
}

/** How many characters the escape at the start of `text` has; 0 = it is cut, -1 = it is none. */
qsizetype escapeLength(QStringView text)
{
    if (text.size() < 2)
        return 0;
    if (text.at(1) != QLatin1Char('u'))
        return QStringView(u"\"\\/bfnrt").contains(text.at(1)) ? 2 : -1;
    for (qsizetype i = 2; i < qMin<qsizetype>(6, text.size()); ++i) {
        if (!QStringView(u"0123456789abcdefABCDEF").contains(text.at(i)))
            return -1;
    }
    return text.size() < 6 ? 0 : 6;
}

/** A string that begins after its quote, as far as it goes; every unreadable place gets a mark. */
QString readText(QStringView raw)
{
    QString mended;
    mended.reserve(raw.size());
    const auto addMark = [&mended] {
        if (!mended.endsWith(GapMark))
            mended += GapMark;
    };
    for (qsizetype i = 0; i < raw.size();) {
        const QChar c = raw.at(i);
        if (c == QLatin1Char('\\')) {
            const qsizetype length = escapeLength(raw.mid(i));
            if (length == 0)
                break;
            if (length < 0)
                addMark();
            else
                mended += raw.mid(i, length);
            i += qMax<qsizetype>(1, length);
            continue;
        }
        if (c == QLatin1Char('"')) {
            if (followsAString(raw.mid(i + 1)))
                break;
            addMark();
            mended += QLatin1String("\\\"");
        } else if (isDamage(c)) {
            addMark();
        } else {
            mended += c == TypedMark ? GapMark : c;
        }
        ++i;
    }
    const QByteArray json = "[\"" + mended.toUtf8() + "\"]";
    return QJsonDocument::fromJson(json).array().at(0).toString();
}

/** The text of `title`, `summary` or `body`: its opening quote may be damaged itself. */
QString textValue(QStringView raw)
{
    if (raw.isEmpty())
        return {};
    const QString text = readText(raw.mid(1));
    return raw.startsWith(QLatin1Char('"')) ? text : GapMark + text;
}

/** What stands of a body whose key is gone before the first key after it that is not. */
QString bodyWithoutKey(const QString &text, const QMap<qsizetype, Value> &values)
{
    const auto next = values.upperBound(BodyKey);
    if (next == values.end())
        return {};
    qsizetype from = values.contains(AuthorsKey) ? values.value(AuthorsKey).from : 0;
    QStringView raw = QStringView(text).mid(from, next->key - from);
    static const QRegularExpression beginning(QStringLiteral(":\"|\"body\".\""));
    if (const auto match = beginning.match(raw); match.hasMatch()) {
        raw = raw.mid(match.capturedEnd());
    } else {
        const auto damage = std::find_if(raw.begin(), raw.end(), isDamage);
        if (damage == raw.end())
            return {};
        raw = raw.mid(std::find_if_not(damage, raw.end(), isDamage) - raw.begin());
    }
    return GapMark + readText(raw.endsWith(QLatin1Char(',')) ? raw.chopped(1) : raw);
}

QJsonValue wholeValue(QStringView raw)
{
    if (std::any_of(raw.begin(), raw.end(), isDamage))
        return QJsonValue::Undefined;
    const QByteArray json = '[' + raw.toUtf8().replace('\x01', "\xEF\xBF\xBD") + ']';
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    return array.size() == 1 ? array.at(0) : QJsonValue(QJsonValue::Undefined);
}

bool holdsText(const QJsonObject &article)
{
    const QStringList keys = article.keys();
    return std::any_of(keys.begin(), keys.end(), [&](const QString &key) {
        return isText(key) && !article.value(key).toString().remove(GapMark).trimmed().isEmpty();
    });
}

} // namespace

std::optional<JournalEntry> wholeEntryWithin(const QByteArray &bytes)
{
    QJsonParseError error;
    QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::GarbageAtEnd) {
        if (const auto entry = journalEntry(bytes.left(error.offset)))
            return *entry;
    }
    // The last key of the article: once its object is closed, the text is all there.
    const QByteArray version = QByteArrayLiteral("\"version\":");
    qsizetype end = bytes.lastIndexOf(version);
    if (end < 0)
        return {};
    end = bytes.indexOf('}', end + version.size());
    if (end < 0)
        return {};
    const auto entry = journalEntry(bytes.left(end + 1) + '}');
    return entry ? std::optional(*entry) : std::nullopt;
}

SalvagedText salvagedText(const QByteArray &bytes)
{
    const QString text = decoded(bytes);
    const QMap<qsizetype, Value> values = valuesIn(text);
    SalvagedText salvaged;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const QString key = QLatin1String(Keys[size_t(it.key())]);
        const QStringView raw = QStringView(text).mid(it->from, it->to - it->from);
        if (isText(key)) {
            salvaged.article.insert(key, textValue(raw));
        } else if (key == QLatin1String("written_at")) {
            salvaged.writtenAt = Core::timeFromJson(
                wholeValue(raw.endsWith(QLatin1Char('}')) ? raw.chopped(1) : raw));
        } else if (!isNeverTaken(key)) {
            const QJsonValue value = wholeValue(raw);
            if (!value.isUndefined() && !value.isNull())
                salvaged.article.insert(key, value);
        }
    }
    if (!values.contains(BodyKey)) {
        const QString body = bodyWithoutKey(text, values);
        if (!body.isEmpty())
            salvaged.article.insert(QStringLiteral("body"), body);
    }
    return holdsText(salvaged.article) ? salvaged : SalvagedText{};
}

Core::Article salvagedArticle(const QJsonObject &read, const Core::ArticleId &id,
                              const Core::Article &stored)
{
    QJsonObject object = Core::articleToJson(stored, Core::JsonDetail::Internal);
    for (auto it = read.begin(); it != read.end(); ++it)
        object.insert(it.key(), it.value());
    object.insert(QStringLiteral("id"), id.toString());
    object.insert(QStringLiteral("version"), 0);
    object.insert(QStringLiteral("deleted_at"), QJsonValue());
    // It has all that is needed: an id, a version and a status.
    return Core::articleFromJson(object).value_or(Core::Article());
}

} // namespace Triptych::Unsaved
