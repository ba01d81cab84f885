#include "shippedarticles.h"

#include "markdownimporter.h"

#include <core/answer.h>
#include <core/cotry.h>
#include <text/frontmatter.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QPointer>
#include <QSet>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

Q_LOGGING_CATEGORY(logShipped, "triptych.exchange.shipped", QtWarningMsg)

const auto Byline = QStringLiteral("Triptych");
/** More than were ever shipped. */
constexpr int Most = 100;

QString samplesOf(const QString &language)
{
    const QDir samples(QStringLiteral(":/samples"));
    return samples.filePath(samples.exists(language) ? language : QStringLiteral("en"));
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no resource %s", qUtf8Printable(name));
    return file.readAll();
}

QSet<QByteArray> digestsOfSamples()
{
    QSet<QByteArray> digests;
    const QDir samples(QStringLiteral(":/samples"));
    for (const QString &language : samples.entryList(QDir::Dirs)) {
        const QDir folder(samples.filePath(language));
        for (const QString &name : folder.entryList(QDir::Files)) {
            const auto matter =
                Text::parseFrontMatter(QString::fromUtf8(contentOf(folder.filePath(name))));
            if (!matter || !matter->find(u"title"))
                qFatal("the sample %s cannot be read", qUtf8Printable(name));
            digests << ShippedArticles::digest(matter->find(u"title")->words().toString(),
                                               matter->body);
        }
    }
    return digests;
}

QSet<QByteArray> digestsOf(ShippedArticles::Kind kind)
{
    if (kind == ShippedArticles::Kind::Sample)
        return digestsOfSamples();
    const QList<QByteArray> lines = contentOf(QStringLiteral(":/shipped/help.sha256")).split('\n');
    return QSet<QByteArray>(lines.cbegin(), lines.cend());
}

/** The tags that the articles of a kind have had, in each language. */
QStringList tagsOf(ShippedArticles::Kind kind)
{
    return kind == ShippedArticles::Kind::Sample
               ? QStringList{QStringLiteral("Sample"), QStringLiteral("Beispiel")}
               : QStringList{QStringLiteral("Help")};
}

} // namespace

ShippedArticles::ShippedArticles(Ports::ArticleStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_importer(std::make_unique<MarkdownImporter>(store))
{
}

ShippedArticles::~ShippedArticles() = default;

QByteArray ShippedArticles::digest(const QString &title, const QString &body)
{
    return QCryptographicHash::hash((title + QLatin1Char('\n') + body.trimmed()).toUtf8(),
                                    QCryptographicHash::Sha256)
        .toHex();
}

Core::FutureResult<int> ShippedArticles::addSamples(const QString &language, Core::Call call)
{
    auto *importer = m_importer.get();
    const auto created = [](const Core::Result<ImportReport> &report) -> Core::Result<int> {
        if (!report)
            return Core::failure(report.error());
        if (report->stopped)
            return Core::failure(*report->stopped);
        for (const ImportNote &failure : report->failures)
            qCWarning(logShipped) << failure.file << failure.line << failure.reason;
        return report->created;
    };
    const auto import =
        [importer, call, language,
         created](const Core::Result<Core::ArticlePage> &page) -> Core::FutureResult<int> {
        if (!page)
            return Core::ready<int>(Core::failure(page.error()));
        if (!page->rows.isEmpty())
            return Core::ready<int>(0);
        MarkdownImportOptions options;
        options.sourceName = QStringLiteral("triptych:samples");
        options.remembersSource = false;
        options.actor = Byline;
        return importer->importFolder(samplesOf(language), options, call).then(created);
    };
    // With the importer as its context: it may be gone, and the store with it, when this is
    // answered.
    return Core::onAnswer(m_store.list({}, 1, {}, call), importer, import).unwrap();
}

Core::Task<QList<Core::Article>> ShippedArticles::untouched(Kind kind, Core::Call call)
{
    const QPointer<ShippedArticles> self(this);
    QList<Core::ArticleId> ids;
    for (const QString &tag : tagsOf(kind)) {
        Core::ArticleQuery query;
        query.author = Byline;
        query.tag = tag;
        CO_TRY(const Core::ArticlePage page, m_store.list(query, Most, {}, call), call, self);
        for (const Core::ArticleSummary &row : page.rows) {
            if (row.version == 1)
                ids << row.id;
        }
    }
    if (ids.isEmpty())
        co_return QList<Core::Article>();
    CO_TRY(const QList<Core::Article> articles, m_store.articles(ids, call), call, self);
    const QSet<QByteArray> shipped = digestsOf(kind);
    QList<Core::Article> untouched;
    std::copy_if(articles.cbegin(), articles.cend(), std::back_inserter(untouched),
                 [&shipped](const Core::Article &article) {
                     return article.version == 1 &&
                            shipped.contains(digest(article.title, article.body));
                 });
    co_return untouched;
}

} // namespace Triptych::Exchange
