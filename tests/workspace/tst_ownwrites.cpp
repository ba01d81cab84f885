#include <newsroom/embedded.h>

#include <cache/memorycache.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <ports/changefeed.h>
#include <support/fakearticlestore.h>
#include <workspace/livechanges.h>

#include <QSignalSpy>
#include <QTest>

using namespace Triptych;
using Core::Article;
using Tests::wait;

/** Tells what the test says, when it says. */
class HandFeed final : public Ports::ChangeFeed
{
public:
    void start(Listener listener) override { m_listener = std::move(listener); }
    void stop() override { m_listener = {}; }
    void tell(const Article &row) { m_listener.changed({row}); }

private:
    Listener m_listener;
};

/** A store may tell of a save before it answers it. */
class TestOwnWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ownSaveThatIsToldFirst_isToldOnce();
    void ownRemovalThatIsToldFirst_isToldOnce();
    void someoneElsesSaveMeanwhile_isToldAfterwards();
    void failedSave_letsTheFeedTell();
    void twoSavesAtOnce_waitForBoth();

private:
    /** As the store has it now. */
    Article stored(const Core::ArticleId &id)
    {
        return m_store->articles({id}, {}).result()->constFirst();
    }
    QList<qint64> told() const
    {
        QList<qint64> versions;
        for (const QList<QVariant> &call : *m_saved)
            versions << call.constFirst().value<Article>().version;
        return versions;
    }
    /** Lets all that was posted happen. */
    static void settle()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    std::unique_ptr<HandFeed> m_feed;
    std::unique_ptr<Tests::FakeArticleStore> m_store;
    std::unique_ptr<Cache::MemoryCache> m_cache;
    std::unique_ptr<Newsroom::Changes> m_changes;
    std::unique_ptr<Workspace::LiveChanges> m_live;
    std::unique_ptr<Newsroom::ArticleLibrary> m_library;
    std::unique_ptr<QSignalSpy> m_saved;
    std::unique_ptr<QSignalSpy> m_removed;
    int m_reads = 0; ///< of articles that the feed told of
};

void TestOwnWrites::init()
{
    m_live.reset();
    m_feed = std::make_unique<HandFeed>();
    m_store = std::make_unique<Tests::FakeArticleStore>();
    m_store->holds = [](const QString &call) { return call == u"save" || call == u"remove"; };
    m_reads = 0;
    m_store->trouble = [this](const QString &call) {
        m_reads += call == u"articles";
        return std::nullopt;
    };
    m_cache = std::make_unique<Cache::MemoryCache>();
    m_changes = std::make_unique<Newsroom::Changes>();
    m_live =
        std::make_unique<Workspace::LiveChanges>(*m_feed, *m_store, *m_cache, *m_changes, nullptr);
    m_live->start();
    m_library =
        std::make_unique<Newsroom::ArticleLibrary>(*m_store, *m_changes, QStringLiteral("ann"));
    m_saved = std::make_unique<QSignalSpy>(m_changes.get(), &Newsroom::Changes::articleSaved);
    m_removed = std::make_unique<QSignalSpy>(m_changes.get(), &Newsroom::Changes::articleRemoved);
}

void TestOwnWrites::ownSaveThatIsToldFirst_isToldOnce()
{
    Article article;
    article.id = Core::ArticleId::create();
    article.title = QStringLiteral("Own");
    const auto saving = m_library->save(article, {});
    QCOMPARE(m_store->held(), 1);
    m_feed->tell(stored(article.id));
    m_reads = 0;
    settle();
    QCOMPARE(told(), QList<qint64>());
    m_store->release();
    QVERIFY(wait(saving));
    settle();
    QCOMPARE(told(), QList<qint64>{1});
    QCOMPARE(m_reads, 0);
    // And where the feed tells it last.
    m_feed->tell(stored(article.id));
    m_reads = 0;
    settle();
    QCOMPARE(told(), QList<qint64>{1});
    QCOMPARE(m_reads, 0);
}

void TestOwnWrites::ownRemovalThatIsToldFirst_isToldOnce()
{
    Article article;
    article.id = Core::ArticleId::create();
    article.title = QStringLiteral("Own");
    QVERIFY(m_store->saveUnlocked(article));
    const auto removing = m_library->remove(article.id, 1, {});
    QCOMPARE(m_store->held(), 1);
    m_feed->tell(stored(article.id));
    settle();
    QCOMPARE(m_removed->size(), 0);
    m_store->release();
    QVERIFY(wait(removing));
    settle();
    QCOMPARE(m_removed->size(), 1);
}

void TestOwnWrites::someoneElsesSaveMeanwhile_isToldAfterwards()
{
    Article article;
    article.id = Core::ArticleId::create();
    article.title = QStringLiteral("Own");
    const auto saving = m_library->save(article, {});
    Article theirs = stored(article.id);
    theirs.title = QStringLiteral("Theirs");
    QVERIFY(m_store->saveUnlocked(theirs));
    m_feed->tell(stored(article.id));
    settle();
    QCOMPARE(told(), QList<qint64>());
    m_store->release();
    QVERIFY(wait(saving));
    QTRY_COMPARE(told(), (QList<qint64>{1, 2}));
}

void TestOwnWrites::failedSave_letsTheFeedTell()
{
    Article article;
    article.id = Core::ArticleId::create();
    article.title = QStringLiteral("Own");
    // Stored, but its answer is lost: the feed alone knows.
    m_store->loses = [](const QString &call) { return call == u"save"; };
    const auto saving = m_library->save(article, {});
    m_feed->tell(stored(article.id));
    settle();
    QCOMPARE(told(), QList<qint64>());
    m_store->release();
    QVERIFY(!wait(saving));
    QTRY_COMPARE(told(), QList<qint64>{1});
}

void TestOwnWrites::twoSavesAtOnce_waitForBoth()
{
    Article article;
    article.id = Core::ArticleId::create();
    article.title = QStringLiteral("Own");
    const auto first = m_library->save(article, {});
    Article again = stored(article.id);
    again.title = QStringLiteral("Own again");
    const auto second = m_library->save(again, {});
    QCOMPARE(m_store->held(), 2);
    m_feed->tell(stored(article.id));
    settle();
    QCOMPARE(told(), QList<qint64>());
    m_store->release();
    QVERIFY(wait(first));
    QVERIFY(wait(second));
    settle();
    QCOMPARE(told(), (QList<qint64>{1, 2}));
}

QTEST_GUILESS_MAIN(TestOwnWrites)
#include "tst_ownwrites.moc"
