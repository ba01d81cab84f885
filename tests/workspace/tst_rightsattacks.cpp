#include "attacks.h"
#include "people.h"

#include <core/storedarticle.h>
#include <ports/articlestore.h>

#include <QJsonDocument>
#include <QScopeGuard>

#include <map>

using namespace Triptych;
using Tests::article;
using Tests::Psql;
using Tests::text;
using Tests::wait;

/** What each login tries by psql, and what comes of it. */
class TestRightsAttacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void attack_changesAndTellsNothing_data();
    void attack_changesAndTellsNothing();
    void deskOfEachRole_isAnsweredWhatIsStored_data();
    void deskOfEachRole_isAnsweredWhatIsStored();
    void refusal_doesNotQuoteWhatIsHidden();
    void bodyFromBeforeTheLimit_mayGetShorter();
    void valuesFromBeforeTheirRules_mayStay();
    void unknownMembersOfARevision_areKeptWithinABound();

private:
    const QList<Tests::Attack> m_attacks = Tests::attacks();
    QString filledIn(const char *sql) const;

    std::optional<Tests::People> m_people;
    /** Longest names first, so that none is taken for the beginning of another. */
    QList<std::pair<QString, QString>> m_names;
    std::map<QString, Psql> m_sessions; // gone before the people are
};

void TestRightsAttacks::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_people.emplace();
    const auto draft = [this](const char *who, const char *title, Core::Status status = {}) {
        return m_people->saveAs(who, article(QLatin1String(title), QStringLiteral("A"), status));
    };
    const auto remove = [this](const char *who, const Core::Article &one) {
        QCOMPARE(wait(m_people->openAs(who)->library().remove(one.id, 1, {})),
                 Core::Result<qint64>(2));
    };
    const Core::Article anns = draft("ann", "Ann's draft");
    Core::Article wanted = article(QStringLiteral("Bob's draft"), QStringLiteral("B"));
    wanted.source = {QStringLiteral("bobs site"), QStringLiteral("x/budget.md"), {}};
    wanted.tags = {QStringLiteral("bobs")};
    const Core::Article bobs = m_people->saveAs("bob", wanted);
    const Core::Article open = draft("ed", "For all", Core::Status::Published);
    wanted = article(QStringLiteral("For later"), QStringLiteral("L"), Core::Status::Published);
    wanted.publishAt = Core::utcNow().addDays(1);
    const Core::Article later = m_people->saveAs("ed", wanted);
    const Core::Article gone = draft("ann", "Deleted by Ed");
    const Core::Article dropped = draft("ann", "Deleted by Ann");
    remove("ed", gone);
    remove("ann", dropped);
    for (const auto &[who, copied] : {std::pair("ann", anns), std::pair("bob", bobs)}) {
        const auto desk = m_people->openAs(who);
        QVERIFY(wait(desk->stores().articles.putWorkingCopy({copied, QStringLiteral("here")},
                                                            desk->actor(), {}, {}))
                    .has_value());
    }
    m_people->database().execute(
        QStringLiteral("INSERT INTO view_counts VALUES (%1, 1), (%2, 1);"
                       // Answers as a superuser within the transaction of who asks.
                       "CREATE FUNCTION looked(sql text) RETURNS text SECURITY DEFINER LANGUAGE "
                       "plpgsql AS $$ DECLARE seen text; BEGIN EXECUTE format('SELECT "
                       "concat((%s))', sql) INTO seen; RETURN seen; END $$")
            .arg(text(open.id), text(bobs.id)));
    m_people->database().execute(QStringLiteral("ANALYZE"));
    m_names = {
        {QStringLiteral("$dropped"), text(dropped.id)}, {QStringLiteral("$later"), text(later.id)},
        {QStringLiteral("$anns"), text(anns.id)},       {QStringLiteral("$bobs"), text(bobs.id)},
        {QStringLiteral("$open"), text(open.id)},       {QStringLiteral("$gone"), text(gone.id)}};
    for (const char *role : {"author", "editor", "admin"})
        m_names << std::pair(QLatin1Char('$') + QLatin1String(role), m_people->group(role));
    for (const char *who : {"rita", "ann", "bob", "ada", "rel", "ed"})
        m_names << std::pair(QLatin1Char('$') + QLatin1String(who), m_people->login(who));
}

QString TestRightsAttacks::filledIn(const char *sql) const
{
    QString text = QLatin1String(sql);
    for (const auto &[name, value] : m_names)
        text.replace(name, value);
    return text;
}

void TestRightsAttacks::attack_changesAndTellsNothing_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("number");
    for (int i = 0; i < m_attacks.size(); ++i) {
        const QStringList logins = QString::fromLatin1(m_attacks[i].who).split(QLatin1Char(' '));
        for (const QString &who : logins)
            QTest::addRow("%d %s: %.60s", i, qPrintable(who), m_attacks[i].sql) << who << i;
    }
}

void TestRightsAttacks::attack_changesAndTellsNothing()
{
    QFETCH(QString, who);
    QFETCH(int, number);
    const Tests::Attack &attack = m_attacks[number];
    Psql &session =
        m_sessions.try_emplace(who, m_people->dsn(who.toLatin1().constData())).first->second;
    const auto rolledBack = qScopeGuard([&session] { session.run(QStringLiteral("ROLLBACK")); });
    QCOMPARE(session.run(QStringLiteral("BEGIN")), QString());
    const QString answer = session.run(filledIn(attack.sql));
    QVERIFY2(answer == QLatin1String(attack.answer),
             qPrintable(answer + QLatin1Char(' ') + session.message()));
    if (*attack.look) {
        QString question = filledIn(attack.look);
        question.replace(QLatin1Char('\''), QLatin1String("''"));
        QCOMPARE(session.run(QStringLiteral("SELECT looked('%1')").arg(question)),
                 QLatin1String(attack.seen));
    }
}

void TestRightsAttacks::deskOfEachRole_isAnsweredWhatIsStored_data()
{
    QTest::addColumn<QString>("who");
    for (const char *who : {"ann", "ed", "ada"})
        QTest::newRow(who) << QString::fromLatin1(who);
}

void TestRightsAttacks::deskOfEachRole_isAnsweredWhatIsStored()
{
    QFETCH(QString, who);
    const auto desk = m_people->openAs(who.toLatin1().constData());
    const auto row = [this](const QString &sql, const Core::Article &of) {
        const QString json = m_people->database().value(
            sql + QStringLiteral(" = %1 ORDER BY version DESC LIMIT 1").arg(text(of.id)));
        return QJsonDocument::fromJson(json.toUtf8()).object();
    };
    Core::Article wanted = article(QStringLiteral("Stored by ") + who, QStringLiteral("S"));
    wanted.body = QStringLiteral("\u65e5\u672c \"quoted\" \\ 'and'\nso on");
    wanted.authors = {QStringLiteral("A \"B\" C"), QStringLiteral("{x}")};
    wanted.tags = {QStringLiteral("sea, sand")};
    wanted.publishAt = QDateTime({2031, 5, 1}, QTime(8, 0, 0, 7), Qt::UTC);
    wanted.translationGroup = QUuid::createUuid();
    wanted.fields = {{QStringLiteral("layout"), QStringLiteral("wide")}};
    wanted.source = {QStringLiteral("site ") + who, QStringLiteral("a.md"), QStringLiteral("7")};
    auto saved = wait(desk->library().save(wanted, {}));
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().detail));
    for (int round = 0; round < 2; ++round) {
        const QJsonObject told = Core::articleToStored(*saved);
        QCOMPARE(row(QStringLiteral("SELECT payload FROM outbox WHERE CAST(aggregateid AS uuid)"),
                     *saved),
                 told);
        QCOMPARE(row(QStringLiteral("SELECT content FROM revisions WHERE article_id"), *saved),
                 told);
        QCOMPARE(*wait(desk->library().article(saved->id, {})), *saved);
        saved->title += QStringLiteral(" again");
        saved->setPublishDay(QDate(2031, 5, 2),
                             *Core::SiteZone::fromName(QStringLiteral("Asia/Kathmandu")));
        saved = wait(desk->library().save(*saved, {}));
        QVERIFY(saved.has_value());
    }
    QVERIFY(wait(desk->library().remove(saved->id, 0, {})).has_value());
    QCOMPARE(m_people->database().value(
                 QStringLiteral("SELECT concat_ws(' ', type, payload ->> 'version') FROM outbox "
                                "WHERE aggregateid = %1 ORDER BY version DESC LIMIT 1")
                     .arg(text(saved->id))),
             QStringLiteral("deleted 4"));
    QVERIFY(wait(desk->stores().articles.restore(saved->id, 4, desk->actor(), {})).has_value());
}

void TestRightsAttacks::refusal_doesNotQuoteWhatIsHidden()
{
    Psql ann = m_people->psql("ann");
    const QString taken =
        filledIn("UPDATE articles SET version = version + 1, slug = 'bobs-draft' WHERE id = $anns");
    QCOMPARE(ann.run(taken), QStringLiteral("23505"));
    QVERIFY2(!ann.message().contains(QLatin1String("bobs-draft")), qPrintable(ann.message()));
}

void TestRightsAttacks::bodyFromBeforeTheLimit_mayGetShorter()
{
    const Core::Article old =
        m_people->saveAs("ann", article(QStringLiteral("Long ago"), QStringLiteral("L")));
    m_people->database().execute(
        QStringLiteral("UPDATE articles SET body = repeat('x', 32000009) WHERE id = ") +
        text(old.id));
    Psql ann = m_people->psql("ann");
    const QString body = QStringLiteral("BEGIN; UPDATE articles SET version = version + 1, body = "
                                        "repeat('x', %2) WHERE id = %1")
                             .arg(text(old.id));
    for (const auto &[length, answer] :
         {std::pair(32000010, "23514"), std::pair(32000009, "1"), std::pair(32000005, "1")}) {
        QCOMPARE(ann.run(body.arg(length)), QLatin1String(answer));
        ann.run(QStringLiteral("ROLLBACK"));
    }
    m_people->database().execute(QStringLiteral("UPDATE articles SET body = '' WHERE id = ") +
                                 text(old.id));
}

void TestRightsAttacks::valuesFromBeforeTheirRules_mayStay()
{
    const Core::Article old =
        m_people->saveAs("ann", article(QStringLiteral("Odd once"), QStringLiteral("L")));
    // As an older version stored them.
    m_people->database().execute(
        QStringLiteral(
            "UPDATE articles SET slug = '../../etc', title = repeat('t', 10050), summary = "
            "repeat('s', 500050), fields = jsonb_build_object('x', repeat('f', 1000050)) "
            "WHERE id = ") +
        text(old.id));
    Psql ann = m_people->psql("ann");
    const QString change =
        QStringLiteral("BEGIN; UPDATE articles SET version = version + 1, %2 WHERE "
                       "id = %1")
            .arg(text(old.id));
    for (const auto &[what, answer] :
         {std::pair("tags = '{x}'", "23514"), std::pair("tags = '{x}', summary = 's'", "1"),
          std::pair("section = ''", "1"), std::pair("title = title || 't'", "23514"),
          std::pair("title = left(title, 10040)", "1"), std::pair("slug = '../../etc2'", "23514"),
          std::pair("slug = 'etc'", "1"), std::pair("fields = fields || '{\"y\": 1}'", "23514"),
          std::pair("fields = '{}'", "1")}) {
        const QString got = ann.run(change.arg(QLatin1String(what)));
        QVERIFY2(got == QLatin1String(answer),
                 qPrintable(QLatin1String(what) + u' ' + got + ann.message()));
        ann.run(QStringLiteral("ROLLBACK"));
    }
    m_people->database().execute(
        QStringLiteral(
            "UPDATE articles SET slug = 'was-odd', title = '', summary = '', fields = '{}' "
            "WHERE id = ") +
        text(old.id));
}

void TestRightsAttacks::unknownMembersOfARevision_areKeptWithinABound()
{
    const Core::Article anns =
        m_people->saveAs("ann", article(QStringLiteral("True title"), QStringLiteral("B")));
    Psql ann = m_people->psql("ann");
    // Each save carries them on, so nobody may put in what would be in everybody's way.
    const QString write =
        QStringLiteral(
            "BEGIN; UPDATE articles SET version = 2, updated_by = session_user WHERE id = %1;"
            "INSERT INTO revisions VALUES (%1, 2, 'x', jsonb_build_object('x', repeat('x', %2), "
            "'format', %3, 'title', 'Forged', 'publish_day', '2031-01-01'), now(), session_user) "
            "RETURNING "
            "concat_ws(' ', length(content ->> 'x'), content ->> 'format', content ->> 'title', "
            "content ->> 'publish_day')")
            .arg(text(anns.id));
    for (const auto &[size, format, answer] :
         {std::tuple(3, "7", "3 7 True title"), std::tuple(3, "0", "3 1 True title"),
          std::tuple(3, "-1", "3 1 True title"),
          std::tuple(3, "CAST('abc' AS text)", "3 1 True title"),
          std::tuple(3, "CAST(1e300 AS numeric)", "3 1 True title"),
          std::tuple(3, "NULL", "3 1 True title"), std::tuple(900000, "1", "900000 1 True title"),
          std::tuple(1000001, "1", "23514")}) {
        const QString got = ann.run(write.arg(QString::number(size), QLatin1String(format)));
        QVERIFY2(got == QLatin1String(answer),
                 qPrintable(QLatin1String(format) + u' ' + got + ann.message()));
        ann.run(QStringLiteral("ROLLBACK"));
    }
}

QTEST_GUILESS_MAIN(TestRightsAttacks)
#include "tst_rightsattacks.moc"
