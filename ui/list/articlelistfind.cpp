// The field that looks for words in the list.
#include "articlelistpane.h"

#include "filterbar.h"

#include <ui/look/icons.h>

#include <QAction>
#include <QLineEdit>
#include <QListView>

using namespace std::chrono_literals;

namespace Triptych::Ui {

QWidget *ArticleListPane::buildFindField()
{
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("Find by title, byline or tag"));
    m_find->setAccessibleName(tr("Find in this list"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    QAction *everywhere = m_find->addAction(icon(Icon::Search), QLineEdit::TrailingPosition);
    everywhere->setText(tr("Search the texts too"));
    everywhere->setToolTip(tr("Search the texts too (Return)"));
    connect(everywhere, &QAction::triggered, this,
            [this] { Q_EMIT searchRequested(m_find->text()); });
    connect(m_find, &QLineEdit::returnPressed, this,
            [this] { Q_EMIT searchRequested(m_find->text()); });
    m_typingPause.setSingleShot(true);
    m_typingPause.setInterval(120ms);
    connect(&m_typingPause, &QTimer::timeout, this, &ArticleListPane::ask);
    connect(m_find, &QLineEdit::textChanged, &m_typingPause, qOverload<>(&QTimer::start));
    m_find->installEventFilter(this);
    return m_find;
}

bool ArticleListPane::isFiltered() const
{
    return m_filters->isFiltering() || !words().isEmpty();
}

QStringList ArticleListPane::words() const
{
    return m_find->text()
        .normalized(QString::NormalizationForm_C)
        .simplified()
        .split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void ArticleListPane::leaveFindField()
{
    m_find->clear();
    m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace Triptych::Ui
