#include "filterwords.h"

#include "dates.h"

#include <core/article.h>
#include <core/said.h>

#include <algorithm>
#include <array>

namespace Triptych::Text {

using Core::ArticleFilter;
using Core::FilterDate;
using Core::FilterKey;
using Core::FilterTerm;

namespace {

constexpr Core::Said said{"Filter"};

struct KeyName
{
    const char *name;
    FilterKey key;
    FilterDate date = FilterDate::OfOrder;
};

/** The first name of a key and a date is the one that is written. */
constexpr std::array Names{
    KeyName{"title", FilterKey::Title},
    KeyName{"status", FilterKey::Status},
    KeyName{"author", FilterKey::Author},
    KeyName{"tag", FilterKey::Tag},
    KeyName{"section", FilterKey::Section},
    KeyName{"lang", FilterKey::Language},
    KeyName{"language", FilterKey::Language},
    KeyName{"before", FilterKey::Before},
    KeyName{"on", FilterKey::On},
    KeyName{"after", FilterKey::After},
    KeyName{"changed-before", FilterKey::Before, FilterDate::Changed},
    KeyName{"changed-on", FilterKey::On, FilterDate::Changed},
    KeyName{"changed-after", FilterKey::After, FilterDate::Changed},
    KeyName{"published-before", FilterKey::Before, FilterDate::Published},
    KeyName{"published-on", FilterKey::On, FilterDate::Published},
    KeyName{"published-after", FilterKey::After, FilterDate::Published},
    KeyName{"created-before", FilterKey::Before, FilterDate::Created},
    KeyName{"created-on", FilterKey::On, FilterDate::Created},
    KeyName{"created-after", FilterKey::After, FilterDate::Created},
};

const KeyName *keyNamed(QStringView name)
{
    const auto found = std::find_if(Names.begin(), Names.end(), [name](const KeyName &one) {
        return name.compare(QLatin1String(one.name), Qt::CaseInsensitive) == 0;
    });
    return found == Names.end() ? nullptr : &*found;
}

bool isWord(FilterKey key)
{
    return key == FilterKey::Words || key == FilterKey::Title;
}

bool isDay(FilterKey key)
{
    return key == FilterKey::Before || key == FilterKey::On || key == FilterKey::After;
}

/** What parts words: also the signs that only say which way a text runs. */
bool isGap(QChar c)
{
    return c.isSpace() || (c >= QChar(0x202A) && c <= QChar(0x202E)) ||
           (c >= QChar(0x2066) && c <= QChar(0x2069)) || c == QChar(0x200E) || c == QChar(0x200F) ||
           c == QChar(0x061C);
}

/** Keyboards and word processors make the round ones of the straight one. */
bool isRoundQuote(QChar c)
{
    return c == QChar(0x201C) || c == QChar(0x201D) || c == QChar(0x201E);
}

bool isQuote(QChar c)
{
    return c == u'"' || isRoundQuote(c);
}

bool isKeySign(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-';
}

bool isKept(const QString &value)
{
    return value.isValidUtf16() && !value.contains(QChar(0));
}

const QStringList &statusNames()
{
    static const QStringList names{QStringLiteral("draft"), QStringLiteral("review"),
                                   QStringLiteral("scheduled"), QStringLiteral("published"),
                                   QStringLiteral("archived")};
    return names;
}

/** As a sentence names it. */
QString shown(const QString &value)
{
    constexpr qsizetype MostShown = 40;
    return value.size() <= MostShown ? value : value.left(MostShown) + QChar(0x2026);
}

/** A value as it is looked for; the reason where it is none. */
Understood<QString> normalised(FilterKey key, const QString &value)
{
    if (!isKept(value)) {
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Filter", "This has a sign that no article has.")));
    }
    if (isWord(key))
        return value.normalized(QString::NormalizationForm_C);
    if (key == FilterKey::Status) {
        if (const QString name = value.toLower(); statusNames().contains(name))
            return name;
        return tl::unexpected(said(QT_TRANSLATE_NOOP("Filter", "“%1” is no status; there are %2."))
                                  .arg(shown(value), statusNames().join(QLatin1String(", "))));
    }
    if (!isDay(key))
        return value;
    if (const QString name = value.toLower(); Core::daysNamed(name, QDate(2000, 1, 1)).has_value())
        return name;
    constexpr qsizetype LongestDay = 100;
    const auto date = parseDate(value.left(LongestDay));
    if (!date || date->hasTime || value.size() > LongestDay) {
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Filter",
                                   "“%1” is no day, such as 2024-02-29, 2024-02, 2024 or today."),
                 shown(value)));
    }
    return date->utc.date().toString(Qt::ISODate);
}

/** Takes a text apart from left to right; every sign is looked at a fixed number of times. */
class Reading
{
public:
    explicit Reading(const QString &text) : m_text(text) {}

    ReadFilter result()
    {
        while (skipGaps()) {
            if (m_read.filter.terms.size() == ArticleFilter::MostTerms) {
                leaveOut(m_at, m_text.size(),
                         said(QT_TRANSLATE_NOOP("Filter", "At most %1 conditions filter a list."),
                              QString::number(ArticleFilter::MostTerms)));
                break;
            }
            if (!readWord())
                break;
        }
        return m_read;
    }

private:
    bool skipGaps()
    {
        while (m_at < m_text.size() && isGap(m_text.at(m_at)))
            ++m_at;
        return m_at < m_text.size();
    }

    bool isAt(qsizetype at, char16_t c) const { return at < m_text.size() && m_text.at(at) == c; }
    bool endsAt(qsizetype at) const { return at >= m_text.size() || isGap(m_text.at(at)); }

    void leaveOut(qsizetype from, qsizetype to, const QString &reason)
    {
        m_read.unread << UnreadWord{{from, to - from}, reason};
    }

    /** False where nothing behind it is read. */
    bool readWord()
    {
        const qsizetype start = m_at;
        FilterTerm term;
        term.isExcluded = isAt(m_at, u'-') && !endsAt(m_at + 1);
        if (term.isExcluded)
            ++m_at;
        qsizetype colon = m_at;
        while (colon < m_text.size() && isKeySign(m_text.at(colon)))
            ++colon;
        const bool hasKey = colon > m_at && isAt(colon, u':');
        const KeyName *key =
            hasKey ? keyNamed(QStringView(m_text).mid(m_at, colon - m_at)) : nullptr;
        if (!key && hasKey && !endsAt(colon + 1) &&
            QStringView(m_text).mid(colon + 1, 2) != QLatin1String("//")) {
            const QString name = m_text.mid(m_at, colon + 1 - m_at);
            skipValues(colon + 1);
            leaveOut(start, m_at,
                     said(QT_TRANSLATE_NOOP(
                              "Filter", "“%1” is no filter; in quotes it is looked for as it is."),
                          shown(name)));
            return true;
        }
        if (!key) {
            const auto value = readValue(false);
            if (value)
                take(term, {*value}, start);
            else
                leaveUnclosed(start);
            return value.has_value();
        }
        term.key = key->key;
        term.date = key->date;
        m_at = colon + 1;
        return readValues(term, start);
    }

    /** Goes to the end of the values of a filter that is not known. */
    void skipValues(qsizetype from)
    {
        m_at = from;
        while (!endsAt(m_at)) {
            if (!readValue(true))
                m_at = m_text.size();
            if (isAt(m_at, u','))
                ++m_at;
        }
    }

    bool readValues(const FilterTerm &term, qsizetype start)
    {
        QStringList values;
        m_read.typed = TypedValue{term.key, {m_at, 0}, {}};
        while (!endsAt(m_at)) {
            const qsizetype from = m_at;
            const auto value = readValue(true);
            m_read.typed = TypedValue{term.key, {from, m_at - from}, value.value_or(m_unclosed)};
            if (!value) {
                leaveUnclosed(start);
                return false;
            }
            if (!value->isEmpty())
                values << *value;
            if (!isAt(m_at, u','))
                break;
            ++m_at;
            m_read.typed = TypedValue{term.key, {m_at, 0}, {}};
        }
        if (m_at < m_text.size())
            m_read.typed.reset();
        if (values.isEmpty()) {
            leaveOut(start, m_at,
                     said(QT_TRANSLATE_NOOP("Filter", "“%1” needs a value behind it."),
                          shown(m_text.mid(start, m_at - start))));
        } else {
            take(term, values, start);
        }
        return true;
    }

    /** One value; nothing where its quote is never closed. Without quotes a value of a filter ends
     * at a comma, too. */
    std::optional<QString> readValue(bool isOfFilter)
    {
        QString value;
        if (m_at >= m_text.size() || !isQuote(m_text.at(m_at))) {
            const qsizetype from = m_at;
            while (!endsAt(m_at) && !(isOfFilter && isAt(m_at, u',')))
                ++m_at;
            return m_text.mid(from, m_at - from);
        }
        const bool isRound = isRoundQuote(m_text.at(m_at++));
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (c == u'"' || (isRound && isRoundQuote(c))) {
                ++m_at;
                return value;
            }
            if (c == u'\\' && (isAt(m_at + 1, u'"') || isAt(m_at + 1, u'\\')))
                ++m_at;
            value += m_text.at(m_at);
        }
        m_unclosed = value;
        return std::nullopt;
    }

    void leaveUnclosed(qsizetype start)
    {
        leaveOut(start, m_text.size(),
                 said(QT_TRANSLATE_NOOP("Filter", "The quote that begins here has no end.")));
    }

    void take(FilterTerm term, const QStringList &values, qsizetype start)
    {
        for (const QString &value : values) {
            const auto known = normalised(term.key, value);
            if (!known) {
                leaveOut(start, m_at, known.error());
                return;
            }
            if (!known->isEmpty())
                term.values << *known;
        }
        if (term.values.isEmpty())
            return; // of quotes with nothing between them
        m_values += term.values.size();
        if (isWord(term.key))
            m_words += term.values.size();
        if (isWord(term.key) && m_words > ArticleFilter::MostWords) {
            m_words -= term.values.size();
            leaveOut(start, m_at,
                     said(QT_TRANSLATE_NOOP("Filter", "At most %1 words are looked for."),
                          QString::number(ArticleFilter::MostWords)));
        } else if (m_values > ArticleFilter::MostValues) {
            m_values -= term.values.size();
            leaveOut(start, m_at,
                     said(QT_TRANSLATE_NOOP("Filter", "At most %1 values filter a list."),
                          QString::number(ArticleFilter::MostValues)));
        } else {
            m_read.filter.terms << term;
            m_read.places << WordPlace{start, m_at - start};
        }
    }

    const QString &m_text;
    qsizetype m_at = 0;
    ReadFilter m_read;
    QString m_unclosed; ///< the value that ends with the text instead of a quote
    qsizetype m_words = 0;
    qsizetype m_values = 0;
};

QString quoted(const QString &value)
{
    QString text = value;
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

/** In quotes where it would be read as something else without. */
QString written(const QString &value, FilterKey key)
{
    const bool isPlain =
        !value.isEmpty() && !isQuote(value.at(0)) &&
        std::none_of(value.cbegin(), value.cend(), [](QChar c) { return isGap(c); }) &&
        (key == FilterKey::Words
             ? !value.startsWith(QLatin1Char('-')) && !value.contains(QLatin1Char(':'))
             : !value.contains(QLatin1Char(',')));
    return isPlain ? value : quoted(value);
}

} // namespace

ReadFilter readFilter(const QString &words)
{
    return Reading(words).result();
}

QString filterWords(const FilterTerm &term)
{
    QStringList values;
    for (const QString &value : term.values)
        values << written(value, term.key);
    QString text = term.isExcluded ? QStringLiteral("-") : QString();
    const auto name = std::find_if(Names.begin(), Names.end(), [&term](const KeyName &one) {
        return one.key == term.key && one.date == term.date;
    });
    if (name != Names.end())
        text += QLatin1String(name->name) + QLatin1Char(':');
    return text + values.join(QLatin1Char(','));
}

QString filterWords(const ArticleFilter &filter)
{
    QStringList words;
    for (const FilterTerm &term : filter.terms)
        words << filterWords(term);
    return words.join(QLatin1Char(' '));
}

QString wordsOfArgument(const QString &argument)
{
    const bool isBroken = std::any_of(argument.cbegin(), argument.cend(), isGap);
    if (!isBroken || std::any_of(argument.cbegin(), argument.cend(), isQuote))
        return argument;
    const ReadFilter read = readFilter(argument);
    const auto isFilter = [](const FilterTerm &term) { return term.key != FilterKey::Words; };
    const qsizetype filters =
        std::count_if(read.filter.terms.cbegin(), read.filter.terms.cend(), isFilter) +
        read.unread.size();
    const qsizetype colon = argument.indexOf(QLatin1Char(':'));
    const qsizetype begin = argument.startsWith(QLatin1Char('-')) ? 1 : 0;
    if (filters != 1 || !keyNamed(QStringView(argument).mid(begin, colon - begin)))
        return argument;
    return argument.left(colon + 1) + quoted(argument.mid(colon + 1).trimmed());
}

} // namespace Triptych::Text
