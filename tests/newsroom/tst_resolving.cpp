#include "embedded.h"

#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <support/fakearticlestore.h>
#include <unsaved/journal.h>

#include <QSemaphore>
#include <QSignalSpy>
#include <QThreadPool>

#include <optional>

using namespace Triptych;
using Newsroom::EditingSession;
using State = EditingSession::State;
using Tests::wait;

/** A session in a conflict, over a store that can be told to fail. */
class TestResolving : public QObject
{
    Q_OBJECT

private:
    struct ResolvingDesk
    {
        ResolvingDesk()
            : journal(folder.filePath(QStringLiteral("journal")))
            , session(store, journal, changes, QStringLiteral("ann"))
        {
            session.setSource([this] { return text; });
            QObject::connect(&session, &EditingSession::opened, &session,
                             [this](const Core::Article &opened) { text = opened; });
            const Core::Article first =
                *wait(store.save(Tests::article(QStringLiteral("T"), QStringLiteral("One stands.")),
                                 QStringLiteral("bob"), {}));
            session.open(first.id);
            if (!QTest::qWaitFor([&] { return session.state() == State::Saved; }))
                qFatal("not opened");
            Core::Article theirs = first;
            theirs.body = QStringLiteral("One sits.");
            store.saveUnlocked(theirs);
            text.body = QStringLiteral("One lies.");
            session.markEdited();
            session.save();
            if (!QTest::qWaitFor([&] { return session.state() == State::Conflict; }))
                qFatal("no conflict");
        }

        ~ResolvingDesk()
        {
            store.holds = {};
            store.release();
        }

        Core::Article journalled()
        {
            const auto content = wait(journal.content());
            return content && !content->entries.isEmpty() ? content->entries.constFirst().article
                                                          : Core::Article();
        }

        /** As the view does: it shows what was decided, and hands it over. */
        void resolve(const QString &body)
        {
            text.body = body;
            session.resolve(text, 2);
        }

        QTemporaryDir folder;
        Tests::FakeArticleStore store;
        Newsroom::Changes changes;
        Unsaved::Journal journal;
        Core::Article text;
        EditingSession session;
    };

private Q_SLOTS:
    void resolution_isJournalledBeforeItsAnswer()
    {
        ResolvingDesk desk;
        desk.store.holds = [](const QString &call) { return call == QLatin1String("save"); };
        desk.resolve(QStringLiteral("One sits and lies."));
        QCOMPARE(desk.session.state(), State::Saving);
        QCOMPARE(desk.journalled().body, QStringLiteral("One sits and lies."));
        // Over theirs, so that going on with it after a crash asks nothing again.
        QCOMPARE(desk.journalled().version, 2);
        desk.store.holds = {};
        desk.store.release();
        QTRY_COMPARE(desk.session.state(), State::Saved);
        QVERIFY(desk.journalled().id.isNull());
    }

    void resolutionLeftAndFailed_isInTheJournal()
    {
        ResolvingDesk desk;
        // Nothing waits to be written.
        QTRY_COMPARE(desk.journalled().body, QStringLiteral("One lies."));
        const Core::ArticleId id = desk.text.id;
        int asked = 0;
        desk.store.holds = [&](const QString &call) {
            return call == QLatin1String("save") && ++asked == 1;
        };
        // Somebody saves once more, so that the save is refused after it was left.
        Core::Article third = *wait(desk.store.article(id, {}));
        third.body = QStringLiteral("One runs.");
        desk.store.saveUnlocked(third);
        desk.resolve(QStringLiteral("One sits and lies."));
        desk.session.startNew();
        desk.store.release();
        QTRY_COMPARE(desk.journalled().id, id);
        QCOMPARE(desk.journalled().body, QStringLiteral("One sits and lies."));
    }

    void resolutionWhileTheStoreIsAway_isMadeUpFor()
    {
        ResolvingDesk desk;
        std::optional<Core::FutureResult<Unsaved::JournalContent>> before;
        desk.store.trouble = [&](const QString &) {
            if (!before)
                before = desk.journal.content();
            return Core::Error{Core::ErrorKind::Unreachable, QStringLiteral("away"), {}};
        };
        desk.resolve(QStringLiteral("One sits and lies."));
        QTRY_COMPARE(desk.session.state(), State::Failed);
        // As it lay there before the store was asked, and since.
        const Core::Article sent = wait(*before).value().entries.value(0).article;
        for (const Core::Article &kept : {sent, desk.journalled()}) {
            QCOMPARE(kept.body, QStringLiteral("One sits and lies."));
            QCOMPARE(kept.version, 2);
        }
        desk.store.trouble = {};
        desk.session.retryOwedSave();
        QTRY_COMPARE(desk.session.state(), State::Saved);
        QCOMPARE(wait(desk.store.article(desk.text.id, {}))->body,
                 QStringLiteral("One sits and lies."));
    }

    void typedDuringTheMerge_isPartOfTheConflict()
    {
        ResolvingDesk desk;
        QSignalSpy found(&desk.session, &EditingSession::conflictFound);
        desk.store.holds = [](const QString &call) { return call == QLatin1String("article"); };
        desk.session.save();
        QTRY_COMPARE(desk.store.held(), 1);
        // The merge waits until something was typed.
        QSemaphore typed;
        QThreadPool::globalInstance()->setMaxThreadCount(1);
        QThreadPool::globalInstance()->start([&] { typed.acquire(); });
        desk.store.holds = {};
        desk.store.release();
        QMetaObject::invokeMethod(
            &desk.session,
            [&] {
                desk.text.body = QStringLiteral("One lies, and sleeps.");
                desk.session.markEdited();
                typed.release();
            },
            Qt::QueuedConnection);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.at(0).at(0).value<Core::Article>().body,
                 QStringLiteral("One lies, and sleeps."));
        QCOMPARE(desk.session.state(), State::Conflict);
        const QList<Text::MergeConflict> places = desk.session.conflict().bodyConflicts;
        QCOMPARE(places.size(), 1);
        QCOMPARE(places.constFirst().ours, QStringLiteral("One lies, and sleeps."));
        QCOMPARE(places.constFirst().theirs, QStringLiteral("One sits."));
    }

    void resolutionTooLate_isAnEdit()
    {
        ResolvingDesk desk;
        desk.session.discard();
        QTRY_COMPARE(desk.session.state(), State::Saved);
        desk.resolve(QStringLiteral("One sits and lies."));
        QCOMPARE(desk.session.state(), State::Unsaved);
        QTRY_COMPARE(desk.journalled().body, QStringLiteral("One sits and lies."));
    }
};

QTEST_GUILESS_MAIN(TestResolving)
#include "tst_resolving.moc"
