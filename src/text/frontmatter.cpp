#include "frontmatter.h"

#include "frontmatterformats.h"
#include "matterplace.h"
#include "publicationkeys.h"

#include <core/said.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace Triptych::Text {

namespace {

/** The parts of a text between two delimiter lines. */
struct Fenced
{
    bool closed = false;
    QString inner;
    qsizetype bodyStart = 0;
    int bodyLine = 1;
};

/** The first line may be indented; then the last may be too. */
Fenced splitFence(const QString &text, bool indented, std::initializer_list<QLatin1String> close)
{
    Fenced fenced;
    const qsizetype start = qMin(text.size(), lineAt(text, 0).size() + 1);
    int line = 2;
    for (qsizetype at = start; at < text.size(); ++line) {
        const QStringView current = lineAt(text, at);
        const bool mayClose = indented || (!current.isEmpty() && !current.front().isSpace());
        const QStringView trimmed = mayClose ? current.trimmed() : QStringView();
        if (mayClose && std::find(close.begin(), close.end(), trimmed) != close.end()) {
            fenced.closed = true;
            fenced.inner = text.sliced(start, at - start);
            fenced.bodyStart = qMin(text.size(), at + current.size() + 1);
            fenced.bodyLine = line + 1;
            return fenced;
        }
        at += current.size() + 1;
    }
    fenced.inner = text.sliced(start);
    return fenced;
}

/** Whether a person meant keys and values, or just drew a line above a paragraph. */
bool looksLikeKeys(const QString &inner)
{
    static const QRegularExpression key(
        QStringLiteral("^[\"']?[\\p{L}_][\\p{L}\\p{M}\\p{N}_-]{0,60}[\"']?\\s*:(\\s|$)"),
        QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption);
    return key.match(inner).hasMatch();
}

FrontMatter allBody(const QString &text)
{
    FrontMatter matter;
    matter.body = text;
    return matter;
}

tl::unexpected<Problem> notClosed(const QString &delimiter)
{
    return tl::unexpected(Problem{
        1, QCoreApplication::translate("Text", "the front matter is not closed by a line \"%1\"")
               .arg(delimiter)});
}

constexpr Core::Said said{"Text"};

/** False where `value`, `depth` levels down, has more below it than front matter may have; counts
 * down `values`. */
bool isWithinLimits(const QJsonValue &value, int depth, int &values)
{
    if (--values < 0 || depth > MaximumNesting)
        return false;
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        return std::all_of(items.begin(), items.end(), [&](const QJsonValue &item) {
            return isWithinLimits(item, depth + 1, values);
        });
    }
    const QJsonObject object = value.toObject();
    if (object.size() > MaximumKeys)
        return false;
    return std::all_of(object.begin(), object.end(), [&](const QJsonValue &item) {
        return isWithinLimits(item, depth + 1, values);
    });
}

/** TOML's and JSON's own readers go deeper than YAML's here. */
Parsed<QList<FrontMatterField>> withinLimits(Parsed<QList<FrontMatterField>> fields)
{
    if (!fields)
        return fields;
    int values = MaximumValues;
    if (fields->size() > MaximumKeys)
        return tl::unexpected(Problem{1, beyondLimits()});
    for (const FrontMatterField &field : *fields) {
        if (!isWithinLimits(field.value, 1, values))
            return tl::unexpected(Problem{field.line, beyondLimits(field.key)});
    }
    return fields;
}

FrontMatter assemble(FrontMatter::Format format, QList<FrontMatterField> fields, int lineOffset,
                     const QString &text, qsizetype bodyStart, int bodyLine)
{
    FrontMatter matter;
    matter.format = format;
    matter.fields = std::move(fields);
    for (FrontMatterField &field : matter.fields)
        field.line += lineOffset;
    matter.body = text.sliced(bodyStart);
    matter.bodyLine = bodyLine;
    return matter;
}

Problem doubted(const char *text)
{
    return {1, said(text)};
}

/** Moves a Problem of an inner text to its place in the whole. */
tl::unexpected<Problem> movedDown(Problem problem, int lines)
{
    problem.line += lines;
    return tl::unexpected(std::move(problem));
}

/** What looks like keys and is no map: "title = x", "draft:true" and lists of keys. */
Parsed<FrontMatter> noMap(const QString &text, const QString &inner)
{
    // "draft true", without its colon.
    static const QRegularExpression bareSwitch(
        QStringLiteral("^([\\w-]+)\\s+(?:true|false|yes|no)\\s*$"),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch bare = bareSwitch.match(inner);
    const bool isSwitch = bare.hasMatch() && isUsualKey(bare.capturedView(1));
    if (!hasUsualKey(inner) && !isSwitch)
        return allBody(text);
    return tl::unexpected(
        Problem{2, said(QT_TRANSLATE_NOOP("Text", "the front matter is no list of \"key: value\" "
                                                  "lines, each with a blank behind the colon"))});
}

Parsed<FrontMatter> yamlMatter(const QString &text, const MatterStart &start)
{
    const Fenced fenced =
        splitFence(text, start.indent > 0, {QLatin1String("---"), QLatin1String("...")});
    if (!fenced.closed) {
        // A rule above ordinary text: only keys right below it show that a fence was torn off.
        const QString firstLine = lineAt(fenced.inner, 0).toString();
        return looksLikeKeys(firstLine) || hasUsualKey(firstLine)
                   ? Parsed<FrontMatter>(notClosed(QStringLiteral("---")))
                   : Parsed<FrontMatter>(allBody(text));
    }
    if ((start.indent > 0 || start.behindComment) && !hasUsualKey(fenced.inner))
        return allBody(text);
    bool isMap = false;
    Parsed<QList<FrontMatterField>> fields = parseYaml(fenced.inner, &isMap);
    if (!fields) {
        // Longer than any key, and no word of a text.
        static const QRegularExpression longKey(QStringLiteral("^\\s*[^\\s:]{61,}+:(?:\\s|$)"));
        if (!looksLikeKeys(fenced.inner) && !hasUsualKey(fenced.inner) &&
            !longKey.match(lineAt(fenced.inner, 0).toString()).hasMatch())
            return allBody(text);
        return movedDown(fields.error(), 1);
    }
    if (!isMap)
        return noMap(text, fenced.inner);
    return assemble(FrontMatter::Format::Yaml, std::move(*fields), 1, text, fenced.bodyStart,
                    fenced.bodyLine);
}

Parsed<FrontMatter> tomlMatter(const QString &text, const MatterStart &start, QLatin1String close)
{
    const Fenced fenced = splitFence(text, start.indent > 0, {close});
    if (!fenced.closed)
        return notClosed(close);
    Parsed<QList<FrontMatterField>> fields = withinLimits(parseToml(fenced.inner));
    if (!fields)
        return movedDown(fields.error(), 1);
    return assemble(FrontMatter::Format::Toml, std::move(*fields), 1, text, fenced.bodyStart,
                    fenced.bodyLine);
}

Parsed<FrontMatter> jsonMatter(const QString &original)
{
    // Comments are no JSON, and people write them all the same: what stands beside them counts.
    const QString text = withoutJsonComments(original);
    static const QRegularExpression member(QStringLiteral("^\\{\\s*\""));
    if (text != original && !member.match(text).hasMatch())
        return allBody(original); // "{/* a comment of MDX */}"
    // "{{ template }}" and "{% tag %}" begin posts too.
    static const QRegularExpression object(QStringLiteral("^\\{\\s*[\"}]"));
    static const QRegularExpression bareKey(QStringLiteral("^\\{\\s*['A-Za-z_][\\w' -]{0,60}:"));
    if (!object.match(text).hasMatch()) {
        FrontMatter matter = allBody(original);
        const QString head = text.first(qMin<qsizetype>(text.size(), 1'000));
        if (bareKey.match(head).hasMatch() &&
            hasUsualKey(QString(head).replace(QLatin1Char(','), QLatin1Char('\n'))))
            matter.doubt = doubted(QT_TRANSLATE_NOOP(
                "Text", "the keys of JSON front matter must stand in double quotes"));
        return matter;
    }
    qsizetype length = 0;
    Parsed<QList<FrontMatterField>> fields = withinLimits(parseJson(text, &length));
    if (!fields)
        return tl::unexpected(fields.error());
    const QStringView rest = lineAt(text, length);
    if (!rest.trimmed().isEmpty()) {
        FrontMatter matter = allBody(original);
        if (!fields->isEmpty())
            matter.doubt = doubted(QT_TRANSLATE_NOOP(
                "Text", "more text stands in the line that closes the JSON front matter"));
        return matter;
    }
    const qsizetype bodyStart = qMin(text.size(), length + rest.size() + 1);
    const int bodyLine = int(QStringView(text).left(bodyStart).count(QLatin1Char('\n'))) + 1;
    return assemble(FrontMatter::Format::Json, std::move(*fields), 0, original, bodyStart,
                    bodyLine);
}

/** Members of an object without its braces, or with them; `above` lines stand over `inner`. */
Parsed<FrontMatter> jsonLines(const QString &text, const Fenced &fenced, int above)
{
    QString object = fenced.inner;
    if (!object.trimmed().startsWith(QLatin1Char('{')))
        object = QLatin1Char('{') + object + QLatin1Char('}');
    const qsizetype blanks = object.indexOf(QLatin1Char('{'));
    const int blankLines = int(QStringView(object).first(blanks).count(u'\n'));
    object.remove(0, blanks);
    qsizetype length = 0;
    Parsed<QList<FrontMatterField>> fields = withinLimits(parseJson(object, &length));
    if (!fields)
        return movedDown(fields.error(), above + blankLines);
    if (!QStringView(object).sliced(length).trimmed().isEmpty()) {
        return movedDown(
            doubted(QT_TRANSLATE_NOOP("Text", "more text stands behind the JSON front matter")),
            above);
    }
    return assemble(FrontMatter::Format::Json, std::move(*fields), above + blankLines, text,
                    fenced.bodyStart, fenced.bodyLine);
}

/** Lines "Title: x" at the start of a text, ended by a blank line, or by the fence that Hexo asks
 * for. */
Parsed<FrontMatter> headerMatter(const QString &text)
{
    qsizetype at = 0;
    int line = 1;
    QStringView current = lineAt(text, 0);
    if (keyOfLine(current).isEmpty())
        return allBody(text);
    while (at < text.size() && !current.trimmed().isEmpty() && current != QLatin1String("---") &&
           at < MaximumFrontMatter) {
        at += current.size() + 1;
        ++line;
        current = lineAt(text, qMin(at, text.size()));
    }
    at = qMin(at, text.size());
    const qsizetype bodyStart = qMin(text.size(), at + current.size() + 1);
    const int bodyLine = line + 1;
    const QString inner = text.first(at);
    std::optional<QList<FrontMatterField>> headers = parsePlain(inner);
    if (current != QLatin1String("---")) {
        if (!headers)
            return allBody(text);
        return assemble(FrontMatter::Format::Plain, std::move(*headers), 0, text, bodyStart,
                        bodyLine);
    }
    bool isMap = false;
    Parsed<QList<FrontMatterField>> fields = parseYaml(inner, &isMap);
    const auto isTitle = [](const FrontMatterField &field) {
        return field.key.compare(QLatin1String("title"), Qt::CaseInsensitive) == 0;
    };
    if (!fields && headers)
        return tl::unexpected(fields.error());
    if (!fields || !isMap || std::none_of(fields->begin(), fields->end(), isTitle))
        return allBody(text);
    return assemble(FrontMatter::Format::Yaml, std::move(*fields), 0, text, bodyStart, bodyLine);
}

/** What front matter may be written in besides, and nothing here reads: gray-matter's engines
 * (Eleventy), and data formats. */
bool isOtherLanguage(const QString &language)
{
    static const QSet<QString> languages{
        QStringLiteral("js"),           QStringLiteral("javascript"), QStringLiteral("mjs"),
        QStringLiteral("cjs"),          QStringLiteral("node"),       QStringLiteral("jsx"),
        QStringLiteral("ts"),           QStringLiteral("typescript"), QStringLiteral("coffee"),
        QStringLiteral("coffeescript"), QStringLiteral("cson"),       QStringLiteral("json5"),
        QStringLiteral("jsonc"),        QStringLiteral("hjson"),      QStringLiteral("ini"),
        QStringLiteral("xml"),          QStringLiteral("lua"),        QStringLiteral("php"),
        QStringLiteral("ruby"),         QStringLiteral("python"),     QStringLiteral("clojure"),
        QStringLiteral("edn"),          QStringLiteral("lisp"),       QStringLiteral("liquid"),
    };
    return languages.contains(language);
}

/** By the language that its first fence names: "---", "---toml". */
Parsed<FrontMatter> dashedMatter(const QString &text, const MatterStart &start)
{
    const QString language =
        lineAt(text, 0).sliced(3).toString().section(QLatin1Char('#'), 0, 0).trimmed().toLower();
    if (language.isEmpty() || language == QLatin1String("yaml") || language == QLatin1String("yml"))
        return yamlMatter(text, start);
    if (language == QLatin1String("toml"))
        return tomlMatter(text, start, QLatin1String("---"));
    const Fenced fenced = splitFence(text, start.indent > 0, {QLatin1String("---")});
    const bool isData = hasUsualKey(fenced.inner);
    if (language == QLatin1String("json") && fenced.closed && isData)
        return jsonLines(text, fenced, 1);
    const Problem notRead{
        1, said(QT_TRANSLATE_NOOP("Text", "front matter in \"%1\" is not read")).arg(language)};
    FrontMatter matter = allBody(text);
    // Only its site can tell what it says. So it is with a word that nobody knows behind a rule,
    // and something that ends it.
    if (isOtherLanguage(language) || fenced.closed || isData)
        matter.doubt = notRead;
    return matter;
}

Parsed<FrontMatter> matterFrom(const QString &text, const MatterStart &start)
{
    // Further in, Markdown takes it for a code block.
    constexpr qsizetype MaximumIndent = 3;
    static const QRegularExpression dashes(
        QStringLiteral("^---(?:[A-Za-z][\\w+.-]{0,20}|[ \\t]*(?:yaml|yml|toml|json|jsonc|json5|js|"
                       "javascript|mjs|cjs|ts|typescript|coffee|coffeescript|cson|hjson|edn|lua))?["
                       " \\t]*(?:#.*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString first = lineAt(text, 0).toString();
    if (start.indent > MaximumIndent || text.isEmpty())
        return allBody(text);
    if (dashes.match(first).hasMatch())
        return dashedMatter(text, start);
    const QString fence = first.trimmed();
    if (fence == QLatin1String("+++"))
        return tomlMatter(text, start, QLatin1String("+++"));
    if (text.startsWith(QLatin1Char('{')))
        return jsonMatter(text);
    if (fence == QLatin1String(";;;") || text.startsWith(QLatin1Char('"'))) {
        const bool isOpen = fence == QLatin1String(";;;");
        // What nothing opens is taken as if a fence stood above it.
        Fenced fenced = splitFence(isOpen ? text : QLatin1Char('\n') + text,
                                   isOpen && start.indent > 0, {QLatin1String(";;;")});
        if (!fenced.closed) {
            return isOpen && hasUsualKey(lineAt(fenced.inner, 0))
                       ? Parsed<FrontMatter>(notClosed(fence))
                       : Parsed<FrontMatter>(allBody(text));
        }
        if (!isOpen) {
            --fenced.bodyStart;
            --fenced.bodyLine;
        }
        return hasUsualKey(fenced.inner) ? jsonLines(text, fenced, isOpen ? 1 : 0)
                                         : Parsed<FrontMatter>(allBody(text));
    }
    return headerMatter(text);
}

/** The comments of what stood before front matter, for the body that they belong to. */
QString commentsOf(const QString &before)
{
    QStringList comments;
    qsizetype at = before.indexOf(QLatin1String("<!--"));
    while (at >= 0) {
        const qsizetype end = before.indexOf(QLatin1String("-->"), at + 4) + 3;
        comments.append(before.sliced(at, end - at));
        at = before.indexOf(QLatin1String("<!--"), end);
    }
    return comments.join(QLatin1Char('\n'));
}

Problem displaced(int line)
{
    return {line, said(QT_TRANSLATE_NOOP(
                      "Text", "this looks like front matter, but stands where none is read"))};
}

} // namespace

QString beyondLimits(const QString &field)
{
    if (field.isEmpty())
        return said(
            QT_TRANSLATE_NOOP("Text", "the front matter is too large or too deeply nested"));
    constexpr qsizetype Shown = 60;
    return said(QT_TRANSLATE_NOOP("Text",
                                  "the front matter is too large or too deeply nested at \"%1\""))
        .arg(field.size() > Shown ? field.left(Shown) + QChar(0x2026) : field);
}

QString largestField(const QString &text)
{
    static const QRegularExpression beginning(QStringLiteral(R"(^([\p{L}_][\w-]*)[ \t]*[:=])"),
                                              QRegularExpression::MultilineOption |
                                                  QRegularExpression::UseUnicodePropertiesOption);
    QString field;
    qsizetype start = 0;
    for (auto found = beginning.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch next = found.next();
        if (next.capturedStart() - start > text.size() / 2)
            return field;
        start = next.capturedStart();
        field = next.captured(1);
    }
    return text.size() - start > text.size() / 2 ? field : QString();
}

const FrontMatterField *FrontMatter::find(QStringView key) const
{
    for (auto field = fields.crbegin(); field != fields.crend(); ++field) {
        if (key.compare(field->key, Qt::CaseInsensitive) == 0)
            return &*field;
    }
    return nullptr;
}

QJsonObject FrontMatter::toJson() const
{
    QJsonObject object;
    for (const FrontMatterField &field : fields)
        object.insert(field.key, field.value);
    return object;
}

Parsed<FrontMatter> parseFrontMatter(const QString &input)
{
    QString text = input;
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    const MatterStart start = matterStart(text);
    const int above = start.line - 1;
    Parsed<FrontMatter> matter = matterFrom(start.at == 0 ? text : text.sliced(start.at), start);
    if (!matter)
        return movedDown(matter.error(), above);
    if (matter->doubt)
        matter->doubt->line += above;
    if (matter->format == FrontMatter::Format::None) {
        matter->body = text;
        if (const int line = displacedMatter(text); line > 0 && !matter->doubt)
            matter->doubt = displaced(line);
        return matter;
    }
    for (FrontMatterField &field : matter->fields)
        field.line += above;
    matter->bodyLine += above;
    matter->before = start.behindComment ? commentsOf(text.first(start.at)) : QString();
    const bool isPlain = matter->format == FrontMatter::Format::Plain;
    if (const int line = secondMatter(matter->body, isPlain); line > 0)
        matter->doubt = displaced(matter->bodyLine + line - 1);
    return matter;
}

} // namespace Triptych::Text
