#include "textpattern.h"

#include <core/limits.h>
#include <core/said.h>

#define PCRE2_CODE_UNIT_WIDTH 16
#include <pcre2.h>

namespace Triptych::Text {

namespace {

constexpr Core::Said said{"Bulk"};

/** Of PCRE2, in KiB: what backtracking may take on top of the text. */
constexpr uint32_t MostHeap = 64 * 1024;
/** Reading the clock at each call would take longer than the matching. */
constexpr int CallsForALook = 8;

struct Watch
{
    QDeadlineTimer limit;
    int calls = 0;
};

int lookAtTheClock(pcre2_callout_block *, void *data)
{
    auto *watch = static_cast<Watch *>(data);
    if (++watch->calls % CallsForALook != 0)
        return 0;
    return watch->limit.hasExpired() ? PCRE2_ERROR_CALLOUT : 0;
}

PCRE2_SPTR codeUnits(const QString &text)
{
    return reinterpret_cast<PCRE2_SPTR>(text.utf16());
}

QString expressionOf(const Core::TextReplacement &replacement)
{
    if (replacement.isExpression)
        return replacement.find;
    QString literal;
    for (const QChar character : replacement.find) {
        if (character.unicode() < 128 && !character.isLetterOrNumber())
            literal += QLatin1Char('\\');
        literal += character;
    }
    // Not \b: the word may begin or end with another character.
    return replacement.isWholeWords ? QStringLiteral("(?<!\\w)%1(?!\\w)").arg(literal) : literal;
}

/** `with` where $ and digits stand for what was found. */
QString expanded(const QString &with, const QString &text, const PCRE2_SIZE *ends, int groups)
{
    QString out;
    for (qsizetype i = 0; i < with.size(); ++i) {
        if (with.at(i) != QLatin1Char('$') || i + 1 == with.size()) {
            out += with.at(i);
            continue;
        }
        const QChar next = with.at(i + 1);
        if (next == QLatin1Char('$')) {
            out += next;
            ++i;
            continue;
        }
        int number = -1;
        qsizetype last = i;
        while (last + 1 < with.size() && last - i < 2) {
            const ushort digit = with.at(last + 1).unicode();
            if (digit < '0' || digit > '9')
                break;
            number = std::max(number, 0) * 10 + (digit - '0');
            ++last;
        }
        if (number < 0) {
            out += with.at(i);
            continue;
        }
        i = last;
        if (number < groups && ends[2 * number] != PCRE2_UNSET) {
            out += QStringView(text).mid(qsizetype(ends[2 * number]),
                                         qsizetype(ends[2 * number + 1] - ends[2 * number]));
        }
    }
    return out;
}

/** The hit at `begin` to `end`, and the same with `with` in its place. */
TextHit shownHit(const QString &text, qsizetype begin, qsizetype end, const QString &with)
{
    constexpr qsizetype Around = 30;
    constexpr qsizetype Longest = 200;
    qsizetype first = std::max<qsizetype>(0, begin - Around);
    if (first > 0 && text.at(first).isLowSurrogate())
        ++first;
    qsizetype last = std::min(text.size(), end + Around);
    if (last < text.size() && text.at(last).isLowSurrogate())
        --last;
    const QString lead = text.mid(first, begin - first);
    const QString rest = text.mid(end, std::max<qsizetype>(0, last - end));
    const auto line = [](const QString &words) { return words.simplified(); };
    return {line(lead + text.mid(begin, std::min(end - begin, Longest)) + rest),
            line(lead + with.left(Longest) + rest)};
}

Core::Error tooSlow()
{
    return {Core::ErrorKind::Timeout,
            said(QT_TRANSLATE_NOOP("Bulk", "The expression takes too long.")),
            {}};
}

template<typename T, void (*Free)(T *)> struct Freed
{
    void operator()(T *thing) const { Free(thing); }
};
template<typename T, void (*Free)(T *)> using Owned = std::unique_ptr<T, Freed<T, Free>>;

} // namespace

struct TextPattern::Code
{
    Owned<pcre2_code, pcre2_code_free> compiled;
    QString with;
    bool isExpression = false;
};

Core::Result<TextPattern> TextPattern::compile(const Core::TextReplacement &replacement)
{
    const QString expression = expressionOf(replacement);
    if (!expression.isValidUtf16()) {
        return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Bulk", "What is to be found is no text: it holds half a "
                                           "character.")));
    }
    uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_AUTO_CALLOUT | PCRE2_NEVER_BACKSLASH_C;
    if (!replacement.isCaseSensitive)
        options |= PCRE2_CASELESS;
    int error = 0;
    PCRE2_SIZE place = 0;
    auto code = std::make_shared<Code>();
    code->compiled.reset(pcre2_compile(codeUnits(expression), PCRE2_SIZE(expression.size()),
                                       options, &error, &place, nullptr));
    if (!code->compiled) {
        PCRE2_UCHAR words[256] = {};
        pcre2_get_error_message(error, words, 256);
        return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Bulk", "The regular expression cannot be read at character "
                                           "%1."))
                .arg(place + 1),
            QString::fromUtf16(reinterpret_cast<const char16_t *>(words)));
    }
    code->with = replacement.with;
    code->isExpression = replacement.isExpression;
    return TextPattern(code);
}

Core::Result<ReplacedText> TextPattern::replace(const QString &text,
                                                const QDeadlineTimer &limit) const
{
    if (!text.isValidUtf16()) {
        return Core::failure(Core::ErrorKind::Invalid,
                             said(QT_TRANSLATE_NOOP("Bulk", "The text holds half a character.")));
    }
    Watch watch{limit};
    const Owned<pcre2_match_context, pcre2_match_context_free> context(
        pcre2_match_context_create(nullptr));
    const Owned<pcre2_match_data, pcre2_match_data_free> data(
        pcre2_match_data_create_from_pattern(m_code->compiled.get(), nullptr));
    if (!context || !data)
        return Core::failure(tooSlow());
    pcre2_set_callout(context.get(), lookAtTheClock, &watch);
    pcre2_set_heap_limit(context.get(), MostHeap);
    // The clock ends it: a number of steps would end a long text that is quick.
    pcre2_set_match_limit(context.get(), UINT32_MAX);

    ReplacedText done;
    PCRE2_SIZE from = 0;
    qsizetype copied = 0;
    uint32_t options = PCRE2_NO_UTF_CHECK;
    while (true) {
        const int groups =
            pcre2_match(m_code->compiled.get(), codeUnits(text), PCRE2_SIZE(text.size()), from,
                        options, data.get(), context.get());
        if (groups == PCRE2_ERROR_NOMATCH)
            break;
        if (groups < 0 || limit.hasExpired())
            return Core::failure(tooSlow());
        const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data.get());
        // \K in a look-ahead can end a hit before it begins, or begin it in the one before.
        if (ends[0] > ends[1] || qsizetype(ends[0]) < copied)
            break;
        ++done.hits;
        done.text += QStringView(text).mid(copied, qsizetype(ends[0]) - copied);
        const QString with =
            m_code->isExpression ? expanded(m_code->with, text, ends, groups) : m_code->with;
        done.text += with;
        if (done.shown.size() < ReplacedText::MostShown)
            done.shown << shownHit(text, qsizetype(ends[0]), qsizetype(ends[1]), with);
        copied = qsizetype(ends[1]);
        from = ends[1];
        options = PCRE2_NO_UTF_CHECK | (ends[0] == ends[1] ? PCRE2_NOTEMPTY_ATSTART : 0);
        if (done.text.size() > Core::MaximumBodyBytes) {
            return Core::failure(
                Core::ErrorKind::Invalid,
                said(QT_TRANSLATE_NOOP("Bulk", "The text would be too long with what stands in "
                                               "the place of what was found.")));
        }
    }
    done.text = done.hits == 0 ? text : done.text + QStringView(text).mid(copied).toString();
    return done;
}

} // namespace Triptych::Text
