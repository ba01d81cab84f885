#include "rulereader.h"

// The settings of Pelican are a Python program. What they assign is looked for, not run.

namespace Triptych::Exchange {

namespace {

struct Assigned
{
    QString text; ///< from the name to where its brackets are closed, or its line ends
    int line = 1;
};

/** The program without its comments, line for line. */
QString withoutComments(const QString &text)
{
    static const QRegularExpression comment(QStringLiteral("('[^'\\n]*'|\"[^\"\\n]*\")|#[^\\n]*"));
    QString code;
    qsizetype from = 0;
    for (auto all = comment.globalMatch(text); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        if (one.hasCaptured(1))
            continue;
        code += QStringView(text).sliced(from, one.capturedStart() - from);
        from = one.capturedEnd();
    }
    return code + QStringView(text).sliced(from);
}

QList<Assigned> assignments(const QString &code, const char *name)
{
    const QRegularExpression named(QStringLiteral("\\b%1\\b").arg(QLatin1String(name)));
    QList<Assigned> found;
    qsizetype after = 0;
    for (auto all = named.globalMatch(code); all.hasNext();) {
        const qsizetype begin = all.next().capturedStart();
        if (begin < after)
            continue; // inside the one before
        int depth = 0;
        qsizetype end = begin;
        for (; end < code.size(); ++end) {
            const QChar c = code.at(end);
            if (c == u'(' || c == u'[' || c == u'{')
                ++depth;
            else if (c == u')' || c == u']' || c == u'}')
                --depth;
            else if (c == u'\n' && depth <= 0)
                break;
        }
        found.append(
            {code.mid(begin, end - begin), int(QStringView(code).first(begin).count(u'\n')) + 1});
        after = end;
    }
    return found;
}

QStringList textsIn(const QString &code)
{
    static const QRegularExpression quoted(QStringLiteral("'([^'\\n]*)'|\"([^\"\\n]*)\""));
    QStringList texts;
    for (auto all = quoted.globalMatch(code); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        texts << one.captured(1) + one.captured(2);
    }
    return texts;
}

/** Any of the folders, wherever it stands. */
QString choiceOf(const QStringList &folders)
{
    QStringList choices;
    for (const QString &folder : folders)
        choices << QRegularExpression::escape(folder);
    return QStringLiteral("(?:%1)/").arg(choices.join(QLatin1Char('|')));
}

} // namespace

void RuleReader::readPelican(const QString &text)
{
    // {'status': 'draft'}, dict(status='draft'), (('status', 'draft'),), DEFAULT_METADATA['status']
    // = 'draft'
    static const QRegularExpression status(
        QStringLiteral("\\bstatus\\b[\"'\\]]*\\s*[:=,]\\s*(?:\"([\\w-]+)\"|'([\\w-]+)')?"));
    const QString code = withoutComments(text);
    m_rule.isAnyCase = true;
    for (const Assigned &one : assignments(code, "DEFAULT_METADATA")) {
        for (auto all = status.globalMatch(one.text); all.hasNext();) {
            const QRegularExpressionMatch match = all.next();
            const QString word = match.captured(1) + match.captured(2);
            const int line =
                one.line + int(QStringView(one.text).first(match.capturedStart()).count(u'\n'));
            if (!word.isEmpty()) {
                values({{QStringLiteral("status"), word}}, line, {});
                continue;
            }
            SiteRule rule = m_rule; // what the program makes it, nobody knows
            rule.field = {QStringLiteral("status"), QJsonValue(QJsonValue::Undefined), line};
            add(std::move(rule));
        }
    }
    readExcludes(code);
}

void RuleReader::readExcludes(const QString &code)
{
    const auto listOf = [&code](const char *name, const QStringList &usual) {
        QStringList folders;
        const QList<Assigned> all = assignments(code, name);
        for (const Assigned &one : all)
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
        for (const Assigned &one : assignments(code, name)) {
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
            hide({QLatin1String(name), {}, one.line}, places);
        }
    }
}

} // namespace Triptych::Exchange
