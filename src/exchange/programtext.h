#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>

/** Functions that read a site's configuration program without running it. Any thread; the time is
 * linear in the text. */
namespace Triptych::Exchange {

enum class CommentMark {
    Slashes, ///< JavaScript, TypeScript: // to the end of the line, and /* */
    Hash,    ///< Python, Ruby: # to the end of the line
};

/** A piece of a program, and its first line, from 1. */
struct ProgramPart
{
    QString text;
    int line = 1;
    bool isWhole = true; ///< false: its brackets are never closed
};

/** The program without its comments; line numbers stay the same. Comment marks inside quotes or
 * inside a regular expression of JavaScript are no comments; an unclosed comment stays. */
QString withoutComments(const QString &text, CommentMark mark);

/** The position behind the bracket that closes the one at `begin`; the end of the text where there
 * is none. Brackets in quotes do not count. */
qsizetype endOfBrackets(const QString &code, qsizetype begin);

/** The position behind the quoted text that begins at `begin`. Only back ticks, and Python's triple
 * quotes, may span lines. */
qsizetype endOfQuotes(const QString &code, qsizetype begin);

/** Each occurrence of `word`, with the code up to the end of its brackets or of its line.
 * Occurrences inside another one are left out. */
QList<ProgramPart> partsNamed(const QString &code, const QString &word);

/** True where the value that ends at `end` is complete: the next character or the end of the line
 * ends it, and the next line does not continue it. `hasMore`: a comma ends it, too. */
bool isValueEnd(const QString &code, qsizetype end, bool hasMore);

/** All quoted texts; an escaped dot is read as a dot. */
QStringList textsIn(const QString &code);

/** The quoted texts, if the code consists only of them, brackets and commas; else nothing, because
 * only the program knows the value. Two texts without a comma between them are joined. */
std::optional<QStringList> plainTexts(const QString &code);

/** How often `word` occurs in the code, counted up to `most`. */
int countUpTo(const QString &code, const QRegularExpression &word, int most);

/** Counts lines in a text, for positions in ascending order. */
class LineCounter final
{
public:
    explicit LineCounter(QStringView text) : m_text(text) {}
    /** The line of position `at`, from 1; `at` must not be smaller than in the last call. */
    int lineOf(qsizetype at);

private:
    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace Triptych::Exchange
