#pragma once

#include "editordesk.h"

#include <exchange/markdownimporter.h>
#include <ui/controls/labelledfield.h>
#include <ui/exchange/importdialog.h>
#include <ui/window/imports.h>

#include <QDir>
#include <QLineEdit>

#define TRY_STAGE(dialog, wanted)                                                                  \
    QTRY_COMPARE_WITH_TIMEOUT((dialog)->stage(), Triptych::Ui::ImportDialog::Stage::wanted, 30'000)

namespace Triptych::Tests {

/** With blanks where a line does not break, and without the marks around names. */
inline QString plain(QString text)
{
    return text.remove(QChar(0x2068))
        .remove(QChar(0x2069))
        .replace(QChar(QChar::Nbsp), QLatin1Char(' '));
}

inline void retype(Ui::ImportDialog *dialog, const QString &name)
{
    QLineEdit *edit = dialog->nameField()->edit();
    edit->selectAll();
    QTest::keyClicks(edit, name);
}

/** The import of a folder as a person does it at a desk of its own. */
class ImportDialogTest : public PageTest
{
    Q_OBJECT

protected:
    QString path(const QString &inside) const
    {
        return QDir(m_desk->workspace.folder()).canonicalPath() + QLatin1Char('/') + inside;
    }
    bool write(const QString &inside, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(inside)).path());
        QFile file(path(inside));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    Ui::ImportDialog *open(const QString &folder)
    {
        m_imports->importFolder(path(folder), nullptr);
        return m_imports->dialog();
    }
    qsizetype articles()
    {
        const auto page = wait(m_desk->workspace->library().list({}, 1000, {}, {}));
        return page ? page->rows.size() : -1;
    }
    QString sources()
    {
        QStringList lines;
        const auto known = wait(m_desk->workspace->stores().articles.importSources({}));
        for (const Core::KnownSource &source : known.value_or(QList<Core::KnownSource>()))
            lines << source.name + QLatin1Char('=') + source.root;
        return lines.join(QLatin1Char('\n'));
    }
    Core::Result<Exchange::ImportReport> importNow(const QString &folder,
                                                   Exchange::MarkdownImportOptions options = {})
    {
        if (options.actor.isEmpty())
            options.actor = m_desk->workspace->actor();
        Exchange::MarkdownImporter importer(m_desk->workspace->stores().articles);
        return wait(importer.importFolder(path(folder), options, {}));
    }

    std::optional<WritingDesk> m_desk;
    std::unique_ptr<Ui::Imports> m_imports;

private Q_SLOTS:
    void init()
    {
        m_desk.emplace();
        m_imports = std::make_unique<Ui::Imports>(*m_desk->workspace);
    }
    void cleanup()
    {
        Support::saveScreenshotsOfFailure();
        m_imports.reset();
    }
};

} // namespace Triptych::Tests
