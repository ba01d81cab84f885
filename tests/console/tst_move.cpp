#include <newsroom/embedded.h>

#include <newsroom/journal.h>
#include <ports/archive.h>
#include <ports/articlestore.h>
#include <ports/viewcounter.h>
#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/redis.h>
#include <support/servers.h>
#include <sync/move.h>
#include <workspace/places.h>
#include <workspace/profilestore.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Triptych;
using Test::wait;
using Space = Workspace::Workspace;

namespace {

/** All that the tables of articles hold, told by SQL itself and by no code under test. */
struct Tables
{
    QJsonArray articles, revisions, copies, views, tags;

    friend bool operator==(const Tables &, const Tables &) = default;
};

QJsonArray array(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

Tables tablesOf(const QString &file)
{
    Tables tables;
    {
        auto database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tables"));
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("cannot open the workspace file");
        const auto rows = [&](const char *object, const char *from) {
            QSqlQuery query(database);
            if (!query.exec(QStringLiteral(
                                "SELECT json_group_array(json_object(%1)) FROM (SELECT * FROM %2)")
                                .arg(QLatin1String(object), QLatin1String(from))) ||
                !query.next())
                qFatal("cannot read the workspace file");
            return array(query.value(0).toString());
        };
        tables.articles =
            rows("'id', id, 'version', version, 'slug', slug, 'language', language, 'group', "
                 "translation_group,"
                 "'title', title, 'summary', summary, 'body', body, 'authors', json(authors), "
                 "'tags', json(tags),"
                 "'section', section, 'status', status, 'publish_at', publish_at, 'fields', "
                 "json(fields),"
                 "'source_name', source_name, 'source_path', source_path, 'digest', source_digest,"
                 "'created_at', created_at, 'updated_at', updated_at, 'created_by', created_by,"
                 "'updated_by', updated_by, 'deleted_at', deleted_at",
                 "articles ORDER BY id");
        tables.revisions =
            rows("'id', article_id, 'version', version, 'title', title, 'content', json(content),"
                 "'at', saved_at, 'by', saved_by",
                 "revisions ORDER BY article_id, version");
        tables.copies =
            rows("'id', article_id, 'owner', owner, 'base', base_version, 'content', json(content),"
                 "'at', updated_at",
                 "working_copies ORDER BY article_id, owner");
        tables.views = rows("'id', article_id, 'views', views", "view_counts ORDER BY article_id");
        tables.tags =
            rows("'tag', tag, 'articles', articles", "tag_counts WHERE articles > 0 ORDER BY tag");
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tables"));
    return tables;
}

Tables tablesOf(const Support::FreshDatabase &database)
{
    const auto rows = [&](const char *columns, const char *from, const char *order) {
        return array(database.value(
            QStringLiteral("SELECT json_agg(found) FROM (SELECT %1 FROM %2 ORDER BY %3) AS found")
                .arg(QLatin1String(columns), QLatin1String(from), QLatin1String(order))));
    };
    const auto ms = [](const char *column) {
        return QStringLiteral("CAST(extract(epoch FROM %1) * 1000 AS bigint)")
            .arg(QLatin1String(column));
    };
    Tables tables;
    tables.articles =
        rows(qPrintable(
                 QStringLiteral("id, version, slug, language, translation_group AS \"group\", "
                                "title, summary, body, authors, tags, section,"
                                "status, %1 AS publish_at, fields, source_name, source_path, "
                                "source_digest AS digest, %2 AS created_at,"
                                "%3 AS updated_at, created_by, updated_by, %4 AS deleted_at")
                     .arg(ms("publish_at"), ms("created_at"), ms("updated_at"), ms("deleted_at"))),
             "articles", "id");
    tables.revisions = rows(
        qPrintable(QStringLiteral(
                       "article_id AS id, version, title, content, %1 AS at, saved_by AS \"by\"")
                       .arg(ms("saved_at"))),
        "revisions", "article_id, version");
    tables.copies =
        rows(qPrintable(
                 QStringLiteral("article_id AS id, owner, base_version AS base, content, %1 AS at")
                     .arg(ms("updated_at"))),
             "working_copies", "article_id, owner");
    tables.views = rows("article_id AS id, views", "view_counts", "article_id");
    tables.tags = rows("tag, articles", "tag_counts WHERE articles > 0", "tag COLLATE \"C\"");
    return tables;
}

/** Compares table by table, so that a failure says which. */
#define COMPARE_TABLES(there, here)                                                                \
    do {                                                                                           \
        const Tables seen = there;                                                                 \
        const Tables wanted = here;                                                                \
        QCOMPARE(seen.articles, wanted.articles);                                                  \
        QCOMPARE(seen.revisions, wanted.revisions);                                                \
        QCOMPARE(seen.copies, wanted.copies);                                                      \
        QCOMPARE(seen.views, wanted.views);                                                        \
        QCOMPARE(seen.tags, wanted.tags);                                                          \
    } while (false)

struct Run
{
    int code = -1;
    QJsonObject report;
    QByteArray err;

    qint64 count(const char *key) const { return report.value(QLatin1String(key)).toInteger(-1); }
    QString reason(const Core::ArticleId &id) const
    {
        for (const QJsonValue failure : report.value(QLatin1String("failures")).toArray()) {
            if (failure[QLatin1String("id")].toString() == id.toString())
                return failure[QLatin1String("reason")].toString();
        }
        return {};
    }
    QString errorKind() const
    {
        return QJsonDocument::fromJson(err)[QLatin1String("error")][QLatin1String("kind")]
            .toString();
    }
};

} // namespace

class TestMove : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everything_standsThereAndAgainChangesNothing();
    void editedAgain_isBroughtUpToDate();
    void stoppedAfterAPage_goesOn();
    void savedMeanwhile_isMovedAsSaved();
    void killed_goesOn();
    void longHistory_isMovedInParts();
    void conflicts_failAlone();
    void goneOnThere_isComparedByItsHistory();
    void ownUnsavedText_isOfferedThere();
    void typedOnSince_isOfferedAsItIsNow();
    void onThreeServers_isFoundAndCounted();
    void badInput_isAClearError_data();
    void badInput_isAClearError();
    void loginWithoutTheRole_isForbidden();

private:
    QString file() const { return m_home->filePath(QStringLiteral("workspace.triptych")); }
    std::shared_ptr<Space> openHere()
    {
        auto opened = wait(
            Space::open({Workspace::embeddedProfile(file()), {}}, Space::RelayMode::OnDemand, {}));
        return opened ? *opened : nullptr;
    }
    std::shared_ptr<Space> openThere(const Support::FreshDatabase &database,
                                     const QString &redis = {})
    {
        Workspace::Profile profile;
        profile.kind = Workspace::Profile::Kind::Servers;
        profile.postgres = database.dsn();
        profile.redis = redis;
        auto opened =
            wait(Space::open(*Workspace::normalised(profile, {}), Space::RelayMode::OnDemand, {}));
        return opened ? *opened : nullptr;
    }
    static Core::Article save(Space &workspace, const Core::Article &article,
                              const QString &actor = QStringLiteral("ann"))
    {
        const auto saved = wait(workspace.articles().save(article, actor, {}));
        if (!saved)
            qFatal("%s", qPrintable(saved.error().message + saved.error().detail));
        return *saved;
    }
    /** One of each kind; answers their number with tombstones. */
    int fill(Space &workspace);
    void fillMany(Space &workspace, int count);
    Run move(const Support::FreshDatabase &database, const QStringList &more = {})
    {
        QProcessEnvironment environment = m_environment;
        environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn());
        return run(QStringList{QStringLiteral("move")} + more, environment);
    }
    static Run run(const QStringList &arguments, const QProcessEnvironment &environment)
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(program(), QStringList{QStringLiteral("--json")} + arguments);
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000))
            return {};
        Run run{process.exitCode(),
                QJsonDocument::fromJson(process.readAllStandardOutput()).object(),
                process.readAllStandardError()};
        if (!run.err.isEmpty())
            qInfo("%s", run.err.constData());
        return run;
    }
    static Core::Result<Sync::MoveReport> moveHere(Sync::MoveTerms terms, Core::Call call)
    {
        auto promise = std::make_shared<QPromise<Core::Result<Sync::MoveReport>>>();
        promise->start();
        const auto flow = [](Sync::MoveTerms terms, Core::Call call,
                             auto promise) -> QCoro::Task<void> {
            auto moving = Sync::move(std::move(terms), std::move(call));
            promise->addResult(co_await moving);
            promise->finish();
        };
        flow(std::move(terms), std::move(call), promise);
        return wait<Sync::MoveReport>(promise->future(), 60'000);
    }
    static QString program()
    {
        return qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QStringLiteral("/app/triptychctl");
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

void TestMove::init()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_home = std::make_unique<QTemporaryDir>();
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const char *name :
         {"POSTGRES_DSN", "ES_ADDR", "REDIS_ADDR", "QT_LOGGING_RULES", "PGPASSWORD"})
        m_environment.remove(QLatin1String(name));
    m_environment.insert(QStringLiteral("TRIPTYCH_HOME"), m_home->path());
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    qputenv("TRIPTYCH_HOME", m_home->path().toLocal8Bit());
}

int TestMove::fill(Space &workspace)
{
    Core::Article rich = Test::article(
        QStringLiteral("Über die Fähre — 渡し船 عبّارة 🛳"),
        QStringLiteral("Erster Absatz.\r\n\r\n\"'); DROP TABLE articles; --\\ $1 :value ?\t\n"),
        Core::Status::Published);
    rich.summary = QStringLiteral("短い要約\u2028zweite Zeile");
    rich.language = QStringLiteral("zh-Hant");
    rich.authors = {QStringLiteral("Zoë"), QStringLiteral("Ann"), QStringLiteral("O'Neil \"O\"")};
    rich.tags = {QStringLiteral("zuletzt"), QStringLiteral("erst"), QStringLiteral("港")};
    rich.section = QStringLiteral("Meer");
    rich.publishAt = QDateTime(QDate(2031, 2, 3), QTime(4, 5, 6, 7), Qt::UTC);
    rich.translationGroup = QUuid::createUuid();
    rich.source = Core::ImportSource{QStringLiteral("markdown:a"), QStringLiteral("b/ü.md"),
                                     QStringLiteral("00ff")};
    rich.fields = {{QStringLiteral("layout"), QStringLiteral("wide")},
                   {QStringLiteral("深"),
                    QJsonObject{{QStringLiteral("list"),
                                 QJsonArray{1, 2.5, true, QJsonValue(), QStringLiteral("x")}}}}};
    rich = save(workspace, rich);
    rich.body += QStringLiteral("More.");
    rich.tags.removeLast();
    rich = save(workspace, rich, QStringLiteral("böb"));
    rich.status = Core::Status::Archived;
    save(workspace, rich, QStringLiteral("ann"));

    Core::Article plain =
        save(workspace, Test::article(QStringLiteral("Plain"), QStringLiteral("Text")));
    Core::Article gone =
        save(workspace, Test::article(QStringLiteral("Gone"), QStringLiteral("Text")));
    gone.tags = {QStringLiteral("erst")};
    gone = save(workspace, gone);
    wait(workspace.articles().remove(gone.id, gone.version, QStringLiteral("böb"), {}));
    Core::Article back =
        save(workspace, Test::article(QStringLiteral("Back"), QStringLiteral("Text")));
    const auto removed =
        wait(workspace.articles().remove(back.id, back.version, QStringLiteral("ann"), {}));
    wait(workspace.articles().restore(back.id, *removed, QStringLiteral("ann"), {}));

    wait(workspace.views().seed({{plain.id, 41}, {gone.id, 7}, {rich.id, 5'000'000'000}}, {}));
    plain.title = QStringLiteral("Plain, but not saved");
    wait(workspace.articles().putWorkingCopy(plain, QStringLiteral("somebody else"), {}));
    Core::Article never;
    never.id = Core::ArticleId::create();
    never.body = QStringLiteral("Never saved");
    wait(workspace.articles().putWorkingCopy(never, QStringLiteral("somebody else"), {}));
    return 4;
}

void TestMove::fillMany(Space &workspace, int count)
{
    for (int first = 0; first < count; first += 200) {
        QList<Core::Article> some;
        for (int i = first; i < std::min(first + 200, count); ++i) {
            Core::Article article =
                Test::article(QStringLiteral("Article %1").arg(i),
                              QStringLiteral("A text about ferries. ").repeated(20));
            article.tags = {QStringLiteral("ferry"), QStringLiteral("tag %1").arg(i % 7)};
            some << article;
        }
        const auto saved = wait(workspace.articles().saveAll(some, QStringLiteral("ann"), {}));
        QVERIFY(saved.has_value());
    }
}

void TestMove::everything_standsThereAndAgainChangesNothing()
{
    const int count = fill(*openHere());
    const Tables before = tablesOf(file());
    QCOMPARE(before.articles.size(), count);
    Support::FreshDatabase database;
    const Run moved = move(database);
    QCOMPARE(moved.code, 0);
    QCOMPARE(moved.count("created"), count);
    QCOMPARE(moved.count("failed"), 0);
    QCOMPARE(moved.count("revisions"), before.revisions.size());
    QCOMPARE(moved.count("views"), 3);
    QCOMPARE(moved.count("working_copies"), 2);
    QCOMPARE(moved.count("verified"), count);
    COMPARE_TABLES(tablesOf(database), before);
    COMPARE_TABLES(tablesOf(file()), before);
    // Written with an outbox row each, and relayed by the command itself.
    QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM outbox")), QStringLiteral("0"));

    const QString rows = QStringLiteral(
        "SELECT (SELECT string_agg(CAST(xmin AS text) || ctid, ',' ORDER BY id) FROM articles) ||"
        "(SELECT string_agg(CAST(xmin AS text) || ctid, ',' ORDER BY article_id) FROM revisions) ||"
        "(SELECT string_agg(CAST(xmin AS text) || ctid, ',' ORDER BY article_id) FROM "
        "working_copies) ||"
        "(SELECT string_agg(CAST(xmin AS text) || ctid, ',' ORDER BY article_id) FROM "
        "view_counts)");
    const QString written = database.value(rows);
    QVERIFY(!written.isEmpty());
    const Run again = move(database);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.count("unchanged"), count);
    for (const char *key : {"created", "updated", "failed", "revisions", "views", "working_copies"})
        QCOMPARE(again.count(key), 0);
    QCOMPARE(database.value(rows), written);
}

void TestMove::editedAgain_isBroughtUpToDate()
{
    const auto here = openHere();
    const int count = fill(*here);
    Support::FreshDatabase database;
    QCOMPARE(move(database).code, 0);
    const auto page = wait(here->articles().list({}, 10, {}, {}));
    Core::Article edited = *wait(here->articles().article(page->rows.first().id, {}));
    edited.body = QStringLiteral("Written after the move");
    edited.tags = {QStringLiteral("new")};
    save(*here, save(*here, edited));
    wait(here->views().increment(edited.id, {}));
    save(*here, Test::article(QStringLiteral("New"), QStringLiteral("Text")));
    const Run again = move(database);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.count("created"), 1);
    QCOMPARE(again.count("updated"), 1);
    QCOMPARE(again.count("unchanged"), count - 1);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
}

void TestMove::stoppedAfterAPage_goesOn()
{
    const auto here = openHere();
    fillMany(*here, 150);
    Support::FreshDatabase database;
    {
        const auto there = openThere(database);
        std::stop_source stop;
        Sync::MoveTerms terms{here->articles(),
                              here->archive(),
                              there->archive(),
                              {},
                              {},
                              [&stop](Sync::MoveStep, qint64) { stop.request_stop(); }};
        const auto stopped =
            moveHere(terms, Core::Call::within(std::chrono::minutes(1), stop.get_token()));
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().kind, Core::ErrorKind::Cancelled);
    }
    const int moved = database.value(QStringLiteral("SELECT count(*) FROM articles")).toInt();
    QVERIFY(moved > 0 && moved < 150);
    const Run rest = move(database);
    QCOMPARE(rest.code, 0);
    QCOMPARE(rest.count("created"), 150 - moved);
    QCOMPARE(rest.count("unchanged"), moved);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
}

void TestMove::savedMeanwhile_isMovedAsSaved()
{
    const auto here = openHere();
    fillMany(*here, 130);
    Support::FreshDatabase database;
    const auto there = openThere(database);
    // After the first page the second one has been read already, and its last article changes.
    const auto all = wait(here->articles().scan({}, 200, {}));
    Core::Article last = all->last();
    last.body = QStringLiteral("Saved while it was moved");
    bool isSaved = false;
    Sync::MoveTerms terms{
        here->articles(), here->archive(), there->archive(), {}, {}, [&](Sync::MoveStep, qint64) {
            if (!std::exchange(isSaved, true))
                save(*here, last);
        }};
    const auto report = moveHere(terms, Core::Call::within(std::chrono::minutes(1)));
    QVERIFY(report.has_value());
    QCOMPARE(report->failures.size(), 0);
    QCOMPARE(report->created, 130);
    QVERIFY(isSaved);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
}

void TestMove::killed_goesOn()
{
    const auto here = openHere();
    fillMany(*here, 300);
    fill(*here);
    Support::FreshDatabase database;
    QVERIFY(openThere(database));
    QProcess process;
    QProcessEnvironment environment = m_environment;
    environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn());
    process.setProcessEnvironment(environment);
    process.start(program(), {QStringLiteral("move")});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(
        database.value(QStringLiteral("SELECT count(*) FROM articles")).toInt() > 0, 60'000);
    process.kill();
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());
    const Run rest = move(database);
    QCOMPARE(rest.code, 0);
    QVERIFY(rest.count("unchanged") > 0);
    QCOMPARE(rest.count("created") + rest.count("unchanged"), 304);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
    QTRY_COMPARE_WITH_TIMEOUT(database.value(QStringLiteral("SELECT count(*) FROM outbox")),
                              QStringLiteral("0"), 30'000);
}

void TestMove::longHistory_isMovedInParts()
{
    const auto here = openHere();
    Core::Article article = Test::article(QStringLiteral("Often saved"),
                                          QStringLiteral("A long text. ").repeated(4'000));
    for (int i = 0; i < 30; ++i) {
        article.summary = QString::number(i);
        article = save(*here, article);
    }
    Support::FreshDatabase database;
    QCOMPARE(move(database).count("revisions"), 30);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
    // As if it had been killed after the first part.
    database.execute(QStringLiteral("DELETE FROM revisions WHERE version % 2 = 0"));
    const Run again = move(database);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.count("unchanged"), 1);
    QCOMPARE(again.count("revisions"), 15);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
}

void TestMove::conflicts_failAlone()
{
    const auto here = openHere();
    const QString ann = QStringLiteral("ann");
    Core::Article slug = Test::article(QStringLiteral("Taken"), QStringLiteral("Here"));
    slug.slug = QStringLiteral("taken");
    slug = save(*here, slug);
    Core::Article source = Test::article(QStringLiteral("Source"), QStringLiteral("Here"));
    source.source = Core::ImportSource{QStringLiteral("s"), QStringLiteral("p.md"), {}};
    source = save(*here, source);
    const Core::Article newer =
        save(*here, Test::article(QStringLiteral("Newer"), QStringLiteral("Here")));
    const Core::Article other =
        save(*here, Test::article(QStringLiteral("Other"), QStringLiteral("Here")));
    const Core::Article fine =
        save(*here, Test::article(QStringLiteral("Fine"), QStringLiteral("Here")));

    Support::FreshDatabase database;
    const auto there = openThere(database);
    Core::Article holder =
        Test::article(QStringLiteral("Holder of the slug"), QStringLiteral("There"));
    holder.slug = slug.slug;
    holder = save(*there, holder);
    Core::Article importer =
        Test::article(QStringLiteral("Holder of the source"), QStringLiteral("There"));
    importer.source = source.source;
    save(*there, importer);
    Core::Article gone = newer;
    gone.version = 0;
    gone = save(*there, gone);
    gone.body = QStringLiteral("There");
    save(*there, gone);
    Core::Article different = other;
    different.version = 0;
    different.body = QStringLiteral("There");
    save(*there, different);
    const QString count = QStringLiteral("SELECT count(*) FROM articles WHERE body = 'There'");

    const Run moved = move(database);
    QCOMPARE(moved.code, 1);
    QCOMPARE(moved.count("created"), 1);
    QCOMPARE(moved.count("failed"), 4);
    QVERIFY(moved.reason(slug.id).contains(holder.id.toString()));
    QVERIFY(moved.reason(source.id).contains(QStringLiteral("Holder of the source")));
    QVERIFY(moved.reason(newer.id).contains(QLatin1Char('2')));
    QVERIFY(!moved.reason(other.id).isEmpty());
    QCOMPARE(database.value(count), QStringLiteral("4"));
    QCOMPARE(
        database.value(
            QStringLiteral("SELECT title FROM articles WHERE id = '%1'").arg(fine.id.toString())),
        QStringLiteral("Fine"));

    wait(there->articles().remove(holder.id, 0, ann, {}));
    const Run again = move(database);
    QCOMPARE(again.code, 1);
    QCOMPARE(again.count("created"), 1);
    QCOMPARE(again.count("unchanged"), 1);
    QCOMPARE(again.count("failed"), 3);
}

void TestMove::goneOnThere_isComparedByItsHistory()
{
    const auto here = openHere();
    const auto text = [&](const char *title) {
        return save(*here, Test::article(QLatin1String(title), QStringLiteral("Text")));
    };
    const Core::Article sound = text("Sound");
    const Core::Article spoilt = text("Spoilt");
    const Core::Article cut = text("Cut");
    Support::FreshDatabase database;
    const auto there = openThere(database);
    bool wentOn = false;
    Sync::MoveTerms terms{
        here->articles(), here->archive(), there->archive(), {}, {}, [&](Sync::MoveStep, qint64) {
            if (std::exchange(wentOn, true))
                return;
            for (Core::Article article : {sound, spoilt, cut}) {
                article.body += QStringLiteral(" typed there");
                save(*there, article);
            }
            database.execute(QStringLiteral("UPDATE revisions SET saved_by = 'another' WHERE "
                                            "version = 1 AND article_id = '%1'")
                                 .arg(spoilt.id.toString()));
            database.execute(
                QStringLiteral("DELETE FROM revisions WHERE version = 1 AND article_id = '%1'")
                    .arg(cut.id.toString()));
        }};
    const auto report = moveHere(terms, Core::Call::within(std::chrono::minutes(1)));
    QVERIFY(report.has_value());
    QVERIFY(wentOn);
    QCOMPARE(report->created, 3);
    QCOMPARE(report->verified, 1);
    QStringList failed;
    for (const Sync::MoveFailure &failure : report->failures)
        failed << failure.title;
    failed.sort();
    QCOMPARE(failed, QStringList({cut.title, spoilt.title}));
}

void TestMove::typedOnSince_isOfferedAsItIsNow()
{
    QVERIFY(openHere());
    Core::Article typed = Test::article(QStringLiteral("Typed"), QStringLiteral("Not saved"));
    typed.id = Core::ArticleId::create();
    Support::FreshDatabase database;
    Newsroom::Journal here(Workspace::journalFolder(Workspace::embeddedProfile(file())));
    Newsroom::Journal there(Workspace::journalFolder(openThere(database)->profile()));
    const auto bodyIn = [](Newsroom::Journal &journal) {
        const auto content = wait(journal.content());
        return content && content->entries.size() == 1 ? content->entries.first().article.body
                                                       : QString();
    };
    QVERIFY(wait(here.write(typed)).has_value());
    QCOMPARE(move(database).count("unsaved"), 1);
    QCOMPARE(bodyIn(there), typed.body);

    typed.body += QStringLiteral(", typed on");
    QVERIFY(wait(here.write(typed)).has_value());
    const Run again = move(database);
    QCOMPARE(again.count("unsaved"), 1);
    QCOMPARE(bodyIn(there), typed.body);
    QCOMPARE(again.report.value(QLatin1String("warnings")).toArray().size(), 0);

    Core::Article newer = typed;
    newer.body = QStringLiteral("Typed there");
    QVERIFY(wait(there.write(newer)).has_value());
    const Run last = move(database);
    QCOMPARE(last.count("unsaved"), 0);
    QCOMPARE(bodyIn(there), newer.body);
    QCOMPARE(bodyIn(here), typed.body);
    QCOMPARE(last.report.value(QLatin1String("warnings")).toArray().size(), 1);
}

void TestMove::ownUnsavedText_isOfferedThere()
{
    Core::Article typed = Test::article(QStringLiteral("Typed"), QStringLiteral("Not saved"));
    typed.id = Core::ArticleId::create();
    Core::Article copied = typed;
    copied.id = Core::ArticleId::create();
    const Workspace::Profile profile = Workspace::embeddedProfile(file());
    {
        const auto here = openHere();
        QVERIFY(wait(here->articles().putWorkingCopy(copied, here->actor(), {})).has_value());
        Newsroom::Journal journal(Workspace::journalFolder(profile));
        QVERIFY(wait(journal.write(typed)).has_value());
    }
    Support::FreshDatabase database;
    const Run moved = move(database);
    QCOMPARE(moved.code, 0);
    QCOMPARE(moved.count("unsaved"), 1);
    QCOMPARE(moved.count("working_copies"), 1);
    const auto there = openThere(database);
    Newsroom::Journal journal(Workspace::journalFolder(there->profile()));
    const auto content = wait(journal.content());
    QCOMPARE(content->entries.size(), 1);
    QCOMPARE(content->entries.first().article.body, typed.body);
    const auto copies = wait(there->articles().workingCopies(there->actor(), {}));
    QCOMPARE(copies->size(), 1);
    QCOMPARE(copies->first().id, copied.id);
    QCOMPARE(wait(Newsroom::Journal(Workspace::journalFolder(profile)).content())->entries.size(),
             1);
}

void TestMove::onThreeServers_isFoundAndCounted()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Core::Article seen;
    Core::Article counted;
    {
        const auto here = openHere();
        fill(*here);
        seen = save(*here, Test::article(QStringLiteral("Lighthouse"), QStringLiteral("Text"),
                                         Core::Status::Published));
        counted = save(*here, Test::article(QStringLiteral("Counted there"), QStringLiteral("Text"),
                                            Core::Status::Published));
        wait(here->views().seed({{seen.id, 12}, {counted.id, 3}}, {}));
    }
    Support::FreshDatabase database;
    Support::Redis redis;
    Support::IndexPrefix prefix(Support::elasticsearchUrl());
    redis.cli({QStringLiteral("SET"), QStringLiteral("article:views:") + counted.id.toString(),
               QStringLiteral("100")});
    QProcessEnvironment environment = m_environment;
    environment.insert(QStringLiteral("ES_ADDR"), prefix.server().toString());
    environment.insert(QStringLiteral("ES_ALIAS"), prefix.name() + QStringLiteral("articles"));
    environment.insert(QStringLiteral("REDIS_ADDR"), redis.address());
    const Run moved =
        run({QStringLiteral("move"), QStringLiteral("--to"), database.dsn()}, environment);
    QCOMPARE(moved.code, 0);
    QCOMPARE(
        redis.cli({QStringLiteral("GET"), QStringLiteral("article:views:") + seen.id.toString()}),
        QStringLiteral("12"));
    QCOMPARE(redis.cli(
                 {QStringLiteral("GET"), QStringLiteral("article:views:") + counted.id.toString()}),
             QStringLiteral("100"));
    environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn());
    Support::httpRequest("POST",
                         QUrl(prefix.server().toString() +
                              QStringLiteral("/%1articles/_refresh").arg(prefix.name())),
                         {});
    const Run found = run({QStringLiteral("search"), QStringLiteral("lighthouse")}, environment);
    QCOMPARE(found.report.value(QLatin1String("id")).toString(), seen.id.toString());
}

void TestMove::badInput_isAClearError_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("no target") << QStringLiteral("none") << 2;
    QTest::newRow("target is a new file") << QStringLiteral("new file") << 2;
    QTest::newRow("target is a file") << QStringLiteral("file") << 2;
    QTest::newRow("target is an embedded profile") << QStringLiteral("embedded") << 2;
    QTest::newRow("target cannot be read") << QStringLiteral("unreadable") << 2;
    QTest::newRow("source stands on servers") << QStringLiteral("servers") << 2;
    QTest::newRow("no such source") << QStringLiteral("no source") << 5;
    QTest::newRow("nobody listens") << QStringLiteral("away") << 3;
    QTest::newRow("wrong password") << QStringLiteral("password") << 3;
    QTest::newRow("newer schema") << QStringLiteral("newer") << 3;
    QTest::newRow("read only") << QStringLiteral("read only") << 4;
}

void TestMove::badInput_isAClearError()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    if (what != QLatin1String("no source"))
        fill(*openHere());
    const bool needsDatabase =
        code > 2 && what != QLatin1String("away") && what != QLatin1String("no source");
    std::optional<Support::FreshDatabase> database;
    if (needsDatabase) {
        database.emplace();
        QVERIFY(openThere(*database));
    }
    QStringList arguments{QStringLiteral("move")};
    QString to = needsDatabase ? database->dsn() : QStringLiteral("postgresql://a@127.0.0.1:1/x");
    QProcessEnvironment environment = m_environment;
    if (what == QLatin1String("new file")) {
        to = QStringLiteral("new.triptych");
    } else if (what == QLatin1String("file")) {
        to = file();
    } else if (what == QLatin1String("embedded")) {
        to = Workspace::embeddedProfile().name;
    } else if (what == QLatin1String("unreadable")) {
        to = QStringLiteral("postgresql://[");
    } else if (what == QLatin1String("away")) {
        to = QStringLiteral("postgresql://a@127.0.0.1:%1/x").arg(Support::freePort());
    } else if (what == QLatin1String("servers")) {
        Workspace::ProfileStore profiles(Workspace::settingsFile());
        Workspace::Profile profile;
        profile.name = QStringLiteral("team");
        profile.kind = Workspace::Profile::Kind::Servers;
        profile.postgres = to;
        QVERIFY(profiles.save(profile).has_value());
        arguments = QStringList{QStringLiteral("--workspace"), profile.name} + arguments;
    } else if (what == QLatin1String("password")) {
        to.replace(QRegularExpression(QStringLiteral(":[^:@/]*@")), QStringLiteral(":wrong@"));
    } else if (what == QLatin1String("newer")) {
        database->execute(
            QStringLiteral("INSERT INTO schema_version VALUES (9999, 'later', now())"));
    } else if (what == QLatin1String("read only")) {
        database->execute(QStringLiteral("ALTER DATABASE %1 SET default_transaction_read_only = on")
                              .arg(database->name()));
    }
    if (what != QLatin1String("none"))
        arguments << QStringLiteral("--to") << to;
    const Run moved = run(arguments, environment);
    if (what == QLatin1String("password") && moved.code == 0)
        QSKIP("this PostgreSQL trusts every login on loopback");
    QCOMPARE(moved.code, code);
    QVERIFY(!moved.errorKind().isEmpty());
    QVERIFY(!moved.err.contains("wrong@"));
    if (what == QLatin1String("no source"))
        QVERIFY(!QFileInfo::exists(file()));
    if (needsDatabase)
        QCOMPARE(database->value(QStringLiteral("SELECT count(*) FROM articles")),
                 QStringLiteral("0"));
}

void TestMove::loginWithoutTheRole_isForbidden()
{
    fill(*openHere());
    Support::FreshDatabase database;
    const auto there = openThere(database);
    const QString prefix = Support::uniqueName(QStringLiteral("move")).left(30);
    QVERIFY(wait(there->setUpRights(prefix, {})).has_value());
    for (const char *role : {"editor", "admin"}) {
        Workspace::LoginGrant grant;
        grant.login = prefix + QLatin1Char('_') + QLatin1String("anna_") + QLatin1String(role);
        grant.roles = {QLatin1String(role)};
        grant.password = QStringLiteral("secret");
        QVERIFY(wait(there->grantLogin(prefix, grant, {})).has_value());
        QProcessEnvironment environment = m_environment;
        // The password stands in the environment, and not in what everybody sees.
        environment.insert(QStringLiteral("PGPASSWORD"), grant.password);
        QString dsn = database.dsn(grant.login, QString());
        dsn.replace(QStringLiteral(":@"), QStringLiteral("@"));
        const Run moved = run({QStringLiteral("move"), QStringLiteral("--to"), dsn}, environment);
        const bool isAdmin = qstrcmp(role, "admin") == 0;
        QCOMPARE(moved.code, isAdmin ? 0 : 4);
        QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM articles")).toInt(),
                 isAdmin ? 4 : 0);
        database.execute(QStringLiteral("DROP OWNED BY %1; DROP ROLE %1").arg(grant.login));
    }
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
    for (const QString &role : Workspace::roleNames())
        database.execute(QStringLiteral("DROP OWNED BY %1_%2; DROP ROLE %1_%2").arg(prefix, role));
}

QTEST_GUILESS_MAIN(TestMove)
#include "tst_move.moc"
