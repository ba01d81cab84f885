#pragma once

#include <core/bulkchange.h>
#include <core/result.h>

#include <QDeadlineTimer>
#include <QList>
#include <QString>

#include <memory>

namespace Triptych::Text {

/** One hit, with a few words around it, on one line. */
struct TextHit
{
    QString before; ///< as it stands in the text
    QString after;  ///< as it will stand there

    friend bool operator==(const TextHit &, const TextHit &) = default;
};

/** A text in which was replaced. */
struct ReplacedText
{
    static constexpr int MostShown = 200;

    QString text;
    int hits = 0;
    QList<TextHit> shown; ///< the first MostShown
};

/**
 * What a TextReplacement looks for, compiled. Cheap to copy; any thread, several at once.
 *
 * An expression can take longer than anybody waits. QRegularExpression has no end but a number of
 * steps, which bounds no time; so PCRE2 itself calls back between the parts of the expression
 * (PCRE2_AUTO_CALLOUT), and the match ends when the time is over. Between two calls lies at most
 * one pass over the text.
 */
class TextPattern final
{
public:
    /** Usage, with the place, where the expression cannot be read. */
    static Core::Result<TextPattern> compile(const Core::TextReplacement &replacement);

    /** Replaces every hit, from left to right. Timeout where that takes longer than `limit`;
     * Invalid where the text would be longer than any article may be. */
    Core::Result<ReplacedText> replace(const QString &text, const QDeadlineTimer &limit) const;

private:
    struct Code;
    explicit TextPattern(std::shared_ptr<const Code> code) : m_code(std::move(code)) {}

    std::shared_ptr<const Code> m_code;
};

} // namespace Triptych::Text
