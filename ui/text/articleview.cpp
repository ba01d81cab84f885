#include "articleview.h"

#include "articledocument.h"
#include "pagemarks.h"
#include "pictureobject.h"

#include <ui/look/dressed.h>

#include <QAbstractEventDispatcher>
#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>

namespace Triptych::Ui {

namespace {

constexpr int SliceMs = 4;
constexpr int FirstSliceMs = 8;        // most short pages are done in it
constexpr int ShortCharacters = 8'000; // laid out at once in any case
// QTextDocumentLayout goes on by itself at this interval, in steps that double up to 200,000
// characters: qtextdocumentlayout.cpp, documentChanged() and layoutStep().
constexpr int OwnLayoutIntervalMs = 10;

} // namespace

ArticleView::ArticleView(QWidget *parent) : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Article"));
    connect(this, &QTextBrowser::anchorClicked, this, &ArticleView::follow);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ArticleView::centre);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &ArticleView::forgetPlace);
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &ArticleView::layOut);
    dress(this, [this] { applyTheme(); });
}

ArticleView::~ArticleView()
{
    m_slices.stop();
    // The view still looks at its document while it goes.
    setDocument(nullptr);
}

bool ArticleView::isLong(const ArticleDocument *document)
{
    return document && document->characterCount() > ShortCharacters;
}

void ArticleView::showArticle(std::shared_ptr<ArticleDocument> document, bool keepPlace)
{
    const double at = keepPlace ? place() : 0;
    if (isLong(document.get()) && at > 0 && m_before.isNull() && isVisible())
        m_before = viewport()->grab();
    m_slices.stop();
    const std::shared_ptr<ArticleDocument> before = std::exchange(m_document, document);
    document->documentLayout()->registerHandler(QTextFormat::ImageObject,
                                                new PictureObject(document.get()));
    document->documentLayout()->installEventFilter(this);
    connect(document.get(), &ArticleDocument::pictureChanged, viewport(),
            qOverload<>(&QWidget::update));
    {
        const QScopedValueRollback<bool> taking(m_isTaking, true);
        // A bar that went and came back would have the page laid out each time.
        if (verticalScrollBar()->isVisible())
            setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
        // QTextEdit lays out at once what is above the lower edge: that is the beginning.
        verticalScrollBar()->setValue(0);
        setDocument(document.get());
    }
    // A page that is only read shows no text cursor; its width belongs to the document's layout.
    setCursorWidth(0);
    startLayout(at);
}

void ArticleView::startLayout(double place)
{
    m_next = 0;
    m_wanted = place;
    // QTextEdit has laid out what is seen first; a key may come before the rest of a long page.
    if (!isLong(m_document.get()))
        layOut();
    if (m_next >= 0)
        m_slices.start();
}

void ArticleView::layOut()
{
    if (m_isHeld || m_next < 0)
        return;
    QElapsedTimer clock;
    clock.start();
    const int most = m_slices.isActive() ? SliceMs : FirstSliceMs;
    QTextBlock block = m_document->findBlockByNumber(m_next);
    while (block.isValid() && clock.elapsed() < most) {
        m_document->documentLayout()->blockBoundingRect(block);
        block = block.next();
    }
    if (block.isValid())
        m_next = block.blockNumber();
    else
        finishLayout();
}

void ArticleView::finishLayout()
{
    m_next = -1;
    m_slices.stop();
    // Told now rather than by the layout's own timer, so that the bar knows how far it reaches.
    QAbstractTextDocumentLayout *layout = m_document->documentLayout();
    Q_EMIT layout->documentSizeChanged(layout->documentSize());
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    if (!isLaidOut())
        return; // without the bar the page is wider, and begins anew
    if (m_wanted)
        moveTo(*m_wanted);
    m_wanted.reset();
    m_before = {};
    viewport()->update();
    Q_EMIT laidOut();
}

void ArticleView::holdLayout(bool held)
{
    m_isHeld = held;
}

void ArticleView::forgetPlace()
{
    Q_EMIT movedByHand();
    if (!m_wanted)
        return;
    // The reader moves: the page goes where that leads.
    m_wanted.reset();
    m_before = {};
    viewport()->update();
}

double ArticleView::place() const
{
    if (m_wanted)
        return *m_wanted;
    const QScrollBar *bar = verticalScrollBar();
    return bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
}

void ArticleView::moveTo(double place)
{
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(qRound(place * bar->maximum()));
}

void ArticleView::setPlace(double place)
{
    if (!isLaidOut())
        m_wanted = place;
    else
        moveTo(place);
}

void ArticleView::showLine(double line, int y, int slack)
{
    if (!m_document || !isLaidOut())
        return;
    QScrollBar *bar = verticalScrollBar();
    int wanted = bar->minimum(); // what has no line stands above the text
    if (const auto spot = m_document->sourcePlaces().spotOf(line)) {
        const auto *layout = m_document->documentLayout();
        const double top =
            layout->blockBoundingRect(m_document->findBlockByNumber(spot->first)).top();
        const double bottom =
            layout->blockBoundingRect(m_document->findBlockByNumber(spot->last)).bottom();
        wanted = qRound(top + spot->share * qMax(0.0, bottom - top)) - y;
    }
    wanted = qBound(bar->minimum(), wanted, bar->maximum());
    if (qAbs(wanted - bar->value()) > slack)
        bar->setValue(wanted);
}

QVariant ArticleView::loadResource(int, const QUrl &)
{
    return {};
}

void ArticleView::follow(const QUrl &link)
{
    static const QStringList outside{QStringLiteral("http"), QStringLiteral("https"),
                                     QStringLiteral("mailto")};
    if (link.toString() == ArticleDocument::SourceAddress)
        Q_EMIT sourceAsked();
    else if (link.isRelative() && link.path().isEmpty() && link.hasFragment())
        scrollToAnchor(link.fragment());
    else if (link.isRelative())
        Q_EMIT pageAsked(link);
    else if (outside.contains(link.scheme()))
        QDesktopServices::openUrl(link);
}

void ArticleView::applyTheme()
{
    QPalette dressed = QApplication::palette();
    dressed.setColor(QPalette::Base, colours().page);
    setPalette(dressed);
    m_before = {};
    centre();
}

void ArticleView::centre()
{
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    const int column = columnWidth(width());
    const int side = (width() - column) / 2;
    const int other = width() - column - side;
    // The bar stands at the trailing edge and takes its room beside the margins.
    const bool mirrored = isRightToLeft();
    setViewportMargins(qMax(0, side - (mirrored ? bar : 0)), 0,
                       qMax(0, other - (mirrored ? 0 : bar)), 0);
}

void ArticleView::resizeEvent(QResizeEvent *event)
{
    centre();
    if (m_isTaking || !isLong(m_document.get()) ||
        event->size().width() == event->oldSize().width()) {
        QTextBrowser::resizeEvent(event);
        return;
    }
    // QTextEdit lays out at once as far as is shown: from the beginning, and on in slices.
    const double at = place();
    m_before = {};
    verticalScrollBar()->setValue(0);
    QTextBrowser::resizeEvent(event);
    startLayout(at);
}

void ArticleView::paintEvent(QPaintEvent *event)
{
    if (!m_before.isNull() && m_wanted) {
        QPainter(viewport()).drawPixmap(0, 0, m_before);
        return;
    }
    if (m_document) {
        QPainter painter(viewport());
        const QScrollBar *across = horizontalScrollBar();
        const QPointF offset(isRightToLeft() ? across->maximum() - across->value()
                                             : across->value(),
                             verticalScrollBar()->value());
        painter.translate(-offset);
        PageMarks::paint(painter, *m_document, QRectF(event->rect()).translated(offset),
                         isLaidOut() ? m_document->blockCount() - 1 : m_next);
    }
    QTextBrowser::paintEvent(event);
}

void ArticleView::keyPressEvent(QKeyEvent *event)
{
    forgetPlace();
    QTextBrowser::keyPressEvent(event);
}

void ArticleView::wheelEvent(QWheelEvent *event)
{
    forgetPlace();
    QTextBrowser::wheelEvent(event);
}

void ArticleView::mousePressEvent(QMouseEvent *event)
{
    forgetPlace();
    QTextBrowser::mousePressEvent(event);
}

bool ArticleView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Timer && m_next >= 0 && m_document &&
        watched == m_document->documentLayout()) {
        const auto timers = QAbstractEventDispatcher::instance()->registeredTimers(watched);
        for (const QAbstractEventDispatcher::TimerInfo &timer : timers) {
            if (timer.timerId == static_cast<QTimerEvent *>(event)->timerId())
                return timer.interval == OwnLayoutIntervalMs;
        }
    }
    return QTextBrowser::eventFilter(watched, event);
}

} // namespace Triptych::Ui
