#pragma once

#include <QDate>
#include <QString>

namespace Triptych::Exchange {

/** What the place of a file in its source tells. */
struct ImportPath
{
    explicit ImportPath(const QString &path);

    QString path; ///< inside the source, with '/'
    QString
        language;    ///< of the first folder named by a language code (`pt`, `zh-hans`), else empty
    QString neutral; ///< the path without that folder: what the languages of one article share
    QString name;    ///< the file's name without ending and date; its folder's for index and _index
    QDate date;      ///< of a name such as 2019-03-13-news.md, else invalid
};

/** A language code that CLDR knows, with an optional script and region: `pt`, `zh-hans`, `pt_BR`.
 */
bool isLanguageCode(const QString &text);

} // namespace Triptych::Exchange
