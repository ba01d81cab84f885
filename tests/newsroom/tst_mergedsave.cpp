#include "embedded.h"

#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <support/fakearticlestore.h>
#include <unsaved/journal.h>

#include <QSemaphore>
#include <QSignalSpy>
#include <QThreadPool>

using namespace Triptych;
using Newsroom::EditingSession;
using State = EditingSession::State;
using Tests::wait;

namespace {

const QString Sent = QStringLiteral("One mine. Two. Three.");
const QString Stored = QStringLiteral("One mine. Two. Three theirs.");

/** Nothing runs beside this thread until release(). */
class HeldPool
{
public:
    HeldPool()
    {
        QThreadPool::globalInstance()->setMaxThreadCount(1);
        QThreadPool::globalInstance()->start([this] { m_free.acquire(); });
    }
    ~HeldPool()
    {
        release();
        QThreadPool::globalInstance()->waitForDone();
    }
    void release()
    {
        if (!std::exchange(m_isReleased, true))
            m_free.release();
    }

private:
    QSemaphore m_free;
    bool m_isReleased = false;
};

/** `Sent` was saved and merged to `Stored`, and was typed on meanwhile; what was typed waits to be
 * brought together with that. */
class MergingDesk
{
public:
    explicit MergingDesk(const QString &typedOn)
    {
        session->setSource([this] { return text; });
        QObject::connect(session.get(), &EditingSession::opened, session.get(),
                         [this](const Core::Article &opened) { text = opened; });
        QObject::connect(session.get(), &EditingSession::merged, session.get(),
                         [this](const Core::Article &merged) { text = merged; });
        Core::Article theirs = *wait(
            store.save(Tests::article(QStringLiteral("T"), QStringLiteral("One. Two. Three.")),
                       QStringLiteral("bob"), {}));
        id = theirs.id;
        session->open(id);
        if (!QTest::qWaitFor([&] { return session->state() == State::Saved; }))
            qFatal("not opened");
        theirs.body = QStringLiteral("One. Two. Three theirs.");
        store.saveUnlocked(theirs);
        type(Sent);
        int saves = 0;
        store.holds = [&saves](const QString &call) {
            return call == QLatin1String("save") && ++saves == 2;
        };
        session->save();
        if (!QTest::qWaitFor([&] { return store.held() == 1; }))
            qFatal("the merged text was not sent");
        store.holds = {};
        type(typedOn);
        pool.emplace();
        QSignalSpy answered(&changes, &Newsroom::Changes::articleSaved);
        store.release();
        if (!QTest::qWaitFor([&] { return answered.size() == 1; }))
            qFatal("not answered");
    }

    void type(const QString &body)
    {
        text.body = body;
        session->markEdited();
    }

    Core::Article stored() { return *wait(store.article(id, {})); }
    Core::Article journalled()
    {
        const auto content = wait(journal.content());
        for (const Unsaved::JournalEntry &entry : content->entries) {
            if (entry.article.id == id)
                return entry.article;
        }
        return {};
    }

    QTemporaryDir folder;
    Tests::FakeArticleStore store;
    Newsroom::Changes changes;
    Unsaved::Journal journal{folder.filePath(QStringLiteral("journal"))};
    Core::Article text;
    Core::ArticleId id;
    std::unique_ptr<EditingSession> session =
        std::make_unique<EditingSession>(store, journal, changes, QStringLiteral("ann"));
    std::optional<HeldPool> pool; ///< what was typed is merged when it is released
};

} // namespace

/** What is typed while a save is merged with somebody's, until both are shown. */
class TestMergedSave : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedOn_isBroughtTogetherBesideThisThread()
    {
        MergingDesk desk(QStringLiteral("One mine. Two mine. Three."));
        QSignalSpy saved(desk.session.get(), &EditingSession::saved);
        QCOMPARE(desk.session->state(), State::Saving);
        QVERIFY(desk.session->hasUnsavedText());
        QCOMPARE(desk.stored().body, Stored);
        desk.pool->release();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(desk.text.body, QStringLiteral("One mine. Two mine. Three theirs."));
        QCOMPARE(desk.session->state(), State::Unsaved);
        QTRY_COMPARE(desk.journalled().body, desk.text.body);
        QCOMPARE(desk.journalled().version, 3);
        desk.session->save();
        QTRY_COMPARE(desk.session->state(), State::Saved);
        QCOMPARE(desk.stored().body, desk.text.body);
        QCOMPARE(desk.stored().version, 4);
    }

    void typedDuringTheMerge_isPartOfWhatIsShown()
    {
        MergingDesk desk(QStringLiteral("One mine. Two mine. Three."));
        QSignalSpy merged(desk.session.get(), &EditingSession::merged);
        desk.type(QStringLiteral("One mine. Two mine, and more. Three."));
        desk.pool->release();
        QTRY_COMPARE(desk.session->state(), State::Unsaved);
        QCOMPARE(merged.size(), 1);
        QCOMPARE(desk.text.body, QStringLiteral("One mine. Two mine, and more. Three theirs."));
        desk.session->save();
        QTRY_COMPARE(desk.session->state(), State::Saved);
        QCOMPARE(desk.stored().body, desk.text.body);
    }

    void typedDuringTheMerge_isJournalledOverWhatItWasTypedOver()
    {
        MergingDesk desk(QStringLiteral("One mine. Two mine. Three."));
        desk.type(QStringLiteral("One mine. Two mine, and more. Three."));
        // Not over what is stored: theirs is not in it.
        QTRY_COMPARE(desk.journalled().body, desk.text.body);
        QCOMPARE(desk.journalled().version, 1);
    }

    void typedOverTheirsDuringTheMerge_isKeptAsTyped()
    {
        MergingDesk desk(QStringLiteral("One mine. Two mine. Three."));
        QSignalSpy merged(desk.session.get(), &EditingSession::merged);
        QSignalSpy elsewhere(desk.session.get(), &EditingSession::changedElsewhere);
        QSignalSpy conflict(desk.session.get(), &EditingSession::conflictFound);
        const QString typed = QStringLiteral("One mine. Two mine. Three mine.");
        desk.type(typed);
        desk.pool->release();
        QTRY_COMPARE(desk.session->state(), State::Unsaved);
        QCOMPARE(merged.size(), 0);
        QCOMPARE(desk.text.body, typed);
        QCOMPARE(elsewhere.size(), 1);
        QCOMPARE(elsewhere.at(0).at(0).value<Core::Article>().version, 3);
        desk.session->save();
        QTRY_COMPARE(conflict.size(), 1);
        QCOMPARE(desk.session->conflict().bodyConflicts.constFirst().ours,
                 QStringLiteral("Three mine."));
        QCOMPARE(desk.session->conflict().bodyConflicts.constFirst().theirs,
                 QStringLiteral("Three theirs."));
        QCOMPARE(desk.stored().body, Stored);
    }

    void takenBackDuringTheMerge_isBroughtTogether()
    {
        MergingDesk desk(QStringLiteral("One mine. Two. Three mine."));
        desk.type(QStringLiteral("One mine. Two mine. Three."));
        desk.pool->release();
        QTRY_COMPARE(desk.session->state(), State::Unsaved);
        QCOMPARE(desk.text.body, QStringLiteral("One mine. Two mine. Three theirs."));
    }

    void savedElsewhereDuringTheMerge_isToldAfterIt()
    {
        MergingDesk desk(QStringLiteral("One mine. Two. Three mine."));
        QSignalSpy elsewhere(desk.session.get(), &EditingSession::changedElsewhere);
        Core::Article newer = desk.stored();
        newer.version = 7;
        desk.changes.articleSaved(newer);
        QCOMPARE(elsewhere.size(), 0);
        desk.pool->release();
        QTRY_COMPARE(elsewhere.size(), 1);
        QCOMPARE(elsewhere.at(0).at(0).value<Core::Article>().version, 7);
    }

    void leftDuringTheMerge_keepsWhatWasTyped()
    {
        MergingDesk desk(QStringLiteral("One mine. Two mine. Three."));
        QSignalSpy merged(desk.session.get(), &EditingSession::merged);
        QSignalSpy saved(desk.session.get(), &EditingSession::saved);
        const QString typed = QStringLiteral("One mine. Two mine, and more. Three.");
        desk.type(typed);
        desk.session->startNew();
        const Core::ArticleId shown = desk.session->base().id;
        desk.pool.reset();
        QTest::qWait(0);
        QCOMPARE(desk.journalled().body, typed);
        QCOMPARE(desk.journalled().version, 1);
        QCOMPARE(desk.session->base().id, shown);
        QCOMPARE(desk.text.id, shown);
        QCOMPARE(merged.size() + saved.size(), 0);
    }

    void discardedDuringTheMerge_showsWhatIsStored()
    {
        MergingDesk desk(QStringLiteral("One mine. Two mine. Three."));
        desk.session->discard();
        desk.pool.reset();
        QTRY_COMPARE(desk.session->state(), State::Saved);
        QTest::qWait(0);
        QCOMPARE(desk.text.body, Stored);
        QCOMPARE(desk.session->base().version, 3);
        QVERIFY(desk.journalled().id.isNull());
    }

    void closedDuringTheMerge_keepsWhatWasTyped()
    {
        MergingDesk desk(QStringLiteral("One mine. Two mine. Three."));
        const QString typed = QStringLiteral("One mine. Two mine, and more. Three.");
        desk.type(typed);
        desk.session.reset();
        desk.pool.reset();
        QTest::qWait(0);
        QCOMPARE(desk.journalled().body, typed);
        QCOMPARE(desk.journalled().version, 1);
    }
};

QTEST_GUILESS_MAIN(TestMergedSave)
#include "tst_mergedsave.moc"
