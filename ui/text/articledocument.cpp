#include "articledocument.h"

#include "pagehtml.h"
#include "pagelists.h"
#include "pagemarks.h"
#include "pagetags.h"
#include "pagetokens.h"

#include <text/markdown.h>
#include <ui/look/theme.h>

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <QThread>
#include <QUrl>

#include <limits>

namespace Triptych::Ui {

namespace {

constexpr int BodyLeading = 122; // per cent of the line's height
constexpr int TightLeading = 104;
constexpr double ListIndent = 26;
constexpr double TableTop = 10;
constexpr double CellPadding = 6;
constexpr double TableBottom = 18;
constexpr double TopMargin = 12;
constexpr double BottomMargin = 64;
constexpr int DirectionBits = PageMark::LeftToRight | PageMark::RightToLeft;
const QString BylineAnchor = QStringLiteral("triptych-byline");
const QString ViewsAnchor = QStringLiteral("triptych-views");

QString colour(const QColor &c)
{
    return c.name(QColor::HexRgb);
}

QString family(const QFont &font)
{
    return QLatin1Char('\'') + font.family() + QLatin1Char('\'');
}

QString styleSheet(const ArticleStyle &style)
{
    const int body = style.body.pixelSize();
    return QStringLiteral(
               "body { color: %1; font-family: %2; font-size: %3px; }"
               "p, ul, ol, dl { margin-top: 0px; margin-bottom: %4px; }"
               "li { margin-top: 2px; margin-bottom: 4px; }"
               "ul ul, ul ol, ol ul, ol ol { margin-bottom: 0px; }"
               "h1, h2, h3, h4, h5, h6 { font-family: %5; font-weight: 600; margin-bottom: 8px; }"
               "h1 { font-size: %6px; margin-top: 32px; }"
               "h2 { font-size: %7px; margin-top: 28px; }"
               "h3 { font-size: %8px; margin-top: 24px; }"
               "h4, h5, h6 { font-size: %3px; margin-top: 16px; }"
               "a { color: %9; text-decoration: none; }")
               .arg(colour(style.text), family(style.body))
               .arg(body)
               .arg(qRound(body * 0.9))
               .arg(family(style.heading))
               .arg(qRound(body * 1.45))
               .arg(qRound(body * 1.25))
               .arg(qRound(body * 1.1))
               .arg(colour(style.link)) +
           QStringLiteral(
               "code, pre, kbd, samp { font-family: %1; font-size: %2px; }"
               "pre { white-space: pre-wrap; margin-top: 0px; margin-bottom: 0px; }"
               "blockquote { margin: 0px; color: %7; font-size: %9px; }"
               "code { background-color: %3; }"
               "pre code { background-color: transparent; }"
               "h1.title { font-size: %4px; margin-top: 0px; margin-bottom: 8px; }"
               "p.summary { font-family: %5; font-size: %6px; color: %7; margin-bottom: 12px; }"
               "p.byline { font-family: %5; font-size: %8px; color: %7; margin-bottom: 28px; }"
               "p.rest { font-family: %5; font-size: %8px; color: %7; margin-top: 24px; }")
               .arg(family(style.code))
               .arg(qRound(body * 0.86))
               .arg(colour(style.sunken))
               .arg(style.titleSize)
               .arg(family(style.small))
               .arg(style.summarySize)
               .arg(colour(style.muted))
               .arg(style.small.pixelSize())
               .arg(qRound(body * 0.92)) +
           QStringLiteral(
               "span.picture { background-color: %1; color: %2; font-family: %3; font-size: %4px; }"
               "th { font-family: %3; font-weight: 600; font-size: %4px; }"
               "td { font-size: %5px; }")
               .arg(colour(style.sunken), colour(style.muted), family(style.small))
               .arg(style.small.pixelSize())
               .arg(qRound(body * 0.92));
}

/** A table of data has a line under each row and no box. */
void ruleRows(QTextTable *table, const QColor &rule)
{
    for (int row = 0; row < table->rows(); ++row) {
        for (int column = 0; column < table->columns(); ++column) {
            QTextTableCell cell = table->cellAt(row, column);
            QTextTableCellFormat format = cell.format().toTableCellFormat();
            format.setBorder(0);
            format.setBottomBorder(1);
            format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBottomBorderBrush(rule);
            format.setPadding(CellPadding);
            cell.setFormat(format);
        }
    }
}

/** What the article asks for, else its own first letter's. */
Qt::LayoutDirection directionOf(const QTextBlock &block, Qt::LayoutDirection fallback)
{
    const int mark = int(block.blockFormat().rightMargin());
    if (mark & (PageMark::LeftToRight | PageMark::Code))
        return Qt::LeftToRight;
    if (mark & PageMark::RightToLeft)
        return Qt::RightToLeft;
    const Qt::LayoutDirection own = firstStrong(block.text());
    return own == Qt::LayoutDirectionAuto ? fallback : own;
}

/** How many letters of a page's text are written from right to left, less the others. */
qint64 lettersOf(const QString &html)
{
    Text::HtmlTokenizer tokenizer(html);
    Text::HtmlToken token;
    qint64 balance = 0;
    while (tokenizer.next(token))
        balance += rightwardLetters(token.text);
    return balance;
}

/** The style sheet's margins of a table are not taken over by QTextDocument. Blocks without a
 * letter, as numbers are, keep to the side of their table. */
void spaceFrames(const ArticleDocument &document, const QTextFrame *parent)
{
    const QColor rule = document.style().rule;
    const QList<QTextFrame *> frames = parent->childFrames();
    for (QTextFrame *frame : frames) {
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            QTextTableFormat format = table->format();
            format.setTopMargin(TableTop);
            format.setBottomMargin(TableBottom);
            format.setBorderCollapse(false);
            format.setLayoutDirection(
                format.border() == PageMark::MirroredBorder ? Qt::RightToLeft : Qt::LeftToRight);
            format.setAlignment(format.layoutDirection() == Qt::RightToLeft
                                    ? Qt::AlignRight | Qt::AlignAbsolute
                                    : Qt::AlignLeft | Qt::AlignAbsolute);
            format.setBorder(0);
            format.setRightMargin(int(format.rightMargin()) & ~DirectionBits);
            table->setFormat(format);
            ruleRows(table, rule);
        }
        spaceFrames(document, frame);
    }
}

/** QTextDocument makes headings larger than the size that the style sheet gives them. */
void dropSizeAdjustment(QTextCursor cursor, const QTextBlock &block)
{
    QList<QTextLayout::FormatRange> runs;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        QTextLayout::FormatRange run;
        run.start = it.fragment().position();
        run.length = it.fragment().length();
        run.format = it.fragment().charFormat();
        runs.append(run);
    }
    for (QTextLayout::FormatRange &run : runs) {
        run.format.clearProperty(QTextFormat::FontSizeAdjustment);
        cursor.setPosition(run.start);
        cursor.setPosition(run.start + run.length, QTextCursor::KeepAnchor);
        cursor.setCharFormat(run.format);
    }
}

QString restLine(qint64 omitted)
{
    const int characters = int(qMin<qint64>(omitted, std::numeric_limits<int>::max()));
    return QStringLiteral("<p class=\"rest\">%1 <a href=\"%2\">%3</a></p>")
        .arg(QCoreApplication::translate("ArticleDocument",
                                         "The rest (%Ln characters) is not shown here: to lay it "
                                         "out would take too long.",
                                         nullptr, characters)
                 .toHtmlEscaped(),
             ArticleDocument::SourceAddress,
             QCoreApplication::translate("ArticleDocument", "Show the text as it is written")
                 .toHtmlEscaped());
}

} // namespace

ArticleStyle ArticleStyle::fromTheme()
{
    ArticleStyle style;
    const Colours &c = colours();
    style.body = articleFont();
    style.code = besideTextMonospaceFont(TextSize::Body);
    style.heading = besideTextFont(TextSize::Title, Weight::Bold);
    style.small = textFont(TextSize::Small);
    style.text = c.text;
    style.muted = c.secondary;
    style.link = c.accent;
    style.sunken = c.neutral[c.dark ? 3 : 2];
    style.rule = c.neutral[c.dark ? 5 : 4];
    style.page = c.page;
    style.titleSize = besideTextFont(TextSize::Display).pixelSize();
    style.summarySize = besideTextFont(TextSize::Lead).pixelSize();
    return style;
}

const QString ArticleDocument::SourceAddress = QStringLiteral("triptych:source");

bool ArticleDocument::isRightToLeft(const QString &text)
{
    // Latin names stand at the beginning of many a right-to-left text: the majority decides.
    return rightwardLetters(text) > 0;
}

std::shared_ptr<ArticleDocument>
ArticleDocument::build(const ArticleHead &head, const QString &markdown, const ArticleStyle &style)
{
    return build(head, markdown, style, {});
}

std::shared_ptr<ArticleDocument> ArticleDocument::build(const ArticleHead &head,
                                                        const QString &markdown,
                                                        const ArticleStyle &style,
                                                        const PageBudget &budget)
{
    // The last to let go of it may be the thread that built it, while the GUI thread lays it out.
    std::shared_ptr<ArticleDocument> document(new ArticleDocument, [](ArticleDocument *gone) {
        if (gone->thread() == QThread::currentThread())
            delete gone;
        else
            gone->deleteLater();
    });
    document->m_style = style;
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(4);
    document->setIndentWidth(ListIndent);
    document->setDefaultFont(style.body);
    document->setDefaultStyleSheet(styleSheet(style));
    const QString sanitized = Text::toHtmlWithLines(markdown);
    const bool right = rightwardLetters(head.title) + lettersOf(sanitized) > 0;

    QString html = QStringLiteral("<body><div>");
    if (!head.title.isEmpty())
        html += QStringLiteral("<h1 class=\"title\">%1</h1>").arg(head.title.toHtmlEscaped());
    if (!head.summary.isEmpty())
        html += QStringLiteral("<p class=\"summary\">%1</p>").arg(head.summary.toHtmlEscaped());
    if (!head.byline.isEmpty() || !head.views.isEmpty()) {
        // It is in the language of the desk, and stands at the side of the page.
        html += markedTag({Text::HtmlToken::Kind::Start,
                           QStringLiteral("p"),
                           {},
                           {{QStringLiteral("class"), QStringLiteral("byline")}}},
                          right ? PageMark::RightToLeft : PageMark::LeftToRight);
        for (const auto &[anchor, text] :
             {std::pair(BylineAnchor, head.byline), std::pair(ViewsAnchor, head.views)}) {
            if (!text.isEmpty())
                html += QStringLiteral("<a name=\"%1\" style=\"color: %3\">%2</a>")
                            .arg(anchor, text.toHtmlEscaped(), colour(style.muted));
        }
        html += QStringLiteral("</p>");
    }
    const PageHtml page = pageHtml(sanitized, style, right, budget);
    document->m_pictures = page.pictures;
    document->m_omitted = page.omitted;
    html += page.html;
    if (page.omitted > 0)
        html += restLine(page.omitted);
    document->setHtml(html + QStringLiteral("</div></body>"));
    document->space(right);
    document->m_places = SourcePlaces(*document, markdown);
    // Made here, where its first look at a long text keeps nobody waiting. Nothing is shaped here:
    // the glyphs would refer to this thread's fonts, which end with the thread. A null size stops
    // QTextDocumentLayout from it (qtextdocumentlayout.cpp, documentChanged()).
    document->setPageSize(QSizeF(0, 0));
    document->documentLayout();
    return document;
}

void ArticleDocument::space(bool rightToLeft)
{
    QTextFrameFormat page = rootFrame()->frameFormat();
    page.setTopMargin(TopMargin);
    page.setBottomMargin(BottomMargin);
    const Qt::LayoutDirection side = rightToLeft ? Qt::RightToLeft : Qt::LeftToRight;
    page.setLayoutDirection(side);
    rootFrame()->setFrameFormat(page);
    spaceFrames(*this, rootFrame());
    QTextCursor cursor(this);
    cursor.beginEditBlock();
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool tight = format.headingLevel() > 0 || format.nonBreakableLines() ||
                           block.charFormat().fontFixedPitch();
        format.setLineHeight(tight ? TightLeading : BodyLeading,
                             QTextBlockFormat::ProportionalHeight);
        format.setLayoutDirection(
            directionOf(block, frameAt(block.position())->frameFormat().layoutDirection()));
        format.setRightMargin(int(format.rightMargin()) & ~DirectionBits);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
        if (format.headingLevel() > 0)
            dropSizeAdjustment(cursor, block);
        if (m_byline.isNull() && m_views.isNull())
            findByline(block);
    }
    cursor.endEditBlock();
    PageLists::apply(*this);
    PageMarks::apply(*this);
}

void ArticleDocument::findByline(const QTextBlock &block)
{
    // The import of HTML names the first character only: the byline ends where the count starts,
    // and the count ends the line.
    const int end = block.position() + block.length() - 1;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QStringList anchors = fragment.charFormat().anchorNames();
        for (const auto &[anchor, place] :
             {std::pair(BylineAnchor, &m_byline), std::pair(ViewsAnchor, &m_views)}) {
            if (!anchors.contains(anchor) || !place->isNull())
                continue;
            *place = QTextCursor(this);
            place->setPosition(fragment.position());
            place->setPosition(end, QTextCursor::KeepAnchor);
        }
    }
    if (!m_byline.isNull() && !m_views.isNull()) {
        const int start = m_byline.selectionStart();
        m_byline.setPosition(start);
        m_byline.setPosition(m_views.selectionStart(), QTextCursor::KeepAnchor);
    }
}

void ArticleDocument::setByline(const QString &byline)
{
    replace(m_byline, byline);
}

void ArticleDocument::setViews(const QString &views)
{
    // The end of the byline would move with what is put in right behind it.
    m_byline.setKeepPositionOnInsert(true);
    replace(m_views, views);
    m_byline.setKeepPositionOnInsert(false);
}

void ArticleDocument::replace(QTextCursor &place, const QString &text)
{
    if (place.isNull() || place.selectedText() == text)
        return;
    const int start = place.selectionStart();
    const QTextCharFormat format = place.charFormat();
    place.insertText(text, format);
    place.setPosition(start);
    place.setPosition(start + int(text.size()), QTextCursor::KeepAnchor);
}

bool ArticleDocument::isPictureBroken(int number) const
{
    return m_images.contains(number) && m_images.value(number).isNull();
}

void ArticleDocument::setPicture(int number, const QImage &image)
{
    m_images.insert(number, image);
    Q_EMIT pictureChanged();
}

QVariant ArticleDocument::loadResource(int, const QUrl &)
{
    // Nothing is fetched for a reader, and no picture is decoded where it is painted.
    return {};
}

} // namespace Triptych::Ui
