#pragma once

#include "merge.h"

#include <core/article.h>

#include <QJsonValue>

namespace Triptych::Text {

/** A field that both sides changed to different values. */
struct FieldConflict
{
    QString field; ///< named as in Core::articleToJson(); "fields.<key>" for a custom field
    /** As in that JSON; Undefined where a custom field is absent. The field "publish_at" includes
     * publish_day: see publicationToJson(). */
    QJsonValue base, ours, theirs;

    friend bool operator==(const FieldConflict &, const FieldConflict &) = default;
};

/** The result of merging two versions of an article. */
struct ArticleMerge
{
    /** Ours, where the sides conflict. Version, source, times and actors are those of theirs, so
     * that it can be saved over theirs by compare-and-swap. */
    Core::Article merged;
    QList<FieldConflict> conflicts; ///< the body apart
    QList<MergeConflict> bodyConflicts;

    bool isClean() const { return conflicts.isEmpty() && bodyConflicts.isEmpty(); }
};

/**
 * Merges three ways: `base` is the version that `ours` was made from, `theirs` the stored version.
 * Title, summary, slug, section, status, publish_at with publish_day, language and
 * translation_group merge as wholes; authors and tags as lists (what either side added or removed,
 * ours for the order); custom fields and unknown members key by key; the body sentence by sentence.
 * Any thread; Internal where libgit2 fails.
 */
Core::Result<ArticleMerge> mergeArticles(const Core::Article &base, const Core::Article &ours,
                                         const Core::Article &theirs);

/** The time of publication as a FieldConflict has it: a time as in JSON, or null, or, for a day
 * without a time, {"publish_at", "publish_day"}. */
QJsonValue publicationToJson(const Core::Article &article);

/** Merges lists as mergeArticles() does; duplicates are removed. */
QStringList mergeLists(const QStringList &base, const QStringList &ours, const QStringList &theirs);

} // namespace Triptych::Text
