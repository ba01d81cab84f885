#include "style.h"

#include "colours.h"
#include "controlpaint.h"
#include "icons.h"
#include "labelside.h"
#include "measures.h"
#include "menupaint.h"
#include "stylepaint.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace Triptych::Ui {

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

bool Style::hasProperty(const QWidget *widget, const char *name)
{
    return widget && widget->property(name).toBool();
}

bool Style::isPopupList(const QWidget *widget)
{
    return qobject_cast<const QListView *>(widget) && widget->window()->windowType() == Qt::Popup;
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QLineEdit *>(widget) || widget->inherits("QScrollBar"))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *label = qobject_cast<QLabel *>(widget))
        keepAtLeadingSide(label);
    // Rounded pop-ups need a window that is transparent where they are not.
    const bool isList = isPopupList(widget);
    if (isList) {
        // The box behind it is painted with its frame.
        static_cast<QListView *>(widget)->viewport()->setAutoFillBackground(false);
        static_cast<QListView *>(widget)->setMouseTracking(true);
    }
    if (qobject_cast<QMenu *>(widget) || widget->inherits("QComboBoxPrivateContainer") ||
        (isList && widget->isWindow())) {
        widget->setAttribute(Qt::WA_TranslucentBackground);
        widget->setWindowFlag(Qt::FramelessWindowHint);
        widget->setWindowFlag(Qt::NoDropShadowWindowHint);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Colours &c = colours();
    switch (element) {
    case PE_PanelButtonCommand:
        paintButton(option, painter, hasProperty(widget, PrimaryProperty));
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_PanelButtonTool:
        paintToolButton(option, painter);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0 && !hasProperty(widget, BareProperty))
            paintField(option, painter);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            paintBox(painter, option->rect, Measure::ControlRadius, {},
                     isOn(option, State_HasFocus) ? c.accentFill : c.border);
        return;
    }
    case PE_FrameGroupBox:
        paintBox(painter, option->rect, Measure::PanelRadius, {}, c.hairline);
        return;
    case PE_FrameFocusRect:
        if (isOn(option, State_KeyboardFocusChange))
            paintFocus(painter, option->rect, 4);
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_PanelStatusBar:
    case PE_FrameTabWidget:
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        if (element == PE_PanelMenu)
            paintBox(painter, option->rect, Measure::PanelRadius, c.raised, c.border);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.toolTipBase());
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheck(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        paintCheck(option, painter, true);
        return;
    case PE_IndicatorArrowDown:
        // A tool button with a menu says so by its name; an arrow of five pixels is dirt.
        if (option->rect.width() < Space::Medium)
            return;
        paintIcon(painter, Icon::ChevronDown, option->rect, c.secondary);
        return;
    case PE_IndicatorArrowRight:
        paintIcon(painter, Icon::ChevronRight, option->rect, c.secondary);
        return;
    case PE_IndicatorArrowLeft:
        paintIcon(painter, Icon::ChevronLeft, option->rect, c.secondary);
        return;
    case PE_PanelItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        const QRectF rect = QRectF(option->rect).adjusted(2, 1, -2, -1);
        if (isOn(option, State_Selected))
            paintBox(painter, rect, Measure::ControlRadius, c.selected, {});
        else if (isOn(option, State_MouseOver))
            paintBox(painter, rect, Measure::ControlRadius, c.hover, {});
        else if (item && item->backgroundBrush.style() != Qt::NoBrush)
            painter->fillRect(option->rect, item->backgroundBrush);
        return;
    }
    case PE_PanelItemViewRow:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Colours &c = colours();
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy = *button;
            if (isOn(option, State_Enabled)) {
                if (hasProperty(widget, PrimaryProperty))
                    copy.palette.setColor(QPalette::ButtonText, c.onAccent);
                else if (hasProperty(widget, DangerProperty))
                    copy.palette.setColor(QPalette::ButtonText, c.danger);
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            paintMenuItem(item, painter, styleHint(SH_UnderlineShortcut, option, widget, nullptr));
            return;
        }
        break;
    case CE_MenuEmptyArea:
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, c.sidebar);
        return;
    case CE_MenuBarItem:
        painter->fillRect(option->rect, c.sidebar);
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            paintMenuBarItem(item, painter,
                             styleHint(SH_UnderlineShortcut, option, widget, nullptr));
        }
        return;
    case CE_Splitter:
        if (isOn(option, State_Horizontal))
            painter->fillRect(
                QRect(option->rect.center().x(), option->rect.y(), 1, option->rect.height()),
                c.hairline);
        else
            painter->fillRect(
                QRect(option->rect.x(), option->rect.center().y(), option->rect.width(), 1),
                c.hairline);
        return;
    case CE_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paintTab(tab, painter);
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            paintProgress(bar, painter);
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, c.list);
        painter->fillRect(QRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1),
                          c.hairline);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, c.list);
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                const QPoint centre = option->rect.center();
                painter->fillRect(
                    frame->frameShape == QFrame::HLine
                        ? QRect(option->rect.x(), centre.y(), option->rect.width(), 1)
                        : QRect(centre.x(), option->rect.y(), 1, option->rect.height()),
                    c.hairline);
                return;
            }
            if (frame->frameShape == QFrame::StyledPanel && widget && widget->isWindow() &&
                widget->windowType() == Qt::Popup) {
                paintBox(painter, option->rect, Measure::PanelRadius, c.raised, c.border);
                return;
            }
            if (frame->frameShape == QFrame::StyledPanel) {
                if (!hasProperty(widget, BareProperty))
                    paintField(option, painter);
                return;
            }
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            paintScrollBar(bar, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, nullptr),
                           painter);
        }
        return;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            paintComboBox(combo, subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget),
                          painter, hasProperty(widget, BareProperty));
        }
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
            spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            paintSpinBox(spin, subControlRect(CC_SpinBox, spin, SC_SpinBoxUp, widget),
                         subControlRect(CC_SpinBox, spin, SC_SpinBoxDown, widget), painter);
            return;
        }
        [[fallthrough]];
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace Triptych::Ui
