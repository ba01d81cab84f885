#include "generatorrules.h"

#include "configvalues.h"
#include "hiddentext.h"
#include "programtext.h"
#include "siteconfig.h"
#include "sitepatterns.h"
#include "translated.h"

#include <QDate>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace Triptych::Exchange {

namespace {

constexpr int MostInherited = 5;
/** How expressions of sitepatterns.h end. */
constexpr QLatin1String FolderOrEnd("(?:/|$)");

Text::FrontMatterField keyed(const char *key)
{
    return {QLatin1String(key), QJsonValue(QJsonValue::Undefined), 0};
}

/** What none of the patterns fits. */
QRegularExpression noneOf(const QList<QRegularExpression> &patterns)
{
    QStringList expressions;
    for (const QRegularExpression &pattern : patterns)
        expressions << pattern.pattern();
    return QRegularExpression(QStringLiteral("^(?!%1)").arg(expressions.join(QLatin1Char('|'))),
                              QRegularExpression::CaseInsensitiveOption);
}

/** All texts in a tree of maps and lists. */
void collect(const QJsonValue &value, QSet<QString> &texts)
{
    if (value.isString())
        texts.insert(QDir::cleanPath(value.toString()));
    for (const QJsonValue one : value.toArray())
        collect(one, texts);
    const QJsonObject map = value.toObject();
    for (const QJsonValue one : map)
        collect(one, texts);
}

// Quarto: Projects ("render"); Website: Drafts; Book: Chapters.
void readQuarto(RuleBook &book, const QJsonObject &config)
{
    const QJsonObject project = config.value(QLatin1String("project")).toObject();
    QList<QRegularExpression> shown;
    for (const QString &pattern : textsOf(project.value(QLatin1String("render")))) {
        if (isTakenBack(pattern))
            book.hide(keyed("render"), {placeIgnored({}, pattern.mid(1))});
        else
            shown << placeIgnored({}, pattern);
    }
    if (!shown.isEmpty())
        book.hide(keyed("render"), {noneOf(shown)});
    for (const char *kind : {"website", "book"}) {
        const QJsonObject site = config.value(QLatin1String(kind)).toObject();
        for (const QString &draft : textsOf(site.value(QLatin1String("drafts"))))
            book.hide(keyed("drafts"), {placeBelow({}, draft)});
    }
    if (project.value(QLatin1String("type")) == QJsonValue(QLatin1String("book"))) {
        const QJsonObject chapters = config.value(QLatin1String("book")).toObject();
        QSet<QString> listed;
        collect(chapters.value(QLatin1String("chapters")), listed);
        collect(chapters.value(QLatin1String("appendices")), listed);
        book.hideAllBut(keyed("chapters"), listed);
    }
}

// mdBook: SUMMARY.md "is used by mdBook to know what chapters to include"; book.src.
void readMdBook(RuleBook &book, const QString &place, const QJsonObject &config)
{
    if (!config.value(QLatin1String("book")).isObject())
        return;
    const QString given =
        config.value(QLatin1String("book")).toObject().value(QLatin1String("src")).toString();
    const QString folder =
        QDir::cleanPath(QLatin1Char('/') + (given.isEmpty() ? QStringLiteral("src") : given))
            .mid(1);
    const QString before = folder.isEmpty() ? QString() : folder + QLatin1Char('/');
    const auto text =
        configText(QFileInfo(place).dir().filePath(before + QStringLiteral("SUMMARY.md")));
    if (!text) {
        book.holdUnread(text.error());
        return;
    }
    // What stands in code or in a comment is no link, nor is a picture, nor one with a backslash.
    static const QRegularExpression comment(QStringLiteral("<!--.*?(?:-->|\\z)"),
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression image(
        QStringLiteral("(?<!\\\\)!\\[(?:\\\\.|[^\\[\\]\\\\\\n])*\\]\\([^)\\n]*\\)"));
    const QString shown = outsideCode(*text).remove(comment).remove(image);
    static const QRegularExpression link(
        QStringLiteral("(?<!\\\\)\\]\\(\\s*(?:<([^>\\n]*)>|([^)\\s]*))[^)\\n]*\\)"));
    QSet<QString> listed;
    for (auto all = link.globalMatch(shown); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        const QString target = one.captured(1) + one.captured(2);
        const QString chapter =
            QUrl::fromPercentEncoding(target.section(QLatin1Char('#'), 0, 0).toUtf8());
        listed.insert(QDir::cleanPath(before + chapter));
    }
    book.hideAllBut(keyed("SUMMARY.md"), listed);
}

/** mkdocs-exclude: fnmatch() and match() of Python upon paths below `docs_dir`. */
void readExcludePlugin(RuleBook &book, const QString &docs, const QJsonObject &options)
{
    const QString before = docs.isEmpty() ? QString() : QRegularExpression::escape(docs) + u'/';
    for (const QString &glob : textsOf(options.value(QLatin1String("glob")))) {
        QString all = glob;
        all.replace(QRegularExpression(QStringLiteral("\\*+")), QStringLiteral("**"));
        book.hide(keyed("exclude"),
                  {QRegularExpression(QStringLiteral("^%1%2$").arg(before, expressionOf(all)))});
    }
    for (const QString &expression : textsOf(options.value(QLatin1String("regex")))) {
        book.hide(keyed("exclude"),
                  {QRegularExpression(QStringLiteral("^%1(?:%2)").arg(before, expression))});
    }
}

/** What a later "!" of .gitignore surely takes back; else empty. What publishes is read narrowly: a
 * pattern of names and stars, in its case. */
QString takenBack(const QString &docs, const QString &pattern)
{
    static const QRegularExpression plain(QStringLiteral("^!/?[\\w./*-]*[\\w*]$"));
    if (!plain.match(pattern).hasMatch())
        return {};
    return placeIgnored(docs, pattern.mid(1)).pattern().chopped(FolderOrEnd.size()) + u'$';
}

/** Lines of .gitignore, of which the last that fits counts; what lies in a folder that is left out
 * is not taken back (gitignore(5)). */
void hideIgnored(RuleBook &book, const char *key, const QString &docs, const QStringList &patterns)
{
    for (qsizetype i = 0; i < patterns.size(); ++i) {
        const QString &pattern = patterns.at(i);
        if (pattern.startsWith(QLatin1Char('!')))
            continue;
        QStringList back;
        for (qsizetype later = i + 1; later < patterns.size(); ++later)
            back << takenBack(docs, patterns.at(later));
        back.removeAll(QString());
        const QRegularExpression place = placeIgnored(docs, pattern);
        if (back.isEmpty()) {
            book.hide(keyed(key), {place});
            continue;
        }
        const QString begin = place.pattern().chopped(FolderOrEnd.size());
        const auto inAnyCase = QRegularExpression::CaseInsensitiveOption;
        book.hide(keyed(key), {QRegularExpression(begin + u'/', inAnyCase)});
        if (!pattern.endsWith(QLatin1Char('/'))) {
            book.hide(keyed(key),
                      {QRegularExpression(begin + u'$', inAnyCase),
                       QRegularExpression(QStringLiteral("^(?!%1)").arg(back.join(u'|')))});
        }
    }
}

/** mkdocs-static-i18n: languages with "build: false". */
void readLanguagesOf(RuleBook &book, const QString &docs, const QJsonObject &options)
{
    const bool isInFolders =
        options.value(QLatin1String("docs_structure")) == QJsonValue(QLatin1String("folder"));
    const QString before = docs.isEmpty() ? QString() : QRegularExpression::escape(docs) + u'/';
    for (const QJsonValue one : options.value(QLatin1String("languages")).toArray()) {
        const QString locale = QRegularExpression::escape(one[QLatin1String("locale")].toString());
        // "!ENV [NAME, false]" is known only where the site is built.
        const QJsonValue build = one[QLatin1String("build")];
        if (locale.isEmpty() || build.isUndefined() || build.isNull() || switchOf(build) == true)
            continue;
        const QString place = isInFolders
                                  ? QStringLiteral("^%1%2/").arg(before, locale)
                                  : QStringLiteral("^%1.*\\.%2\\.[^./]+$").arg(before, locale);
        book.hide(keyed("i18n: build"), {QRegularExpression(place)});
    }
}

// MkDocs: exclude_docs and draft_docs are patterns as in .gitignore; hooks are programs.
void readMkDocs(RuleBook &book, const QString &place, const QJsonObject &config)
{
    const QJsonValue given = config.value(QLatin1String("docs_dir"));
    const QString docs =
        QDir::cleanPath(QLatin1Char('/') + given.toString(QStringLiteral("docs"))).mid(1);
    for (const char *key : {"exclude_docs", "draft_docs"}) {
        const QJsonValue value = config.value(QLatin1String(key));
        if (value.isObject())
            book.hide(keyed(key), {}); // nobody knows what
        QStringList patterns = textsOf(value);
        // "/templates/" is left out unless a line says otherwise.
        static const QRegularExpression templates(QStringLiteral("^!/?templates(?:/\\**)?$"));
        if (QLatin1String(key) == QLatin1String("exclude_docs") &&
            patterns.filter(templates).isEmpty())
            patterns.prepend(QStringLiteral("/templates/"));
        hideIgnored(book, key, docs, patterns);
    }
    QJsonObject plugins = config.value(QLatin1String("plugins")).toObject();
    for (const QJsonValue one : config.value(QLatin1String("plugins")).toArray()) {
        const QJsonObject plugin = one.toObject();
        for (auto it = plugin.begin(); it != plugin.end(); ++it)
            plugins.insert(it.key(), it.value());
    }
    // mkdocs-macros: "render_by_default: false" leaves it to each page, which then says so.
    const QStringList names = textsOf(config.value(QLatin1String("plugins")));
    const QJsonObject macros = plugins.value(QLatin1String("macros")).toObject();
    const bool hasMacros =
        names.contains(QLatin1String("macros")) || plugins.contains(QLatin1String("macros"));
    if (hasMacros && switchOf(macros.value(QLatin1String("render_by_default"))) != false)
        book.templates().insert(book.page().folder, Templates::Jinja);
    readLanguagesOf(book, docs, plugins.value(QLatin1String("i18n")).toObject());
    readExcludePlugin(book, docs, plugins.value(QLatin1String("exclude")).toObject());
    const QStringList sealing = plugins.value(QLatin1String("encryptcontent")).toObject().keys();
    if (std::any_of(sealing.begin(), sealing.end(),
                    [](const QString &key) { return key.contains(QLatin1String("password")); }))
        book.hide(keyed("encryptcontent"), {});
    static const QRegularExpression takesOut(
        QStringLiteral("\\b(?:on_files|inclusion|InclusionLevel|files\\.remove)\\b"));
    for (const QString &hook : textsOf(config.value(QLatin1String("hooks")))) {
        const auto text = configText(QFileInfo(place).dir().filePath(hook));
        if (!text || withoutComments(*text, CommentMark::Hash).contains(takesOut))
            book.holdForProgram(QStringLiteral("hooks: %1").arg(hook), 0);
    }
}

/** Hugo's path of a page has no ending. */
QRegularExpression pageBelow(const QString &content, const QString &path)
{
    const QString below = placeBelow(content, path).pattern();
    return QRegularExpression(below.chopped(FolderOrEnd.size()) + QStringLiteral("(?:\\.[^/]+)?") +
                                  FolderOrEnd,
                              QRegularExpression::CaseInsensitiveOption);
}

/** The places that a list of Hugo's matchers has; nothing where one of them asks for more than a
 * path. */
std::optional<QList<QRegularExpression>> placesOf(const QJsonValue &matchers,
                                                  const QString &content)
{
    QList<QRegularExpression> places;
    for (const QJsonValue one : matchers.toArray()) {
        const QString path = valueOf(one.toObject(), QLatin1String("path")).toString();
        if (one.toObject().size() != 1 || path.isEmpty())
            return std::nullopt;
        places << pageBelow(content, path);
    }
    return places;
}

// Hugo, Configure segments: of the rendered ones a page is what they include, without what they
// exclude.
void readSegments(RuleBook &book, const QJsonObject &config)
{
    const QStringList rendered = textsOf(valueOf(config, QLatin1String("renderSegments")));
    if (rendered.isEmpty())
        return;
    const QJsonObject all = valueOf(config, QLatin1String("segments")).toObject();
    const QJsonObject segment = valueOf(all, QLatin1String(rendered.first().toLatin1())).toObject();
    const QString content =
        valueOf(config, QLatin1String("contentDir")).toString(QStringLiteral("content"));
    const auto hidden = placesOf(valueOf(segment, QLatin1String("excludes")), content);
    const auto shown = placesOf(valueOf(segment, QLatin1String("includes")), content);
    if (rendered.size() > 1 || segment.isEmpty() || !hidden || !shown) {
        book.hide(keyed("renderSegments"), {});
        return;
    }
    for (const QRegularExpression &place : *hidden)
        book.hide(keyed("renderSegments"), {place});
    if (!shown->isEmpty())
        book.hide(keyed("renderSegments"), {noneOf(*shown)});
}

/** Jekyll, Configuration Options: "limit_posts", the newest of them, here by the dates in their
 * names. Those that it does not publish count, too. */
void readLimit(RuleBook &book, const QJsonObject &config)
{
    constexpr int MostEntries = 20'000;
    const int limit = config.value(QLatin1String("limit_posts")).toInt();
    if (limit <= 0)
        return;
    static const QRegularExpression post(
        QStringLiteral("(?:^|/)_posts/(?:.*/)?(\\d{4}-\\d{1,2}-\\d{1,2})-[^/]+$"));
    const QDir site(book.page().folder);
    QList<std::pair<QDate, QString>> posts;
    int looked = 0;
    for (QDirIterator files(site.path(), QDir::Files, QDirIterator::Subdirectories);
         files.hasNext() && looked < MostEntries; ++looked) {
        const QString path = site.relativeFilePath(files.next());
        if (const QRegularExpressionMatch match = post.match(path); match.hasMatch())
            posts.append({QDate::fromString(match.captured(1), QStringLiteral("yyyy-M-d")), path});
    }
    std::sort(posts.begin(), posts.end(), std::greater<>());
    QSet<QString> shown;
    for (qsizetype i = 0; i < qMin(qsizetype(limit), posts.size()) && looked < MostEntries; ++i)
        shown.insert(posts.at(i).second);
    book.hideAllBut(keyed("limit_posts"), shown,
                    {QRegularExpression(QStringLiteral("(?:^|/)_posts/"))});
}

// Jekyll, Collections: with "collections_dir" it reads no _posts outside of that folder.
void readJekyll(RuleBook &book, const QJsonObject &config)
{
    const QString folder =
        QDir::cleanPath(QLatin1Char('/') + config.value(QLatin1String("source")).toString() +
                        QLatin1Char('/') +
                        config.value(QLatin1String("collections_dir")).toString())
            .mid(1);
    readLimit(book, config);
    // It reads nothing of what it wrote (Jekyll::Reader::retrieve_dirs()).
    const QString written = folderOfSite(config.value(QLatin1String("destination")).toString());
    if (!written.isEmpty() && !written.startsWith(QLatin1String("..")))
        book.hide(
            keyed("destination"),
            {QRegularExpression(QStringLiteral("^%1/").arg(QRegularExpression::escape(written)))});
    if (config.value(QLatin1String("collections_dir")).toString().isEmpty() || folder.isEmpty())
        return;
    book.hide(
        keyed("collections_dir"),
        {QRegularExpression(
            QStringLiteral("^(?!%1/)(?:.*/)?_posts/").arg(QRegularExpression::escape(folder)))});
}

// hexo-blog-encrypt: the posts with one of these tags have a password.
void readHexo(RuleBook &book, const QJsonObject &config)
{
    const QJsonValue tags = config.value(QLatin1String("encrypt"))[QLatin1String("tags")];
    for (const QJsonValue one : tags.toArray()) {
        const QString tag = one[QLatin1String("name")].toString();
        if (!tag.isEmpty())
            book.hideTagged(keyed("encrypt: tags"), tag);
    }
}

// Hugo: Configure front matter, disableKinds; Configure modules, mounts.
void readHugo(RuleBook &book, const QJsonObject &config)
{
    for (const QString &kind : textsOf(valueOf(config, QLatin1String("disableKinds")))) {
        if (kind.compare(QLatin1String("page"), Qt::CaseInsensitive) == 0)
            book.hide(keyed("disableKinds"), {});
    }
    readSegments(book, config);
    const QJsonObject dates = valueOf(config, QLatin1String("frontmatter")).toObject();
    for (const auto &[name, meaning] :
         {std::pair("date", "publishDate"), std::pair("publishDate", "publishDate"),
          std::pair("expiryDate", "expiryDate")}) {
        for (const QString &key : textsOf(valueOf(dates, QLatin1String(name)))) {
            if (!key.startsWith(QLatin1Char(':')))
                book.take(key, QLatin1String(meaning));
        }
    }
    const QJsonArray mounts =
        valueOf(valueOf(config, QLatin1String("module")).toObject(), QLatin1String("mounts"))
            .toArray();
    for (const QJsonValue one : mounts) {
        const QJsonObject mount = one.toObject();
        const QString target = valueOf(mount, QLatin1String("target")).toString();
        if (target.section(QLatin1Char('/'), 0, 0) != QLatin1String("content"))
            continue;
        const QString source = valueOf(mount, QLatin1String("source")).toString();
        QStringList without = textsOf(valueOf(mount, QLatin1String("excludeFiles")));
        QStringList only = textsOf(valueOf(mount, QLatin1String("includeFiles")));
        for (const QString &pattern : textsOf(valueOf(mount, QLatin1String("files")))) {
            if (pattern.startsWith(QLatin1Char('!')))
                without << pattern.mid(1).trimmed();
            else
                only << pattern;
        }
        for (const QString &pattern : std::as_const(without))
            book.hide(keyed("excludeFiles"), {placeBelow(source, pattern)});
        QList<QRegularExpression> shown;
        for (const QString &pattern : std::as_const(only))
            shown << placeBelow(source, pattern);
        if (!shown.isEmpty())
            book.hide(keyed("includeFiles"),
                      {placeBelow(source, QStringLiteral("**")), noneOf(shown)});
    }
}

/** Maps are merged, whatever else stands in both is `over`'s. */
QJsonObject merged(QJsonObject base, const QJsonObject &over)
{
    for (auto it = over.begin(); it != over.end(); ++it) {
        const QJsonValue below = base.value(it.key());
        const bool areMaps = below.isObject() && it.value().isObject();
        base.insert(it.key(), areMaps ? merged(below.toObject(), it.value().toObject())
                                      : QJsonValue(it.value()));
    }
    return base;
}

} // namespace

void readOwnKeys(RuleBook &book, const QString &place, const QJsonObject &config)
{
    const QString name = QFileInfo(place).fileName();
    if (name.startsWith(QLatin1String("_quarto")))
        readQuarto(book, config);
    else if (name == QLatin1String("book.toml"))
        readMdBook(book, place, config);
    else if (name.startsWith(QLatin1String("mkdocs.")))
        readMkDocs(book, place, config);
    else if (name.startsWith(QLatin1String("hugo.")) || name.startsWith(QLatin1String("config.")))
        readHugo(book, config);
    else if (name.startsWith(QLatin1String("_config"))) {
        readJekyll(book, config);
        readHexo(book, config);
    }
    if (switchOf(config.value(QLatin1String("only_build_toc_files"))) == true) // Jupyter Book
        book.hide(keyed("only_build_toc_files"), {});
}

bool readExclude(RuleBook &book, const Text::FrontMatterField &field, const QJsonObject &config)
{
    const QList<ContentPlace> &places = book.places();
    const auto site = std::find_if(places.begin(), places.end(), [&book](const auto &place) {
        return place.folder == book.page().folder && place.program == ContentPlace::Program::Jekyll;
    });
    if (field.key != QLatin1String("exclude") || field.value.isObject() || site == places.end())
        return false;
    const EntryFilter filter(site->roots.value(0), textsOf(field.value),
                             textsOf(config.value(QLatin1String("include"))));
    if (filter.isOn())
        book.hideBy(field, filter);
    return true;
}

Text::Parsed<QJsonObject> withInherited(const QString &place, const QJsonObject &config)
{
    QJsonObject all = config;
    QString file = place;
    for (int depth = 0; all.contains(QLatin1String("INHERIT")); ++depth) {
        file = QFileInfo(file).dir().filePath(all.take(QLatin1String("INHERIT")).toString());
        const auto text = configText(file);
        if (!text)
            return tl::unexpected(text.error());
        const auto base = configIn(file, *text);
        if (!base)
            return tl::unexpected(base.error());
        if (depth == MostInherited)
            return tl::unexpected(Text::Problem{
                1,
                translated(QT_TRANSLATE_NOOP("Exchange", "too many files inherit from others"))});
        all = merged(base->toJson(), all);
    }
    return all;
}

} // namespace Triptych::Exchange
