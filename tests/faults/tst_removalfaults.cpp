#include "rig.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/articleremover.h>
#include <newsroom/changes.h>
#include <support/rows.h>

#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Faults::Rig;
using Newsroom::ArticleRemover;
using Support::FaultProxy;

/** A removal whose COMMIT is lost together with its server: it ends as clearly as a save does. */
class TestRemovalFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lostCommit_isFoundOutAtOnce_data() { reached(); }
    void lostCommit_isFoundOutAtOnce();
    void lostWithItsServer_isFoundOutLater_data();
    void lostWithItsServer_isFoundOutLater();

private:
    void reached()
    {
        QTest::addColumn<bool>("reached");
        QTest::newRow("COMMIT did not arrive") << false;
        QTest::newRow("its answer was lost") << true;
    }
    /** Cuts the COMMIT of what is done to this article next; the relay is idle. */
    void cutCommitOf(const Core::Article &article, bool reached, bool thenDown)
    {
        QCOMPARE(m_rig->settle(60'000), QString());
        FaultProxy::Cut cut{
            FaultProxy::Direction::ToServer, "COMMIT", 0,
            FaultProxy::Cut::How::Reset,     reached,  article.id.toString().toLatin1()};
        cut.thenDown = thenDown;
        m_rig->sql->cut(cut);
    }
    QString versions(const Core::Article &article) const
    {
        const QString id = article.id.toString();
        return m_rig->postgres->run(
            QStringLiteral("SELECT a.version || ' ' || (a.deleted_at IS NOT NULL) || ' ' || "
                           "(SELECT count(*) FROM revisions WHERE article_id = '%1') "
                           "FROM articles a WHERE id = '%1'")
                .arg(id));
    }

    std::unique_ptr<Rig> m_rig;
};

void TestRemovalFaults::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    m_rig = std::make_unique<Rig>(Rig::Sql::Own);
    QVERIFY(m_rig->open());
}

void TestRemovalFaults::lostCommit_isFoundOutAtOnce()
{
    QFETCH(bool, reached);
    const auto article = m_rig->create();
    QVERIFY(article.has_value());
    const qint64 cuts = m_rig->sql->cuts();
    cutCommitOf(*article, reached, false);
    const auto removed = m_rig->remove(*article);
    QVERIFY2(removed.has_value(), removed ? "" : qPrintable(removed.error().detail));
    QCOMPARE(m_rig->sql->cuts(), cuts + 1);
    QCOMPARE(*removed, 2);
    QCOMPARE(versions(*article), QStringLiteral("2 true 1"));
    QCOMPARE(m_rig->settle(), QString());
}

void TestRemovalFaults::lostWithItsServer_isFoundOutLater_data()
{
    QTest::addColumn<bool>("reached");
    QTest::addColumn<bool>("killed");
    QTest::newRow("COMMIT did not arrive, cut off") << false << false;
    QTest::newRow("its answer was lost, killed") << true << true;
    if (!Support::isEveryRowRun())
        return;
    QTest::newRow("its answer was lost, cut off") << true << false;
    QTest::newRow("COMMIT did not arrive, killed") << false << true;
}

void TestRemovalFaults::lostWithItsServer_isFoundOutLater()
{
    QFETCH(bool, reached);
    QFETCH(bool, killed);
    const auto article = m_rig->create();
    QVERIFY(article.has_value());
    ArticleRemover remover(m_rig->workspace->library(), m_rig->workspace->changes());
    QSignalSpy told(&m_rig->workspace->changes(), &Newsroom::Changes::articleRemoved);
    QSignalSpy removed(&remover, &ArticleRemover::removed);
    QSignalSpy notRemoved(&remover, &ArticleRemover::notRemoved);
    QSignalSpy failed(&remover, &ArticleRemover::failed);
    QSignalSpy unknown(&remover, &ArticleRemover::leftUnknown);
    cutCommitOf(*article, reached, true);
    remover.setPatience(2s);
    remover.remove(*article);
    QTRY_COMPARE_WITH_TIMEOUT(unknown.size(), 1, 20'000);
    QVERIFY(remover.isWaiting());
    QVERIFY(removed.isEmpty() && notRemoved.isEmpty() && failed.isEmpty());
    if (killed) {
        m_rig->postgres->kill();
        m_rig->postgres->start();
    }
    m_rig->healAll();
    QTRY_VERIFY_WITH_TIMEOUT(!remover.isWaiting(), 20'000);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(removed.size(), reached ? 1 : 0);
    QCOMPARE(notRemoved.size(), reached ? 0 : 1);
    QCOMPARE(versions(*article),
             reached ? QStringLiteral("2 true 1") : QStringLiteral("1 false 1"));
    if (!reached) {
        // What a person does then, is done once.
        remover.setPatience(ArticleRemover::DefaultPatience);
        remover.remove(*article);
        QTRY_COMPARE_WITH_TIMEOUT(removed.size() + unknown.size(), 2, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, 20'000);
    }
    QCOMPARE(removed.constFirst().at(1).toLongLong(), 2);
    QCOMPARE(versions(*article), QStringLiteral("2 true 1"));
    QTRY_VERIFY(!told.isEmpty());
    m_rig->ledger.removed(article->id.toString(), 2);
    QCOMPARE(m_rig->settle(30'000), QString());
}

QTEST_GUILESS_MAIN(TestRemovalFaults)
#include "tst_removalfaults.moc"
