#include "embedded.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <newsroom/journal.h>
#include <ports/articlestore.h>

#include <QDir>
#include <QSignalSpy>

using namespace Triptych;
using Newsroom::EditingSession;
using Test::article;
using Test::wait;

/** A desk without widgets: one session over a real embedded workspace, and a text to type into. */
class Desk
{
public:
    explicit Desk(Workspace::Workspace &workspace, const QString &folder)
        : journal(folder + QStringLiteral("/journal"))
        , session(workspace.articles(), journal, workspace.changes(), QStringLiteral("ann"))
    {
        session.setSource([this] { return text; });
        QObject::connect(&session, &EditingSession::opened, &session,
            [this](const Core::Article &opened) { text = opened; });
        QObject::connect(&session, &EditingSession::merged, &session,
            [this](const Core::Article &merged) { text = merged; });
    }

    void type(const QString &body)
    {
        text.body = body;
        session.markEdited();
    }

    Core::Article text;
    Newsroom::Journal journal;
    EditingSession session;
};

class TestEditingSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typing_isInTheJournalWithinASecond();
    void save_storesAndEmptiesTheJournal();
    void staleSaveElsewhere_isMerged();
    void staleSaveOfTheSamePlace_isAConflictThatLosesNothing();
    void conflictResolved_isSavedOverTheirs();
    void refusedSave_keepsTheText();
    void tornJournalFile_isSetAside();
    void recoveredText_mergesWithWhatCameSince();

private:
    QStringList journalFiles(const QString &folder)
    {
        return QDir(folder + QStringLiteral("/journal")).entryList({QStringLiteral("*.json")}, QDir::Files);
    }
};

void TestEditingSession::typing_isInTheJournalWithinASecond()
{
    Test::EmbeddedWorkspace workspace;
    Desk desk(*workspace, workspace.folder());
    desk.session.startNew();
    QVERIFY(!desk.session.hasUnsavedText());
    desk.type(QStringLiteral("Never saved, never lost"));
    QVERIFY(desk.session.hasUnsavedText());
    QTRY_VERIFY_WITH_TIMEOUT(!journalFiles(workspace.folder()).isEmpty(), 1'000);

    const auto content = wait(desk.journal.content());
    QVERIFY(content.has_value());
    QCOMPARE(content->entries.size(), 1);
    QCOMPARE(content->entries.constFirst().article.body, desk.text.body);
    QCOMPARE(content->entries.constFirst().article.version, 0);
}

void TestEditingSession::save_storesAndEmptiesTheJournal()
{
    Test::EmbeddedWorkspace workspace;
    Desk desk(*workspace, workspace.folder());
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
    Test::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    const auto first = wait(library.save(
        article(QStringLiteral("T"), QStringLiteral("One sentence here. Another sentence there. A third one.")), {}));
    QVERIFY(first.has_value());

    Desk desk(*workspace, workspace.folder());
    QSignalSpy opened(&desk.session, &EditingSession::opened);
    QSignalSpy merged(&desk.session, &EditingSession::merged);
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    desk.session.open(first->id);
    QTRY_COMPARE(opened.size(), 1);

    Core::Article theirs = *first;
    theirs.body = QStringLiteral("One sentence here. Another sentence there. A third one, by Bob.");
    theirs.tags = {QStringLiteral("new")};
    QVERIFY(wait(library.save(theirs, {})).has_value());

    desk.type(QStringLiteral("My sentence here. Another sentence there. A third one."));
    desk.session.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(desk.text.body, QStringLiteral("My sentence here. Another sentence there. A third one, by Bob."));
    const auto stored = wait(library.article(first->id, {}));
    QCOMPARE(stored->body, desk.text.body);
    QCOMPARE(stored->tags, QStringList{QStringLiteral("new")});
    QCOMPARE(stored->version, 3);
}

void TestEditingSession::staleSaveOfTheSamePlace_isAConflictThatLosesNothing()
{
    Test::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    const auto first = wait(library.save(article(QStringLiteral("T"), QStringLiteral("The price is 1.")), {}));
    Desk desk(*workspace, workspace.folder());
    QSignalSpy opened(&desk.session, &EditingSession::opened);
    QSignalSpy conflict(&desk.session, &EditingSession::conflictFound);
    desk.session.open(first->id);
    QTRY_COMPARE(opened.size(), 1);
    Core::Article theirs = *first;
    theirs.body = QStringLiteral("The price is 2.");
    QVERIFY(wait(library.save(theirs, {})).has_value());

    desk.type(QStringLiteral("The price is 3."));
    desk.session.save();
    QTRY_COMPARE(conflict.size(), 1);
    QCOMPARE(desk.session.state(), EditingSession::State::Conflict);
    QCOMPARE(conflict.at(0).at(2).toStringList(), QStringList{QStringLiteral("body")});
    QCOMPARE(wait(library.article(first->id, {}))->body, theirs.body);
    QTRY_VERIFY(!journalFiles(workspace.folder()).isEmpty());
    QCOMPARE(wait(desk.journal.content())->entries.constFirst().article.body, desk.text.body);
}

void TestEditingSession::conflictResolved_isSavedOverTheirs()
{
    Test::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    const auto first = wait(library.save(article(QStringLiteral("T"), QStringLiteral("The price is 1.")), {}));
    Desk desk(*workspace, workspace.folder());
    QSignalSpy opened(&desk.session, &EditingSession::opened);
    QSignalSpy conflict(&desk.session, &EditingSession::conflictFound);
    QSignalSpy saved(&desk.session, &EditingSession::saved);
    desk.session.open(first->id);
    QTRY_COMPARE(opened.size(), 1);
    Core::Article theirs = *first;
    theirs.body = QStringLiteral("The price is 2.");
    QVERIFY(wait(library.save(theirs, {})).has_value());
    desk.type(QStringLiteral("The price is 3."));
    desk.session.save();
    QTRY_COMPARE(conflict.size(), 1);

    desk.session.resolve(desk.text, 2);
    QTRY_COMPARE(saved.size(), 1);
    const auto stored = wait(library.article(first->id, {}));
    QCOMPARE(stored->body, QStringLiteral("The price is 3."));
    QCOMPARE(stored->version, 3);
}

void TestEditingSession::refusedSave_keepsTheText()
{
    Test::EmbeddedWorkspace workspace;
    Desk desk(*workspace, workspace.folder());
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
    const QString torn = folder.filePath(QStringLiteral("0190aaaa-0000-7000-8000-000000000000.json"));
    QFile file(torn);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"article\": {\"id\": \"0190aa");
    file.close();
    Newsroom::Journal journal(folder.path());
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
    Test::EmbeddedWorkspace workspace;
    auto &library = workspace->library();
    const auto first = wait(library.save(
        article(QStringLiteral("T"), QStringLiteral("First line.\n\nSecond line.")), {}));
    Core::Article typed = *first;
    typed.body = QStringLiteral("First line, mine.\n\nSecond line.");
    Core::Article theirs = *first;
    theirs.body = QStringLiteral("First line.\n\nSecond line, theirs.");
    QVERIFY(wait(library.save(theirs, {})).has_value());

    Desk desk(*workspace, workspace.folder());
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

QTEST_GUILESS_MAIN(TestEditingSession)
#include "tst_editingsession.moc"
