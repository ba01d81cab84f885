#include "helppages.h"

#include <text/frontmatter.h>

#include <QDir>
#include <QFile>
#include <QLocale>

#include <algorithm>

namespace Triptych::Ui {

namespace {

const auto Folder = QStringLiteral(":/help");
const auto English = QStringLiteral("en");

HelpPage readPage(const QString &folder, const QString &name)
{
    QFile file(folder + QLatin1Char('/') + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no help page %s", qUtf8Printable(file.fileName()));
    const auto matter = Text::parseFrontMatter(QString::fromUtf8(file.readAll()));
    if (!matter)
        qFatal("help page %s: %s", qUtf8Printable(name), qUtf8Printable(matter.error().reason));
    const auto value = [&matter](QStringView key) {
        const Text::FrontMatterField *field = matter->find(key);
        return field ? field->words().toString() : QString();
    };
    return {name, value(u"title"), value(u"summary"), matter->body.trimmed()};
}

} // namespace

QStringList helpLanguages()
{
    QStringList languages = QDir(Folder).entryList(QDir::Dirs, QDir::Name);
    languages.removeAll(English);
    languages.prepend(English);
    return languages;
}

QString helpLanguage()
{
    const QString own = QLocale().name().section(QLatin1Char('_'), 0, 0);
    return helpLanguages().contains(own) ? own : English;
}

QList<HelpPage> helpPages(const QString &language)
{
    const QString folder = Folder + QLatin1Char('/') + language;
    QList<HelpPage> pages;
    for (const QString &name : QDir(folder).entryList(QDir::Files, QDir::Name))
        pages << readPage(folder, name);
    return pages;
}

QList<HelpPage> pagesWith(const QList<HelpPage> &pages, const QStringList &words)
{
    QList<HelpPage> found;
    std::copy_if(pages.cbegin(), pages.cend(), std::back_inserter(found),
                 [&words](const HelpPage &page) {
                     return std::all_of(words.cbegin(), words.cend(), [&page](const QString &word) {
                         return page.title.contains(word, Qt::CaseInsensitive) ||
                                page.summary.contains(word, Qt::CaseInsensitive) ||
                                page.body.contains(word, Qt::CaseInsensitive);
                     });
                 });
    return found;
}

} // namespace Triptych::Ui
