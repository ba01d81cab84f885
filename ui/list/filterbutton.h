#pragma once

#include <core/articlefilter.h>
#include <ui/controls/namecompleter.h>
#include <ui/terms/section.h>

#include <QToolButton>

#include <functional>

class QMenu;

namespace Triptych::Ui {

class TermChips;

/**
 * Opens the menu of what a list can be filtered by. What is chosen there becomes a chip, as if it
 * were typed; a second value of one kind is added to its chip, "any of these", and a checked one is
 * taken away. GUI thread.
 */
class FilterButton final : public QToolButton
{
    Q_OBJECT

public:
    FilterButton(TermChips *chips, QWidget *parent);

    /** Leaves out what the section decides already. */
    void setSection(const Section &section) { m_section = section; }
    /** The functions that give names that are known here; they are called whenever a menu opens. */
    void setKnown(std::function<QStringList()> authors, std::function<QStringList()> languages);
    void setKnownTags(const QStringList &tags) { m_tags = tags; }
    /** Where the menus of authors, tags and sections find the names that are not known here. */
    void setSource(Core::FilterKey key, const AskForNames &ask) { m_sources.insert(key, ask); }

public Q_SLOTS:
    /** Opens the menu below the button. */
    void open();

private:
    void offerValues(QMenu *menu, Core::FilterKey key, const QStringList &values,
                     const std::function<QString(const QString &)> &name);
    void offerNames(QMenu *menu, Core::FilterKey key, const QString &text, const QString &hint);
    QStringList known(Core::FilterKey key) const;

    TermChips *m_chips;
    Section m_section;
    QStringList m_tags;
    QHash<Core::FilterKey, AskForNames> m_sources;
    std::function<QStringList()> m_authors;
    std::function<QStringList()> m_languages;
};

} // namespace Triptych::Ui
