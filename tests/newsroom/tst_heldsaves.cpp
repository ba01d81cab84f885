#include "helddesk.h"

#include <QSignalSpy>

using namespace Triptych;
using Newsroom::EditingSession;
using Tests::article;
using Tests::HeldDesk;
using Tests::wait;

/** What becomes of a save whose answer is late, is an error, or never comes. */
class TestHeldSaves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedDuringAMergedSave_neverTakesTheirsAway();
    void typedDuringAConflictingSave_isPartOfTheConflict();
    void changedElsewhereDuringASave_isToldAfterIt();
    void leftDuringTheReadOfAConflict_leavesNothingBehind();
    void leftTwiceDuringSaves_keepsTheNewest();
    void takenBackPublication_isNotMadeUpFor();
    void deletedAfterAnUnansweredFirstSave_isSaid();
    void textThatComesBackToTheStored_isSaved();
    void textThatComesBackBelowANewerOne_takesThat();
    void textThatComesBackAfterAnUnansweredSave_isUnsaved();
    void unansweredSaveLeft_isNoConflictWithOneself();
    void recoveredUnansweredSave_isNoConflictWithOneself();
    void failedSave_isMadeUpForWithTheTextOfThen();
    void somethingChanged_isLookedForInTheOpenArticle();

private:
    /** What was sent as version 2 and lies in the journal is typed on, in its sentence, and saved.
     */
    static void goOnFrom(HeldDesk &desk, const Core::Article &kept)
    {
        desk.session.recover(kept);
        QTRY_COMPARE(desk.session.state(), EditingSession::State::Unsaved);
        desk.text = kept;
        desk.type(QStringLiteral("One and two and three."));
        desk.session.save();
        QTRY_COMPARE(desk.session.state(), EditingSession::State::Saved);
        QCOMPARE(desk.stored(kept.id).body, QStringLiteral("One and two and three."));
        QCOMPARE(desk.stored(kept.id).version, 3);
    }
};

void TestHeldSaves::typedDuringAMergedSave_neverTakesTheirsAway()
{
    HeldDesk desk;
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    QSignalSpy conflict(&desk.session, &EditingSession::conflictFound);
    const Core::ArticleId id =
        desk.openSavedElsewhere(QStringLiteral("One here. Two here. Three here."),
                                QStringLiteral("One here. Two here. Three here. By Bob."));

    // The save merges cleanly; what is typed meanwhile touches what Bob wrote.
    desk.type(QStringLiteral("Mine. One here. Two here. Three here."));
    desk.store.holds = [](const QString &call) { return call == QLatin1String("article"); };
    desk.session.save();
    desk.type(QStringLiteral("Mine. One here. Two here. Three here. And more."));
    desk.store.holds = nullptr;
    desk.store.release();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
    QCOMPARE(desk.stored(id).body, QStringLiteral("Mine. One here. Two here. Three here. By Bob."));
    QCOMPARE(desk.text.body, QStringLiteral("Mine. One here. Two here. Three here. And more."));

    desk.session.save();
    QTRY_COMPARE(conflict.size(), 1);
    QCOMPARE(conflict.at(0).at(2).toStringList(), QStringList{QStringLiteral("body")});
    QVERIFY(conflict.at(0).at(1).value<Core::Article>().body.contains(QStringLiteral("By Bob.")));
    QVERIFY(desk.session.base().body.startsWith(QStringLiteral("Mine. ")));
    QCOMPARE(desk.stored(id).version, 3);
}

void TestHeldSaves::typedDuringAConflictingSave_isPartOfTheConflict()
{
    HeldDesk desk;
    QSignalSpy conflict(&desk.session, &EditingSession::conflictFound);
    desk.openSavedElsewhere(QStringLiteral("One."), QStringLiteral("One. By Bob."));

    desk.type(QStringLiteral("One. Mine."));
    desk.store.holds = [](const QString &call) { return call == QLatin1String("article"); };
    desk.session.save();
    desk.type(QStringLiteral("One. Mine. And more."));
    desk.store.holds = nullptr;
    desk.store.release();
    QTRY_COMPARE(conflict.size(), 1);
    QCOMPARE(conflict.at(0).at(0).value<Core::Article>().body,
             QStringLiteral("One. Mine. And more."));
}

void TestHeldSaves::changedElsewhereDuringASave_isToldAfterIt()
{
    HeldDesk desk;
    const Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("A.")), {}, {}));
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    QSignalSpy elsewhere(&desk.session, &EditingSession::changedElsewhere);
    desk.open(first.id);
    desk.type(QStringLiteral("B."));
    desk.store.holds = [](const QString &call) { return call == QLatin1String("save"); };
    desk.session.save();
    Core::Article newer = first;
    newer.version = 7;
    desk.changes.articleSaved(newer);
    QCOMPARE(elsewhere.size(), 0);
    desk.store.release();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(elsewhere.size(), 1);
    QCOMPARE(elsewhere.at(0).at(0).value<Core::Article>().version, 7);
}

void TestHeldSaves::leftDuringTheReadOfAConflict_leavesNothingBehind()
{
    HeldDesk desk;
    Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    desk.open(first.id);
    first.body = QStringLiteral("One. By Bob.");
    QVERIFY(wait(desk.store.save(first, {}, {})).has_value());
    desk.store.holds = [](const QString &call) { return call == QLatin1String("article"); };
    desk.type(QStringLiteral("One. Mine."));
    desk.session.save();
    desk.type(QStringLiteral("One. Mine. Old."));
    desk.session.startNew();
    desk.store.holds = nullptr;
    desk.store.release();

    // Written anew over what Bob saved, and left during the save without a word more.
    desk.open(first.id);
    desk.type(QStringLiteral("One. By Bob. New."));
    desk.store.holds = [](const QString &call) { return call == QLatin1String("save"); };
    desk.session.save();
    desk.session.startNew();
    desk.store.holds = nullptr;
    desk.store.release();
    QTRY_VERIFY(!desk.inJournal(first.id));
    QCOMPARE(desk.stored(first.id).body, QStringLiteral("One. By Bob. New."));
}

void TestHeldSaves::leftTwiceDuringSaves_keepsTheNewest()
{
    HeldDesk desk;
    const Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    desk.open(first.id);
    desk.store.holds = [](const QString &call) { return call == QLatin1String("save"); };
    desk.type(QStringLiteral("One. Two."));
    desk.session.save();
    desk.type(QStringLiteral("One. Two. Three."));
    desk.session.startNew();
    desk.session.recover(desk.text);
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Unsaved);
    desk.type(QStringLiteral("One. Two. Three. Four."));
    desk.session.startNew();
    desk.store.holds = nullptr;
    desk.store.release();
    QTRY_COMPARE(desk.inJournal(first.id).value_or(Core::Article()).body,
                 QStringLiteral("One. Two. Three. Four."));
    QCOMPARE(desk.stored(first.id).body, QStringLiteral("One. Two."));
}

void TestHeldSaves::takenBackPublication_isNotMadeUpFor()
{
    HeldDesk desk;
    const Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    desk.open(first.id);
    desk.store.trouble = [](const QString &) -> std::optional<Core::Error> {
        return Core::Error{Core::ErrorKind::Unreachable, QStringLiteral("away"), {}};
    };
    desk.text.status = Core::Status::Published;
    desk.session.markEdited();
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Failed);
    desk.text.status = Core::Status::Draft;
    desk.session.markEdited();
    desk.store.trouble = nullptr;
    desk.session.retryOwedSave();
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
    QCOMPARE(desk.stored(first.id).status, Core::Status::Draft);
    QCOMPARE(desk.stored(first.id).version, 1);
}

void TestHeldSaves::deletedAfterAnUnansweredFirstSave_isSaid()
{
    HeldDesk desk;
    desk.session.startNew();
    desk.text.title = QStringLiteral("T");
    desk.type(QStringLiteral("One."));
    // It was stored, its answer was lost, and somebody deleted it.
    Core::Article sent = desk.text;
    sent.id = desk.session.base().id;
    QVERIFY(wait(desk.store.save(sent, {}, {})).has_value());
    QVERIFY(wait(desk.store.remove(sent.id, 1, {}, {})).has_value());
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Failed);
    QCOMPARE(desk.session.error().kind, Core::ErrorKind::Conflict);
    QTRY_VERIFY(desk.inJournal(sent.id));

    // What was typed becomes an article of its own.
    desk.session.saveAsNew();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Saved);
    QVERIFY(desk.session.base().id != sent.id);
    QCOMPARE(desk.stored(desk.session.base().id).body, QStringLiteral("One."));
    QTRY_VERIFY(!desk.inJournal(sent.id));
}

void TestHeldSaves::textThatComesBackToTheStored_isSaved()
{
    HeldDesk desk;
    const Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    desk.open(first.id);
    desk.type(QStringLiteral("One. Two."));
    QTRY_VERIFY(desk.inJournal(first.id));
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
    desk.type(QStringLiteral("One."));
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Saved);
    QVERIFY(!desk.session.hasUnsavedText());
    QTRY_VERIFY(!desk.inJournal(first.id));
    QCOMPARE(desk.stored(first.id).version, first.version);
    desk.type(QStringLiteral("One. Three."));
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
    QTRY_VERIFY(desk.inJournal(first.id));
}

void TestHeldSaves::textThatComesBackBelowANewerOne_takesThat()
{
    HeldDesk desk;
    Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    desk.open(first.id);
    int told = 0;
    connect(&desk.session, &EditingSession::changedElsewhere, this,
            [&](const Core::Article &newer) {
                ++told;
                desk.session.adopt(newer);
            });
    desk.type(QStringLiteral("One. Two."));
    first.body = QStringLiteral("Theirs.");
    const Core::Article theirs = *wait(desk.store.save(first, QStringLiteral("bob"), {}));
    Q_EMIT desk.changes.articleSaved(theirs);
    QCOMPARE(told, 1);
    QCOMPARE(desk.session.base().version, 1);
    desk.type(QStringLiteral("One."));
    QTRY_COMPARE(told, 2);
    QCOMPARE(desk.session.state(), EditingSession::State::Saved);
    QCOMPARE(desk.session.base().body, QStringLiteral("Theirs."));
}

void TestHeldSaves::textThatComesBackAfterAnUnansweredSave_isUnsaved()
{
    HeldDesk desk;
    const Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    desk.open(first.id);
    desk.store.loses = [](const QString &call) { return call == QLatin1String("save"); };
    desk.type(QStringLiteral("One. Two."));
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Failed);
    // "One. Two." may be stored: "One." is not known to be.
    desk.type(QStringLiteral("One."));
    QTRY_COMPARE(desk.inJournal(first.id).value_or(Core::Article()).body, QStringLiteral("One."));
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
}

void TestHeldSaves::unansweredSaveLeft_isNoConflictWithOneself()
{
    HeldDesk desk;
    const Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    const Core::Article other =
        *wait(desk.store.save(article(QStringLiteral("U"), QStringLiteral("Else.")), {}, {}));
    desk.open(first.id);
    desk.store.loses = [](const QString &call) { return call == QLatin1String("save"); };
    desk.type(QStringLiteral("One and two."));
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Failed);
    desk.store.loses = nullptr;
    desk.open(other.id);
    const Core::Article left = desk.inJournal(first.id).value_or(Core::Article());
    QCOMPARE(left.body, QStringLiteral("One and two."));
    QCOMPARE(desk.stored(first.id).version, 2);

    // What is typed on in the same sentence is nobody else's.
    goOnFrom(desk, left);
}

void TestHeldSaves::recoveredUnansweredSave_isNoConflictWithOneself()
{
    // Killed after the store took a save, and before its answer: the journal has the same text.
    HeldDesk desk;
    Core::Article sent =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    sent.body = QStringLiteral("One and two.");
    QVERIFY(wait(desk.journal.write(sent)).has_value());
    QVERIFY(wait(desk.store.save(sent, {}, {})).has_value());

    goOnFrom(desk, sent);
}

void TestHeldSaves::failedSave_isMadeUpForWithTheTextOfThen()
{
    HeldDesk desk;
    QSignalSpy failed(&desk.session, &EditingSession::failed);
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    desk.store.trouble = [](const QString &) -> std::optional<Core::Error> {
        return Core::Error{Core::ErrorKind::Unreachable, QStringLiteral("away"), {}};
    };
    desk.session.startNew();
    desk.text.title = QStringLiteral("T");
    desk.type(QStringLiteral("Sent."));
    desk.session.save();
    QTRY_COMPARE(failed.size(), 1);
    desk.session.retryOwedSave();
    QTRY_COMPARE(failed.size(), 2);
    desk.type(QStringLiteral("Sent. Not meant yet."));

    desk.store.trouble = nullptr;
    desk.session.retryOwedSave();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.at(0).at(0).value<Core::Article>().body, QStringLiteral("Sent."));
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
    // Nothing is owed any more.
    desk.session.retryOwedSave();
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
}

void TestHeldSaves::somethingChanged_isLookedForInTheOpenArticle()
{
    HeldDesk desk;
    Core::Article first =
        *wait(desk.store.save(article(QStringLiteral("T"), QStringLiteral("One.")), {}, {}));
    desk.open(first.id);
    QSignalSpy changed(&desk.session, &EditingSession::changedElsewhere);
    Q_EMIT desk.changes.somethingChanged();
    first.body = QStringLiteral("One of many that an import changed.");
    QVERIFY(wait(desk.store.save(first, {}, {})).has_value());
    Q_EMIT desk.changes.somethingChanged();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().constFirst().value<Core::Article>().body, first.body);
}

QTEST_GUILESS_MAIN(TestHeldSaves)
#include "tst_heldsaves.moc"
