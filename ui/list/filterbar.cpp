#include "filterbar.h"

#include "namemenu.h"
#include "termchips.h"

#include <ui/controls/flowlayout.h>
#include <ui/controls/pill.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>

#include <QLineEdit>
#include <QMenu>

namespace Triptych::Ui {

namespace {

QPoint below(const QWidget *widget, const QMenu &menu)
{
    const int x = widget->layoutDirection() == Qt::RightToLeft
                      ? widget->width() - menu.sizeHint().width()
                      : 0;
    return widget->mapToGlobal(QPoint(x, widget->height() + Space::Tiny));
}

} // namespace

FilterBar::FilterBar(QWidget *parent) : QWidget(parent)
{
    new FlowLayout(this);
    setAccessibleName(tr("Filters"));
    m_statusChip = addChip(
        tr("Status"), Icon::Published, [this] { chooseStatus(); },
        [this] { setStatus(std::nullopt); });
    m_authorChip = addChip(
        tr("Author"), Icon::Person,
        [this] {
            chooseText(m_authorChip, m_knownAuthors ? m_knownAuthors() : QStringList(),
                       m_askAuthors, tr("Any byline"),
                       [this](const QString &author) { setAuthor(author); });
        },
        [this] { setAuthor({}); });
    m_tagChip = addChip(
        tr("Tag"), Icon::Tag,
        [this] {
            chooseText(m_tagChip, m_tags, m_askTags, tr("Any tag"),
                       [this](const QString &tag) { setTag(tag); });
        },
        [this] { setTag({}); });
    m_languageChip = addChip(
        tr("Language"), Icon::Language, [this] { chooseLanguage(); }, [this] { setLanguage({}); });
    m_terms = new TermChips(this);
    connect(m_terms, &TermChips::changed, this, &FilterBar::changed);
}

Chip *FilterBar::addChip(const QString &name, Icon icon, const std::function<void()> &open,
                         const std::function<void()> &reset)
{
    auto *chip = new Chip(name, this);
    Q_UNUSED(icon)
    layout()->addWidget(chip);
    connect(chip, &Chip::clicked, this, open);
    connect(chip, &Chip::cleared, this, reset);
    return chip;
}

void FilterBar::setSection(const Section &section)
{
    m_section = section;
    using Kind = Section::Kind;
    const bool decided =
        section.kind != Kind::All && section.kind != Kind::Mine && section.kind != Kind::Tag;
    m_statusChip->setVisible(!decided);
    m_tagChip->setVisible(section.kind != Kind::Tag);
    if (decided)
        m_status.reset();
    if (section.kind == Kind::Tag)
        m_tag.clear();
    show();
}

void FilterBar::setSources(const AskForNames &authors, const AskForNames &tags)
{
    m_askAuthors = authors;
    m_askTags = tags;
}

void FilterBar::setKnown(std::function<QStringList()> authors,
                         std::function<QStringList()> languages)
{
    m_knownAuthors = std::move(authors);
    m_knownLanguages = std::move(languages);
}

bool FilterBar::isFiltering() const
{
    return m_status || !m_author.isEmpty() || !m_tag.isEmpty() || !m_language.isEmpty() ||
           !m_terms->filter().isEmpty();
}

void FilterBar::applyTo(Core::ArticleQuery &query) const
{
    if (m_status)
        query.status = m_status;
    if (!m_author.isEmpty())
        query.author = m_author;
    if (!m_tag.isEmpty())
        query.tag = m_tag;
    if (!m_language.isEmpty())
        query.language = m_language;
    query.filter = m_terms->filter();
}

QString FilterBar::description() const
{
    QStringList parts;
    if (m_status)
        parts << tr("status %1").arg(statusText(*m_status));
    if (!m_author.isEmpty())
        parts << tr("author %1").arg(m_author);
    if (!m_tag.isEmpty())
        parts << tr("tag %1").arg(m_tag);
    if (!m_language.isEmpty())
        parts << tr("language %1").arg(languageName(m_language));
    if (!m_terms->filter().isEmpty())
        parts << m_terms->words();
    return QLocale().createSeparatedList(parts);
}

void FilterBar::setStatus(std::optional<Core::Status> status)
{
    m_status = status;
    show();
    Q_EMIT changed();
}

void FilterBar::setAuthor(const QString &author)
{
    m_author = author;
    show();
    Q_EMIT changed();
}

void FilterBar::setTag(const QString &tag)
{
    m_tag = tag;
    show();
    Q_EMIT changed();
}

void FilterBar::setLanguage(const QString &language)
{
    m_language = language;
    show();
    Q_EMIT changed();
}

void FilterBar::clear()
{
    if (!isFiltering())
        return;
    m_status.reset();
    m_author.clear();
    m_tag.clear();
    m_language.clear();
    show();
    m_terms->clear();
    Q_EMIT changed();
}

void FilterBar::show()
{
    m_statusChip->setValue(m_status ? statusText(*m_status) : QString());
    m_authorChip->setValue(m_author);
    m_tagChip->setValue(m_tag);
    m_languageChip->setValue(m_language.isEmpty() ? QString() : languageName(m_language));
    layout()->invalidate();
    updateGeometry();
}

void FilterBar::chooseStatus()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Core::Status status : {Core::Status::Draft, Core::Status::Review,
                                      Core::Status::Published, Core::Status::Archived}) {
        Core::Article article;
        article.status = status;
        const ShownStatus shown = shownStatus(article, QDateTime::currentDateTimeUtc());
        QAction *action = menu->addAction(icon(shown.icon, shown.tone), shown.name);
        connect(action, &QAction::triggered, this, [this, status] { setStatus(status); });
    }
    menu->popup(below(m_statusChip, *menu));
}

void FilterBar::chooseText(Chip *chip, const QStringList &known, const AskForNames &ask,
                           const QString &hint, const std::function<void(const QString &)> &set)
{
    auto *menu = new NameMenu(known, ask, this);
    menu->field()->setPlaceholderText(hint);
    menu->field()->setAccessibleName(chip->accessibleName());
    connect(menu, &NameMenu::chosen, this, set);
    menu->popup(below(chip, *menu));
    menu->field()->setFocus();
}

void FilterBar::chooseLanguage()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList known = m_knownLanguages ? m_knownLanguages() : QStringList();
    for (const QString &tag : known) {
        QAction *action =
            menu->addAction(tr("%1\t%2", "language and its code").arg(languageName(tag), tag));
        connect(action, &QAction::triggered, this, [this, tag] { setLanguage(tag); });
    }
    menu->popup(below(m_languageChip, *menu));
}

} // namespace Triptych::Ui
