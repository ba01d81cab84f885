#include "articlerenderer.h"

#include <core/answer.h>

#include <QElapsedTimer>
#include <QtConcurrentRun>

namespace Triptych::Ui {

namespace {

struct Built
{
    std::shared_ptr<ArticleDocument> document;
    int ms = 0;
};

} // namespace

void ArticleRenderer::render(const ArticleHead &head, const QString &markdown,
                             const ArticleStyle &style)
{
    m_head = head;
    m_markdown = markdown;
    m_style = style;
    m_again = m_busy;
    if (!m_busy)
        start();
}

void ArticleRenderer::drop()
{
    ++m_generation;
    m_again = false;
}

void ArticleRenderer::start()
{
    m_busy = true;
    m_again = false;
    const quint64 generation = m_generation;
    QThread *gui = thread();
    Core::onAnswer(QtConcurrent::run([head = m_head, markdown = m_markdown, style = m_style, gui] {
                       QElapsedTimer clock;
                       clock.start();
                       Built built{ArticleDocument::build(head, markdown, style), 0};
                       built.document->moveToThread(gui);
                       built.ms = int(clock.elapsed());
                       return built;
                   }),
                   this, [this, generation](const Built &built) {
                       m_busy = false;
                       m_lastMs = built.ms;
                       if (m_again)
                           start();
                       else if (generation == m_generation)
                           Q_EMIT rendered(built.document);
                   });
}

} // namespace Triptych::Ui
