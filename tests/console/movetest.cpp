#include "movetest.h"

#include <newsroom/embedded.h>
#include <ports/viewcounter.h>

#include <QJsonDocument>
#include <QProcess>

namespace Triptych::Tests {

QString MoveTest::MoveRun::reason(const Core::ArticleId &id) const
{
    for (const QJsonValue failure : report.value(QLatin1String("failures")).toArray()) {
        if (failure[QLatin1String("id")].toString() == id.toString())
            return failure[QLatin1String("reason")].toString();
    }
    return {};
}

QString MoveTest::MoveRun::errorKind() const
{
    return QJsonDocument::fromJson(err)[QLatin1String("error")][QLatin1String("kind")].toString();
}

void MoveTest::init()
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

std::shared_ptr<Workspace::Workspace> MoveTest::openHere()
{
    auto opened =
        wait(Space::open({Profiles::embeddedProfile(file()), {}}, Space::RelayMode::OnDemand, {}));
    return opened ? *opened : nullptr;
}

std::shared_ptr<Workspace::Workspace> MoveTest::openThere(const Support::FreshDatabase &database)
{
    Profiles::Profile profile;
    profile.kind = Profiles::Profile::Kind::Servers;
    profile.postgres = database.dsn();
    auto opened =
        wait(Space::open(*Profiles::normalised(profile, {}), Space::RelayMode::OnDemand, {}));
    return opened ? *opened : nullptr;
}

Core::Article MoveTest::save(Space &workspace, const Core::Article &article, const QString &actor)
{
    const auto saved = wait(workspace.stores().articles.save(article, actor, {}));
    if (!saved)
        qFatal("%s", qPrintable(saved.error().message + saved.error().detail));
    return *saved;
}

int MoveTest::fill(Space &workspace)
{
    Core::Article rich = article(
        QStringLiteral("Über die Fähre — 渡し船 عبّارة 🛳"),
        QStringLiteral("Erster Absatz.\r\n\r\n\"'); DROP TABLE articles; --\\ $1 :value ?\t\n"),
        Core::Status::Published);
    rich.summary = QStringLiteral("短い要約\u2028zweite Zeile");
    rich.language = QStringLiteral("zh-Hant");
    rich.authors = {QStringLiteral("Zoë"), QStringLiteral("Ann"), QStringLiteral("O'Neil \"O\"")};
    rich.tags = {QStringLiteral("zuletzt"), QStringLiteral("erst"), QStringLiteral("港")};
    rich.section = QStringLiteral("Meer");
    rich.publishAt = QDateTime(QDate(2031, 2, 3), QTime(4, 5, 6, 7), Qt::UTC);
    if (const auto set = wait(workspace.setSiteZone(QStringLiteral("Asia/Kathmandu"), {})); !set)
        qFatal("%s", qPrintable(set.error().message));
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
    rich.setPublishDay(QDate(2031, 2, 3), workspace.siteZone());
    rich.status = Core::Status::Archived;
    save(workspace, rich, QStringLiteral("ann"));

    Core::Article plain = save(workspace, article(QStringLiteral("Plain"), QStringLiteral("Text")));
    Core::Article gone = save(workspace, article(QStringLiteral("Gone"), QStringLiteral("Text")));
    gone.tags = {QStringLiteral("erst")};
    gone = save(workspace, gone);
    wait(workspace.stores().articles.remove(gone.id, gone.version, QStringLiteral("böb"), {}));
    Core::Article back = save(workspace, article(QStringLiteral("Back"), QStringLiteral("Text")));
    const auto removed =
        wait(workspace.stores().articles.remove(back.id, back.version, QStringLiteral("ann"), {}));
    wait(workspace.stores().articles.restore(back.id, *removed, QStringLiteral("ann"), {}));

    wait(workspace.stores().articles.putImportSource(QStringLiteral("markdown:a"),
                                                     QStringLiteral("/srv/ünser 'Ort'/a"), {},
                                                     QStringLiteral("böb"), {}));
    wait(workspace.stores().views.seed({{plain.id, 41}, {gone.id, 7}, {rich.id, 5'000'000'000}},
                                       {}));
    plain.title = QStringLiteral("Plain, but not saved");
    wait(workspace.stores().articles.putWorkingCopy({plain, QStringLiteral("a")},
                                                    QStringLiteral("somebody else"), {}, {}));
    Core::Article never;
    never.id = Core::ArticleId::create();
    never.body = QStringLiteral("Never saved");
    wait(workspace.stores().articles.putWorkingCopy({never, QStringLiteral("a")},
                                                    QStringLiteral("somebody else"), {}, {}));
    return 4;
}

void MoveTest::fillMany(Space &workspace, int count)
{
    for (int first = 0; first < count; first += 200) {
        QList<Core::Article> some;
        for (int i = first; i < std::min(first + 200, count); ++i) {
            Core::Article article =
                Tests::article(QStringLiteral("Article %1").arg(i),
                               QStringLiteral("A text about ferries. ").repeated(20));
            article.tags = {QStringLiteral("ferry"), QStringLiteral("tag %1").arg(i % 7)};
            some << article;
        }
        const auto saved =
            wait(workspace.stores().articles.saveAll(some, QStringLiteral("ann"), {}));
        QVERIFY(saved.has_value());
    }
}

QString MoveTest::program()
{
    return qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QStringLiteral("/app/triptychctl");
}

MoveTest::MoveRun MoveTest::run(const QStringList &arguments,
                                const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program(), QStringList{QStringLiteral("--json")} + arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    MoveRun run{
        process.exitCode(),
        QJsonDocument::fromJson(process.readAllStandardOutput().trimmed().split('\n').last())
            .object(),
        process.readAllStandardError()};
    if (!run.err.isEmpty())
        qInfo("%s", run.err.constData());
    return run;
}

MoveTest::MoveRun MoveTest::move(const Support::FreshDatabase &database)
{
    QProcessEnvironment environment = m_environment;
    environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn());
    return run({QStringLiteral("move")}, environment);
}

Core::Result<Sync::MoveReport> MoveTest::moveHere(Sync::MoveTerms terms, Core::Call call)
{
    return waitFor(Sync::move(std::move(terms), std::move(call)));
}

} // namespace Triptych::Tests
