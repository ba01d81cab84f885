// Who counts as a reader at the desk.

#include "windowtest.h"

#include <ports/viewcounter.h>
#include <support/freshdatabase.h>
#include <support/servers.h>
#include <ui/article/readingpage.h>
#include <ui/window/readingchoice.h>
#include <workspace/stores.h>

#include <QAction>

using namespace Triptych;

class TestReadingChoice final : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void wayBackToIt_countsNoView()
    {
        const qint64 before = views();
        desk()->readArticle(m_beta.id);
        QTRY_COMPARE(views(), std::max<qint64>(before, 0) + 1);
        edit(m_gamma.id);
        desk()->readArticle(m_gamma.id);
        QTRY_COMPARE(desk()->reader()->article().id, m_gamma.id);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(desk()->currentPage() == desk()->editor());
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(desk()->currentPage() == desk()->reader());
        QTRY_COMPARE(desk()->reader()->article().id, m_beta.id);
        QCOMPARE(views(), std::max<qint64>(before, 0) + 1);
        // What is opened anew does.
        desk()->readArticle(m_beta.id);
        QTRY_COMPARE(views(), std::max<qint64>(before, 0) + 2);
    }

    void ownFile_countsUntilItIsChosenOtherwise()
    {
        QVERIFY(action()->isChecked());
        read();
        QTRY_COMPARE(views(), 1);
        action()->trigger();
        read();
        QCOMPARE(views(), 1);
        // Kept for the next start.
        m_window.reset();
        show();
        QVERIFY(!action()->isChecked());
        action()->trigger();
        read();
        QTRY_COMPARE(views(), 2);
    }

    void writerOnServers_isNotCounted()
    {
        TRIPTYCH_NEEDS(Support::postgresDsn());
        const Support::FreshDatabase server;
        Profiles::Profile profile;
        profile.kind = Profiles::Profile::Kind::Servers;
        profile.postgres = server.dsn();
        const auto opened = Tests::wait(Workspace::Workspace::open(
            *Profiles::normalised(profile, {}), Workspace::Workspace::RelayMode::OnDemand, {}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY(!Ui::countsReading(**opened, {}));
        const QString settings = m_home.filePath(QStringLiteral("chosen.ini"));
        Ui::chooseCountsReading(true, settings);
        QVERIFY(Ui::countsReading(**opened, settings));
        QVERIFY(Ui::countsReading(*m_workspace, {}));
    }

private:
    QAction *action() const
    {
        for (QAction *action : m_window->findChildren<QAction *>()) {
            if (action->text().contains(QLatin1String("Count What I Read")))
                return action;
        }
        return nullptr;
    }

    /** Opens the public article for reading, from elsewhere. */
    void read()
    {
        desk()->showSection({Ui::Section::Kind::All});
        select(m_beta.id);
        desk()->readArticle(m_beta.id);
        QTRY_COMPARE(desk()->reader()->article().id, m_beta.id);
        QTRY_VERIFY(desk()->reader()->isVisible());
    }

    qint64 views()
    {
        const auto counts = Tests::wait(m_workspace->stores().views.counts({m_beta.id}, {}));
        return counts && !counts->isEmpty() ? counts->first() : -1;
    }
};

QTEST_MAIN(TestReadingChoice)
#include "tst_readingchoice.moc"
