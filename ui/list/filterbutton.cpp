#include "filterbutton.h"

#include "namemenu.h"
#include "termchips.h"

#include <ui/look/icons.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>

#include <QLineEdit>
#include <QMenu>

namespace Triptych::Ui {

using Core::FilterKey;

namespace {

struct StatusWord
{
    QString word;
    ShownStatus shown;
};

/** The words that a filter has for what the pills of the list say. */
QList<StatusWord> statusWords()
{
    const QDateTime now = Core::utcNow();
    QList<StatusWord> all;
    const auto add = [&](const char *word, Core::Status status, const QDateTime &publishAt = {}) {
        Core::Article article;
        article.status = status;
        article.publishAt = publishAt;
        all << StatusWord{QString::fromLatin1(word), shownStatus(article, now)};
    };
    add("draft", Core::Status::Draft);
    add("review", Core::Status::Review);
    add("scheduled", Core::Status::Published, now.addDays(1));
    add("published", Core::Status::Published, now.addDays(-1));
    add("archived", Core::Status::Archived);
    return all;
}

QPoint below(const QWidget *widget, const QMenu &menu)
{
    // Its trailing edge is the button's: the button stands at the end of a narrow pane.
    const int x = widget->layoutDirection() == Qt::RightToLeft
                      ? 0
                      : widget->width() - menu.sizeHint().width();
    return widget->mapToGlobal(QPoint(x, widget->height() + Space::Tiny));
}

} // namespace

FilterButton::FilterButton(TermChips *chips, QWidget *parent) : QToolButton(parent), m_chips(chips)
{
    setIcon(Ui::icon(Icon::Filter));
    setAutoRaise(true);
    setToolTip(tr("Filter by status, author, tag, section or language"));
    setAccessibleName(tr("Filter the list"));
    connect(this, &QToolButton::clicked, this, &FilterButton::open);
}

void FilterButton::setKnown(std::function<QStringList()> authors,
                            std::function<QStringList()> languages)
{
    m_authors = std::move(authors);
    m_languages = std::move(languages);
}

QStringList FilterButton::known(FilterKey key) const
{
    if (key == FilterKey::Tag)
        return m_tags;
    return key == FilterKey::Author && m_authors ? m_authors() : QStringList();
}

void FilterButton::open()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    using Kind = Section::Kind;
    const bool isStatusOpen =
        m_section.kind == Kind::All || m_section.kind == Kind::Mine || m_section.kind == Kind::Tag;
    if (isStatusOpen) {
        QMenu *statuses = menu->addMenu(tr("Status"));
        const QList<StatusWord> words = statusWords();
        QStringList values;
        for (const StatusWord &status : words)
            values << status.word;
        offerValues(statuses, FilterKey::Status, values, [words](const QString &value) {
            for (const StatusWord &status : words) {
                if (status.word == value)
                    return status.shown.name;
            }
            return value;
        });
    }
    offerNames(menu, FilterKey::Author, tr("Author"), tr("Any byline"));
    offerNames(menu, FilterKey::Tag, tr("Tag"), tr("Any tag"));
    offerNames(menu, FilterKey::Section, tr("Section"), tr("Any section"));
    QMenu *languages = menu->addMenu(tr("Language"));
    offerValues(languages, FilterKey::Language, m_languages ? m_languages() : QStringList(),
                [](const QString &tag) {
                    return tr("%1\t%2", "language and its code").arg(languageName(tag), tag);
                });
    menu->addSeparator();
    QAction *clear = menu->addAction(tr("Clear Filters"));
    clear->setEnabled(!m_chips->filter().isEmpty());
    connect(clear, &QAction::triggered, m_chips, &TermChips::clear);
    menu->popup(below(this, *menu));
}

void FilterButton::offerValues(QMenu *menu, FilterKey key, const QStringList &values,
                               const std::function<QString(const QString &)> &name)
{
    for (const QString &value : values) {
        QAction *action = menu->addAction(name(value));
        action->setCheckable(true);
        action->setChecked(m_chips->has(key, value));
        connect(action, &QAction::triggered, m_chips,
                [this, key, value] { m_chips->toggle(key, value); });
    }
    menu->setEnabled(!values.isEmpty());
}

void FilterButton::offerNames(QMenu *menu, FilterKey key, const QString &text, const QString &hint)
{
    auto *names = new NameMenu(known(key), m_sources.value(key), menu);
    names->setTitle(text);
    names->field()->setPlaceholderText(hint);
    names->field()->setAccessibleName(hint);
    menu->addMenu(names);
    connect(names, &NameMenu::chosen, m_chips, [this, key](const QString &name) {
        if (!m_chips->has(key, name))
            m_chips->toggle(key, name);
    });
    connect(names, &NameMenu::chosen, menu, &QMenu::close);
}

} // namespace Triptych::Ui
