#include "imports.h"

#include <core/answer.h>
#include <exchange/helparticles.h>
#include <exchange/markdownimporter.h>
#include <workspace/workspace.h>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto ImportPatience = 6h;
constexpr auto HelpPatience = 60s;

} // namespace

Imports::Imports(Workspace::Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace)
{
}

Imports::~Imports() = default;

void Imports::importFolder(const QString &folder)
{
    if (m_importer)
        return;
    m_importer = std::make_unique<Exchange::MarkdownImporter>(m_workspace.articles());
    Exchange::MarkdownImportOptions options;
    options.actor = m_workspace.actor();
    Q_EMIT progressed(tr("Importing…"));
    connect(m_importer.get(), &Exchange::MarkdownImporter::progressed, this,
            [this](int done, int total) {
                Q_EMIT progressed(tr("Importing %L1 of %L2").arg(done).arg(total));
            });
    Core::onAnswer(
        m_importer->importFolder(folder, options, Core::Call::within(ImportPatience)), this,
        [this](const Core::Result<Exchange::ImportReport> &report) {
            m_importer.reset();
            Q_EMIT progressed({});
            if (!report) {
                Q_EMIT ended(Tone::Danger, report.error().message);
                return;
            }
            const QString sentence =
                tr("Imported: %L1 new, %L2 updated, %L3 unchanged, %L4 failed.")
                    .arg(report->created)
                    .arg(report->updated)
                    .arg(report->unchanged)
                    .arg(report->failed);
            Q_EMIT ended(report->failed > 0 ? Tone::Warning : Tone::Ok,
                         report->failures.isEmpty()
                             ? sentence
                             : tr("%1 First: %2: %3")
                                   .arg(sentence, report->failures.first().file,
                                        report->failures.first().reason));
            Q_EMIT imported();
        });
}

void Imports::seedHelp()
{
    m_help = std::make_unique<Exchange::HelpArticles>(m_workspace.articles());
    Core::onAnswer(m_help->seed(Core::Call::within(HelpPatience)), this,
                   [this](const Core::Result<int> &count) {
                       if (count && *count > 0)
                           Q_EMIT imported();
                   });
}

} // namespace Triptych::Ui
