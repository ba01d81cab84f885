#include "embedded.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <newsroom/journal.h>

#include <QSignalSpy>

using namespace Triptych;
using Newsroom::EditingSession;
using Test::article;
using Test::wait;

/** One person at two computers, whose working copies meet in one database. */
class TestTwoComputers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstSaveElsewhere_isNoneOfMine();
};

void TestTwoComputers::firstSaveElsewhere_isNoneOfMine()
{
    Test::EmbeddedWorkspace workspace;
    Newsroom::Journal journal(workspace.folder() + QStringLiteral("/journal"));
    EditingSession here(workspace->articles(), journal, workspace->changes(),
                        QStringLiteral("ann"));
    Core::Article text;
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

QTEST_GUILESS_MAIN(TestTwoComputers)
#include "tst_twocomputers.moc"
