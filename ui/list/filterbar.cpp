#include "filterbar.h"

#include "termchips.h"

#include <ui/controls/flowlayout.h>

namespace Triptych::Ui {

FilterBar::FilterBar(QWidget *parent) : QWidget(parent)
{
    new FlowLayout(this);
    setAccessibleName(tr("Filters"));
    m_terms = new TermChips(this);
    connect(m_terms, &TermChips::changed, this, [this] {
        setVisible(isFiltering());
        Q_EMIT changed();
    });
    hide();
}

bool FilterBar::isFiltering() const
{
    return !m_terms->filter().isEmpty();
}

QString FilterBar::description() const
{
    // The words are written from left to right in every language.
    return isRightToLeft() ? QChar(0x2066) + m_terms->words() + QChar(0x2069) : m_terms->words();
}

void FilterBar::clear()
{
    m_terms->clear();
}

} // namespace Triptych::Ui
