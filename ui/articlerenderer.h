#pragma once

#include "articledocument.h"

#include <QObject>

namespace Triptych::Ui {

/**
 * Builds ArticleDocuments on a worker thread, one at a time; of what is asked for meanwhile only
 * the newest is built. GUI thread.
 */
class ArticleRenderer final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void render(const ArticleHead &head, const QString &markdown, const ArticleStyle &style);
    /** What is being built is of no use any more: it is not handed out. */
    void drop();

    bool isBusy() const { return m_busy; }
    /** How long the last document took to build. */
    int lastMs() const { return m_lastMs; }

Q_SIGNALS:
    void rendered(const std::shared_ptr<Triptych::Ui::ArticleDocument> &document);

private:
    void start();

    ArticleHead m_head;
    QString m_markdown;
    ArticleStyle m_style;
    quint64 m_generation = 0;
    bool m_busy = false;
    bool m_again = false;
    int m_lastMs = 0;
};

} // namespace Triptych::Ui
