#pragma once

#include <QList>

/**
 * What the site that an article comes from would show, as a table of its own: written from the
 * documents of the programs, by hand. It shares no code and no list of words with the importer, so
 * a word that goes missing there is missed here.
 */
namespace Triptych::Tests::Oracle {

/** How a statement's value is written. */
enum class Value {
    True,   ///< true, yes, on, 1
    False,  ///< false, no, off, 0
    Word,   ///< `word` as it stands
    Past,   ///< a moment that is over
    Future, ///< a moment to come
    Yaml,   ///< `word` as YAML writes it, for YAML only
};

/** One line of front matter, and whether the site shows the article because of it or in spite of
 * it.
 */
struct Statement
{
    const char *key;
    Value value;
    const char *word = "";
    bool isShown = false;
    /** Triptych takes it without a warning. It warns of what it understands but cannot do. */
    bool isQuiet = true;
};

/** Documents that say the same; `source` is title and section. */
struct Document
{
    const char *source;
    QList<Statement> statements;
};

/** By front matter. */
const QList<Document> &documents();

/** A folder, and whether what lies in it is shown. */
struct Place
{
    const char *folder;
    bool isShown;
};

/** By the folder. */
const QList<Place> &places();

/** Keys that people misspell by one letter, of those above. A site does not know the misspelt key
 * and shows the article; Triptych does not: what is not understood is not made public (DESIGN.md,
 * "What must always hold", 11). */
const QList<const char *> &keysToMisspell();

/** English words that are one letter away from such a key, and mean something else. */
const QList<const char *> &otherWords();

} // namespace Triptych::Tests::Oracle
