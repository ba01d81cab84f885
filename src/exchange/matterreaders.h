#pragma once

#include <QStringList>

#include <initializer_list>

namespace Triptych::Exchange {

class MatterReading;

// Each reads one concern of front matter into the article of `reading`; see articleFromMarkdown()
// for the keys and what they mean.

/** The names that stand under any of `keys`, each once. */
QStringList readNames(MatterReading &reading, std::initializer_list<QStringView> keys);
/** publish_at. */
void readDate(MatterReading &reading);
void readLanguage(MatterReading &reading);
/** Draft, review, published or archived. */
void readStatus(MatterReading &reading);
void readSlug(MatterReading &reading);

} // namespace Triptych::Exchange
