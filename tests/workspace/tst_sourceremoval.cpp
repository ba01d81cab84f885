#include "people.h"

#include <ports/articlestore.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Tests;

/** triptychctl sources, as each role and for a file. */
class TestSourceRemoval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void file_listsAndForgetsASource();
    void deletedArticles_areNotCounted_data();
    void deletedArticles_areNotCounted();
    void sourceBeingImported_staysInBoth_data();
    void sourceBeingImported_staysInBoth();
    void onlyAnAdmin_removesASource();
    void tooManySources_areRefusedInASentence();
    void sourceOfALoginThatIsGone_isWhatBlocksUntilAnAdminRemovesIt();
    void wrongUsage_isRefused();

private:
    using Ctl = std::function<CtlRun(const QStringList &)>;
    Ctl file() const
    {
        return [this](const QStringList &arguments) {
            return runCtl(QStringList{QStringLiteral("--json"), QStringLiteral("--workspace"),
                                      path("news.triptych")} +
                              arguments,
                          {});
        };
    }
    Ctl as(const People &people, const char *who) const
    {
        return [&people, dsn = people.dsn(who)](const QStringList &arguments) {
            return people.ctl(dsn, QStringList{QStringLiteral("--json")} + arguments);
        };
    }
    QStringList import(const char *source) const
    {
        return {QStringLiteral("import"), QStringLiteral("markdown"), path("site"),
                QStringLiteral("--source"), QString::fromLatin1(source)};
    }
    static QStringList remove(const char *source)
    {
        return {QStringLiteral("sources"), QStringLiteral("remove"), QString::fromLatin1(source)};
    }
    /** As "name articles". */
    static QStringList listed(const Ctl &ctl)
    {
        QStringList list;
        for (const QByteArray &line : ctl({QStringLiteral("sources")}).out.split('\n')) {
            const QJsonObject one = QJsonDocument::fromJson(line).object();
            if (!line.isEmpty()) {
                list << one.value(QLatin1String("name")).toString() + QLatin1Char(' ') +
                            QString::number(one.value(QLatin1String("articles")).toInt());
            }
        }
        return list;
    }
    QString path(const char *inside) const
    {
        return QDir(m_disk->path()).canonicalPath() + QLatin1Char('/') + QLatin1String(inside);
    }

    std::unique_ptr<QTemporaryDir> m_disk;
};

void TestSourceRemoval::init()
{
    m_disk = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path("site")));
    for (const char *name : {"site/a.md", "site/b.md"}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("# A\n\nText.\n") > 0);
    }
}

void TestSourceRemoval::file_listsAndForgetsASource()
{
    const Ctl ctl = file();
    QCOMPARE(ctl({QStringLiteral("sources")}).out, QByteArray());
    QCOMPARE(ctl(import("s/site")).code, 0);
    QCOMPARE(listed(ctl), QStringList{QStringLiteral("s/site 2")});
    const CtlRun removed = ctl(remove("s/site"));
    QVERIFY2(removed.code == 0, removed.err.constData());
    QCOMPARE(QJsonDocument::fromJson(removed.out).object().value(QLatin1String("articles")).toInt(),
             2);
    QCOMPARE(listed(ctl), QStringList());
    // The articles stay; the same name is asked about before it is taken again.
    QCOMPARE(ctl({QStringLiteral("list")}).out.count('\n'), 2);
    QCOMPARE(ctl(import("s/site")).code, 2);
    QCOMPARE(ctl(import("s/site") + QStringList{QStringLiteral("--moved")}).code, 0);
    QCOMPARE(listed(ctl), QStringList{QStringLiteral("s/site 2")});
    QCOMPARE(ctl(remove("another")).code, 5);
}

void TestSourceRemoval::deletedArticles_areNotCounted_data()
{
    sourceBeingImported_staysInBoth_data();
}

void TestSourceRemoval::deletedArticles_areNotCounted()
{
    QFETCH(bool, isFile);
    if (!isFile)
        TRIPTYCH_NEEDS(Support::postgresDsn());
    std::optional<People> people;
    if (!isFile)
        people.emplace();
    const Ctl ctl = isFile ? file() : as(*people, "ada");
    QCOMPARE(ctl(import("s/site")).code, 0);
    const QByteArray first = ctl({QStringLiteral("list")}).out.split('\n').constFirst();
    const QString id =
        QJsonDocument::fromJson(first).object().value(QLatin1String("id")).toString();
    QVERIFY2(!id.isEmpty(), first.constData());
    QCOMPARE(ctl({QStringLiteral("delete"), id}).code, 0);
    QCOMPARE(listed(ctl), QStringList{QStringLiteral("s/site 1")});
    QCOMPARE(QJsonDocument::fromJson(ctl(remove("s/site")).out)
                 .object()
                 .value(QLatin1String("articles"))
                 .toInt(),
             1);
    // The name stays that of its deleted articles: they come back by no import unasked.
    QCOMPARE(ctl(import("s/site")).code, 2);
}

void TestSourceRemoval::sourceBeingImported_staysInBoth_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::newRow("SQLite") << true;
    QTest::newRow("PostgreSQL") << false;
}

void TestSourceRemoval::sourceBeingImported_staysInBoth()
{
    QFETCH(bool, isFile);
    if (!isFile)
        TRIPTYCH_NEEDS(Support::postgresDsn());
    std::optional<People> people;
    if (!isFile)
        people.emplace();
    const Ctl ctl = isFile ? file() : as(*people, "ada");
    QCOMPARE(ctl(import("site")).code, 0);
    Profiles::Profile profile;
    profile.kind = isFile ? Profiles::Profile::Kind::Embedded : Profiles::Profile::Kind::Servers;
    if (isFile)
        profile.file = path("news.triptych");
    else
        profile.postgres = people->dsn("ed");
    const auto desk = wait(Workspace::Workspace::open(
        *Profiles::normalised(profile, {}), Workspace::Workspace::RelayMode::OnDemand, {}));
    QVERIFY(desk);
    auto claim = wait((*desk)->stores().articles.claimSource(QStringLiteral("site"), {}));
    QVERIFY(claim);
    const CtlRun refused = ctl(remove("site"));
    QCOMPARE(refused.code, 6);
    QVERIFY2(refused.err.contains(
                 "An import of the source \\\"site\\\" is running. Nothing was removed."),
             refused.err.constData());
    QCOMPARE(listed(ctl), QStringList{QStringLiteral("site 2")});
    claim->reset();
    QCOMPARE(ctl(remove("site")).code, 0);
    QCOMPARE(listed(ctl), QStringList());
}

void TestSourceRemoval::onlyAnAdmin_removesASource()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const People people;
    QCOMPARE(as(people, "ann")(import("site")).code, 0);
    // Not even its own: others' imports were told of it. One that is not seen is one that is not
    // there.
    const QList<std::pair<const char *, int>> others{{"ann", 4}, {"ed", 4}, {"bob", 5}};
    for (const auto &[who, code] : others) {
        const CtlRun refused = as(people, who)(remove("site"));
        QVERIFY2(refused.code == code, refused.err.constData());
        QVERIFY2(code == 5 || refused.err.contains("Only the role admin may remove import sources"),
                 refused.err.constData());
    }
    for (const char *who : {"rita", "rel"})
        QVERIFY(as(people, who)(remove("site")).code != 0);
    const Ctl admin = as(people, "ada");
    QCOMPARE(listed(admin), QStringList{QStringLiteral("site 2")});
    QCOMPARE(admin(remove("site")).code, 0);
    QCOMPARE(listed(admin), QStringList());
    QCOMPARE(people.database().value(
                 QStringLiteral("SELECT count(*) FROM articles WHERE source_name = 'site'")),
             QStringLiteral("2"));
}

void TestSourceRemoval::tooManySources_areRefusedInASentence()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const People people;
    people.database().execute(
        QStringLiteral(
            "INSERT INTO import_sources SELECT 's' || g, '/s/' || g, now(), '%1', now(), "
            "'%1' FROM generate_series(1, 1000) AS g")
            .arg(people.login("ann")));
    const CtlRun refused = as(people, "ann")(import("site"));
    QCOMPARE(refused.code, 4);
    QVERIFY2(refused.err.contains("1,000 import sources, and these are the most of one login"),
             refused.err.constData());
    QCOMPARE(people.database().value(
                 QStringLiteral("SELECT count(*) FROM articles WHERE source_name LIKE 'site%'")),
             QStringLiteral("0"));
}

void TestSourceRemoval::sourceOfALoginThatIsGone_isWhatBlocksUntilAnAdminRemovesIt()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const People people;
    people.database().execute(QStringLiteral("INSERT INTO import_sources VALUES ('everything', "
                                             "'/', now(), 'gone_editor', now(), 'gone_editor')"));
    const CtlRun author = as(people, "ann")(import("site"));
    QCOMPARE(author.code, 4);
    // An editor is told which it is, and what an admin does about it.
    const CtlRun editor = people.ctl(people.dsn("ed"), import("site"));
    QCOMPARE(editor.code, 1);
    QVERIFY2(editor.err.contains("\"everything\"") &&
                 editor.err.contains("triptychctl sources remove"),
             editor.err.constData());
    QCOMPARE(as(people, "ada")(remove("everything")).code, 0);
    const CtlRun again = as(people, "ann")(import("site"));
    QVERIFY2(again.code == 0, again.err.constData());
    // Whoever names the very folder of another's source is told the name of that.
    const CtlRun same = as(people, "bob")(import("mine"));
    QCOMPARE(same.code, 4);
    QVERIFY2(same.err.contains("site") && same.err.contains("somebody else"), same.err.constData());
}

void TestSourceRemoval::wrongUsage_isRefused()
{
    for (const QStringList &words : {QStringList{QStringLiteral("remove")},
                                     QStringList{QStringLiteral("drop"), QStringLiteral("x")}})
        QCOMPARE(file()(QStringList{QStringLiteral("sources")} + words).code, 2);
}

QTEST_GUILESS_MAIN(TestSourceRemoval)

#include "tst_sourceremoval.moc"
