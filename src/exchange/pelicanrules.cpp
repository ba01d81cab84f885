#include "programtext.h"
#include "rulebook.h"

// The settings of Pelican are a Python program. What they assign is looked for, not run.

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

} // namespace

void readPelican(RuleBook &book, const QString &text)
{
    // {'status': 'draft'}, dict(status='draft'), (('status', 'draft'),), DEFAULT_METADATA['status']
    // = 'draft'
    static const QRegularExpression status(
        QStringLiteral("\\bstatus\\b[\"'\\]]*\\s*[:=,]\\s*(?:\"([\\w-]+)\"|'([\\w-]+)')?"));
    const QString code = withoutComments(text, CommentMark::Hash);
    book.page().isAnyCase = true;
    for (const ProgramPart &one : partsNamed(code, QStringLiteral("DEFAULT_METADATA"))) {
        for (auto all = status.globalMatch(one.text); all.hasNext();) {
            const QRegularExpressionMatch match = all.next();
            const QString word = match.captured(1) + match.captured(2);
            const int line =
                one.line + int(QStringView(one.text).first(match.capturedStart()).count(u'\n'));
            if (!word.isEmpty()) {
                book.values({{QStringLiteral("status"), word}}, line, {});
                continue;
            }
            SiteRule rule = book.page(); // what the program makes it, nobody knows
            rule.field = {QStringLiteral("status"), QJsonValue(QJsonValue::Undefined), line};
            rule.isOfProgram = true;
            book.add(std::move(rule));
        }
    }
    readExcludes(book, code);
}

} // namespace Triptych::Exchange
