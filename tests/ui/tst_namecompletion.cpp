// Tags, authors and sections are completed from all that the store has.

#include "windowtest.h"

#include <ui/article/editorsheet.h>
#include <ui/article/inspector.h>
#include <ui/controls/pill.h>
#include <ui/controls/tokenfield.h>
#include <ui/list/filterbar.h>
#include <ui/list/filterbutton.h>
#include <ui/list/namemenu.h>
#include <ui/list/termchips.h>

#include <ui/text/markdowneditor.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLineEdit>
#include <QMenu>

using namespace Triptych;

class TestNameCompletion final : public Tests::WindowTest
{
    Q_OBJECT

private:
    /** 40 tags of two articles each, and one of one: more than the list has loaded knows of. */
    void fill()
    {
        for (int i = 0; i < 40; ++i) {
            Core::Article article;
            article.title = QStringLiteral("Filler %1").arg(i);
            article.body = QStringLiteral("Text.");
            article.tags = QStringList{QStringLiteral("common%1").arg(i % 20)};
            QVERIFY(Tests::wait(m_workspace->library().save(article, {})).has_value());
        }
        Core::Article rare;
        rare.title = QStringLiteral("Rare");
        rare.body = QStringLiteral("Text.");
        rare.tags = QStringList{QStringLiteral("lighthouse keepers")};
        rare.authors = QStringList{QStringLiteral("Lena Whitlock")};
        rare.section = QStringLiteral("Harbour life");
        m_rare = Tests::wait(m_workspace->library().save(rare, {})).value();
    }

    static QStringList offeredBy(QCompleter *completer)
    {
        QStringList names;
        for (int row = 0; row < completer->completionModel()->rowCount(); ++row)
            names << completer->completionModel()->index(row, 0).data().toString();
        return names;
    }

    Core::Article m_rare;

private Q_SLOTS:
    void inspectorFields_completeFromTheStore_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::newRow("tags") << QStringLiteral("keep") << QStringLiteral("lighthouse keepers");
        QTest::newRow("authors") << QStringLiteral("whit") << QStringLiteral("Lena Whitlock");
        QTest::newRow("section") << QStringLiteral("HARB") << QStringLiteral("Harbour life");
    }

    void inspectorFields_completeFromTheStore()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        fill();
        edit(m_alpha.id);
        desk()->editor()->setInspectorShown(true);
        Ui::Inspector *inspector = desk()->editor()->inspector();
        const QByteArray what = QTest::currentDataTag();
        QLineEdit *field = what == "section" ? inspector->sectionEdit()
                           : what == "tags"  ? inspector->tagsField()->findChild<QLineEdit *>()
                                             : inspector->authorsField()->findChild<QLineEdit *>();
        field->setFocus();
        QTest::keyClicks(field, typed);
        QTRY_COMPARE(offeredBy(field->completer()), QStringList{name});
        QTRY_VERIFY(field->completer()->popup()->isVisible());
        QTest::keyClick(field->completer()->popup(), Qt::Key_Down);
        QTest::keyClick(field->completer()->popup(), Qt::Key_Return);
        if (what == "section")
            QTRY_COMPARE(desk()->editor()->shownArticle().section, name);
        else
            QTRY_VERIFY(
                (desk()->editor()->shownArticle().tags + desk()->editor()->shownArticle().authors)
                    .contains(name));
        QTRY_VERIFY(desk()->editor()->hasUnsavedText());
    }

    void halfATag_isGivenUpByEscape_data()
    {
        QTest::addColumn<bool>("isOffered");
        QTest::newRow("names are offered") << true;
        QTest::newRow("no name is") << false;
    }

    void halfATag_isGivenUpByEscape()
    {
        QFETCH(bool, isOffered);
        fill();
        edit(m_alpha.id);
        desk()->editor()->setInspectorShown(true);
        Ui::Inspector *inspector = desk()->editor()->inspector();
        auto *field = inspector->tagsField()->findChild<QLineEdit *>();
        field->setFocus();
        QTest::keyClicks(field, isOffered ? QStringLiteral("keep") : QStringLiteral("Com"));
        if (isOffered)
            QTRY_VERIFY(field->completer()->popup()->isVisible());
        QTest::keyClick(isOffered ? static_cast<QWidget *>(field->completer()->popup()) : field,
                        Qt::Key_Escape);
        QVERIFY(!field->completer()->popup()->isVisible());
        QVERIFY(inspector->isVisible());
        QCOMPARE(field->text(), QString());
        desk()->editor()->bodyEdit()->setFocus();
        QVERIFY(desk()->editor()->shownArticle().tags.isEmpty());
    }

    void listFilters_findEveryTagAndAuthor_data()
    {
        QTest::addColumn<bool>("isTag");
        QTest::addColumn<QString>("typed");
        QTest::newRow("tag") << true << QStringLiteral("LIGHT");
        QTest::newRow("author") << false << QStringLiteral("whit");
    }

    void listFilters_findEveryTagAndAuthor()
    {
        QFETCH(bool, isTag);
        QFETCH(QString, typed);
        fill();
        Ui::FilterButton *button = list()->filterButton();
        QTest::mouseClick(button, Qt::LeftButton);
        auto *kinds = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(kinds);
        const auto entries = kinds->actions();
        for (QAction *entry : entries) {
            if (entry->text() == (isTag ? QStringLiteral("Tag") : QStringLiteral("Author")))
                QTest::mouseClick(kinds, Qt::LeftButton, {}, kinds->actionGeometry(entry).center());
        }
        Ui::NameMenu *menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<Ui::NameMenu *>(QApplication::activePopupWidget())));
        QTRY_VERIFY(menu->field()->hasFocus());
        QTest::keyClicks(menu->field(), typed);
        const QString name = isTag ? m_rare.tags.first() : m_rare.authors.first();
        QTRY_COMPARE(menu->offered(), QStringList{name});
        QTest::keyClick(menu->field(), Qt::Key_Down);
        QTest::keyClick(menu->field(), Qt::Key_Return);
        const Core::FilterTerm term{isTag ? Core::FilterKey::Tag : Core::FilterKey::Author, {name}};
        QTRY_COMPARE(list()->filters()->terms()->filter().terms, QList{term});
        QTRY_COMPARE(model()->rowCount(), 1);
        QCOMPARE(model()->idAt(0), std::optional(m_rare.id));
    }

    void lateAnswer_isDropped()
    {
        QObject parent;
        Ui::NameQuestion question(&parent);
        QStringList asked;
        QList<std::function<void(QStringList)>> answers;
        question.setSource([&](const QString &beginning, const auto &answer) {
            asked << beginning;
            answers << answer;
        });
        QStringList shown;
        connect(&question, &Ui::NameQuestion::namesArrived, this,
                [&](const QStringList &names) { shown = names; });
        question.ask(QStringLiteral("a"));
        QTRY_COMPARE(answers.size(), 1);
        question.ask(QStringLiteral("ab"));
        QTRY_COMPARE(answers.size(), 2);
        answers.at(1)({QStringLiteral("abc")});
        answers.at(0)({QStringLiteral("axe")});
        QCOMPARE(shown, QStringList{QStringLiteral("abc")});
        QCOMPARE(asked, QStringList({QStringLiteral("a"), QStringLiteral("ab")}));
    }
};

QTEST_MAIN(TestNameCompletion)
#include "tst_namecompletion.moc"
