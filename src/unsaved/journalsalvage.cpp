#include "journalsalvage.h"

#include "journalscan.h"

#include <core/articlejson.h>
#include <core/storedarticle.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Triptych::Unsaved {

namespace {

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

QString decoded(QByteArray bytes)
{
    while (bytes.endsWith('\0'))
        bytes.chop(1);
    QString text = QString::fromUtf8(bytes.replace("\xEF\xBF\xBD", "\x01"));
    while (text.endsWith(GapMark)) // a character that was cut
        text.chop(1);
    return text;
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
        } else if (isJournalDamage(c)) {
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
QString bodyWithoutKey(const QString &text, const JournalScan &scan)
{
    const auto next = scan.known.upperBound(BodyKey);
    if (next == scan.known.end())
        return {};
    QStringView raw = QStringView(text).mid(scan.endBeforeBody, next->keyAt - scan.endBeforeBody);
    static const QRegularExpression beginning(QStringLiteral(":\"|\"body\".\""));
    if (const auto match = beginning.match(raw); match.hasMatch()) {
        raw = raw.mid(match.capturedEnd());
    } else {
        const auto damage = std::find_if(raw.begin(), raw.end(), isJournalDamage);
        if (damage == raw.end())
            return {};
        raw = raw.mid(std::find_if_not(damage, raw.end(), isJournalDamage) - raw.begin());
    }
    return GapMark + readText(raw.endsWith(QLatin1Char(',')) ? raw.chopped(1) : raw);
}

QJsonValue wholeValue(QStringView raw)
{
    if (std::any_of(raw.begin(), raw.end(), isJournalDamage))
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
    // Once the article's object is closed, the text is all there.
    const qsizetype end = endOfArticle(bytes);
    if (end == 0)
        return {};
    auto entry = journalEntry(bytes.left(end) + '}');
    if (!entry)
        return {};
    // The file's format stood behind: it is taken for ours, in which no day means that there is
    // none.
    entry->article.absent.removeOne(QStringLiteral("publish_day"));
    return *entry;
}

SalvagedText salvagedText(const QByteArray &bytes)
{
    const QString text = decoded(bytes);
    const JournalScan scan = scanJournal(text);
    SalvagedText salvaged;
    const auto rawOf = [&text](const ScannedValue &value) {
        return QStringView(text).mid(value.from, value.to - value.from);
    };
    for (const ScannedValue &value : scan.unknown) {
        const QJsonValue whole = wholeValue(rawOf(value));
        const bool isOurs =
            value.key == QLatin1String("format") && whole.toInteger() <= Core::StoredFormat;
        if (!whole.isUndefined() && !isOurs)
            salvaged.article.insert(value.key, whole);
    }
    for (auto it = scan.known.begin(); it != scan.known.end(); ++it) {
        const QString key = QLatin1String(JournalKeys[size_t(it.key())]);
        const QStringView raw = rawOf(*it);
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
    if (!scan.known.contains(BodyKey)) {
        const QString body = bodyWithoutKey(text, scan);
        if (!body.isEmpty())
            salvaged.article.insert(QStringLiteral("body"), body);
    }
    return holdsText(salvaged.article) ? salvaged : SalvagedText{};
}

Core::Article salvagedArticle(const QJsonObject &read, const Core::ArticleId &id,
                              const Core::Article &stored)
{
    QJsonObject object = Core::articleToStored(stored);
    for (auto it = read.begin(); it != read.end(); ++it)
        object.insert(it.key(), it.value());
    object.insert(QStringLiteral("id"), id.toString());
    object.insert(QStringLiteral("version"), 0);
    object.insert(QStringLiteral("deleted_at"), QJsonValue());
    // It has all that is needed: an id, a version and a status.
    return Core::articleFromStored(object).value_or(Core::Article());
}

} // namespace Triptych::Unsaved
