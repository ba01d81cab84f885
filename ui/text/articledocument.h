#pragma once

#include "pagepictures.h"
#include "sourceplaces.h"

#include <core/article.h>

#include <QColor>
#include <QFont>
#include <QHash>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <memory>

namespace Triptych::Ui {

/** The fonts and colours of an article: a copy of the theme that a worker thread may read.
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
    QColor sunken; ///< behind code and placeholders of pictures
    QColor rule;
    QColor page; ///< behind the text
    int titleSize = 28;
    int summarySize = 15;

    /** A copy of the present theme. GUI thread. */
    static ArticleStyle fromTheme();
};

/** The lines above the text; empty ones are left out. */
struct ArticleHead
{
    QString title;
    QString summary;
    QString byline; ///< plain text; ArticleDocument::setByline() replaces it
    QString views; ///< plain text at the end of the byline; ArticleDocument::setViews() replaces it
};

struct PageBudget;

/**
 * A laid-out article: title, summary, byline, text. It loads nothing: a picture on a server is
 * shown as its description; for a picture inside the text, space is reserved until setPicture().
 * Text beyond the budget is left out, and a line at the end says so, with a link to SourceAddress.
 * It is built on any thread, and then used on the thread to which it was moved.
 */
class ArticleDocument final : public QTextDocument
{
    Q_OBJECT

public:
    /** The address of the link in that last line, for showing the Markdown source. No article can
     * contain it.
     */
    static const QString SourceAddress;

    /** Makes the document of `markdown`; the caller moves it to the GUI thread. */
    static std::shared_ptr<ArticleDocument> build(const ArticleHead &head, const QString &markdown,
                                                  const ArticleStyle &style);
    static std::shared_ptr<ArticleDocument> build(const ArticleHead &head, const QString &markdown,
                                                  const ArticleStyle &style,
                                                  const PageBudget &budget);

    /** Replaces the text of ArticleHead::byline; without effect where there was none. */
    void setByline(const QString &byline);
    /** Replaces the text of ArticleHead::views. */
    void setViews(const QString &views);

    const ArticleStyle &style() const { return m_style; }
    /** How many characters of the text are left out. */
    qint64 omitted() const { return m_omitted; }

    /** Which block shows which line of the Markdown. */
    const SourcePlaces &sourcePlaces() const { return m_places; }

    const QList<PagePicture> &pictures() const { return m_pictures; }
    /** The decoded picture; null before it is decoded, and where that failed. */
    QImage picture(int number) const { return m_images.value(number); }
    bool isPictureBroken(int number) const;
    void setPicture(int number, const QImage &image);

    /** True where most of a text's letters are written from right to left. */
    static bool isRightToLeft(const QString &text);

Q_SIGNALS:
    void pictureChanged();

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    ArticleDocument() = default;
    void space(bool rightToLeft);
    void findByline(const QTextBlock &block);
    void replace(QTextCursor &place, const QString &text);

    ArticleStyle m_style;
    QTextCursor m_byline;
    QTextCursor m_views;
    SourcePlaces m_places;
    QList<PagePicture> m_pictures;
    QHash<int, QImage> m_images;
    qint64 m_omitted = 0;
};

} // namespace Triptych::Ui
