// Whom a command acts on: the article in the right pane, whatever row is chosen in the list.

#include "windowtest.h"

#include <ui/article/articlehead.h>
#include <ui/article/readingpage.h>
#include <ui/controls/growingedit.h>
#include <ui/list/articledelegate.h>
#include <ui/many/selectionpage.h>
#include <ui/search/searchpage.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/commandpalette.h>

#include <QAction>
#include <QApplication>
#include <QTimer>

using namespace Triptych;
using Ui::Section;

class TestSubject final : public Tests::WindowTest
{
    Q_OBJECT

private:
    QStringList labels()
    {
        QStringList all;
        for (const auto &entry : m_window->commands())
            all << Ui::CommandPalette::withoutKeys(entry.action->text());
        return all;
    }

    QAction *command(const QString &label)
    {
        for (const auto &entry : m_window->commands()) {
            if (Ui::CommandPalette::withoutKeys(entry.action->text()) == label)
                return entry.action;
        }
        return nullptr;
    }

private Q_SLOTS:
    void everyCommand_leavesTheRowThatIsOnlyMarked()
    {
        edit(m_alpha.id);
        const qsizetype count = m_window->commands().size();
        QVERIFY(count > 40);
        for (qsizetype i = 0; i < count; ++i) {
            closeWindow();
            openWindow();
            edit(m_alpha.id);
            select(m_beta.id);
            QCOMPARE(desk()->editor()->articleId(), m_alpha.id);
            QAction *action = m_window->commands().value(i).action;
            if (!action || action->isSeparator() || !action->isEnabled() ||
                action->menuRole() == QAction::QuitRole ||
                action->text() == QStringLiteral("C&lose Window"))
                continue;
            const QByteArray name = action->text().toUtf8();
            QTimer closing; // what asks a question is answered with no
            connect(&closing, &QTimer::timeout, this, [] {
                if (QWidget *dialog = QApplication::activeModalWidget())
                    dialog->close();
            });
            closing.start(20);
            action->trigger();
            QTRY_VERIFY2(!QApplication::activeModalWidget(), name.constData());
            // What was asked of the store goes on while the window ends, and is over before the
            // next question is answered.
            m_window.reset();
            const auto beta = stored(m_beta.id);
            QVERIFY2(beta, name.constData());
            QVERIFY2(beta->version == m_beta.version && beta->status == m_beta.status,
                     name.constData());
            const auto gamma = stored(m_gamma.id);
            QVERIFY2(gamma && gamma->version == m_gamma.version, name.constData());
        }
    }

    void palette_offersEachCommandOnce_data()
    {
        QTest::addColumn<QString>("page");
        for (const char *page : {"selected", "read", "written", "published", "stores"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }

    void palette_offersEachCommandOnce()
    {
        QFETCH(QString, page);
        select(m_alpha.id);
        if (page == QStringLiteral("read")) {
            desk()->readArticle(m_beta.id);
            QTRY_COMPARE(desk()->reader()->article().id, m_beta.id);
        } else if (page == QStringLiteral("stores")) {
            desk()->showSection({Section::Kind::Stores});
        } else if (page != QStringLiteral("selected")) {
            edit(page == QStringLiteral("written") ? m_alpha.id : m_beta.id);
        }
        QStringList all;
        int reads = 0;
        for (const auto &entry : m_window->commands()) {
            const QString label = Ui::CommandPalette::withoutKeys(entry.action->text());
            // Each appearance and each language has a group of its own in the menus.
            if (!entry.action->isVisible() || entry.action->isSeparator() ||
                entry.place == QStringLiteral("Appearance") ||
                entry.place == QStringLiteral("Language"))
                continue;
            all << label;
            reads +=
                label == QStringLiteral("Read") || label == QStringLiteral("Read as readers do");
        }
        QStringList once = all;
        once.removeDuplicates();
        QCOMPARE(all, once);
        QCOMPARE(reads, 1);
        if (page == QStringLiteral("written"))
            QCOMPARE(all.filter(QStringLiteral("Publish “Alpha”…")).size(), 1);
        if (page == QStringLiteral("published"))
            QCOMPARE(all.filter(QStringLiteral("Update “Beta”…")).size(), 1);
    }

    void deletion_meansWhatIsWritten()
    {
        edit(m_alpha.id);
        select(m_beta.id);
        QVERIFY(labels().contains(QStringLiteral("Delete “Alpha”")));
        QTest::keyClick(desk()->editor()->bodyEdit(), Qt::Key_Delete,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(labels().contains(QStringLiteral("Undo Deleting “Alpha”")));
        QVERIFY(!stored(m_alpha.id));
        QVERIFY(stored(m_beta.id));
        // Nothing was typed, so the page has nothing to keep.
        QVERIFY(qobject_cast<Ui::SelectionPage *>(desk()->currentPage()));
        command(QStringLiteral("Undo Deleting “Alpha”"))->trigger();
        QTRY_VERIFY(stored(m_alpha.id));
    }

    void deletionOfWhatIsTyped_keepsTheTextInSight()
    {
        edit(m_alpha.id);
        QTest::keyClicks(desk()->editor()->bodyEdit(), QStringLiteral("More "));
        command(QStringLiteral("Delete “Alpha”"))->trigger();
        QTRY_VERIFY(labels().contains(QStringLiteral("Undo Deleting “Alpha”")));
        QVERIFY(qobject_cast<Ui::EditorPage *>(desk()->currentPage()));
        QVERIFY(desk()->editor()->bodyEdit()->toPlainText().startsWith(QStringLiteral("More ")));
    }

    void newArticle_isMeantAndNoRow()
    {
        select(m_beta.id);
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<Ui::EditorPage *>(desk()->currentPage()));
        Ui::EditorPage *editor = desk()->editor();
        QTest::keyClicks(editor->head()->titleEdit(), QStringLiteral("Never saved"));
        QVERIFY(labels().contains(QStringLiteral("Discard “Never saved”")));
        QTest::keyClick(editor->head()->titleEdit(), Qt::Key_Delete,
                        Qt::ControlModifier | Qt::ShiftModifier);
        for (const auto &article : {m_alpha, m_beta, m_gamma})
            QVERIFY(stored(article.id));
        QTRY_VERIFY(!editor->hasUnsavedText());
    }

    void searchPage_meansTheHitAndNoHiddenRow()
    {
        select(m_beta.id);
        desk()->showSection({Section::Kind::Search});
        QVERIFY(labels().contains(QStringLiteral("Delete")));
        command(QStringLiteral("Delete"))->trigger();
        command(QStringLiteral("Edit"))->trigger();
        QVERIFY(stored(m_beta.id));
        QVERIFY(qobject_cast<Ui::SearchPage *>(desk()->currentPage()));
    }

    void openArticle_isMarkedAndChosenInTheList()
    {
        const auto isMarked = [this](const Core::ArticleId &id) {
            const auto *delegate = qobject_cast<Ui::ArticleDelegate *>(view()->itemDelegate());
            return delegate->tip(model()->index(model()->rowOf(id)))
                .contains(QStringLiteral("Open on the right"));
        };
        select(m_beta.id);
        edit(m_alpha.id);
        QCOMPARE(view()->currentIndex().row(), model()->rowOf(m_alpha.id));
        QVERIFY(isMarked(m_alpha.id));
        view()->setFocus();
        select(m_beta.id);
        QVERIFY(isMarked(m_alpha.id));
        QVERIFY(!isMarked(m_beta.id));
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_COMPARE(desk()->reader()->articleId(), m_beta.id);
        QVERIFY(isMarked(m_beta.id));
        // Back to what was written, and from there to the list.
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(qobject_cast<Ui::EditorPage *>(desk()->currentPage()));
        QVERIFY(isMarked(m_alpha.id));
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(qobject_cast<Ui::SelectionPage *>(desk()->currentPage()));
        QVERIFY(!isMarked(m_beta.id));
    }

    void newArticle_isChosenOnceItIsStored()
    {
        view()->setFocus();
        select(m_beta.id);
        desk()->newArticle();
        Ui::EditorPage *editor = desk()->editor();
        QTest::keyClicks(editor->head()->titleEdit(), QStringLiteral("Delta"));
        editor->save();
        QTRY_VERIFY(editor->session().base().version > 0);
        QTRY_COMPARE(view()->currentIndex().row(), model()->rowOf(editor->articleId()));
        QVERIFY(view()->currentIndex().isValid());
    }
};

QTEST_MAIN(TestSubject)
#include "tst_subject.moc"
