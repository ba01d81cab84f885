#pragma once

#include <QProxyStyle>

namespace Triptych::Ui {

/**
 * The style of every standard control, based on Fusion; colours and sizes come from the theme. It
 * decides positions and sizes; controlpaint.h and menupaint.h paint.
 */
class Style final : public QProxyStyle
{
    Q_OBJECT

public:
    static constexpr const char *PrimaryProperty = "triptychPrimary";
    static constexpr const char *DangerProperty = "triptychDanger";
    /** A property of a QLineEdit or text edit: no box around it, for text that is written directly
     * on the page.
     */
    static constexpr const char *BareProperty = "triptychBare";

    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                         SubControl subControl, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    QIcon standardIcon(StandardPixmap standardIcon, const QStyleOption *option,
                       const QWidget *widget) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;

private:
    /** The list of a drop-down or of completions. */
    static bool isPopupList(const QWidget *widget);
    static bool hasProperty(const QWidget *widget, const char *name);
};

} // namespace Triptych::Ui
