#include "embedded.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <ports/articlestore.h>
#include <support/fakearticlestore.h>
#include <unsaved/journal.h>
#include <unsaved/recovery.h>

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Triptych;
using Newsroom::EditingSession;
using State = EditingSession::State;
using Tests::article;
using Tests::wait;

/** A session over a store in memory, which can be away, and a journal whose disk can be full. */
class TypingDesk
{
public:
    TypingDesk()
        : library(store, changes, QStringLiteral("ann"))
        , journal(folder())
        , session(std::make_unique<EditingSession>(store, journal, changes, QStringLiteral("ann")))
    {
        session->setSource([this] { return text; });
        QObject::connect(session.get(), &EditingSession::opened, session.get(),
                         [this](const Core::Article &opened) { text = opened; });
    }
    ~TypingDesk() { setDiskFull(false); }

    QString folder() const { return m_home.filePath(QStringLiteral("unsaved/journal")); }
    Core::Article stored(const QString &body)
    {
        return wait(library.save(article(QStringLiteral("T"), body), {})).value();
    }
    void open(const Core::ArticleId &id, State expected = State::Saved)
    {
        session->open(id);
        QTRY_COMPARE(session->state(), expected);
    }
    void recover(const Core::Article &typed)
    {
        session->recover(typed);
        QTRY_COMPARE(session->state(), State::Unsaved);
    }
    void type(const QString &body)
    {
        text.body = body;
        session->markEdited();
    }
    void typeOverSaved(const QString &body)
    {
        open(stored(QStringLiteral("Saved.")).id);
        type(body);
    }
    /** What was given up. */
    Core::Article discard()
    {
        const Core::Article typed = text;
        session->discard();
        [this] { QTRY_COMPARE(session->state(), State::Saved); }();
        return typed;
    }
    /** Not even root writes where a file stands in the way. */
    void setDiskFull(bool full)
    {
        if (full == m_inTheWay.isOpen())
            return;
        if (full) {
            QVERIFY(wait(journal.content()).has_value()); // all that was to be written is
            QVERIFY(QDir().rename(folder(), folder() + QStringLiteral(".away")));
            QVERIFY(m_inTheWay.open(QIODevice::WriteOnly));
        } else {
            QVERIFY(m_inTheWay.remove());
            QVERIFY(QDir().rename(folder() + QStringLiteral(".away"), folder()));
        }
    }
    /** What lies in the journal: "body" of an entry, "body|aside" beside them; sorted. */
    QStringList kept()
    {
        const auto content = wait(journal.content()).value_or(Unsaved::JournalContent());
        QStringList kept;
        for (const Unsaved::JournalEntry &entry : content.entries)
            kept << entry.article.body;
        for (const Unsaved::AsideEntry &aside : content.aside)
            kept << aside.entry.article.body + QStringLiteral("|aside");
        kept.sort();
        return kept;
    }

    Tests::FakeArticleStore store;
    Newsroom::Changes changes;
    Newsroom::ArticleLibrary library;

private:
    QTemporaryDir m_home;
    QFile m_inTheWay{m_home.filePath(QStringLiteral("unsaved/journal"))};

public:
    Unsaved::Journal journal;
    Core::Article text;
    std::unique_ptr<EditingSession> session;
};

/** Typed text is on the disk whatever comes after it: undo, leaving, a full disk, servers away. */
class TestKeptTyping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entryOfOneArticle_isReadAndMendedAlone();
    void undoneDiscard_isInTheJournal();
    void undoOverNewText_keepsBoth();
    void undoOverNewTextOnAFullDisk_keepsBoth();
    void leftWithoutAKey_isWritten();
    void endedWithoutAKey_isWritten();
    void discardedNewArticle_leavesNothing();
    void comingBackOnAFullDisk_goesOnWithWhatWasTyped();
    void openingOnAFullDisk_neverWritesTheTextBefore();
    void forgottenRow_leavesWhatWasTypedSince();
    void lookingAround_leavesWhatWasTypedMeanwhile();
    void keptAgain_writesOverNothing();
    void stopped_touchesNothingMore();
    void discardedCopy_isNotPutAside();
    void failureToldAfterTheSave_keepsNothing();
    void saveWithoutAnAnswer_isTriedAgain();

private:
    static QStringList list(const char *one, const char *two = nullptr)
    {
        QStringList texts{QLatin1String(one)};
        if (two)
            texts << QLatin1String(two);
        return texts;
    }
};

void TestKeptTyping::entryOfOneArticle_isReadAndMendedAlone()
{
    const QTemporaryDir folder;
    Unsaved::Journal journal(folder.filePath(QStringLiteral("journal")));
    const QDir files(folder.filePath(QStringLiteral("journal")));
    const auto leave = [&](const QString &title) {
        Core::Article typed;
        typed.title = title;
        typed.body = QStringLiteral("Typed.");
        typed.id = Core::ArticleId::create();
        if (!wait(journal.write(typed)))
            qFatal("The journal cannot be written.");
        QFile file(files.filePath(typed.id.toString() + QStringLiteral(".json")));
        if (!file.open(QIODevice::Append) || file.write("rubbish") < 0)
            qFatal("%s", qPrintable(file.errorString()));
        return typed;
    };
    const Core::Article wanted = leave(QStringLiteral("Wanted"));
    leave(QStringLiteral("Another"));
    const auto entry = wait(journal.entry(wanted.id));
    QVERIFY(entry.has_value() && entry->has_value());
    QVERIFY((*entry)->article.sameContent(wanted));
    // The damaged file of one is mended and kept; that of the other was not touched.
    const QStringList kept = files.entryList({QStringLiteral("*.done-*")}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QVERIFY(kept.constFirst().startsWith(wanted.id.toString()));
    const auto none = wait(journal.entry(Core::ArticleId::create()));
    QVERIFY(none.has_value() && !none->has_value());
}

void TestKeptTyping::undoneDiscard_isInTheJournal()
{
    TypingDesk desk;
    desk.typeOverSaved(QStringLiteral("Typed."));
    QTRY_COMPARE(desk.kept(), list("Typed."));
    const Core::Article typed = desk.discard();
    QTRY_COMPARE(desk.kept(), QStringList());

    desk.recover(typed);
    QCOMPARE(desk.kept(), list("Typed."));
}

void TestKeptTyping::undoOverNewText_keepsBoth()
{
    TypingDesk desk;
    desk.typeOverSaved(QStringLiteral("Old."));
    const Core::Article old = desk.discard();
    desk.type(QStringLiteral("New."));
    QSignalSpy found(desk.session.get(), &EditingSession::foundFromElsewhere);
    desk.recover(old);
    QCOMPARE(desk.kept(), list("New.|aside", "Old."));
    QCOMPARE(found.size(), 1);
    desk.type(QStringLiteral("Old, and on."));
    QTRY_COMPARE(desk.kept(), list("New.|aside", "Old, and on."));
}

void TestKeptTyping::undoOverNewTextOnAFullDisk_keepsBoth()
{
    TypingDesk desk;
    desk.typeOverSaved(QStringLiteral("Old."));
    const Core::Article old = desk.discard();
    desk.setDiskFull(true);
    desk.type(QStringLiteral("New."));
    desk.recover(old);
    desk.setDiskFull(false);
    QTRY_COMPARE(desk.kept(), list("New.|aside", "Old."));
}

void TestKeptTyping::leftWithoutAKey_isWritten()
{
    TypingDesk desk;
    desk.typeOverSaved(QStringLiteral("Typed."));
    QTRY_COMPARE(desk.kept(), list("Typed."));
    // Whatever takes the file away: the text is unsaved still.
    QVERIFY(wait(desk.journal.remove(desk.text.id)).has_value());
    desk.session->startNew();
    QCOMPARE(desk.kept(), list("Typed."));
}

void TestKeptTyping::endedWithoutAKey_isWritten()
{
    TypingDesk desk;
    desk.typeOverSaved(QStringLiteral("Typed."));
    QTRY_COMPARE(desk.kept(), list("Typed."));
    QVERIFY(wait(desk.journal.remove(desk.text.id)).has_value());
    desk.session.reset();
    QCOMPARE(desk.kept(), list("Typed."));
}

void TestKeptTyping::discardedNewArticle_leavesNothing()
{
    TypingDesk desk;
    desk.session->startNew();
    desk.type(QStringLiteral("Typed."));
    QTRY_COMPARE(desk.kept(), list("Typed."));
    desk.session->discard();
    QCOMPARE(desk.session->state(), State::Saved);
    QCOMPARE(desk.kept(), QStringList());
}

void TestKeptTyping::comingBackOnAFullDisk_goesOnWithWhatWasTyped()
{
    TypingDesk desk;
    const Core::Article one = desk.stored(QStringLiteral("One."));
    const Core::Article two = desk.stored(QStringLiteral("Two."));
    desk.open(one.id);
    desk.type(QStringLiteral("One, begun."));
    QTRY_COMPARE(desk.kept(), list("One, begun."));
    desk.setDiskFull(true);
    QSignalSpy failed(desk.session.get(), &EditingSession::journalFailed);
    desk.type(QStringLiteral("One, typed."));
    desk.open(two.id);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(desk.session->unwritten(one.id));

    desk.open(one.id, State::Unsaved);
    QCOMPARE(desk.text.body, QStringLiteral("One, typed."));
    desk.setDiskFull(false);
    QTRY_COMPARE_WITH_TIMEOUT(desk.kept(), list("One, typed."), 20'000);
}

void TestKeptTyping::openingOnAFullDisk_neverWritesTheTextBefore()
{
    TypingDesk desk;
    const Core::Article one = desk.stored(QStringLiteral("One."));
    const Core::Article two = desk.stored(QStringLiteral("Two."));
    desk.setDiskFull(true);
    QSignalSpy failed(desk.session.get(), &EditingSession::journalFailed);
    QSignalSpy mended(desk.session.get(), &EditingSession::journalMended);
    desk.open(one.id);
    desk.type(QStringLiteral("One, typed."));
    desk.open(two.id);
    QTRY_COMPARE(failed.size(), 1);
    // The first is asked for, and not read yet, when the disk has room again.
    desk.store.holds = [](const QString &) { return true; };
    desk.session->open(one.id);
    desk.setDiskFull(false);
    QTRY_COMPARE_WITH_TIMEOUT(mended.size(), 1, 20'000);
    QCOMPARE(desk.kept(), list("One, typed."));
    desk.store.release();
}

void TestKeptTyping::forgottenRow_leavesWhatWasTypedSince()
{
    TypingDesk desk;
    Core::Article text = desk.stored(QStringLiteral("Saved."));
    text.body = QStringLiteral("Read.");
    const Unsaved::UnsavedText read{text, Core::utcNow()};
    text.body = QStringLiteral("Typed since.");
    QVERIFY(wait(desk.journal.write(text)).has_value());
    const auto forget = [&](const Unsaved::UnsavedText &row) {
        return Tests::waitFor(
            Unsaved::forgetUnsavedText(desk.journal, desk.store, QStringLiteral("ann"), row, {}));
    };
    QVERIFY(forget(read).has_value());
    QCOMPARE(desk.kept(), list("Typed since."));
    QVERIFY(forget({text, Core::utcNow()}).has_value());
    QCOMPARE(desk.kept(), QStringList());
}

void TestKeptTyping::lookingAround_leavesWhatWasTypedMeanwhile()
{
    TypingDesk desk;
    Core::Article text = desk.stored(QStringLiteral("Saved."));
    QVERIFY(wait(desk.journal.write(text)).has_value());
    bool isAsked = false;
    desk.store.holds = [&](const QString &call) {
        isAsked = isAsked || call == QLatin1String("articles");
        return call == QLatin1String("articles");
    };
    // What is saved is cleared away, but in the meantime something is typed.
    auto looking = Core::asFuture(
        Unsaved::unsavedTexts(desk.journal, desk.store, QStringLiteral("ann"), Core::Call{}));
    QTRY_VERIFY(isAsked);
    text.body = QStringLiteral("Typed meanwhile.");
    QVERIFY(wait(desk.journal.write(text)).has_value());
    desk.store.release();
    QVERIFY(wait(looking).has_value());
    QCOMPARE(desk.kept(), list("Typed meanwhile."));
}

void TestKeptTyping::keptAgain_writesOverNothing()
{
    TypingDesk desk;
    Core::Article text = desk.stored(QStringLiteral("Saved."));
    const auto keep = [&](const QString &body, bool isOpen) {
        Core::Article given = text;
        given.body = body;
        QVERIFY(
            Tests::waitFor(Unsaved::keepUnsavedText(desk.journal, desk.store, QStringLiteral("ann"),
                                                    {given, Core::utcNow()}, isOpen, {}))
                .has_value());
    };
    keep(QStringLiteral("Open."), true);
    QCOMPARE(desk.kept(), list("Open.|aside"));
    keep(QStringLiteral("Given up."), false);
    QCOMPARE(desk.kept(), list("Given up.", "Open.|aside"));
    QVERIFY(wait(desk.journal.remove(text.id)).has_value());
    text.body = QStringLiteral("Typed since.");
    QVERIFY(wait(desk.journal.write(text)).has_value());
    keep(QStringLiteral("Given up."), false);
    QCOMPARE(desk.kept().size(), 3);
    QVERIFY(desk.kept().contains(QStringLiteral("Typed since.")));
    QVERIFY(desk.kept().contains(QStringLiteral("Given up.|aside")));
}

void TestKeptTyping::stopped_touchesNothingMore()
{
    TypingDesk desk;
    Core::Article text = desk.stored(QStringLiteral("Saved."));
    text.body = QStringLiteral("Typed.");
    text.updatedAt = Core::utcNow();
    const auto owner = QStringLiteral("ann");
    const auto copyBody = [&] {
        const auto copy = wait(desk.store.workingCopy(text.id, owner, {}));
        return copy && *copy ? (*copy)->article.body : QString();
    };
    desk.store.keepsCopies = true;
    QVERIFY(wait(desk.store.putWorkingCopy({text, desk.journal.device()}, owner, {}, {})));
    desk.store.holds = [](const QString &) { return true; };
    std::stop_source stop;
    Unsaved::UnsavedText row{text, Core::utcNow()};
    // Stopped, and the stores gone, before the answers come.
    auto forgetting = Core::asFuture(
        Unsaved::forgetUnsavedText(desk.journal, desk.store, owner, row, stop.get_token()));
    QTRY_COMPARE(desk.store.held(), 1);
    stop.request_stop();
    desk.store.holds = {};
    desk.store.release();
    const auto forgotten = wait(forgetting);
    QCOMPARE(copyBody(), QStringLiteral("Typed."));
    QVERIFY(!forgotten);
    QCOMPARE(forgotten.error().kind, Core::ErrorKind::Cancelled);

    stop = {};
    text.body = QStringLiteral("Typed elsewhere.");
    row = {text, Core::utcNow()};
    row.place.device = QStringLiteral("another");
    desk.store.holds = [](const QString &) { return true; };
    auto keeping = Core::asFuture(
        Unsaved::keepUnsavedText(desk.journal, desk.store, owner, row, false, stop.get_token()));
    QTRY_COMPARE(desk.store.held(), 1);
    stop.request_stop();
    desk.store.release();
    QVERIFY(!wait(keeping));
    QCOMPARE(desk.kept(), QStringList());
}

void TestKeptTyping::discardedCopy_isNotPutAside()
{
    TypingDesk desk;
    Core::Article text = desk.stored(QStringLiteral("Saved."));
    text.body = QStringLiteral("Typed.");
    text.updatedAt = Core::utcNow();
    desk.store.keepsCopies = true;
    QVERIFY(wait(
        desk.store.putWorkingCopy({text, desk.journal.device()}, QStringLiteral("ann"), {}, {})));
    desk.recover(text);
    // The stored text is shown again before what is kept of the other one is known.
    desk.store.holds = [](const QString &call) { return call == QLatin1String("workingCopy"); };
    desk.session->discard();
    QTRY_COMPARE(desk.session->state(), State::Saved);
    QTRY_COMPARE(desk.store.held(), 1);
    desk.store.holds = {};
    desk.store.release();
    QTRY_VERIFY(!wait(desk.store.workingCopy(text.id, QStringLiteral("ann"), {})).value());
    QCOMPARE(desk.kept(), QStringList());
}

void TestKeptTyping::failureToldAfterTheSave_keepsNothing()
{
    TypingDesk desk;
    const Core::Article stored = desk.stored(QStringLiteral("Saved."));
    desk.open(stored.id);
    desk.type(QStringLiteral("Typed."));
    desk.store.holds = [](const QString &call) { return call == QLatin1String("save"); };
    desk.session->save();
    QTRY_COMPARE(desk.store.held(), 1);
    desk.setDiskFull(true);
    desk.store.holds = {};
    // The save is answered first, and then the journal.
    desk.store.release();
    desk.session->writeJournal();
    QTRY_COMPARE(desk.session->state(), State::Saved);
    wait(desk.journal.content());
    QVERIFY(!desk.session->unwritten(stored.id));
    desk.open(stored.id);
    desk.setDiskFull(false);
}

void TestKeptTyping::saveWithoutAnAnswer_isTriedAgain()
{
    TypingDesk desk;
    desk.typeOverSaved(QStringLiteral("Typed."));
    desk.store.trouble = [](const QString &call) {
        return call == QLatin1String("save")
                   ? std::optional(Core::Error{Core::ErrorKind::Timeout, {}, {}})
                   : std::nullopt;
    };
    desk.session->save();
    QTRY_COMPARE(desk.session->state(), State::Failed);
    desk.store.trouble = {};
    QTRY_COMPARE_WITH_TIMEOUT(desk.session->state(), State::Saved, 60'000);
    QCOMPARE(desk.stored(QStringLiteral("Other.")).version, 1);
    QCOMPARE(wait(desk.store.article(desk.text.id, {})).value().body, QStringLiteral("Typed."));
}

QTEST_GUILESS_MAIN(TestKeptTyping)
#include "tst_kepttyping.moc"
