#include "programtext.h"
#include "pythonsettings.h"
#include "rulebook.h"
#include "siteconfig.h"
#include "sitepatterns.h"

#include <QDir>

// The settings of Pelican, Nikola and Sphinx are Python programs. What they assign is looked for,
// not run.

namespace Triptych::Exchange {

namespace {

/** A folder as it is written, from the site's own: "./blog/" -> "blog"; "." -> "", all of it. */
QString folderIn(const QString &folder)
{
    return QDir::cleanPath(QLatin1Char('/') + folder.trimmed()).mid(1);
}

/** Any of the folders, wherever it stands. */
QString choiceOf(const QStringList &folders)
{
    QStringList choices;
    for (const QString &folder : folders)
        choices << QRegularExpression::escape(folder);
    return QStringLiteral("(?:%1)/").arg(choices.join(QLatin1Char('|')));
}

/** What a setting lists, and the line that says so first; 0 = nothing does, and it is as usual. */
struct Listed
{
    QStringList texts;
    int line = 0;
};

enum class Of { Hidden, Shown };

/** Where it is computed, all waits. So it does where what is shown is assigned twice: one of them
 * may stand under a condition. What is hidden under a condition is hidden. */
Listed listedIn(RuleBook &book, const QString &code, const char *name, Of of,
                const QStringList &usual = {})
{
    Listed listed{usual};
    for (const Setting &setting : settingsOf(code, QLatin1String(name))) {
        using enum Setting::Kind;
        const bool isKnown = setting.kind == Assigned || setting.kind == Added;
        const auto texts = isKnown ? plainTexts(setting.value) : std::nullopt;
        const bool isSecond = of == Of::Shown && setting.kind == Assigned && listed.line > 0;
        if (!texts || isSecond)
            book.holdForProgram(QLatin1String(name), setting.line);
        if (setting.kind == Assigned && of == Of::Shown)
            listed.texts.clear();
        listed.texts += texts.value_or(QStringList());
        listed.line = listed.line > 0 ? listed.line : setting.line;
    }
    return listed;
}

Listed foldersIn(RuleBook &book, const QString &code, const char *name, Of of,
                 const QStringList &usual = {})
{
    Listed folders = listedIn(book, code, name, of, usual);
    for (QString &folder : folders.texts)
        folder = folderIn(folder);
    return folders;
}

void readFolders(RuleBook &book, const QString &code)
{
    const Listed pages = foldersIn(book, code, "PAGE_PATHS", Of::Shown, {QStringLiteral("pages")});
    const bool areAllPages = pages.texts.contains(QString());
    // What is left out of the articles may be shown as a page, if it is no page that is left out as
    // well.
    const QString notPages = areAllPages || pages.texts.isEmpty()
                                 ? QString()
                                 : QStringLiteral("^(?!(?:.*/)?%1)").arg(choiceOf(pages.texts));
    for (const auto &[name, isOfPages] :
         {std::pair("ARTICLE_EXCLUDES", false), std::pair("PAGE_EXCLUDES", true)}) {
        Listed folders = foldersIn(book, code, name, Of::Hidden);
        folders.texts.removeAll(QString());
        if (folders.texts.isEmpty())
            continue;
        QList<QRegularExpression> places{
            QRegularExpression(QStringLiteral("(?:^|/)") + choiceOf(folders.texts))};
        if (!isOfPages && !notPages.isEmpty())
            places << QRegularExpression(notPages);
        if (isOfPages && !areAllPages && !pages.texts.isEmpty())
            places << QRegularExpression(QStringLiteral("(?:^|/)") + choiceOf(pages.texts));
        book.hide({QLatin1String(name), {}, folders.line}, places);
    }
    const Listed articles = foldersIn(book, code, "ARTICLE_PATHS", Of::Shown, {QString()});
    const QStringList shown = articles.texts + pages.texts;
    if (articles.line > 0 && !shown.contains(QString())) {
        book.hide({QStringLiteral("ARTICLE_PATHS"), {}, articles.line},
                  {QRegularExpression(QStringLiteral("^(?!(?:.*/)?%1)").arg(choiceOf(shown)))});
    }
    const Listed ignored = listedIn(book, code, "IGNORE_FILES", Of::Hidden);
    for (const QString &pattern : ignored.texts)
        book.hide({QStringLiteral("IGNORE_FILES"), {}, ignored.line}, {placeOf(pattern)});
}

/** What is computed, of these places. An article's own key counts before one that is computed. */
void holdPlaces(RuleBook &book, const QString &key, int line, bool isFirm,
                const QList<QRegularExpression> &places)
{
    SiteRule rule = book.page();
    rule.field = {key, QJsonValue(QJsonValue::Undefined), line};
    rule.places = places;
    rule.isFirm = isFirm;
    rule.isOfProgram = true;
    book.add(std::move(rule));
}

/** Of metadata what says who reads an article: `status`, and `save_as` where it is empty. */
void readEntry(RuleBook &book, const MapEntry &entry, const QList<QRegularExpression> &places)
{
    if (!entry.key) {
        holdPlaces(book, QStringLiteral("status"), entry.line, true, places);
        return;
    }
    const QString key = entry.key->toLower();
    if (key != QLatin1String("status") && key != QLatin1String("save_as"))
        return;
    if (const auto word = plainText(entry.value))
        book.values({{key, *word}}, entry.line, places);
    else
        holdPlaces(book, key, entry.line, false, places);
}

/** The entries that a statement gives a map; nothing where the program computes them. */
std::optional<QList<MapEntry>> entriesOfSetting(const Setting &setting)
{
    if (setting.kind == Setting::Kind::Put)
        return QList<MapEntry>{{setting.key, setting.value, setting.line}};
    if (setting.kind == Setting::Kind::Unknown)
        return std::nullopt;
    return entriesOf(setting.value, setting.line);
}

void readMetadata(RuleBook &book, const QString &code)
{
    for (const char *name : {"DEFAULT_METADATA", "EXTRA_PATH_METADATA"}) {
        const bool isOfPaths = QLatin1String(name).startsWith(QLatin1String("EXTRA"));
        for (const Setting &setting : settingsOf(code, QLatin1String(name))) {
            const auto entries = entriesOfSetting(setting);
            if (!entries)
                book.holdForProgram(QLatin1String(name), setting.line);
            for (const MapEntry &entry : entries.value_or(QList<MapEntry>())) {
                if (!isOfPaths) {
                    readEntry(book, entry, {});
                    continue;
                }
                QList<QRegularExpression> places;
                if (entry.key)
                    places << placeOf(*entry.key);
                const auto ofPath = entriesOf(entry.value, entry.line);
                if (!ofPath)
                    holdPlaces(book, QLatin1String(name), entry.line, true, places);
                for (const MapEntry &one : ofPath.value_or(QList<MapEntry>()))
                    readEntry(book, one, places);
            }
        }
    }
}

/** The folder that the site reads. */
void readPath(RuleBook &book, const QString &code)
{
    static const QRegularExpression path(QStringLiteral("^[ \\t]*PATH\\s*=(?!=)([^\\n]*)"),
                                         QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = path.match(code);
    if (!match.hasMatch())
        return;
    if (const auto folder = plainText(match.captured(1)))
        book.lookOnlyIn(QStringLiteral("PATH"), {*folder});
    else
        book.holdForProgram(QStringLiteral("PATH"),
                            LineCounter(code).lineOf(match.capturedStart()));
}

/** What of it can be told of no article without running it. */
void readPrograms(RuleBook &book, const QString &code)
{
    // "If set to an empty string, no file is made."
    for (const char *name : {"ARTICLE_SAVE_AS", "PAGE_SAVE_AS"}) {
        for (const Setting &setting : settingsOf(code, QLatin1String(name))) {
            const auto target = plainText(setting.value);
            const bool isOff = setting.value.trimmed() == QLatin1String("False");
            if (isOff || (target && target->isEmpty()))
                book.hide({QLatin1String(name), {}, setting.line}, {});
        }
    }
    // FILENAME_METADATA, PATH_METADATA
    if (const qsizetype at = code.indexOf(QLatin1String("?P<status>")); at >= 0)
        book.holdForProgram(QStringLiteral("?P<status>"), LineCounter(code).lineOf(at));
    // publishconf.py begins so, and pelicanconf.py is read by itself.
    static const QRegularExpression imported(
        QStringLiteral("^[ \\t]*from\\s+(?!\\.?pelicanconf\\b)(\\S+)\\s+import\\s+\\*"),
        QRegularExpression::MultilineOption);
    if (const QRegularExpressionMatch match = imported.match(code); match.hasMatch()) {
        book.holdForProgram(match.captured().trimmed(),
                            LineCounter(code).lineOf(match.capturedStart()));
    }
}

// Sphinx, Configuration: exclude_patterns, include_patterns.
void readSphinx(RuleBook &book, const QString &code)
{
    const Listed excluded = listedIn(book, code, "exclude_patterns", Of::Hidden);
    for (const QString &pattern : excluded.texts)
        book.hide({QStringLiteral("exclude_patterns"), {}, excluded.line}, {placeOf(pattern)});
    const Listed included =
        listedIn(book, code, "include_patterns", Of::Shown, {QStringLiteral("**")});
    if (!included.texts.contains(QLatin1String("**")))
        book.holdForProgram(QStringLiteral("include_patterns"), included.line);
}

// POSTS = (("posts/*.md", "posts", "post.tmpl"),)
void readNikola(RuleBook &book, const QString &code)
{
    QStringList folders;
    bool hasPages = false;
    bool isKnown = true;
    for (const char *name : {"POSTS", "PAGES"}) {
        for (const Setting &setting : settingsOf(code, QLatin1String(name))) {
            hasPages = hasPages || QLatin1String(name) == QLatin1String("PAGES");
            const auto all = piecesOf(setting.value);
            bool isPlain = all.has_value() && setting.kind != Setting::Kind::Put;
            for (const QString &one : all.value_or(QStringList())) {
                const auto parts = piecesOf(one);
                const auto pattern =
                    parts && !parts->isEmpty() ? plainText(parts->first()) : std::nullopt;
                isPlain = isPlain && pattern;
                static const QRegularExpression file(QStringLiteral("(?:^|/)[^/]*(?:[*?\\[].*)?$"));
                folders << QString(pattern.value_or(QString())).remove(file);
            }
            if (!isPlain)
                book.holdForProgram(QLatin1String(name), setting.line);
            isKnown = isKnown && isPlain;
        }
    }
    if (!hasPages)
        folders << QStringLiteral("pages"); // its own default
    if (isKnown && (folders.size() > 1 || hasPages))
        book.lookOnlyIn(QStringLiteral("POSTS"), folders);
}

// Pelican, File metadata: an article without a date is skipped, unless DEFAULT_DATE or the metadata
// of paths give it one.
void readDates(RuleBook &book, const QString &code)
{
    static const QRegularExpression given(
        QStringLiteral("\\bDEFAULT_DATE\\b|\\?P<date>|[\"']date[\"']"));
    const QString name = QStringLiteral("publishconf.py");
    const bool isMain = !book.page().file.endsWith(name);
    const auto other = configText(QDir(book.page().folder).filePath(name));
    if (!isMain || code.contains(given) || (other && other->contains(given)))
        return;
    const QStringList pages =
        foldersIn(book, code, "PAGE_PATHS", Of::Shown, {QStringLiteral("pages")}).texts;
    SiteRule rule = book.page();
    rule.field = {QStringLiteral("date"), QJsonValue(QJsonValue::Undefined), 0};
    // Its own FILENAME_METADATA takes the day from the file's name.
    rule.places = {QRegularExpression(QStringLiteral("(?:^|/)(?!\\d{4}-\\d{2}-\\d{2})[^/]*$"))};
    if (pages.contains(QString()))
        return;
    if (!pages.isEmpty())
        rule.places << QRegularExpression(QStringLiteral("^(?!(?:.*/)?%1)").arg(choiceOf(pages)));
    book.add(std::move(rule));
}

} // namespace

void readPelican(RuleBook &book, const QString &text)
{
    const QString code = withoutComments(text, CommentMark::Hash);
    book.page().isAnyCase = true;
    readDates(book, code);
    readMetadata(book, code);
    readFolders(book, code);
    readPath(book, code);
    readPrograms(book, code);
}

bool readConfPy(RuleBook &book, const QString &text)
{
    const QString code = withoutComments(text, CommentMark::Hash);
    readSphinx(book, code);
    // Sphinx has a file of this name, too.
    static const QRegularExpression nikola(QStringLiteral("^(?:BLOG_TITLE|POSTS)\\s*="),
                                           QRegularExpression::MultilineOption);
    if (!code.contains(nikola))
        return false;
    readNikola(book, code);
    return true;
}

} // namespace Triptych::Exchange
