#include <ui/articledocument.h>
#include <ui/articlerenderer.h>
#include <ui/articleview.h>
#include <ui/pagehtml.h>
#include <ui/theme.h>

#include <text/markdown.h>

#include <QBuffer>
#include <QImage>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>
#include <QThread>

using namespace Triptych;
using namespace Triptych::Ui;

namespace {

std::shared_ptr<ArticleDocument> documentOf(const QString &markdown, const PageBudget &budget = {})
{
    return ArticleDocument::build({}, markdown, ArticleStyle::fromTheme(), budget);
}

PageHtml htmlOf(const QString &markdown, const PageBudget &budget = {})
{
    return pageHtml(Text::toHtml(markdown), ArticleStyle::fromTheme(), false, budget);
}

int deepestFrame(const QTextFrame *frame)
{
    int deepest = 0;
    for (const QTextFrame *child : frame->childFrames())
        deepest = qMax(deepest, 1 + deepestFrame(child));
    return deepest;
}

int largestTable(const QTextFrame *frame)
{
    int largest = 0;
    for (QTextFrame *child : frame->childFrames()) {
        if (const auto *table = qobject_cast<QTextTable *>(child))
            largest = qMax(largest, table->rows() * table->columns());
        largest = qMax(largest, largestTable(child));
    }
    return largest;
}

QTextBlock blockOf(const QTextDocument &document, const QString &text)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.text().contains(text))
            return block;
    }
    return {};
}

/** The block of the `number`th item of a page that is one list of "item"s. */
QTextBlock nthOf(const QTextDocument &document, int number)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.text().endsWith(QLatin1String("item")) && --number == 0)
            return block;
    }
    return {};
}

QString pictureUrl(QSize size, const char *format = "PNG", const QString &kind = QStringLiteral("png"))
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format))
        qFatal("no picture");
    return QStringLiteral("data:image/%1;base64,%2").arg(kind, QString::fromLatin1(bytes.toBase64()));
}

/** How many pixels of a colour a column of the view has. */
int pixelsAt(const QImage &image, int x, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        count += image.pixelColor(x, y) == colour;
    return count;
}

} // namespace

/** What an article's page is made of, within its budget. */
class TestArticlePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (new Theme(*qApp))->setParent(qApp); }

    void quotes_needNoFrames_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("tight") << QStringLiteral(">").repeated(22) + QStringLiteral(" deep");
        QTest::newRow("spaced") << QStringLiteral("> ").repeated(24) + QStringLiteral("deep");
        QTest::newRow("raw") << QStringLiteral("<blockquote>").repeated(50) + QStringLiteral("deep");
        QTest::newRow("with lists") << QStringLiteral("> - ").repeated(20) + QStringLiteral("deep");
        QTest::newRow("with code") << QStringLiteral("> ").repeated(20) + QStringLiteral("`deep`\n") +
                                          QStringLiteral("> ").repeated(20) + QStringLiteral("\n") +
                                          QStringLiteral("> ").repeated(20) + QStringLiteral("    x");
    }

    void quotes_needNoFrames()
    {
        QFETCH(QString, markdown);
        const auto document = documentOf(markdown);
        QCOMPARE(deepestFrame(document->rootFrame()), 0);
        const QTextBlock deep = blockOf(*document, QStringLiteral("deep"));
        QVERIFY(deep.isValid());
        // Eight levels are drawn, and no more.
        QVERIFY(deep.blockFormat().leftMargin() <= 8 * 19);
    }

    void quoteLevels_areDrawnOneByOne()
    {
        ArticleView view;
        view.resize(700, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QColor rule = ArticleStyle::fromTheme().rule;
        for (const int depth : {1, 2, 8, 10}) {
            view.showArticle(documentOf(QStringLiteral("before\n\n") +
                                        QStringLiteral("> ").repeated(depth) +
                                        QStringLiteral("quoted\n\nafter")),
                             false);
            QTRY_VERIFY(view.isLaidOut());
            const QImage image = view.viewport()->grab().toImage();
            int bars = 0;
            bool isBar = false;
            for (int x = 0; x < image.width() / 2; ++x) {
                const bool now = pixelsAt(image, x, rule) > 10;
                bars += now && !isBar;
                isBar = now;
            }
            QCOMPARE(bars, qMin(depth, 8));
        }
    }

    void quoteBar_goesOnThroughItsParagraphs()
    {
        ArticleView view;
        view.resize(700, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QColor rule = ArticleStyle::fromTheme().rule;
        const auto barHeights = [&](const QString &markdown) {
            view.showArticle(documentOf(markdown), false);
            const QImage image = view.viewport()->grab().toImage();
            QList<int> heights;
            int run = 0;
            for (int y = 0; y < image.height(); ++y) {
                if (image.pixelColor(5, y) == rule)
                    ++run;
                else if (run > 0)
                    heights << std::exchange(run, 0);
            }
            return heights;
        };
        QCOMPARE(barHeights(QStringLiteral("> one\n>\n> two\n>\n> > three\n>\n> four")).size(), 1);
        QCOMPARE(barHeights(QStringLiteral("> one\n>\n> |a|b|\n> |---|---|\n> |1|2|\n>\n> two")).size(), 1);
        QCOMPARE(barHeights(QStringLiteral("> one\n\n<!-- -->\n\n> two")).size(), 2);
        QCOMPARE(barHeights(QStringLiteral("> one\n\ntext\n\n> two")).size(), 2);
    }

    void rightToLeftQuote_hasItsBarAtTheRight()
    {
        ArticleView view;
        view.resize(700, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.showArticle(documentOf(QString::fromUtf8("مقدمة النص\n\n> اقتباس من النص\n")), false);
        const QImage image = view.viewport()->grab().toImage();
        const QColor rule = ArticleStyle::fromTheme().rule;
        int left = 0;
        int right = 0;
        for (int x = 0; x < image.width(); ++x)
            (x < image.width() / 2 ? left : right) += pixelsAt(image, x, rule);
        QCOMPARE(left, 0);
        QVERIFY(right > 30);
    }

    void nestedTables_areBounded_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<int>("deepest");
        const QString open = QStringLiteral("<table><tr><td>");
        QTest::newRow("20 small ones") << open.repeated(20) + QStringLiteral("deep") << 8;
        QTest::newRow("2 small ones") << open.repeated(2) + QStringLiteral("deep") << 2;
        QTest::newRow("much in them")
            << open.repeated(8) + QStringLiteral("deep ").repeated(300) << 4;
        QTest::newRow("an article in them")
            << open.repeated(8) + QStringLiteral("deep ").repeated(5'000) << 0;
    }

    void nestedTables_areBounded()
    {
        QFETCH(QString, markdown);
        QFETCH(int, deepest);
        const auto document = documentOf(markdown);
        QVERIFY2(deepestFrame(document->rootFrame()) <= deepest,
                 qPrintable(QString::number(deepestFrame(document->rootFrame()))));
        if (deepest == 2)
            QCOMPARE(deepestFrame(document->rootFrame()), 2);
        QVERIFY(document->toPlainText().contains(QStringLiteral("deep")));
    }

    void longTable_isSetInPieces()
    {
        QString markdown = QStringLiteral("|a|b|c|\n|---|---|---|\n");
        for (int row = 0; row < 600; ++row)
            markdown += QStringLiteral("|row %1|x|y|\n").arg(row);
        const auto document = documentOf(markdown);
        QVERIFY(largestTable(document->rootFrame()) <= 150);
        QVERIFY(document->rootFrame()->childFrames().size() > 5);
        const QString text = document->toPlainText();
        QVERIFY(text.contains(QStringLiteral("row 0")) && text.contains(QStringLiteral("row 599")));
        // A grid that is only named is not made.
        const auto spans = documentOf(
            QStringLiteral("<table>") +
            QStringLiteral("<tr><td colspan=50 rowspan=50>a</td></tr>").repeated(200));
        QVERIFY(largestTable(spans->rootFrame()) <= 2'500);
    }

    void longParagraph_goesOnInAnotherBlock()
    {
        const QString words = QStringLiteral("word ").repeated(10'000);
        for (const QString &markdown :
             QStringList{words, QStringLiteral("**") + words.trimmed() + QStringLiteral("**"),
                         QStringLiteral("> - ") + words, QStringLiteral("<div>\n") + words,
                         QStringLiteral("```\n") + words + QStringLiteral("\n```"),
                         QStringLiteral("<a x=").repeated(10'000),
                         QStringLiteral("a<br>").repeated(5'000), QString(60'000, u'x')}) {
            const auto document = documentOf(markdown);
            for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
                QVERIFY(block.length() <= 4'300);
            QCOMPARE(document->omitted(), 0);
        }
        // Emphasis goes on.
        const auto bold = documentOf(QStringLiteral("**") + words.trimmed() + QStringLiteral("** end"));
        QCOMPARE(bold->lastBlock().begin().fragment().charFormat().fontWeight(), int(QFont::Bold));
        QVERIFY(bold->toPlainText().endsWith(QStringLiteral("word end")));
        const QString code = QStringLiteral("```\n") + QStringLiteral("a line\n").repeated(2'000) +
                             QStringLiteral("```");
        QCOMPARE(documentOf(code)->blockCount(), 2'000);
    }

    void partsOfAParagraph_runAsItDoes_data()
    {
        QTest::addColumn<QString>("opening");
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("alignment");
        const auto row = [](const char *opening, Qt::LayoutDirection direction,
                            Qt::Alignment alignment) {
            QTest::newRow(opening) << QString::fromLatin1(opening) << int(direction)
                                   << int(alignment);
        };
        row("<p dir=\"rtl\">", Qt::RightToLeft, {});
        row("<p align=\"center\">", Qt::LayoutDirectionAuto, Qt::AlignHCenter);
        row("<p dir=\"rtl\" align=\"justify\"><b>", Qt::RightToLeft, Qt::AlignJustify);
        row("<div dir=\"rtl\" align=\"center\">", Qt::RightToLeft, Qt::AlignHCenter);
        row("<blockquote><p align=\"right\"><i>", Qt::LayoutDirectionAuto, Qt::AlignRight);
    }

    void partsOfAParagraph_runAsItDoes()
    {
        QFETCH(QString, opening);
        QFETCH(int, direction);
        QFETCH(int, alignment);
        const auto document = documentOf(opening + QStringLiteral("word ").repeated(3'000));
        int parts = 0;
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            if (!block.text().startsWith(QLatin1String("word")))
                continue;
            ++parts;
            const QTextBlockFormat format = block.blockFormat();
            if (direction != int(Qt::LayoutDirectionAuto))
                QCOMPARE(int(format.layoutDirection()), direction);
            if (alignment != 0)
                QCOMPARE(int(format.alignment() & Qt::AlignHorizontal_Mask &
                             ~Qt::Alignment(Qt::AlignAbsolute)),
                         alignment);
        }
        QVERIFY(parts >= 4);
    }

    void longList_isNumberedOn()
    {
        const auto points = documentOf(QStringLiteral("- item\n").repeated(2'000));
        QCOMPARE(points->toPlainText().count(QStringLiteral("item")), 2'000);
        const auto numbers = documentOf(QStringLiteral("1. item\n").repeated(600));
        QVERIFY(numbers->toPlainText().contains(QStringLiteral("\n600. item")));
        // A list is drawn in pieces of 250 items; the 250th is still one of its first.
        const QTextBlock last = nthOf(*numbers, 250);
        QVERIFY(last.textList());
        QCOMPARE(last.textList(), nthOf(*numbers, 1).textList());
        QCOMPARE(last.textList()->itemText(last), QStringLiteral("250."));
        QCOMPARE(nthOf(*numbers, 251).text(), QStringLiteral("251. item"));
        for (int item = 1; item <= 600; ++item)
            QCOMPARE(nthOf(*numbers, item).blockFormat().indent() + (nthOf(*numbers, item).textList() ? 1 : 0), 1);
        const auto deep = documentOf(QStringLiteral("<ul><li>").repeated(40) + QStringLiteral("deep"));
        const QTextBlock block = blockOf(*deep, QStringLiteral("deep"));
        QVERIFY(block.isValid());
        QVERIFY(block.blockFormat().indent() <= 8);
    }

    void listThatBeginsLater_isNumberedFromThere_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("items");
        QTest::newRow("from 5, short") << 5 << 3;
        QTest::newRow("from 5, to the end of a piece") << 5 << 250;
        QTest::newRow("from 5, over several pieces") << 5 << 760;
        QTest::newRow("from 0") << 0 << 260;
        QTest::newRow("from 1") << 1 << 260;
        QTest::newRow("from the last number") << 999'999'999 << 3;
    }
    void listThatBeginsLater_isNumberedFromThere()
    {
        QFETCH(int, first);
        QFETCH(int, items);
        QString markdown;
        for (int i = 0; i < items; ++i)
            markdown += QStringLiteral("%1. item\n").arg(i == 0 ? first : 1);
        const auto document = documentOf(markdown);
        for (int i = 0; i < items; ++i) {
            const QTextBlock block = nthOf(*document, i + 1);
            const QString number = block.textList() ? block.textList()->itemText(block) + QLatin1Char(' ')
                                                    : QString();
            QCOMPARE(number + block.text(), QStringLiteral("%1. item").arg(qint64(first) + i));
        }
    }

    void longListOfBullets_goesOnAsItWas()
    {
        const QString items = QStringLiteral("<li>item</li>").repeated(760);
        for (const QString &direction : {QStringLiteral("rtl"), QStringLiteral("ltr")}) {
            const QString html = htmlOf(QStringLiteral("<ul dir=\"%1\">").arg(direction) + items + QStringLiteral("</ul>")).html;
            QCOMPARE(html.count(QStringLiteral("<ul dir=\"%1\">").arg(direction)), 4);
            QCOMPARE(html.count(QStringLiteral("<ul")), 4);
            QCOMPARE(html.count(QStringLiteral("</ul>")), 4);
        }
        // Of two lists, each in the other, both stay what they are.
        const QString inner = QStringLiteral("<ol>") + items + QStringLiteral("</ol>");
        const QString html =
            htmlOf(QStringLiteral("<ul><li>") + inner + QStringLiteral("</li>") + items + QStringLiteral("</ul>")).html;
        QCOMPARE(html.count(QStringLiteral("<ol>")), 1);
        QCOMPARE(html.count(QStringLiteral("<ul>")), 4);
        QVERIFY(html.indexOf(QStringLiteral("</ol>")) < html.indexOf(QStringLiteral("</ul>")));
    }

    void beyondTheBudget_isCountedAndSaid()
    {
        PageBudget budget;
        budget.page = 2'000;
        const QString markdown = QStringLiteral("Ten signs.\n\n").repeated(100);
        const auto document = documentOf(markdown, budget);
        const QString text = document->toPlainText();
        const qsizetype shown = text.count(QStringLiteral("Ten signs."));
        QVERIFY(shown > 10 && shown < 60);
        QCOMPARE(document->omitted(), (100 - shown) * 10);
        QVERIFY(text.contains(QStringLiteral("The rest (%1 characters) is not shown here")
                                  .arg(QLocale().toString(document->omitted()))));
        QVERIFY(document->toHtml().contains(ArticleDocument::SourceAddress));
        QCOMPARE(documentOf(markdown)->omitted(), 0);
        // Nothing an article says leads there.
        QVERIFY(!Text::toHtml(QStringLiteral("[x](%1)").arg(ArticleDocument::SourceAddress))
                     .contains(QStringLiteral("triptych:")));
    }

    void work_growsWithTheText_data()
    {
        QTest::addColumn<QString>("piece");
        for (const char *piece : {"> a\n\n", "<table><tr><td>", "<a x=", "- a\n", "<b>", "<br>",
                                  "|a|b|\n|---|---|\n|1|2|\n\n", "# a\n", "&amp;", "<li><p>", "a\n\n"})
            QTest::newRow(piece) << QString::fromLatin1(piece);
    }

    void work_growsWithTheText()
    {
        // What is written for a piece does not grow with how many stand before it.
        QFETCH(QString, piece);
        PageBudget all;
        all.page = 100'000'000;
        const qsizetype once = htmlOf(piece.repeated(200), all).html.size();
        const qsizetype many = htmlOf(piece.repeated(4'000), all).html.size();
        QVERIFY(many <= 21 * once + 2'000);
    }

    void view_laysOutInSlicesAndKeepsThePlace()
    {
        ArticleView view;
        view.resize(600, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QString markdown = QStringLiteral("Some words of a paragraph.\n\n").repeated(4'000);
        view.holdLayout(true);
        view.showArticle(documentOf(markdown), false);
        QVERIFY(!view.isLaidOut());
        // Events come through, and none of them lays out the rest.
        for (int round = 0; round < 50; ++round)
            QCoreApplication::processEvents();
        const auto laid = [&] {
            int count = 0;
            for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next())
                count += block.layout()->lineCount() > 0;
            return count;
        };
        QVERIFY(laid() < 1'000);
        QSignalSpy finished(&view, &ArticleView::laidOut);
        view.holdLayout(false);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(laid() >= 4'000);
        view.setPlace(0.5);
        const int value = view.verticalScrollBar()->value();
        QVERIFY(value > 1'000);
        // The page of before stays in sight until the next one has the place.
        const QImage before = view.viewport()->grab().toImage();
        view.holdLayout(true);
        view.showArticle(documentOf(markdown + QStringLiteral("end")), true);
        QCOMPARE(view.place(), 0.5);
        QCOMPARE(view.viewport()->grab().toImage(), before);
        view.holdLayout(false);
        QTRY_COMPARE(finished.size(), 2);
        QVERIFY(qAbs(view.verticalScrollBar()->value() - value) < 60);
    }

    void page_outlivesTheThreadThatBuiltIt()
    {
        // Glyphs shaped on a thread refer to its fonts, which end with it.
        std::shared_ptr<ArticleDocument> document;
        const std::unique_ptr<QThread> builder(QThread::create([&document, gui = thread()] {
            document = ArticleDocument::build({QStringLiteral("Harbour"), {}, {}, {}},
                                              QStringLiteral("A word *and* another, \u05e9\u05dc."),
                                              ArticleStyle::fromTheme());
            document->moveToThread(gui);
        }));
        builder->start();
        QVERIFY(builder->wait());
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
            QCOMPARE(block.layout()->lineCount(), 0);
        ArticleView view;
        view.resize(600, 400);
        view.showArticle(document, false);
        view.show();
        QTRY_VERIFY(view.isLaidOut());
        QVERIFY(!view.grab().isNull());
        QVERIFY(document->begin().layout()->lineCount() > 0);
    }

    void pictures_comeIntoTheirPlaces()
    {
        ArticleRenderer renderer;
        ArticleView view;
        view.resize(600, 800);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        std::shared_ptr<ArticleDocument> document;
        int height = 0;
        connect(&renderer, &ArticleRenderer::rendered, &view,
                [&](const std::shared_ptr<ArticleDocument> &built) {
                    document = built;
                    QVERIFY(built->picture(0).isNull());
                    view.showArticle(built, false);
                    height = view.verticalScrollBar()->maximum();
                });
        renderer.render({}, QStringLiteral("a\n\n![red](%1)\n\nb").arg(pictureUrl({1500, 1000})),
                        ArticleStyle::fromTheme());
        QTRY_VERIFY(document && !document->picture(0).isNull());
        // Scaled for twice the largest width that is shown, and not moved by it.
        QCOMPARE(document->picture(0).width(), 1'440);
        QCOMPARE(document->pictures().constFirst().shown, QSize(720, 480));
        QCOMPARE(view.verticalScrollBar()->maximum(), height);
        const QImage image = view.viewport()->grab().toImage();
        QVERIFY(pixelsAt(image, 100, Qt::red) > 200);
        QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    }

    void pictures_stayWithinTheirBudget()
    {
        const auto wordsOf = [](const QString &address) {
            return documentOf(QStringLiteral("![P](%1)").arg(address))->toPlainText();
        };
        const auto coded = [](const char *kind, const QByteArray &bytes) {
            return QStringLiteral("data:image/%1;base64,%2")
                .arg(QLatin1String(kind), QString::fromLatin1(bytes.toBase64()));
        };
        QVERIFY(wordsOf(coded("png", "no picture")).contains(QStringLiteral("cannot be read")));
        QVERIFY(wordsOf(coded("png", {})).contains(QStringLiteral("cannot be read")));
        // Another kind than it says it is.
        QVERIFY(wordsOf(coded("png", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"))
                    .contains(QStringLiteral("cannot be read")));
        QByteArray huge = QByteArray::fromBase64(
            pictureUrl({4, 4}).section(QLatin1Char(','), 1).toLatin1());
        huge.replace(16, 8, QByteArray::fromHex("0000753000007530")); // 30,000 x 30,000
        QVERIFY(wordsOf(coded("png", huge)).contains(QStringLiteral("too large")) ||
                wordsOf(coded("png", huge)).contains(QStringLiteral("cannot be read")));
        PagePictures pictures;
        QString trouble;
        const QString large = pictureUrl({5'600, 5'600});
        int shown = 0;
        for (int i = 0; i < 8; ++i) {
            const PagePicture picture = pictures.add(large, {}, {}, &trouble);
            shown += !picture.shown.isEmpty();
            QVERIFY(picture.shown.width() <= 720);
        }
        QCOMPARE(shown, 4);
        QVERIFY(!trouble.isEmpty());
        const QString small = pictureUrl({4, 4});
        PagePictures many;
        for (int i = 0; i < 100; ++i)
            shown += !many.add(small, {}, {}, &trouble).shown.isEmpty();
        QCOMPARE(shown, 4 + PagePictures::MostPictures);
        // Its head is whole, and the rest is not.
        QByteArray torn = QByteArray::fromBase64(
            pictureUrl({300, 300}).section(QLatin1Char(','), 1).toLatin1());
        torn.truncate(torn.size() / 2);
        const PagePicture broken =
            PagePictures().add(coded("png", torn), QStringLiteral("P"), {}, &trouble);
        QCOMPARE(broken.natural, QSize(300, 300));
        QVERIFY(PagePictures::decode(broken).isNull());
    }
};

QTEST_MAIN(TestArticlePage)
#include "tst_articlepage.moc"
