// What a person chooses once: how texts are set, and the dialog that has it all.

#include "windowtest.h"

#include <ui/article/articlehead.h>
#include <ui/article/editorsheet.h>
#include <ui/article/readingpage.h>
#include <ui/text/articledocument.h>
#include <ui/text/articleview.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>
#include <ui/window/settingsdialog.h>
#include <ui/window/settingsmenu.h>

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFontComboBox>
#include <QFontDatabase>
#include <QSpinBox>

using namespace Triptych;

class TestSettings final : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile::remove(file());
        m_theme = std::make_unique<Ui::Theme>(*qApp, file());
        openWindow();
    }

    void dropDown_leavesItsBoxInSight_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<bool>("isReversed");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("right to left") << false << true;
    }

    void dropDown_leavesItsBoxInSight()
    {
        QFETCH(bool, isDark);
        QFETCH(bool, isReversed);
        m_theme->setAppearance(isDark ? Ui::Appearance::Dark : Ui::Appearance::Light);
        QApplication::setLayoutDirection(isReversed ? Qt::RightToLeft : Qt::LeftToRight);
        Ui::SettingsDialog *dialog = openDialog();
        QComboBox *box = dialog->appearance();
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down, Qt::AltModifier);
        const QAbstractItemView *list = box->view();
        QTRY_VERIFY(list->isVisible());
        const QWidget *popup = list->window();
        const QRect boxPlace(box->mapToGlobal(QPoint()), box->size());
        QVERIFY(!boxPlace.intersects(popup->geometry()));
        for (int row = 0; row < box->count(); ++row)
            QVERIFY(list->visualRect(list->model()->index(row, 0)).height() >=
                    Ui::Measure::HitTarget);
        // All rows are seen, on the colour of menus, with round corners.
        QVERIFY(list->viewport()->rect().contains(
            list->visualRect(list->model()->index(box->count() - 1, 0))));
        QImage image(popup->size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        const_cast<QWidget *>(popup)->render(&image, QPoint(), QRegion(),
                                             QWidget::DrawWindowBackground | QWidget::DrawChildren);
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
        QCOMPARE(image.pixelColor(image.width() / 2, 2), Ui::colours().raised);
        const QString chosen = box->currentText();
        QTest::keyClick(box->view(), Qt::Key_Escape);
        QTRY_VERIFY(!list->isVisible());
        QCOMPARE(box->currentText(), chosen);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void sizeKeys_changeEditorPreviewAndReadingPage()
    {
        edit(m_alpha.id);
        editor()->setPreviewShown(true);
        QTRY_COMPARE(shownSize(preview()), 17);
        const int title = editor()->sheet()->head()->findChild<QPlainTextEdit *>()->height();
        press(Qt::Key_Plus);
        press(Qt::Key_Plus);
        press(Qt::Key_Equal); // the same key without Shift
        QCOMPARE(body()->font().pixelSize(), 20);
        QTRY_COMPARE(shownSize(preview()), 20);
        QVERIFY(editor()->sheet()->head()->findChild<QPlainTextEdit *>()->height() > title);
        press(Qt::Key_Minus);
        QCOMPARE(body()->font().pixelSize(), 19);
        QTRY_COMPARE(shownSize(preview()), 19);

        desk()->readArticle(m_beta.id);
        QTRY_COMPARE(desk()->reader()->article().id, m_beta.id);
        QTRY_COMPARE(shownSize(desk()->reader()->view()), 19);
        press(Qt::Key_Plus);
        QTRY_COMPARE(shownSize(desk()->reader()->view()), 20);
        press(Qt::Key_Period);
        QTRY_COMPARE(shownSize(desk()->reader()->view()), 17);
        QCOMPARE(body()->font().pixelSize(), 17);
    }

    void size_staysWithinBounds()
    {
        edit(m_alpha.id);
        for (int i = 0; i < 40; ++i)
            press(Qt::Key_Minus);
        QCOMPARE(body()->font().pixelSize(), Ui::TextLook::LeastPx);
        QVERIFY(!action(QStringLiteral("Smaller"))->isEnabled());
        QVERIFY(action(QStringLiteral("Bigger"))->isEnabled());
    }

    void caret_staysInSightWhenTheTextGrows()
    {
        edit(m_alpha.id);
        body()->setFocus();
        body()->insertPlainText(QStringLiteral("A line of words.\n\n").repeated(60));
        body()->moveCursor(QTextCursor::Start);
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(body(), Qt::Key_Down);
        QTRY_VERIFY(body()->viewport()->rect().contains(body()->cursorRect().center()));
        for (int i = 0; i < 8; ++i)
            press(Qt::Key_Plus);
        QTRY_VERIFY(body()->viewport()->rect().contains(body()->cursorRect().center()));
    }

    void everyChoice_isInThePalette()
    {
        QStringList names;
        for (const Ui::CommandPalette::Entry &entry : m_window->commands())
            names << Ui::CommandPalette::withoutKeys(entry.action->text());
        for (const char *name :
             {"Bigger", "Smaller", "Usual Size", "Longer Lines", "Shorter Lines", "Settings…"})
            QVERIFY2(names.contains(QString::fromUtf8(name)), name);
    }

    void dialog_appliesAtOnce()
    {
        edit(m_alpha.id);
        editor()->setPreviewShown(true);
        QTRY_COMPARE(shownSize(preview()), 17);
        Ui::SettingsDialog *dialog = openDialog();
        const int usual = body()->viewport()->width();
        dialog->characters()->setValue(50);
        QVERIFY(body()->viewport()->width() < usual);
        dialog->size()->setValue(22);
        QCOMPARE(body()->font().pixelSize(), 22);
        QTRY_COMPARE(shownSize(preview()), 22);
        dialog->face()->setCurrentIndex(dialog->face()->findData(Ui::TextLook::mono()));
        const QString mono = Ui::monospaceFont(Ui::TextSize::Body).family();
        QCOMPARE(body()->font().family(), mono);
        QTRY_COMPARE(shownFont(preview()).family(), mono);
        QVERIFY(!dialog->family()->isVisible());
        dialog->appearance()->setCurrentIndex(2);
        QVERIFY(Ui::colours().dark);
        QVERIFY(action(QStringLiteral("Dark"))->isChecked());
    }

    void anotherFace_isAnyThatIsInstalled()
    {
        edit(m_alpha.id);
        Ui::SettingsDialog *dialog = openDialog();
        dialog->face()->setCurrentIndex(dialog->face()->count() - 1);
        QVERIFY(dialog->family()->isVisible());
        // Of what is installed here, which may be hundreds.
        for (int row = 0; row < qMin(3, dialog->family()->count()); ++row) {
            const QString family = dialog->family()->itemText(row);
            dialog->family()->setCurrentIndex(row);
            QCOMPARE(Ui::textLook().face, family);
            QCOMPARE(body()->font().family(), family);
            QVERIFY(dialog->family()->isVisible());
        }
        const QString last = Ui::textLook().face;
        dialog->close();
        QTRY_VERIFY(!m_window->settings()->dialog());
        QCOMPARE(openDialog()->family()->currentFont().family(), last);
    }

    void faceThatIsGone_isShownAsTheUsual()
    {
        const QString usual = Ui::articleFont().family();
        Ui::Theme::current()->setTextLook({QStringLiteral("No Such Face"), 17, 86});
        QCOMPARE(Ui::articleFont().family(), usual);
    }

    void lines_holdAsManyCharactersInEveryFace()
    {
        for (const QString &face :
             {Ui::TextLook::serif(), Ui::TextLook::sans(), Ui::TextLook::mono()}) {
            for (const int pixels : {14, 17, 24}) {
                Ui::Theme::current()->setTextLook({face, pixels, 60});
                const QString line = QStringLiteral("so many letters as a line of words has in it ")
                                         .repeated(2)
                                         .left(60);
                const double width = QFontMetricsF(Ui::articleFont()).horizontalAdvance(line);
                const int column = Ui::columnWidth(4'000);
                QVERIFY2(qAbs(width / column - 1) < 0.1,
                         qPrintable(QStringLiteral("%1 %2: %3 in %4")
                                        .arg(face)
                                        .arg(pixels)
                                        .arg(width)
                                        .arg(column)));
            }
        }
        Ui::Theme::current()->setTextLook({});
        // As it was before there was a choice.
        QVERIFY(qAbs(Ui::columnWidth(4'000) - Ui::Measure::TextColumn) <= 8);
        QCOMPARE(Ui::pageColumnWidth(4'000), Ui::Measure::TextColumn);
    }

    void choices_areThereAtTheNextStart()
    {
        const Ui::TextLook chosen{Ui::TextLook::sans(), 21, 64};
        openDialog();
        Ui::Theme::current()->setTextLook(chosen);
        QCOMPARE(m_window->settings()->dialog()->size()->value(), 21);
        m_window.reset();
        m_theme.reset();
        Ui::useTextLook({});
        m_theme = std::make_unique<Ui::Theme>(*qApp, file());
        QCOMPARE(Ui::textLook(), chosen);
        show();
        edit(m_alpha.id);
        QCOMPARE(body()->font().pixelSize(), 21);
        Ui::SettingsDialog *dialog = openDialog();
        QCOMPARE(dialog->characters()->value(), 64);
        QCOMPARE(dialog->face()->currentData().toString(), Ui::TextLook::sans());
    }

    void countingOfReading_isTheCommandsOwn()
    {
        Ui::SettingsDialog *dialog = openDialog();
        QAction *counts = action(QStringLiteral("Count What I Read"));
        QCOMPARE(dialog->counting()->isChecked(), counts->isChecked());
        dialog->counting()->click();
        QCOMPARE(dialog->counting()->isChecked(), counts->isChecked());
        QCOMPARE(desk()->pages()->countsReading(), counts->isChecked());
        counts->trigger();
        QCOMPARE(dialog->counting()->isChecked(), counts->isChecked());
    }

private:
    QString file() const { return m_home.filePath(QStringLiteral("look.ini")); }
    Ui::EditorPage *editor() const { return desk()->editor(); }
    Ui::MarkdownEditor *body() const { return editor()->sheet()->body(); }
    Ui::ArticleView *preview() const { return editor()->sheet()->preview()->view(); }

    static QFont shownFont(const Ui::ArticleView *view)
    {
        return view->articleDocument() ? view->articleDocument()->defaultFont() : QFont();
    }

    static int shownSize(const Ui::ArticleView *view) { return shownFont(view).pixelSize(); }

    void press(Qt::Key key) { QTest::keyClick(m_window.get(), key, Qt::ControlModifier); }

    QAction *action(const QString &name) const
    {
        for (const Ui::CommandPalette::Entry &entry : m_window->commands()) {
            if (Ui::CommandPalette::withoutKeys(entry.action->text()) == name)
                return entry.action;
        }
        return nullptr;
    }

    Ui::SettingsDialog *openDialog()
    {
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("The window is not active.");
        press(Qt::Key_Comma);
        Ui::SettingsDialog *dialog = m_window->settings()->dialog();
        if (!dialog)
            qFatal("The dialog did not open.");
        return dialog;
    }
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
