#include "hiddentext.h"

#include "matterreading.h"

#include <text/codefence.h>

#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

/** Marks without an end cost the square of their line's length. */
constexpr qsizetype LongestLine = 10'000;

/** The text with its code blanked out, line for line. A block that is never closed is taken for
 * text: where a list or quote closes it, what follows is text indeed. */
QString outsideCode(const QString &body)
{
    static const QRegularExpression inLine(QStringLiteral("(`+)[^`\\n]+\\1"));
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
        if (line.size() <= LongestLine)
            line.remove(inLine);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

std::optional<Text::Problem> hiddenText(const QString &body, bool isMdx)
{
    static const QRegularExpression liquid(QStringLiteral("\\{%-?\\s*comment\\b"));
    static const QRegularExpression obsidian(QStringLiteral("%%[^%]{1,10000}%%"));
    static const QRegularExpression mdx(
        QStringLiteral("\\{\\s*/\\*|^(?:import|export)\\s|<[A-Z][A-Za-z0-9.]*[\\s/>]"),
        QRegularExpression::MultilineOption);
    if (!isMdx && !body.contains(QLatin1String("%%")) && !body.contains(liquid))
        return std::nullopt;
    const QString text = outsideCode(body);
    const auto found = [&](const QRegularExpression &what,
                           const char *reason) -> std::optional<Text::Problem> {
        const QRegularExpressionMatch match = what.match(text);
        if (!match.hasMatch())
            return std::nullopt;
        const QStringView before = QStringView(text).first(match.capturedStart());
        return Text::Problem{int(before.count(u'\n')) + 1, translated(reason)};
    };
    const char *comment = QT_TRANSLATE_NOOP(
        "Exchange", "readers would see a comment that its site does not show");
    if (const auto problem = found(liquid, comment))
        return problem;
    if (const auto problem = found(obsidian, comment))
        return problem;
    return isMdx ? found(mdx, QT_TRANSLATE_NOOP("Exchange", "readers would see as text what its "
                                                            "site draws or leaves out (MDX)"))
                 : std::nullopt;
}

} // namespace Triptych::Exchange
