#include "people.h"

#include <ports/articlestore.h>
#include <support/olderschema.h>
#include <workspace/schemaupgrade.h>

using namespace Triptych;
using Core::ErrorKind;
using Core::Status;
using Tests::article;
using Tests::CtlRun;
using Tests::Psql;
using Tests::Refused;
using Tests::text;
using Tests::wait;

/** Who may see, restore and erase what was deleted: the database decides. */
class TestDeletedRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachRole_seesAndRestoresItsOwn();
    void whatAnEditorDeleted_itsAuthorCannotRestore();
    void erasing_isForAdminsOnly();
    void revisionOfALivingArticle_staysEvenForAnAdmin();
    void slugOfAHiddenArticle_isRefusedAtRestoring();
    void olderSchema_saysWhoMustUpgrade();

private:
    Core::Article deletedBy(const char *who, const char *author, Status status, const char *title)
    {
        const Core::Article saved = m_people->saveAs(
            author, article(QLatin1String(title), QStringLiteral("Words"), status));
        if (!wait(m_people->openAs(who)->library().remove(saved.id, 1, {})))
            qFatal("not deleted");
        return saved;
    }
    QStringList listedFor(const char *who)
    {
        Core::ArticleQuery query;
        query.isDeleted = true;
        QStringList titles;
        const auto page = wait(m_people->openAs(who)->library().list(query, 100, {}, {}));
        for (const Core::Article &row : page.value_or(Core::ArticlePage()).rows)
            titles << row.title;
        titles.sort();
        return titles;
    }
    Core::Result<Core::Article> restoreAs(const char *who, const Core::Article &article,
                                          const QString &slug = {})
    {
        return wait(m_people->openAs(who)->library().restoreAsDraft(article.id, 2, slug, {}));
    }
    Core::Result<qint64> eraseAs(const char *who, const Core::Article &article)
    {
        return wait(m_people->openAs(who)->library().erase(article.id, 2, {}));
    }

    std::optional<Tests::People> m_people;
};

void TestDeletedRights::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_people.emplace();
}

void TestDeletedRights::eachRole_seesAndRestoresItsOwn()
{
    const Core::Article anns = deletedBy("ann", "ann", Status::Draft, "Ann's");
    const Core::Article bobs = deletedBy("bob", "bob", Status::Review, "Bob's");
    const Core::Article eds = deletedBy("ed", "ed", Status::Published, "Ed's");
    QCOMPARE(listedFor("rita"), QStringList());
    QCOMPARE(listedFor("ann"), QStringList{QStringLiteral("Ann's")});
    QCOMPARE(listedFor("bob"), QStringList{QStringLiteral("Bob's")});
    const QStringList all{QStringLiteral("Ann's"), QStringLiteral("Bob's"), QStringLiteral("Ed's")};
    QCOMPARE(listedFor("ed"), all);
    QCOMPARE(listedFor("ada"), all);

    QCOMPARE(restoreAs("rita", anns).error().kind, ErrorKind::Forbidden);
    QCOMPARE(restoreAs("ann", bobs).error().kind, ErrorKind::Forbidden);
    QCOMPARE(wait(m_people->openAs("ann")->library().tombstone(bobs.id, {})).error().kind,
             ErrorKind::NotFound);
    QVERIFY(restoreAs("ann", anns));
    const auto byEditor = restoreAs("ed", bobs);
    QVERIFY(byEditor);
    QCOMPARE(byEditor->status, Status::Review);
    QCOMPARE(byEditor->createdBy, m_people->login("bob"));
    QCOMPARE(byEditor->updatedBy, m_people->login("ed"));
    const auto published = restoreAs("ed", eds);
    QVERIFY(published);
    QCOMPARE(published->status, Status::Draft);
    QCOMPARE(listedFor("ada"), QStringList());
}

void TestDeletedRights::whatAnEditorDeleted_itsAuthorCannotRestore()
{
    const Core::Article anns = deletedBy("ed", "ann", Status::Draft, "Taken from Ann");
    QCOMPARE(listedFor("ann"), QStringList{anns.title});
    const auto refused = restoreAs("ann", anns);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QVERIFY(restoreAs("ed", anns));
}

void TestDeletedRights::erasing_isForAdminsOnly()
{
    const Core::Article anns = deletedBy("ann", "ann", Status::Draft, "To be erased");
    for (const char *who : {"rita", "ann", "bob", "ed"})
        QCOMPARE(eraseAs(who, anns).error().kind, ErrorKind::Forbidden);
    QCOMPARE(listedFor("ann"), QStringList{anns.title});
    Psql ann = m_people->psql("ann");
    QCOMPARE(ann.run(QStringLiteral("SELECT count(*) FROM revisions WHERE article_id = ") +
                     text(anns.id)),
             QStringLiteral("1"));
    QVERIFY(wait(m_people->openAs("ann")->stores().articles.putWorkingCopy(
        {anns, QStringLiteral("there")}, m_people->login("ann"), {}, {})));

    const auto erased = eraseAs("ada", anns);
    QVERIFY2(erased, erased ? "" : qPrintable(erased.error().message + erased.error().detail));
    QCOMPARE(listedFor("ada"), QStringList());
    Psql owner(m_people->database().dsn());
    for (const char *table : {"revisions", "working_copies"}) {
        QCOMPARE(owner.run(QStringLiteral("SELECT count(*) FROM %1 WHERE article_id = %2")
                               .arg(QLatin1String(table), text(anns.id))),
                 QStringLiteral("0"));
    }
    QCOMPARE(owner.run(QStringLiteral("SELECT concat(title, summary, body, version) FROM articles "
                                      "WHERE id = ") +
                       text(anns.id)),
             QStringLiteral("3"));
    // Who did it stays known.
    QCOMPARE(owner.run(QStringLiteral("SELECT login FROM audit WHERE kind = 'article' AND "
                                      "new_version = 3 AND article_id = ") +
                       text(anns.id)),
             m_people->login("ada"));
}

void TestDeletedRights::revisionOfALivingArticle_staysEvenForAnAdmin()
{
    const Core::Article anns =
        m_people->saveAs("ann", article(QStringLiteral("Lives"), QStringLiteral("L")));
    const Core::Article gone = deletedBy("ann", "ann", Status::Draft, "Deleted, not erased");
    Psql ada = m_people->psql("ada");
    for (const Core::Article &one : {anns, gone}) {
        QCOMPARE(
            ada.run(QStringLiteral("DELETE FROM revisions WHERE article_id = ") + text(one.id)),
            Refused);
    }
    QVERIFY(restoreAs("ann", gone));
}

void TestDeletedRights::slugOfAHiddenArticle_isRefusedAtRestoring()
{
    const Core::Article anns = deletedBy("ann", "ann", Status::Draft, "Same name");
    Core::Article bobs = article(QStringLiteral("Same name"), QStringLiteral("B"));
    bobs.slug = anns.slug;
    QCOMPARE(m_people->saveAs("bob", bobs).version, 1);
    // Ann does not see Bob's draft, so nothing better can be proposed to her.
    const auto refused = restoreAs("ann", anns);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    const auto restored = restoreAs("ann", anns, anns.slug + QStringLiteral("-2"));
    QVERIFY(restored);
    QCOMPARE(restored->slug, anns.slug + QStringLiteral("-2"));
}

void TestDeletedRights::olderSchema_saysWhoMustUpgrade()
{
    const Core::Article anns = deletedBy("ann", "ann", Status::Draft, "On older tables");
    m_people->database().execute(QStringLiteral("DROP INDEX articles_deleted;"
                                                "DELETE FROM schema_version WHERE version > 14"));
    QCOMPARE(listedFor("ada"), QStringList{anns.title});
    const auto refused = eraseAs("ada", anns);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
    QVERIFY(refused.error().message.contains(QLatin1String("setup --upgrade")));
    // An index that an upgrade left half made, as CREATE INDEX CONCURRENTLY does, is made anew.
    m_people->database().execute(
        QStringLiteral("CREATE INDEX articles_deleted ON articles (id);"
                       "UPDATE pg_index SET indisvalid = false "
                       "WHERE indexrelid = CAST('articles_deleted' AS regclass)"));
    const CtlRun run = m_people->ctl(m_people->database().dsn(),
                                     {QStringLiteral("setup"), QStringLiteral("--upgrade")});
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(m_people->database().value(QStringLiteral(
                 "SELECT indisvalid AND pg_get_indexdef(indexrelid) LIKE '%updated_at%' "
                 "FROM pg_index WHERE indexrelid = CAST('articles_deleted' AS regclass)")),
             QStringLiteral("t"));
    QVERIFY(eraseAs("ada", anns));
}

QTEST_GUILESS_MAIN(TestDeletedRights)
#include "tst_deletedrights.moc"
