// What is typed into the list's field becomes chips, and chips become words again.

#include "windowtest.h"

#include <ui/controls/inlinenotice.h>
#include <ui/controls/pill.h>
#include <ui/list/filterbar.h>
#include <ui/list/filterfield.h>
#include <ui/list/orderbutton.h>
#include <ui/list/termchips.h>
#include <ui/search/searchpage.h>

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QLineEdit>
#include <QMenu>

using namespace Triptych;

class TestFilterChips final : public Tests::WindowTest
{
    Q_OBJECT

private:
    QLineEdit *find() const { return list()->findField(); }
    Ui::TermChips *terms() const { return list()->filters()->terms(); }
    QStringList chips() const
    {
        QStringList values;
        for (const Ui::Chip *chip : terms()->chips())
            values << chip->value();
        return values;
    }
    void type(const char *text)
    {
        find()->setFocus();
        QTest::keyClicks(find(), QString::fromUtf8(text));
    }
    QStringList rows() const
    {
        QStringList titles;
        for (int row = 0; row < model()->rowCount(); ++row)
            titles << model()->summaryAt(row).title;
        titles.sort();
        return titles;
    }
    bool isNamed(const char *part) const
    {
        return list()->unreadNotice()->isVisible() &&
               list()->unreadNotice()->message().contains(QString::fromUtf8(part));
    }

private Q_SLOTS:
    void typedFilter_becomesAChipWhenItEnds_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("space") << int(Qt::Key_Space);
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("Down") << int(Qt::Key_Down);
    }
    void typedFilter_becomesAChipWhenItEnds()
    {
        QFETCH(int, key);
        type("status:draft");
        QCOMPARE(chips(), QStringList());
        QTest::keyClick(find(), Qt::Key(key));
        QCOMPARE(chips(), QStringList{QStringLiteral("status:draft")});
        QCOMPARE(find()->text(), QString());
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("Alpha")});
        QVERIFY(!qobject_cast<Ui::SearchPage *>(desk()->currentPage()));
    }

    void filterButton_addsToTheSameChips()
    {
        QVERIFY(!list()->filters()->isVisible());
        const auto openMenu = [this] {
            // Where a menu closes, the window may have to be activated again.
            m_window->activateWindow();
            if (!QTest::qWaitForWindowActive(m_window.get()))
                qFatal("not active");
            QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
            if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }))
                qFatal("no menu");
            return qobject_cast<QMenu *>(QApplication::activePopupWidget());
        };
        const auto chooseStatus = [&](const char *name) {
            QMenu *menu = openMenu();
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Right); // of Status, which comes first
            QTRY_VERIFY(QApplication::activePopupWidget() != menu);
            auto *statuses = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            const auto entries = statuses->actions();
            for (QAction *entry : entries) {
                if (entry->text() == QString::fromLatin1(name))
                    QTest::mouseClick(statuses, Qt::LeftButton, {},
                                      statuses->actionGeometry(entry).center());
            }
        };
        chooseStatus("Draft");
        QTRY_COMPARE(chips(), QStringList{QStringLiteral("status:draft")});
        QVERIFY(list()->filters()->isVisible());
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("Alpha")});
        // Any of two, in one chip.
        chooseStatus("Published");
        QTRY_COMPARE(chips(), QStringList{QStringLiteral("status:draft,published")});
        QTRY_COMPARE(rows(), (QStringList{QStringLiteral("Alpha"), QStringLiteral("Beta")}));
        // What is typed goes beside it, and what is checked goes again.
        type("author:Grace ");
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("Beta")});
        chooseStatus("Draft");
        QTRY_COMPARE(chips().constFirst(), QStringLiteral("status:published"));
        QMenu *menu = openMenu();
        QTest::keyClick(menu, Qt::Key_Up); // the last entry
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(chips(), QStringList());
        QVERIFY(!list()->filters()->isVisible());
        QTRY_VERIFY(rows().size() >= 3);
    }

    void clickElsewhere_endsAFilter()
    {
        type("author:Grace");
        view()->setFocus();
        QCOMPARE(chips(), QStringList{QStringLiteral("author:Grace")});
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("Beta")});
    }

    void nameInAnotherCase_becomesTheStored()
    {
        type("author:grace,nobody -author:ADA ");
        QTRY_COMPARE(chips(), (QStringList{QStringLiteral("author:Grace,nobody"),
                                           QStringLiteral("-author:Ada")}));
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("Beta")});
    }

    void words_stayInTheFieldAndFilterBeside()
    {
        type("author:Ada am status:review,draft \"amm");
        QCOMPARE(chips(), (QStringList{QStringLiteral("author:Ada"),
                                       QStringLiteral("status:review,draft")}));
        QCOMPARE(find()->text(), QStringLiteral("am \"amm"));
        QVERIFY(!list()->unreadNotice()->isVisible()); // the quote is still open
        QTest::keyClicks(find(), QStringLiteral("\""));
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("Gamma")});
        // Escape leaves the field's words, and no chip.
        QTest::keyClick(find(), Qt::Key_Escape);
        QTRY_COMPARE(rows(), (QStringList{QStringLiteral("Alpha"), QStringLiteral("Gamma")}));
    }

    void filterInTheMiddle_isReadWhenTheCursorLeavesIt()
    {
        type("eta");
        QTest::keyClick(find(), Qt::Key_Home);
        QTest::keyClicks(find(), QStringLiteral("author:Grace "));
        QCOMPARE(chips(), QStringList{QStringLiteral("author:Grace")});
        QCOMPARE(find()->text(), QStringLiteral("eta"));
        QCOMPARE(find()->cursorPosition(), 0);
    }

    void backspaceAtTheBeginning_takesTheLastChipBack()
    {
        type("author:Ada status:draft eta");
        QCOMPARE(chips().size(), 2);
        QTest::keyClick(find(), Qt::Key_Home);
        QTest::keyClick(find(), Qt::Key_Backspace);
        QCOMPARE(chips(), QStringList{QStringLiteral("author:Ada")});
        QCOMPARE(find()->text(), QStringLiteral("status:draft eta"));
        QCOMPARE(find()->cursorPosition(), 12);
        // It can be typed on, and is a chip again when the cursor leaves it.
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(find(), Qt::Key_Backspace);
        QTest::keyClicks(find(), QStringLiteral("review"));
        QTest::keyClick(find(), Qt::Key_End);
        QCOMPARE(chips().constLast(), QStringLiteral("status:review"));
        QCOMPARE(find()->text(), QStringLiteral("eta"));
    }

    void chips_areTurnedRoundEditedAndTakenAwayByKeys()
    {
        type("author:Ada ");
        QTRY_COMPARE(rows().size(), 2);
        Ui::Chip *chip = terms()->chips().constFirst();
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Minus);
        QCOMPARE(chips(), QStringList{QStringLiteral("-author:Ada")});
        QTRY_VERIFY(rows().contains(QStringLiteral("Beta")) &&
                    !rows().contains(QStringLiteral("Alpha")));
        QTest::keyClick(chip, Qt::Key_Minus);
        QCOMPARE(chips(), QStringList{QStringLiteral("author:Ada")});
        QTest::keyClick(chip, Qt::Key_Return);
        QCOMPARE(chips(), QStringList());
        QCOMPARE(find()->text(), QStringLiteral("author:Ada"));
        QVERIFY(find()->hasFocus());
        QTest::keyClicks(find(), QStringLiteral(" "));
        chip = terms()->chips().constFirst();
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QCOMPARE(chips(), QStringList());
        QTRY_VERIFY(rows().size() >= 3);
    }

    void sameFilterAgain_isOneChip()
    {
        type("tag:a tag:a -tag:a ");
        QCOMPARE(chips(), QStringList{QStringLiteral("-tag:a")});
    }

    void unreadable_isNamedAndTheRestFilters()
    {
        type("before:soon");
        QVERIFY(!list()->unreadNotice()->isVisible()); // it may go on
        QTest::keyClicks(find(), QStringLiteral(" author:Grace "));
        QVERIFY(isNamed("before:soon") && isNamed("“soon” is no day"));
        QVERIFY(find()->accessibleDescription().contains(QStringLiteral("before:soon")));
        QCOMPARE(chips(), QStringList{QStringLiteral("author:Grace")});
        QTRY_COMPARE(rows(), QStringList{QStringLiteral("Beta")});
        QTest::keyClicks(find(), QStringLiteral("auhtor:x "));
        QVERIFY(isNamed("And 1 more"));
        find()->clear();
        QVERIFY(!list()->unreadNotice()->isVisible());
    }

    void returnTwice_searchesForWhatIsNoFilter()
    {
        type("foo:bar");
        QTest::keyClick(find(), Qt::Key_Return);
        QVERIFY(isNamed("foo:"));
        QVERIFY(!qobject_cast<Ui::SearchPage *>(desk()->currentPage()));
        QTest::keyClick(find(), Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<Ui::SearchPage *>(desk()->currentPage()));
        QCOMPARE(desk()->searcher()->field()->text(), QStringLiteral("foo:bar"));
    }

    void noMoreChips_thanAListTakes()
    {
        QString words;
        for (int i = 0; i < 60; ++i)
            words += QStringLiteral("-tag:t%1 ").arg(i);
        terms()->setWords(QStringLiteral("section:\"a b\""));
        QCOMPARE(chips(), QStringList{QStringLiteral("section:\"a b\"")});
        find()->setFocus();
        find()->setText(words);
        QVERIFY(chips().size() < Core::ArticleFilter::MostTerms);
        QVERIFY(isNamed("no more filters"));
        QTest::keyClick(find(), Qt::Key_Escape);
        QTRY_COMPARE(list()->shownState(), QStringLiteral("state")); // no article is of the section
        list()->filters()->clear();
        QCOMPARE(chips(), QStringList());
        QTRY_VERIFY(rows().size() >= 3);
    }

    void values_areCompletedFromTheStore_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("chip");
        const auto row = [](const char *kind, const char *typed, const char *name,
                            const char *chip) {
            QTest::newRow(kind) << QString::fromLatin1(typed) << QString::fromLatin1(name)
                                << QString::fromLatin1(chip);
        };
        row("tag", "-tag:KEEP", "lighthouse keepers", "-tag:\"lighthouse keepers\"");
        row("author", "author:whit", "Lena Whitlock", "author:\"Lena Whitlock\"");
        row("section", "section:\"Harb", "Harbour life", "section:\"Harbour life\"");
        row("second of several", "tag:a,ligh", "lighthouse keepers",
            "tag:a,\"lighthouse keepers\"");
        row("status", "status:sch", "scheduled", "status:scheduled");
    }
    void values_areCompletedFromTheStore()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QFETCH(QString, chip);
        Core::Article rare;
        rare.title = QStringLiteral("Rare");
        rare.body = QStringLiteral("Text.");
        rare.tags = QStringList{QStringLiteral("lighthouse keepers")};
        rare.authors = QStringList{QStringLiteral("Lena Whitlock")};
        rare.section = QStringLiteral("Harbour life");
        QVERIFY(Tests::wait(m_workspace->library().save(rare, {})).has_value());
        find()->setFocus();
        QTest::keyClicks(find(), typed);
        QCompleter *completer = list()->findWords()->completer();
        QTRY_VERIFY(completer->popup()->isVisible());
        QTRY_COMPARE(completer->completionModel()->rowCount(), 1);
        QCOMPARE(completer->completionModel()->index(0, 0).data().toString(), name);
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QCOMPARE(chips(), QStringList{chip});
        QCOMPARE(find()->text(), QString());
    }

    void pictures_areTaken()
    {
        const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES");
        if (folder.isEmpty())
            QSKIP("TRIPTYCH_PICTURES names no folder");
        type("author:Ada,\"Mara Lindqvist\" -tag:sport after:2024 before:soon mm");
        QVERIFY(isNamed("before:soon"));
        QTRY_COMPARE(rows().size(), 1);
        const auto take = [&](const char *name) {
            QTest::qWait(0);
            QVERIFY(m_window->grab().save(folder + QLatin1String(name)));
        };
        take("/chips.png");
        m_theme->setAppearance(Ui::Appearance::Dark);
        take("/chips-dark.png");
        m_window->setLayoutDirection(Qt::RightToLeft);
        take("/chips-mirrored.png");
        m_window->setLayoutDirection(Qt::LeftToRight);
        m_theme->setAppearance(Ui::Appearance::Light);
        m_window->resize(900, 600);
        take("/chips-narrow.png");
        QTest::keyClicks(find(), QStringLiteral(" status:"));
        QAbstractItemView *popup = list()->findWords()->completer()->popup();
        QTRY_VERIFY(popup->isVisible());
        QVERIFY(popup->grab().save(folder + QLatin1String("/chips-names.png")));
    }

    void order_isChosenByKeyAndTurnedRound()
    {
        auto *order = list()->findChild<Ui::OrderButton *>();
        const auto choose = [order](const char *name) {
            const auto actions = order->menu()->actions();
            for (QAction *action : actions) {
                if (action->text() == QLatin1String(name))
                    action->trigger();
            }
        };
        choose("Title");
        QTRY_COMPARE(model()->summaryAt(0).title, QStringLiteral("Alpha"));
        choose("Turned round");
        QCOMPARE(list()->sort(), Core::Sort::TitleDescending);
        QTRY_VERIFY(model()->summaryAt(0).title != QStringLiteral("Alpha"));
        choose("Author");
        QCOMPARE(list()->sort(), Core::Sort::AuthorAscending);
        QTRY_COMPARE(model()->summaryAt(0).authors.value(0), QStringLiteral("Ada"));
        choose("Turned round");
        QTRY_COMPARE(model()->summaryAt(0).authors.value(0), QStringLiteral("Grace"));
    }
};

QTEST_MAIN(TestFilterChips)
#include "tst_filterchips.moc"
