#pragma once

#include <core/article.h>

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace Triptych::Newsroom {
class EditingSession;
}

namespace Triptych::Ui {

class SaveStateLine;

/** The bar above the editor: the save state, the buttons for the panes beside the text, and Save.
 * GUI thread. */
class EditorBar final : public QWidget
{
    Q_OBJECT

public:
    explicit EditorBar(QWidget *parent = nullptr);

    /** The menu of the button beside Save. */
    void setMoreMenu(QMenu *menu) { m_menu = menu; }
    /** Shows what state the article is stored in and how safe the text is, and offers to save
     * where there is something to save. */
    void showState(const Newsroom::EditingSession &session, bool isReadOnly);
    /** The button says what saving `status` and `publishAt` over `stored` does to readers. */
    void showChoice(const Core::Article &stored, Core::Status status, const QDateTime &publishAt);

    SaveStateLine *stateLine() const { return m_stateLine; }
    QPushButton *saveButton() const { return m_save; }
    QToolButton *previewButton() const { return m_preview; }
    QToolButton *inspectorButton() const { return m_inspector; }

Q_SIGNALS:
    void saveAsked();

private:
    SaveStateLine *m_stateLine;
    QToolButton *m_preview;
    QToolButton *m_inspector;
    QPushButton *m_save;
    QPushButton *m_more;
    QMenu *m_menu = nullptr;
};

} // namespace Triptych::Ui
