#include "matterreaders.h"
#include "matterreading.h"
#include "siteaddress.h"

#include <core/slug.h>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

/** What the site gave, and the field that gave it; null where none did. */
struct GivenSlug
{
    const FrontMatterField *about = nullptr;
    QString slug;
};

GivenSlug givenSlug(MatterReading &reading)
{
    for (const QStringView key : {u"slug", u"permalink", u"url", u"path"}) {
        const FrontMatterField *about = reading.field(key);
        // Eleventy's "permalink: false" is about publication, no address.
        if (!about || isEmptyValue(about->value) || about->value.isBool())
            continue;
        const QString text = scalarText(about->value);
        if (text.isNull()) {
            // A slug that is a list is said to be none; the other keys may mean something else.
            if (key == u"slug")
                reading.textOf(*about);
            continue;
        }
        // A slug is one part as it is; only with a slash it is an address.
        const bool isPart =
            key == u"slug" && !text.contains(QLatin1Char('/')) && !text.contains(QLatin1Char('%'));
        const QString slug = isPart ? text : lastPartOfAddress(text);
        if (!slug.isEmpty())
            return {about, slug};
    }
    return {};
}

} // namespace

void readSlug(MatterReading &reading)
{
    const GivenSlug given = givenSlug(reading);
    Core::Article &article = reading.article();
    const QString slug = Core::cleanedSlug(given.slug);
    reading.result().slugIsGiven = !slug.isEmpty();
    article.slug = slug.isEmpty() ? Core::slugFromTitle(reading.path().name) : slug;
    if (const FrontMatterField *about = reading.field(u"slug");
        about && (isEmptyValue(about->value) || scalarText(about->value) == article.slug))
        reading.use(*about);
    if (!given.about || given.slug == article.slug)
        return;
    // The address as it was stays among the fields.
    reading.warn(*given.about,
                 translated(QT_TRANSLATE_NOOP("Exchange",
                                              "The address \"%1\" cannot be kept; the article got "
                                              "the slug \"%2\"."))
                     .arg(scalarText(given.about->value), article.slug));
}

} // namespace Triptych::Exchange
