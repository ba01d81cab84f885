#pragma once

#include "article.h"

#include <QList>
#include <QMap>

namespace Triptych::Core {

/** Marks around a matched part of a highlight: private-use characters, which no article keeps. */
inline constexpr QChar HighlightStart{0xE000};
inline constexpr QChar HighlightEnd{0xE001};

/** A search as a person types it, with filters that never change the ranking. */
struct SearchQuery
{
    QString
        words; ///< "quoted phrases", -excluded words, the rest any order; never raw query syntax
    std::optional<Status> status;
    QString author;
    QString tag;
    QString language;
    bool publicOnly = false; ///< only published and due articles
    QString orCreatedBy;     ///< with publicOnly: also whatever this login created
    int limit = 20;
    QString after; ///< opaque cursor of an earlier page, empty for the first
};

/** One found article, without its body. */
struct SearchHit
{
    ArticleSummary article;
    double score = 0;
    /** Field ("title", "summary", "body", "tags", "authors") to plain text with the marks above. */
    QMap<QString, QStringList> highlights;
};

/** One page of hits, best first. */
struct SearchPage
{
    QList<SearchHit> hits;
    qint64 total = 0;
    bool totalAtLeast = false;
    int tookMs = 0; ///< by the store's own clock
    QString
        store; ///< the product that answered: "Elasticsearch", "OpenSearch", "PostgreSQL", "SQLite"
    QString next; ///< cursor of the next page; empty on the last
};

} // namespace Triptych::Core
