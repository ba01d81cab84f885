#include "hiddentext.h"

#include "matterreading.h"

#include <text/codefence.h>

#include <QHash>
#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

constexpr auto Conditional =
    QT_TRANSLATE_NOOP("Exchange", "its site shows a part of it under a condition only, and "
                                  "every reader would see it");

struct Run
{
    qsizetype at;
    qsizetype length;
};

/** The back ticks of a line, without those that a backslash makes letters. */
QList<Run> backTicks(const QString &line)
{
    QList<Run> runs;
    bool isEscaped = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool wasEscaped = isEscaped;
        isEscaped = line.at(i) == u'\\' && !wasEscaped;
        if (line.at(i) != u'`' || wasEscaped)
            continue;
        const qsizetype begin = i;
        while (i + 1 < line.size() && line.at(i + 1) == u'`')
            ++i;
        runs.append({begin, i + 1 - begin});
    }
    return runs;
}

/** Without its code: from a run of back ticks to the next one as long (CommonMark 0.31, 6.1). */
QString withoutSpans(const QString &line)
{
    const QList<Run> runs = backTicks(line);
    QList<qsizetype> ends(runs.size(), -1); // the run that closes it
    QHash<qsizetype, qsizetype> next;       // of each length
    for (qsizetype i = runs.size() - 1; i >= 0; --i) {
        ends[i] = next.value(runs.at(i).length, -1);
        next.insert(runs.at(i).length, i);
    }
    QString text;
    qsizetype from = 0;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (ends.at(i) < 0)
            continue;
        text += QStringView(line).sliced(from, runs.at(i).at - from);
        i = ends.at(i);
        from = runs.at(i).at + runs.at(i).length;
    }
    return text + QStringView(line).sliced(from);
}

/** What lies between the marks, and they themselves, is blanked out, line for line. What nothing
 * ends stays. */
QString without(const QString &text, const QRegularExpression &begin, const QRegularExpression &end)
{
    QString kept;
    qsizetype from = 0;
    auto ends = end.globalMatch(text);
    for (auto begins = begin.globalMatch(text); begins.hasNext();) {
        const qsizetype at = begins.next().capturedStart();
        if (at < from)
            continue;
        qsizetype behind = -1;
        while (behind < 0 && ends.hasNext()) {
            if (const QRegularExpressionMatch one = ends.next(); one.capturedStart() > at)
                behind = one.capturedEnd();
        }
        if (behind < 0)
            break;
        kept += QStringView(text).sliced(from, at - from);
        kept += QString(QStringView(text).sliced(at, behind - at).count(u'\n'), u'\n');
        from = behind;
    }
    return kept + QStringView(text).sliced(from);
}

/** Liquid's and Jinja's "raw", and Twig's "verbatim": their text is shown as it stands. */
QString withoutRaw(const QString &text)
{
    static const QRegularExpression begin(
        QStringLiteral("\\{%[-+]?\\s*(?:raw|verbatim)\\s*[-+]?%\\}"));
    static const QRegularExpression end(
        QStringLiteral("\\{%[-+]?\\s*end(?:raw|verbatim)\\s*[-+]?%\\}"));
    return text.contains(begin) ? without(text, begin, end) : text;
}

QString withoutCodeTags(const QString &text)
{
    static const QRegularExpression begin(QStringLiteral("<(?:code|pre)(?=[\\s>])"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression end(QStringLiteral("</(?:code|pre)\\s*>"),
                                        QRegularExpression::CaseInsensitiveOption);
    return text.contains(begin) ? without(text, begin, end) : text;
}

/**
 * Lines of code by their indent (CommonMark 0.31, 4.4): behind a blank line, by four blanks or a
 * tab, and not inside a list, a footnote or a note of MkDocs, where the indent only says that the
 * text belongs to it.
 */
class IndentedCode final
{
public:
    bool take(const QString &line)
    {
        static const QRegularExpression indented(QStringLiteral("^(?: {4}| {0,3}\\t)"));
        static const QRegularExpression holder(
            QStringLiteral("^ {0,3}(?:[-*+>]|\\d{1,9}[.)]|:|\\[\\^|!!!|\\?\\?\\?|===|/{3})"));
        if (line.trimmed().isEmpty()) {
            m_isBehindBlank = true;
            return false;
        }
        if (line.contains(indented)) {
            m_isCode = m_isCode || (m_isBehindBlank && !m_isHeld);
            m_isBehindBlank = false;
            return m_isCode;
        }
        m_isCode = false;
        if (line.contains(holder))
            m_isHeld = true;
        else if (m_isBehindBlank && !line.startsWith(u' '))
            m_isHeld = false;
        m_isBehindBlank = false;
        return false;
    }

private:
    bool m_isBehindBlank = true;
    bool m_isHeld = false;
    bool m_isCode = false;
};

/** Where a Jinja comment begins; -1 without one. `# Title {#id}` gives a heading its address. */
qsizetype jinjaComment(const QString &text)
{
    // One search, for each match by itself would look through the whole text before.
    static const QRegularExpression begin(
        QStringLiteral("\\{#(?:[\\w:.-]++[ \\t]*+(?:(?<=[ \\t])[.#\\w][^{}#\\n]*+)?(\\}))?"));
    const qsizetype last = text.lastIndexOf(QLatin1String("#}"));
    if (last < 0)
        return -1;
    for (auto all = begin.globalMatch(text); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        const qsizetype at = one.capturedStart();
        if (at + 2 > last)
            break;
        if (!one.hasCaptured(1))
            return at;
    }
    return -1;
}

/**
 * Where an Obsidian comment begins. Without an end it hides the rest, unless the sign hangs on a
 * word or a number ("5%%"). Behind a number, before no word, it means per cent. Longer rows of the
 * sign are ornaments.
 */
qsizetype obsidianComment(const QString &text)
{
    qsizetype begin = -1;
    qsizetype end = 0;
    for (qsizetype at = text.indexOf(QLatin1String("%%")); at >= 0;
         at = text.indexOf(QLatin1String("%%"), end)) {
        end = at;
        while (end < text.size() && text.at(end) == u'%')
            ++end;
        const bool isBehindNumber = at > 0 && text.at(at - 1).isDigit();
        const bool isBeforeWord = end < text.size() && text.at(end).isLetterOrNumber();
        if (end - at > 3 || (begin < 0 && isBehindNumber && !isBeforeWord))
            continue;
        if (begin >= 0)
            return begin;
        begin = at;
    }
    const bool hangs = begin > 0 && text.at(begin - 1).isLetterOrNumber();
    return hangs ? -1 : begin;
}

qsizetype firstOf(const QRegularExpression &what, const QString &text)
{
    const QRegularExpressionMatch match = what.match(text);
    return match.hasMatch() ? match.capturedStart() : -1;
}

} // namespace

QString outsideCode(const QString &body)
{
    QStringList lines = body.split(QLatin1Char('\n'));
    Text::CodeFences code;
    IndentedCode indented;
    qsizetype begins = -1; // of a block; where a list or quote closes it, text follows
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isCode = code.take(lines.at(i));
        if (isCode && begins < 0)
            begins = i;
        if (isCode && !code.isOpen()) {
            for (; begins <= i; ++begins)
                lines[begins].clear();
            begins = -1;
        }
        if (!isCode && indented.take(lines.at(i)))
            lines[i].clear();
    }
    for (QString &line : lines) {
        if (line.contains(QLatin1Char('`')))
            line = withoutSpans(line);
    }
    return lines.join(QLatin1Char('\n'));
}

std::optional<Text::Problem> hiddenText(const QString &body, bool isMdx)
{
    static const QRegularExpression marks(
        QStringLiteral("%%|\\{(?:[%#{/]|::)|<!--|<%|\\sv-|content-(?:hidden|visible)|"
                       "<template\\b|\\shidden[\\s=>/]|\\bdisplay\\s*:"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression templates(
        QStringLiteral("\\{%[-+]?\\s*(?:comment\\b|#|if\\s+false\\b|unless\\s+true\\b)|"
                       "\\{\\{[<%]\\s*comment\\b|<%#|<%\\s*if\\s+false\\b|\\{::comment\\b|"
                       "\\{/\\*(?!\\s*(?:truncate|#[\\w-]+)\\s*\\*/)"));
    static const QRegularExpression conditions(QStringLiteral(
        "\\{%[-+]?\\s*(?:(?:if|unless|case|capture|macro|ifversion|ifchanged|elsif|elif|for|liquid)"
        "\\b|"
        "set\\s+\\w+\\s*[-+]?%\\})|<%-?\\s*(?:if|unless|case)\\b|"
        "\\{\\{[~-]?(?:#(?:if|unless|has|is|match)\\b|\\^)|"
        "\\{\\{[<%]\\s*(?:[\\w-]*-)?(?:if|unless|env|hidden|hide|dev|private|members?|encrypt(?:or|"
        "ed)?|todo)"
        "\\b|"
        "<[A-Za-z][^<>]{0,300}\\sv-(?:if|show|else|else-if)\\b|"
        ":::+ *(?:\\{[^{}\\n]{0,300}\\.)?content-(?:hidden|visible)\\b|"
        "\\]\\{[^{}\\n]{0,300}\\.content-(?:hidden|visible)\\b"));
    static const QRegularExpression forSome(
        QStringLiteral("<!--\\s*(?:members-only|(?:kg-card-begin:\\s*)?paywall|"
                       "kg-card-begin:\\s*email(?:-cta)?)\\s*-->|"
                       "<!--\\s*(?:kg-gated-block:begin|wp:jetpack/premium-content/)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression mdx(
        QStringLiteral(
            "\\{\\s*/\\*(?!\\s*(?:truncate|#[\\w-]+)\\s*\\*/)|"
            "(?<!\\\\)\\{[^{}]{0,200}(?:&&|\\|\\||\\?)|^(?:import|export)\\s|"
            "<[A-Z][A-Za-z0-9.]*[\\s/>]|"
            "<[a-z][^<>]{0,300}\\s(?:hidden\\b|style=[^<>]{0,300}\\bdisplay\\W{1,9}none\\b)"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression sealed(
        QStringLiteral("^\\s*(?:-----BEGIN (?:PGP|AGE ENCRYPTED)|\\$ANSIBLE_VAULT;|"
                       "age-encryption\\.org/v1|version https://git-lfs\\.github\\.com/spec/)"));
    if (const QRegularExpressionMatch match = sealed.match(body); match.hasMatch()) {
        return Text::Problem{
            int(QStringView(body).first(match.capturedLength()).count(u'\n')) + 1,
            translated(QT_TRANSLATE_NOOP("Exchange", "its text is encrypted, or only says where "
                                                     "the text lies"))};
    }
    if (!isMdx && !body.contains(marks))
        return std::nullopt;
    // What MDX finds between tags of code it takes for its own all the same.
    const auto asShown = [isMdx](const QString &whole) {
        const QString code = outsideCode(whole);
        return isMdx ? code : withoutCodeTags(code);
    };
    const QString text = asShown(body);
    const QString notRaw = withoutRaw(body);
    const QString run = notRaw == body ? text : asShown(notRaw); // as templates see it
    const auto told = [](const QString &where, qsizetype at, const char *reason) {
        return Text::Problem{int(QStringView(where).first(at).count(u'\n')) + 1,
                             translated(reason)};
    };
    constexpr auto Comment =
        QT_TRANSLATE_NOOP("Exchange", "readers would see a comment that its site does not show");
    for (const qsizetype at : {firstOf(templates, run), jinjaComment(run)}) {
        if (at >= 0)
            return told(run, at, Comment);
    }
    if (const qsizetype at = obsidianComment(text); at >= 0)
        return told(text, at, Comment);
    if (const qsizetype at = firstOf(conditions, run); at >= 0) {
        return told(run, at, Conditional);
    }
    if (const qsizetype at = firstOf(forSome, text); at >= 0) {
        return told(text, at,
                    QT_TRANSLATE_NOOP("Exchange",
                                      "a part of it is for members or for e-mail only, and "
                                      "every reader would see it"));
    }
    // HTML, "The hidden attribute", "The template element". What shows no text is not meant, nor
    // are slots of Vue, which have a name.
    static const QRegularExpression unseen(
        QStringLiteral("<template\\s*>|<(?!(?:img|iframe|input|svg|link|meta|script|style|source|"
                       "br|hr)\\b)[a-z][\\w-]*+"
                       "(?:\\s+[^\\s\"'<>=/]+(?:=(?:\"[^\"<>]{0,300}\"|'[^'<>]{0,300}'|"
                       "[^\\s\"'<>]+))?){0,20}?\\s+(?:hidden(?=[\\s=>/])|"
                       "style\\s*=\\s*[\"'][^<>\"']{0,300}\\bdisplay\\s*:\\s*none\\b)"),
        QRegularExpression::CaseInsensitiveOption);
    if (const qsizetype at = isMdx ? -1 : firstOf(unseen, text); at >= 0) {
        return told(text, at,
                    QT_TRANSLATE_NOOP("Exchange", "its HTML hides a part of it, and every reader "
                                                  "would see it"));
    }
    const qsizetype at = isMdx ? firstOf(mdx, text) : -1;
    if (at >= 0) {
        return told(text, at,
                    QT_TRANSLATE_NOOP("Exchange", "readers would see as text what its "
                                                  "site draws or leaves out (MDX)"));
    }
    return std::nullopt;
}

std::optional<Text::Problem> hiddenByTemplates(const QString &body, Templates templates)
{
    static const QRegularExpression liquid(QStringLiteral(
        "\\{%-?\\s*(?:#|(?:comment|if|unless|case|capture|ifchanged|for|liquid)\\b)"));
    static const QRegularExpression jinja(
        QStringLiteral("\\{%[-+]?\\s*(?:(?:if|for|macro|call|filter|block|asyncEach|ifAsync)\\b|"
                       "set\\s+\\w+\\s*[-+]?%\\})"));
    if (templates == Templates::None)
        return std::nullopt;
    const bool isJinja = templates == Templates::Jinja;
    const QString run = withoutRaw(body);
    qsizetype at = firstOf(isJinja ? jinja : liquid, run);
    if (at < 0 && isJinja)
        at = jinjaComment(run);
    if (at < 0)
        return std::nullopt;
    return Text::Problem{int(QStringView(run).first(at).count(u'\n')) + 1, translated(Conditional)};
}

} // namespace Triptych::Exchange
