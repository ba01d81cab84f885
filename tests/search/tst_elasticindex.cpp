#include "indextest.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace Triptych;
using Search::ElasticIndex;

/** How an index is made, kept and written. */
class TestElasticIndex : public Tests::IndexTest
{
    Q_OBJECT

private Q_SLOTS:
    void ping_namesProductAndVersion_data() { dialects(); }
    void ping_namesProductAndVersion();
    void missingAlias_isNotFound_data() { dialects(); }
    void missingAlias_isNotFound();
    void ensure_makesOneIndexAndMarks_data() { dialects(); }
    void ensure_makesOneIndexAndMarks();
    void concreteIndexInTheWay_isSaid_data() { dialects(); }
    void concreteIndexInTheWay_isSaid();
    void blockedIndex_isSaid_data() { dialects(); }
    void blockedIndex_isSaid();
    void refusedArticle_isRememberedUntilItGoesIn_data() { dialects(); }
    void refusedArticle_isRememberedUntilItGoesIn();
    void pageBeyondTheBound_isAskedForInParts_data() { dialects(); }
    void pageBeyondTheBound_isAskedForInParts();
    void leftoverIndex_isStepped_over_data() { dialects(); }
    void leftoverIndex_isStepped_over();
    void newerSchema_isRefused_data() { dialects(); }
    void newerSchema_isRefused();
    void olderVersion_neverWins_data() { dialects(); }
    void olderVersion_neverWins();
    void tombstone_isNeverResurrected_data() { dialects(); }
    void tombstone_isNeverResurrected();
    void badArticle_failsAlone_data() { dialects(); }
    void badArticle_failsAlone();
    void manyArticles_goInSeveralRequests_data() { dialects(); }
    void manyArticles_goInSeveralRequests();
    void deadNodeInTheList_isPassedOver_data() { dialects(); }
    void deadNodeInTheList_isPassedOver();
    void readOnlyIndex_isSaid_data() { dialects(); }
    void readOnlyIndex_isSaid();
};

void TestElasticIndex::ping_namesProductAndVersion()
{
    QFETCH(QString, product);
    const auto ping = Tests::wait(m_index->ping(soon()));
    VERIFY_RESULT(ping);
    QCOMPARE(ping->product, product);
    QVERIFY2(ping->version.contains(u'.'), qPrintable(ping->version));
    QVERIFY(ping->latencyMs > 0);
    QCOMPARE(m_index->client()->product(), product);
    // The media types may have changed with what the ping found out.
    publishAll({article(u"After the ping"_s)});
    QCOMPARE(titles(u"ping"_s), QStringList{u"After the ping"_s});
}

void TestElasticIndex::missingAlias_isNotFound()
{
    const auto page = found(u"anything"_s);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Core::ErrorKind::NotFound);
    const auto info = Tests::wait(m_index->info(soon()));
    VERIFY_RESULT(info);
    QVERIFY(!info->exists);
    // Publishing must not let the server make an index of its own by that name.
    const auto published = Tests::wait(m_index->publish({article(u"x"_s)}, soon()));
    QVERIFY(!published);
    QCOMPARE(published.error().kind, Core::ErrorKind::NotFound);
    QCOMPARE(Tests::wait(m_index->markVerified(m_settings.alias, soon())).error().kind,
             Core::ErrorKind::NotFound);
}

void TestElasticIndex::ensure_makesOneIndexAndMarks()
{
    // Two desks at once.
    const auto first = m_index->ensure(soon());
    ElasticIndex other(m_settings, &m_io);
    const auto second = other.ensure(soon());
    const auto info = Tests::wait(first);
    VERIFY_RESULT(info);
    VERIFY_RESULT(Tests::wait(second));
    QVERIFY(info->exists);
    QVERIFY(!info->verified);
    QCOMPARE(info->index, m_settings.alias + u"-000001"_s);
    QCOMPARE(Tests::wait(second)->index, info->index);

    publishAll({article(u"One"_s), article(u"Two"_s)});
    QCOMPARE(Tests::wait(m_index->markVerified(u"another"_s, soon())).error().kind,
             Core::ErrorKind::Conflict);
    VERIFY_RESULT(Tests::wait(m_index->markVerified(info->index, soon())));
    const auto marked = Tests::wait(m_index->ensure(soon()));
    VERIFY_RESULT(marked);
    QVERIFY(marked->verified);
    VERIFY_RESULT(Tests::wait(m_index->refresh(soon())));
    const auto counts = Tests::wait(m_index->counts(soon()));
    VERIFY_RESULT(counts);
    QCOMPARE(counts->index, info->index);
    QCOMPARE(counts->living, 2);
}

void TestElasticIndex::concreteIndexInTheWay_isSaid()
{
    VERIFY_RESULT(raw("PUT", u'/' + m_settings.alias));
    const auto info = Tests::wait(m_index->ensure(soon()));
    QVERIFY(!info);
    QCOMPARE(info.error().kind, Core::ErrorKind::Invalid);
    QVERIFY(info.error().message.contains(m_settings.alias));
}

void TestElasticIndex::blockedIndex_isSaid()
{
    VERIFY_RESULT(Tests::wait(m_index->ensure(soon())));
    QCOMPARE(Tests::wait(m_index->info(soon()))->blocked.message, QString());
    const QString settings = u'/' + m_settings.alias + u"/_settings"_s;
    VERIFY_RESULT(raw("PUT", settings, R"({"index.blocks.read_only_allow_delete": true})"));
    QCOMPARE(Tests::wait(m_index->info(soon()))->blocked.kind, Core::ErrorKind::Full);
    VERIFY_RESULT(raw("PUT", settings, R"({"index.blocks.read_only_allow_delete": null})"));
    VERIFY_RESULT(raw("PUT", settings, R"({"index.blocks.write": true})"));
    QCOMPARE(Tests::wait(m_index->info(soon()))->blocked.kind, Core::ErrorKind::ReadOnly);
    VERIFY_RESULT(raw("PUT", settings, R"({"index.blocks.write": null})"));
    QCOMPARE(Tests::wait(m_index->info(soon()))->blocked.message, QString());
}

void TestElasticIndex::refusedArticle_isRememberedUntilItGoesIn()
{
    VERIFY_RESULT(Tests::wait(m_index->ensure(soon())));
    // No time that the server reads: as in a row that was written by hand.
    Core::Article bad = article(u"Too late"_s, u"A text about harbours."_s);
    bad.version = 3;
    bad.createdAt = QDateTime(QDate(10'000, 1, 1), QTime(0, 0), Qt::UTC);
    const Core::Article good = article(u"In time"_s, u"A text about harbours."_s);
    const auto published = Tests::wait(m_index->publish({bad, good}, soon()));
    VERIFY_RESULT(published);
    QVERIFY(!published->at(0) && published->at(1));
    QCOMPARE(published->at(0).error().kind, Core::ErrorKind::Invalid);
    const Ports::IndexRefusal refusal{bad.id, bad.version, bad.title, u"because\n400"_s,
                                      Core::utcNow()};
    const auto noted = Tests::wait(
        m_index->noteRefused(Ports::IndexCopy::Current, {refusal, {good.id, 1}}, soon()));
    VERIFY_RESULT(noted);
    QVERIFY(noted->at(0) && noted->at(1));
    VERIFY_RESULT(Tests::wait(m_index->refresh(soon())));
    // Nobody finds it, nobody counts it, and what is in the index is not written over.
    QCOMPARE(titles(u"harbours"_s), QStringList{u"In time"_s});
    QCOMPARE(Tests::wait(m_index->counts(soon()))->living, 1);
    const auto listed = Tests::wait(m_index->refusals(Ports::IndexCopy::Current, 10, soon()));
    VERIFY_RESULT(listed);
    QCOMPARE(listed->all, 1);
    QCOMPARE(listed->some.size(), 1);
    QCOMPARE(listed->some.at(0).article, bad.id);
    QCOMPARE(listed->some.at(0).version, 3);
    QCOMPARE(listed->some.at(0).title, bad.title);
    QCOMPARE(listed->some.at(0).reason, refusal.reason);
    for (const auto detail :
         {Ports::IndexAdmin::Detail::Versions, Ports::IndexAdmin::Detail::Content}) {
        const auto page = Tests::wait(m_index->documents(Ports::IndexCopy::Current, {},
                                                         bad.id.toString(), 10, detail, soon()));
        VERIFY_RESULT(page);
        QCOMPARE(page->documents.constLast().refusal, refusal.reason);
        QCOMPARE(page->documents.constLast().content, 3);
    }
    // The same version goes in once it can.
    bad.createdAt = Core::utcNow();
    publishAll({bad});
    VERIFY_RESULT(Tests::wait(m_index->refresh(soon())));
    QCOMPARE(titles(u"harbours"_s).size(), 2);
    QCOMPARE(Tests::wait(m_index->refusals(Ports::IndexCopy::Current, 10, soon()))->all, 0);
}

void TestElasticIndex::pageBeyondTheBound_isAskedForInParts()
{
    VERIFY_RESULT(Tests::wait(m_index->ensure(soon())));
    QList<Core::Article> articles;
    for (int i = 0; i < 8; ++i) {
        // Of long words: a server takes its time for each.
        QString body;
        while (body.size() < 150'000)
            body += QString::number(i * 7919 + body.size(), 36).repeated(8) + u' ';
        articles << article(u"Long %1"_s.arg(i), body);
    }
    publishAll(articles);
    VERIFY_RESULT(Tests::wait(m_index->refresh(soon())));
    // Of these not even two fit; one asked for alone may be longer.
    for (const qint64 bound : {1'000'000, 200'000}) {
        Elastic::Settings bounded = m_settings;
        bounded.maximumReplyBytes = bound;
        ElasticIndex index(bounded, &m_io);
        QStringList keys;
        QString after;
        do {
            const auto page =
                Tests::wait(index.documents(Ports::IndexCopy::Current, after, {}, 100,
                                            Ports::IndexAdmin::Detail::Content, soon()));
            VERIFY_RESULT(page);
            for (const Ports::IndexedDocument &document : page->documents)
                keys << document.key;
            after = page->next;
        } while (!after.isEmpty());
        QCOMPARE(keys.size(), articles.size());
        const auto now = Tests::wait(index.documentsNow(Ports::IndexCopy::Current, keys, soon()));
        VERIFY_RESULT(now);
        QCOMPARE(now->size(), articles.size());
        for (const Core::Article &one : articles) {
            QVERIFY(
                std::any_of(now->cbegin(), now->cend(), [&](const Ports::IndexedDocument &found) {
                    return found.key == one.id.toString() && found.digest == index.digest(one);
                }));
        }
    }
}

void TestElasticIndex::leftoverIndex_isStepped_over()
{
    VERIFY_RESULT(raw("PUT", u'/' + m_settings.alias + u"-000001"_s));
    const auto info = Tests::wait(m_index->ensure(soon()));
    VERIFY_RESULT(info);
    QCOMPARE(info->index, m_settings.alias + u"-000002"_s);
}

void TestElasticIndex::newerSchema_isRefused()
{
    const auto made = Tests::wait(m_index->ensure(soon()));
    VERIFY_RESULT(made);
    VERIFY_RESULT(raw("PUT", u'/' + made->index + u"/_mapping"_s,
                      R"({"_meta": {"triptych": {"schema": 99, "verified": true}}})"));
    const auto info = Tests::wait(m_index->info(soon()));
    QVERIFY(!info);
    QCOMPARE(info.error().kind, Core::ErrorKind::NewerSchema);
}

void TestElasticIndex::olderVersion_neverWins()
{
    Core::Article newer = article(u"Newer"_s);
    newer.version = 5;
    Core::Article older = newer;
    older.version = 3;
    older.title = u"Older"_s;
    publishAll({newer});
    publishAll({older});
    publishAll({older, newer, older});
    QCOMPARE(titles(u"newer older"_s), QStringList{u"Newer"_s});
}

void TestElasticIndex::tombstone_isNeverResurrected()
{
    Core::Article stays = article(u"Stays"_s);
    Core::Article going = article(u"Going secret"_s, u"unspeakable"_s);
    publishAll({stays, going});
    Core::Article tombstone = going;
    tombstone.version = 2;
    tombstone.deletedAt = Core::utcNow();
    publishAll({tombstone});
    QCOMPARE(titles(u"going stays"_s), QStringList{u"Stays"_s});

    // As if the server had forgotten what it deleted, which it does after gc_deletes and by itself.
    const auto counts = Tests::wait(m_index->counts(soon()));
    VERIFY_RESULT(counts);
    QCOMPARE(counts->living, 1);
    QCOMPARE(counts->all, 2);
    VERIFY_RESULT(
        raw("PUT", u'/' + counts->index + u"/_settings"_s, R"({"index": {"gc_deletes": "0s"}})"));
    publishAll({going});
    QCOMPARE(titles(u"going stays"_s), QStringList{u"Stays"_s});
    QCOMPARE(titles({}), QStringList{u"Stays"_s});
    const auto kept = raw("GET", u'/' + counts->index + u"/_doc/"_s + going.id.toString());
    VERIFY_RESULT(kept);
    QVERIFY(!QJsonDocument(kept->json).toJson().contains("unspeakable"));

    // Never indexed, deleted at once; and brought back by an undo.
    Core::Article unseen = article(u"Unseen"_s);
    unseen.deletedAt = Core::utcNow();
    Core::Article restored = going;
    restored.version = 3;
    publishAll({unseen, restored});
    QCOMPARE(titles(u"going unseen"_s), QStringList{u"Going secret"_s});
}

void TestElasticIndex::badArticle_failsAlone()
{
    // A mapping of somebody else's, which refuses a text.
    VERIFY_RESULT(
        raw("PUT", u'/' + m_settings.alias + u"-000001"_s,
            R"({"mappings": {"properties": {"section": {"type": "long"}}}, "aliases": {")" +
                m_settings.alias.toUtf8() + R"(": {}}})"));
    Core::Article good = article(u"Good"_s);
    good.section = u"1"_s;
    Core::Article bad = article(u"Bad"_s);
    bad.section = u"nonsense"_s;
    Core::Article alsoGood = article(u"Also good"_s);
    alsoGood.section = u"2"_s;
    Core::Article nameless = alsoGood;
    nameless.id = {};
    const auto results = Tests::wait(m_index->publish({good, bad, alsoGood, nameless}, soon()));
    VERIFY_RESULT(results);
    QCOMPARE(results->size(), 4);
    VERIFY_RESULT(results->at(0));
    QVERIFY(!results->at(1));
    QCOMPARE(results->at(1).error().kind, Core::ErrorKind::Invalid);
    QVERIFY2(results->at(1).error().detail.contains(u"section"_s),
             qPrintable(results->at(1).error().detail));
    QVERIFY(!results->at(1).error().detail.contains(u"nonsense"_s));
    VERIFY_RESULT(results->at(2));
    QCOMPARE(results->at(3).error().kind, Core::ErrorKind::Invalid);
}

void TestElasticIndex::manyArticles_goInSeveralRequests()
{
    m_settings.bulkBytes = 64 * 1024;
    m_index = std::make_unique<ElasticIndex>(m_settings, &m_io);
    QList<Core::Article> articles;
    for (int i = 0; i < 500; ++i)
        articles << article(u"Number %1"_s.arg(i), u"filler "_s.repeated(100));
    publishAll(articles);
    const auto counts = Tests::wait(m_index->counts(soon()));
    VERIFY_RESULT(counts);
    QCOMPARE(counts->living, 500);
    const auto none = Tests::wait(m_index->publish({}, soon()));
    VERIFY_RESULT(none);
    QVERIFY(none->isEmpty());
}

void TestElasticIndex::deadNodeInTheList_isPassedOver()
{
    publishAll({article(u"Alive"_s)});
    // Port 1 of the loopback refuses.
    m_settings.nodes.prepend(QUrl(u"http://127.0.0.1:1"_s));
    m_index = std::make_unique<ElasticIndex>(m_settings, &m_io);
    for (int i = 0; i < 6; ++i)
        QCOMPARE(titles(u"alive"_s), QStringList{u"Alive"_s});
}

void TestElasticIndex::readOnlyIndex_isSaid()
{
    publishAll({article(u"First"_s)});
    VERIFY_RESULT(
        raw("PUT", u'/' + m_settings.alias + u"/_settings"_s, R"({"index.blocks.write": true})"));
    const auto blocked = Tests::wait(m_index->publish({article(u"Second"_s)}, soon()));
    VERIFY_RESULT(blocked);
    QCOMPARE(blocked->constFirst().error().kind, Core::ErrorKind::ReadOnly);
    VERIFY_RESULT(
        raw("PUT", u'/' + m_settings.alias + u"/_settings"_s,
            R"({"index.blocks.write": null, "index.blocks.read_only_allow_delete": true})"));
    const auto full = Tests::wait(m_index->publish({article(u"Third"_s)}, soon()));
    VERIFY_RESULT(full);
    QCOMPARE(full->constFirst().error().kind, Core::ErrorKind::Full);
    VERIFY_RESULT(raw("PUT", u'/' + m_settings.alias + u"/_settings"_s,
                      R"({"index.blocks.read_only_allow_delete": null})"));
}

QTEST_GUILESS_MAIN(TestElasticIndex)
#include "tst_elasticindex.moc"
