#pragma once

#include <QPushButton>

#include <functional>

class QListView;

namespace Triptych::Ui {

/**
 * Says at an edge of a list that the row of the open article is out of sight behind it, and brings
 * it into sight when it is pressed. It is hidden while the row is in sight or not listed, and moves
 * nothing by itself. A child of the list's pane: in the
 * list a click would take the keyboard out of the text. GUI thread.
 */
class OpenRowButton final : public QPushButton
{
    Q_OBJECT

public:
    /** `openRow` gives the row of the open article, negative where it is not listed. */
    OpenRowButton(QListView *view, std::function<int()> openRow, QWidget *pane);

    /** False where the row is not listed. */
    bool showRow();

public Q_SLOTS:
    /** The list was scrolled, or has other rows, or another article is open. */
    void refresh();

private:
    void place(bool isAbove);

    QListView *m_view;
    std::function<int()> m_openRow;
};

} // namespace Triptych::Ui
