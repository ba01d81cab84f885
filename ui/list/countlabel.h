#pragma once

#include <QLabel>

namespace Triptych::Models {
class ArticleListModel;
}

namespace Triptych::Ui {

/** Says how many articles a list has, and "about" while that is an estimate. GUI thread. */
class CountLabel final : public QLabel
{
    Q_OBJECT

public:
    CountLabel(const Models::ArticleListModel &model, QWidget *parent);

private:
    void showCount();

    const Models::ArticleListModel &m_model;
};

} // namespace Triptych::Ui
