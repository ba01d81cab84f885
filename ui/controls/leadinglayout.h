#pragma once

#include <QPlainTextDocumentLayout>

namespace Triptych::Ui {

/**
 * QPlainTextEdit's own layout with leading: the lines that Qt lays out are moved apart when their
 * paragraph is first looked at, so a text of any length costs what the plain layout costs.
 * (QPlainTextEdit ignores QTextBlockFormat::lineHeight.) GUI thread.
 */
class LeadingLayout final : public QPlainTextDocumentLayout
{
    Q_OBJECT

public:
    /** `leading` is the distance of base lines over the height of a line, e.g. 1.4. */
    LeadingLayout(QTextDocument *document, double leading);

    double leading() const { return m_leading; }

    QRectF blockBoundingRect(const QTextBlock &block) const override;

private:
    double m_leading;
};

} // namespace Triptych::Ui
