#include <text/markdown.h>

#include <QRegularExpression>
#include <QTest>

using namespace Triptych::Text;

namespace {

/** The text of a page: references as "(1)", notes as lines "1: text". */
QString readAs(const QString &markdown)
{
    QString html = toHtml(markdown);
    html.replace(QRegularExpression(QStringLiteral("<sup>(?:<a [^>]*>)?(\\d+)(?:</a>)?</sup>")),
                 QStringLiteral("(\\1)"));
    html.replace(QRegularExpression(QStringLiteral("<li><a name=\"triptych-note-(\\d+)\"></a>")),
                 QStringLiteral("\\1: "));
    html.replace(
        QRegularExpression(QStringLiteral(" ?<a href=\"#triptych-reference-\\d+\"[^>]*>[^<]*</a>")),
        QStringLiteral("^"));
    html.replace(QRegularExpression(QStringLiteral("<[^>]*>")), QStringLiteral(" "));
    return html.simplified();
}

} // namespace

class TestFootnotes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notes_standAtTheEnd_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *markdown, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(text);
        };
        row("one", "A[^1] b\n\n[^1]: Note", "A(1) b 1: Note^");
        row("one word, which md4c takes for an address", "A[^1]\n\n[^1]: Note", "A(1) 1: Note^");
        row("defined before", "[^a]: Note\n\nA[^a]", "A(1) 1: Note^");
        row("in the order of references", "A[^b] c[^a]\n\n[^a]: one\n[^b]: two",
            "A(1) c(2) 1: two^ 2: one^");
        row("twice", "A[^1] b[^1]\n\n[^1]: Note", "A(1) b(1) 1: Note^");
        row("lazy", "A[^1]\n\n[^1]: Note\ngoes on\n\nafter", "A(1) after 1: Note goes on^");
        row("paragraphs", "A[^1]\n\n[^1]: Note\n\n    more\n\n\tand more\n\nafter",
            "A(1) after 1: Note more and more^");
        row("code in a note", "A[^1]\n\n[^1]: Note\n\n    ```\n    [^1]: x\n    ```\n\nafter",
            "A(1) after 1: Note [^1]: x ^");
        row("note of a note", "A[^1]\n\n[^1]: one[^2]\n[^2]: two", "A(1) 1: one(2)^ 2: two^");
        row("note of itself", "A[^1]\n\n[^1]: one[^1]", "A(1) 1: one(1)^");
        row("not referred to", "A[^1]\n\n[^2]: two\n[^1]: one", "A(1) 1: one^ 2: two");
        row("undefined", "A[^1] b[^2]\n\n[^1]: one", "A(1) b[^2] 1: one^");
        row("undefined alone", "A[^1]", "A[^1]");
        row("defined twice", "A[^1]\n\n[^1]: one\n[^1]: two", "A(1) 1: one^");
        row("case", "A[^N]\n\n[^n]: one", "A(1) 1: one^");
        row("code in a line", "`[^1]` A[^1]\n\n[^1]: one", "[^1] A(1) 1: one^");
        row("fence", "```\n[^1]\n[^1]: code\n```\n\nA[^1]\n\n[^1]: one",
            "[^1] [^1]: code A(1) 1: one^");
        row("indented code", "    [^1]\n\nA[^1]\n\n[^1]: one", "[^1] A(1) 1: one^");
        row("escaped", "A\\[^1] b[^1]\n\n[^1]: one", "A[^1] b(1) 1: one^");
        row("in emphasis", "**A**[^1] _b_[^1] *c[^1]*\n\n[^1]: one", "A (1) b (1) c(1) 1: one^");
        row("in a link", "[A[^1]](x)\n\n[^1]: one", "A(1) 1: one^");
        row("in a heading and a table", "# A[^1]\n\n|a[^1]|\n|---|\n|b|\n\n[^1]: one",
            "A(1) a(1) b 1: one^");
        row("between paragraphs", "A[^1]\n[^1]: one\n\nB", "A(1) B 1: one^");
        row("CRLF", "A[^1]\r\n\r\n[^1]: one\r\n\r\n    two\r\n", "A(1) 1: one two^");
        row("link of the text", "A[^1]\n\n[x]: http://y\n\n[^1]: see [x]", "A(1) 1: see x ^");
        row("raw HTML in a note", "A[^1]\n\n[^1]: </li></ol><p>x\n\nB", "A(1) B 1: x ^");
        row("referred to in a quote", "> A[^1]\n> b\n\n[^1]: one", "A(1) b 1: one^");
        row("in a quote", "> A[^1]\n>\n> [^1]: one\n> goes on\n>\n> B\n\nC",
            "A(1) B C 1: one goes on^");
        row("in a quote, for all", "A[^1]\n\n> [^1]: one", "A(1) 1: one^");
        row("in a quote of a quote", "> > A[^1]\n> >\n> > [^1]: one\n> >\n> >     two\n>\n> B",
            "A(1) B 1: one two^");
        row("in a quote, going on outside", "> A[^1]\n> [^1]: one\nlazy\n\nB",
            "A(1) B 1: one lazy^");
        row("code in a quote", "> ```\n> [^1]: x\n> ```\n>\n> A[^1]\n\n[^1]: one",
            "[^1]: x A(1) 1: one^");
        row("tab before a note", "A[^1]\n\n[^1]:\tone", "A(1) 1: one^");
        row("tab after blanks", "A[^1]\n\n[^1]: one\n\n  \ttwo\n\n \t- three",
            "A(1) 1: one two three ^");
        row("tab in a note", "A[^1]\n\n[^1]: one\ttwo\n\n\tthree\tfour",
            "A(1) 1: one two three four^");
        row("no label", "A[^] b[^ 1]\n\n[^1]: x", "A[^] b[^ 1] 1: x");
    }

    void notes_standAtTheEnd()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, text);
        QCOMPARE(readAs(markdown), text);
    }

    void tabAfterBlanks_makesNoCode()
    {
        const QString html = toHtml(QStringLiteral("A[^1]\n\n[^1]: one\n\n  \ttwo"));
        QVERIFY2(!html.contains(QStringLiteral("<pre")), qPrintable(html));
        const QString code = toHtml(QStringLiteral("A[^1]\n\n[^1]: one\n\n  \t\ttwo"));
        QVERIFY2(code.contains(QStringLiteral("<pre")), qPrintable(code));
    }

    void noteInAQuote_dividesNoQuote()
    {
        const QString html = toHtml(QStringLiteral("> A[^1]\n>\n> [^1]: one\n>\n> B"));
        QCOMPARE(html.count(QStringLiteral("<blockquote")), 1);
        QCOMPARE(html.count(QStringLiteral("href=\"#triptych-note-1\"")), 1);
    }

    void addresses_stayAsTyped()
    {
        const QString html =
            toHtml(QStringLiteral("[x](http://y/[^1]) <b title='[^1]'>b</b> A[^1]\n\n[^1]: one"));
        QVERIFY2(html.contains(QStringLiteral("title=\"[^1]\"")), qPrintable(html));
        QVERIFY2(html.contains(QRegularExpression(QStringLiteral("href=\"http://y/(%5B|\\[)\\^1"))),
                 qPrintable(html));
    }

    void references_leadThereAndBack()
    {
        const QString html = toHtml(QStringLiteral("A[^1] b[^1]\n\n[^1]: one"));
        QCOMPARE(html.count(QStringLiteral("href=\"#triptych-note-1\"")), 2);
        QCOMPARE(html.count(QStringLiteral("name=\"triptych-note-1\"")), 1);
        QCOMPARE(html.count(QStringLiteral("name=\"triptych-reference-1\"")), 1);
        QCOMPARE(html.count(QStringLiteral("href=\"#triptych-reference-1\"")), 1);
    }

    void hostileNotes_areSanitized()
    {
        const QString html = toHtml(QStringLiteral(
            "A[^1][^\"><script>]\n\n[^1]: <script>x</script><a href=\"javascript:y\">z</a>\n"
            "[^\"><script>]: w\n"));
        QVERIFY2(!html.contains(QStringLiteral("<script")), qPrintable(html));
        QVERIFY2(!html.contains(QStringLiteral("javascript")), qPrintable(html));
        // No sign can be taken for a mark, nor end it.
        QString all = QStringLiteral("A[^1]\n\n[^1]: one\n\n");
        for (char16_t sign = 0xfdd0; sign < 0xfdef; ++sign)
            all += QChar(sign) + QStringLiteral("99999999999999999999 ");
        QVERIFY(readAs(all).contains(QStringLiteral("A(1)")));
        all += QChar(0xfdef);
        QVERIFY(toHtml(all).contains(QStringLiteral("A")));
    }

    void manyReferences_areAllLinked()
    {
        constexpr int Count = 100'000;
        const QString one =
            toHtml(QStringLiteral("a[^1] ").repeated(Count) + QStringLiteral("\n\n[^1]: one"));
        QCOMPARE(one.count(QStringLiteral("href=\"#triptych-note-1\"")), Count);
        QString markdown;
        for (int i = 0; i < Count; ++i)
            markdown += QStringLiteral("a[^%1]\n\n[^%1]: [n]\n\n").arg(i);
        markdown += QStringLiteral("[n]: http://x\n");
        const QString each = toHtml(markdown);
        QCOMPARE(each.count(QStringLiteral("href=\"#triptych-note-")), Count);
        QCOMPARE(each.count(QStringLiteral("href=\"#triptych-reference-")), Count);
    }
};

QTEST_APPLESS_MAIN(TestFootnotes)
#include "tst_footnotes.moc"
