#include "helparticles.h"

#include "markdownimporter.h"

#include <core/answer.h>
#include <ports/articlestore.h>

#include <QLoggingCategory>

namespace Triptych::Exchange {

namespace {

Q_LOGGING_CATEGORY(logHelp, "triptych.exchange.help", QtWarningMsg)

} // namespace

HelpArticles::HelpArticles(Ports::ArticleStore &store)
    : m_store(store), m_importer(std::make_unique<MarkdownImporter>(store))
{
}

HelpArticles::~HelpArticles() = default;

Core::FutureResult<int> HelpArticles::seed(Core::Call call)
{
    auto *importer = m_importer.get();
    const auto created = [](const Core::Result<ImportReport> &report) -> Core::Result<int> {
        if (!report)
            return Core::failure(report.error());
        if (report->stopped)
            return Core::failure(*report->stopped);
        for (const ImportNote &failure : report->failures)
            qCWarning(logHelp) << failure.file << failure.line << failure.reason;
        return report->created;
    };
    const auto import =
        [importer, call,
         created](const Core::Result<Core::ArticlePage> &page) -> Core::FutureResult<int> {
        if (!page)
            return Core::ready<int>(Core::failure(page.error()));
        if (!page->rows.isEmpty())
            return Core::ready<int>(0);
        MarkdownImportOptions options;
        options.sourceName = QStringLiteral("triptych:help");
        options.remembersSource = false;
        options.actor = QStringLiteral("Triptych");
        return importer->importFolder(QStringLiteral(":/help"), options, call).then(created);
    };
    // With the importer as its context: it may be gone, and the store with it, when this is
    // answered.
    return Core::onAnswer(m_store.list({}, 1, {}, call), importer, import).unwrap();
}

} // namespace Triptych::Exchange
