#include "embedded.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <ports/articlestore.h>
#include <unsaved/journal.h>
#include <unsaved/journalsalvage.h>
#include <unsaved/recovery.h>

#include <QCoro/QCoroTask>
#include <QDir>
#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Newsroom::EditingSession;
using Tests::article;
using Tests::wait;
using Unsaved::JournalContent;

/** Damaged journal files: what is offered of them, beside what, and until when they are kept. */
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutFile_isOfferedUntilItIsAnswered();
    void entryWithATail_isMended();
    void entryWithoutItsTime_isMended();
    void emptyFile_isReportedOnly();
    void unreadableFile_isKeptForGood();
    void longAnswered_isRemoved();
    void unfinishedWrite_isTakenUp_data();
    void unfinishedWrite_isTakenUp();
    void onlyLooking_movesNothing();
    void partOfAText_standsBesideAWholeNewerOne();
    void partOfAText_neverOverwritesWhatIsSaved();
    void partOfANewArticle_isSavedAndAnswered();
    void partOpened_keepsTheEntryOfItsArticle();
    void partOpenedAgain_isAnsweredByTheSave();
    void textsOpenedByTurns_areKeptOnceEach();

private:
    static QString pathOf(const QString &folder, const Core::ArticleId &id)
    {
        return folder + QLatin1Char('/') + id.toString() + QStringLiteral(".json");
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    static QByteArray bytesOf(const Core::Article &article)
    {
        return Unsaved::journalBytes({article, Core::utcNow()});
    }
    /** Cut so that `kept` of the body is the end. */
    static QByteArray cutAfter(const Core::Article &article, const QByteArray &kept)
    {
        const QByteArray bytes = bytesOf(article);
        return bytes.left(bytes.indexOf(kept) + kept.size());
    }
    static QStringList names(const QString &folder, const QString &pattern)
    {
        return QDir(folder).entryList({pattern}, QDir::Files);
    }
    static JournalContent contentOf(Unsaved::Journal &journal)
    {
        return wait(journal.content()).value_or(JournalContent());
    }
    static Core::Article typed()
    {
        Core::Article typed = article(QStringLiteral("T"), QStringLiteral("Six in the morning."));
        typed.id = Core::ArticleId::create();
        return typed;
    }

    /** A workspace, its journal, and a session without widgets that takes up what lies there. */
    struct RecoveryDesk
    {
        RecoveryDesk()
            : folder(workspace.folder() + QStringLiteral("/journal"))
            , journal(folder)
            , session(workspace->stores().articles, journal, workspace->changes(),
                      workspace->actor())
        {
            session.setSource([this] { return shown; });
            QObject::connect(&session, &EditingSession::opened, &session,
                             [this](const Core::Article &opened) { shown = opened; });
        }

        /** The file of a text that was being written, cut so that `kept` of the body is the end. */
        void leaveCut(const Core::Article &text, const QByteArray &kept) const
        {
            put(pathOf(folder, text.id), cutAfter(text, kept));
        }
        JournalContent content() { return contentOf(journal); }
        QList<Unsaved::UnsavedText> unsaved()
        {
            const auto texts =
                QCoro::waitFor(Unsaved::unsavedTexts(journal, workspace->stores().articles,
                                                     workspace->actor(), Core::Call::within(20s)));
            return texts.value_or(Unsaved::UnsavedTexts()).texts;
        }

        Tests::EmbeddedWorkspace workspace;
        const QString folder;
        Unsaved::Journal journal;
        Core::Article shown; // outlives the session, which asks for it once more
        EditingSession session;
    };
};

void TestRecovery::cutFile_isOfferedUntilItIsAnswered()
{
    QTemporaryDir folder;
    const Core::Article text = typed();
    const QByteArray bytes = cutAfter(text, "Six in the");
    put(pathOf(folder.path(), text.id), bytes);
    QString file;
    for (int start = 0; start < 2; ++start) {
        Unsaved::Journal journal(folder.path());
        const JournalContent content = contentOf(journal);
        QVERIFY(content.entries.isEmpty());
        QVERIFY(content.setAside.isEmpty());
        QCOMPARE(content.aside.size(), 1);
        const Unsaved::AsideEntry &aside = content.aside.constFirst();
        QVERIFY(aside.isInPart());
        QCOMPARE(aside.entry.article.id, text.id); // only the file's name has it
        QCOMPARE(aside.entry.article.version, 0);
        QCOMPARE(aside.entry.article.body, QStringLiteral("Six in the"));
        QVERIFY(qAbs(aside.entry.writtenAt.secsTo(Core::utcNow())) < 100);
        QVERIFY(start == 0 || file == aside.file);
        file = aside.file;
    }
    Unsaved::Journal journal(folder.path());
    // Neither a new entry of the article nor its removal touches it.
    QVERIFY(wait(journal.write(text)).has_value());
    QVERIFY(wait(journal.remove(text.id)).has_value());
    QCOMPARE(contentOf(journal).aside.size(), 1);

    QVERIFY(wait(journal.markHandled(file)).has_value());
    QVERIFY(contentOf(journal).aside.isEmpty());
    const QStringList kept = names(folder.path(), QStringLiteral("*.done-*"));
    QCOMPARE(kept.size(), 1);
    QFile done(folder.filePath(kept.constFirst()));
    QVERIFY(done.open(QIODevice::ReadOnly));
    QCOMPARE(done.readAll(), bytes);
    done.close();

    QVERIFY(wait(journal.offerAgain(file)).has_value());
    QCOMPARE(contentOf(journal).aside.size(), 1);
    QCOMPARE(contentOf(journal).aside.constFirst().file, file);
}

void TestRecovery::entryWithATail_isMended()
{
    QTemporaryDir folder;
    const Core::Article text = typed();
    const QByteArray bytes = bytesOf(text);
    const QString path = pathOf(folder.path(), text.id);
    put(path, bytes + QByteArray(4096, '\0') + "x");
    Unsaved::Journal journal(folder.path());
    const JournalContent content = contentOf(journal);
    QCOMPARE(content.entries.size(), 1);
    QVERIFY(content.entries.constFirst().article == text);
    QVERIFY(content.aside.isEmpty() && content.setAside.isEmpty());
    QFile mended(path);
    QVERIFY(mended.open(QIODevice::ReadOnly));
    QCOMPARE(mended.readAll(), bytes);
    QCOMPARE(names(folder.path(), QStringLiteral("*.done-*")).size(), 1);
}

void TestRecovery::entryWithoutItsTime_isMended()
{
    QTemporaryDir folder;
    Core::Article text = typed();
    text.version = 7;
    put(pathOf(folder.path(), text.id), bytesOf(text).chopped(10));
    Unsaved::Journal journal(folder.path());
    const JournalContent content = contentOf(journal);
    QCOMPARE(content.entries.size(), 1);
    QVERIFY(content.entries.constFirst().article == text);
    QVERIFY(content.entries.constFirst().writtenAt.isValid());
    QCOMPARE(names(folder.path(), QStringLiteral("*.json")).size(), 1);
}

void TestRecovery::emptyFile_isReportedOnly()
{
    QTemporaryDir folder;
    put(pathOf(folder.path(), Core::ArticleId::create()), {});
    Unsaved::Journal journal(folder.path());
    const JournalContent content = contentOf(journal);
    QVERIFY(content.entries.isEmpty() && content.aside.isEmpty() && content.setAside.isEmpty());
    QCOMPARE(content.empty.size(), 1);
    QVERIFY(QFile::exists(content.empty.constFirst()));
    QVERIFY(contentOf(journal).empty.isEmpty());
}

void TestRecovery::unreadableFile_isKeptForGood()
{
    QTemporaryDir folder;
    put(pathOf(folder.path(), Core::ArticleId::create()), QByteArray(4096, '\0'));
    Unsaved::Journal journal(folder.path());
    const JournalContent content = contentOf(journal);
    QVERIFY(content.aside.isEmpty());
    QCOMPARE(content.setAside.size(), 1);
    QVERIFY(contentOf(journal).setAside.isEmpty());
    QVERIFY(QFile::exists(content.setAside.constFirst()));
}

void TestRecovery::longAnswered_isRemoved()
{
    QTemporaryDir folder;
    const qint64 day = 24 * 3600 * 1000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto doneFor = [&](int days) {
        const QString path =
            folder.filePath(QStringLiteral("x.json.done-") + QString::number(now - days * day));
        put(path, "kept");
        return path;
    };
    const QString old = doneFor(Unsaved::Journal::KeptDays + 1);
    const QString recent = doneFor(Unsaved::Journal::KeptDays - 1);
    Unsaved::Journal journal(folder.path());
    contentOf(journal);
    QVERIFY(!QFile::exists(old));
    QVERIFY(QFile::exists(recent));
}

void TestRecovery::unfinishedWrite_isTakenUp_data()
{
    QTest::addColumn<int>("leftSeconds");  // when the unfinished one was written; 0 = it is cut
    QTest::addColumn<QByteArray>("there"); // what stands under the entry's own name
    QTest::addColumn<QString>("entry");    // the body of the entry
    QTest::addColumn<QString>("aside");    // and of what is offered beside it
    const QByteArray none;
    const QString left = QStringLiteral("Six in the morning.");
    const QString old = QStringLiteral("Six.");
    const QString part = QStringLiteral("Six in");
    QTest::newRow("nothing was there") << 10 << none << left << QString();
    QTest::newRow("newer than what was there") << 10 << QByteArray("old") << left << QString();
    QTest::newRow("older than what is there") << -10 << QByteArray("old") << old << QString();
    QTest::newRow("beside a cut one") << 10 << QByteArray("cut") << left << QStringLiteral("Si");
    QTest::newRow("cut, and nothing was there") << 0 << none << QString() << part;
    QTest::newRow("cut, and a whole one there") << 0 << QByteArray("old") << old << QString();
}

void TestRecovery::unfinishedWrite_isTakenUp()
{
    QFETCH(int, leftSeconds);
    QFETCH(QByteArray, there);
    QFETCH(QString, entry);
    QFETCH(QString, aside);
    QTemporaryDir folder;
    const QDateTime now = Core::utcNow();
    Core::Article text = typed();
    const QString path = pathOf(folder.path(), text.id);
    put(path + QStringLiteral(".new"),
        leftSeconds == 0 ? cutAfter(text, "Six in")
                         : Unsaved::journalBytes({text, now.addSecs(leftSeconds)}));
    if (there == "cut")
        put(path, cutAfter(text, "Si"));
    text.body = QStringLiteral("Six.");
    if (there == "old")
        put(path, Unsaved::journalBytes({text, now}));

    Unsaved::Journal journal(folder.path());
    const JournalContent content = contentOf(journal);
    QCOMPARE(content.entries.size(), entry.isEmpty() ? 0 : 1);
    if (!entry.isEmpty())
        QCOMPARE(content.entries.constFirst().article.body, entry);
    QCOMPARE(content.aside.size(), aside.isEmpty() ? 0 : 1);
    if (!aside.isEmpty()) {
        QCOMPARE(content.aside.constFirst().entry.article.body, aside);
        QCOMPARE(content.aside.constFirst().entry.article.id, text.id);
    }
    QVERIFY(content.setAside.isEmpty());
    // The next write finds no obstacle.
    QVERIFY(wait(journal.write(text)).has_value());
    QCOMPARE(contentOf(journal).entries.size(), 1);
    QVERIFY(names(folder.path(), QStringLiteral("*.new")).isEmpty());
}

void TestRecovery::onlyLooking_movesNothing()
{
    QTemporaryDir folder;
    const Core::Article cut = typed();
    const Core::Article tailed = typed();
    put(pathOf(folder.path(), cut.id), cutAfter(cut, "Six"));
    put(pathOf(folder.path(), tailed.id), bytesOf(tailed) + "}");
    put(pathOf(folder.path(), cut.id) + QStringLiteral(".new"), bytesOf(cut));
    const QStringList before = names(folder.path(), QStringLiteral("*"));
    Unsaved::Journal journal(folder.path());
    const auto content = wait(journal.content(Unsaved::JournalReading::OnlyLooking));
    QVERIFY(content.has_value());
    QCOMPARE(content->entries.size(), 1);
    QCOMPARE(content->aside.size(), 1);
    QCOMPARE(names(folder.path(), QStringLiteral("*")), before);
}

void TestRecovery::partOfAText_standsBesideAWholeNewerOne()
{
    RecoveryDesk desk;
    const auto saved = wait(desk.workspace->library().save(
        article(QStringLiteral("Stored title"), QStringLiteral("Saved text.")), {}));
    QVERIFY(saved.has_value());
    Core::Article cut = *saved;
    cut.body = QStringLiteral("Cut text, and its end.");
    desk.leaveCut(cut, "Cut text");
    Core::Article copy = *saved;
    copy.body = QStringLiteral("The newer working copy.");
    copy.updatedAt = Core::utcNow().addSecs(60);
    QVERIFY(wait(desk.workspace->stores().articles.putWorkingCopy({copy, QStringLiteral("another")},
                                                                  desk.workspace->actor(), {}, {}))
                .has_value());

    const QList<Unsaved::UnsavedText> found = desk.unsaved();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).article.body, copy.body);
    QVERIFY(!found.at(0).isInPart && found.at(0).place.asideFile.isEmpty());
    const Unsaved::UnsavedText &part = found.at(1);
    QVERIFY(part.isInPart && QFile::exists(part.place.asideFile));
    QCOMPARE(part.article.body, QStringLiteral("Cut text"));
    QCOMPARE(part.article.title, saved->title); // not in the file any more
    QVERIFY(part.stored.has_value());

    // Giving the whole one up takes nothing of the part.
    QVERIFY(
        QCoro::waitFor(Unsaved::forgetUnsavedText(desk.journal, desk.workspace->stores().articles,
                                                  desk.workspace->actor(), found.at(0), {}))
            .has_value());
    QCOMPARE(desk.unsaved().size(), 1);
    // A part that has nothing but what is saved is offered no more, and kept.
    Core::Article same = *saved;
    QVERIFY(wait(desk.journal.markHandled(part.place.asideFile)).has_value());
    desk.leaveCut(same, "Saved text.");
    QVERIFY(desk.unsaved().isEmpty());
    QCOMPARE(names(desk.folder, QStringLiteral("*.done-*")).size(), 2);
}

void TestRecovery::partOfAText_neverOverwritesWhatIsSaved()
{
    RecoveryDesk desk;
    Core::Article published =
        article(QStringLiteral("Stored title"), QStringLiteral("First half. Second half."));
    published.status = Core::Status::Published;
    published.publishAt = Core::utcNow().addSecs(-60);
    published.tags = {QStringLiteral("lamps")};
    const auto saved = wait(desk.workspace->library().save(published, {}));
    QVERIFY(saved.has_value());
    Core::Article cut = *saved;
    cut.body = QStringLiteral("First half, mended. Second half.");
    desk.leaveCut(cut, "First half, mended.");

    const QList<Unsaved::UnsavedText> found = desk.unsaved();
    QCOMPARE(found.size(), 1);
    QSignalSpy opened(&desk.session, &EditingSession::opened);
    QSignalSpy conflict(&desk.session, &EditingSession::conflictFound);
    QSignalSpy stored(&desk.session, &EditingSession::saved);
    desk.session.recover(found.constFirst().article, found.constFirst().place);
    QTRY_COMPARE(opened.size(), 1);
    desk.session.save();
    QTRY_COMPARE(conflict.size(), 1);
    QCOMPARE(conflict.constFirst().at(2).toStringList(), QStringList{QStringLiteral("body")});
    QCOMPARE(wait(desk.workspace->library().article(saved->id, {}))->body, published.body);
    // Undecided, it is still offered.
    QCOMPARE(desk.content().aside.size(), 1);

    Core::Article both = desk.shown;
    both.body = QStringLiteral("First half, mended. Second half.");
    desk.session.resolve(both, saved->version);
    QTRY_COMPARE(stored.size(), 1);
    const auto now = wait(desk.workspace->library().article(saved->id, {}));
    QCOMPARE(now->body, both.body);
    QCOMPARE(now->title, published.title);
    QCOMPARE(now->tags, published.tags);
    QCOMPARE(now->status, Core::Status::Published);
    QCOMPARE(now->version, 2);
    QTRY_VERIFY(desk.content().aside.isEmpty());
    QCOMPARE(names(desk.folder, QStringLiteral("*.done-*")).size(), 1);
}

void TestRecovery::partOfANewArticle_isSavedAndAnswered()
{
    RecoveryDesk desk;
    const Core::Article text = typed();
    desk.leaveCut(text, "Six in the");
    const QList<Unsaved::UnsavedText> found = desk.unsaved();
    QCOMPARE(found.size(), 1);
    QSignalSpy opened(&desk.session, &EditingSession::opened);
    desk.session.recover(found.constFirst().article, found.constFirst().place);
    QTRY_COMPARE(opened.size(), 1);
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Saved);
    const auto stored = wait(desk.workspace->library().article(text.id, {}));
    QVERIFY(stored.has_value());
    QCOMPARE(stored->body, QStringLiteral("Six in the"));
    QTRY_VERIFY(desk.content().aside.isEmpty());
}

void TestRecovery::partOpened_keepsTheEntryOfItsArticle()
{
    RecoveryDesk desk;
    Core::Article text = typed();
    desk.leaveCut(text, "Six in the");
    const QString file = desk.content().aside.constFirst().file;
    text.body = QStringLiteral("Typed later, and whole.");
    QVERIFY(wait(desk.journal.write(text)).has_value());
    const QList<Unsaved::UnsavedText> found = desk.unsaved();
    QCOMPARE(found.size(), 2);

    QSignalSpy opened(&desk.session, &EditingSession::opened);
    Core::Article part = text;
    part.body = QStringLiteral("Six in the");
    desk.session.recover(part, {file, {}});
    QTRY_COMPARE(opened.size(), 1);
    desk.shown = part;
    desk.shown.body += QStringLiteral(" evening");
    desk.session.markEdited();
    QTRY_COMPARE(desk.content().entries.value(0).article.body, desk.shown.body);
    QStringList bodies;
    const auto texts = desk.unsaved();
    for (const Unsaved::UnsavedText &one : texts)
        bodies << one.article.body;
    std::sort(bodies.begin(), bodies.end());
    QCOMPARE(bodies,
             QStringList({QStringLiteral("Six in the"), QStringLiteral("Six in the evening"),
                          QStringLiteral("Typed later, and whole.")}));
}

void TestRecovery::partOpenedAgain_isAnsweredByTheSave()
{
    RecoveryDesk desk;
    const Core::Article text = typed();
    desk.leaveCut(text, "Six in the");
    const Unsaved::UnsavedText part = desk.unsaved().value(0);
    QVERIFY(part.isInPart);

    desk.session.recover(part.article, part.place);
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Unsaved);
    desk.session.startNew();
    const JournalContent left = desk.content();
    QCOMPARE(left.entries.size(), 1);
    QCOMPARE(left.aside.size(), 1);
    desk.session.recover(left.entries.constFirst().article);
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Unsaved);
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Saved);
    QTRY_VERIFY(desk.content().aside.isEmpty());
}

void TestRecovery::textsOpenedByTurns_areKeptOnceEach()
{
    RecoveryDesk desk;
    Core::Article text = typed();
    QVERIFY(wait(desk.journal.write(text)).has_value());
    text.body = QStringLiteral("Another text.");
    QVERIFY(wait(desk.journal.putAside({text, Core::utcNow()})).has_value());

    for (int turn = 0; turn < 3; ++turn) {
        const JournalContent content = desk.content();
        QCOMPARE(content.entries.size(), 1);
        QCOMPARE(content.aside.size(), 1);
        const Unsaved::AsideEntry &aside = content.aside.constFirst();
        QVERIFY(!aside.entry.article.sameContent(content.entries.constFirst().article));
        desk.session.recover(aside.entry.article, {aside.file, {}});
        QTRY_COMPARE(desk.session.state(), EditingSession::State::Unsaved);
        QVERIFY(desk.shown.sameContent(aside.entry.article));
    }
    // The one is saved; the other is offered still.
    const QString saved = desk.shown.body;
    desk.session.save();
    QTRY_COMPARE(desk.session.state(), EditingSession::State::Saved);
    QTRY_VERIFY(desk.content().entries.isEmpty());
    const JournalContent left = desk.content();
    QCOMPARE(left.aside.size(), 1);
    QVERIFY(left.aside.constFirst().entry.article.body != saved);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
