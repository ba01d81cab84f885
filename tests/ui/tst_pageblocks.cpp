#include "articlepages.h"

#include <ui/look/theme.h>
#include <ui/text/articleview.h>
#include <ui/text/pagelists.h>

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTest>
#include <QTextList>
#include <QTextTable>

using namespace Triptych;
using namespace Triptych::Ui;
using namespace Triptych::Tests;

namespace {

/** "3. three|4. four": the sign and the text of each item. */
QString itemsOf(const QTextDocument &document)
{
    QStringList items;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString own = PageLists::signOf(block);
        if (!own.isEmpty())
            items << own + u' ' + block.text();
    }
    return items.join(u'|');
}

/** "l" or "r" for each block with text. */
QString sidesOf(const QTextDocument &document)
{
    QString sides;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.length() > 1)
            sides += block.textDirection() == Qt::RightToLeft ? u'r' : u'l';
    }
    return sides;
}

} // namespace

/** What the blocks of an article's page look like: lists, and the side that each begins at. */
class TestPageBlocks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (new Theme(*qApp))->setParent(qApp); }

    void items_haveTheSignsOfTheArticle_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("items");
        const auto row = [](const char *name, const QString &markdown, const QString &items) {
            QTest::newRow(name) << markdown << items;
        };
        row("tasks", QStringLiteral("- [x] done\n- [ ] open\n- other"),
            QStringLiteral("☑ done|☐ open|• other"));
        row("tasks apart", QStringLiteral("- [x] done\n\n- [ ] open"),
            QStringLiteral("☑ done|☐ open"));
        row("numbered tasks", QStringLiteral("3. [x] done\n4. next"),
            QStringLiteral("☑ done|4. next"));
        row("tasks in tasks", QStringLiteral("- [x] a\n  - [ ] b\n- c"),
            QStringLiteral("☑ a|☐ b|• c"));
        row("raw tasks",
            QStringLiteral("<ul><li><input type=checkbox checked> a</li><li><input type=checkbox>"
                           "b</li></ul>"),
            QStringLiteral("☑ a|☐ b"));
        row("plain", QStringLiteral("1. a\n2. b"), QStringLiteral("1. a|2. b"));
        row("from 3", QStringLiteral("3. a\n4. b"), QStringLiteral("3. a|4. b"));
        row("from 0", QStringLiteral("0. a\n1. b"), QStringLiteral("0. a|1. b"));
        row("from 3 with paragraphs", QStringLiteral("3. a\n\n   more\n\n4. b"),
            QStringLiteral("3. a|4. b"));
        row("nested", QStringLiteral("3. a\n\n   7. b\n   8. c\n\n4. d"),
            QStringLiteral("3. a|7. b|8. c|4. d"));
        row("quoted", QStringLiteral("> 5. a\n> 6. b"), QStringLiteral("5. a|6. b"));
        row("reversed",
            QStringLiteral("<ol reversed><li>a<ol><li>x</li></ol></li><li>b</li><li>c</li></ol>"),
            QStringLiteral("3. a|1. x|2. b|1. c"));
        row("reversed from 10", QStringLiteral("<ol reversed start=10><li>a</li><li>b</li></ol>"),
            QStringLiteral("10. a|9. b"));
        row("given numbers", QStringLiteral("<ol><li>a</li><li value=7>b</li><li>c</li></ol>"),
            QStringLiteral("1. a|7. b|8. c"));
    }

    void items_haveTheSignsOfTheArticle()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, items);
        const auto document = documentOf(markdown);
        QCOMPARE(itemsOf(*document), items);
        // The signs are no text: nobody copies them.
        QVERIFY(!document->toPlainText().contains(QChar(0x2611)));
    }

    void longNumberedList_countsOn()
    {
        const auto document = documentOf(QStringLiteral("7. item\n").repeated(1'000));
        const QStringList items = itemsOf(*document).split(u'|');
        QCOMPARE(items.size(), 1'000);
        QCOMPARE(items.first(), QStringLiteral("7. item"));
        QCOMPARE(items.last(), QStringLiteral("1006. item"));
    }

    void blocks_beginAtTheirOwnSide_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("sides");
        const auto row = [](const char *name, const QString &markdown, const char *sides) {
            QTest::newRow(name) << markdown << QString::fromLatin1(sides);
        };
        const QString arabic = QStringLiteral("اقتباس من النص");
        row("quote that asks",
            QStringLiteral("one\n\n<blockquote dir=\"rtl\">\n\n") + arabic +
                QStringLiteral("\n\n</blockquote>\n\ntwo\n\nthree"),
            "lrll");
        row("div that asks",
            QStringLiteral("<div dir=rtl><p>one</p><div dir=ltr><p>") + arabic +
                QStringLiteral("</p></div><p>two</p></div>\n\nthree"),
            "rlrl");
        row("quote in a quote",
            QStringLiteral("<blockquote dir=rtl>one<blockquote dir=ltr>") + arabic +
                QStringLiteral("</blockquote><p>two</p></blockquote>\n\nthree"),
            "rlrl");
        row("English in Arabic", arabic + QStringLiteral("\n\nEnglish\n\n") + arabic, "rlr");
        row("items", QStringLiteral("- ") + arabic + QStringLiteral("\n- English\n"), "rl");
        row("headings", QStringLiteral("# ") + arabic + QStringLiteral("\n\n# English\n\nmore"),
            "rll");
        row("numbers keep the page's side", arabic + QStringLiteral("\n\n2026\n\n") + arabic,
            "rrr");
        row("by most of the text, numbers", QStringLiteral("Qt\n\n2026\n\n") + arabic, "lrr");
        row("code", arabic + QStringLiteral("\n\n```\n") + arabic + QStringLiteral("\n```\n"),
            "rl");
        row("cells that ask",
            QStringLiteral("<table dir=rtl><tr><td>a</td><td dir=ltr>b</td></tr></table>\n\nc"),
            "lrl");
        row("numbers in a table",
            QStringLiteral("|") + arabic +
                QStringLiteral("|x|\n|---|---|\n|1|2|\n\nEnglish text "
                               "is most of all that is here"),
            "lrrrl");
    }

    void blocks_beginAtTheirOwnSide()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, sides);
        QCOMPARE(sidesOf(*documentOf(markdown)), sides);
    }

    void columns_runAsTheTableDoes_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QStringList>("rightToLeft"); // words of cells, from the first column on
        QTest::addColumn<QStringList>("leftToRight");
        const QStringList arabic{QStringLiteral("نص"), QStringLiteral("beta"),
                                 QStringLiteral("ثلاثة")};
        const QString table = QStringLiteral("|نص|beta|ثلاثة|\n|---|:-:|---|\n|1|2|3|");
        QTest::newRow("Arabic") << table << arabic << QStringList();
        QTest::newRow("in an English text")
            << (QStringLiteral("English words\n\n") + table) << arabic << QStringList();
        QTest::newRow("in a list") << QStringLiteral("- a\n\n  |نص|beta|ثلاثة|\n  |---|---|---|\n")
                                   << arabic << QStringList();
        QTest::newRow("English in an Arabic text")
            << QStringLiteral("|a1|b1|\n|---|---|\n|c1|d1|\n\nاقتباس من النص والنص")
            << QStringList() << QStringList{QStringLiteral("a1"), QStringLiteral("b1")};
        QTest::newRow("numbers in an Arabic text")
            << QStringLiteral("|11|22|\n|---|---|\n|33|44|\n\nاقتباس")
            << QStringList{QStringLiteral("11"), QStringLiteral("22")} << QStringList();
        QTest::newRow("asked for")
            << QStringLiteral(
                   "<div dir=rtl><table><tr><td>a1</td><td>b1</td><td>c1</td></tr></table></div>")
            << QStringList{QStringLiteral("a1"), QStringLiteral("b1"), QStringLiteral("c1")}
            << QStringList();
        QTest::newRow("a table in a table")
            << QStringLiteral("<table><tr><td>اثنان</td><td><table><tr><td>m1</td><td>n1</td></tr>"
                              "</table></td></tr></table>")
            << QStringList{QStringLiteral("اثنان"), QStringLiteral("m1")}
            << QStringList{QStringLiteral("m1"), QStringLiteral("n1")};
        QString many = QStringLiteral("|نص|beta|\n|---|---|\n");
        for (int row = 0; row < 300; ++row)
            many += QStringLiteral("|r%1s|t%1u|\n").arg(row);
        QTest::newRow("divided") << many
                                 << QStringList{QStringLiteral("r250s"), QStringLiteral("t250u")}
                                 << QStringList();
    }

    void columns_runAsTheTableDoes()
    {
        QFETCH(QString, markdown);
        QFETCH(QStringList, rightToLeft);
        QFETCH(QStringList, leftToRight);
        const auto document = documentOf(markdown);
        document->setTextWidth(600);
        const auto leftOf = [&](const QString &word) {
            const QTextBlock block = blockOf(*document, word);
            return document->documentLayout()->blockBoundingRect(block).left();
        };
        for (qsizetype i = 1; i < rightToLeft.size(); ++i)
            QVERIFY2(leftOf(rightToLeft[i]) < leftOf(rightToLeft[i - 1]),
                     qPrintable(rightToLeft[i]));
        for (qsizetype i = 1; i < leftToRight.size(); ++i)
            QVERIFY2(leftOf(leftToRight[i]) > leftOf(leftToRight[i - 1]),
                     qPrintable(leftToRight[i]));
        const auto *table =
            qobject_cast<QTextTable *>(document->rootFrame()->childFrames().value(0));
        QVERIFY(table);
        QCOMPARE(table->format().layoutDirection(),
                 rightToLeft.isEmpty() ? Qt::LeftToRight : Qt::RightToLeft);
    }

    void flattenedTable_keepsItsOrder()
    {
        // A cell that no table can hold.
        const auto document =
            documentOf(QStringLiteral("|نص|beta|\n|---|---|\n|one|") +
                       QStringLiteral("اقتباس ").repeated(4'000) + QStringLiteral("|"));
        QVERIFY(document->rootFrame()->childFrames().isEmpty());
        QVERIFY(document->toPlainText().indexOf(QStringLiteral("نص")) <
                document->toPlainText().indexOf(QStringLiteral("beta")));
    }

    void bullets_standApartFromTheText()
    {
        const auto document = documentOf(QStringLiteral("- one\n  - two\n    - three\n\n1. four"));
        QCOMPARE(PageLists::signOf(blockOf(*document, QStringLiteral("one"))),
                 QString(QChar(0x2022)));
        QCOMPARE(PageLists::signOf(blockOf(*document, QStringLiteral("two"))),
                 QString(QChar(0x25e6)));
        QCOMPARE(PageLists::signOf(blockOf(*document, QStringLiteral("three"))),
                 QString(QChar(0x25aa)));
        QCOMPARE(PageLists::signOf(blockOf(*document, QStringLiteral("four"))),
                 QStringLiteral("1."));
        document->setTextWidth(600);
        const QTextBlock block = blockOf(*document, QStringLiteral("one"));
        const QRectF rect = document->documentLayout()->blockBoundingRect(block);
        QImage image(QSize(600, 100), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        PageLists::paint(painter, *document, block, rect);
        painter.end();
        int last = -1;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y)
                last = qGray(image.pixel(x, y)) < 128 ? x : last;
        }
        QVERIFY(last >= 0);
        const double text = rect.left() + block.layout()->lineAt(0).naturalTextRect().left();
        const double em = document->defaultFont().pixelSize();
        QVERIFY2(text - last > em / 4 && text - last < em,
                 qPrintable(QString::number(text - last)));
    }

    void picture_ofAllOfIt()
    {
        const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES");
        if (folder.isEmpty())
            QSKIP("TRIPTYCH_PICTURES names no folder");
        ArticleView view;
        view.resize(760, 1'100);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.showArticle(
            documentOf(QStringLiteral(
                "A list:\n\n- [x] done\n- [ ] open\n- other\n\n3. three\n4. four\n\n   9. nine\n   "
                "10. ten\n\n> 5. five\n> 6. [x] six\n\n- اقتباس\n- English\n\n3. ثلاثة\n4. "
                "أربعة\n\n<blockquote dir=rtl>quoted</blockquote>\n\nAfter the quote\n\n> اقتباس "
                "من "
                "النص\n\n|نص|x|\n|---|---|\n|1|2|\n\n"
                "Words[^1] and[^n].\n\n[^1]: The note.\n[^n]: Two\n\n    paragraphs.\n\n<iframe "
                "src=\"https://www.youtube.com/embed/x\"></iframe>"
                "\n\n<video src=\"https://example.org/a.mp4\"></video>\n")),
            false);
        QTRY_VERIFY(view.isLaidOut());
        QVERIFY(view.grab().save(folder + QStringLiteral("/pageblocks.png")));
    }
};

QTEST_MAIN(TestPageBlocks)
#include "tst_pageblocks.moc"
