#include "helpwindow.h"

#include <ui/controls/hairline.h>
#include <ui/controls/twolines.h>
#include <ui/controls/twolinesdelegate.h>
#include <ui/look/colours.h>
#include <ui/look/dressed.h>
#include <ui/look/measures.h>
#include <ui/look/theme.h>
#include <ui/look/type.h>
#include <ui/terms/format.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/articleview.h>

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int ListWidth = 300;
constexpr int LeastListWidth = 140;
constexpr QSize UsualSize{980, 700};
constexpr int MostMarks = 500;
constexpr int SummaryRole = Qt::UserRole;

} // namespace

HelpWindow::HelpWindow(QWidget *window)
    : QWidget(window, Qt::Window)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_nothing(new QLabel(this))
    , m_languages(new QComboBox(this))
    , m_view(new ArticleView(this))
    , m_renderer(new ArticleRenderer(this))
{
    setWindowTitle(tr("Help"));
    resize(UsualSize.boundedTo(window->screen()->availableSize()));
    build();
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpWindow::showCurrent);
    connect(m_renderer, &ArticleRenderer::rendered, m_view,
            [this](const std::shared_ptr<ArticleDocument> &document) {
                m_view->showArticle(document, false);
            });
    connect(m_view, &ArticleView::laidOut, this, &HelpWindow::markWords);
    connect(m_view, &ArticleView::pageAsked, this, &HelpWindow::follow);
    // Where another theme or size is chosen, the page is written anew.
    dress(this, [this] {
        QPalette list = QApplication::palette();
        list.setColor(QPalette::Base, colours().sidebar);
        m_list->setPalette(list);
        showCurrent();
    });
    const QStringList all = helpLanguages();
    for (const QString &language : all) {
        m_languages->addItem(languageName(language), language);
    }
    m_languages->setCurrentIndex(int(all.indexOf(helpLanguage())));
    connect(m_languages, &QComboBox::currentIndexChanged, this,
            [this] { setLanguage(m_languages->currentData().toString()); });
    setLanguage(helpLanguage());
}

void HelpWindow::build()
{
    setSurface(this, Surface::Sidebar);
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Pages of the help"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto shown = [](const QModelIndex &row) {
        TwoLines lines;
        lines.glyph = Icon::All;
        lines.title = row.data().toString();
        lines.facts = row.data(SummaryRole).toString();
        return lines;
    };
    m_list->setItemDelegate(new TwoLinesDelegate(shown, this));
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_languages->setAccessibleName(tr("Language of the help"));
    m_view->setFrameShape(QFrame::NoFrame);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(Space::Medium, Space::Medium, Space::Medium, Space::Medium);
    left->setSpacing(Space::Small);
    left->addWidget(m_search);
    left->addWidget(m_nothing);
    left->addWidget(m_list, 1);
    left->addWidget(m_languages);
    auto *side = new QWidget(this);
    // The page keeps the greater part where there is little room.
    side->setMinimumWidth(LeastListWidth);
    side->setMaximumWidth(ListWidth);
    side->setLayout(left);
    auto *panes = new QHBoxLayout(this);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    panes->addWidget(side, 1);
    panes->addWidget(new Hairline(Qt::Vertical, this));
    auto *page = new QWidget(this);
    setSurface(page, Surface::Page);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, Space::Large, 0, 0);
    column->addWidget(m_view);
    panes->addWidget(page, 2);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search,
            [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
}

void HelpWindow::open()
{
    show();
    raise();
    activateWindow();
    m_search->setFocus();
}

void HelpWindow::setLanguage(const QString &language)
{
    m_pages = helpPages(language);
    // The words were of the other language.
    const QSignalBlocker blocker(m_search);
    m_search->clear();
    filter();
}

QStringList HelpWindow::words() const
{
    return m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void HelpWindow::filter()
{
    const QString before = m_page.name;
    m_found = pagesWith(m_pages, words());
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        int row = 0;
        for (qsizetype i = 0; i < m_found.size(); ++i) {
            auto *item = new QListWidgetItem(m_found.at(i).title, m_list);
            item->setData(SummaryRole, m_found.at(i).summary);
            item->setToolTip(m_found.at(i).summary);
            if (m_found.at(i).name == before)
                row = int(i);
        }
        m_list->setCurrentRow(m_found.isEmpty() ? -1 : row);
    }
    m_nothing->setText(tr("No page of the help has “%1”.").arg(m_search->text().simplified()));
    m_nothing->setVisible(m_found.isEmpty());
    showCurrent();
}

void HelpWindow::showCurrent()
{
    const int row = m_list->currentRow();
    // What was found last stays in sight where nothing is found.
    if (row < 0 || row >= m_found.size())
        return;
    m_page = m_found.at(row);
    m_renderer->render({m_page.title, m_page.summary, {}, {}}, m_page.body,
                       ArticleStyle::fromTheme());
}

void HelpWindow::markWords()
{
    QList<QTextEdit::ExtraSelection> marks;
    int first = -1;
    QTextCharFormat format;
    format.setBackground(colours().highlight);
    QTextDocument *document = m_view->document();
    for (const QString &word : words()) {
        for (QTextCursor at = document->find(word); !at.isNull() && marks.size() < MostMarks;
             at = document->find(word, at)) {
            marks.append({at, format});
            if (first < 0 || at.selectionStart() < first)
                first = at.selectionStart();
        }
    }
    m_view->setExtraSelections(marks);
    if (first < 0)
        return;
    QTextCursor cursor(document);
    cursor.setPosition(first);
    m_view->setTextCursor(cursor);
    m_view->ensureCursorVisible();
}

void HelpWindow::follow(const QUrl &link)
{
    m_search->clear();
    for (qsizetype i = 0; i < m_found.size(); ++i) {
        if (m_found.at(i).name == link.path())
            m_list->setCurrentRow(int(i));
    }
}

bool HelpWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            const int row = m_list->currentRow() + step;
            if (row >= 0 && row < m_list->count())
                m_list->setCurrentRow(row);
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_view->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HelpWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_search->text().isEmpty()) {
        close();
        return;
    }
    m_search->clear();
    m_search->setFocus();
}

} // namespace Triptych::Ui
