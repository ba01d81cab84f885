#include "countlabel.h"

#include <models/articlelistmodel.h>
#include <ui/look/theme.h>
#include <ui/terms/format.h>

namespace Triptych::Ui {

CountLabel::CountLabel(const Models::ArticleListModel &model, QWidget *parent)
    : QLabel(parent), m_model(model)
{
    setFont(textFont(TextSize::Small));
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::PlaceholderText);
    // Its line stays where nothing is said, so that nothing below moves.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setMinimumHeight(fontMetrics().height());
    connect(&model, &Models::ArticleListModel::countChanged, this, &CountLabel::showCount);
    connect(&model, &Models::ArticleListModel::stateChanged, this, &CountLabel::showCount);
}

void CountLabel::showCount()
{
    using State = Models::ArticleListModel::State;
    const int count = m_model.rowCount();
    if (count == 0) {
        // While another list is read, the length of the one before stays.
        if (m_model.state() != State::Loading)
            clear();
    } else if (m_model.isCountExact()) {
        setText(tr("%Ln articles", nullptr, count));
    } else if (count > 10'000) {
        const int step = count < 100'000 ? 1'000 : 10'000;
        setText(tr("about %Ln articles", nullptr, (count + step / 2) / step * step));
    }
}

} // namespace Triptych::Ui
