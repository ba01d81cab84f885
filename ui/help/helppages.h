#pragma once

#include <QList>
#include <QString>

namespace Triptych::Ui {

/** One page of the help, as it stands in resources/help/LANGUAGE/NAME. */
struct HelpPage
{
    QString name; ///< of its file; pages link to one another by it
    QString title;
    QString summary;
    QString body; ///< Markdown

    friend bool operator==(const HelpPage &, const HelpPage &) = default;
};

/** The languages that have help, as ISO 639-1 codes; English first. */
QStringList helpLanguages();
/** The one to begin with: the person's, where it has help, else English. */
QString helpLanguage();
/** The pages of a language, the first to read first. Empty where the language has none. */
QList<HelpPage> helpPages(const QString &language);
/** Those in which each of `words` stands, in upper or lower case; all where there is no word. */
QList<HelpPage> pagesWith(const QList<HelpPage> &pages, const QStringList &words);

} // namespace Triptych::Ui
