#include "commandpalette.h"

#include <ui/controls/hairline.h>
#include <ui/look/icons.h>
#include <ui/look/style.h>
#include <ui/look/wordspaint.h>

#include <QAction>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int Width = 560;
constexpr int RowHeight = 36;
constexpr int MostRows = 9;
constexpr int EntryRole = Qt::UserRole + 1;
constexpr int PlaceRole = Qt::UserRole + 2;
constexpr int KeysRole = Qt::UserRole + 3;
constexpr int EnabledRole = Qt::UserRole + 4;

class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, RowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Colours &c = colours();
        const bool enabled = index.data(EnabledRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(c.selected);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1),
                                     Measure::ControlRadius, Measure::ControlRadius);
        }
        const auto mirrored = [&](const QRect &r) {
            return QStyle::visualRect(option.direction, option.rect, r);
        };
        const int align =
            int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter;
        QRect room = option.rect.adjusted(Space::Medium, 0, -Space::Medium, 0);
        const QString keys = index.data(KeysRole).toString();
        if (!keys.isEmpty()) {
            painter->setFont(textFont(TextSize::Small));
            const int advance = painter->fontMetrics().horizontalAdvance(keys);
            painter->setPen(c.secondary);
            painter->drawText(
                mirrored(QRect(room.right() - advance, room.y(), advance + 1, room.height())),
                Qt::AlignCenter, keys);
            room.setRight(room.right() - advance - Space::Medium);
        }
        painter->setFont(textFont(TextSize::Body));
        const QString place = index.data(PlaceRole).toString();
        const QString name = index.data(Qt::DisplayRole).toString();
        // The sign points at what follows.
        const QString sign(option.direction == Qt::RightToLeft ? QChar(0x2039) : QChar(0x203a));
        int placeWidth = 0;
        painter->setPen(c.secondary);
        if (!place.isEmpty()) {
            const int words = painter->fontMetrics().horizontalAdvance(place) + 1;
            const QRect beside(room.x() + words, room.y(), Space::Wide, room.height());
            drawOwnDirection(painter, mirrored(QRect(room.x(), room.y(), words, room.height())),
                             align, place);
            drawOwnDirection(painter, mirrored(beside), Qt::AlignCenter, sign);
            placeWidth = words + Space::Wide;
        }
        painter->setPen(enabled ? c.text : c.faint);
        const QRect nameRect(room.x() + placeWidth, room.y(), room.width() - placeWidth,
                             room.height());
        drawOwnDirection(painter, mirrored(nameRect), align, name);
        painter->restore();
    }
};

} // namespace

QString CommandPalette::withoutKeys(const QString &label)
{
    QString result = label;
    return result.replace(QLatin1String("&&"), QChar(0))
        .remove(QLatin1Char('&'))
        .replace(QChar(0), QLatin1Char('&'));
}

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window), m_window(window), m_field(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setProperty(Style::BareProperty, true);
    m_field->setFrame(false);
    m_field->setFont(textFont(TextSize::Lead));
    m_field->addAction(icon(Icon::Command), QLineEdit::LeadingPosition);
    m_field->setFixedHeight(44);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Small, Space::Tiny, Space::Small, Space::Small);
    column->setSpacing(Space::Tiny);
    column->addWidget(m_field);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_list);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(36);
    shadow->setOffset(0, 10);
    shadow->setColor(QColor(0, 0, 0, 70));
    setGraphicsEffect(shadow);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open(const QList<Entry> &entries)
{
    if (!isVisible())
        m_before = m_window->focusWidget();
    m_entries.clear();
    for (const Entry &entry : entries) {
        if (entry.action && !entry.action->isSeparator() && !entry.action->menu() &&
            entry.action->isVisible() && !entry.action->text().isEmpty())
            m_entries.append(entry);
    }
    m_field->clear();
    filter({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::filter(const QString &words)
{
    m_list->clear();
    const QStringList parts = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    // What starts with the words comes first; then what has them anywhere, in the menus' order.
    QList<QListWidgetItem *> first;
    QList<QListWidgetItem *> rest;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries.at(i);
        if (!entry.action)
            continue;
        const QString name = withoutKeys(entry.action->text());
        const QString whole = entry.place + QLatin1Char(' ') + name;
        const bool fits = std::all_of(parts.begin(), parts.end(), [&whole](const QString &part) {
            return whole.contains(part, Qt::CaseInsensitive);
        });
        if (!fits)
            continue;
        auto *item = new QListWidgetItem(name);
        item->setData(EntryRole, int(i));
        item->setData(PlaceRole, entry.place);
        item->setData(KeysRole, entry.action->shortcut().toString(QKeySequence::NativeText));
        item->setData(EnabledRole, entry.action->isEnabled());
        item->setData(Qt::AccessibleTextRole, whole);
        (!parts.isEmpty() && name.startsWith(parts.first(), Qt::CaseInsensitive) ? first : rest)
            .append(item);
    }
    for (QListWidgetItem *item : std::as_const(first))
        m_list->addItem(item);
    for (QListWidgetItem *item : std::as_const(rest))
        m_list->addItem(item);
    m_list->setCurrentRow(0);
    m_list->setFixedHeight(std::max(1, std::min(m_list->count(), MostRows)) * RowHeight);
    place();
}

void CommandPalette::place()
{
    const int width = std::min(Width, m_window->width() - 2 * Space::Huge);
    adjustSize();
    const int height = layout()->sizeHint().height();
    setGeometry((m_window->width() - width) / 2, std::min(96, m_window->height() / 8), width,
                height);
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QPointer<QAction> action = m_entries.at(item->data(EntryRole).toInt()).action;
    if (!action || !action->isEnabled())
        return;
    dismiss();
    // After the focus is back where it was, since some actions work on what has it.
    QTimer::singleShot(0, action, [action] {
        if (action)
            action->trigger();
    });
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        hide();
    } else if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int rows = m_list->count();
        switch (key->key()) {
        case Qt::Key_Escape:
            dismiss();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        case Qt::Key_Down:
            if (rows > 0)
                m_list->setCurrentRow((m_list->currentRow() + 1) % rows);
            return true;
        case Qt::Key_Up:
            if (rows > 0)
                m_list->setCurrentRow((m_list->currentRow() + rows - 1) % rows);
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().border, 1));
    painter.setBrush(colours().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Measure::PanelRadius,
                            Measure::PanelRadius);
}

} // namespace Triptych::Ui
