#include "treelanguages.h"

#include "languagetags.h"

#include <algorithm>

namespace Triptych::Exchange {

namespace {

/** Every section of a site has one of these, so they tell nothing. */
bool isEverywhere(const QString &path)
{
    const QString name = path.mid(path.lastIndexOf(QLatin1Char('/')) + 1).toLower();
    return name.startsWith(QLatin1String("index.")) || name.startsWith(QLatin1String("_index.")) ||
           name.startsWith(QLatin1String("readme."));
}

/** hello.fr.md -> hello, fr, .md; the middle is empty where there is none. */
struct FileName
{
    QString stem, middle, ending;

    explicit FileName(const QString &path)
    {
        const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
        const qsizetype dot = path.lastIndexOf(QLatin1Char('.'));
        ending = dot > slash ? path.mid(dot) : QString();
        stem = path.left(path.size() - ending.size());
        const qsizetype before = stem.lastIndexOf(QLatin1Char('.'));
        if (before > slash + 1) {
            middle = stem.mid(before + 1);
            stem.truncate(before);
        }
    }
};

} // namespace

/** What lies in one folder. */
struct TreeLanguages::Folder
{
    QSet<QString> files; ///< paths below it that go through no child of `children`
    QHash<QString, QSet<QString>> children; ///< the paths below each folder in it
};

TreeLanguages::TreeLanguages(const QStringList &paths, const SiteLanguages &site)
    : m_given(site.folders), m_usual(site.usual)
{
    std::stable_sort(m_given.begin(), m_given.end(), [](const auto &a, const auto &b) {
        return a.folder.size() > b.folder.size();
    });
    for (const QString &name : site.languages)
        m_named.insert(tagWithHyphens(name).toLower());
    decideFolders(paths);
    decideEndings(paths);
    QHash<QString, QString> firstLanguage;
    for (const QString &path : paths) {
        const LanguageOfPath place = of(path);
        const auto known = firstLanguage.constFind(place.neutral);
        if (known == firstLanguage.cend())
            firstLanguage.insert(place.neutral, place.language);
        else if (*known != place.language)
            m_translated.insert(place.neutral);
    }
}

void TreeLanguages::decideFolders(const QStringList &paths)
{
    // Only folders with a child that looks like a language are worth their memory.
    const auto eachFolder = [&paths](auto visit) {
        for (const QString &path : paths) {
            qsizetype begin = 0;
            for (qsizetype slash = path.indexOf(QLatin1Char('/')); slash >= 0;
                 slash = path.indexOf(QLatin1Char('/'), begin)) {
                visit(path, begin, slash);
                begin = slash + 1;
            }
        }
    };
    QHash<QString, Folder> folders;
    eachFolder([&](const QString &path, qsizetype begin, qsizetype slash) {
        const QString child = path.mid(begin, slash - begin);
        if (languageLooks(child) == LanguageLooks::WithRegion ||
            m_named.contains(tagWithHyphens(child).toLower()))
            m_folders.insert(path.left(slash));
        if (languageLooks(child) != LanguageLooks::None)
            folders[path.left(begin)];
    });
    for (const QString &path : paths) {
        for (qsizetype begin = 0; begin >= 0;) {
            const auto folder = folders.find(path.left(begin));
            const qsizetype slash = path.indexOf(QLatin1Char('/'), begin);
            if (folder != folders.end()) {
                folder->files.insert(path.mid(begin));
                if (slash >= 0)
                    folder->children[path.mid(begin, slash - begin)].insert(path.mid(slash + 1));
            }
            begin = slash < 0 ? -1 : slash + 1;
        }
    }
    for (auto it = folders.cbegin(); it != folders.cend(); ++it)
        decideFolder(it.key(), it.value());
}

void TreeLanguages::decideFolder(const QString &name, const Folder &folder)
{
    // How many of the folders hold each path, by what their names look like.
    QHash<QString, int> holders;
    for (auto child = folder.children.cbegin(); child != folder.children.cend(); ++child) {
        if (languageLooks(child.key()) == LanguageLooks::None)
            continue;
        for (const QString &path : child.value())
            ++holders[path];
    }
    const auto isShared = [&](const QString &path) {
        return holders.value(path) > 1 || (holders.contains(path) && folder.files.contains(path));
    };
    QStringList codes, words;
    QSet<QString> shared;
    bool onlyEverywhere = true;
    int others = 0;
    for (auto child = folder.children.cbegin(); child != folder.children.cend(); ++child) {
        const LanguageLooks looks = languageLooks(child.key());
        if (looks == LanguageLooks::None)
            continue;
        bool shares = false;
        for (const QString &path : child.value()) {
            if (!isShared(path))
                continue;
            // A word needs more than the page that every section has.
            if (looks == LanguageLooks::Word && isEverywhere(path))
                continue;
            shares = true;
            shared.insert(path);
            onlyEverywhere = onlyEverywhere && isEverywhere(path);
        }
        if (shares)
            (looks == LanguageLooks::Word ? words : codes).append(child.key());
    }
    for (auto child = folder.children.cbegin(); child != folder.children.cend(); ++child) {
        // A country beside languages ("cn", "jp") is a language that somebody named wrongly.
        const bool country =
            child.key().size() == 2 && languageLooks(child.key()) == LanguageLooks::None;
        if (languageLooks(child.key()) == LanguageLooks::None && !country &&
            child.value().intersects(shared))
            ++others;
    }
    const qsizetype alike = codes.size() + words.size();
    const bool enough = codes.size() >= (onlyEverywhere ? 2 : 1);
    if (!enough || others * 2 >= alike)
        return;
    for (const QString &child : codes + words)
        m_folders.insert(name + child);
    // Beside two languages that are sure, a third needs no file in common with them.
    for (auto child = folder.children.cbegin(); child != folder.children.cend(); ++child) {
        if (codes.size() >= 2 && languageLooks(child.key()) == LanguageLooks::Code)
            m_folders.insert(name + child.key());
    }
}

LanguageOfPath TreeLanguages::withoutFolder(const QString &path) const
{
    const auto given =
        std::find_if(m_given.begin(), m_given.end(), [&path](const LanguageFolder &one) {
            return one.folder.isEmpty() || path.startsWith(one.folder + QLatin1Char('/'));
        });
    if (given == m_given.end())
        return withoutNamedFolder(path);
    const auto neutralOf = [&given](const QString &inside) -> QString {
        return given->neutral + inside.mid(given->folder.isEmpty() ? 0 : given->folder.size() + 1);
    };
    if (!given->language.isEmpty())
        return {given->language, neutralOf(path)};
    LanguageOfPath place = withoutNamedFolder(path);
    if (given->folder.isEmpty() || place.neutral.startsWith(given->folder + QLatin1Char('/')))
        place.neutral = neutralOf(place.neutral);
    return place;
}

LanguageOfPath TreeLanguages::withoutNamedFolder(const QString &path) const
{
    qsizetype begin = 0;
    for (qsizetype slash = path.indexOf(QLatin1Char('/')); slash >= 0;
         slash = path.indexOf(QLatin1Char('/'), begin)) {
        if (m_folders.contains(path.left(slash)))
            return {tagWithHyphens(path.mid(begin, slash - begin)),
                    path.left(begin) + path.mid(slash + 1)};
        begin = slash + 1;
    }
    return {QString(), path};
}

void TreeLanguages::decideEndings(const QStringList &paths)
{
    const QSet<QString> all(paths.cbegin(), paths.cend());
    const auto canBe = [this](const QString &middle) {
        return m_named.contains(tagWithHyphens(middle).toLower()) ||
               languageLooks(middle) != LanguageLooks::None;
    };
    QHash<QString, QString> firstMiddle;
    for (const QString &path : paths) {
        const FileName name(path);
        if (name.middle.isEmpty() || !canBe(name.middle))
            continue;
        const QString neutral = name.stem + name.ending;
        if (m_named.contains(tagWithHyphens(name.middle).toLower()) || all.contains(neutral))
            m_endings.insert(name.middle);
        const auto other = firstMiddle.constFind(neutral);
        if (other == firstMiddle.cend()) {
            firstMiddle.insert(neutral, name.middle);
        } else {
            m_endings.insert(*other);
            m_endings.insert(name.middle);
        }
    }
}

LanguageOfPath TreeLanguages::of(const QString &path) const
{
    LanguageOfPath place = withoutFolder(path);
    const FileName name(place.neutral);
    if (m_endings.contains(name.middle)) {
        place.neutral = name.stem + name.ending;
        if (place.language.isEmpty())
            place.language = tagWithHyphens(name.middle);
    }
    if (place.language.isEmpty())
        place.language = m_usual;
    return place;
}

} // namespace Triptych::Exchange
