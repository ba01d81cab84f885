#include "../newsroom/embedded.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <support/fakearticlestore.h>
#include <ui/controls/inlinenotice.h>
#include <ui/list/removalnotice.h>

#include <QPushButton>
#include <QSignalSpy>

using namespace Triptych;
using namespace Triptych::Ui;
using Tests::wait;

namespace {

/** One article was deleted, and the notice says so. */
class RemovedDesk
{
public:
    RemovedDesk()
    {
        QObject::connect(&notice, &InlineNotice::actionTriggered, &removalNotice,
                         &RemovalNotice::act);
        article = remove(QStringLiteral("Lamps"));
    }

    Core::Article remove(const QString &title)
    {
        const Core::Article saved =
            *wait(library.save(Tests::article(title, QStringLiteral("Text.")), {}));
        removalNotice.remove(saved);
        if (!QTest::qWaitFor([&] { return notice.message().contains(title); }))
            qFatal("not deleted");
        return saved;
    }

    /** The answer to every call, or to one of that name. */
    void fail(Core::ErrorKind kind, const QString &name = {})
    {
        store.trouble = [kind, name](const QString &call) {
            return name.isEmpty() || name == call
                       ? std::optional(Core::Error{kind, QStringLiteral("no luck"), {}})
                       : std::nullopt;
        };
    }

    bool isStored(const Core::Article &which)
    {
        return wait(store.article(which.id, {})).has_value();
    }
    QString action() const
    {
        return notice.actionButton()->isHidden() ? QString() : notice.actionButton()->text();
    }

    Tests::FakeArticleStore store;
    Newsroom::Changes changes;
    Newsroom::ArticleLibrary library{store, changes, QStringLiteral("ann")};
    InlineNotice notice;
    RemovalNotice removalNotice{library, changes, &notice};
    Core::Article article;
};

} // namespace

/** Deletions taken back, over a store that can be told to fail. */
class TestRemovalNotice final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undo_bringsItBack()
    {
        RemovedDesk desk;
        desk.notice.actionButton()->click();
        QTRY_COMPARE(desk.notice.message(), QStringLiteral("“Lamps” is back."));
        QVERIFY(desk.isStored(desk.article));
        QVERIFY(!desk.removalNotice.lastRemovedTitle());
    }

    void severalDeletions_areTakenBackLastFirst()
    {
        RemovedDesk desk;
        const Core::Article second = desk.remove(QStringLiteral("Ropes"));
        // The notice may be gone, and something else be said: what was deleted can be had back.
        desk.notice.dismiss();
        desk.notice.showMessage(Tone::Notice, QStringLiteral("Something else."));
        QCOMPARE(desk.removalNotice.lastRemovedTitle(), std::optional(QStringLiteral("Ropes")));
        desk.removalNotice.undo();
        QTRY_VERIFY(desk.isStored(second));
        QVERIFY(!desk.isStored(desk.article));
        QCOMPARE(desk.removalNotice.lastRemovedTitle(), std::optional(QStringLiteral("Lamps")));
        desk.removalNotice.undo();
        QTRY_VERIFY(desk.isStored(desk.article));
        QVERIFY(!desk.removalNotice.lastRemovedTitle());
    }

    void failedUndo_canBeTriedAgain()
    {
        RemovedDesk desk;
        desk.fail(Core::ErrorKind::Unreachable);
        desk.removalNotice.undo();
        QTRY_COMPARE(desk.notice.message(), QStringLiteral("“Lamps” is still deleted: no luck"));
        QCOMPARE(desk.action(), QStringLiteral("Undo"));
        desk.store.trouble = {};
        desk.notice.actionButton()->click();
        QTRY_COMPARE(desk.notice.message(), QStringLiteral("“Lamps” is back."));
        QVERIFY(desk.isStored(desk.article));
    }

    void refusedUndo_isOnlySaid()
    {
        RemovedDesk desk;
        desk.fail(Core::ErrorKind::Forbidden, QStringLiteral("restore"));
        desk.removalNotice.undo();
        QTRY_COMPARE(desk.notice.message(), QStringLiteral("no luck"));
        QVERIFY(!desk.removalNotice.lastRemovedTitle());
        QCOMPARE(desk.action(), QString());
    }

    void unansweredUndo_isAskedAndWasDone()
    {
        RemovedDesk desk;
        QSignalSpy saved(&desk.changes, &Newsroom::Changes::articleSaved);
        desk.fail(Core::ErrorKind::Timeout);
        desk.removalNotice.undo();
        QTRY_VERIFY(desk.notice.message().startsWith(QStringLiteral("No answer came to the undo")));
        QCOMPARE(desk.action(), QString());
        // It was done all the same.
        desk.store.trouble = {};
        QVERIFY(wait(desk.store.restore(desk.article.id, 2, QStringLiteral("ann"), {})));
        desk.removalNotice.ask();
        QTRY_COMPARE(desk.notice.message(), QStringLiteral("“Lamps” is back."));
        QCOMPARE(saved.size(), 1);
        QVERIFY(!desk.removalNotice.lastRemovedTitle());
    }

    void unansweredUndo_isAskedAndWasNotDone()
    {
        RemovedDesk desk;
        QSignalSpy saved(&desk.changes, &Newsroom::Changes::articleSaved);
        desk.fail(Core::ErrorKind::Timeout);
        desk.removalNotice.undo();
        QTRY_VERIFY(desk.notice.message().startsWith(QStringLiteral("No answer came to the undo")));
        desk.store.trouble = {};
        desk.removalNotice.ask();
        QTRY_VERIFY(desk.notice.message().contains(QStringLiteral("is still deleted")));
        // Nothing comes back but by the person.
        QVERIFY(saved.isEmpty());
        QVERIFY(!desk.isStored(desk.article));
        QCOMPARE(desk.action(), QStringLiteral("Undo"));
        desk.notice.actionButton()->click();
        QTRY_COMPARE(desk.notice.message(), QStringLiteral("“Lamps” is back."));
        QVERIFY(desk.isStored(desk.article));
    }

    void failedUndo_leavesTheUndoOfTheNext()
    {
        RemovedDesk desk;
        desk.store.trouble = [](const QString &call) {
            return call == QLatin1String("restore") || call == QLatin1String("articles")
                       ? std::optional(
                             Core::Error{Core::ErrorKind::Timeout, QStringLiteral("late"), {}})
                       : std::nullopt;
        };
        desk.removalNotice.undo();
        QTRY_VERIFY(desk.notice.message().startsWith(QStringLiteral("No answer came to the undo")));
        const Core::Article next = desk.remove(QStringLiteral("Bridges"));
        desk.store.trouble = {};
        desk.removalNotice.ask();
        QTRY_VERIFY(desk.notice.message().startsWith(QStringLiteral("“Lamps” is still deleted")));
        desk.removalNotice.undo();
        QTRY_COMPARE(desk.notice.message(), QStringLiteral("“Lamps” is back."));
        desk.removalNotice.undo();
        QTRY_COMPARE(desk.notice.message(), QStringLiteral("“Bridges” is back."));
        QVERIFY(desk.isStored(desk.article) && desk.isStored(next));
    }
};

QTEST_MAIN(TestRemovalNotice)
#include "tst_removalnotice.moc"
