#include "tokenfield.h"

#include <ui/look/style.h>
#include <ui/look/theme.h>

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionFrame>

namespace Triptych::Ui {

namespace {

constexpr int TokenHeight = 24;
constexpr int CrossWidth = 18;
constexpr int LeastEditWidth = 72;

} // namespace

Token::Token(const QString &word, QWidget *parent) : QAbstractButton(parent)
{
    setText(word);
    setFocusPolicy(Qt::ClickFocus);
    setCursor(Qt::ArrowCursor);
    setAccessibleName(word);
    setAccessibleDescription(tr("Delete removes it"));
}

QSize Token::sizeHint() const
{
    ensurePolished();
    return QSize(fontMetrics().horizontalAdvance(text()) + Space::Small + CrossWidth + Space::Tiny,
                 TokenHeight);
}

void Token::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool chosen = hasFocus();
    painter.setPen(Qt::NoPen);
    painter.setBrush(chosen ? colours().accentFill : colours().neutral[colours().dark ? 4 : 3]);
    painter.drawRoundedRect(box, Measure::ControlRadius - 2, Measure::ControlRadius - 2);
    const QColor ink = chosen ? colours().onAccent : colours().text;
    painter.setPen(ink);
    QRect words = rect().adjusted(Space::Small, 0, isEnabled() ? -CrossWidth : 0, 0);
    words = QStyle::visualRect(layoutDirection(), rect(), words);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (!isEnabled())
        return;
    QColor cross = chosen ? ink : underMouse() ? colours().text : colours().faint;
    painter.setPen(QPen(cross, 1.5, Qt::SolidLine, Qt::RoundCap));
    QRect place(width() - CrossWidth, 0, CrossWidth - Space::Tiny, height());
    place = QStyle::visualRect(layoutDirection(), rect(), place);
    const QPointF c = QRectF(place).center();
    painter.drawLine(c + QPointF(-3, -3), c + QPointF(3, 3));
    painter.drawLine(c + QPointF(-3, 3), c + QPointF(3, -3));
}

void Token::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        Q_EMIT removalAsked();
        return;
    case Qt::Key_Left:
        Q_EMIT stepped(isRightToLeft() ? 1 : -1);
        return;
    case Qt::Key_Right:
        Q_EMIT stepped(isRightToLeft() ? -1 : 1);
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void Token::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void Token::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void Token::focusInEvent(QFocusEvent *event)
{
    update();
    QAbstractButton::focusInEvent(event);
}

void Token::focusOutEvent(QFocusEvent *event)
{
    update();
    QAbstractButton::focusOutEvent(event);
}

TokenField::TokenField(const QString &what, QWidget *parent)
    : QWidget(parent), m_what(what), m_edit(new QLineEdit(this)), m_names(new NameCompleter(m_edit))
{
    setAccessibleName(what);
    m_edit->setFrame(false);
    m_edit->setProperty(Style::BareProperty, true);
    m_edit->setAccessibleName(what);
    m_edit->setAttribute(Qt::WA_MacShowFocusRect, false);
    m_edit->installEventFilter(this);
    m_edit->completer()->popup()->installEventFilter(this);
    setFocusProxy(m_edit);
    setCursor(Qt::IBeamCursor);
    // Queued: the completer writes the word into the field after it says that it was chosen.
    connect(
        m_names, &NameCompleter::chosen, this,
        [this](const QString &word) {
            if (add(word))
                m_edit->clear();
        },
        Qt::QueuedConnection);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &typed) {
        if (typed.contains(QLatin1Char(',')) || typed.contains(QLatin1Char('\n')))
            commit();
    });
    connect(m_edit, &QLineEdit::textChanged, this, &TokenField::arrange);
    describe();
}

void TokenField::setTokens(const QStringList &tokens)
{
    if (tokens == m_tokens)
        return;
    m_tokens = tokens;
    rebuild();
}

void TokenField::setHint(const QString &hint)
{
    m_hint = hint;
    m_edit->setPlaceholderText(m_tokens.isEmpty() ? hint : QString());
}

void TokenField::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_edit->setReadOnly(readOnly);
    m_edit->setVisible(!readOnly);
    for (Token *chip : std::as_const(m_chips))
        chip->setEnabled(!readOnly);
    arrange();
}

void TokenField::commit()
{
    const QString typed = m_edit->text();
    if (typed.trimmed().isEmpty())
        return;
    m_edit->clear();
    bool added = false;
    const QStringList words = typed.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &word : words)
        added = add(word) || added;
}

bool TokenField::add(const QString &word)
{
    const QString wanted = word.simplified();
    if (wanted.isEmpty() || m_tokens.contains(wanted, Qt::CaseInsensitive))
        return !wanted.isEmpty();
    m_tokens.append(wanted);
    rebuild();
    Q_EMIT tokensEdited();
    return true;
}

void TokenField::removeAt(int index)
{
    if (m_readOnly || index < 0 || index >= m_tokens.size())
        return;
    m_tokens.removeAt(index);
    rebuild();
    m_edit->setFocus();
    Q_EMIT tokensEdited();
}

void TokenField::rebuild()
{
    // A chip asks for its removal from within its own event handler.
    for (Token *chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (int i = 0; i < m_tokens.size(); ++i) {
        auto *chip = new Token(m_tokens.at(i), this);
        chip->setEnabled(!m_readOnly);
        connect(chip, &Token::removalAsked, this, [this, i] { removeAt(i); });
        connect(chip, &Token::clicked, this, [this, chip, i] {
            const int x = chip->mapFromGlobal(QCursor::pos()).x();
            const bool onCross = isRightToLeft() ? x < CrossWidth : x >= chip->width() - CrossWidth;
            if (onCross)
                removeAt(i);
        });
        connect(chip, &Token::stepped, this, [this, i](int by) {
            const int to = i + by;
            if (to >= 0 && to < m_chips.size())
                m_chips.at(to)->setFocus();
            else if (to >= m_chips.size())
                m_edit->setFocus();
        });
        chip->show();
        m_chips.append(chip);
    }
    m_edit->setPlaceholderText(m_tokens.isEmpty() ? m_hint : QString());
    describe();
    arrange();
}

void TokenField::describe()
{
    m_edit->setAccessibleDescription(
        m_tokens.isEmpty() ? tr("None yet. Type one and press Return.")
                           : tr("%1. Type another and press Return; Backspace removes the last.")
                                 .arg(QLocale().createSeparatedList(m_tokens)));
}

void TokenField::arrange()
{
    const int gap = Space::Tiny;
    const int available = qMax(LeastEditWidth, width() - 2 * gap);
    int x = gap;
    int y = gap;
    const auto place = [&](QWidget *widget, int wanted) {
        const int needed = qMin(wanted, available);
        if (x > gap && x + needed > gap + available) {
            x = gap;
            y += TokenHeight + gap;
        }
        const QRect spot(x, y, needed, TokenHeight);
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), spot));
        x += needed + gap;
    };
    for (Token *chip : std::as_const(m_chips))
        place(chip, chip->sizeHint().width());
    if (!m_readOnly) {
        const int typed = m_edit->fontMetrics().horizontalAdvance(m_edit->text()) + TokenHeight;
        // Until somebody types, an empty field needs no row of its own.
        const bool resting = !m_edit->hasFocus() && !m_tokens.isEmpty() && m_edit->text().isEmpty();
        if (!resting)
            place(m_edit, qMax(LeastEditWidth, typed));
        const QRect spot = resting
                               ? QRect(x, y, 0, TokenHeight)
                               : QStyle::visualRect(layoutDirection(), rect(), m_edit->geometry());
        m_edit->setGeometry(QStyle::visualRect(
            layoutDirection(), rect(),
            QRect(spot.left(), spot.top(), qMax(0, gap + available - spot.left()), TokenHeight)));
    }
    const int height = y + TokenHeight + gap;
    if (height != minimumHeight() || height != maximumHeight()) {
        setFixedHeight(height);
        updateGeometry();
    }
    update();
}

void TokenField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TokenField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

void TokenField::mousePressEvent(QMouseEvent *event)
{
    m_edit->setFocus(Qt::MouseFocusReason);
    event->accept();
}

void TokenField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionFrame frame;
    frame.initFrom(this);
    frame.lineWidth = 1;
    frame.state |= QStyle::State_Sunken;
    frame.state.setFlag(QStyle::State_HasFocus, m_edit->hasFocus());
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
}

/** A half word that is given up is no word: it must not become one when the field is left. */
bool TokenField::givesUp(const QEvent *event) const
{
    return event->type() == QEvent::KeyPress &&
           static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape &&
           !m_edit->text().isEmpty();
}

bool TokenField::eventFilter(QObject *watched, QEvent *event)
{
    if (givesUp(event)) {
        m_edit->clear();
        // The list of names closes by the same key.
        return watched == m_edit;
    }
    if (watched == m_edit) {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
            QMetaObject::invokeMethod(this, &TokenField::arrange, Qt::QueuedConnection);
            if (event->type() == QEvent::FocusOut &&
                static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
                commit();
        } else if (event->type() == QEvent::KeyPress) {
            const auto *key = static_cast<QKeyEvent *>(event);
            const bool empty = m_edit->text().isEmpty();
            if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
                key->modifiers() == Qt::NoModifier) {
                commit();
                return true;
            }
            if (empty && key->key() == Qt::Key_Backspace) {
                removeAt(int(m_tokens.size()) - 1);
                return true;
            }
            const int back = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
            if (empty && key->key() == back && !m_chips.isEmpty()) {
                m_chips.last()->setFocus();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Triptych::Ui
