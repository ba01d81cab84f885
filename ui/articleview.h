#pragma once

#include <QTextBrowser>

#include <memory>

namespace Triptych::Ui {

class ArticleDocument;

/** Shows an ArticleDocument in a column of readable width. Links open outside; nothing is loaded.
 */
class ArticleView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ArticleView(QWidget *parent = nullptr);
    ~ArticleView() override;

    /** Takes the document; keeps the place that is shown where `keepPlace` is set. GUI thread. */
    void showArticle(std::shared_ptr<ArticleDocument> document, bool keepPlace);
    ArticleDocument *articleDocument() const { return m_document.get(); }

    /** How far the text is scrolled, 0 to 1. */
    double place() const;
    void setPlace(double place);

    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void centre();
    void applyTheme();
    void follow(const QUrl &link);

    std::shared_ptr<ArticleDocument> m_document;
};

} // namespace Triptych::Ui
