#include "programspelling.h"

#include "programtext.h"

#include <QHash>
#include <QList>
#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

/** Of one program. */
constexpr qsizetype MostConstants = 200;
constexpr qsizetype LongestValue = 4'000;
constexpr qsizetype MostGrowth = 200'000;

using Constants = QHash<QString, QString>;

bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

bool isQuote(QChar c)
{
    return c == u'\'' || c == u'"' || c == u'`';
}

/** Rewrites a piece of a program, token by token. */
class Rewriting final
{
public:
    Rewriting(const QString &code, const Constants &constants, QChar before = {})
        : m_code(code), m_constants(constants), m_before(before)
    {
    }

    QString run()
    {
        while (m_at < m_code.size()) {
            const QChar c = m_code.at(m_at);
            if (isQuote(c))
                takeQuoted();
            else if (isNamePart(c))
                takeName();
            else
                takeMark(c);
        }
        return m_text;
    }

private:
    struct Level
    {
        bool isObject = false;
        bool isAtKey = false;
    };

    Level &level()
    {
        if (m_levels.isEmpty())
            m_levels.append(Level());
        return m_levels.last();
    }
    qsizetype nextFrom(qsizetype at) const
    {
        while (at < m_code.size() && m_code.at(at).isSpace())
            ++at;
        return at;
    }
    QChar charAt(qsizetype at) const { return at < m_code.size() ? m_code.at(at) : QChar(); }

    void takeQuoted()
    {
        static const QRegularExpression notPlain(QStringLiteral("[$'\\\\`\\n]"));
        static const QRegularExpression name(QStringLiteral("^[A-Za-z_$][\\w$]*$"));
        const qsizetype end = endOfQuotes(m_code, m_at);
        const QString inside = m_code.mid(m_at + 1, end - m_at - 2);
        const bool isKey = level().isObject && std::exchange(level().isAtKey, false) &&
                           charAt(nextFrom(end)) == u':' && name.match(inside).hasMatch();
        const bool isPlainTemplate =
            m_code.at(m_at) == u'`' && charAt(end - 1) == u'`' && !inside.contains(notPlain);
        m_text += isKey             ? inside
                  : isPlainTemplate ? QString(u'\'' + inside + u'\'')
                                    : m_code.mid(m_at, end - m_at);
        m_before = m_code.at(m_at);
        m_word.clear();
        m_at = end;
    }

    void takeName()
    {
        qsizetype end = m_at;
        while (end < m_code.size() && isNamePart(m_code.at(end)))
            ++end;
        const QString name = m_code.mid(m_at, end - m_at);
        const qsizetype next = nextFrom(end);
        const QChar behind = charAt(next);
        const bool isKey =
            level().isObject && std::exchange(level().isAtKey, false) && m_before != u'.';
        const auto value = m_constants.constFind(name);
        const bool isKnown = value != m_constants.cend() && m_grown < MostGrowth;
        m_text += name;
        if (isKey && (behind == u',' || behind == u'}')) {
            m_text += QLatin1String(": ") + (isKnown ? *value : name);
            m_grown += isKnown ? value->size() : 0;
        } else if (!isKey && isKnown && isValue(next)) {
            m_text.chop(name.size());
            m_text += *value;
            m_grown += value->size();
        }
        m_before = m_code.at(end - 1);
        m_word = name;
        m_at = end;
    }

    /** A name between these marks is a value, but for the parameter of a function. */
    bool isValue(qsizetype next) const
    {
        const QChar behind = charAt(next);
        if (!QStringView(u"([,:=").contains(m_before) || m_before.isNull() ||
            !(behind.isNull() || QStringView(u")],};").contains(behind)))
            return false;
        const qsizetype after = nextFrom(next + 1);
        return behind != u')' || (charAt(after) != u'{' && charAt(after) != u'=');
    }

    void takeMark(QChar c)
    {
        if (QStringView(u"{([").contains(c)) {
            const bool isObject = c == u'{' && ((m_word.isEmpty() && !m_before.isNull() &&
                                                 QStringView(u"=([,:?&|").contains(m_before)) ||
                                                m_word == QLatin1String("return") ||
                                                m_word == QLatin1String("default"));
            level(); // the first one
            m_levels.append({isObject, isObject});
        } else if (QStringView(u"})]").contains(c) && m_levels.size() > 1) {
            m_levels.removeLast();
        } else if (c == u',') {
            level().isAtKey = level().isObject;
        }
        m_text += c;
        ++m_at;
        if (c.isSpace())
            return;
        m_before = c;
        m_word.clear();
    }

    const QString &m_code;
    const Constants &m_constants;
    QString m_text;
    QList<Level> m_levels;
    qsizetype m_at = 0;
    qsizetype m_grown = 0;
    QChar m_before; ///< the last character that is no blank
    QString m_word; ///< the last token, where it is a name
};

/** How often each name is given a value. */
QHash<QString, int> assignments(const QString &code)
{
    static const QRegularExpression given(
        QStringLiteral("(?<![.\\w$])([A-Za-z_$][\\w$]*)\\s*(?::[^=;,(){}\\n]{1,80})?=(?![=>])"));
    QHash<QString, int> counts;
    for (auto all = given.globalMatch(code); all.hasNext();)
        ++counts[all.next().captured(1)];
    return counts;
}

Constants constantsIn(const QString &code)
{
    static const QRegularExpression named(
        QStringLiteral("\\b(?:const|let|var)\\s+([A-Za-z_$][\\w$]*)\\s*(?::[^=;,(){}\\n]{1,80})?"
                       "=\\s*(?=['\"`\\[{])"));
    Constants constants;
    QHash<QString, int> counts;
    qsizetype looked = 0;
    for (auto all = named.globalMatch(code); all.hasNext() && looked < MostConstants; ++looked) {
        if (counts.isEmpty())
            counts = assignments(code);
        const QRegularExpressionMatch one = all.next();
        if (counts.value(one.captured(1)) != 1)
            continue;
        const QString rest = code.mid(one.capturedEnd(), LongestValue + 1);
        const bool isText = isQuote(rest.front());
        const qsizetype end = isText ? endOfQuotes(rest, 0) : endOfBrackets(rest, 0);
        const QString value = rest.left(end);
        if (end > LongestValue || !isValueEnd(code, one.capturedEnd() + end, true) ||
            (isText && value.contains(QLatin1String("${"))))
            continue;
        QString known = Rewriting(value, constants, u'=').run();
        known.replace(QLatin1Char('\n'), QLatin1Char(' '));
        if (known.size() <= LongestValue)
            constants.insert(one.captured(1), known);
    }
    return constants;
}

/** Paths that begin at the folder of the program. */
QString withPlainPaths(const QString &code)
{
    static const QRegularExpression beside(QStringLiteral(
        "\\b(?:path\\s*\\.\\s*)?(?:join|resolve)\\s*\\(\\s*(?:__dirname|import\\.meta\\.dirname|"
        "process\\.cwd\\(\\))\\s*,\\s*((?:'[^'\\n]*'|\"[^\"\\n]*\")(?:\\s*,\\s*(?:'[^'\\n]*'|"
        "\"[^\"\\n]*\"))*+)\\s*,?\\s*\\)|"
        "\\brequire\\.resolve\\s*\\(\\s*(['\"]\\./[^'\"\\n]*['\"])\\s*\\)|"
        "\\b(?:fileURLToPath\\s*\\(\\s*)?new\\s+URL\\s*\\(\\s*(['\"]\\.[^'\"\\n]*['\"])\\s*,\\s*"
        "import\\.meta\\.url\\s*\\)(?:\\s*\\))?"));
    QString plain;
    qsizetype after = 0;
    for (auto all = beside.globalMatch(code); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        const QString parts = textsIn(one.captured(one.lastCapturedIndex())).join(u'/');
        const qsizetype lines = one.captured().count(u'\n');
        plain += QStringView(code).sliced(after, one.capturedStart() - after);
        plain += u'\'' + parts + u'\'' + QString(lines, u'\n');
        after = one.capturedEnd();
    }
    return plain + code.mid(after);
}

} // namespace

QString plainSpelling(const QString &code)
{
    const QString plain = withPlainPaths(code);
    const Constants constants = constantsIn(plain);
    return Rewriting(plain, constants).run();
}

} // namespace Triptych::Exchange
