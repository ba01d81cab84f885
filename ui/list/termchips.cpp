#include "termchips.h"

#include <text/filterwords.h>
#include <ui/controls/pill.h>

#include <QKeyEvent>
#include <QLayout>

#include <algorithm>

namespace Triptych::Ui {

using Core::FilterTerm;

namespace {

/** The words of the field have room beside them. */
bool hasRoom(const QList<FilterTerm> &terms)
{
    qsizetype values = 0;
    for (const FilterTerm &term : terms)
        values += term.values.size();
    using Core::ArticleFilter;
    return terms.size() <= ArticleFilter::MostTerms - ArticleFilter::MostWords &&
           values <= ArticleFilter::MostValues - ArticleFilter::MostWords;
}

} // namespace

TermChips::TermChips(QWidget *bar) : QObject(bar), m_bar(bar) {}

QString TermChips::words() const
{
    return Text::filterWords(m_filter);
}

void TermChips::setWords(const QString &words)
{
    set(Text::readFilter(words).filter.terms);
}

bool TermChips::add(const FilterTerm &term)
{
    QList<FilterTerm> terms = m_filter.terms;
    FilterTerm opposite = term;
    opposite.isExcluded = !term.isExcluded;
    terms.removeAll(opposite);
    if (!terms.contains(term))
        terms << term;
    if (!hasRoom(terms))
        return false;
    set(terms);
    return true;
}

bool TermChips::has(Core::FilterKey key, const QString &value) const
{
    return std::any_of(m_filter.terms.begin(), m_filter.terms.end(), [&](const FilterTerm &term) {
        return term.key == key && !term.isExcluded && term.values.contains(value);
    });
}

void TermChips::toggle(Core::FilterKey key, const QString &value)
{
    QList<FilterTerm> terms = m_filter.terms;
    const bool isThere = has(key, value);
    const auto same = std::find_if(terms.begin(), terms.end(), [key](const FilterTerm &term) {
        return term.key == key && !term.isExcluded;
    });
    if (isThere) {
        for (FilterTerm &term : terms) {
            if (term.key == key && !term.isExcluded)
                term.values.removeAll(value);
        }
        terms.removeIf([](const FilterTerm &term) { return term.values.isEmpty(); });
    } else if (same != terms.end()) {
        same->values << value;
    } else {
        terms << FilterTerm{key, {value}};
    }
    if (!isThere && !hasRoom(terms))
        Q_EMIT full();
    else
        set(terms);
}

void TermChips::correct(Core::FilterKey key, const QString &value, const QString &by)
{
    QList<FilterTerm> terms = m_filter.terms;
    for (FilterTerm &term : terms) {
        if (term.key == key)
            std::replace(term.values.begin(), term.values.end(), value, by);
    }
    set(terms);
}

void TermChips::clear()
{
    set({});
}

std::optional<QString> TermChips::takeLast()
{
    if (m_filter.isEmpty())
        return std::nullopt;
    return takeAt(m_filter.terms.size() - 1);
}

QString TermChips::takeAt(qsizetype at)
{
    QList<FilterTerm> terms = m_filter.terms;
    const QString words = Text::filterWords(terms.takeAt(at));
    set(terms);
    return words;
}

void TermChips::set(const QList<FilterTerm> &terms)
{
    if (terms == m_filter.terms)
        return;
    m_filter.terms = terms;
    show();
    Q_EMIT changed();
}

void TermChips::show()
{
    // A chip that has the keyboard goes last, so that the keyboard stays in the bar.
    while (m_chips.size() > m_filter.terms.size()) {
        Chip *gone = m_chips.takeLast();
        if (gone->hasFocus() && !m_chips.isEmpty())
            m_chips.constLast()->setFocus(Qt::OtherFocusReason);
        gone->hide();
        gone->deleteLater();
    }
    while (m_chips.size() < m_filter.terms.size()) {
        auto *chip = new Chip(tr("Filter"), m_bar);
        chip->installEventFilter(this);
        connect(chip, &Chip::cleared, this, [this, chip] { takeAt(m_chips.indexOf(chip)); });
        connect(chip, &Chip::clicked, this,
                [this, chip] { Q_EMIT editRequested(takeAt(m_chips.indexOf(chip))); });
        m_bar->layout()->addWidget(chip);
        chip->show();
        m_chips << chip;
    }
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const QString words = Text::filterWords(m_filter.terms.at(i));
        // The words are written from left to right in every language.
        m_chips.at(i)->setValue(m_bar->isRightToLeft() ? QChar(0x2066) + words + QChar(0x2069)
                                                       : words);
    }
    m_bar->layout()->invalidate();
    m_bar->updateGeometry();
}

bool TermChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Minus) {
        for (qsizetype i = 0; i < m_chips.size(); ++i) {
            if (m_chips.at(i) != watched)
                continue;
            QList<FilterTerm> terms = m_filter.terms;
            terms[i].isExcluded = !terms.at(i).isExcluded;
            set(terms);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Triptych::Ui
