#include "frontmatterformats.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

namespace Triptych::Text {

namespace {

/** Finds the end of the object and the places of its own keys, without judging what is inside. */
class ObjectScan final
{
public:
    explicit ObjectScan(const QString &text) : m_text(text) { run(); }

    qsizetype length() const { return m_length; } ///< 0 where the object never ends
    const QList<std::pair<QString, int>> &keys() const { return m_keys; }

private:
    void run()
    {
        int depth = 0;
        int line = 1;
        bool inString = false;
        qsizetype stringStart = 0;
        for (qsizetype i = 0; i < m_text.size() && i <= MaximumFrontMatter; ++i) {
            const QChar c = m_text.at(i);
            if (c == QLatin1Char('\n'))
                ++line;
            if (inString) {
                if (c == QLatin1Char('\\')) {
                    ++i;
                } else if (c == QLatin1Char('"')) {
                    inString = false;
                    if (depth == 1 && isKey(i + 1))
                        m_keys.append({keyText(stringStart, i + 1), line});
                }
            } else if (c == QLatin1Char('"')) {
                inString = true;
                stringStart = i;
            } else if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
                ++depth;
            } else if (c == QLatin1Char('}') || c == QLatin1Char(']')) {
                if (--depth == 0) {
                    m_length = i + 1;
                    return;
                }
            }
        }
    }

    bool isKey(qsizetype after) const
    {
        while (after < m_text.size() && m_text.at(after).isSpace())
            ++after;
        return after < m_text.size() && m_text.at(after) == QLatin1Char(':');
    }

    QString keyText(qsizetype start, qsizetype end) const
    {
        const QString list = QLatin1Char('[') + m_text.mid(start, end - start) + QLatin1Char(']');
        return QJsonDocument::fromJson(list.toUtf8())[0].toString();
    }

    const QString &m_text;
    qsizetype m_length = 0;
    QList<std::pair<QString, int>> m_keys;
};

} // namespace

Parsed<QList<FrontMatterField>> parseJson(const QString &text, qsizetype *length)
{
    const ObjectScan scan(text);
    *length = scan.length();
    if (*length == 0) {
        return tl::unexpected(
            Problem{1, QCoreApplication::translate("Text", "the JSON front matter has no end")});
    }
    const QByteArray utf8 = QStringView(text).left(*length).toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (!document.isObject()) {
        const int line = int(QByteArrayView(utf8)
                                 .first(error.offset < utf8.size() ? error.offset : 0)
                                 .toByteArray()
                                 .count('\n')) +
                         1;
        return tl::unexpected(
            Problem{line, QCoreApplication::translate("Text", "the JSON cannot be read: %1")
                              .arg(error.errorString())});
    }
    const QJsonObject object = document.object();
    QList<FrontMatterField> fields;
    QSet<QString> seen;
    for (const auto &[key, line] : scan.keys()) {
        // The parser would keep the last one without a word (RFC 8259, 4: "unpredictable").
        if (seen.contains(key)) {
            return tl::unexpected(Problem{
                line, QCoreApplication::translate("Text", "the JSON names \"%1\" twice").arg(key)});
        }
        seen.insert(key);
        fields.append({key, object.value(key), line});
    }
    return fields;
}

QString withoutJsonComments(const QString &text)
{
    QString plain = text;
    int depth = 0;
    bool inString = false;
    const auto blank = [&plain](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i) {
            if (plain.at(i) != QLatin1Char('\n'))
                plain[i] = QLatin1Char(' ');
        }
    };
    for (qsizetype i = 0; i < text.size() && i <= MaximumFrontMatter; ++i) {
        const QChar c = text.at(i);
        const QStringView pair = QStringView(text).sliced(i).left(2);
        if (inString) {
            if (c == QLatin1Char('\\'))
                ++i;
            else if (c == QLatin1Char('"'))
                inString = false;
        } else if (c == QLatin1Char('"')) {
            inString = true;
        } else if (pair == QLatin1String("//") || pair == QLatin1String("/*")) {
            const bool isLine = pair == QLatin1String("//");
            const qsizetype found = isLine ? text.indexOf(QLatin1Char('\n'), i)
                                           : text.indexOf(QLatin1String("*/"), i + 2);
            const qsizetype end = found < 0 ? text.size() : isLine ? found : found + 2;
            blank(i, end);
            i = end - 1;
        } else if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
            ++depth;
        } else if ((c == QLatin1Char('}') || c == QLatin1Char(']')) && --depth == 0) {
            break;
        }
    }
    return plain;
}

} // namespace Triptych::Text
