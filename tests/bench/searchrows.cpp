#include "searchrows.h"
#include "measure.h"
#include "redisrows.h"
#include "row.h"

#include <core/articlejson.h>
#include <search/elasticindex.h>
#include <support/indexprefix.h>
#include <support/servers.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

namespace Triptych::Bench {

namespace {

/** An index of this row alone, made and empty. */
class IndexBench final
{
public:
    IndexBench() : prefix(Support::elasticsearchUrl())
    {
        m_thread.start();
        Search::ElasticSettings settings;
        settings.nodes = {prefix.server()};
        settings.alias = alias();
        index = std::make_unique<Search::ElasticIndex>(settings, &m_thread);
    }
    ~IndexBench()
    {
        index.reset();
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(IndexBench)

    QString alias() const { return prefix.name() + QStringLiteral("articles"); }

    Support::IndexPrefix prefix;
    std::unique_ptr<Search::ElasticIndex> index;

private:
    QThread m_thread;
};

tl::unexpected<Core::Error> noServer()
{
    return Core::failure(Core::ErrorKind::Unreachable,
                         QStringLiteral("TRIPTYCH_TEST_ELASTICSEARCH names no server"));
}

Core::Call patient()
{
    return Core::Call::within(std::chrono::minutes(2));
}

Core::Result<void> publish(Search::ElasticIndex &index, const QList<Core::Article> &articles)
{
    constexpr int Batch = 1000;
    for (qsizetype at = 0; at < articles.size(); at += Batch) {
        const auto published = deliver(index.publish(articles.mid(at, Batch), patient()));
        if (!published)
            return Core::failure(published.error());
        for (const Core::Result<void> &one : *published) {
            if (!one)
                return Core::failure(one.error());
        }
    }
    return {};
}

QStringList bulkFiles(const QTemporaryDir &folder, const QString &alias,
                      const QList<Core::Article> &articles)
{
    constexpr qint64 BulkBytes = 5 * 1024 * 1024;
    QStringList names;
    QFile file;
    for (const Core::Article &article : articles) {
        if (!file.isOpen() || file.pos() >= BulkBytes) {
            file.close();
            names << folder.filePath(QString::number(names.size()));
            file.setFileName(names.last());
            if (!file.open(QIODevice::WriteOnly))
                qFatal("cannot write %s", qUtf8Printable(names.last()));
        }
        const QJsonObject action{
            {QStringLiteral("index"),
             QJsonObject{{QStringLiteral("_index"), alias},
                         {QStringLiteral("_id"), article.id.toString()},
                         {QStringLiteral("version"), article.version},
                         {QStringLiteral("version_type"), QStringLiteral("external")}}}};
        file.write(QJsonDocument(action).toJson(QJsonDocument::Compact) + '\n');
        file.write(QJsonDocument(Core::articleToJson(article, Core::JsonDetail::Internal))
                       .toJson(QJsonDocument::Compact) +
                   '\n');
    }
    return names;
}

class SearchShown final : public Row
{
public:
    QString what() const override { return QStringLiteral("search shown, p95, 10,000 articles"); }
    QString reference() const override { return QStringLiteral("Elasticsearch's own took, p95"); }
    Budget budget() const override { return {Budget::Kind::DifferenceAtMost, 15e-3}; }

    Core::Result<Figures> measure() override
    {
        if (Support::elasticsearchUrl().isEmpty())
            return noServer();
        IndexBench bench;
        if (const auto made = deliver(bench.index->ensure(patient())); !made)
            return Core::failure(made.error());
        if (const auto done = publish(*bench.index, manyArticles(10'000, 2000)); !done)
            return Core::failure(done.error());
        if (const auto done = deliver(bench.index->refresh(patient())); !done)
            return Core::failure(done.error());

        std::vector<double> shown;
        std::vector<double> took;
        for (int round = 0; round < 220; ++round) {
            Core::SearchQuery query;
            query.words = QStringLiteral("harbour council number %1").arg(round);
            Core::Result<Core::SearchPage> page;
            const double seconds =
                secondsOf([&] { page = deliver(bench.index->search(query, patient())); });
            if (!page)
                return Core::failure(page.error());
            if (page->hits.isEmpty())
                return Core::failure(Core::ErrorKind::Internal,
                                     QStringLiteral("nothing was found"));
            if (round < 20)
                continue; // the server compiles its code first
            shown.push_back(seconds);
            took.push_back(page->tookMs / 1000.0);
        }
        return Figures{percentile(shown, 0.95), percentile(took, 0.95)};
    }
};

class PublishToIndex final : public Row
{
public:
    QString what() const override { return QStringLiteral("articles published to the index"); }
    QString reference() const override
    {
        return QStringLiteral("curl with ready-made _bulk bodies");
    }
    Budget budget() const override { return {Budget::Kind::RatioAtLeast, 0.9}; }
    Unit unit() const override { return Unit::PerSecond; }

    Core::Result<Figures> measure() override
    {
        if (Support::elasticsearchUrl().isEmpty())
            return noServer();
        constexpr int Count = 6000;
        const QList<Core::Article> articles = manyArticles(Count, 3000);
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round < 3; ++round) {
            IndexBench bench;
            if (const auto made = deliver(bench.index->ensure(patient())); !made)
                return Core::failure(made.error());
            Core::Result<void> published;
            const double seconds = secondsOf([&] { published = publish(*bench.index, articles); });
            if (!published)
                return Core::failure(published.error());

            const auto reference = secondsByCurl(articles);
            if (!reference)
                return Core::failure(reference.error());
            if (round == 0)
                continue; // the server compiles its code first
            ours.push_back(Count / seconds);
            theirs.push_back(Count / *reference);
        }
        return Figures{median(ours), median(theirs)};
    }
};

} // namespace

QList<Core::Article> manyArticles(int count, int size)
{
    static const QStringList Words{QStringLiteral("harbour"), QStringLiteral("council"),
                                   QStringLiteral("ferry"),   QStringLiteral("seagrass"),
                                   QStringLiteral("market"),  QStringLiteral("organ"),
                                   QStringLiteral("tide")};
    QList<Core::Article> articles;
    articles.reserve(count);
    for (int i = 0; i < count; ++i) {
        Core::Article article = sampleArticle(size);
        article.title = QStringLiteral("%1 and %2, number %3")
                            .arg(Words.at(i % Words.size()), Words.at((i / 7) % Words.size()))
                            .arg(i);
        article.body += QLatin1Char(' ') + Words.at((i / 49) % Words.size());
        articles << article;
    }
    return articles;
}

Core::Result<double> secondsByCurl(const QList<Core::Article> &articles)
{
    IndexBench other;
    if (const auto made = deliver(other.index->ensure(patient())); !made)
        return Core::failure(made.error());
    const QTemporaryDir folder;
    const QStringList files = bulkFiles(folder, other.alias(), articles);
    QUrl url = other.prefix.server();
    url.setPath(QStringLiteral("/_bulk"));
    QStringList arguments{QStringLiteral("--silent"), QStringLiteral("--fail")};
    for (const QString &file : files) {
        if (arguments.size() > 2)
            arguments << QStringLiteral("--next") << QStringLiteral("--silent")
                      << QStringLiteral("--fail");
        arguments << QStringLiteral("-H") << QStringLiteral("Content-Type: application/x-ndjson")
                  << QStringLiteral("-o") << file + QStringLiteral(".reply")
                  << QStringLiteral("--data-binary") << QLatin1Char('@') + file << url.toString();
    }
    QProcess curl;
    const double seconds = secondsOf([&] {
        curl.start(QStringLiteral("curl"), arguments);
        curl.waitForFinished(120'000);
    });
    if (curl.exitStatus() != QProcess::NormalExit || curl.exitCode() != 0) {
        return Core::failure(Core::ErrorKind::Internal, QStringLiteral("curl failed"),
                             QString::fromLocal8Bit(curl.readAllStandardError()));
    }
    for (const QString &file : files) {
        QFile reply(file + QStringLiteral(".reply"));
        if (!reply.open(QIODevice::ReadOnly) || !reply.readAll().contains("\"errors\":false"))
            return Core::failure(Core::ErrorKind::Internal,
                                 QStringLiteral("curl's bulk had errors"));
    }
    return seconds;
}

Rows searchRows()
{
    Rows rows;
    rows.push_back(std::make_unique<SearchShown>());
    rows.push_back(std::make_unique<PublishToIndex>());
    return rows;
}

} // namespace Triptych::Bench
