// Unsaved text from before is told of once, in the one place for notices, and looked at in a
// dialog.

#include "editordesk.h"

#include <ui/article/recoverybar.h>
#include <ui/article/recoveryoffer.h>
#include <ui/controls/inlinenotice.h>

#include <QDialog>
#include <QLabel>
#include <QTest>

using namespace Triptych;
using Ui::InlineNotice;
using Ui::RecoveryBar;
using Ui::RecoveryOffer;

class TestRecoveryOffer final : public Tests::DeskTest
{
    Q_OBJECT

private:
    /** A window with the place for notices, and what is offered in it. */
    struct Offer
    {
        explicit Offer(Tests::WritingDesk &desk)
            : slot(&window)
            , bar(new RecoveryBar(*desk.workspace, desk.journal))
            , offer(new RecoveryOffer(bar, &slot, &window))
            , refreshed(bar, &RecoveryBar::refreshed)
        {
            window.resize(600, 300);
            slot.setGeometry(0, 0, 500, 60);
            window.show();
        }

        bool look()
        {
            refreshed.clear();
            bar->refresh();
            return QTest::qWaitFor([this] { return !refreshed.isEmpty(); }, 10'000);
        }

        void press(const QString &label)
        {
            QPushButton *button = Tests::visibleButton(*offer->dialog(), label);
            QVERIFY(button);
            QTest::mouseClick(button, Qt::LeftButton);
        }

        QWidget window;
        InlineNotice slot;
        RecoveryBar *bar;
        RecoveryOffer *offer;
        QSignalSpy refreshed;
    };

    Core::Article keep(const QString &title)
    {
        Core::Article typed;
        typed.id = Core::ArticleId::create();
        typed.title = title;
        if (!Tests::wait(m_desk->journal.write(typed)))
            qFatal("not written");
        return typed;
    }

private Q_SLOTS:
    void alikeTexts_areToldApart()
    {
        const auto text = [](const QString &title, const QString &body, int minutesAgo) {
            Unsaved::UnsavedText one;
            one.article.title = title;
            one.article.body = body;
            one.writtenAt = Core::utcNow().addSecs(-60 * minutesAgo);
            return one;
        };
        const QString none;
        const QStringList names = Ui::unsavedNames(
            {text(none, none, 1), text(none, none, 9), text(QStringLiteral("Tide"), none, 1),
             text(QStringLiteral("Untitled"), QStringLiteral("First words"), 1),
             text(QStringLiteral("News"), QStringLiteral("One"), 1),
             text(QStringLiteral("News"), QStringLiteral("Two"), 1)});
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        QCOMPARE(names.at(2), QStringLiteral("Tide"));
        QCOMPARE(names.at(3), QStringLiteral("Untitled · First words"));
        QCOMPARE(names.at(4), QStringLiteral("News · One"));
        QVERIFY(names.at(0).startsWith(QStringLiteral("Untitled · ")));
    }

    void oneText_isToldOfOpenedAndNotOfferedAgain()
    {
        const Core::Article typed = keep(QStringLiteral("Lamps"));
        Offer desk(*m_desk);
        QVERIFY(desk.look());
        QVERIFY(desk.slot.isVisible());
        QVERIFY(desk.slot.message().contains(QStringLiteral("“Lamps”")));
        QVERIFY(!desk.offer->dialog()->isVisible());
        QTest::mouseClick(desk.slot.actionButton(), Qt::LeftButton);
        QTRY_VERIFY(desk.offer->dialog()->isVisible());
        QVERIFY(!desk.slot.isVisible());
        QSignalSpy opened(desk.bar, &RecoveryBar::openRequested);
        desk.press(QStringLiteral("Open"));
        QCOMPARE(opened.size(), 1);
        QVERIFY(!desk.offer->dialog()->isVisible());
        desk.bar->setOpenArticle(typed.id);
        QVERIFY(desk.look());
        QVERIFY(!desk.slot.isVisible());
    }

    void dismissedTexts_areToldOfNoMore_aNewOneIs()
    {
        keep(QStringLiteral("Lamps"));
        keep(QStringLiteral("Ropes"));
        Offer desk(*m_desk);
        QVERIFY(desk.look());
        QVERIFY(desk.slot.message().startsWith(QLatin1Char('2')));
        QTest::keyClick(desk.slot.actionButton(), Qt::Key_Escape);
        QVERIFY(!desk.slot.isVisible());
        QVERIFY(desk.look());
        QVERIFY(!desk.slot.isVisible());
        keep(QStringLiteral("Sails"));
        QVERIFY(desk.look());
        QVERIFY(desk.slot.message().contains(QStringLiteral("“Sails”")));
        // All three can be had.
        desk.offer->show();
        QCOMPARE(desk.bar->count(), 3);
        QVERIFY(desk.bar->isVisible());
    }

    void lastText_takesItsNoticeAlong()
    {
        const Core::Article typed = keep(QStringLiteral("Lamps"));
        Offer desk(*m_desk);
        QVERIFY(desk.look());
        QVERIFY(desk.slot.isVisible());
        desk.bar->setOpenArticle(typed.id);
        QVERIFY(!desk.slot.isVisible());
        desk.offer->show();
        const auto labels = desk.offer->dialog()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() &&
                   label->text() == QStringLiteral("There is no unsaved text.");
        }));
    }

    void articleThatIsBack_isNotSaidToBeDeleted()
    {
        const Core::Article stored = store(QStringLiteral("Lamps"), QStringLiteral("Old."));
        Core::Article typed = stored;
        typed.body = QStringLiteral("New.");
        QVERIFY(Tests::wait(m_desk->journal.write(typed)).has_value());
        const auto tombstone = Tests::wait(m_desk->workspace->library().remove(stored.id, 0, {}));
        QVERIFY(tombstone.has_value());
        Offer desk(*m_desk);
        QVERIFY(desk.look());
        const auto saysDeleted = [&] {
            for (const QLabel *label : desk.bar->findChildren<QLabel *>()) {
                if (label->text().contains(QStringLiteral("deleted meanwhile")))
                    return true;
            }
            return false;
        };
        QVERIFY(saysDeleted());
        QVERIFY(Tests::wait(m_desk->workspace->library().restore(stored.id, *tombstone, {}))
                    .has_value());
        desk.offer->articleChanged(stored.id);
        QTRY_VERIFY(!saysDeleted());
        QCOMPARE(desk.bar->count(), 1);
    }
};

QTEST_MAIN(TestRecoveryOffer)
#include "tst_recoveryoffer.moc"
