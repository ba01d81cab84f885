#include "benchdata.h"
#include "firstpaint.h"
#include "measure.h"
#include "redisrows.h"
#include "row.h"

#include <ports/articlestore.h>
#include <sync/relay.h>
#include <workspace/workspace.h>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <QCoroTask>

namespace Triptych::Bench {

namespace {

constexpr int Articles = 10'000;
constexpr int AtOnce = 500;
constexpr int Rounds = 9;

tl::unexpected<Core::Error> failed(const QString &what, const QString &detail = {})
{
    return Core::failure(Core::ErrorKind::Internal, what, detail);
}

Core::Call patient()
{
    return Core::Call::within(std::chrono::minutes(2));
}

/** An embedded workspace whose articles are all indexed, as the desk left it yesterday. */
Core::Result<void> makeWorkspace(const QString &file)
{
    const auto workspace =
        deliver(Workspace::Workspace::open({Profiles::embeddedProfile(file), {}},
                                           Workspace::Workspace::RelayMode::OnDemand, patient()));
    if (!workspace)
        return Core::failure(workspace.error());
    for (int made = 0; made < Articles; made += AtOnce) {
        QList<Core::Article> batch;
        for (int i = made; i < made + AtOnce; ++i) {
            Core::Article article = sampleArticle(2'000);
            article.version = 0;
            article.title += QStringLiteral(", number %1").arg(i);
            article.authors = {QStringLiteral("Author %1").arg(i % 50)};
            article.tags = {QStringLiteral("tag-%1").arg(i % 20)};
            article.status = i % 3 == 0 ? Core::Status::Draft : Core::Status::Published;
            batch << article;
        }
        const auto saved = deliver(
            (*workspace)->stores().articles.saveAll(batch, QStringLiteral("bench"), patient()));
        if (!saved)
            return Core::failure(saved.error());
        for (const auto &one : *saved) {
            if (!one)
                return Core::failure(one.error());
        }
    }
    const auto drained = QCoro::waitFor((*workspace)->relay().drain(patient()));
    if (!drained)
        return Core::failure(drained.error());
    if (drained->postponed > 0)
        return Core::failure(drained->lastError);
    return {};
}

struct Start
{
    double seconds = 0;
    double bytes = 0;
};

/** Starts a program of this folder and reads what it reports of itself. */
Core::Result<Start> startOnce(const QString &program, const QStringList &arguments,
                              const QString &home, bool scrolls = false)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"POSTGRES_DSN", "ES_ADDR", "ES_ALIAS", "REDIS_ADDR"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("TRIPTYCH_HOME"), home);
    if (!environment.contains(QStringLiteral("QT_QPA_PLATFORM")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    if (scrolls)
        environment.insert(QLatin1String(ScrollVariable), QStringLiteral("1"));
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    environment.insert(
        QLatin1String(StartedVariable),
        QString::number(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()));

    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationDirPath() + QLatin1Char('/') + program, arguments);
    if (!process.waitForFinished(scrolls ? 630'000 : 90'000) ||
        process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failed(program + QStringLiteral(" painted nothing"),
                      QString::fromLocal8Bit(process.readAllStandardError()));
    const QList<QByteArray> words = process.readAllStandardOutput().simplified().split(' ');
    const Start start{words.value(0).toDouble() / 1e9, words.value(1).toDouble()};
    if (start.seconds <= 0 || start.bytes <= 0)
        return failed(program + QStringLiteral(" does not know its time or memory"));
    return start;
}

/** The two programs are started for both rows at once. */
class Starts final
{
public:
    struct Medians
    {
        Figures seconds;
        Figures bytes;
    };

    const Core::Result<Medians> &medians()
    {
        if (!m_medians)
            m_medians = measureAll();
        return *m_medians;
    }

private:
    static Core::Result<Medians> measureAll()
    {
        const QTemporaryDir home;
        const QString file = home.filePath(QStringLiteral("bench.triptych"));
        if (const auto made = makeWorkspace(file); !made)
            return Core::failure(made.error());

        std::vector<double> seconds, bytes, blankSeconds, blankBytes;
        for (int round = 0; round <= Rounds; ++round) {
            const auto desk = startOnce(QStringLiteral("triptych_bench_desk"),
                                        {QStringLiteral("--workspace"), file}, home.path());
            if (!desk)
                return Core::failure(desk.error());
            const auto blank = startOnce(QStringLiteral("triptych_bench_blank"), {}, home.path());
            if (!blank)
                return Core::failure(blank.error());
            if (round == 0) // reads the programs and the file from the disk
                continue;
            seconds.push_back(desk->seconds);
            bytes.push_back(desk->bytes);
            blankSeconds.push_back(blank->seconds);
            blankBytes.push_back(blank->bytes);
        }
        return Medians{{median(seconds), median(blankSeconds)},
                       {median(bytes), median(blankBytes)}};
    }

    std::optional<Core::Result<Medians>> m_medians;
};

class StartToList final : public Row
{
public:
    explicit StartToList(std::shared_ptr<Starts> starts) : m_starts(std::move(starts)) {}
    QString what() const override
    {
        return QStringLiteral("start to first painted list of 10,000");
    }
    QString reference() const override { return QStringLiteral("a blank window with a QTextEdit"); }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 2.0}; }

    Core::Result<Figures> measure() override
    {
        const auto &medians = m_starts->medians();
        return medians ? Core::Result<Figures>(medians->seconds) : Core::failure(medians.error());
    }

private:
    const std::shared_ptr<Starts> m_starts;
};

class StartedMemory final : public Row
{
public:
    explicit StartedMemory(std::shared_ptr<Starts> starts) : m_starts(std::move(starts)) {}
    QString what() const override
    {
        return QStringLiteral("resident memory, started, list of 10,000");
    }
    QString reference() const override { return QStringLiteral("a blank window with a QTextEdit"); }
    Budget budget() const override { return {Budget::Kind::AtMost, 80.0 * 1024 * 1024}; }
    Unit unit() const override { return Unit::Bytes; }

    Core::Result<Figures> measure() override
    {
        const auto &medians = m_starts->medians();
        return medians ? Core::Result<Figures>(medians->bytes) : Core::failure(medians.error());
    }

private:
    const std::shared_ptr<Starts> m_starts;
};

/** The list read to its end. What it may take does not grow with the articles. */
class ScrolledMemory final : public Row
{
public:
    explicit ScrolledMemory(int count) : m_count(count) {}
    QString what() const override
    {
        return QStringLiteral("resident memory, list of %1 scrolled").arg(grouped(m_count));
    }
    QString reference() const override { return QStringLiteral("the same window with 1,000"); }
    Budget budget() const override { return {Budget::Kind::AtMost, 80.0 * 1024 * 1024}; }
    Unit unit() const override { return Unit::Bytes; }

    Core::Result<Figures> measure() override
    {
        const auto many = scrolled(m_count);
        if (!many)
            return Core::failure(many.error());
        const auto few = scrolled(Few);
        if (!few)
            return Core::failure(few.error());
        return Figures{*many, *few};
    }

private:
    static constexpr int Few = 1'000;

    static Core::Result<double> scrolled(int count)
    {
        const auto kept = BenchData(count).sqliteFile();
        if (!kept)
            return Core::failure(kept.error());
        const QTemporaryDir home;
        const QString file = home.filePath(QStringLiteral("bench.triptych"));
        if (!QFile::copy(*kept, file))
            return failed(QStringLiteral("the articles cannot be copied"), file);
        const auto desk = startOnce(QStringLiteral("triptych_bench_desk"),
                                    {QStringLiteral("--workspace"), file}, home.path(), true);
        if (!desk)
            return Core::failure(desk.error());
        return desk->bytes;
    }

    const int m_count;
};

} // namespace

Rows startRows(int count)
{
    const auto starts = std::make_shared<Starts>();
    Rows rows;
    rows.push_back(std::make_unique<StartToList>(starts));
    rows.push_back(std::make_unique<StartedMemory>(starts));
    rows.push_back(std::make_unique<ScrolledMemory>(count));
    return rows;
}

} // namespace Triptych::Bench
