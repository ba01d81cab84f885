// The field that looks for words in the list.
#include "articlelistpane.h"

#include "articlelistview.h"
#include "filterbar.h"
#include "filterbutton.h"
#include "filterfield.h"
#include "openrowbutton.h"
#include "orderbutton.h"
#include "termchips.h"

#include <models/articlelistmodel.h>
#include <ui/controls/inlinenotice.h>
#include <ui/look/icons.h>

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace std::chrono_literals;

namespace Triptych::Ui {

QWidget *ArticleListPane::buildFindField()
{
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("Find by title, byline or tag"));
    m_find->setAccessibleName(tr("Find in this list"));
    m_find->setClearButtonEnabled(true);
    QAction *everywhere = m_find->addAction(icon(Icon::Search), QLineEdit::TrailingPosition);
    everywhere->setText(tr("Search the texts too"));
    everywhere->setToolTip(tr("Search the texts too (Return)"));
    connect(everywhere, &QAction::triggered, this,
            [this] { Q_EMIT searchRequested(m_find->text()); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        if (!m_words->endWord())
            Q_EMIT searchRequested(m_find->text());
    });
    m_words = new FilterField(m_find, m_filters->terms(), m_unread);
    m_typingPause.setSingleShot(true);
    m_typingPause.setInterval(120ms);
    connect(&m_typingPause, &QTimer::timeout, this, &ArticleListPane::ask);
    connect(m_find, &QLineEdit::textChanged, &m_typingPause, qOverload<>(&QTimer::start));
    m_find->installEventFilter(this);
    m_filterButton = new FilterButton(m_filters->terms(), this);
    auto *across = new QWidget(this);
    auto *row = new QHBoxLayout(across);
    row->setContentsMargins({});
    row->setSpacing(Space::Tiny);
    row->addWidget(m_find, 1);
    row->addWidget(m_filterButton);
    return across;
}

bool ArticleListPane::isFiltered() const
{
    return m_filters->isFiltering() || !m_words->filter().isEmpty();
}

Core::Sort ArticleListPane::sort() const
{
    return m_order->sort();
}

void ArticleListPane::setNameSources(const std::function<AskForNames(Core::NameKind)> &source)
{
    const AskForNames authors = source(Core::NameKind::Author);
    const AskForNames tags = source(Core::NameKind::Tag);
    const AskForNames sections = source(Core::NameKind::Section);
    m_filterButton->setSource(Core::FilterKey::Author, authors);
    m_filterButton->setSource(Core::FilterKey::Tag, tags);
    m_filterButton->setSource(Core::FilterKey::Section, sections);
    m_words->setSource(Core::FilterKey::Author, authors);
    m_words->setSource(Core::FilterKey::Tag, tags);
    m_words->setSource(Core::FilterKey::Section, sections);
}

void ArticleListPane::clearCurrent()
{
    m_view->selectionModel()->clear();
}

void ArticleListPane::showOpenRow()
{
    if (!m_openRow->showRow())
        m_notice->showMessage(Tone::Notice,
                              m_open.isNull()
                                  ? tr("No article is open.")
                                  : tr("The open article is not among the rows of this list."));
}

void ArticleListPane::leaveFindField()
{
    m_find->clear();
    m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace Triptych::Ui
