#pragma once

#include <core/article.h>

#include <QWidget>

namespace Triptych::Ui {

class ElidedLabel;
class GrowingEdit;
class Pill;

/** The head of an article that is being edited: title, summary, and a line with byline, date and
 * status. GUI thread. */
class ArticleHeadEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit ArticleHeadEdit(QWidget *parent = nullptr);

    GrowingEdit *titleEdit() const { return m_title; }
    GrowingEdit *summaryEdit() const { return m_summary; }

    /** The line under the summary: authors, date and status of `article`. */
    /** Its status. */
    Pill *statusPill() const { return m_pill; }
    void setFacts(const Core::Article &article, const Core::SiteZone &zone);

Q_SIGNALS:
    void textEdited();
    void leftDownwards();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void centre();

    GrowingEdit *m_title;
    GrowingEdit *m_summary;
    Pill *m_pill;
    ElidedLabel *m_facts;
};

} // namespace Triptych::Ui
