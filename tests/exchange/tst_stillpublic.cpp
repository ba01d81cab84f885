#include "folder.h"

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** What an import says of articles that stay as they are although their files changed. */
class TestStillPublic final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void brokenFileOfAPublicArticle_saysSo();
    void editedArticle_saysItWhereItsFileHides();
    void otherTextUnderAnOldName_isSaid();
    void refusedText_isNoReplacedOne();
    void twoOldTextsOfOneKind_areBothSaid();
    void longWord_isNoTitle();

private:
    bool write(const char *file, const QByteArray &text) const
    {
        return m_folder->write(QString::fromLatin1(file), text);
    }

    std::unique_ptr<Folder> m_folder;
};

const QLatin1String Sentence("The article of this file is still public.");

void TestStillPublic::brokenFileOfAPublicArticle_saysSo()
{
    QVERIFY(write("a.md", "---\ntitle: A\n---\nText.\n"));
    QVERIFY(write("b.md", "---\ntitle: B\ndraft: true\n---\nText.\n"));
    QVERIFY(write("c.md", "---\ntitle: C\n---\nText.\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, m_folder->path()));
    for (const char *file : {"a.md", "b.md", "new.md"})
        QVERIFY(write(file, "---\ntitle: [torn\ndraft: true\n---\nText.\n"));
    QVERIFY(QFile::remove(m_folder->path() + QStringLiteral("/c.md")));
    QVERIFY(QFile::link(QStringLiteral("nowhere.md"), m_folder->path() + QStringLiteral("/c.md")));
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(report->failed, 4);
    // The reader's reason is a clause; what follows is a sentence of its own.
    QHash<QString, QString> reasons;
    for (const ImportNote &failure : report->failures)
        reasons.insert(failure.file, failure.reason);
    const QString clause = reasons.value(QStringLiteral("new.md"));
    QVERIFY2(!clause.isEmpty() && clause.back().isLetter(), qPrintable(clause));
    QCOMPARE(reasons.value(QStringLiteral("a.md")),
             clause + QStringLiteral(". The article of this file is still public."));
    for (const ImportNote &failure : report->failures) {
        const bool isPublic =
            failure.file == QLatin1String("a.md") || failure.file == QLatin1String("c.md");
        QVERIFY2(failure.reason.endsWith(Sentence) == isPublic, qPrintable(notes({failure})));
    }
}

void TestStillPublic::editedArticle_saysItWhereItsFileHides()
{
    QVERIFY(write("a.md", "---\ntitle: A\n---\nText.\n"));
    QVERIFY(write("b.md", "---\ntitle: B\n---\nText.\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, m_folder->path()));
    for (Core::Article article : articlesByPath(store)) {
        article.body = QStringLiteral("Edited here.\n");
        auto saved = store.save(article, QStringLiteral("tester"), {});
        saved.waitForFinished();
        QVERIFY(saved.result());
    }
    QVERIFY(write("a.md", "---\ntitle: A\ndraft: true\n---\nText.\n"));
    QVERIFY(write("b.md", "---\ntitle: B\n---\nOther text.\n"));
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(report->editedHere.size(), 2);
    for (const ImportNote &edited : report->editedHere) {
        QVERIFY2(edited.reason.endsWith(Sentence) == (edited.file == QLatin1String("a.md")),
                 qPrintable(notes({edited})));
    }
}

void TestStillPublic::otherTextUnderAnOldName_isSaid()
{
    const QByteArray first("---\ntitle: Budget\n---\nThe first text.\n");
    for (const char *newName : {"b.md", "0.md"}) {
        m_folder = std::make_unique<Folder>();
        FakeArticleStore store;
        QVERIFY(write("a.md", first));
        QVERIFY(importNow(store, m_folder->path()));
        QVERIFY(write(newName, first));
        QVERIFY(write("a.md", "---\ntitle: Harbour\n---\nAnother text.\n"));
        const auto report = importNow(store, m_folder->path());
        QVERIFY(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->updated, 1);
        const QString told = notes(report->warnings);
        QVERIFY2(told.contains(QLatin1String(newName) +
                               QStringLiteral(":0: Until now this was the text of a.md")),
                 qPrintable(told));
        // A copy of a text that stays is no news of the kind.
        QVERIFY(write("copy.md", first));
        QVERIFY(!notes(importNow(store, m_folder->path())->warnings)
                     .contains(QLatin1String("Until now")));
    }
}

void TestStillPublic::refusedText_isNoReplacedOne()
{
    const QByteArray first("---\ntitle: Budget\n---\nThe first text.\n");
    FakeArticleStore store;
    QVERIFY(write("a.md", first));
    QVERIFY(importNow(store, m_folder->path()));
    QVERIFY(write("b.md", first));
    QVERIFY(write("a.md", "---\ntitle: Harbour\n---\nAnother text.\n"));
    // Somebody saves the article just before the import does.
    const Core::Article old = articlesByPath(store).value(QStringLiteral("a.md"));
    store.beforeSaveAll = [&store, old](QList<Core::Article> &) {
        Core::Article theirs = old;
        theirs.body = QStringLiteral("Edited meanwhile.\n");
        QVERIFY(store.saveUnlocked(theirs));
        store.beforeSaveAll = {};
    };
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->failed, 1);
    QVERIFY(notes(report->failures).contains(QLatin1String("was not taken over")));
    QVERIFY2(!notes(report->warnings).contains(QLatin1String("Until now")),
             qPrintable(notes(report->warnings)));
}

void TestStillPublic::twoOldTextsOfOneKind_areBothSaid()
{
    const QByteArray first("---\ntitle: Budget\n---\nThe first text.\n");
    FakeArticleStore store;
    QVERIFY(write("a.md", first));
    QVERIFY(write("b.md", first));
    // These stay, so that it is the same site.
    QVERIFY(write("stays.md", "---\ntitle: Stays\n---\nText.\n"));
    QVERIFY(write("stays-too.md", "---\ntitle: Stays, too\n---\nText.\n"));
    QVERIFY(importNow(store, m_folder->path()));
    QVERIFY(write("c.md", first));
    QVERIFY(write("a.md", "---\ntitle: Harbour\n---\nAnother text.\n"));
    QVERIFY(write("b.md", "---\ntitle: Mayor\n---\nA third text.\n"));
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    const QString told = notes(report->warnings);
    for (const char *old : {"a.md", "b.md"}) {
        QVERIFY2(told.contains(QStringLiteral("c.md:0: Until now this was the text of ") +
                               QLatin1String(old)),
                 qPrintable(told));
    }
}

void TestStillPublic::longWord_isNoTitle()
{
    QVERIFY(write("long-word.md", "# " + QByteArray(20'000, 'x') + "\n\nText.\n"));
    FakeArticleStore store;
    const auto report = importNow(store, m_folder->path());
    QVERIFY(report);
    QVERIFY2(report->failures.isEmpty(), qPrintable(notes(report->failures)));
    QCOMPARE(articlesByPath(store).cbegin()->title, QStringLiteral("Long word"));
}

QTEST_GUILESS_MAIN(TestStillPublic)
#include "tst_stillpublic.moc"
