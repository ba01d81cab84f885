#include "journalscan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QVarLengthArray>

#include <algorithm>

namespace Triptych::Unsaved {

namespace {

constexpr QLatin1String Beginning("{\"article\":{");
constexpr qsizetype DayKey = 9; // stands there only where there is a day
constexpr qsizetype KeyCount = qsizetype(JournalKeys.size());
constexpr qsizetype LongestKey = 1000;
constexpr int MostLooks = 100; // for a member among others of its name: any text is done with soon

bool isText(qsizetype known)
{
    const QLatin1String key(JournalKeys[size_t(known)]);
    return key == QLatin1String("title") || key == QLatin1String("summary") || known == BodyKey;
}

QString quoted(qsizetype known)
{
    return QStringLiteral("\"%1\":").arg(QLatin1String(JournalKeys[size_t(known)]));
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

struct ValueEnd
{
    enum Kind { Whole, Cut, Damaged } kind;
    qsizetype at;
};

/** Of the string whose quote is at `from`. Unreadable characters inside do not hide where it ends;
 * a bare quote does. */
ValueEnd endOfString(const QString &text, qsizetype from)
{
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('\\'))
            ++i;
        else if (c == QLatin1Char('"'))
            return {ValueEnd::Whole, i + 1};
    }
    return {ValueEnd::Cut, text.size()};
}

/** Unreadable characters do not hide where it ends, either, as long as brackets and quotes are left
 * in pairs. */
ValueEnd endOfContainer(const QString &text, qsizetype from)
{
    QVarLengthArray<QChar, 64> open;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('"')) {
            const ValueEnd string = endOfString(text, i);
            if (string.kind != ValueEnd::Whole)
                return string;
            if (string.at < text.size() && !QStringView(u":,}]").contains(text.at(string.at)))
                return {ValueEnd::Damaged, i};
            i = string.at - 1;
        } else if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
            open.append(c);
        } else if (c == QLatin1Char('}') || c == QLatin1Char(']')) {
            if (open.last() != (c == QLatin1Char('}') ? QLatin1Char('{') : QLatin1Char('[')))
                return {ValueEnd::Damaged, i};
            open.removeLast();
            if (open.isEmpty())
                return {ValueEnd::Whole, i + 1};
        }
    }
    return {ValueEnd::Cut, text.size()};
}

ValueEnd endOfScalar(const QString &text, qsizetype from)
{
    qsizetype at = from;
    while (at < text.size() && !QStringView(u",}]\"").contains(text.at(at)))
        ++at;
    if (at == text.size())
        return {ValueEnd::Cut, at};
    static const QRegularExpression scalar(
        QStringLiteral("\\A(?:true|false|null|-?[0-9][0-9.eE+-]*)\\z"));
    const bool isOne = scalar.match(text.mid(from, at - from)).hasMatch();
    return {isOne ? ValueEnd::Whole : ValueEnd::Damaged, at};
}

class Scanner final
{
public:
    explicit Scanner(const QString &text) : m_text(text) {}

    JournalScan run()
    {
        qsizetype at = m_text.startsWith(Beginning) ? Beginning.size() : nextKnown(0);
        // Each look for where to go on is one of few: at worst the rest of a file is not taken.
        while (at >= 0 && at < m_text.size() && m_looks < MostLooks)
            at = readMember(at);
        return m_scan;
    }

private:
    /** Reads the member whose key begins at `at`; answers where the next one begins, or -1. */
    qsizetype readMember(qsizetype at)
    {
        const QString key = keyAt(at);
        const qsizetype known = indexOf(key, at);
        if (key.isEmpty() || (known >= 0 && known < m_next))
            return nextOfArticle(at);
        if (known >= 0 && isSwallowed(known, at))
            return goBack();
        // One that leaves out what is due and comes later is inside of a value whose end was not
        // the true one.
        const qsizetype due = m_next == DayKey ? m_next + 1 : m_next;
        if (known > due && ++m_looks < MostLooks && isOfArticleLater(due, at))
            return m_text.indexOf(quoted(due), at);
        ScannedValue value{key, at, m_from, m_text.size()};
        if (known >= 0)
            m_next = known + 1;
        const ValueEnd end = endOf(value, known);
        if (end.kind == ValueEnd::Whole) {
            value.to = end.at;
            keep(value, known);
            return behind(end.at);
        }
        if (end.kind == ValueEnd::Cut && !goesOn(value.from)) {
            if (known >= 0)
                keep(value, known);
            return -1;
        }
        return goOnBehindDamaged(value, known);
    }

    ValueEnd endOf(const ScannedValue &value, qsizetype known) const
    {
        if (value.from >= m_text.size())
            return {ValueEnd::Cut, value.from};
        const QChar first = m_text.at(value.from);
        ValueEnd end{ValueEnd::Damaged, value.from};
        if (first == QLatin1Char('"'))
            end = endOfString(m_text, value.from);
        else if (known >= 0 && isText(known))
            return end;
        else if (first == QLatin1Char('{') || first == QLatin1Char('['))
            end = endOfContainer(m_text, value.from);
        else
            end = endOfScalar(m_text, value.from);
        if (end.kind == ValueEnd::Whole && !followsAString(QStringView(m_text).mid(end.at)))
            end.kind = ValueEnd::Damaged;
        return end;
    }

    /** The next member behind a value that ends at `at`; -1 where the file ends, or nothing
     * follows. */
    qsizetype behind(qsizetype at)
    {
        if (m_next <= BodyKey)
            m_scan.endBeforeBody = at;
        if (at < m_text.size() && m_text.at(at) == QLatin1Char('}')) {
            if (!m_inArticle)
                return -1;
            if (isSwallowed(KeyCount - 1, at))
                return goBack();
            m_inArticle = false;
            ++at;
        }
        return at < m_text.size() ? at + 1 : -1;
    }

    /** Whether the last value, by a lost bracket, holds members that belong behind it. */
    bool isSwallowed(qsizetype known, qsizetype at) const
    {
        for (qsizetype i = m_next; i < known; ++i) {
            const qsizetype found = i == DayKey ? -1 : m_text.indexOf(quoted(i), m_lastFrom);
            if (found >= 0 && found < at)
                return true;
        }
        return false;
    }

    /** Whether the members that are due follow `from`, so that a value without an end has lost only
     * that. */
    bool goesOn(qsizetype from) const
    {
        const qsizetype next = nextKnown(from);
        const qsizetype due = m_next + (m_next == DayKey ? 1 : 0);
        return next >= 0 && due + 1 < KeyCount && m_text.indexOf(quoted(due), from) >= 0 &&
               m_text.indexOf(quoted(due + 1 == DayKey ? due + 2 : due + 1), next) >= 0;
    }

    qsizetype goBack()
    {
        ++m_looks;
        if (!m_scan.unknown.isEmpty() && m_scan.unknown.constLast().from == m_lastFrom) {
            const ScannedValue value = m_scan.unknown.takeLast();
            return goOnAt(nextKnown(value.from), value, -1);
        }
        const qsizetype known = m_scan.known.isEmpty() ? -1 : m_scan.known.lastKey();
        return known < 0 ? nextKnown(m_lastFrom)
                         : goOnAt(nextKnown(m_lastFrom), m_scan.known.value(known), known);
    }

    qsizetype goOnBehindDamaged(const ScannedValue &value, qsizetype known)
    {
        return goOnAt(
            nextOfArticle(known == FieldsKey ? endOfFields(m_text, value.from) : value.from), value,
            known);
    }

    /** The value, whose end is damaged, goes as far as the member at `next`; a damaged unknown one
     * is not kept. */
    qsizetype goOnAt(qsizetype next, ScannedValue value, qsizetype known)
    {
        m_inArticle = true;
        if (known < 0)
            return next;
        value.to = next < 0 ? m_text.size() : next;
        if (next > 0 && m_text.at(next - 1) == QLatin1Char(','))
            --value.to;
        keep(value, known);
        return next;
    }

    /** A quote inside a text is escaped, so that a key with its bare quotes is never a piece of
     * one. */
    qsizetype nextKnown(qsizetype from) const
    {
        for (qsizetype i = m_next; i < KeyCount; ++i) {
            if (const qsizetype at = m_text.indexOf(quoted(i), from); at >= 0)
                return at;
        }
        return -1;
    }

    /** As nextKnown(), past members of the same name inside of a value whose own end is not to be
     * found: behind one of the article itself comes another one, and none that is due is left out.
     */
    qsizetype nextOfArticle(qsizetype from)
    {
        const qsizetype first = nextKnown(from);
        ++m_looks;
        int looks = 0;
        for (qsizetype known = m_next; first >= 0 && known < KeyCount; ++known) {
            for (qsizetype at = m_text.indexOf(quoted(known), from); at >= 0 && ++looks < MostLooks;
                 at = m_text.indexOf(quoted(known), at + 1)) {
                if (isOfArticle(known, at))
                    return at;
            }
        }
        return first;
    }

    bool isOfArticleLater(qsizetype known, qsizetype from)
    {
        const qsizetype read = m_from;
        const qsizetype at = m_text.indexOf(quoted(known), from);
        const bool isOne = at >= 0 && isOfArticle(known, at);
        m_from = read;
        return isOne;
    }

    bool isOfArticle(qsizetype known, qsizetype at)
    {
        const ScannedValue value{keyAt(at), at, m_from, m_text.size()};
        const qsizetype end = endOf(value, known).at;
        if (end + 1 >= m_text.size() || m_text.at(end) != QLatin1Char(','))
            return false;
        const QString key = keyAt(end + 1);
        const qsizetype next = indexOf(key, end + 1);
        const qsizetype due = known + 1 + (known + 1 == DayKey ? 1 : 0);
        if (next >= 0)
            return next == known + 1 || next == due;
        return key > value.key &&
               (due >= KeyCount || key < QLatin1String(JournalKeys[size_t(due)]));
    }

    void keep(const ScannedValue &value, qsizetype known)
    {
        m_lastFrom = value.from;
        if (known >= 0)
            m_scan.known.insert(known, value);
        else if (m_inArticle || value.key == QLatin1String("format"))
            m_scan.unknown << value;
    }

    /** The key at `at`, and m_from behind its colon; empty where there is none to be read. */
    QString keyAt(qsizetype at)
    {
        if (m_text.at(at) != QLatin1Char('"'))
            return {};
        const qsizetype most = qMin(m_text.size(), at + LongestKey);
        qsizetype end = at + 1;
        while (end < most && m_text.at(end) != QLatin1Char('"'))
            end += m_text.at(end) == QLatin1Char('\\') ? 2 : 1;
        if (end + 1 >= m_text.size() || m_text.at(end) != QLatin1Char('"') ||
            m_text.at(end + 1) != QLatin1Char(':'))
            return {};
        const QStringView key = QStringView(m_text).mid(at, end - at);
        if (std::any_of(key.begin(), key.end(), isJournalDamage))
            return {};
        m_from = end + 2;
        QByteArray json = '[' + QStringView(m_text).mid(at, end + 1 - at).toUtf8() + ']';
        json.replace('\x01', "\xEF\xBF\xBD");
        return QJsonDocument::fromJson(json).array().at(0).toString();
    }

    /** Its place in JournalKeys; that of the key which is due where one letter differs from it and
     * it stands nowhere else. */
    qsizetype indexOf(const QString &key, qsizetype from)
    {
        const auto at = std::find_if(JournalKeys.begin(), JournalKeys.end(),
                                     [&key](const char *one) { return key == QLatin1String(one); });
        if (at != JournalKeys.end())
            return at - JournalKeys.begin();
        for (qsizetype i = m_next; i < qMin(KeyCount, m_next + (m_next == DayKey ? 2 : 1)); ++i) {
            if (isNear(key, QLatin1String(JournalKeys[size_t(i)])) && ++m_nearKeys < MostLooks &&
                m_text.indexOf(quoted(i), from) < 0)
                return i;
        }
        return -1;
    }

    static bool isNear(const QString &key, QLatin1String due)
    {
        if (qAbs(key.size() - due.size()) > 1)
            return false;
        qsizetype alike = 0;
        while (alike < qMin(key.size(), due.size()) && key.at(alike) == due.at(alike))
            ++alike;
        const qsizetype rest = qMin(key.size(), due.size()) - alike;
        return key.size() == due.size() ? key.mid(alike + 1) == due.mid(alike + 1)
                                        : key.right(rest) == due.mid(due.size() - rest);
    }

    const QString &m_text;
    JournalScan m_scan;
    qsizetype m_next = 0;     ///< the first of JournalKeys that may still come
    qsizetype m_from = 0;     ///< behind the key that was read last
    qsizetype m_lastFrom = 0; ///< of the value that was kept last
    int m_looks = 0;
    int m_nearKeys = 0;
    bool m_inArticle = true;
};

} // namespace

bool isJournalDamage(QChar c)
{
    return c == QChar::ReplacementCharacter || (c < QLatin1Char(' ') && c != TypedMark);
}

bool followsAString(QStringView rest)
{
    if (rest.startsWith(QLatin1String(",\"")) || rest == QLatin1String(","))
        return true;
    if (rest.startsWith(QLatin1Char('}')))
        rest = rest.mid(1);
    return rest.isEmpty() || rest.startsWith(QLatin1String(",\"")) || rest == QLatin1String(",") ||
           rest == QLatin1String("}");
}

JournalScan scanJournal(const QString &text)
{
    return Scanner(text).run();
}

qsizetype endOfArticle(const QByteArray &bytes)
{
    if (!bytes.startsWith(Beginning.data()))
        return 0;
    qsizetype depth = 2;
    bool inString = false;
    for (qsizetype i = Beginning.size(); i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 1) {
            return i + 1;
        }
    }
    return 0;
}

} // namespace Triptych::Unsaved
