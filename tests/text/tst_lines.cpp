// Where in the Markdown the blocks of a page come from.

#include <text/htmltokenizer.h>
#include <text/linedhtml.h>
#include <text/markdown.h>

#include <QRegularExpression>
#include <QTest>

using namespace Triptych::Text;

class TestLines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocks_knowTheirLines_data()
    {
        QTest::addColumn<QString>("markdown");
        const auto row = [](const char *name, const char *markdown) {
            QTest::newRow(name) << QString::fromUtf8(markdown);
        };
        // The words of each block are the number of its line.
        row("paragraphs", "0\n\n2\ngoes on\n\n\n6");
        row("headings", "# 0\n\n2\n\n4\n===\n\n## 7 ##");
        row("lists", "- 0\n- 1\n  - 2\n\n    4\n- 5\n\n1. 7\n2. 8");
        row("tasks", "- [ ] 0\n- [x] 1");
        row("quotes", "> 0\n>\n> 2\n>\n> - 4\n>> 5");
        row("table", "|0|0|\n|---|--:|\n|2|2|\n|3|3|");
        row("code", "```\n1\n```\n\n    4\n\n6");
        row("inside marks", "**0**\n\n*`2`*\n\n4 &amp;\n\n6");
        row("links", "[0](/x)\n\n[2][r]\n\n<b>4</b>\n\n[r]: http://y\n\n8");
        row("wide signs", "0 ä\xF0\x9F\x98\x80\n\n2 ä\n\n4");
        row("CRLF", "0\r\n\r\n2\r\n\r\n4\r\n");
        row("raw HTML", "<p>0</p>\n<p>1</p>\n<div>\n<p class=\"x\">3</p>\n</div>\n\n6");
        row("raw names", "<p-x>0\n\n2</p-x>\n\n4");
        row("footnotes", "0[^a]\n\n[^a]: 2\n\n4\n\n[^b]: 6\n\n    8\n\n10");
        row("picture with words", "![a](a.png) 0\n\n![b](a.png) 2");
    }

    void blocks_knowTheirLines()
    {
        QFETCH(QString, markdown);
        const QString html = toHtmlWithLines(markdown);
        int seen = 0;
        bool isReference = false;
        HtmlTokenizer tokenizer(html);
        HtmlToken token;
        QString line;
        while (tokenizer.next(token)) {
            if (token.kind == HtmlToken::Kind::Start &&
                !token.attribute(QLatin1String("triptych-line")).isEmpty())
                line = token.attribute(QLatin1String("triptych-line"));
            if (token.name == QLatin1String("sup"))
                isReference = token.kind == HtmlToken::Kind::Start;
            bool isNumber = false;
            const int number = token.text.trimmed()
                                   .section(QLatin1Char(' '), 0, 0)
                                   .section(QLatin1Char('\n'), 0, 0)
                                   .toInt(&isNumber);
            if (token.kind != HtmlToken::Kind::Text || !isNumber || isReference)
                continue;
            QVERIFY2(line == QString::number(number), qPrintable(html));
            ++seen;
        }
        QVERIFY2(seen >= 2, qPrintable(html));
        // All the rest is the same, and no line passes where none is asked for.
        QString without = html;
        without.remove(QRegularExpression(QStringLiteral(" triptych-line=\"\\d+\"")));
        QCOMPARE(without, toHtml(markdown));
    }

    void ownAttribute_passesOnlyAsANumber()
    {
        const QString html =
            toHtmlWithLines(QStringLiteral("x\n\n<p triptych-line='7\" onclick=\"y'>z</p>"));
        QVERIFY2(html.contains(QStringLiteral("<p triptych-line=\"2\">z</p>")), qPrintable(html));
        QVERIFY(!toHtml(QStringLiteral("<p triptych-line='3'>z</p>"))
                     .contains(QStringLiteral("triptych")));
    }
};

QTEST_GUILESS_MAIN(TestLines)
#include "tst_lines.moc"
