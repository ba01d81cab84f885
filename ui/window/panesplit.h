#pragma once

#include <QSplitter>

#include <optional>

class QSettings;

namespace Triptych::Ui {

/**
 * The list and the page beside each other. The list has a share of the window until a person
 * gives it a width, which it keeps as far as the page keeps its column; whatever a page shows or
 * would like, neither moves. GUI thread.
 */
class PaneSplit final : public QSplitter
{
    Q_OBJECT

public:
    explicit PaneSplit(QWidget *parent);

    void setPanes(QWidget *list, QWidget *page);
    /** After the list was shown or hidden. */
    void fit();
    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int wantedWidth() const;

    std::optional<int> m_listWidth; ///< that the person chose
};

/** The next of these that is visible, after the one that has the keyboard; null where none is. */
QWidget *nextOf(QList<QWidget *> panes);

} // namespace Triptych::Ui
