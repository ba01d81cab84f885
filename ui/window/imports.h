#pragma once

#include <core/articleid.h>
#include <ui/look/theme.h>

#include <QList>
#include <QObject>
#include <QPointer>

#include <memory>

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class ImportDialog;

/** Imports folders of Markdown. GUI thread. */
class Imports final : public QObject
{
    Q_OBJECT

public:
    explicit Imports(Workspace::Workspace &workspace, QObject *parent = nullptr);
    /** Stops a running import. */
    ~Imports() override;

    /** Opens the import dialog over `window`. If one is open already, shows that one instead. */
    void importFolder(const QString &folder, QWidget *window);
    ImportDialog *dialog() const;
    /** The report of the last import is there to be shown. */
    bool hasReport() const;
    /** Shows it again, where it is there. */
    void showReport();

Q_SIGNALS:
    /** `text` is the progress of the running import; empty at the end. */
    void progressed(const QString &text);
    void ended(Triptych::Ui::Tone tone, const QString &sentence);
    /** Articles were imported. */
    void imported();
    /** hasReport() may be another. */
    void reportChanged();
    /** Somebody wants to read the article of a line in a report. */
    void articleAsked(const Triptych::Core::ArticleId &id);

private:
    Workspace::Workspace &m_workspace;
    QList<QPointer<ImportDialog>>
        m_dialogs; ///< the last one may be visible, the others are closing
};

} // namespace Triptych::Ui
