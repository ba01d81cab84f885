#include "articleview.h"

#include "articledocument.h"
#include "dressed.h"

#include <QApplication>
#include <QDesktopServices>
#include <QScrollBar>

namespace Triptych::Ui {

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
    dress(this, [this] { applyTheme(); });
}

ArticleView::~ArticleView()
{
    // The view still looks at its document while it goes.
    setDocument(nullptr);
}

void ArticleView::showArticle(std::shared_ptr<ArticleDocument> document, bool keepPlace)
{
    const double at = keepPlace ? place() : 0;
    setDocument(document.get());
    // A page that is only read shows no text cursor; its width belongs to the document's layout.
    setCursorWidth(0);
    m_document = std::move(document);
    setPlace(at);
}

double ArticleView::place() const
{
    const QScrollBar *bar = verticalScrollBar();
    return bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
}

void ArticleView::setPlace(double place)
{
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(qRound(place * bar->maximum()));
}

QVariant ArticleView::loadResource(int type, const QUrl &name)
{
    if (name.scheme() == QLatin1String("data"))
        return QTextBrowser::loadResource(type, name);
    return {};
}

void ArticleView::follow(const QUrl &link)
{
    static const QStringList outside{QStringLiteral("http"), QStringLiteral("https"),
                                     QStringLiteral("mailto")};
    if (link.isRelative() && link.path().isEmpty() && link.hasFragment())
        scrollToAnchor(link.fragment());
    else if (outside.contains(link.scheme()))
        QDesktopServices::openUrl(link);
}

void ArticleView::applyTheme()
{
    QPalette dressed = QApplication::palette();
    dressed.setColor(QPalette::Base, colours().page);
    setPalette(dressed);
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
    QTextBrowser::resizeEvent(event);
}

} // namespace Triptych::Ui
