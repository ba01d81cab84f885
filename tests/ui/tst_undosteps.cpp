// Undo takes back a word, or what was typed before a pause.

#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/undosteps.h>
#include <ui/look/theme.h>
#include <ui/text/markdowneditor.h>

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Triptych;

class TestUndoSteps final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (new Ui::Theme(*qApp))->setParent(qApp); }

    void words_areTakenBackOneByOne_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("steps");
        QTest::newRow("words") << QStringLiteral("The harbour is closed")
                               << QStringList{QStringLiteral("The harbour is "),
                                              QStringLiteral("The harbour "),
                                              QStringLiteral("The "), QString()};
        QTest::newRow("paragraphs")
            << QStringLiteral("One two\n\nthree")
            << QStringList{QStringLiteral("One two\n\n"), QStringLiteral("One two\n"),
                           QStringLiteral("One two"), QStringLiteral("One "), QString()};
        QTest::newRow("one word") << QStringLiteral("Harbour") << QStringList{QString()};
    }

    void words_areTakenBackOneByOne()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, steps);
        Ui::MarkdownEditor editor;
        editor.setText({});
        for (const QChar letter : typed) {
            if (letter == QLatin1Char('\n'))
                QTest::keyClick(&editor, Qt::Key_Return);
            else
                QTest::keyClick(&editor, letter.toLatin1());
        }
        QCOMPARE(editor.text(), typed);
        for (const QString &step : steps) {
            editor.undo();
            QCOMPARE(editor.text(), step);
        }
        while (editor.document()->isRedoAvailable())
            editor.redo();
        QCOMPARE(editor.text(), typed);
    }

    void pause_endsAStep()
    {
        QTextDocument document;
        Ui::UndoSteps steps(&document, 1);
        QTextCursor cursor(&document);
        document.setModified(true);
        cursor.insertText(QStringLiteral("a"));
        cursor.insertText(QStringLiteral("b"));
        QTRY_VERIFY(!document.isModified());
        cursor.insertText(QStringLiteral("c"));
        document.undo();
        QCOMPARE(document.toPlainText(), QStringLiteral("ab"));
    }

    void title_isTakenBackByWords()
    {
        Ui::GrowingEdit title;
        QTest::keyClicks(&title, QStringLiteral("Two words"));
        title.undo();
        QCOMPARE(title.text(), QStringLiteral("Two "));
    }

    void undoOfANotice_leavesTheCaretWhereItIs_data()
    {
        QTest::addColumn<int>("by");
        QTest::newRow("a click") << 0;
        QTest::newRow("Space") << int(Qt::Key_Space);
        QTest::newRow("Esc") << int(Qt::Key_Escape);
    }

    void undoOfANotice_leavesTheCaretWhereItIs()
    {
        QFETCH(int, by);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *notice = new Ui::InlineNotice;
        auto *title = new Ui::GrowingEdit;
        auto *body = new Ui::MarkdownEditor;
        for (QWidget *part : std::initializer_list<QWidget *>{notice, title, body})
            column->addWidget(part);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        body->setFocus();
        bool ran = false;
        notice->offer(Ui::Tone::Neutral, QStringLiteral("Gone."), QStringLiteral("Undo"),
                      [&ran] { ran = true; });
        if (by == 0) {
            QTest::mouseClick(notice->actionButton(), Qt::LeftButton);
        } else {
            notice->actionButton()->setFocus();
            QVERIFY(notice->actionButton()->hasFocus());
            QTest::keyClick(notice->actionButton(), Qt::Key(by));
        }
        QCOMPARE(ran, by != Qt::Key_Escape);
        QVERIFY(!notice->isVisible());
        QCOMPARE(QApplication::focusWidget(), body);
    }

    void offersThatWait_keepTheirOwnAction()
    {
        QWidget window;
        Ui::InlineNotice notice(&window);
        window.show();
        QStringList ran;
        notice.offer(Ui::Tone::Neutral, QStringLiteral("One."), QStringLiteral("Undo one"),
                     [&ran] { ran << QStringLiteral("one"); });
        notice.offer(
            Ui::Tone::Neutral, QStringLiteral("Two."), QStringLiteral("Undo two"),
            [&ran] { ran << QStringLiteral("two"); }, 60'000);
        QCOMPARE(notice.message(), QStringLiteral("Two."));
        notice.actionButton()->click();
        QCOMPARE(notice.message(), QStringLiteral("One."));
        notice.actionButton()->click();
        QCOMPARE(ran, QStringList({QStringLiteral("two"), QStringLiteral("one")}));
    }
};

QTEST_MAIN(TestUndoSteps)
#include "tst_undosteps.moc"
