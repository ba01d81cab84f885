#include "fuzz.h"

#include <text/frontmatter.h>
#include <text/yamlwriter.h>

#include <QJsonArray>

#include <algorithm>

using namespace Triptych;
using Text::FrontMatter;

namespace {

/** As the parser's contract says: no byte order mark, no CRLF, no CR. */
QString normalised(QString text)
{
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
}

int lines(QStringView text)
{
    return int(text.count(QLatin1Char('\n'))) + 1;
}

/** YAML has no word for two noncharacters, as its writer says, and half a surrogate pair, which
 * JSON can name, is no text to any store. */
bool isWritable(const QString &text)
{
    return text.isValidUtf16() && !text.contains(QChar(0xFFFE)) && !text.contains(QChar(0xFFFF));
}

bool isWritable(const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        return std::all_of(items.begin(), items.end(),
                           [](const QJsonValue &item) { return isWritable(item); });
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!isWritable(it.key()) || !isWritable(it.value()))
            return false;
    }
    return isWritable(value.toString());
}

void checkWritten(const FrontMatter &matter)
{
    QList<std::pair<QString, QJsonValue>> fields;
    const QJsonObject object = matter.toJson();
    for (auto field = object.begin(); field != object.end(); ++field)
        fields << std::pair(field.key(), field.value());
    const QString file = QStringLiteral("---\n%1---\n%2").arg(Text::writeYaml(fields), matter.body);
    const auto again = Text::parseFrontMatter(file);
    FUZZ_CHECK(again.has_value());
    FUZZ_CHECK(again->body == matter.body);
    FUZZ_CHECK(again->toJson() == object);
}

} // namespace

/** Front matter of any kind: what is read is whole, and the body is never touched. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString input = QString::fromUtf8(fuzzBytes(data, size).toByteArray());
    const QString text = normalised(input);
    const auto matter = Text::parseFrontMatter(input);
    if (!matter) {
        FUZZ_CHECK(!matter.error().reason.isEmpty());
        FUZZ_CHECK(matter.error().line >= 0 && matter.error().line <= lines(text) + 1);
        return 0;
    }
    FUZZ_CHECK(text.endsWith(matter->body));
    FUZZ_CHECK(!matter->doubt || (matter->doubt->line >= 1 && matter->doubt->line <= lines(text)));
    if (matter->format == FrontMatter::Format::None) {
        FUZZ_CHECK(matter->body == text && matter->fields.isEmpty());
        return 0;
    }
    const QStringView head = QStringView(text).chopped(matter->body.size());
    // A body that begins after the very last character has no line of its own.
    FUZZ_CHECK(matter->bodyLine == lines(head) || matter->body.isEmpty());
    for (const Text::FrontMatterField &field : matter->fields)
        FUZZ_CHECK(field.line >= 1 && field.line <= lines(head));
    // Torn after its head it is read the same, without the rest.
    const auto torn = Text::parseFrontMatter(head.toString());
    FUZZ_CHECK(torn && torn->fields == matter->fields && torn->body.isEmpty());
    if (isWritable(matter->body) && isWritable(QJsonValue(matter->toJson())))
        checkWritten(*matter);
    return 0;
}
