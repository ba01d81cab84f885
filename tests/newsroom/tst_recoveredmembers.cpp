#include "embedded.h"

#include <core/storedarticle.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <ports/articlestore.h>
#include <support/randomjson.h>
#include <unsaved/journal.h>
#include <unsaved/recovery.h>

#include <QCoroTask>

using namespace Triptych;
using Newsroom::EditingSession;
using State = EditingSession::State;
using Tests::wait;

/** Unsaved text of another version of the program that somebody goes on with. */
class TestRecoveredMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textOfANewerDesk_keepsWhatNoViewShows();
    void textOfAnOlderDesk_clearsNothing();
    void sameTextOfAnOlderDesk_isSaved();
    void mergedText_keepsUnknownMembers();

private:
    /** A session whose view shows title and body, as an editor does: all else is from beneath. */
    struct RecoveredDesk
    {
        RecoveredDesk()
            : workspace(Workspace::Workspace::RelayMode::OnDemand)
            , journal(workspace.folder() + QStringLiteral("/typed"))
            , session(workspace->stores().articles, journal, changes, QStringLiteral("ann"))
        {
            session.setSource([this] {
                Core::Article article = session.beneath();
                article.title = title;
                article.body = body;
                article.publishAt = publishAt;
                article.publishDay = publishDay;
                return article;
            });
            const auto show = [this](const Core::Article &shown) {
                title = shown.title;
                body = shown.body;
                publishAt = shown.publishAt;
                publishDay = shown.publishDay;
            };
            QObject::connect(&session, &EditingSession::opened, &session, show);
            QObject::connect(&session, &EditingSession::merged, &session, show);
        }

        Core::Article save(const Core::Article &article)
        {
            return *wait(workspace->stores().articles.save(article, QStringLiteral("bob"), {}));
        }
        Core::Article revision(const Core::ArticleId &id, qint64 version)
        {
            return *wait(workspace->stores().articles.revision(id, version, {}));
        }
        void recover(const Core::Article &typed)
        {
            session.recover(typed);
            QVERIFY(QTest::qWaitFor([&] { return session.state() == State::Unsaved; }));
        }

        Tests::EmbeddedWorkspace workspace;
        Newsroom::Changes changes;
        Unsaved::Journal journal;
        QString title, body;
        QDateTime publishAt;
        QDate publishDay;
        EditingSession session;
    };

    static Core::Article dated()
    {
        Core::Article article = Tests::article(QStringLiteral("T"), QStringLiteral("B"));
        article.publishAt = QDateTime(QDate(2031, 5, 1), QTime(0, 0), Qt::UTC);
        article.publishDay = QDate(2031, 5, 1);
        article.fields = {{QStringLiteral("f"), 1}};
        return article;
    }
    /** As a desk of the floor keeps it. */
    static Core::Article byTheFloor(const Core::Article &article)
    {
        QJsonObject object = Core::articleToStored(article);
        object.remove(QStringLiteral("format"));
        object.remove(QStringLiteral("publish_day"));
        return *Core::articleFromStored(object);
    }
};

void TestRecoveredMembers::textOfANewerDesk_keepsWhatNoViewShows()
{
    for (quint32 seed = 1; seed <= 5; ++seed) {
        RecoveredDesk desk;
        const Core::Article stored = desk.save(dated());
        Core::Article typed = stored;
        typed.body = QStringLiteral("Typed by a newer desk.");
        typed.unknown = Support::RandomJson(seed).unknown();
        typed.fields.insert(QStringLiteral("typed"), Support::RandomJson(seed).value());
        desk.recover(typed);
        desk.body += QStringLiteral(" And here.");
        desk.session.markEdited();
        desk.session.writeJournal();
        const auto journalled = wait(desk.journal.entry(typed.id));
        QVERIFY(journalled && *journalled);
        QCOMPARE((*journalled)->article.unknown, typed.unknown);
        QCOMPARE((*journalled)->article.fields, typed.fields);
        desk.session.save();
        QTRY_COMPARE(desk.session.state(), State::Saved);
        const Core::Article saved = desk.revision(typed.id, 2);
        QCOMPARE(saved.unknown, typed.unknown);
        QCOMPARE(saved.fields, typed.fields);
        QCOMPARE(saved.body, QStringLiteral("Typed by a newer desk. And here."));
        // From here on the text is over what is stored.
        QVERIFY(desk.session.beneath() == desk.session.base());
        desk.session.startNew();
        QVERIFY(desk.session.beneath().fields.isEmpty());
    }
}

void TestRecoveredMembers::textOfAnOlderDesk_clearsNothing()
{
    RecoveredDesk desk;
    const Core::Article stored = desk.save(dated());
    Core::Article typed = byTheFloor(stored);
    typed.body = QStringLiteral("Typed by an older desk.");
    desk.recover(typed);
    QCOMPARE(desk.publishDay, stored.publishDay);
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), State::Saved);
    const auto saved = wait(desk.workspace->stores().articles.article(stored.id, {}));
    QVERIFY(saved);
    QCOMPARE(saved->publishDay, stored.publishDay);
    QCOMPARE(saved->body, typed.body);
}

void TestRecoveredMembers::sameTextOfAnOlderDesk_isSaved()
{
    RecoveredDesk desk;
    const Core::Article stored = desk.save(dated());
    QVERIFY(wait(desk.journal.keep({byTheFloor(stored), Core::utcNow()})));
    Core::Article typed = byTheFloor(desk.save(dated()));
    typed.body = QStringLiteral("Another");
    QVERIFY(wait(desk.journal.keep({typed, Core::utcNow()})));
    const auto found = QCoro::waitFor(Unsaved::unsavedTexts(
        desk.journal, desk.workspace->stores().articles, QStringLiteral("ann"), {}));
    QVERIFY(found);
    QCOMPARE(found->texts.size(), 1);
    QCOMPARE(found->texts.constFirst().article.id, typed.id);
    const auto gone = wait(desk.journal.entry(stored.id));
    QVERIFY(gone && !*gone);
}

void TestRecoveredMembers::mergedText_keepsUnknownMembers()
{
    RecoveredDesk desk;
    const Core::Article stored = desk.save(dated());
    Core::Article typed = stored;
    typed.body = QStringLiteral("B\n\nTyped.");
    typed.unknown = Support::RandomJson(7).unknown();
    Core::Article theirs = stored;
    theirs.title = QStringLiteral("Theirs");
    theirs.fields.insert(QStringLiteral("theirs"), true);
    desk.save(theirs);
    desk.recover(typed);
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), State::Saved);
    const Core::Article saved = desk.revision(stored.id, 3);
    QCOMPARE(saved.title, theirs.title);
    QCOMPARE(saved.body, typed.body);
    QCOMPARE(saved.fields, theirs.fields);
    QCOMPARE(saved.unknown, typed.unknown);
}

QTEST_GUILESS_MAIN(TestRecoveredMembers)
#include "tst_recoveredmembers.moc"
