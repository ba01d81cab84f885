// What Triptych brought into a workspace, and how it goes again.

#include "windowtest.h"

#include <exchange/shippedarticles.h>
#include <text/frontmatter.h>
#include <ui/controls/inlinenotice.h>

#include <QAction>
#include <QPushButton>

using namespace Triptych;

class TestShippedNotice final : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openEmpty(); }

    void samplesOfANewWorkspace_goWithOneClick()
    {
        show();
        QTRY_COMPARE(model()->rowCount(), 3);
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY(notice()->message().contains(QLatin1String("samples show")));
        QTest::mouseClick(notice()->actionButton(), Qt::LeftButton);
        QTRY_COMPARE(model()->rowCount(), 0);
        QTRY_COMPARE(notice()->message(), QStringLiteral("3 samples were removed."));
        QTest::mouseClick(notice()->actionButton(), Qt::LeftButton);
        QTRY_COMPARE(model()->rowCount(), 3);
    }

    void samplesThatWereEdited_stay()
    {
        show();
        QTRY_COMPARE(model()->rowCount(), 3);
        Core::Article edited = *stored(*model()->idAt(0));
        edited.body += QStringLiteral("\nMine.");
        QVERIFY(Tests::wait(m_workspace->library().save(edited, {})));
        removeSamples()->trigger();
        QTRY_COMPARE(model()->rowCount(), 1);
        QCOMPARE(model()->idAt(0), std::optional(edited.id));
        QTRY_VERIFY(notice()->offersAction());
        notice()->clear();
        removeSamples()->trigger();
        QTRY_COMPARE(notice()->message(),
                     QStringLiteral("No sample is left that nobody has edited."));
        QCOMPARE(model()->rowCount(), 1);
    }

    void helpOfAnOlderTriptych_isTakenOutOnce()
    {
        add(QStringLiteral("Ours"), Core::Status::Draft, QStringLiteral("Ada"));
        const Core::ArticleId help = addHelp();
        openAgain();
        QTRY_VERIFY(!stored(help));
        QTRY_COMPARE(model()->rowCount(), 1);
        QTRY_VERIFY(notice()->message().contains(QLatin1String("taken out")));
        QTest::mouseClick(notice()->actionButton(), Qt::LeftButton);
        QTRY_VERIFY(stored(help));
        // Who brought it back keeps it.
        openAgain();
        QTRY_COMPARE(model()->rowCount(), 2);
        QVERIFY(stored(help));
        QVERIFY(!notice()->isVisible());
    }

private:
    Ui::InlineNotice *notice() const { return list()->notice(); }

    QAction *removeSamples() const
    {
        for (QAction *action : m_window->findChildren<QAction *>()) {
            if (action->text().contains(QLatin1String("Remove the Samples")))
                return action;
        }
        return nullptr;
    }

    void openEmpty()
    {
        m_profile = Profiles::embeddedProfile(
            m_home.filePath(QStringLiteral("s%1.triptych").arg(++m_count)));
        openProfile();
    }
    void openProfile()
    {
        const auto opened = Tests::wait(Workspace::Workspace::open(
            {m_profile, {}}, Workspace::Workspace::RelayMode::OnDemand, Core::Call{}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_workspace = *opened;
    }
    /** As at the next start. */
    void openAgain()
    {
        closeWindow();
        openProfile();
        show();
    }

    Core::ArticleId addHelp()
    {
        QFile page(qEnvironmentVariable("TRIPTYCH_SOURCE_DIR") +
                   QStringLiteral("/tests/exchange/shippedhelp/first.md"));
        if (!page.open(QIODevice::ReadOnly))
            qFatal("no help");
        const auto matter = Text::parseFrontMatter(QString::fromUtf8(page.readAll()));
        Core::Article help;
        help.title = matter->find(u"title")->words().toString();
        help.body = matter->body;
        help.authors = QStringList{QStringLiteral("Triptych")};
        help.tags = QStringList{QStringLiteral("Help")};
        help.status = Core::Status::Published;
        const auto saved = Tests::wait(m_workspace->library().save(help, {}));
        if (!saved)
            qFatal("%s", qPrintable(saved.error().message));
        return saved->id;
    }

    Profiles::Profile m_profile;
    int m_count = 0;
};

QTEST_MAIN(TestShippedNotice)
#include "tst_shippednotice.moc"
