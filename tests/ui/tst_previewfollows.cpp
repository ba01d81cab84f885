// The preview beside the text shows what is being written.

#include <ui/article/editorsheet.h>
#include <ui/look/theme.h>
#include <ui/text/articledocument.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/articleview.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>

#include <QBuffer>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QWheelEvent>

using namespace Triptych;
using namespace Triptych::Ui;

namespace {

QString picture()
{
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QStringLiteral("![shot](data:image/png;base64,%1)")
        .arg(QString::fromLatin1(bytes.toBase64()));
}

/** Words that stand once: "word17x" at the beginning of part 17. */
QString word(int part)
{
    return QStringLiteral("word%1x").arg(part);
}

/** Parts of very different heights in text and page: pictures of one line, tables, code, lists,
 * quotes, raw HTML, notes. */
QString longText(int parts)
{
    const QString words = QStringLiteral("some words that go on and on, ").repeated(14);
    QString text;
    for (int part = 0; part < parts; ++part) {
        switch (part % 8) {
        case 0:
            text += QStringLiteral("## ") + word(part) + QStringLiteral(" heading\n\n");
            break;
        case 1:
            text += word(part) + QLatin1Char(' ') + words + QStringLiteral("[^n%1]\n\n").arg(part);
            break;
        case 2:
            text +=
                picture() + QStringLiteral("\n\n") + word(part) + QStringLiteral(" below it\n\n");
            break;
        case 3:
            text +=
                QStringLiteral("|a|b|\n|---|---|\n|1|2|\n|3|4|\n|%1|6|\n|7|8|\n\n").arg(word(part));
            break;
        case 4:
            text += QStringLiteral("```\ncode\ncode\n%1\ncode\n```\n\n").arg(word(part));
            break;
        case 5:
            text += QStringLiteral("- one\n- two\n  - %1\n- ").arg(word(part)) + words +
                    QStringLiteral("\n\n");
            break;
        case 6:
            text += QStringLiteral("> quoted\n>\n> ") + word(part) + QLatin1Char(' ') + words +
                    QStringLiteral("\n\n<p>raw</p>\n\n");
            break;
        default:
            text += word(part) + QStringLiteral("\nwrapped\nby\nhand\nover\nlines\n\n") +
                    QStringLiteral("[^n%1]: a note\n\n").arg(part - 6);
        }
    }
    return text;
}

} // namespace

class TestPreviewFollows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_sheet = std::make_unique<EditorSheet>([this] { return m_article; });
        m_sheet->resize(1'400, 800);
        m_sheet->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_sheet.get()));
        m_article.id = Core::ArticleId::create();
        m_article.title = QStringLiteral("Title");
    }

    void cleanup() { m_sheet.reset(); }

    void caretAnywhere_isBesideItsPlaceOnThePage()
    {
        open(longText(96));
        for (const int part :
             {1, 40, 41, 42, 43, 44, 45, 46, 47, 90, 13, 2, 66, 59, 60, 61, 62, 63})
            comesBeside(word(part));
    }

    void typing_keepsTheBlockAtItsHeight()
    {
        open(longText(48));
        comesBeside(word(23));
        for (int i = 0; i < 12; ++i) {
            QTest::keyClicks(body(), QStringLiteral("typed "));
            QTest::keyClick(body(), Qt::Key_Return);
            QTest::keyClick(body(), Qt::Key_Return);
        }
        QTest::keyClicks(body(), QStringLiteral("lastword"));
        QTRY_VERIFY(!find(QStringLiteral("lastword")).isNull());
        isBeside(QStringLiteral("lastword"));
    }

    void scrolledText_takesThePageAlong()
    {
        open(longText(96));
        QScrollBar *bar = body()->verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        QTRY_VERIFY(page()->verticalScrollBar()->value() > 0);
        // Something of what is seen of the text is seen of the page, near its height.
        const QTextBlock first = body()->cursorForPosition(QPoint(4, 4)).block();
        for (QTextBlock block = first; block.isValid(); block = block.next()) {
            static const QRegularExpression wanted(QStringLiteral("word\\d+x"));
            const auto match = wanted.match(block.text());
            if (!match.hasMatch())
                continue;
            QTRY_VERIFY(page()->viewport()->rect().contains(find(match.captured()).center()));
            break;
        }
        bar->setValue(bar->maximum());
        QTRY_VERIFY(page()->verticalScrollBar()->value() >
                    page()->verticalScrollBar()->maximum() * 9 / 10);
        bar->setValue(0);
        QTRY_COMPARE(page()->verticalScrollBar()->value(), 0);
    }

    void scrolledPage_staysUntilTheCaretMoves()
    {
        open(longText(96));
        comesBeside(word(47));
        QTest::keyClicks(body(), QStringLiteral("x"));
        // Scrolled before the key was rendered.
        wheel(-1200);
        const int there = page()->verticalScrollBar()->value();
        QSignalSpy rendered(m_sheet->preview(), &PreviewPane::rendered);
        QTRY_VERIFY(rendered.size() > 0);
        QTRY_VERIFY(page()->isLaidOut());
        QVERIFY2(qAbs(page()->verticalScrollBar()->value() - there) < 12,
                 qPrintable(QString::number(page()->verticalScrollBar()->value() - there)));
        // The theme, as any other reason for rendering, moves nothing, either.
        m_sheet->preview()->touch();
        QTRY_VERIFY(rendered.size() > 1);
        QTRY_VERIFY(page()->isLaidOut());
        QVERIFY(qAbs(page()->verticalScrollBar()->value() - there) < 12);
        comesBeside(word(47));
    }

    void previewOpened_beginsWhereOneWrites()
    {
        open(longText(96), false);
        place(word(70));
        m_sheet->setPreviewShown(true);
        QTRY_VERIFY(page()->articleDocument() && page()->isLaidOut());
        isBeside(word(70));
    }

    void narrowSheet_showsTheBlockInThePlaceOfTheText()
    {
        m_sheet->resize(700, 800);
        open(longText(96), false);
        place(word(70));
        m_sheet->setPreviewShown(true);
        QTRY_VERIFY(page()->articleDocument() && page()->isLaidOut());
        QTRY_VERIFY(page()->viewport()->rect().contains(find(word(70)).center()));
    }

private:
    MarkdownEditor *body() const { return m_sheet->body(); }
    ArticleView *page() const { return m_sheet->preview()->view(); }

    void open(const QString &text, bool withPreview = true)
    {
        m_article.body = text;
        m_sheet->setArticle(m_article, m_article);
        body()->setFocus();
        m_sheet->setPreviewShown(withPreview);
        if (withPreview)
            QTRY_VERIFY(page()->articleDocument() && page()->isLaidOut());
    }

    /** Sets the caret behind these words, somewhere in the middle of what is seen. */
    void place(const QString &words)
    {
        QTextCursor cursor = body()->document()->find(words);
        QVERIFY2(!cursor.isNull(), qPrintable(words));
        cursor.clearSelection();
        body()->setTextCursor(cursor);
        body()->centerCursor();
    }

    /** Where the words stand in the page's viewport. */
    QRect find(const QString &words) const
    {
        const ArticleDocument *document = page()->articleDocument();
        const QTextCursor cursor = document ? document->find(words) : QTextCursor();
        return cursor.isNull() ? QRect() : page()->cursorRect(cursor);
    }

    int apart(const QString &words) const
    {
        const int written =
            body()->viewport()->mapTo(m_sheet.get(), body()->cursorRect().center()).y();
        const int shown = page()->viewport()->mapTo(m_sheet.get(), find(words).center()).y();
        return qAbs(written - shown);
    }

    void isBeside(const QString &words)
    {
        const QScrollBar *bar = page()->verticalScrollBar();
        QTRY_VERIFY2(
            page()->isLaidOut() &&
                (apart(words) <= 80 || ((bar->value() == 0 || bar->value() == bar->maximum()) &&
                                        page()->viewport()->rect().contains(find(words).center()))),
            qPrintable(QStringLiteral("%1 is %2 off").arg(words).arg(apart(words))));
    }

    void comesBeside(const QString &words)
    {
        place(words);
        isBeside(words);
    }

    void wheel(int delta)
    {
        const QPoint at = page()->viewport()->rect().center();
        QWheelEvent event(at, page()->viewport()->mapToGlobal(at), QPoint(), QPoint(0, delta),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(page()->viewport(), &event);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<EditorSheet> m_sheet;
    Core::Article m_article;
};

QTEST_MAIN(TestPreviewFollows)
#include "tst_previewfollows.moc"
