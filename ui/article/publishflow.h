#pragma once

#include "publishsheet.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class EditorPage;

/**
 * Publishes the article of an EditorPage: asks by a PublishSheet, says what came of it, and takes
 * it back as long as that article was not saved again. A child of the page. GUI thread.
 */
class PublishFlow final : public QObject
{
    Q_OBJECT

public:
    PublishFlow(EditorPage &page, Workspace::Workspace &workspace);

    /** Opens the sheet: with the time that the article has, with none, whatever it is scheduled
     * for, or with a time to come and the keyboard on it. */
    void ask(PublishSheet::When when = PublishSheet::When::AsItIs);
    /** Null where none is open. */
    PublishSheet *sheet() const;
    bool canUndo() const;
    /**
     * Its state and its time are again what they were before; what was typed since is saved with
     * them. Where readers would see a text that they have not seen, the sheet asks instead.
     */
    void undo();

    /** Saves with a status that readers do not see; says so where they saw it, with an undo. */
    void takeOff(Core::Status status);

private:
    void publish(const Core::Article &wanted);
    void onSaved(const Core::Article &article);
    void onShown();

    /** A publication, or its end, from when it was asked for until another save. */
    struct Done
    {
        Core::Article before; ///< as it was stored
        qint64 version = 0;   ///< that it has since; 0 while it is not saved yet
    };

    EditorPage &m_page;
    Workspace::Workspace &m_workspace;
    QPointer<PublishSheet> m_sheet;
    std::optional<Done> m_done;
};

} // namespace Triptych::Ui
