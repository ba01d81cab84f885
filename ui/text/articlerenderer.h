#pragma once

#include "articledocument.h"

#include <QCache>
#include <QObject>

#include <functional>

namespace Triptych::Ui {

/**
 * Builds ArticleDocuments on worker threads of their own, one at a time; of what is asked for
 * meanwhile only the newest is built. Its pictures are decoded after it was handed out, one after
 * the other, and put into it as they come. However long a text takes, nothing else waits for it but
 * the end of the application (~QApplication). GUI thread.
 */
class ArticleRenderer final : public QObject
{
    Q_OBJECT

public:
    using Build = std::function<std::shared_ptr<ArticleDocument>(
        const ArticleHead &head, const QString &markdown, const ArticleStyle &style)>;

    explicit ArticleRenderer(QObject *parent = nullptr);

    void render(const ArticleHead &head, const QString &markdown, const ArticleStyle &style);
    /** Does not deliver the document that is being built. */
    void drop();

    bool isBusy() const { return m_busy; }
    /** How many milliseconds the last document took to build. */
    int lastMs() const { return m_lastMs; }

    /** For tests: a function that is called on the worker thread instead of
     * ArticleDocument::build(). */
    void setBuild(Build build) { m_build = std::move(build); }

Q_SIGNALS:
    void rendered(const std::shared_ptr<Triptych::Ui::ArticleDocument> &document);

private:
    void start();
    void handOut(const std::shared_ptr<ArticleDocument> &document);
    void decodeNext(const std::weak_ptr<ArticleDocument> &document, int number);

    Build m_build;
    ArticleHead m_head;
    QString m_markdown;
    ArticleStyle m_style;
    QCache<QByteArray, QImage> m_decoded; ///< by the picture's key and size; costs in pixels
    quint64 m_generation = 0;
    bool m_busy = false;
    bool m_again = false;
    int m_lastMs = 0;
};

} // namespace Triptych::Ui
