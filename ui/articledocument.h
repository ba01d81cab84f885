#pragma once

#include <core/article.h>

#include <QColor>
#include <QFont>
#include <QTextCursor>
#include <QTextDocument>

#include <memory>

namespace Triptych::Ui {

/** The faces and colours an article is set in: a copy of the theme that a worker thread may read.
 */
struct ArticleStyle
{
    QFont body;
    QFont code;
    QFont heading;
    QFont small;
    QColor text;
    QColor muted;
    QColor faint;
    QColor link;
    QColor sunken; ///< behind code and what stands for a picture
    QColor rule;
    int titleSize = 28;
    int summarySize = 15;

    /** As the theme is now. GUI thread. */
    static ArticleStyle fromTheme();
};

/** The lines above the text. Empty ones take no room. */
struct ArticleHead
{
    QString title;
    QString summary;
    QString byline; ///< plain text
    QString views; ///< plain text at the end of the byline; ArticleDocument::setViews() replaces it
};

/**
 * An article as a typographic page: title, summary, byline, text. Loads nothing from anywhere: a
 * picture is shown as its description. Built on any thread, then used on the one it was moved to.
 */
class ArticleDocument final : public QTextDocument
{
    Q_OBJECT

public:
    /** Parses and sets `markdown`; the caller moves the document to the GUI thread. */
    static std::shared_ptr<ArticleDocument> build(const ArticleHead &head, const QString &markdown,
                                                  const ArticleStyle &style);

    /** Replaces the words that ArticleHead::views showed. */
    void setViews(const QString &views);

    /** True where a text is written from right to left, by its first strong characters. */
    static bool isRightToLeft(const QString &text);

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    ArticleDocument() = default;
    void space(const QColor &rule);

    QTextCursor m_views;
};

/** The HTML of a text made fit for QTextDocument: quotes, code and tables get a frame that it can
 * paint, pictures are replaced by their descriptions. Public for tests. */
QString decoratedHtml(const QString &html, const ArticleStyle &style, bool rightToLeft);

} // namespace Triptych::Ui
