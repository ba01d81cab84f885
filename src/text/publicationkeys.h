#pragma once

#include <QStringView>

namespace Triptych::Text {

/** What a key of front matter says about who may read the article. */
enum class PublicationKey {
    None,
    Keeps,      ///< a switch that keeps it from readers: draft, private, hidden
    Shows,      ///< a switch that shows it: published, publish, public
    Status,     ///< a word: status, post_status
    Visibility, ///< a word: visibility
    Password,   ///< what a reader must know
    Begins,     ///< a moment before which nobody reads it: publishDate, embargo
    Ends,       ///< a moment after which nobody reads it: expiryDate
};

struct KeyMeaning
{
    enum class Certainty {
        Sure,
        Misspelt, ///< a misspelling: "darft"
        Open,     ///< a misspelling that may also mean the opposite: "npublished"
        Vague,    ///< a word with many uses: "state", "active"
    };

    PublicationKey kind = PublicationKey::None;
    Certainty certainty = Certainty::Sure;

    bool isGuess() const { return certainty != Certainty::Sure; }
    bool isVague() const { return certainty == Certainty::Vague; }
};

/**
 * The meaning of a key, in any case and with or without the marks between its words: isDraft,
 * is_draft and is-draft are one. A key with one typing error in a usual one is a guess, unless it
 * is another English word. A key that ends in "_" has no meaning: exports write custom fields of
 * other programs so. The names are those of Jekyll, Hugo, Hexo, Eleventy, Docusaurus, Obsidian,
 * Pelican, WordPress, Ghost and Substack, and the words for draft, hidden and published of other
 * languages. Any thread.
 */
KeyMeaning publicationKey(QStringView key);

/**
 * True where a key without a meaning in publicationKey() may still say when an article becomes
 * public: "release", or "params.shown" (keys of nested maps are joined by dots). False where one of
 * its words is about something else (an event, a deadline, a change, an end: "event_date",
 * "lastmod", "next_review"), unless another word is about publication.
 */
bool mayTimeArticle(QStringView key);

/** Whether front matter of these programs usually has such a key: title, tags, draft. */
bool isUsualKey(QStringView key);

/** "post-Status" -> "poststatus": only letters and digits, in their folded case. */
QString plainKey(QStringView key);

} // namespace Triptych::Text
