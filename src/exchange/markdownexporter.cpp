#include "markdownexporter.h"

#include "await.h"
#include "exportnames.h"
#include "markdownexport.h"
#include "runcalls.h"

#include <platform/durablefile.h>
#include <ports/articlestore.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QPromise>
#include <QUuid>

namespace Triptych::Exchange {

namespace {

constexpr int BatchArticles = 100;
constexpr int PageRows = 1'000; // the most that list() gives

/** One export, on its thread. */
class ExportRun final
{
public:
    ExportRun(Ports::ArticleStore &store, ExportOptions options, Core::Call call,
              std::stop_token stop, std::function<void(int, int)> progress)
        : m_store(store)
        , m_options(std::move(options))
        , m_folder(m_options.folder)
        , m_calls(std::move(call), std::move(stop))
        , m_progress(std::move(progress))
    {
        m_options.query.filter = m_options.query.filter.datedBy(m_options.query.sort);
        // An article that is saved meanwhile keeps its place in this order.
        m_options.query.sort = Core::Sort::CreatedDescending;
    }

    Core::Result<ExportReport> run()
    {
        if (const auto ready = openFolder(); !ready)
            return Core::failure(ready.error());
        if (m_options.ids.isEmpty()) {
            if (const auto found = findArticles(); !found)
                return Core::failure(ending(found.error()));
        }
        const auto done = exportArticles(m_options.ids);
        if (!done) {
            const Core::Error why = ending(done.error());
            if (m_done == 0)
                return Core::failure(why);
            m_report.stopped = why;
        }
        return std::move(m_report);
    }

private:
    Core::Result<void> openFolder()
    {
        const QString shown = QDir::toNativeSeparators(m_options.folder);
        if (m_options.folder.isEmpty() || QFileInfo(m_options.folder).isFile()) {
            return Core::failure(
                Core::ErrorKind::Usage,
                translated(QT_TRANSLATE_NOOP("Exchange",
                                             "An export needs a folder. Nothing was written.")));
        }
        // A file that goes again is the only sure sign: rights alone do not tell of a disk that can
        // only be read. It also shows who may read a new file here: what is exported is for others,
        // too, unlike other files that are written durably.
        QFile probe(m_folder.filePath(QStringLiteral(".triptych-export-") +
                                      QUuid::createUuid().toString(QUuid::Id128)));
        const bool isThere = QDir().mkpath(m_options.folder);
        if (!isThere || !probe.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            return Core::failure(
                Core::ErrorKind::ReadOnly,
                translated(QT_TRANSLATE_NOOP(
                               "Exchange", "Nothing can be written into the folder %1, so nothing "
                                           "was exported."))
                    .arg(shown),
                isThere ? probe.errorString() : QString());
        }
        m_permissions = probe.permissions();
        probe.remove();
        return {};
    }

    /** `error` as what ended the export. */
    Core::Error ending(Core::Error error) const
    {
        if (m_calls.isStopped()) {
            error = {Core::ErrorKind::Cancelled,
                     translated(QT_TRANSLATE_NOOP(
                         "Exchange", "The export was called off. What was written stays.")),
                     {}};
        } else if (error.message.isEmpty() && error.kind == Core::ErrorKind::Timeout) {
            error.message = translated(QT_TRANSLATE_NOOP("Exchange", "The export took too long."));
        }
        return error;
    }

    /** All ids first: rows are short, and who waits is told how much there is to do. */
    Core::Result<void> findArticles()
    {
        QString after;
        do {
            if (const auto may = m_calls.check(); !may)
                return may;
            const auto page = await(m_store.list(m_options.query, PageRows, after, m_calls.read()));
            if (!page)
                return Core::failure(page.error());
            for (const Core::ArticleSummary &row : page->rows)
                m_options.ids << row.id;
            after = page->next;
        } while (!after.isEmpty());
        return {};
    }

    Core::Result<void> exportArticles(const QList<Core::ArticleId> &ids)
    {
        for (qsizetype at = 0; at < ids.size(); at += BatchArticles) {
            const QList<Core::ArticleId> batch = ids.mid(at, BatchArticles);
            const auto found = await(m_store.articles(batch, m_calls.read()));
            if (!found)
                return Core::failure(found.error());
            QHash<Core::ArticleId, Core::Article> byId;
            for (const Core::Article &article : *found)
                byId.insert(article.id, article);
            for (const Core::ArticleId &id : batch) {
                if (const auto may = m_calls.check(); !may)
                    return may;
                const auto article = byId.constFind(id);
                if (article != byId.cend() && !article->isDeleted()) {
                    if (const auto done = exportOne(*article); !done)
                        return done;
                }
                m_progress(++m_done, int(ids.size()));
            }
        }
        return {};
    }

    /** An error where no other file could be written either. */
    Core::Result<void> exportOne(const Core::Article &article)
    {
        const QByteArray bytes = articleToMarkdown(article);
        const ExportNames::Name name = m_names.nameFor(article, bytes, m_options.zone);
        const QString file = m_folder.filePath(name.path);
        const QFileInfo there(file);
        if (there.exists() || there.isSymLink()) {
            QFile old(file);
            if (there.isFile() && there.size() == bytes.size() && old.open(QIODevice::ReadOnly) &&
                old.readAll() == bytes) {
                ++m_report.unchanged;
                note(name);
                return {};
            }
            if (!there.isFile() || there.isSymLink()) {
                fail(name, translated(QT_TRANSLATE_NOOP(
                               "Exchange", "Something that is no plain file has this name.")));
                return {};
            }
            if (!m_options.overwrites) {
                m_report.skipped.append(
                    {name.path, 0,
                     translated(QT_TRANSLATE_NOOP(
                         "Exchange", "A file of this name is there and differs. It was left as it "
                                     "is."))});
                return {};
            }
        }
        if (!QDir().mkpath(there.absolutePath())) {
            fail(name, translated(QT_TRANSLATE_NOOP("Exchange", "Its folder cannot be made.")));
            return {};
        }
        const QFile::Permissions permissions =
            there.exists() ? QFile::permissions(file) : m_permissions;
        if (const auto written = Platform::writeDurably(file, bytes); !written) {
            fail(name, written.error().message);
            if (written.error().kind == Core::ErrorKind::Full)
                return Core::failure(written.error());
            return {};
        }
        QFile::setPermissions(file, permissions);
        ++m_report.written;
        note(name);
        return {};
    }

    void note(const ExportNames::Name &name)
    {
        if (!name.why.isEmpty())
            m_report.renamed.append({name.path, 0, name.why});
        if (!name.lost.isEmpty())
            m_report.lost.append({name.path, 0, name.lost});
    }
    void fail(const ExportNames::Name &name, const QString &reason)
    {
        m_report.failures.append({name.path, 0, reason});
    }

    Ports::ArticleStore &m_store;
    ExportOptions m_options;
    const QDir m_folder;
    const RunCalls m_calls;
    const std::function<void(int, int)> m_progress;
    QFile::Permissions m_permissions; ///< of a new file in the folder
    ExportNames m_names;
    ExportReport m_report;
    int m_done = 0;
};

QJsonArray notesToJson(const QList<ImportNote> &notes)
{
    QJsonArray array;
    for (const ImportNote &note : notes) {
        array.append(QJsonObject{{QStringLiteral("file"), note.file},
                                 {QStringLiteral("reason"), note.reason}});
    }
    return array;
}

} // namespace

QJsonObject exportReportToJson(const ExportReport &report)
{
    QJsonObject object{{QStringLiteral("written"), report.written},
                       {QStringLiteral("unchanged"), report.unchanged},
                       {QStringLiteral("skipped"), notesToJson(report.skipped)},
                       {QStringLiteral("failures"), notesToJson(report.failures)},
                       {QStringLiteral("renamed"), notesToJson(report.renamed)},
                       {QStringLiteral("lost"), notesToJson(report.lost)}};
    if (report.stopped)
        object.insert(QStringLiteral("stopped"), report.stopped->message);
    return object;
}

QString whatAnExportLacks()
{
    return translated(QT_TRANSLATE_NOOP(
        "Exchange", "The files hold the articles as they are now. Their history, unsaved text, "
                    "counts of views, pictures that lie beside the texts, and deleted articles are "
                    "not in them."));
}

MarkdownExporter::MarkdownExporter(Ports::ArticleStore &store, QObject *parent)
    : QObject(parent), m_store(store)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("exporter"));
}

MarkdownExporter::~MarkdownExporter()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

Core::FutureResult<ExportReport> MarkdownExporter::exportTo(ExportOptions options, Core::Call call)
{
    auto promise = std::make_shared<QPromise<Core::Result<ExportReport>>>();
    promise->start();
    const auto future = promise->future();
    m_pool.start([this, promise, options = std::move(options), call = std::move(call)] {
        ExportRun run(m_store, options, call, m_stop.get_token(),
                      [this](int done, int total) { Q_EMIT progressed(done, total); });
        promise->addResult(run.run());
        promise->finish();
    });
    return future;
}

} // namespace Triptych::Exchange
