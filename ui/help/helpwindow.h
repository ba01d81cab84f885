#pragma once

#include "helppages.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QUrl;

namespace Triptych::Ui {

class ArticleRenderer;
class ArticleView;

/**
 * The help: its pages at the left, the chosen one at the right, in a window of its own, so that
 * what is written stays in sight. It needs no workspace. GUI thread.
 */
class HelpWindow final : public QWidget
{
    Q_OBJECT

public:
    /** Over `window`, which it closes with. */
    explicit HelpWindow(QWidget *window);

    /** Shows it, in front. */
    void open();

    QLineEdit *searchField() const { return m_search; }
    QListWidget *pageList() const { return m_list; }
    QComboBox *languages() const { return m_languages; }
    ArticleView *view() const { return m_view; }
    /** The page that is shown; of an empty name where none is. */
    HelpPage page() const { return m_page; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void setLanguage(const QString &language);
    void filter();
    void showCurrent();
    void follow(const QUrl &link);
    /** Marks the words of the search in the page, and leads to the first. */
    void markWords();
    QStringList words() const;

    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_nothing;
    QComboBox *m_languages;
    ArticleView *m_view;
    ArticleRenderer *m_renderer;
    QList<HelpPage> m_pages; ///< of the language
    QList<HelpPage> m_found; ///< those in the list, in its order
    HelpPage m_page;
};

} // namespace Triptych::Ui
