#pragma once

#include "pagepictures.h"

#include <core/article.h>

#include <QColor>
#include <QFont>
#include <QHash>
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

struct PageBudget;

/**
 * An article as a typographic page: title, summary, byline, text. Loads nothing from anywhere: a
 * picture elsewhere is shown as its description, and of one inside the text the place is kept until
 * setPicture() has it. What is beyond the budget is left out, and a line at the end says so, with a
 * link to SourceAddress. Built on any thread, then used on the one it was moved to.
 */
class ArticleDocument final : public QTextDocument
{
    Q_OBJECT

public:
    /** Where the link of the last line leads: to the text as it is written. No article can name it.
     */
    static const QString SourceAddress;

    /** Parses and sets `markdown`; the caller moves the document to the GUI thread. */
    static std::shared_ptr<ArticleDocument> build(const ArticleHead &head, const QString &markdown,
                                                  const ArticleStyle &style);
    static std::shared_ptr<ArticleDocument> build(const ArticleHead &head, const QString &markdown,
                                                  const ArticleStyle &style,
                                                  const PageBudget &budget);

    /** Replaces the words that ArticleHead::views showed. */
    void setViews(const QString &views);

    const ArticleStyle &style() const { return m_style; }
    /** How many characters of the text are left out. */
    qint64 omitted() const { return m_omitted; }

    const QList<PagePicture> &pictures() const { return m_pictures; }
    /** The decoded picture, null where it could not be; null also while it is not there yet. */
    QImage picture(int number) const { return m_images.value(number); }
    bool isPictureBroken(int number) const;
    void setPicture(int number, const QImage &image);

    /** True where most of a text's first 400 letters are written from right to left. */
    static bool isRightToLeft(const QString &text);

Q_SIGNALS:
    void pictureChanged();

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    ArticleDocument() = default;
    void space();

    ArticleStyle m_style;
    QTextCursor m_views;
    QList<PagePicture> m_pictures;
    QHash<int, QImage> m_images;
    qint64 m_omitted = 0;
};

} // namespace Triptych::Ui
