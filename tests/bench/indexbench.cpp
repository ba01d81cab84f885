#include "indexbench.h"

#include "measure.h"
#include "redisrows.h"

#include <core/articlejson.h>
#include <support/servers.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace Triptych::Bench {

IndexBench::IndexBench() : prefix(Support::elasticsearchUrl())
{
    m_thread.start();
    Elastic::Settings settings;
    settings.nodes = {prefix.server()};
    settings.alias = alias();
    index = std::make_unique<Search::ElasticIndex>(settings, &m_thread);
}

IndexBench::~IndexBench()
{
    index.reset();
    m_thread.quit();
    m_thread.wait();
}

Core::Call patient()
{
    return Core::Call::within(std::chrono::minutes(5));
}

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

namespace {

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

/** Seconds that curl takes to send ready-made `_bulk` bodies of these articles. */
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

} // namespace

Core::Result<Figures> perSecondAgainstCurl(const QList<Core::Article> &articles, int rounds,
                                           const std::function<Core::Result<double>()> &index)
{
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round <= rounds; ++round) {
        const auto seconds = index();
        if (!seconds)
            return Core::failure(seconds.error());
        const auto reference = secondsByCurl(articles);
        if (!reference)
            return Core::failure(reference.error());
        if (round == 0)
            continue;
        ours.push_back(double(articles.size()) / *seconds);
        theirs.push_back(double(articles.size()) / *reference);
    }
    return Figures{median(ours), median(theirs)};
}

} // namespace Triptych::Bench
