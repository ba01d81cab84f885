#pragma once

#include <core/query.h>
#include <ui/terms/section.h>

#include <QObject>
#include <QTimer>
#include <QVariantMap>

#include <optional>

namespace Triptych::Ui {

class Desk;

/** What a desk shows, as the next start is to show it again. A value. */
struct DeskState
{
    enum class Open { Nothing, Read, Written };

    Section section;
    QString filterWords;               ///< of the chips
    Core::ArticleFilter formerFilters; ///< as an earlier version kept them
    QString find;
    Core::Sort sort = Core::Sort::UpdatedDescending;
    Core::ArticleId current; ///< row; null for none
    Core::ArticleId top;     ///< the first row that is seen
    Open open = Open::Nothing;
    Core::ArticleId article; ///< that is open
    int caret = 0;           ///< in its text, in UTF-16
    bool hasInspector = false;
    bool hasPreview = false;
    QString search; ///< words of the search page, and its filters
    std::optional<Core::Status> searchStatus;
    QString searchLanguage;

    QVariantMap toMap() const;
    /** What cannot be read is as at a first start. */
    static DeskState fromMap(const QVariantMap &map);
};

/**
 * Keeps what a desk shows in the settings, a moment after it changed, so that a kill loses nothing
 * of it; and shows it again. One for each workspace. A child of the desk. GUI thread; the file is
 * written on another one.
 */
class DeskMemory final : public QObject
{
    Q_OBJECT

public:
    DeskMemory(Desk &desk, const QString &settingsFile);

    /** Shows what was kept for this workspace; nothing where nothing was. Opening an article this
     * way counts no view: a public one that was read is chosen in the list. */
    void restore();
    /** Shows this, and keeps it from now on. */
    void restore(const DeskState &wanted);
    DeskState state() const;

private:
    void watch();
    void watchEditor();
    void show(const DeskState &wanted);
    void watchSearcher();
    void showSearch(const DeskState &wanted);
    void showRows(const DeskState &wanted);
    void showArticle(const DeskState &wanted);
    void keep();
    QString group() const;

    Desk &m_desk;
    QString m_settingsFile;
    QTimer m_pause;
    QVariantMap m_kept;
    bool m_watchesEditor = false;
    bool m_watchesSearcher = false;
};

} // namespace Triptych::Ui
