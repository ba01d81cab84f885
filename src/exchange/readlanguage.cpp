#include "languagetags.h"
#include "matterreaders.h"
#include "matterreading.h"

#include <QJsonArray>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

/** The words of a scalar, or of the first in a list of them. */
QString firstWords(const QJsonValue &value)
{
    return scalarText(value.isArray() ? value.toArray().first() : value);
}

} // namespace

void readLanguage(MatterReading &reading)
{
    Core::Article &article = reading.article();
    if (!reading.path().language.isEmpty())
        article.language = reading.path().language;
    // Where several stand, the last of these counts.
    for (const QStringView key : {u"locale", u"language", u"lang"}) {
        const FrontMatterField *about = reading.field(key);
        if (!about || isEmptyValue(about->value)) {
            if (about)
                reading.use(*about);
            continue;
        }
        const QString name = firstWords(about->value);
        const std::optional<QString> language = languageNamed(name);
        if (!language) {
            reading.warn(*about,
                         translated(QT_TRANSLATE_NOOP(
                                        "Exchange",
                                        "\"%1\" is not a language; the article counts as \"%2\"."))
                             .arg(name, article.language));
            continue;
        }
        article.language = *language;
        if (about->value.toArray().size() > 1) {
            reading.warn(
                *about,
                translated(QT_TRANSLATE_NOOP("Exchange", "An article has one language; of those in "
                                                         "\"%1\" the first counts: \"%2\"."))
                    .arg(about->key, *language));
        } else {
            reading.use(*about);
        }
    }
}

} // namespace Triptych::Exchange
