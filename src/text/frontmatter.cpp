#include "frontmatter.h"

#include "frontmatterformats.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

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

bool isLine(QStringView line, QLatin1String delimiter)
{
    if (!line.startsWith(delimiter))
        return false;
    return line.sliced(delimiter.size()).trimmed().isEmpty();
}

QStringView lineAt(const QString &text, qsizetype start)
{
    const qsizetype end = text.indexOf(QLatin1Char('\n'), start);
    return QStringView(text).sliced(start, (end < 0 ? text.size() : end) - start);
}

Fenced splitFence(const QString &text, QLatin1String open,
                  std::initializer_list<QLatin1String> close)
{
    Fenced fenced;
    const qsizetype start = qMin(text.size(), lineAt(text, 0).size() + 1);
    Q_ASSERT(isLine(lineAt(text, 0), open));
    int line = 2;
    for (qsizetype at = start; at < text.size(); ++line) {
        const QStringView current = lineAt(text, at);
        const bool closes = std::any_of(close.begin(), close.end(), [&](QLatin1String delimiter) {
            return isLine(current, delimiter);
        });
        if (closes) {
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
        QStringLiteral("^[\"']?[A-Za-z_][\\w-]{0,60}[\"']?\\s*:(\\s|$)"),
        QRegularExpression::MultilineOption);
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
    for (const FrontMatterField &field : *fields) {
        if (!isWithinLimits(field.value, 1, values))
            return tl::unexpected(Problem{field.line, beyondLimits()});
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

Parsed<FrontMatter> yamlMatter(const QString &text)
{
    const Fenced fenced =
        splitFence(text, QLatin1String("---"), {QLatin1String("---"), QLatin1String("...")});
    if (!fenced.closed) {
        // A rule above ordinary text: only keys right below it show that a fence was torn off.
        const QString firstLine = lineAt(fenced.inner, 0).toString();
        return looksLikeKeys(firstLine) ? Parsed<FrontMatter>(notClosed(QStringLiteral("---")))
                                        : Parsed<FrontMatter>(allBody(text));
    }
    bool isMap = false;
    Parsed<QList<FrontMatterField>> fields = parseYaml(fenced.inner, &isMap);
    if (!fields) {
        if (!looksLikeKeys(fenced.inner))
            return allBody(text);
        Problem problem = fields.error();
        problem.line += 1;
        return tl::unexpected(problem);
    }
    if (!isMap)
        return allBody(text);
    return assemble(FrontMatter::Format::Yaml, std::move(*fields), 1, text, fenced.bodyStart,
                    fenced.bodyLine);
}

Parsed<FrontMatter> tomlMatter(const QString &text)
{
    const Fenced fenced = splitFence(text, QLatin1String("+++"), {QLatin1String("+++")});
    if (!fenced.closed)
        return notClosed(QStringLiteral("+++"));
    Parsed<QList<FrontMatterField>> fields = withinLimits(parseToml(fenced.inner));
    if (!fields) {
        Problem problem = fields.error();
        problem.line += 1;
        return tl::unexpected(problem);
    }
    return assemble(FrontMatter::Format::Toml, std::move(*fields), 1, text, fenced.bodyStart,
                    fenced.bodyLine);
}

Parsed<FrontMatter> jsonMatter(const QString &text)
{
    // "{{ template }}" and "{% tag %}" begin posts too.
    static const QRegularExpression object(QStringLiteral("^\\{\\s*[\"}]"));
    if (!object.match(text).hasMatch())
        return allBody(text);
    qsizetype length = 0;
    Parsed<QList<FrontMatterField>> fields = withinLimits(parseJson(text, &length));
    if (!fields)
        return tl::unexpected(fields.error());
    const QStringView rest = lineAt(text, length);
    if (!rest.trimmed().isEmpty())
        return allBody(text);
    const qsizetype bodyStart = qMin(text.size(), length + rest.size() + 1);
    const int bodyLine = int(QStringView(text).left(bodyStart).count(QLatin1Char('\n'))) + 1;
    return assemble(FrontMatter::Format::Json, std::move(*fields), 0, text, bodyStart, bodyLine);
}

} // namespace

QString beyondLimits()
{
    return QCoreApplication::translate("Text",
                                       "the front matter is too large or too deeply nested");
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
    if (isLine(lineAt(text, 0), QLatin1String("---")))
        return yamlMatter(text);
    if (isLine(lineAt(text, 0), QLatin1String("+++")))
        return tomlMatter(text);
    if (text.startsWith(QLatin1Char('{')))
        return jsonMatter(text);
    return allBody(text);
}

} // namespace Triptych::Text
