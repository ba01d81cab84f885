#include "diff.h"

#include "gittext.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

#include <git2.h>

namespace Triptych::Text {

namespace {

struct Collector
{
    const LineTable *table = nullptr;
    QList<DiffHunk> hunks;
};

int onHunk(const git_diff_delta *, const git_diff_hunk *hunk, void *payload)
{
    static_cast<Collector *>(payload)->hunks.append(
        {hunk->old_start, hunk->old_lines, hunk->new_start, hunk->new_lines, {}});
    return 0;
}

int onLine(const git_diff_delta *, const git_diff_hunk *, const git_diff_line *line, void *payload)
{
    auto *collector = static_cast<Collector *>(payload);
    DiffLine::Kind kind = DiffLine::Kind::Same;
    if (line->origin == GIT_DIFF_LINE_ADDITION)
        kind = DiffLine::Kind::Added;
    else if (line->origin == GIT_DIFF_LINE_DELETION)
        kind = DiffLine::Kind::Removed;
    else if (line->origin != GIT_DIFF_LINE_CONTEXT)
        return 0;
    const QByteArray content = QByteArray(line->content, qsizetype(line->content_len)).trimmed();
    collector->hunks.last().lines.append({kind, qMax(0, line->old_lineno),
                                          qMax(0, line->new_lineno),
                                          collector->table->decode(content)});
    return 0;
}

/** Whole words, blanks and signs. */
QStringList piecesOf(const QString &text)
{
    QStringList pieces;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        pieces.append(text.mid(start, end - start));
        start = end;
    }
    return pieces;
}

/** Puts together the places of changed pieces, and runs that only white space parts. */
class RangeCollector
{
public:
    RangeCollector(const QString &text, const QStringList &pieces) : m_text(text)
    {
        m_starts.reserve(pieces.size() + 1);
        qsizetype at = 0;
        for (const QString &piece : pieces) {
            m_starts.append(at);
            at += piece.size();
        }
        m_starts.append(at);
    }

    /** `line` counts from 1. */
    void add(int line)
    {
        const qsizetype start = m_starts.value(line - 1);
        const qsizetype end = m_starts.value(line);
        if (!ranges.isEmpty()) {
            TextRange &last = ranges.last();
            const qsizetype lastEnd = last.start + last.length;
            if (QStringView(m_text).sliced(lastEnd, start - lastEnd).trimmed().isEmpty()) {
                last.length = end - last.start;
                return;
            }
        }
        ranges.append({start, end - start});
    }

    QList<TextRange> ranges;

private:
    QString m_text;
    QList<qsizetype> m_starts;
};

struct WordCollector
{
    RangeCollector removed, added;
};

int onPiece(const git_diff_delta *, const git_diff_hunk *, const git_diff_line *line, void *payload)
{
    auto *collector = static_cast<WordCollector *>(payload);
    if (line->origin == GIT_DIFF_LINE_ADDITION)
        collector->added.add(line->new_lineno);
    else if (line->origin == GIT_DIFF_LINE_DELETION)
        collector->removed.add(line->old_lineno);
    return 0;
}

tl::unexpected<Core::Error> notCompared()
{
    return Core::failure(Core::ErrorKind::Internal,
                         QCoreApplication::translate("Text", "The texts could not be compared."),
                         lastGitError());
}

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

Core::Result<QList<DiffHunk>> diffLines(const QString &oldText, const QString &newText, int context)
{
    LineTable table;
    const QByteArray oldLines = table.encode(linesOf(oldText), false);
    const QByteArray newLines = table.encode(linesOf(newText), false);
    git_diff_options options;
    Collector collector{&table, {}};
    if (!startGit() || git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION) != 0) {
        return notCompared();
    }
    options.context_lines = quint32(qMax(0, context));
    options.flags |= GIT_DIFF_FORCE_TEXT | GIT_DIFF_PATIENCE;
    const int failed = git_diff_buffers(oldLines.constData(), size_t(oldLines.size()), nullptr,
                                        newLines.constData(), size_t(newLines.size()), nullptr,
                                        &options, nullptr, nullptr, onHunk, onLine, &collector);
    if (failed != 0) {
        return notCompared();
    }
    return collector.hunks;
}

Core::Result<WordDifferences> diffWords(const QString &oldText, const QString &newText)
{
    LineTable table;
    const QStringList oldPieces = piecesOf(oldText);
    const QStringList newPieces = piecesOf(newText);
    const QByteArray oldLines = table.encode(oldPieces, false);
    const QByteArray newLines = table.encode(newPieces, false);
    git_diff_options options;
    if (!startGit() || git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION) != 0)
        return notCompared();
    options.context_lines = 0;
    options.flags |= GIT_DIFF_FORCE_TEXT | GIT_DIFF_PATIENCE;
    WordCollector collector{{oldText, oldPieces}, {newText, newPieces}};
    const int failed = git_diff_buffers(oldLines.constData(), size_t(oldLines.size()), nullptr,
                                        newLines.constData(), size_t(newLines.size()), nullptr,
                                        &options, nullptr, nullptr, nullptr, onPiece, &collector);
    if (failed != 0)
        return notCompared();
    return WordDifferences{collector.removed.ranges, collector.added.ranges};
}

} // namespace Triptych::Text
