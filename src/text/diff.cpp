#include "diff.h"

#include "gittext.h"

#include <QCoreApplication>

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
        return Core::failure(
            Core::ErrorKind::Internal,
            QCoreApplication::translate("Text", "The texts could not be compared."),
            lastGitError());
    }
    options.context_lines = quint32(qMax(0, context));
    options.flags |= GIT_DIFF_FORCE_TEXT | GIT_DIFF_PATIENCE;
    const int failed = git_diff_buffers(oldLines.constData(), size_t(oldLines.size()), nullptr,
                                        newLines.constData(), size_t(newLines.size()), nullptr,
                                        &options, nullptr, nullptr, onHunk, onLine, &collector);
    if (failed != 0) {
        return Core::failure(
            Core::ErrorKind::Internal,
            QCoreApplication::translate("Text", "The texts could not be compared."),
            lastGitError());
    }
    return collector.hunks;
}

} // namespace Triptych::Text
