#include "dataformats.h"

#include "programtext.h"
#include "rulebook.h"
#include "siteconfig.h"

#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

/** Of a site that are looked through for data in formats that nothing here reads. */
constexpr qsizetype MostFolders = 5'000;

/** What a data file is about, by its name: its folder, or the article of that name. */
void holdDataFile(RuleBook &book, const QDir &site, const QString &place)
{
    static const QRegularExpression ofEleventy(QStringLiteral("\\.11tydata$"));
    const QFileInfo file(place);
    const QString folder = site.relativeFilePath(file.path());
    const QString stem = file.completeBaseName().remove(ofEleventy);
    const QString before = folder == QLatin1String(".") || folder.isEmpty()
                               ? QString()
                               : QRegularExpression::escape(folder) + QLatin1Char('/');
    const bool isOfFolder = stem == file.dir().dirName();
    const QString about =
        isOfFolder ? before : before + QRegularExpression::escape(stem) + QLatin1String("\\.");
    book.holdForProgram(site.relativeFilePath(place), 0,
                        {QRegularExpression(QLatin1Char('^') + about)});
}

} // namespace

QString eleventyIn(const QDir &dir)
{
    static const QStringList configurations{
        QStringLiteral(".eleventy.js"), QStringLiteral("eleventy.config.js"),
        QStringLiteral("eleventy.config.mjs"), QStringLiteral("eleventy.config.cjs"),
        QStringLiteral("eleventy.config.ts")};
    const auto found = std::find_if(configurations.begin(), configurations.end(),
                                    [&dir](const QString &name) { return dir.exists(name); });
    return found == configurations.end() ? QString() : dir.filePath(*found);
}

bool heedsGitIgnore(const QDir &dir)
{
    const QString place = eleventyIn(dir);
    if (place.isEmpty())
        return false;
    static const QRegularExpression off(QStringLiteral("\\bsetUseGitIgnore\\s*\\(\\s*false\\b"));
    const auto text = configText(place);
    return !text || !withoutComments(*text, CommentMark::Slashes).contains(off);
}

void holdOtherData(RuleBook &book, const QString &code)
{
    static const QRegularExpression added(
        QStringLiteral("\\baddDataExtension\\s*\\(\\s*(?:[\"'`]([\\w,. -]+)[\"'`])?"));
    static const QStringList known{QStringLiteral("yaml"), QStringLiteral("yml"),
                                   QStringLiteral("toml"), QStringLiteral("json")};
    QStringList patterns;
    for (auto all = added.globalMatch(code); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        if (!one.hasCaptured(1)) {
            book.holdForProgram(QStringLiteral("addDataExtension"), 0);
            return;
        }
        for (const QString &format : one.captured(1).split(QLatin1Char(','))) {
            if (!known.contains(format.trimmed()))
                patterns << QStringLiteral("*.") + format.trimmed();
        }
    }
    if (patterns.isEmpty())
        return;
    const QDir site(book.page().folder);
    QStringList folders{site.absolutePath()};
    for (qsizetype i = 0; i < folders.size(); ++i) {
        const QDir folder(folders.at(i));
        for (const QString &name : folder.entryList(patterns, QDir::Files))
            holdDataFile(book, site, folder.filePath(name));
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            // _data are of the whole site, and keep no page back.
            if (name != QLatin1String("node_modules") && name != QLatin1String("_data"))
                folders << folder.filePath(name);
        }
        if (folders.size() > MostFolders) {
            book.holdForProgram(QStringLiteral("addDataExtension"), 0);
            return;
        }
    }
}

bool DataFormats::areRead(const QFileInfo &file)
{
    static const QRegularExpression usual(
        QStringLiteral("^(?:_data|_defaults|_metadata|\\.meta)\\."));
    const QString ending = file.suffix();
    const bool isOther = ending == QLatin1String("yaml") || ending == QLatin1String("yml") ||
                         ending == QLatin1String("toml");
    if (!isOther || file.fileName().contains(usual))
        return true;
    const auto known = m_others.constFind(file.absolutePath());
    if (known != m_others.cend())
        return *known;
    // Eleventy, Custom Data File Formats: the configuration, here or above, adds them.
    constexpr int Above = 12;
    bool isAdded = false;
    QDir dir = file.absoluteDir();
    for (int i = 0; i < Above; ++i) {
        if (const QString configuration = eleventyIn(dir); !configuration.isEmpty()) {
            const auto text = configText(configuration);
            isAdded = !text || text->contains(QLatin1String("addDataExtension"));
            break;
        }
        if (!dir.cdUp())
            break;
    }
    m_others.insert(file.absolutePath(), isAdded);
    return isAdded;
}

} // namespace Triptych::Exchange
