#include "hiddentext.h"

#include "matterreading.h"

#include <text/codefence.h>

#include <QHash>
#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

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

/** The text with its code blanked out, line for line. A block that is never closed is taken for
 * text: where a list or quote closes it, what follows is text indeed. */
QString outsideCode(const QString &body)
{
    QStringList lines = body.split(QLatin1Char('\n'));
    Text::CodeFences code;
    qsizetype begins = -1;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isCode = code.take(lines.at(i));
        if (isCode && begins < 0)
            begins = i;
        if (isCode && !code.isOpen()) {
            for (; begins <= i; ++begins)
                lines[begins].clear();
            begins = -1;
        }
    }
    for (QString &line : lines) {
        if (line.contains(QLatin1Char('`')))
            line = withoutSpans(line);
    }
    return lines.join(QLatin1Char('\n'));
}

/** Where a Jinja comment begins; -1 without one. `# Title {#id}` gives a heading its address. */
qsizetype jinjaComment(const QString &text)
{
    static const QRegularExpression address(
        QStringLiteral("\\G\\{#[\\w:.-]+[ \\t]*(?:[.#\\w][^{}#\\n]*)?\\}"));
    const qsizetype last = text.lastIndexOf(QLatin1String("#}"));
    for (qsizetype at = text.indexOf(QLatin1String("{#")); at >= 0 && at + 2 <= last;
         at = text.indexOf(QLatin1String("{#"), at + 2)) {
        if (!address.match(text, at).hasMatch())
            return at;
    }
    return -1;
}

/**
 * Where an Obsidian comment begins. Without an end it hides the rest, unless the sign hangs on a
 * word or a number ("5%%"). Longer rows of the sign are ornaments.
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
        if (end - at > 3)
            continue;
        if (begin >= 0)
            return begin;
        begin = at;
    }
    const bool hangs = begin > 0 && text.at(begin - 1).isLetterOrNumber();
    return hangs ? -1 : begin;
}

qsizetype placeOf(const QRegularExpression &what, const QString &text)
{
    const QRegularExpressionMatch match = what.match(text);
    return match.hasMatch() ? match.capturedStart() : -1;
}

} // namespace

std::optional<Text::Problem> hiddenText(const QString &body, bool isMdx)
{
    static const QRegularExpression marks(QStringLiteral("%%|\\{[%#{]|<!--|<%"));
    static const QRegularExpression templates(
        QStringLiteral("\\{%[-+]?\\s*(?:comment\\b|#|if\\s+false\\b|unless\\s+true\\b)|"
                       "\\{\\{[<%]\\s*comment\\b|<%#|<%\\s*if\\s+false\\b"));
    static const QRegularExpression forSome(
        QStringLiteral("<!--\\s*(?:members-only|(?:kg-card-begin:\\s*)?paywall|"
                       "kg-card-begin:\\s*email(?:-cta)?)\\s*-->|"
                       "<!--\\s*(?:kg-gated-block:begin|wp:jetpack/premium-content/)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression mdx(
        QStringLiteral("\\{\\s*/\\*|^(?:import|export)\\s|<[A-Z][A-Za-z0-9.]*[\\s/>]"),
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
    const QString text = outsideCode(body);
    const auto told = [&text](qsizetype at, const char *reason) {
        return Text::Problem{int(QStringView(text).first(at).count(u'\n')) + 1, translated(reason)};
    };
    for (const qsizetype at :
         {placeOf(templates, text), jinjaComment(text), obsidianComment(text)}) {
        if (at >= 0) {
            return told(
                at, QT_TRANSLATE_NOOP("Exchange",
                                      "readers would see a comment that its site does not show"));
        }
    }
    if (const qsizetype at = placeOf(forSome, text); at >= 0) {
        return told(at, QT_TRANSLATE_NOOP("Exchange",
                                          "a part of it is for members or for e-mail only, and "
                                          "every reader would see it"));
    }
    const qsizetype at = isMdx ? placeOf(mdx, text) : -1;
    if (at >= 0) {
        return told(at, QT_TRANSLATE_NOOP("Exchange", "readers would see as text what its "
                                                      "site draws or leaves out (MDX)"));
    }
    return std::nullopt;
}

} // namespace Triptych::Exchange
