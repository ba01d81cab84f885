#pragma once

#include <core/article.h>
#include <text/dates.h>
#include <text/frontmatter.h>

#include <optional>

namespace Triptych::Exchange {

class MatterReading;

/** The status for a word of `status` or `visibility`, of Triptych or of another program; nothing
 * where it is unknown. */
std::optional<Core::Status> statusFrom(const QJsonValue &value);

// Each reads one concern of front matter into the article of `reading`; see articleFromMarkdown()
// for the keys and what they mean.

void readAuthors(MatterReading &reading);
void readTags(MatterReading &reading);
/**
 * The article is published on `date` as its site means it; `clock` is the field that gives the time
 * of day, where one does. A time in doubt that no later call replaces is a warning there and makes
 * a draft at the end, see MarkdownArticle::onSite().
 */
void publishOn(MatterReading &reading, const Text::ParsedDate &date,
               const Text::FrontMatterField *clock);
/**
 * Of the fields of this name, in any case and repeated, the one that counts: one that cannot be
 * read as a date, else the latest that is still to come, else the last that says anything. Null
 * where there is none.
 */
const Text::FrontMatterField *dateField(const MatterReading &reading, QStringView key);
/** publish_at, by the article's own date. */
void readDate(MatterReading &reading);
/** Who may read the article and from when: readPublicationTimes(), then readStatus(), each of which
 * only takes away from what is public until then. After readDate(). */
void readPublication(MatterReading &reading);
/** Reads the other fields for the begin and the end of publication. Of readPublication(). */
void readPublicationTimes(MatterReading &reading);
void readLanguage(MatterReading &reading);
/**
 * Draft, review, published or archived, by every key that publicationKey() of the text library
 * knows, by Hugo's `build` and Eleventy's `permalink: false`, and by the folders that a site does
 * not publish. The least public of them counts. Of readPublication().
 */
void readStatus(MatterReading &reading);
/** The key of a field that nothing knows and that gives a day after `moment`, itself or inside a
 * map
 * ("when.public"); empty where it does not, or is about other things: see Text::mayTimeArticle().
 */
QString keyOfDayAfter(const Text::FrontMatterField &field, const QDateTime &moment,
                      const Core::SiteZone &zone);
/**
 * A key that nothing knows and that gives a day to come, while readers would see the article now,
 * may say when they are to see it: the article waits, see keyOfDayAfter(). After readSite().
 */
void doubtDaysToCome(MatterReading &reading);
/**
 * What the site's own files and the metadata of Nikola keep from readers, see SiteRules: the
 * article is a draft then, unless it is none anyway. After readPublication().
 */
void readSite(MatterReading &reading);
void readSlug(MatterReading &reading);

} // namespace Triptych::Exchange
