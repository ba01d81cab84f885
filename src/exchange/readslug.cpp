#include "matterreaders.h"
#include "matterreading.h"

#include <QRegularExpression>

namespace Triptych::Exchange {

using Text::FrontMatterField;

void readSlug(MatterReading &reading)
{
    QString wanted;
    if (const FrontMatterField *slug = reading.field(u"slug"))
        wanted = reading.textOf(*slug);
    if (const FrontMatterField *link = reading.field(u"permalink"); link && wanted.isEmpty()) {
        // The whole address stays among the fields; its last part alone is the slug.
        static const QRegularExpression ending(QStringLiteral("\\.html?$"));
        const QStringList parts =
            scalarText(link->value).split(QLatin1Char('/'), Qt::SkipEmptyParts);
        if (!parts.isEmpty() && !parts.last().contains(QLatin1Char(':')))
            wanted = ImportPath(QString(parts.last()).remove(ending) + QStringLiteral(".md")).name;
    }
    reading.result().slugIsGiven = !wanted.isEmpty();
    reading.article().slug = Core::slugFromTitle(wanted.isEmpty() ? reading.path().name : wanted);
}

} // namespace Triptych::Exchange
