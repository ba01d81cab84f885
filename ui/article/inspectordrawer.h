#pragma once

#include <QPropertyAnimation>
#include <QWidget>

class QToolButton;

namespace Triptych::Ui {

class Inspector;

/**
 * The place of the Inspector at the trailing edge of `sheet`. It stands beside the text where the
 * text keeps 45 characters a line, and takes room() there. On a narrower sheet it lies over the
 * text, which keeps its width, and has a button that closes it. It is hidden at first. GUI thread.
 */
class InspectorDrawer final : public QWidget
{
    Q_OBJECT

public:
    InspectorDrawer(Inspector *inspector, QWidget *sheet);

    bool isShown() const { return !isHidden(); }
    bool isOver() const;
    /** The width that is the drawer's and not the text's: 0 while it is hidden or over the text. */
    int room() const;
    /** Puts it to its place; over the text it begins at `top`, in pixels of the sheet. */
    void place(int top);
    /** Moves it in from the edge of the sheet to its place; without motion it stays there. */
    void slideIn();

    QToolButton *closeButton() const { return m_close; }

Q_SIGNALS:
    void closeAsked();
    /** Tab in its last control; Shift+Tab in its first one, `forwards` false. */
    void tabbedOut(bool forwards);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    QRect placeFor(int top) const;

    QWidget *m_sheet;
    QWidget *m_head;
    QToolButton *m_close;
    QPropertyAnimation m_slide; ///< of its position
};

} // namespace Triptych::Ui
