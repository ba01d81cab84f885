#include "matterreaders.h"
#include "matterreading.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Triptych::Exchange {

using Text::FrontMatterField;

void readLanguage(MatterReading &reading)
{
    Core::Article &article = reading.article();
    if (!reading.path().language.isEmpty())
        article.language = reading.path().language;
    static const QRegularExpression bcp47(QStringLiteral("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"));
    for (const QStringView key : {u"language", u"lang"}) {
        const FrontMatterField *about = reading.field(key);
        if (!about || isEmptyValue(about->value)) {
            if (about)
                reading.use(*about);
            continue;
        }
        const QString tag = scalarText(about->value).replace(QLatin1Char('_'), QLatin1Char('-'));
        if (bcp47.match(tag).hasMatch()) {
            article.language = tag;
            reading.use(*about);
        } else {
            reading.warn(
                *about,
                translated(QT_TRANSLATE_NOOP(
                               "Exchange",
                               "\"%1\" is not a language tag; the article counts as \"%2\"."))
                    .arg(tag, article.language));
        }
    }
}

} // namespace Triptych::Exchange
