#include <ui/controls/leadinglayout.h>
#include <ui/look/theme.h>
#include <ui/text/findbar.h>
#include <ui/text/listprefix.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/markdownhighlighter.h>
#include <ui/text/markdowninlines.h>

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Triptych;
using namespace Triptych::Ui;

class TestMarkdownEditor final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MarkdownEditor> m_editor;

    void type(const QString &text)
    {
        for (const QChar c : text) {
            if (c == QLatin1Char('\n'))
                QTest::keyClick(m_editor.get(), Qt::Key_Return);
            else
                QTest::keyClicks(m_editor.get(), c);
        }
    }

    void select(int from, int to)
    {
        QTextCursor cursor = m_editor->textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        m_editor->setTextCursor(cursor);
    }

    QTextCharFormat formatAt(int block, int column)
    {
        const auto formats = m_editor->document()->findBlockByNumber(block).layout()->formats();
        for (const QTextLayout::FormatRange &range : formats)
            if (column >= range.start && column < range.start + range.length)
                return range.format;
        return {};
    }

private Q_SLOTS:
    void longWord_isBrokenAnywhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isAnywhere");
        QTest::newRow("letters") << QString(50'000, u'x') << true;
        QTest::newRow("stars") << QString(50'000, u'*') << true;
        QTest::newRow("a coded picture") << QStringLiteral("a ![b](data:image/png;base64,") +
                                                QStringLiteral("Ab9+/").repeated(9'000)
                                         << true;
        QTest::newRow("words") << QStringLiteral("wordy ").repeated(8'000) << false;
        QTest::newRow("a short word")
            << QString(1'500, u'x') + QStringLiteral(" wordy").repeated(900) << false;
    }

    void longWord_isBrokenAnywhere()
    {
        QFETCH(QString, text);
        QFETCH(bool, isAnywhere);
        m_editor->setText(QStringLiteral("before it\n") + text + QStringLiteral("\nbehind it"));
        m_editor->show();
        const QTextBlock block = m_editor->document()->findBlockByNumber(1);
        const auto verify = [&] {
            m_editor->document()->documentLayout()->blockBoundingRect(block);
            const QTextLayout *layout = block.layout();
            QVERIFY(layout->lineCount() > 10);
            for (int i = 0; i < layout->lineCount(); ++i)
                QVERIFY(layout->lineAt(i).naturalTextWidth() <= layout->lineAt(i).width() + 1);
            QCOMPARE(layout->textOption().wrapMode(),
                     isAnywhere ? QTextOption::WrapAnywhere
                                : QTextOption::WrapAtWordBoundaryOrAnywhere);
        };
        verify();
        // A key in it, and one beside it, which keeps breaking at its words.
        QTextCursor cursor(block);
        cursor.insertText(QStringLiteral("a"));
        verify();
        cursor.movePosition(QTextCursor::Start);
        cursor.insertText(QStringLiteral("b"));
        m_editor->document()->documentLayout()->blockBoundingRect(cursor.block());
        QCOMPARE(cursor.block().layout()->textOption().wrapMode(),
                 QTextOption::WrapAtWordBoundaryOrAnywhere);
        QCOMPARE(m_editor->document()->defaultTextOption().wrapMode(),
                 QTextOption::WrapAtWordBoundaryOrAnywhere);
        QCOMPARE(m_editor->text(),
                 QStringLiteral("bbefore it\na") + text + QStringLiteral("\nbehind it"));
    }

    void scrolling_leavesTheWidthOfTheText()
    {
        m_editor->setText(QStringLiteral("short"));
        m_editor->resize(500, 300);
        m_editor->show();
        const int width = m_editor->viewport()->width();
        m_editor->setText(QStringLiteral("a line\n").repeated(500));
        QTRY_VERIFY(m_editor->verticalScrollBar()->maximum() > 0);
        QCOMPARE(m_editor->viewport()->width(), width);
    }

    void lineOfMarks_isColouredAtItsBeginning()
    {
        m_editor->setText(QStringLiteral("`a` ").repeated(20'000));
        const QList<QTextLayout::FormatRange> formats =
            m_editor->document()->firstBlock().layout()->formats();
        QVERIFY(!formats.isEmpty());
        QVERIFY(formats.last().start <= 10'000);
        QVERIFY(formats.last().start > 9'000);
    }

    void hostileLine_isReadAFewTimes_data()
    {
        QTest::addColumn<QString>("piece");
        for (const char *piece : {"<a x=",   "<", "<1", "< ",  "[",    "[]",   "[](", "[a](b", "](",
                                  "[[a](b)", "]", "`a", "*a ", "*a_ ", "**a*", "_",   "~~a",   "\\",
                                  "http://", "h", "![", "<a>", "(",    "[a][b"})
            QTest::newRow(piece) << QString::fromLatin1(piece);
    }

    void hostileLine_isReadAFewTimes()
    {
        QFETCH(QString, piece);
        const auto work = [](const QString &text) {
            MarkdownFlags flags(text.size());
            std::fill(flags.begin(), flags.end(), quint16(0));
            return markInlines(text, 0, flags);
        };
        const QString closed = piece.repeated(2'000) + QStringLiteral("]) *>`");
        const QString more = piece.repeated(20'000) + QStringLiteral("]) *>`");
        QVERIFY(work(more) <= 11 * work(closed));
        QString ticks;
        for (int length = 1; length < 300; ++length)
            ticks += QStringLiteral("e") + QString(length, QLatin1Char('`'));
        QVERIFY(work(ticks) <= 4 * ticks.size());
    }

    void initTestCase() { (new Theme(*qApp))->setParent(qApp); }

    void init()
    {
        m_editor = std::make_unique<MarkdownEditor>();
        m_editor->resize(800, 600);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        m_editor->setFocus();
    }

    void cleanup() { m_editor.reset(); }

    void returnInAList_continuesIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::newRow("bullet") << "- one\ntwo"
                                << "- one\n- two";
        QTest::newRow("number") << "9. nine\nten"
                                << "9. nine\n10. ten";
        QTest::newRow("task") << "- [x] done\nnext"
                              << "- [x] done\n- [ ] next";
        QTest::newRow("quote") << "> said\nmore"
                               << "> said\n> more";
        QTest::newRow("quoted bullet") << "> - a\nb"
                                       << "> - a\n> - b";
        QTest::newRow("ends on an empty item") << "- one\n\nafter"
                                               << "- one\n\nafter";
        QTest::newRow("quote that ends") << "> one\n\nafter"
                                         << "> one\n\nafter";
        QTest::newRow("line across, stars") << "* * *\nafter"
                                            << "* * *\nafter";
        QTest::newRow("line across, dashes") << "- - -\nafter"
                                             << "- - -\nafter";
        QTest::newRow("plain") << "a\nb"
                               << "a\nb";
        QTest::newRow("code is no list") << "```\n- a\nb"
                                         << "```\n- a\nb";
    }

    void returnInAList_continuesIt()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        type(typed);
        QCOMPARE(m_editor->text(), text);
    }

    void tabInAList_indents()
    {
        type(QStringLiteral("- one\ntwo"));
        QTest::keyClick(m_editor.get(), Qt::Key_Tab);
        QCOMPARE(m_editor->text(), QStringLiteral("- one\n    - two"));
        QTest::keyClick(m_editor.get(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_editor->text(), QStringLiteral("- one\n- two"));
    }

    void tabInANumberedList_keepsItAList_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("deeper");
        QTest::addColumn<QString>("back");
        QTest::newRow("second") << "1. a\n2. b"
                                << "1. a\n    1. b"
                                << "1. a\n2. b";
        QTest::newRow("third") << "1. a\n    1. b\n2. c"
                               << "1. a\n    1. b\n    2. c"
                               << "1. a\n    1. b\n2. c";
        QTest::newRow("wide") << "100. a\n101. b"
                              << "100. a\n     1. b"
                              << "100. a\n 101. b";
    }

    void tabInANumberedList_keepsItAList()
    {
        QFETCH(QString, text);
        QFETCH(QString, deeper);
        QFETCH(QString, back);
        m_editor->setText(text);
        m_editor->moveCursor(QTextCursor::End);
        QTest::keyClick(m_editor.get(), Qt::Key_Tab);
        QCOMPARE(m_editor->text(), deeper);
        QTest::keyClick(m_editor.get(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_editor->text(), back);
    }

    void tabInAnEmptyLine_indents()
    {
        type(QStringLiteral("A paragraph.\n\n"));
        QTest::keyClick(m_editor.get(), Qt::Key_Tab);
        QCOMPARE(m_editor->text(), QStringLiteral("A paragraph.\n\n    "));
        QSignalSpy left(m_editor.get(), &Ui::MarkdownEditor::leftUpwards);
        QTest::keyClick(m_editor.get(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_editor->text(), QStringLiteral("A paragraph.\n\n"));
        QVERIFY(left.isEmpty());
        QTest::keyClick(m_editor.get(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(left.size(), 1);
    }

    void tabBeforeAParagraph_makesNoCode()
    {
        m_editor->setText(QStringLiteral("A paragraph."));
        QTest::keyClick(m_editor.get(), Qt::Key_Tab);
        QCOMPARE(m_editor->text(), QStringLiteral("A paragraph."));
        m_editor->setText(QStringLiteral("```\ncode"));
        m_editor->moveCursor(QTextCursor::End);
        m_editor->moveCursor(QTextCursor::StartOfBlock);
        QTest::keyClick(m_editor.get(), Qt::Key_Tab);
        QCOMPARE(m_editor->text(), QStringLiteral("```\n    code"));
    }

    /** "|" is the caret, « and » are the ends of what is chosen. */
    void boldKey_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("in a word") << QStringLiteral("one tw|o") << QStringLiteral("one **tw|o**");
        QTest::newRow("in a bold word")
            << QStringLiteral("one **tw|o**") << QStringLiteral("one tw|o");
        QTest::newRow("after a word")
            << QStringLiteral("one| two") << QStringLiteral("one**|** two");
        QTest::newRow("nowhere") << QStringLiteral("one | two") << QStringLiteral("one **|** two");
        QTest::newRow("nowhere and back")
            << QStringLiteral("one **|** two") << QStringLiteral("one | two");
        QTest::newRow("before the closing marks")
            << QStringLiteral("**one|** two") << QStringLiteral("**one**| two");
        QTest::newRow("with a blank")
            << QStringLiteral("«word »next") << QStringLiteral("**«word»** next");
        QTest::newRow("blanks alone") << QStringLiteral("a«  »b") << QStringLiteral("a«  »b");
        QTest::newRow("paragraphs")
            << QStringLiteral("«one\n\ntwo»") << QStringLiteral("**«one**\n\n**two»**");
        QTest::newRow("paragraphs and back")
            << QStringLiteral("«**one**\n\n**two**»") << QStringLiteral("«one\n\ntwo»");
        QTest::newRow("items") << QStringLiteral("«- one\n- [ ] two\n> # three»")
                               << QStringLiteral("- **«one**\n- [ ] **two**\n> # **three»**");
        QTest::newRow("one of two")
            << QStringLiteral("«**one**\ntwo»") << QStringLiteral("«**one**\n**two»**");
        QTest::newRow("brackets before a letter")
            << QStringLiteral("«「東京」»です") << QStringLiteral("「**«東京»**」です");
        QTest::newRow("brackets before a blank")
            << QStringLiteral("«(so)» it is") << QStringLiteral("**«(so)»** it is");
        QTest::newRow("a stop before a letter")
            << QStringLiteral("«end.»next") << QStringLiteral("**«end»**.next");
        QTest::newRow("signs alone") << QStringLiteral("a«...»b") << QStringLiteral("a.**«.»**.b");
        QTest::newRow("emphasis inside")
            << QStringLiteral("«a *b* c»") << QStringLiteral("**«a *b* c»**");
    }

    void boldKey()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto strip = [](QString text) {
            for (const QChar sign : {u'|', u'«', u'»'})
                text.remove(sign);
            return text;
        };
        const qsizetype caret = before.indexOf(u'|');
        m_editor->setText(strip(before));
        if (caret >= 0)
            select(int(caret), int(caret));
        else
            select(int(before.indexOf(u'«')), int(before.indexOf(u'»') - 1));
        QTest::keyClick(m_editor.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_editor->text(), strip(after));
        const QTextCursor cursor = m_editor->textCursor();
        if (after.contains(u'|')) {
            QVERIFY(!cursor.hasSelection());
            QCOMPARE(cursor.position(), after.indexOf(u'|'));
        } else {
            QCOMPARE(cursor.selectionStart(), after.indexOf(u'«'));
            QCOMPARE(cursor.selectionEnd(), after.indexOf(u'»') - 1);
        }
    }

    void linkKey_takesTheWord()
    {
        m_editor->setText(QStringLiteral("see plan now"));
        select(6, 6);
        QTest::keyClick(m_editor.get(), Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("u"));
        QCOMPARE(m_editor->text(), QStringLiteral("see [plan](u) now"));
    }

    void boldKey_togglesTheWordAndBack()
    {
        m_editor->setText(QStringLiteral("one two three"));
        select(4, 7);
        QTest::keyClick(m_editor.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_editor->text(), QStringLiteral("one **two** three"));
        QTest::keyClick(m_editor.get(), Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(m_editor->text(), QStringLiteral("one ***two*** three"));
        QTest::keyClick(m_editor.get(), Qt::Key_I, Qt::ControlModifier);
        QTest::keyClick(m_editor.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_editor->text(), QStringLiteral("one two three"));
    }

    void addressPastedOnWords_makesALink()
    {
        m_editor->setText(QStringLiteral("see the plan now"));
        select(8, 12);
        QGuiApplication::clipboard()->setText(QStringLiteral("https://example.org/a?b=1"));
        m_editor->paste();
        QCOMPARE(m_editor->text(), QStringLiteral("see the [plan](https://example.org/a?b=1) now"));
        m_editor->setText(QStringLiteral("x"));
        select(0, 1);
        QGuiApplication::clipboard()->setText(QStringLiteral("plain words"));
        m_editor->paste();
        QCOMPARE(m_editor->text(), QStringLiteral("plain words"));
    }

    void linkKey_leavesTheCursorWhereTheAddressGoes()
    {
        m_editor->setText(QStringLiteral("word"));
        select(0, 4);
        QTest::keyClick(m_editor.get(), Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("u"));
        QCOMPARE(m_editor->text(), QStringLiteral("[word](u)"));
    }

    void text_keepsEveryCharacter()
    {
        QString odd = QStringLiteral("no") + QChar(0x00a0) + QStringLiteral("break ") +
                      QChar(0xd800) + QStringLiteral(" lone, zero ") + QChar(0) +
                      QStringLiteral(" end\nline");
        m_editor->setText(odd);
        QCOMPARE(m_editor->text(), odd);
    }

    void replaceText_keepsCursorAndUndo()
    {
        m_editor->setText(QStringLiteral("first\nsecond\nthird"));
        QTextCursor cursor = m_editor->textCursor();
        cursor.setPosition(15);
        m_editor->setTextCursor(cursor);
        m_editor->replaceText(QStringLiteral("first, longer\nsecond\nthird"));
        QCOMPARE(m_editor->textCursor().position(), 23);
        m_editor->undo();
        QCOMPARE(m_editor->text(), QStringLiteral("first\nsecond\nthird"));
    }

    void textEdited_tellsOfTypingOnly()
    {
        QSignalSpy edited(m_editor.get(), &MarkdownEditor::textEdited);
        m_editor->setText(QStringLiteral("loaded\n==\n"));
        QTest::qWait(0);
        QCOMPARE(edited.size(), 0);
        type(QStringLiteral("x"));
        QVERIFY(!edited.isEmpty());
    }

    void structure_isShown()
    {
        m_editor->setText(
            QStringLiteral("# Title\nSome **bold** and *it* and `code` [l](http://x)\n```\n# "
                           "no\n```\nA\n=\n2 * 3 * 4 snake_case_name"));
        QVERIFY(formatAt(0, 3).fontWeight() == QFont::Bold);
        QVERIFY(formatAt(0, 0).foreground() != formatAt(0, 3).foreground());
        QCOMPARE(formatAt(1, 8).fontWeight(), int(QFont::Bold));
        QVERIFY(formatAt(1, 20).fontItalic());
        QVERIFY(formatAt(1, 28).background().style() != Qt::NoBrush);
        QCOMPARE(formatAt(1, 35).foreground().color(), colours().accent);
        QVERIFY(formatAt(3, 2).fontWeight() != QFont::Bold);
        QVERIFY(MarkdownHighlighter::isInFence(m_editor->document()->findBlockByNumber(3)));
        QVERIFY(!MarkdownHighlighter::isInFence(m_editor->document()->findBlockByNumber(5)));
        QTRY_COMPARE(formatAt(5, 0).fontWeight(), int(QFont::Bold));
        QVERIFY(!formatAt(7, 3).fontItalic());
        QVERIFY(!formatAt(7, 18).fontItalic());
    }

    void underlineTyped_makesTheLineAboveAHeading()
    {
        type(QStringLiteral("Head\n"));
        QVERIFY(formatAt(0, 0).fontWeight() != QFont::Bold);
        type(QStringLiteral("==="));
        QTRY_COMPARE(formatAt(0, 0).fontWeight(), int(QFont::Bold));
    }

    void lines_standApart()
    {
        m_editor->setText(QStringLiteral("word ").repeated(200));
        const QTextBlock block = m_editor->document()->firstBlock();
        m_editor->document()->documentLayout()->blockBoundingRect(block);
        const QTextLayout *layout = block.layout();
        QVERIFY(layout->lineCount() > 3);
        const double step = layout->lineAt(2).y() - layout->lineAt(1).y();
        QVERIFY(step > 1.15 * layout->lineAt(1).height());
        // A click between two lines finds the place above or below it, not the end of the line.
        const double gap = (layout->lineAt(1).rect().bottom() + layout->lineAt(2).y()) / 2;
        QTest::mouseClick(m_editor->viewport(), Qt::LeftButton, {}, QPoint(100, qRound(gap) + 1));
        const int at = m_editor->textCursor().position();
        QVERIFY(
            at < layout->lineAt(1).textStart() + layout->lineAt(1).textLength() - 5 ||
            (at > layout->lineAt(2).textStart() + 2 && at < layout->lineAt(2).textStart() + 40));
    }

    void column_isReadable()
    {
        m_editor->resize(1600, 700);
        m_editor->setText(
            QStringLiteral(
                "The quick brown fox jumps over the lazy dog and rests by the old mill. ")
                .repeated(6));
        const QTextBlock block = m_editor->document()->firstBlock();
        m_editor->document()->documentLayout()->blockBoundingRect(block);
        const int length = block.layout()->lineAt(1).textLength();
        QVERIFY2(length >= 60 && length <= 82, qPrintable(QString::number(length)));
    }

    void findBar_stepsAndReplaces()
    {
        m_editor->setText(QStringLiteral("lamp Lamp lamppost"));
        FindBar bar(*m_editor);
        bar.open(true);
        auto *words = bar.findChildren<QLineEdit *>().at(0);
        auto *with = bar.findChildren<QLineEdit *>().at(1);
        QTest::keyClicks(words, QStringLiteral("lamp"));
        QCOMPARE(m_editor->textCursor().selectionStart(), 0);
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(m_editor->textCursor().selectionStart(), 5);
        with->setText(QStringLiteral("light"));
        QTest::mouseClick(bar.findChildren<QPushButton *>().at(1), Qt::LeftButton);
        QCOMPARE(m_editor->text(), QStringLiteral("light light lightpost"));
        m_editor->undo();
        QCOMPARE(m_editor->text(), QStringLiteral("lamp Lamp lamppost"));
    }

    void listPrefix_readsWhatStandsBefore()
    {
        QVERIFY(!listPrefix(u"plain"));
        QVERIFY(!listPrefix(u"-no space"));
        QVERIFY(!listPrefix(u" - - -"));
        QVERIFY(listPrefix(u"- - a"));
        QVERIFY(!listPrefix(u"1998 was a year"));
        QCOMPARE(listPrefix(u"  * x")->next(), QStringLiteral("  * "));
        QCOMPARE(listPrefix(u"99) x")->next(), QStringLiteral("100) "));
        QVERIFY(listPrefix(u"- [ ] x")->task);
    }
};

QTEST_MAIN(TestMarkdownEditor)
#include "tst_markdowneditor.moc"
