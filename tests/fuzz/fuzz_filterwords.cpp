#include "fuzz.h"

#include <text/filterwords.h>

using namespace Triptych;

/** Whatever is typed: what is read is written and read as the same, and what is not has a place. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(fuzzBytes(data, size).toByteArray());
    const Text::ReadFilter read = Text::readFilter(text);
    FUZZ_CHECK(read.places.size() == read.filter.terms.size());
    FUZZ_CHECK(read.filter.terms.size() <= Core::ArticleFilter::MostTerms);
    qsizetype end = 0;
    for (const Text::WordPlace &place : read.places) {
        FUZZ_CHECK(place.offset >= end && place.length > 0 && place.end() <= text.size());
        end = place.end();
    }
    end = 0;
    for (const Text::UnreadWord &unread : read.unread) {
        FUZZ_CHECK(unread.place.offset >= end && unread.place.length > 0);
        FUZZ_CHECK(!unread.reason.isEmpty());
        end = unread.place.end();
        FUZZ_CHECK(end <= text.size());
    }
    if (read.typed)
        FUZZ_CHECK(read.typed->place.end() <= text.size());
    for (const Core::FilterTerm &term : read.filter.terms) {
        FUZZ_CHECK(!term.values.isEmpty());
        FUZZ_CHECK(term.key != Core::FilterKey::Words || term.values.size() == 1);
    }
    const Text::ReadFilter again = Text::readFilter(Text::filterWords(read.filter));
    FUZZ_CHECK(again.unread.isEmpty() && again.filter == read.filter);
    // Each word alone means what it means among the others.
    for (qsizetype i = 0; i < read.places.size(); ++i) {
        const Text::WordPlace place = read.places.at(i);
        const Text::ReadFilter alone = Text::readFilter(text.mid(place.offset, place.length));
        FUZZ_CHECK(alone.filter.terms == QList{read.filter.terms.at(i)});
    }
    return 0;
}
