#pragma once

#include <QFrame>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;

namespace Triptych::Ui {

/** A list of all actions of the window: type a part of a name, choose, press Return. It is shown
 * over the top of its parent. GUI thread. */
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    /** `window` is the parent over which it opens, and gives its size. */
    explicit CommandPalette(QWidget *window);

    /** The label of an action without the marks of its keys. */
    static QString withoutKeys(const QString &label);

    /** An action and where it stands ("View"); separators, menus and the hidden are left out. */
    struct Entry
    {
        QPointer<QAction> action;
        QString place;
    };
    void open(const QList<Entry> &entries);
    void dismiss();

    QLineEdit *field() const { return m_field; }
    QListWidget *list() const { return m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &words);
    void place();
    void run();

    QWidget *m_window;
    QLineEdit *m_field;
    QListWidget *m_list;
    QList<Entry> m_entries;
    QPointer<QWidget> m_before;
};

} // namespace Triptych::Ui
