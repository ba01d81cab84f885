#include "programtext.h"
#include "rulebook.h"
#include "sitepatterns.h"

// The settings of Pelican, Nikola and Sphinx are Python programs. What they assign is looked for,
// not run.

namespace Triptych::Exchange {

namespace {

/** Any of the folders, wherever it stands. */
QString choiceOf(const QStringList &folders)
{
    QStringList choices;
    for (const QString &folder : folders)
        choices << QRegularExpression::escape(folder);
    return QStringLiteral("(?:%1)/").arg(choices.join(QLatin1Char('|')));
}

void readExcludes(RuleBook &book, const QString &code)
{
    const auto listOf = [&code](const char *name, const QStringList &usual) {
        QStringList folders;
        const QList<ProgramPart> all = partsNamed(code, QLatin1String(name));
        for (const ProgramPart &one : all)
            folders += textsIn(one.text);
        folders.removeAll(QString());
        return all.isEmpty() ? usual : folders;
    };
    // What is left out of the articles may be shown as a page, if it is no page that is left out as
    // well.
    const QStringList pages = listOf("PAGE_PATHS", {QStringLiteral("pages")});
    const QString notPages =
        pages.isEmpty() ? QString() : QStringLiteral("^(?!(?:.*/)?%1)").arg(choiceOf(pages));
    for (const auto &[name, isOfPages] :
         {std::pair("ARTICLE_EXCLUDES", false), std::pair("PAGE_EXCLUDES", true)}) {
        for (const ProgramPart &one : partsNamed(code, QLatin1String(name))) {
            QStringList folders = textsIn(one.text);
            folders.removeAll(QString());
            if (folders.isEmpty())
                continue;
            QList<QRegularExpression> places{
                QRegularExpression(QStringLiteral("(?:^|/)") + choiceOf(folders))};
            if (!isOfPages && !notPages.isEmpty())
                places << QRegularExpression(notPages);
            if (isOfPages && !pages.isEmpty())
                places << QRegularExpression(QStringLiteral("(?:^|/)") + choiceOf(pages));
            book.hide({QLatin1String(name), {}, one.line}, places);
        }
    }
}

/** Statuses as in {'status': 'draft'}, dict(status='draft'), (('status', 'draft'),) and
 * DEFAULT_METADATA['status'] = 'draft'. */
void readStatuses(RuleBook &book, const ProgramPart &part, const QList<QRegularExpression> &places)
{
    static const QRegularExpression status(
        QStringLiteral("\\bstatus\\b[\"'\\]]*\\s*[:=,]\\s*(?:\"([\\w-]+)\"|'([\\w-]+)')?"));
    LineCounter lines(part.text);
    for (auto all = status.globalMatch(part.text); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const QString word = match.captured(1) + match.captured(2);
        const int line = part.line + lines.lineOf(match.capturedStart()) - 1;
        if (!word.isEmpty()) {
            book.values({{QStringLiteral("status"), word}}, line, places);
            continue;
        }
        SiteRule rule = book.page(); // what the program makes it, nobody knows
        rule.field = {QStringLiteral("status"), QJsonValue(QJsonValue::Undefined), line};
        rule.places = places;
        rule.isOfProgram = true;
        book.add(std::move(rule));
    }
}

void readPathMetadata(RuleBook &book, const ProgramPart &part)
{
    static const QRegularExpression path(
        QStringLiteral("(?:'([^'\\n]+)'|\"([^\"\\n]+)\")\\s*:\\s*(?=\\{|dict\\s*\\()"));
    LineCounter lines(part.text);
    bool isAny = false;
    for (auto all = path.globalMatch(part.text); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const qsizetype begin = match.capturedEnd();
        const QString file = match.captured(1) + match.captured(2);
        isAny = true;
        readStatuses(book,
                     {part.text.mid(begin, endOfBrackets(part.text, begin) - begin),
                      part.line + lines.lineOf(match.capturedStart()) - 1},
                     {placeOf(file)});
    }
    if (!isAny && part.text.contains(QLatin1String("status")))
        book.holdForProgram(QStringLiteral("EXTRA_PATH_METADATA"), part.line);
}

/** The texts that a list gets: NAME = [...], NAME += [...], NAME.append(...). */
std::optional<QStringList> listedIn(const ProgramPart &part)
{
    static const QRegularExpression before(
        QStringLiteral("^\\w+\\s*(?:(?::[^=\\n]*)?\\+?=|\\.(?:append|extend|insert)\\b)"));
    return part.text.contains(before) ? plainTexts(QString(part.text).remove(before))
                                      : std::optional(QStringList());
}

void readPaths(RuleBook &book, const QString &code)
{
    for (const ProgramPart &part : partsNamed(code, QStringLiteral("IGNORE_FILES"))) {
        const auto patterns = listedIn(part);
        if (!patterns)
            book.holdForProgram(QStringLiteral("IGNORE_FILES"), part.line);
        for (const QString &pattern : patterns.value_or(QStringList()))
            book.hide({QStringLiteral("IGNORE_FILES"), {}, part.line}, {placeOf(pattern)});
    }
    QStringList folders;
    int line = 0;
    for (const char *name : {"ARTICLE_PATHS", "PAGE_PATHS"}) {
        const bool isOfPages = QLatin1String(name) == QLatin1String("PAGE_PATHS");
        QStringList listed = isOfPages ? QStringList{QStringLiteral("pages")} : QStringList();
        for (const ProgramPart &part : partsNamed(code, QLatin1String(name))) {
            const auto texts = listedIn(part);
            if (!texts)
                book.holdForProgram(QLatin1String(name), part.line);
            listed = texts.value_or(QStringList());
            line = isOfPages ? line : part.line;
        }
        folders += listed;
    }
    if (line > 0 && !folders.contains(QString()) && !folders.contains(QLatin1String("."))) {
        book.hide({QStringLiteral("ARTICLE_PATHS"), {}, line},
                  {QRegularExpression(QStringLiteral("^(?!(?:.*/)?%1)").arg(choiceOf(folders)))});
    }
    static const QRegularExpression path(
        QStringLiteral("^PATH\\s*=\\s*(?:'([^'\\n]*)'|\"([^\"\\n]*)\")\\s*$"),
        QRegularExpression::MultilineOption);
    if (const QRegularExpressionMatch match = path.match(code); match.hasMatch())
        book.lookOnlyIn(QStringLiteral("PATH"), {match.captured(1) + match.captured(2)});
}

/** What of it can be told of no article without running it. */
void readPrograms(RuleBook &book, const QString &code)
{
    for (const char *name : {"FILENAME_METADATA", "PATH_METADATA"}) {
        for (const ProgramPart &part : partsNamed(code, QLatin1String(name))) {
            if (part.text.contains(QLatin1String("?P<status>")))
                book.holdForProgram(QLatin1String(name), part.line);
        }
    }
    // publishconf.py begins so, and pelicanconf.py is read by itself.
    static const QRegularExpression imported(
        QStringLiteral("^[ \\t]*from\\s+(?!\\.?pelicanconf\\b)(\\S+)\\s+import\\s+\\*"),
        QRegularExpression::MultilineOption);
    if (const QRegularExpressionMatch match = imported.match(code); match.hasMatch()) {
        book.holdForProgram(match.captured().trimmed(),
                            LineCounter(code).lineOf(match.capturedStart()));
    }
    for (const char *name : {"DEFAULT_METADATA", "EXTRA_PATH_METADATA", "ARTICLE_EXCLUDES",
                             "PAGE_EXCLUDES", "IGNORE_FILES", "ARTICLE_PATHS"}) {
        const QList<ProgramPart> parts = partsNamed(code, QLatin1String(name));
        for (const ProgramPart &part : parts) {
            if (!part.isWhole)
                book.holdForProgram(QLatin1String(name), part.line);
        }
    }
}

} // namespace

void readPelican(RuleBook &book, const QString &text)
{
    const QString code = withoutComments(text, CommentMark::Hash);
    book.page().isAnyCase = true;
    for (const ProgramPart &part : partsNamed(code, QStringLiteral("DEFAULT_METADATA")))
        readStatuses(book, part, {});
    for (const ProgramPart &part : partsNamed(code, QStringLiteral("EXTRA_PATH_METADATA")))
        readPathMetadata(book, part);
    readExcludes(book, code);
    readPaths(book, code);
    readPrograms(book, code);
}

bool readConfPy(RuleBook &book, const QString &text)
{
    const QString code = withoutComments(text, CommentMark::Hash);
    // Sphinx has a file of this name, too.
    static const QRegularExpression nikola(QStringLiteral("^(?:BLOG_TITLE|POSTS)\\s*="),
                                           QRegularExpression::MultilineOption);
    for (const ProgramPart &part : partsNamed(code, QStringLiteral("exclude_patterns"))) {
        const auto patterns = listedIn(part);
        if (!patterns || !part.isWhole)
            book.holdForProgram(QStringLiteral("exclude_patterns"), part.line);
        for (const QString &pattern : patterns.value_or(QStringList()))
            book.hide({QStringLiteral("exclude_patterns"), {}, part.line}, {placeOf(pattern)});
    }
    if (!code.contains(nikola))
        return false;
    // POSTS = (("posts/*.md", "posts", "post.tmpl"),)
    static const QRegularExpression first(
        QStringLiteral("\\(\\s*(?:'([^'\\n]+)'|\"([^\"\\n]+)\")\\s*,"));
    QStringList folders;
    bool hasPages = false;
    for (const char *name : {"POSTS", "PAGES"}) {
        for (const ProgramPart &part : partsNamed(code, QLatin1String(name))) {
            hasPages = hasPages || QLatin1String(name) == QLatin1String("PAGES");
            for (auto all = first.globalMatch(part.text); all.hasNext();) {
                const QRegularExpressionMatch match = all.next();
                folders << (match.captured(1) + match.captured(2));
            }
        }
    }
    for (QString &folder : folders)
        folder = folder.section(QLatin1Char('/'), 0, -2);
    if (!hasPages)
        folders << QStringLiteral("pages"); // its own default
    if (folders.size() > 1 || hasPages)
        book.lookOnlyIn(QStringLiteral("POSTS"), folders);
    return true;
}

} // namespace Triptych::Exchange
