#pragma once

#include <QDate>
#include <QString>

namespace Triptych::Exchange {

/** The language in a path, and the part of the path that all languages of the article share. */
struct LanguageOfPath
{
    QString language; ///< BCP 47, as the path writes it; empty = the path names none
    QString neutral;  ///< the path without the language
};

/** The facts in the path of a file inside its source. */
struct ImportPath
{
    /** Without a language: what TreeLanguages says of the path is `place`. */
    explicit ImportPath(const QString &path) : ImportPath(path, {QString(), path}) {}
    ImportPath(const QString &path, const LanguageOfPath &place);

    QString path;     ///< inside the source, with '/'
    QString language; ///< see LanguageOfPath
    QString neutral;
    QString name; ///< the file's name without ending and date; its folder's for index and _index
    /** The day in a name such as 2019-03-13-news or in folders such as 2019/03/13; else invalid. A
     * month alone is no day. */
    QDate date;

    /** The beginning of a name such as 2024-04-31-news, which looks like a day and is none; else
     * empty. */
    QString oddDay;

    /** The day in an address, found as `date` is found in a path. */
    static QDate dayIn(const QString &address);
};

} // namespace Triptych::Exchange
