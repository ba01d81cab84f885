#pragma once

#include <core/article.h>

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace Triptych::Ui {

class EmptyState;
class Pill;

/** The right pane while a person moves through the list: the data of the selected row, and its
 * actions. Reads no store. GUI thread. */
class SelectionPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionPage(QWidget *parent = nullptr);

    void showNothing(bool canWrite);
    /** The zone of dates of publication. */
    void setSiteZone(const Core::SiteZone &zone) { m_zone = zone; }
    void showArticle(const Core::ArticleSummary &article, std::optional<qint64> views,
                     bool canWrite);

    /** The one that is shown; nothing where none is. */
    const std::optional<Core::ArticleSummary> &article() const { return m_article; }

    QPushButton *readButton() const { return m_read; }
    QPushButton *editButton() const { return m_edit; }

Q_SIGNALS:
    void readRequested(const Triptych::Core::ArticleId &id);
    void editRequested(const Triptych::Core::ArticleId &id);
    void newRequested();

private:
    std::optional<Core::ArticleSummary> m_article;
    Core::SiteZone m_zone;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    Pill *m_status;
    QLabel *m_when;
    QLabel *m_title;
    QLabel *m_byline;
    QLabel *m_summary;
    QLabel *m_facts;
    QPushButton *m_read;
    QPushButton *m_edit;
};

} // namespace Triptych::Ui
