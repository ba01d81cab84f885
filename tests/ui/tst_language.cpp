// Another language at once: the window is made anew, and nothing of what it had is lost.

#include "windowtest.h"

#include <ui/article/editorbar.h>
#include <ui/article/editorsheet.h>
#include <ui/controls/inlinenotice.h>
#include <ui/list/filterbar.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/languages.h>
#include <ui/window/settingsdialog.h>
#include <ui/window/settingsmenu.h>
#include <ui/window/sitezonedialog.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

using namespace Triptych;
using Ui::Section;

class TestLanguage final : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile::remove(m_home.filePath(QStringLiteral("window.ini")));
        Ui::speakInWindow(QStringLiteral("en"), *qApp);
        Ui::keepLanguage(QStringLiteral("en"), m_home.filePath(QStringLiteral("window.ini")));
        openWindow();
    }

    void languageWithoutATranslation_leavesEnglishDates()
    {
        Ui::speakInWindow(QStringLiteral("ar_EG"), *qApp);
        QCOMPARE(QLocale().language(), QLocale::English);
        QCOMPARE(QLocale().toString(7), QStringLiteral("7"));
        Ui::speakInWindow(QStringLiteral("de_AT"), *qApp);
        QCOMPARE(QLocale(), QLocale(QStringLiteral("de_AT")));
    }

    void languageThatWaits_isSaidOnlyAsLongAsItWaits()
    {
        QPointer<QDialog> dialog = new Ui::SiteZoneDialog(*m_workspace, desk());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        m_window->settings()->chooseLanguage(QStringLiteral("de"));
        QTRY_VERIFY(list()->notice()->message().contains(QStringLiteral("done and closed")));
        QVERIFY(list()->notice()->isVisible());
        m_window->settings()->chooseLanguage(QStringLiteral("en"));
        QTRY_VERIFY(!list()->notice()->isVisible());
        dialog->close();
        QTRY_VERIFY(!dialog);
        QVERIFY(!list()->notice()->isVisible());
        QCOMPARE(firstMenu(), QStringLiteral("&File"));
    }

    void chosen_changesAllThatIsShown()
    {
        const Profiles::Profile profile = m_workspace->profile();
        edit(m_alpha.id);
        desk()->editor()->setInspectorShown(true);
        m_window->settings()->showDialog();
        m_window->settings()->dialog()->language()->setCurrentIndex(2);
        QTRY_COMPARE(firstMenu(), QStringLiteral("&Datei"));
        QCOMPARE(QLocale().language(), QLocale::German);
        // Qt's own words.
        const QDialogButtonBox box(QDialogButtonBox::Cancel);
        QCOMPARE(box.button(QDialogButtonBox::Cancel)->text().remove(QLatin1Char('&')),
                 QStringLiteral("Abbrechen"));
        QTRY_COMPARE(desk()->editor()->articleId(), m_alpha.id);
        QTRY_COMPARE(desk()->editor()->session().state(), Newsroom::EditingSession::State::Saved);
        QTRY_VERIFY(m_window->settings()->dialog());
        QVERIFY(m_window->settings()->dialog()->isVisible());
        QCOMPARE(m_window->settings()->dialog()->language()->currentIndex(), 2);
        const QSet<QString> changed = texts();
        QVERIFY(changed.contains(QStringLiteral("&Datei")));
        QVERIFY(changed.contains(QStringLiteral("Titel")));

        // It says what a window says that starts in that language, and nothing else.
        closeWindow();
        const auto opened = Tests::wait(Workspace::Workspace::open(
            {profile, {}}, Workspace::Workspace::RelayMode::OnDemand, Core::Call{}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_workspace = *opened;
        show();
        edit(m_alpha.id);
        desk()->editor()->setInspectorShown(true);
        m_window->settings()->showDialog();
        const QSet<QString> fresh = texts();
        QVERIFY2((changed - fresh).isEmpty(),
                 qPrintable(QStringList((changed - fresh).values()).join(QStringLiteral("\n"))));
        QVERIFY2(fresh.size() > 150, qPrintable(QString::number(fresh.size())));

        m_window->settings()->chooseLanguage(QStringLiteral("en"));
        QTRY_COMPARE(firstMenu(), QStringLiteral("&File"));
        QCOMPARE(QLocale().language(), QLocale::English);
    }

    void typedText_staysWithCaretListAndPanes()
    {
        desk()->showSection({Section::Kind::Mine});
        list()->setSort(Core::Sort::TitleAscending);
        desk()->setSidebarNarrow(true);
        edit(m_gamma.id);
        desk()->editor()->setPreviewShown(true);
        body()->moveCursor(QTextCursor::End);
        QTest::keyClicks(body(), QStringLiteral(" Not saved yet"));
        const QString text = body()->text();
        desk()->editor()->setCaret(9);
        const QList<QRect> before = panes();
        const Ui::MainWindow *window = m_window.get();
        const qint64 version = stored(m_gamma.id)->version;

        // At once after the key: before any timer has kept anything.
        chooseGerman();
        QCOMPARE(m_window.get(), window);
        QTRY_COMPARE(desk()->editor()->articleId(), m_gamma.id);
        QTRY_COMPARE(body()->text(), text);
        QTRY_COMPARE(desk()->editor()->caret(), 9);
        QTRY_VERIFY(desk()->hasUnsavedText());
        QCOMPARE(m_window->focusWidget(), body());
        QVERIFY(desk()->editor()->sheet()->bar()->previewButton()->isChecked());
        QCOMPARE(desk()->sidebar()->current(), (Section{Section::Kind::Mine}));
        QCOMPARE(list()->sort(), Core::Sort::TitleAscending);
        QVERIFY(desk()->sidebar()->isNarrow());
        QCOMPARE(panes(), before);
        // It is no save.
        QCOMPARE(stored(m_gamma.id)->version, version);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(body(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(stored(m_gamma.id)->body, text);
    }

    void newArticle_isKeptThoughNeverSaved()
    {
        desk()->newArticle();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Brand new"));
        QTest::keyClicks(body(), QStringLiteral("Words that nobody has"));
        const Core::ArticleId id = desk()->editor()->articleId();
        chooseGerman();
        QTRY_COMPARE(desk()->editor()->articleId(), id);
        QTRY_COMPARE(body()->text(), QStringLiteral("Words that nobody has"));
        QCOMPARE(desk()->editor()->shownArticle().title, QStringLiteral("Brand new"));
    }

    void keysMeanwhile_areNotLost()
    {
        edit(m_alpha.id);
        body()->moveCursor(QTextCursor::End);
        m_window->settings()->chooseLanguage(QStringLiteral("de"));
        QString typed;
        for (int i = 0; i < 400 && firstMenu() != QStringLiteral("&Datei"); ++i) {
            QTest::keyClick(body(), Qt::Key_X);
            typed += QLatin1Char('x');
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(firstMenu(), QStringLiteral("&Datei"));
        QTRY_COMPARE(desk()->editor()->articleId(), m_alpha.id);
        QTRY_VERIFY(body()->text().contains(typed));
    }

    void openDialog_isWaitedFor()
    {
        (new Ui::SiteZoneDialog(m_window->desk()->workspace(), desk()))->open();
        auto *dialog = m_window->findChild<Ui::SiteZoneDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        m_window->settings()->chooseLanguage(QStringLiteral("de"));
        QTRY_VERIFY(list()->notice()->isVisible());
        QVERIFY(list()->notice()->message().contains(dialog->windowTitle()));
        QCOMPARE(firstMenu(), QStringLiteral("&File"));
        dialog->reject();
        QTRY_COMPARE(firstMenu(), QStringLiteral("&Datei"));
    }

    void storeThatIsAway_leavesTheWorkspaceThatIsOpen()
    {
        edit(m_alpha.id);
        QTest::keyClicks(body(), QStringLiteral("kept "));
        const QString text = body()->text();
        const QString path = m_workspace->profile().file;
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        QVERIFY(QDir().mkdir(path)); // nothing can be opened there
        chooseGerman();
        QTRY_COMPARE(desk()->editor()->articleId(), m_alpha.id);
        QTRY_COMPARE(body()->text(), text);
        QVERIFY(QDir().rmdir(path));
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
    }

    void choice_isThereAtTheNextStart()
    {
        chooseGerman();
        QCOMPARE(Ui::chosenLanguage(m_home.filePath(QStringLiteral("window.ini"))),
                 QStringLiteral("de"));
    }

    void direction_isThatOfTheLanguage()
    {
        Ui::speakInWindow(QStringLiteral("ar"), *qApp);
        QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
        Ui::speakInWindow(QStringLiteral("de"), *qApp);
        QCOMPARE(QApplication::layoutDirection(), Qt::LeftToRight);
    }

    void cleanupTestCase() { Ui::speakInWindow(QStringLiteral("en"), *qApp); }

private:
    Ui::MarkdownEditor *body() const { return desk()->editor()->sheet()->body(); }
    QString firstMenu() const { return m_window->menuBar()->actions().first()->text(); }

    void chooseGerman()
    {
        m_window->settings()->chooseLanguage(QStringLiteral("de"));
        QTRY_COMPARE(firstMenu(), QStringLiteral("&Datei"));
    }

    /** All words of the window, its menus, dialogs and palette, but those of the stores' state and
     * of times, which come and go. */
    QSet<QString> texts() const
    {
        QSet<QString> found;
        for (const Ui::CommandPalette::Entry &entry : m_window->commands())
            found << entry.action->text() << entry.place;
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget == desk()->status() || desk()->status()->isAncestorOf(widget))
                continue;
            found << widget->toolTip() << widget->accessibleName() << widget->windowTitle();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                found << label->text();
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                found << button->text();
            if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
                found << edit->placeholderText();
            for (const QAction *action : widget->actions())
                found << action->text();
        }
        return found;
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
