#include "merge.h"

#include "gittext.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

#include <git2.h>

namespace Triptych::Text {

namespace {

git_merge_file_input inputFor(const QByteArray &lines)
{
    git_merge_file_input input;
    git_merge_file_input_init(&input, GIT_MERGE_FILE_INPUT_VERSION);
    input.ptr = lines.constData();
    input.size = size_t(lines.size());
    return input;
}

/** Reads libgit2's answer in diff3 style; our own lines start with a digit or the spacing sign. */
Merge readAnswer(QByteArrayView answer, const LineTable &table)
{
    enum class Part { Both, Ours, Base, Theirs };
    Merge merge;
    MergeConflict conflict;
    Part part = Part::Both;
    for (qsizetype at = 0; at < answer.size();) {
        const qsizetype found = answer.indexOf('\n', at);
        const qsizetype end = found < 0 ? answer.size() : found;
        const QByteArrayView line = answer.sliced(at, end - at);
        at = end + 1;
        if (line.startsWith("<<<<<<<")) {
            conflict = {merge.text.size(), {}, {}, {}};
            part = Part::Ours;
        } else if (line.startsWith("|||||||")) {
            part = Part::Base;
        } else if (line.startsWith("=======")) {
            part = Part::Theirs;
        } else if (line.startsWith(">>>>>>>")) {
            merge.text += conflict.ours;
            // A difference in the spacing alone is none.
            if (conflict.ours != conflict.theirs)
                merge.conflicts.append(conflict);
            part = Part::Both;
        } else {
            QString *target = part == Part::Both   ? &merge.text
                              : part == Part::Ours ? &conflict.ours
                              : part == Part::Base ? &conflict.base
                                                   : &conflict.theirs;
            *target += table.decode(line);
        }
    }
    return merge;
}

} // namespace

QStringList splitSentences(const QString &text)
{
    QStringList sentences;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        sentences.append(text.mid(start, end - start));
        start = end;
    }
    if (start < text.size())
        sentences.append(text.mid(start));
    return sentences;
}

Core::Result<Merge> mergeTexts(const QString &base, const QString &ours, const QString &theirs)
{
    if (ours == theirs || theirs == base)
        return Merge{ours, {}};
    if (ours == base)
        return Merge{theirs, {}};
    LineTable table;
    const QByteArray baseLines = table.encode(splitSentences(base), true);
    const QByteArray ourLines = table.encode(splitSentences(ours), true);
    const QByteArray theirLines = table.encode(splitSentences(theirs), true);
    git_merge_file_options options;
    git_merge_file_result result{};
    const auto failed = [] {
        return Core::failure(
            Core::ErrorKind::Internal,
            QCoreApplication::translate("Text", "The two versions could not be merged."),
            lastGitError());
    };
    if (!startGit() || git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION) != 0)
        return failed();
    options.flags = GIT_MERGE_FILE_STYLE_DIFF3 | GIT_MERGE_FILE_DIFF_PATIENCE;
    const git_merge_file_input ancestor = inputFor(baseLines);
    const git_merge_file_input our = inputFor(ourLines);
    const git_merge_file_input their = inputFor(theirLines);
    if (git_merge_file(&result, &ancestor, &our, &their, &options) != 0)
        return failed();
    Merge merge = readAnswer(QByteArrayView(result.ptr, qsizetype(result.len)), table);
    git_merge_file_result_free(&result);
    return merge;
}

} // namespace Triptych::Text
