#include "articlepages.h"

#include <text/markdown.h>
#include <ui/look/theme.h>
#include <ui/text/articledocument.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/articleview.h>
#include <ui/text/pagehtml.h>

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
using namespace Triptych::Tests;

namespace {

int deepestFrame(const QTextFrame *frame)
{
    int deepest = 0;
    for (const QTextFrame *child : frame->childFrames())
        deepest = qMax(deepest, 1 + deepestFrame(child));
    return deepest;
}

QString pictureUrl(QSize size, const char *format = "PNG",
                   const QString &kind = QStringLiteral("png"))
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format))
        qFatal("no picture");
    return QStringLiteral("data:image/%1;base64,%2")
        .arg(kind, QString::fromLatin1(bytes.toBase64()));
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
        QTest::newRow("raw") << QStringLiteral("<blockquote>").repeated(50) +
                                    QStringLiteral("deep");
        QTest::newRow("with lists") << QStringLiteral("> - ").repeated(20) + QStringLiteral("deep");
        QTest::newRow("with code")
            << QStringLiteral("> ").repeated(20) + QStringLiteral("`deep`\n") +
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
        QCOMPARE(
            barHeights(QStringLiteral("> one\n>\n> |a|b|\n> |---|---|\n> |1|2|\n>\n> two")).size(),
            1);
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
        QVERIFY(
            wordsOf(coded("png", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"))
                .contains(QStringLiteral("cannot be read")));
        QByteArray huge =
            QByteArray::fromBase64(pictureUrl({4, 4}).section(QLatin1Char(','), 1).toLatin1());
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
        QByteArray torn =
            QByteArray::fromBase64(pictureUrl({300, 300}).section(QLatin1Char(','), 1).toLatin1());
        torn.truncate(torn.size() / 2);
        const PagePicture broken =
            PagePictures().add(coded("png", torn), QStringLiteral("P"), {}, &trouble);
        QCOMPARE(broken.natural, QSize(300, 300));
        QVERIFY(PagePictures::decode(broken).isNull());
    }
};

QTEST_MAIN(TestArticlePage)
#include "tst_articlepage.moc"
