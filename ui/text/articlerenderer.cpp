#include "articlerenderer.h"

#include <core/answer.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <mutex>

namespace Triptych::Ui {

namespace {

constexpr int MostPixelsKept = 32'000'000;

struct Built
{
    std::shared_ptr<ArticleDocument> document;
    int ms = 0;
};

/**
 * Apart from the threads that merge, count and store: those are never behind a page. They end
 * before the application does: a QTextDocument reads the application's palette while it is built.
 */
QThreadPool &threads()
{
    static QThreadPool pool;
    static std::once_flag once;
    std::call_once(once, [] {
        pool.setMaxThreadCount(3);
        qAddPostRoutine([] { pool.waitForDone(); });
    });
    return pool;
}

QByteArray keyOf(const PagePicture &picture)
{
    return picture.key + QByteArray::number(picture.shown.width()) + 'x' +
           QByteArray::number(picture.shown.height());
}

} // namespace

ArticleRenderer::ArticleRenderer(QObject *parent)
    : QObject(parent)
    , m_build([](const ArticleHead &head, const QString &markdown, const ArticleStyle &style) {
        return ArticleDocument::build(head, markdown, style);
    })
    , m_decoded(MostPixelsKept)
{
}

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
    const auto build = [build = m_build, head = m_head, markdown = m_markdown, style = m_style,
                        gui = thread()] {
        QElapsedTimer clock;
        clock.start();
        Built built{build(head, markdown, style), 0};
        built.document->moveToThread(gui);
        built.ms = int(clock.elapsed());
        return built;
    };
    Core::onAnswer(QtConcurrent::run(&threads(), build), this,
                   [this, generation](const Built &built) {
                       m_busy = false;
                       m_lastMs = built.ms;
                       if (m_again)
                           start();
                       else if (generation == m_generation)
                           handOut(built.document);
                   });
}

void ArticleRenderer::handOut(const std::shared_ptr<ArticleDocument> &document)
{
    for (int number = 0; number < document->pictures().size(); ++number) {
        if (const QImage *known = m_decoded.object(keyOf(document->pictures().at(number))))
            document->setPicture(number, *known);
    }
    Q_EMIT rendered(document);
    decodeNext(document, 0);
}

void ArticleRenderer::decodeNext(const std::weak_ptr<ArticleDocument> &weak, int number)
{
    const auto document = weak.lock();
    while (document && number < document->pictures().size() && !document->picture(number).isNull())
        ++number;
    if (!document || number >= document->pictures().size())
        return;
    const PagePicture &picture = document->pictures().at(number);
    Core::onAnswer(QtConcurrent::run(&threads(), &PagePictures::decode, picture), this,
                   [this, weak, number, key = keyOf(picture)](const QImage &image) {
                       if (!image.isNull())
                           m_decoded.insert(key, new QImage(image),
                                            int(qint64(image.width()) * image.height()));
                       if (const auto shown = weak.lock()) {
                           shown->setPicture(number, image);
                           decodeNext(weak, number + 1);
                       }
                   });
}

} // namespace Triptych::Ui
