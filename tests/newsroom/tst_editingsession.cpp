#include "embedded.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <ports/articlestore.h>
#include <support/fakearticlestore.h>
#include <unsaved/journal.h>

#include <QDir>
#include <QSignalSpy>

using namespace Triptych;
using Newsroom::EditingSession;
using Tests::article;
using Tests::wait;

/** A desk without widgets: one session over a real embedded workspace, and a text to type into. */
class SessionDesk
{
public:
    explicit SessionDesk(Workspace::Workspace &workspace, const QString &folder)
        : library(workspace.library())
        , journal(folder + QStringLiteral("/journal"))
        , session(workspace.stores().articles, journal, workspace.changes(), QStringLiteral("ann"))
    {
        session.setSource([this] { return text; });
        QObject::connect(&session, &EditingSession::opened, &session,
                         [this](const Core::Article &opened) { text = opened; });
        QObject::connect(&session, &EditingSession::merged, &session,
                         [this](const Core::Article &merged) { text = merged; });
    }

    /** Opens a new article of `body`, and then somebody saves `theirs` over it. */
    Core::ArticleId openSavedElsewhere(const QString &body, const QString &theirs,
                                       const QStringList &tags = {})
    {
        const auto first = wait(library.save(article(QStringLiteral("T"), body), {}));
        if (!first)
            qFatal("%s", qPrintable(first.error().message));
        QSignalSpy opened(&session, &EditingSession::opened);
        session.open(first->id);
        if (!QTest::qWaitFor([&] { return opened.size() == 1; }))
            qFatal("the article was not opened");
        Core::Article other = *first;
        other.body = theirs;
        other.tags = tags;
        if (const auto saved = wait(library.save(other, {})); !saved)
            qFatal("%s", qPrintable(saved.error().message));
        return first->id;
    }

    void type(const QString &body)
    {
        text.body = body;
        session.markEdited();
    }

    Core::Article text;
    Newsroom::ArticleLibrary &library;
    Unsaved::Journal journal;
    EditingSession session;
};

class TestEditingSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typing_isInTheJournalSoon();
    void save_storesAndEmptiesTheJournal();
    void staleSaveElsewhere_isMerged();
    void staleSaveOfTheSamePlace_isAConflictThatLosesNothing();
    void conflictResolved_isSavedOverTheirs();
    void refusedSave_keepsTheText();
    void tornJournalFile_isSetAside();
    void recoveredText_mergesWithWhatCameSince();
    void openOrRecover_goesOnWithWhatIsUnsaved();
    void leftDuringASave_keepsWhatWasTypedOn();
    void recoveredOlderThanTheFirstSave_takesNothingAway();
    void changedElsewhere_isAdoptedAtOnce();

private:
    QStringList journalFiles(const QString &folder)
    {
        return QDir(folder + QStringLiteral("/journal"))
            .entryList({QStringLiteral("*.json")}, QDir::Files);
    }
};

void TestEditingSession::typing_isInTheJournalSoon()
{
    Tests::EmbeddedWorkspace workspace;
    SessionDesk desk(*workspace, workspace.folder());
    desk.session.startNew();
    QVERIFY(!desk.session.hasUnsavedText());
    desk.type(QStringLiteral("Never saved, never lost"));
    QVERIFY(desk.session.hasUnsavedText());
    QTRY_VERIFY_WITH_TIMEOUT(!journalFiles(workspace.folder()).isEmpty(), 20'000);

    const auto content = wait(desk.journal.content());
    QVERIFY(content.has_value());
    QCOMPARE(content->entries.size(), 1);
    QCOMPARE(content->entries.constFirst().article.body, desk.text.body);
    QCOMPARE(content->entries.constFirst().article.version, 0);
}

void TestEditingSession::save_storesAndEmptiesTheJournal()
{
    Tests::EmbeddedWorkspace workspace;
    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    desk.session.startNew();
    desk.text.title = QStringLiteral("A title");
    desk.type(QStringLiteral("A text"));
    desk.session.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(desk.session.state(), EditingSession::State::Saved);
    QTRY_VERIFY(journalFiles(workspace.folder()).isEmpty());

    const auto stored = wait(workspace->library().article(desk.session.base().id, {}));
    QVERIFY(stored.has_value());
    QCOMPARE(stored->body, QStringLiteral("A text"));
    QCOMPARE(stored->version, 1);
    QCOMPARE(stored->createdBy, QStringLiteral("ann"));

    desk.type(QStringLiteral("A longer text"));
    desk.session.save();
    desk.type(QStringLiteral("A longer text, typed on during the save"));
    QTRY_COMPARE(saved.size(), 2);
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
    desk.session.save();
    QTRY_COMPARE(saved.size(), 3);
    QCOMPARE(desk.session.base().version, 3);
}

void TestEditingSession::staleSaveElsewhere_isMerged()
{
    Tests::EmbeddedWorkspace workspace;
    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy merged(&desk.session, &EditingSession::merged);
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    const Core::ArticleId id = desk.openSavedElsewhere(
        QStringLiteral("One sentence here. Another sentence there. A third one."),
        QStringLiteral("One sentence here. Another sentence there. A third one, by Bob."),
        {QStringLiteral("new")});

    desk.type(QStringLiteral("My sentence here. Another sentence there. A third one."));
    desk.session.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(desk.text.body,
             QStringLiteral("My sentence here. Another sentence there. A third one, by Bob."));
    const auto stored = wait(desk.library.article(id, {}));
    QCOMPARE(stored->body, desk.text.body);
    QCOMPARE(stored->tags, QStringList{QStringLiteral("new")});
    QCOMPARE(stored->version, 3);
}

void TestEditingSession::staleSaveOfTheSamePlace_isAConflictThatLosesNothing()
{
    Tests::EmbeddedWorkspace workspace;
    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy conflict(&desk.session, &EditingSession::conflictFound);
    const Core::ArticleId id = desk.openSavedElsewhere(QStringLiteral("The price is 1."),
                                                       QStringLiteral("The price is 2."));

    desk.type(QStringLiteral("The price is 3."));
    desk.session.save();
    QTRY_COMPARE(conflict.size(), 1);
    QCOMPARE(desk.session.state(), EditingSession::State::Conflict);
    QCOMPARE(conflict.at(0).at(2).toStringList(), QStringList{QStringLiteral("body")});
    QCOMPARE(wait(desk.library.article(id, {}))->body, QStringLiteral("The price is 2."));
    QTRY_VERIFY(!journalFiles(workspace.folder()).isEmpty());
    QCOMPARE(wait(desk.journal.content())->entries.constFirst().article.body, desk.text.body);
}

void TestEditingSession::conflictResolved_isSavedOverTheirs()
{
    Tests::EmbeddedWorkspace workspace;
    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy conflict(&desk.session, &EditingSession::conflictFound);
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    const Core::ArticleId id = desk.openSavedElsewhere(QStringLiteral("The price is 1."),
                                                       QStringLiteral("The price is 2."));

    desk.type(QStringLiteral("The price is 3."));
    desk.session.save();
    QTRY_COMPARE(conflict.size(), 1);

    desk.session.resolve(desk.text, 2);
    QTRY_COMPARE(saved.size(), 1);
    const auto stored = wait(desk.library.article(id, {}));
    QCOMPARE(stored->body, QStringLiteral("The price is 3."));
    QCOMPARE(stored->version, 3);
}

void TestEditingSession::refusedSave_keepsTheText()
{
    Tests::EmbeddedWorkspace workspace;
    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy failed(&desk.session, &EditingSession::failed);
    desk.session.startNew();
    desk.text.title = QStringLiteral("T");
    desk.type(QStringLiteral("before") + QChar(0) + QStringLiteral("after"));
    desk.session.save();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<Core::Error>().kind, Core::ErrorKind::Invalid);
    QCOMPARE(desk.session.state(), EditingSession::State::Failed);
    QCOMPARE(desk.session.error().kind, Core::ErrorKind::Invalid);
    QVERIFY(desk.session.hasUnsavedText());
    QTRY_VERIFY(!journalFiles(workspace.folder()).isEmpty());

    desk.type(QStringLiteral("before after"));
    QCOMPARE(desk.session.state(), EditingSession::State::Unsaved);
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Saved);
}

void TestEditingSession::tornJournalFile_isSetAside()
{
    QTemporaryDir folder;
    const QString torn =
        folder.filePath(QStringLiteral("0190aaaa-0000-7000-8000-000000000000.json"));
    QFile file(torn);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"article\": {\"id\": \"0190aa");
    file.close();
    Unsaved::Journal journal(folder.path());
    Core::Article whole = article(QStringLiteral("Whole"), QStringLiteral("text"));
    whole.id = Core::ArticleId::create();
    QVERIFY(wait(journal.write(whole)).has_value());

    const auto content = wait(journal.content());
    QVERIFY(content.has_value());
    QCOMPARE(content->entries.size(), 1);
    QCOMPARE(content->entries.constFirst().article.title, whole.title);
    QCOMPARE(content->setAside.size(), 1);
    QVERIFY(QFile::exists(content->setAside.constFirst()));
    QVERIFY(!QFile::exists(torn));
}

void TestEditingSession::recoveredText_mergesWithWhatCameSince()
{
    Tests::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    const auto first = wait(library.save(
        article(QStringLiteral("T"), QStringLiteral("First line.\n\nSecond line.")), {}));
    Core::Article typed = *first;
    typed.body = QStringLiteral("First line, mine.\n\nSecond line.");
    Core::Article theirs = *first;
    theirs.body = QStringLiteral("First line.\n\nSecond line, theirs.");
    QVERIFY(wait(library.save(theirs, {})).has_value());

    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy opened(&desk.session, &EditingSession::opened);
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    desk.session.recover(typed);
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(desk.session.hasUnsavedText());
    desk.session.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(wait(library.article(first->id, {}))->body,
             QStringLiteral("First line, mine.\n\nSecond line, theirs."));
}

void TestEditingSession::openOrRecover_goesOnWithWhatIsUnsaved()
{
    Tests::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    const auto one = wait(library.save(article(QStringLiteral("One"), QStringLiteral("1")), {}));
    const auto two = wait(library.save(article(QStringLiteral("Two"), QStringLiteral("2")), {}));
    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy opened(&desk.session, &EditingSession::opened);

    desk.session.openOrRecover(one->id);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(desk.text.body, QStringLiteral("1"));
    QVERIFY(!desk.session.hasUnsavedText());

    // What is typed in the article that is left waits in the journal, and is gone on with.
    desk.type(QStringLiteral("1, typed"));
    desk.session.openOrRecover(two->id);
    QTRY_COMPARE(opened.size(), 2);
    QCOMPARE(desk.text.body, QStringLiteral("2"));
    desk.session.openOrRecover(one->id);
    QTRY_COMPARE(opened.size(), 3);
    QCOMPARE(desk.text.body, QStringLiteral("1, typed"));
    QVERIFY(desk.session.hasUnsavedText());

    // Called off, and overtaken: only what was asked last is opened.
    desk.session.openOrRecover(two->id);
    desk.session.callOffOpening();
    QVERIFY(wait(desk.journal.entry(two->id)).has_value());
    QCoreApplication::processEvents();
    QCOMPARE(opened.size(), 3);
    desk.session.openOrRecover(two->id);
    desk.session.startNew();
    QCOMPARE(opened.size(), 4);
    QVERIFY(wait(desk.journal.entry(two->id)).has_value());
    QCoreApplication::processEvents();
    QCOMPARE(opened.size(), 4);
    QCOMPARE(desk.session.base().version, 0);
}

void TestEditingSession::leftDuringASave_keepsWhatWasTypedOn()
{
    Tests::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    SessionDesk desk(*workspace, workspace.folder());
    desk.session.startNew();
    desk.text.title = QStringLiteral("T");
    desk.type(QStringLiteral("Sent."));
    const Core::ArticleId id = desk.session.base().id;
    desk.session.save();
    desk.type(QStringLiteral("Sent. Typed on."));
    desk.session.startNew();
    QTRY_VERIFY(wait(library.article(id, {})).has_value());

    // In the journal, as typed over what was saved.
    const auto kept = [&]() -> std::optional<Core::Article> {
        const auto content = wait(desk.journal.content());
        for (const Unsaved::JournalEntry &entry : content->entries) {
            if (entry.article.id == id)
                return entry.article;
        }
        return std::nullopt;
    };
    QTRY_COMPARE(kept().value_or(Core::Article()).version, 1);
    QCOMPARE(kept()->body, QStringLiteral("Sent. Typed on."));
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    desk.session.recover(*kept());
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Unsaved);
    desk.session.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(wait(library.article(id, {}))->body, QStringLiteral("Sent. Typed on."));
}

void TestEditingSession::recoveredOlderThanTheFirstSave_takesNothingAway()
{
    // Killed after the first save was acknowledged and before the journal was emptied: the entry is
    // of an article never saved, and older than what is stored.
    Tests::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    Core::Article typed = article(QStringLiteral("T"), QStringLiteral("Typed first."));
    typed.id = Core::ArticleId::create();
    Core::Article sent = typed;
    sent.body = QStringLiteral("Typed first. Typed then.");
    QVERIFY(wait(library.save(sent, {})).has_value());

    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy conflict(&desk.session, &EditingSession::conflictFound);
    desk.session.recover(typed);
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Unsaved);
    desk.session.save();
    QTRY_COMPARE(conflict.size(), 1);
    QCOMPARE(wait(library.article(typed.id, {}))->body, sent.body);

    // What was stored just so is no conflict.
    SessionDesk other(*workspace, workspace.folder());
    QSignalSpy saved(&other.session, &EditingSession::saved);
    other.session.recover(sent);
    QTRY_COMPARE(other.session.state(), EditingSession::State::Unsaved);
    other.type(sent.body + QStringLiteral(" And now."));
    other.session.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(wait(library.article(typed.id, {}))->body, other.text.body);
}

void TestEditingSession::changedElsewhere_isAdoptedAtOnce()
{
    Tests::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    const auto first = wait(library.save(article(QStringLiteral("T"), QStringLiteral("A.")), {}));
    SessionDesk desk(*workspace, workspace.folder());
    QSignalSpy opened(&desk.session, &EditingSession::opened);
    desk.session.open(first->id);
    QTRY_COMPARE(opened.size(), 1);
    QObject::connect(&desk.session, &EditingSession::changedElsewhere, &desk.session,
                     &EditingSession::adopt);
    Core::Article theirs = *first;
    theirs.body = QStringLiteral("B.");
    QVERIFY(wait(library.save(theirs, {})).has_value());
    QTRY_COMPARE(opened.size(), 2);
    QCOMPARE(desk.session.state(), EditingSession::State::Saved);
    QCOMPARE(desk.session.base().version, 2);
    // Unsaved text is never replaced.
    desk.type(QStringLiteral("B. Mine."));
    theirs.version = 2;
    theirs.body = QStringLiteral("C.");
    QVERIFY(wait(library.save(theirs, {})).has_value());
    QCOMPARE(opened.size(), 2);
    QCOMPARE(desk.text.body, QStringLiteral("B. Mine."));
    QCOMPARE(desk.session.base().version, 2);
}

QTEST_GUILESS_MAIN(TestEditingSession)
#include "tst_editingsession.moc"
