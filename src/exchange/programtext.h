#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/** What can be told of a program that configures a site without running it. Any thread; each takes
 * time in proportion to the text. */
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

/** The program without its comments, line for line. What looks like one in quotes, or in a regular
 * expression of JavaScript, stays; so does one that is never closed. */
QString withoutComments(const QString &text, CommentMark mark);

/** Where the bracket at `begin` is closed, behind the closing one; the text's end where nothing
 * closes it. Brackets in quotes do not count. */
qsizetype endOfBrackets(const QString &code, qsizetype begin);

/** Behind the text in quotes that begins at `begin`; only back ticks, and three quotes of Python,
 * go over the end of a line. */
qsizetype endOfQuotes(const QString &code, qsizetype begin);

/** Each place that names this word: from there to where its brackets are closed, or its line ends.
 * One inside another is not told. */
QList<ProgramPart> partsNamed(const QString &code, const QString &word);

/** Whether nothing is done to the value that ends at `end`: the next sign ends it, or its line, and
 * the next line does not go on with it. `hasMore`: a comma ends it, too. */
bool isValueEnd(const QString &code, qsizetype end, bool hasMore);

/** All that stands in quotes; a dot behind a backslash is a dot. */
QStringList textsIn(const QString &code);

/** The same where the code is nothing but such texts, with brackets and commas; else nothing: what
 * it comes to is known to the program alone. Two texts without a comma between them are one. */
std::optional<QStringList> plainTexts(const QString &code);

/** Tells lines of growing places in one text. */
class LineCounter final
{
public:
    explicit LineCounter(QStringView text) : m_text(text) {}
    /** From 1; `at` is not before the one asked for last. */
    int lineOf(qsizetype at);

private:
    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace Triptych::Exchange
