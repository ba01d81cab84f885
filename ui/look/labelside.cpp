#include "labelside.h"

#include <QEvent>
#include <QLabel>

namespace Triptych::Ui {

namespace {

/** A child of its label. */
class SideKeeper final : public QObject
{
public:
    explicit SideKeeper(QLabel *label) : QObject(label), m_label(label)
    {
        label->installEventFilter(this);
        apply();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LayoutDirectionChange)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        const Qt::Alignment vertical = m_label->alignment() & Qt::AlignVertical_Mask;
        m_label->setAlignment(vertical | Qt::AlignAbsolute |
                              (m_label->isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
    }

    QLabel *m_label;
};

} // namespace

void keepAtLeadingSide(QLabel *label)
{
    const Qt::Alignment side = label->alignment() & (Qt::AlignHorizontal_Mask | Qt::AlignAbsolute);
    if (side == Qt::AlignLeft)
        new SideKeeper(label);
}

} // namespace Triptych::Ui
