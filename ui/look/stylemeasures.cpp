// Where the style puts things and how large they are; what paints them is chosen in
// style.cpp.
#include "style.h"

#include "icons.h"
#include "measures.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

namespace Triptych::Ui {

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        // No arrow buttons: the groove is the whole bar.
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            const QRect all = option->rect;
            const bool vertical = bar->orientation == Qt::Vertical;
            const int length = vertical ? all.height() : all.width();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            int thumb = length;
            if (range > 0)
                thumb = std::max(36, int(qint64(length) * bar->pageStep / (range + bar->pageStep)));
            thumb = std::min(thumb, length);
            const int start = sliderPositionFromValue(
                bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
            QRect rect;
            switch (subControl) {
            case SC_ScrollBarGroove:
                rect = all;
                break;
            case SC_ScrollBarSlider:
                rect = vertical ? QRect(all.x(), all.y() + start, all.width(), thumb)
                                : QRect(all.x() + start, all.y(), thumb, all.height());
                break;
            case SC_ScrollBarSubPage:
                rect = vertical ? QRect(all.x(), all.y(), all.width(), start)
                                : QRect(all.x(), all.y(), start, all.height());
                break;
            case SC_ScrollBarAddPage:
                rect = vertical ? QRect(all.x(), all.y() + start + thumb, all.width(),
                                        length - start - thumb)
                                : QRect(all.x() + start + thumb, all.y(), length - start - thumb,
                                        all.height());
                break;
            default:
                return {};
            }
            return visualRect(option->direction, all, rect);
        }
    }
    if (control == CC_ComboBox) {
        const QRect all = option->rect;
        constexpr int arrowWidth = Measure::HitTarget;
        switch (subControl) {
        case SC_ComboBoxEditField:
            return visualRect(option->direction, all,
                              all.adjusted(Space::Small, 1, -arrowWidth, -1));
        case SC_ComboBoxArrow:
            return visualRect(
                option->direction, all,
                QRect(all.right() - arrowWidth + 1, all.y(), arrowWidth, all.height()));
        case SC_ComboBoxListBoxPopup: // which is to leave the box in sight
            return all.adjusted(0, -Space::Tiny, 0, Space::Tiny);
        default:
            break;
        }
    }
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        control == CC_SpinBox && spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
        const QRect all = option->rect;
        const int half = all.height() / 2;
        const int left = all.right() + 1 - Measure::HitTarget;
        switch (subControl) {
        case SC_SpinBoxUp:
            return visualRect(option->direction, all,
                              QRect(left, all.y() + 2, Measure::HitTarget, half - 2));
        case SC_SpinBoxDown:
            return visualRect(option->direction, all,
                              QRect(left, all.y() + half, Measure::HitTarget, half - 2));
        case SC_SpinBoxEditField:
            return visualRect(option->direction, all,
                              all.adjusted(Space::Small, 1, -Measure::HitTarget, -1));
        default:
            break;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option,
                            const QWidget *widget) const
{
    if (element == SE_LineEditContents && !hasProperty(widget, BareProperty)) {
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return option->rect.adjusted(Space::Small - 2, 1, -(Space::Small - 2), -1);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool textual = button && !button->text.isEmpty();
        result = QSize(size.width() + (textual ? 2 * Space::Medium : 2 * Space::Small),
                       std::max(size.height() + Space::Small, 32));
        return result;
    }
    case CT_LineEdit:
        return {result.width(),
                std::max(result.height(), hasProperty(widget, BareProperty) ? 0 : 32)};
    case CT_ComboBox:
        return {size.width() + Space::Small + Measure::HitTarget + Space::Tiny,
                std::max(size.height() + Space::Small, 32)};
    case CT_SpinBox:
        // As wide as its text beside the arrows: Fusion's own are narrower.
        return {std::max(result.width(),
                         size.width() + Space::Small + Measure::HitTarget + Space::Tiny),
                std::max(result.height(), 32)};
    case CT_ToolButton:
        return {std::max(result.width(), Measure::HitTarget),
                std::max(result.height(), Measure::HitTarget)};
    case CT_CheckBox:
    case CT_RadioButton:
        return {result.width(), std::max(result.height(), Measure::HitTarget)};
    case CT_MenuBarItem:
        return {size.width() + 2 * Space::Small,
                std::max(size.height() + Space::Small, Measure::HitTarget)};
    case CT_TabBarTab:
        return {size.width() + Space::Small, std::max(size.height() + Space::Small, 36)};
    case CT_ItemViewItem:
        return isPopupList(widget)
                   ? QSize(result.width(), std::max(result.height(), Measure::HitTarget))
                   : result;
    case CT_HeaderSection:
        return {result.width(), std::max(result.height(), Measure::HitTarget)};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            return result;
        if (item->menuItemType == QStyleOptionMenuItem::Separator)
            return {result.width(), item->text.isEmpty() ? 9 : Measure::HitTarget};
        int width = size.width() + 2 * Space::Large;
        if (item->maxIconWidth > 0 || item->menuHasCheckableItems)
            width += Measure::SmallIcon + Space::Small;
        if (item->text.contains(QLatin1Char('\t')))
            width += Space::Wide + Space::Small;
        return {width, 30};
    }
    default:
        return result;
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 36;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_DefaultFrameWidth:
        // Three is what QCompleter leaves for the frame of its list.
        return widget && (widget->inherits("QComboBoxPrivateContainer") ||
                          (isPopupList(widget) && widget->isWindow()))
                   ? 3
                   : 1;
    case PM_SplitterWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
        return Measure::SmallIcon;
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
        return 18;
    case PM_ButtonMargin:
        return Space::Small;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuPanelWidth:
    case PM_ToolBarFrameWidth:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_FocusFrameVMargin:
        return 0;
    case PM_FocusFrameHMargin:
        return isPopupList(widget) ? Space::Small : 0;
    case PM_MenuHMargin:
        return 0;
    case PM_MenuVMargin:
        return Space::Tiny;
    case PM_MenuBarHMargin:
        return Space::Small;
    case PM_MenuBarVMargin:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return Space::Small;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return Space::Large;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Space::Small;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ItemView_ShowDecorationSelected:
    case SH_ComboBox_Popup:
    case SH_MenuBar_AltKeyNavigation:
        return hint == SH_ItemView_ShowDecorationSelected || hint == SH_MenuBar_AltKeyNavigation
                   ? 1
                   : 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTip_Mask:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon Style::standardIcon(StandardPixmap standardIcon, const QStyleOption *option,
                          const QWidget *widget) const
{
    switch (standardIcon) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon(Icon::Close);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return icon(Icon::More);
    case SP_MessageBoxWarning:
        return icon(Icon::Warning, Tone::Warning);
    case SP_MessageBoxCritical:
        return icon(Icon::Error, Tone::Danger);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return icon(Icon::Info, Tone::Notice);
    default:
        return QProxyStyle::standardIcon(standardIcon, option, widget);
    }
}

} // namespace Triptych::Ui
