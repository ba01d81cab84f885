#include "articlepages.h"

#include <ui/look/theme.h>
#include <ui/text/pagelists.h>

#include <QTest>
#include <QTextList>
#include <QTextTable>

using namespace Triptych;
using namespace Triptych::Ui;
using namespace Triptych::Tests;

namespace {

PageHtml htmlOf(const QString &markdown, const PageBudget &budget = {})
{
    return pageHtml(Text::toHtml(markdown), ArticleStyle::fromTheme(), false, budget);
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

/** The block of the `number`th item of a page that is one list of "item"s. */
QTextBlock nthOf(const QTextDocument &document, int number)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.text().endsWith(QLatin1String("item")) && --number == 0)
            return block;
    }
    return {};
}

} // namespace

/** Long and large articles: pages in pieces, within their budget. */
class TestLongPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (new Theme(*qApp))->setParent(qApp); }

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
        const auto spans =
            documentOf(QStringLiteral("<table>") +
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
        const auto bold =
            documentOf(QStringLiteral("**") + words.trimmed() + QStringLiteral("** end"));
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
            QTest::newRow(opening)
                << QString::fromLatin1(opening) << int(direction) << int(alignment);
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
        QCOMPARE(PageLists::signOf(nthOf(*numbers, 600)), QStringLiteral("600."));
        // A list is drawn in pieces of 250 items; the 250th is still one of its first.
        const QTextBlock last = nthOf(*numbers, 250);
        QVERIFY(last.textList());
        QCOMPARE(last.textList(), nthOf(*numbers, 1).textList());
        QCOMPARE(PageLists::signOf(last), QStringLiteral("250."));
        QCOMPARE(PageLists::signOf(nthOf(*numbers, 251)), QStringLiteral("251."));
        for (int item = 1; item <= 600; ++item)
            QCOMPARE(nthOf(*numbers, item).blockFormat().indent() +
                         (nthOf(*numbers, item).textList() ? 1 : 0),
                     1);
        const auto deep =
            documentOf(QStringLiteral("<ul><li>").repeated(40) + QStringLiteral("deep"));
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
            QCOMPARE(PageLists::signOf(block) + u' ' + block.text(),
                     QStringLiteral("%1. item").arg(qint64(first) + i));
        }
    }

    void longListOfBullets_goesOnAsItWas()
    {
        const QString items = QStringLiteral("<li>item</li>").repeated(760);
        for (const QString &direction : {QStringLiteral("rtl"), QStringLiteral("ltr")}) {
            const QString html = htmlOf(QStringLiteral("<ul dir=\"%1\">").arg(direction) + items +
                                        QStringLiteral("</ul>"))
                                     .html;
            const int mark =
                direction == QLatin1String("rtl") ? PageMark::RightToLeft : PageMark::LeftToRight;
            QCOMPARE(html.count(QStringLiteral("<ul style=\"margin-right: %1px\">").arg(mark)), 4);
            QCOMPARE(html.count(QStringLiteral("<ul")), 4);
            QCOMPARE(html.count(QStringLiteral("</ul>")), 4);
        }
        // Of two lists, each in the other, both stay what they are.
        const QString inner = QStringLiteral("<ol>") + items + QStringLiteral("</ol>");
        const QString html = htmlOf(QStringLiteral("<ul><li>") + inner + QStringLiteral("</li>") +
                                    items + QStringLiteral("</ul>"))
                                 .html;
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
        for (const char *piece :
             {"> a\n\n", "<table><tr><td>", "<a x=", "- a\n", "<b>", "<br>",
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
};

QTEST_MAIN(TestLongPages)
#include "tst_longpages.moc"
