#include <text/markdown.h>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <support/corpora.h>

using namespace Triptych::Text;

class TestMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void html_data();
    void html();
    void hostileHtml_isHarmless_data();
    void hostileHtml_isHarmless();
    void deepNesting_isBounded();
    void repeatedAddress_doesNotExplode();
    void naughtyStrings_giveWellFormedHtml();
    void plainText_readsAsAReaderDoes_data();
    void plainText_readsAsAReaderDoes();
    void excerpt_cutsBetweenWords();
    void content_isWhatIsReadOrSeen_data();
    void content_isWhatIsReadOrSeen();
    void firstHeading_isFound_data();
    void firstHeading_isFound();
};

void TestMarkdown::html_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    QTest::newRow("emphasis") << "A *b* **c** ~~d~~"
                              << "<p>A <em>b</em> <strong>c</strong> <s>d</s></p>";
    QTest::newRow("autolink") << "See https://example.org/a?b=1&c=2"
                              << "<p>See <a href=\"https://example.org/a?b=1&amp;c=2\">"
                                 "https://example.org/a?b=1&amp;c=2</a></p>";
    QTest::newRow("tasks") << "- [x] done\n- [ ] open"
                           << "<ul><li class=\"checked\">done</li>"
                              "<li class=\"unchecked\">open</li></ul>";
    QTest::newRow("table")
        << "|a|b|\n|---|:-:|\n|1|2|"
        << "<table><thead><tr><th>a</th><th align=\"center\">b</th></tr></thead><tbody>"
           "<tr><td>1</td><td align=\"center\">2</td></tr></tbody></table>";
    QTest::newRow("video")
        << "<video controls><source src=\"https://example.org/a.mp4\"></video>"
        << "<p><a href=\"https://example.org/a.mp4\">[Video: example.org]</a></p>";
    QTest::newRow("frames") << "<iframe src=\"https://a.example/x\"></iframe><iframe></iframe>"
                            << "<p><a href=\"https://a.example/x\">[Embedded page: a.example]"
                               "</a></p><p>[Embedded page]</p>";
    QTest::newRow("sound in a line") << "A <audio src=\"a.mp3\"></audio> b"
                                     << "<p>A <a href=\"a.mp3\">[Sound]</a> b</p>";
    QTest::newRow("object with an embed")
        << "<object><embed src=\"javascript:x\"></object>" << "<p>[Embedded page]</p>";
    QTest::newRow("template tags") << "[a]({% post_url 2020-01-01-my_post_x %}) {{ x }}"
                                   << "<p>[a]({% post_url 2020-01-01-my_post_x %}) {{ x }}</p>";
    QTest::newRow("code")
        << "```cpp\na < b && c\n```"
        << "<pre><code class=\"language-cpp\">a &lt; b &amp;&amp; c\n</code></pre>";
    QTest::newRow("entity") << "&ecirc;tre &lt;b&gt;"
                            << QStringLiteral("<p>\u00eatre &lt;b&gt;</p>");
    QTest::newRow("raw formatting stays") << "<p><b>First <a href=\"/x\">seen</a></b></p>"
                                          << "<p><b>First <a href=\"/x\">seen</a></b></p>";
    QTest::newRow("near picture") << "![alt *x*](a/b.png \"t\")"
                                  << "<p><img src=\"a/b.png\" alt=\"alt x\" /></p>";
    QTest::newRow("far picture") << "![A map](https://example.org/m.png)"
                                 << "<p><a href=\"https://example.org/m.png\">[A map]</a></p>";
    QTest::newRow("far picture in a link") << "[![logo](http://e.org/l.png)](http://e.org)"
                                           << "<p><a href=\"http://e.org\">[logo]</a></p>";
}

void TestMarkdown::html()
{
    QFETCH(QString, markdown);
    QString html = toHtml(markdown);
    static const QRegularExpression betweenTags(QStringLiteral(">\n+(?=<|$)"));
    if (!html.contains(QLatin1String("<pre>")))
        html.replace(betweenTags, QStringLiteral(">"));
    QTEST(html.trimmed(), "html");
}

void TestMarkdown::hostileHtml_isHarmless_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::newRow("script") << "<script>alert(1)</script>";
    QTest::newRow("script inline") << "a <script>alert(1)</script> b";
    QTest::newRow("unclosed script") << "a\n\n<script src=x>alert(1)";
    QTest::newRow("style") << "<style>@import url(http://x)</style>";
    QTest::newRow("handler") << "<img src=x onerror=alert(1)>";
    QTest::newRow("javascript link") << "[x](javascript:alert(1))";
    QTest::newRow("masked scheme") << "<a href=\"java&#10;script&colon;alert(1)\">x</a>";
    QTest::newRow("data link") << "[x](data:text/html,<script>alert(1)</script>)";
    QTest::newRow("remote picture") << "<img src=\"http://x/a.png\">";
    QTest::newRow("protocol-relative picture") << "<img src=\"//x/a.png\">";
    QTest::newRow("share") << "<img src=\"\\\\x\\a.png\">";
    QTest::newRow("file") << "<img src=\"file:///a.png\">";
    QTest::newRow("frame") << "<iframe src=\"http://x\">alert(1)</iframe>";
    QTest::newRow("style attribute") << "<p style=\"background:url(http://x)\">x</p>";
    QTest::newRow("link element") << "<link rel=stylesheet href=http://x>";
    QTest::newRow("form") << "<form action=http://x><input type=text><button>go</button></form>";
    QTest::newRow("broken tag") << "<img src=\"a\" <script>alert(1)//";
    QTest::newRow("attribute break-out") << "[x](a \"\\\"><script>alert(1)</script>\")";
    QTest::newRow("svg") << "<svg onload=alert(1)><image href=http://x/></svg>";
    QTest::newRow("huge span")
        << "<table><tr><td colspan=999999999 rowspan=999999999>x</td></tr></table>";
}

void TestMarkdown::hostileHtml_isHarmless()
{
    QFETCH(QString, markdown);
    const QString html = toHtml(markdown);
    static const QRegularExpression bad(
        QStringLiteral(
            "<(script|style|iframe|link|form|input|svg|object|embed|button)|<[^>]* (on\\w+|style)=|"
            "(src|background)=\"(http|//|\\\\|file)|href=\"\\s*(java|data|vb)|span=\"\\d{3}"),
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!bad.match(html).hasMatch(), qPrintable(html));
}

void TestMarkdown::deepNesting_isBounded()
{
    const QString quotes = QStringLiteral(">").repeated(20'000) + QStringLiteral("deep");
    const QString html = toHtml(quotes);
    QVERIFY(html.count(QStringLiteral("<blockquote>")) <= 60);
    QCOMPARE(html.count(QStringLiteral("<blockquote>")),
             html.count(QStringLiteral("</blockquote>")));
    QVERIFY(html.contains(QStringLiteral("deep")));
    const QString raw = toHtml(QStringLiteral("<div><b>").repeated(5'000));
    QVERIFY(raw.count(QLatin1Char('<')) <= 120);
}

void TestMarkdown::repeatedAddress_doesNotExplode()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not parse")));
    const QString bomb = QStringLiteral("[a]: /") + QString(25'000, QLatin1Char('x')) +
                         QStringLiteral("\n\n") + QStringLiteral("[a] ").repeated(6'000);
    QVERIFY(toHtml(bomb).size() < 2 * bomb.size());
    // What people write: one address, used now and then.
    const QString usual = QStringLiteral("[a]: https://example.org/a/long/address\n\n") +
                          QStringLiteral("See [a] and again [b][a].\n\n").repeated(200);
    QCOMPARE(toHtml(usual).count(QStringLiteral("<a href=")), 400);
}

void TestMarkdown::naughtyStrings_giveWellFormedHtml()
{
    QFile file(Triptych::Tests::corpusFile(QStringLiteral("blns.json")));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/corpora/blns.json is not here");
    const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(strings.size() > 500);
    static const QRegularExpression tag(QStringLiteral("<(/?)([a-z][a-z0-9]*)[^<>]*>"));
    for (const QJsonValue string : strings) {
        const QString html = toHtml(string.toString());
        QStringList open;
        QString rest = html;
        for (auto it = tag.globalMatch(html); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            if (match.captured().endsWith(QLatin1String("/>")))
                continue;
            if (match.captured(1).isEmpty())
                open.append(match.captured(2));
            else
                QCOMPARE(open.takeLast(), match.captured(2));
        }
        QVERIFY2(open.isEmpty(), qPrintable(html));
        QVERIFY2(!rest.remove(tag).contains(QLatin1Char('<')), qPrintable(html));
        plainText(string.toString());
        excerpt(string.toString(), 20);
    }
}

void TestMarkdown::plainText_readsAsAReaderDoes_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("text");
    QTest::newRow("blocks") << "# Title\n\nOne *two*\nthree.\n\n- a\n- b"
                            << "Title\nOne two\nthree.\na\nb";
    QTest::newRow("marks") << "A [link](http://x) and `code` &amp; &copy;"
                           << QStringLiteral("A link and code & \u00a9");
    QTest::newRow("html") << "<p><b>First</b></p>\n\nThen<br>next <!-- no -->"
                          << "First\nThen\nnext";
    QTest::newRow("entities in raw html") << "<p>caf&eacute; &#233; &nosuch; &amp;lt;</p>"
                                          << QStringLiteral("caf\u00e9 \u00e9 &nosuch; &lt;");
    QTest::newRow("table") << "|a|b|\n|---|---|\n|1|2|"
                           << "a b\n1 2";
    QTest::newRow("picture") << "![A map](m.png)"
                             << "A map";
    QTest::newRow("less than") << "a < b and c <d"
                               << "a < b and c <d";
    QTest::newRow("script") << "x <script>var a;</script> y"
                            << "x  y";
}

void TestMarkdown::plainText_readsAsAReaderDoes()
{
    QFETCH(QString, markdown);
    QTEST(plainText(markdown), "text");
}

void TestMarkdown::excerpt_cutsBetweenWords()
{
    const QString markdown = QStringLiteral("# Head\n\nThe *quick* brown fox, jumps over.");
    QCOMPARE(excerpt(markdown, 100), QStringLiteral("The quick brown fox, jumps over."));
    QCOMPARE(excerpt(markdown, 12), QStringLiteral("The quick\u2026"));
    QCOMPARE(excerpt(markdown, 21), QStringLiteral("The quick brown fox\u2026"));
    QCOMPARE(excerpt(QStringLiteral("# Only a heading"), 50), QStringLiteral("Only a heading"));
    QCOMPARE(excerpt(markdown, 0), QString());
    QCOMPARE(excerpt(QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467abcdef"), 4),
             QStringLiteral("\u2026"));
    const QString chinese = QStringLiteral("\u6700\u4f73\u5b9e\u8df5\u662f\u4ec0\u4e48");
    QCOMPARE(excerpt(chinese, 5), chinese.left(4) + QChar(0x2026));
}

void TestMarkdown::content_isWhatIsReadOrSeen_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<bool>("has");
    QTest::newRow("word") << "a" << true;
    QTest::newRow("sign") << "?" << true;
    QTest::newRow("picture") << "![](a.png)" << true;
    QTest::newRow("video") << "<video src=a></video>" << true;
    QTest::newRow("frame") << "<iframe src=a></iframe>" << true;
    QTest::newRow("code") << "    x" << true;
    QTest::newRow("less than") << "<" << true;
    QTest::newRow("nothing") << "" << false;
    QTest::newRow("blanks") << QString::fromUtf8(" \n\u00a0\u3000\u200b\ufeff\n") << false;
    QTest::newRow("fillers") << QString::fromUtf8("\u3164 \u115f\u2800 <b>\u034f</b>") << false;
    QTest::newRow("comment") << "<!-- a\n\nb -->" << false;
    QTest::newRow("open comment") << "<!-- a" << false;
    QTest::newRow("comment in a paragraph") << "<b><!-- a --></b>" << false;
    QTest::newRow("instruction") << "<?php echo 'a > b'; ?>" << false;
    QTest::newRow("script") << "<script>a</script>" << false;
    QTest::newRow("empty elements") << "<div><p></p></div>" << false;
    QTest::newRow("marks") << "#\n\n-\n\n>\n\n***" << false;
    QTest::newRow("definition") << "[a]: http://example.org" << false;
}

void TestMarkdown::content_isWhatIsReadOrSeen()
{
    QFETCH(QString, markdown);
    QTEST(hasContent(markdown), "has");
}

void TestMarkdown::firstHeading_isFound_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("heading");
    QTest::newRow("atx") << "text\n\n## A *b* `c`\n\n# later"
                         << "A b c";
    QTest::newRow("setext") << "Title\n=====\n\ntext"
                            << "Title";
    QTest::newRow("html") << "<h1>From <i>HTML</i></h1>"
                          << "From HTML";
    QTest::newRow("not in code") << "```\n# no\n```\n\n# yes"
                                 << "yes";
    QTest::newRow("empty one first") << "#\n\n# full"
                                     << "full";
    QTest::newRow("none") << "text"
                          << "";
}

void TestMarkdown::firstHeading_isFound()
{
    QFETCH(QString, markdown);
    QTEST(firstHeading(markdown), "heading");
}

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
