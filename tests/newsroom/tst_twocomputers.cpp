#include "embedded.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <ports/articlestore.h>
#include <unsaved/copykeeper.h>
#include <unsaved/journal.h>
#include <unsaved/recovery.h>

#include <QCoro/QCoroTask>
#include <QDir>
#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Newsroom::EditingSession;
using Tests::article;
using Tests::wait;

/** A computer of ann's: a session without widgets over the one database, and a journal of its own.
 */
class Computer
{
public:
    explicit Computer(Workspace::Workspace &workspace)
        : journal(folder())
        , session(workspace.stores().articles, journal, workspace.changes(), workspace.actor())
        , m_workspace(workspace)
    {
        session.setCopyDelay(1s);
        session.setSource([this] { return text; });
        QObject::connect(&session, &EditingSession::opened, &session,
                         [this](const Core::Article &opened) { text = opened; });
    }

    QString folder() const { return m_home.filePath(QStringLiteral("unsaved/journal")); }
    void type(const QString &body)
    {
        text.body = body;
        session.markEdited();
    }
    /** What is offered here: "body|device" or "body|aside", sorted. */
    QStringList offered()
    {
        QStringList offered;
        const auto texts = QCoro::waitFor(Unsaved::unsavedTexts(
            journal, m_workspace.stores().articles, m_workspace.actor(), Core::Call::within(20s)));
        for (const Unsaved::UnsavedText &one : texts->texts)
            offered << one.article.body + QLatin1Char('|') +
                           (one.place.device.isEmpty()             ? QString()
                            : one.place.device == journal.device() ? QStringLiteral("own")
                                                                   : QStringLiteral("elsewhere")) +
                           (one.place.asideFile.isEmpty() ? QString() : QStringLiteral("aside"));
        offered.sort();
        return offered;
    }
    QString copyInSql()
    {
        const auto copy =
            wait(m_workspace.stores().articles.workingCopy(text.id, m_workspace.actor(), {}));
        return copy && *copy ? (*copy)->article.body : QString();
    }

private:
    QTemporaryDir m_home;

public:
    Core::Article text;
    Unsaved::Journal journal;
    EditingSession session;

private:
    Workspace::Workspace &m_workspace;
};

/** One person at two computers, whose working copies meet in one database. */
class TestTwoComputers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstSaveElsewhere_isNoneOfMine();
    void typingOverAnUnreadCopy_keepsIt();
    void textsOfBothComputers_areOffered();
    void copyGoneOnWithHere_isThisOnesAndGoesWithTheSave();
    void bothWriting_leavesEachItsText();
    void copyUnderWay_neverFollowsItsSave();
    void journalThatCannotBeWritten_isTriedAgain();
    void copyNewerThanTheJournal_isOfferedAndKept();
    void copyNewerThanTheJournal_outlivesASave();
    void copyOlderThanTheJournal_isWrittenOver();
    void copyOpenedHere_isInThisJournal();

private:
    /** An entry of here, and what here kept in SQL `seconds` later. */
    static Core::Article keepBoth(Tests::EmbeddedWorkspace &workspace, Computer &here, int seconds)
    {
        openSaved(workspace, here);
        Core::Article typed = here.text;
        typed.body = QStringLiteral("In the journal.");
        const auto written = wait(here.journal.write(typed));
        Core::Article copy = typed;
        copy.body = QStringLiteral("In SQL.");
        copy.updatedAt = Core::utcNow().addSecs(seconds);
        const auto put = wait(workspace->stores().articles.putWorkingCopy(
            {copy, here.journal.device()}, workspace->actor(), {}, {}));
        if (!written || !put)
            qFatal("neither here nor there");
        return typed;
    }
    static void recover(Computer &computer, const Core::Article &typed, const QString &device = {})
    {
        computer.session.recover(typed, {{}, device});
        QTRY_COMPARE(computer.session.state(), EditingSession::State::Unsaved);
    }
    /** Published, and open at `computer`. */
    static void openSaved(Tests::EmbeddedWorkspace &workspace, Computer &computer)
    {
        const auto saved = wait(
            workspace->library().save(article(QStringLiteral("T"), QStringLiteral("Saved.")), {}));
        QVERIFY(saved.has_value());
        open(computer, saved->id);
    }
    static void open(Computer &computer, const Core::ArticleId &id)
    {
        computer.session.open(id);
        QTRY_COMPARE(computer.session.state(), EditingSession::State::Saved);
    }
};

void TestTwoComputers::firstSaveElsewhere_isNoneOfMine()
{
    Tests::EmbeddedWorkspace workspace;
    Unsaved::Journal journal(workspace.folder() + QStringLiteral("/journal"));
    Core::Article text; // outlives the session, which asks for it once more
    EditingSession here(workspace->stores().articles, journal, workspace->changes(),
                        QStringLiteral("ann"));
    here.setSource([&text] { return text; });
    connect(&here, &EditingSession::opened, this,
            [&text](const Core::Article &opened) { text = opened; });
    here.startNew();
    text.title = QStringLiteral("T");
    text.body = QStringLiteral("Typed here. ");
    here.markEdited();

    // Gone on with from the working copy, and saved there.
    Core::Article there = text;
    there.body += QStringLiteral("A paragraph from there. ");
    QVERIFY(wait(workspace->library().save(there, {})).has_value());

    QSignalSpy conflicts(&here, &EditingSession::conflictFound);
    text.body += QStringLiteral("More from here. ");
    here.markEdited();
    here.save();
    QTRY_COMPARE(conflicts.size(), 1);
    const auto stored = wait(workspace->library().article(text.id, {}));
    QVERIFY(stored.has_value());
    QCOMPARE(stored->body, there.body);
}

void TestTwoComputers::typingOverAnUnreadCopy_keepsIt()
{
    Tests::EmbeddedWorkspace workspace;
    Computer there(*workspace);
    openSaved(workspace, there);
    there.type(QStringLiteral("A long text of the office."));
    QTRY_COMPARE_WITH_TIMEOUT(there.copyInSql(), there.text.body, 20'000);

    Computer here(*workspace);
    QSignalSpy found(&here.session, &EditingSession::foundFromElsewhere);
    open(here, there.text.id);
    here.type(QStringLiteral("Saved. x"));
    QTRY_COMPARE_WITH_TIMEOUT(here.copyInSql(), here.text.body, 20'000);
    QCOMPARE(found.size(), 1);
    QCOMPARE(here.offered(), (QStringList{QStringLiteral("A long text of the office.|aside"),
                                          QStringLiteral("Saved. x|")}));
}

void TestTwoComputers::textsOfBothComputers_areOffered()
{
    Tests::EmbeddedWorkspace workspace;
    Computer there(*workspace);
    openSaved(workspace, there);
    Core::Article typed = there.text;
    typed.body = QStringLiteral("Two pages of here.");
    Computer here(*workspace);
    QVERIFY(here.journal.device() != there.journal.device());
    QVERIFY(wait(here.journal.write(typed)).has_value());
    // Newer by its clock, and no reason to drop the other.
    typed.body = QStringLiteral("From the office.");
    typed.updatedAt = Core::utcNow().addSecs(60);
    QVERIFY(wait(workspace->stores().articles.putWorkingCopy({typed, there.journal.device()},
                                                             workspace->actor(), {}, {}))
                .has_value());
    const QStringList both{QStringLiteral("From the office.|elsewhere"),
                           QStringLiteral("Two pages of here.|")};
    QCOMPARE(here.offered(), both);

    // Opening one and typing on in it takes nothing of the other.
    here.session.recover(typed, {{}, there.journal.device()});
    QTRY_COMPARE(here.session.state(), EditingSession::State::Unsaved);
    here.type(QStringLiteral("From the office, and on."));
    QTRY_COMPARE(here.offered(), (QStringList{QStringLiteral("From the office, and on.|"),
                                              QStringLiteral("Two pages of here.|aside")}));
    here.session.save();
    QTRY_COMPARE(here.session.state(), EditingSession::State::Saved);
    QTRY_COMPARE(here.offered(), QStringList{QStringLiteral("Two pages of here.|aside")});
}

void TestTwoComputers::copyGoneOnWithHere_isThisOnesAndGoesWithTheSave()
{
    Tests::EmbeddedWorkspace workspace;
    Computer there(*workspace);
    openSaved(workspace, there);
    Core::Article typed = there.text;
    typed.body = QStringLiteral("Typed there.");
    typed.updatedAt = Core::utcNow();
    QVERIFY(wait(workspace->stores().articles.putWorkingCopy({typed, there.journal.device()},
                                                             workspace->actor(), {}, {}))
                .has_value());
    Computer here(*workspace);
    here.session.recover(typed, {{}, there.journal.device()});
    QTRY_COMPARE(here.session.state(), EditingSession::State::Unsaved);
    here.session.save();
    QTRY_COMPARE(here.session.state(), EditingSession::State::Saved);
    QTRY_VERIFY(here.copyInSql().isEmpty());
    QCOMPARE(here.offered(), QStringList());
}

void TestTwoComputers::bothWriting_leavesEachItsText()
{
    Tests::EmbeddedWorkspace workspace;
    QTemporaryDir office;
    QTemporaryDir home;
    Unsaved::Journal journalThere(office.path() + QStringLiteral("/journal"));
    Unsaved::Journal journalHere(home.path() + QStringLiteral("/journal"));
    Unsaved::CopyKeeper there(workspace->stores().articles, journalThere, QStringLiteral("ann"));
    Unsaved::CopyKeeper here(workspace->stores().articles, journalHere, QStringLiteral("ann"));
    Core::Article text = article(QStringLiteral("T"), {});
    text.id = Core::ArticleId::create();
    const auto put = [&](Unsaved::CopyKeeper &keeper, const QString &body) {
        text.body = body;
        keeper.put(text);
    };
    const auto inSql = [&] {
        const auto copy =
            wait(workspace->stores().articles.workingCopy(text.id, QStringLiteral("ann"), {}));
        return copy && *copy ? (*copy)->article.body : QString();
    };
    put(there, QStringLiteral("there 1"));
    QTRY_COMPARE(inSql(), QStringLiteral("there 1"));
    put(here, QStringLiteral("here 1"));
    QTRY_COMPARE(inSql(), QStringLiteral("here 1"));
    put(there, QStringLiteral("there 2"));
    QTRY_COMPARE(inSql(), QStringLiteral("there 2"));
    QSignalSpy kept(&here, &Unsaved::CopyKeeper::keptAside);
    put(here, QStringLiteral("here 2"));
    put(here, QStringLiteral("here 3"));
    put(there, QStringLiteral("there 3"));
    QTRY_COMPARE(inSql(), QStringLiteral("there 3"));
    QCOMPARE(kept.size(), 0);
    QCOMPARE(wait(journalHere.content())->aside.size(), 1);
    QCOMPARE(wait(journalThere.content())->aside.size(), 1);
}

void TestTwoComputers::copyUnderWay_neverFollowsItsSave()
{
    Tests::EmbeddedWorkspace workspace;
    QTemporaryDir home;
    Unsaved::Journal journal(home.path() + QStringLiteral("/journal"));
    Unsaved::CopyKeeper keeper(workspace->stores().articles, journal, QStringLiteral("ann"));
    for (int i = 0; i < 20; ++i) {
        Core::Article text = article(QStringLiteral("T"), QStringLiteral("Text"));
        text.id = Core::ArticleId::create();
        keeper.put(text);
        keeper.drop(text.id);
        keeper.put(text);
        keeper.drop(text.id);
    }
    // The last wish of each is that there is none; a write after all of them tells that they are
    // done. Each waits for the disk.
    Core::Article last = article(QStringLiteral("Last"), QStringLiteral("Last"));
    last.id = Core::ArticleId::create();
    keeper.put(last);
    // One that is put before the last can be the only one for a moment, too.
    const auto isLastAlone = [&] {
        const auto copies =
            wait(workspace->stores().articles.workingCopies(QStringLiteral("ann"), {})).value();
        return copies.size() == 1 && copies.constFirst().article.id == last.id;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLastAlone(), 30'000);
}

void TestTwoComputers::journalThatCannotBeWritten_isTriedAgain()
{
    Tests::EmbeddedWorkspace workspace;
    Computer here(*workspace);
    QSignalSpy failed(&here.session, &EditingSession::journalFailed);
    QSignalSpy mended(&here.session, &EditingSession::journalMended);
    here.session.startNew();
    // Not even root writes where a file stands in the way.
    const QString folder = here.folder();
    QVERIFY(QDir().rename(folder, folder + QStringLiteral(".away")));
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    here.type(QStringLiteral("Typed on a full disk"));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(inTheWay.remove());
    QVERIFY(QDir().rename(folder + QStringLiteral(".away"), folder));
    QTRY_COMPARE_WITH_TIMEOUT(mended.size(), 1, 20'000);
    QCOMPARE(here.offered(), QStringList{QStringLiteral("Typed on a full disk|")});
    QCOMPARE(failed.size(), 1);
}

void TestTwoComputers::copyNewerThanTheJournal_isOfferedAndKept()
{
    Tests::EmbeddedWorkspace workspace;
    Computer here(*workspace);
    const Core::Article typed = keepBoth(workspace, here, 1);
    QCOMPARE(here.offered(),
             (QStringList{QStringLiteral("In SQL.|own"), QStringLiteral("In the journal.|")}));
    QSignalSpy found(&here.session, &EditingSession::foundFromElsewhere);
    recover(here, typed);
    here.type(QStringLiteral("In the journal, and on."));
    QTRY_COMPARE_WITH_TIMEOUT(here.copyInSql(), here.text.body, 20'000);
    QCOMPARE(found.size(), 1);
    QCOMPARE(here.offered(), (QStringList{QStringLiteral("In SQL.|aside"),
                                          QStringLiteral("In the journal, and on.|")}));
}

void TestTwoComputers::copyNewerThanTheJournal_outlivesASave()
{
    Tests::EmbeddedWorkspace workspace;
    Computer here(*workspace);
    recover(here, keepBoth(workspace, here, 1));
    here.session.save();
    QTRY_COMPARE(here.session.state(), EditingSession::State::Saved);
    QTRY_VERIFY(here.copyInSql().isEmpty());
    QCOMPARE(here.offered(), QStringList{QStringLiteral("In SQL.|aside")});
}

void TestTwoComputers::copyOlderThanTheJournal_isWrittenOver()
{
    Tests::EmbeddedWorkspace workspace;
    Computer here(*workspace);
    const Core::Article typed = keepBoth(workspace, here, -60);
    QCOMPARE(here.offered(), QStringList{QStringLiteral("In the journal.|")});
    recover(here, typed);
    here.type(QStringLiteral("In the journal, and on."));
    QTRY_COMPARE_WITH_TIMEOUT(here.copyInSql(), here.text.body, 20'000);
    QCOMPARE(here.offered(), QStringList{QStringLiteral("In the journal, and on.|")});
}

void TestTwoComputers::copyOpenedHere_isInThisJournal()
{
    Tests::EmbeddedWorkspace workspace;
    Computer here(*workspace);
    openSaved(workspace, here);
    Core::Article typed = here.text;
    typed.body = QStringLiteral("Typed there.");
    typed.updatedAt = Core::utcNow();
    const QString device = QStringLiteral("another");
    QVERIFY(wait(workspace->stores().articles.putWorkingCopy({typed, device}, workspace->actor(),
                                                             {}, {}))
                .has_value());
    recover(here, typed, device);
    const auto content = wait(here.journal.content());
    QCOMPARE(content->entries.size(), 1);
    QCOMPARE(content->entries.constFirst().article.body, typed.body);
}

QTEST_GUILESS_MAIN(TestTwoComputers)
#include "tst_twocomputers.moc"
