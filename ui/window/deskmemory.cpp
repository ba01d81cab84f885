#include "deskmemory.h"

#include "desk.h"
#include "pages.h"
#include "sidebar.h"

#include <core/answer.h>
#include <models/articlelistmodel.h>
#include <ui/article/editorbar.h>
#include <ui/article/editorpage.h>
#include <ui/article/editorsheet.h>
#include <ui/list/articlelistpane.h>
#include <ui/list/filterbar.h>
#include <ui/list/termchips.h>
#include <ui/search/searchpage.h>
#include <workspace/workspace.h>

#include <QCryptographicHash>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSettings>
#include <QToolButton>
#include <QtConcurrentRun>

#include <chrono>

namespace Triptych::Ui {

using namespace std::chrono_literals;

namespace {

constexpr auto Pause = 500ms;

Core::ArticleId idIn(const QVariantMap &map, const QString &key)
{
    return Core::ArticleId::fromString(map.value(key).toString()).value_or(Core::ArticleId());
}

QString idText(const Core::ArticleId &id)
{
    return id.isNull() ? QString() : id.toString();
}

template<typename Choice> Choice choiceIn(const QVariantMap &map, const QString &key, Choice last)
{
    const int value = map.value(key).toInt();
    return value >= 0 && value <= int(last) ? Choice(value) : Choice(0);
}

/** Whether it is in the file. */
bool write(const QString &file, const QString &group, const QVariantMap &values)
{
    QSettings settings(file, QSettings::IniFormat);
    settings.beginGroup(group);
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        settings.setValue(it.key(), it.value());
    settings.endGroup();
    settings.sync();
    return settings.status() == QSettings::NoError;
}

std::optional<Core::Status> statusIn(const QVariantMap &map, const QString &key)
{
    return map.value(key, -1).toInt() < 0
               ? std::nullopt
               : std::optional(choiceIn(map, key, Core::Status::Archived));
}

/** The chips of status, author, tag and language, which were kept by themselves. */
Core::ArticleFilter formerFiltersIn(const QVariantMap &map)
{
    using Core::FilterKey;
    Core::ArticleFilter filter;
    if (const auto status = statusIn(map, QStringLiteral("status"))) {
        filter.terms << Core::FilterTerm{FilterKey::Status, {Core::statusName(*status)}};
        if (*status == Core::Status::Published)
            filter.terms.last().values << QStringLiteral("scheduled");
    }
    for (const auto &[name, key] :
         {std::pair("author", FilterKey::Author), std::pair("tag", FilterKey::Tag),
          std::pair("language", FilterKey::Language)}) {
        const QString value = map.value(QLatin1String(name)).toString();
        if (!value.isEmpty())
            filter.terms << Core::FilterTerm{key, {value}};
    }
    return filter;
}

} // namespace

QVariantMap DeskState::toMap() const
{
    return {{QStringLiteral("section"), int(section.kind)},
            {QStringLiteral("sectionTag"), section.tag},
            // An earlier version kept these beside the words: they are words now.
            {QStringLiteral("status"), -1},
            {QStringLiteral("author"), QString()},
            {QStringLiteral("tag"), QString()},
            {QStringLiteral("language"), QString()},
            {QStringLiteral("filterWords"), filterWords},
            {QStringLiteral("find"), find},
            {QStringLiteral("sort"), int(sort)},
            {QStringLiteral("current"), idText(current)},
            {QStringLiteral("top"), idText(top)},
            {QStringLiteral("open"), int(open)},
            {QStringLiteral("article"), idText(article)},
            {QStringLiteral("caret"), caret},
            {QStringLiteral("inspector"), hasInspector},
            {QStringLiteral("preview"), hasPreview},
            {QStringLiteral("search"), search},
            {QStringLiteral("searchStatus"), searchStatus ? int(*searchStatus) : -1},
            {QStringLiteral("searchLanguage"), searchLanguage},
            {QStringLiteral("searchHit"), idText(searchHit)},
            {QStringLiteral("searchTop"), idText(searchTop)}};
}

DeskState DeskState::fromMap(const QVariantMap &map)
{
    DeskState state;
    state.section = {choiceIn(map, QStringLiteral("section"), Section::Kind::Deleted),
                     map.value(QStringLiteral("sectionTag")).toString()};
    state.filterWords = map.value(QStringLiteral("filterWords")).toString();
    state.formerFilters = formerFiltersIn(map);
    state.find = map.value(QStringLiteral("find")).toString();
    state.sort = choiceIn(map, QStringLiteral("sort"), Core::LastSort);
    state.current = idIn(map, QStringLiteral("current"));
    state.top = idIn(map, QStringLiteral("top"));
    state.open = choiceIn(map, QStringLiteral("open"), Open::Written);
    state.article = idIn(map, QStringLiteral("article"));
    state.caret = map.value(QStringLiteral("caret")).toInt();
    state.hasInspector = map.value(QStringLiteral("inspector")).toBool();
    state.hasPreview = map.value(QStringLiteral("preview")).toBool();
    state.search = map.value(QStringLiteral("search")).toString();
    state.searchStatus = statusIn(map, QStringLiteral("searchStatus"));
    state.searchLanguage = map.value(QStringLiteral("searchLanguage")).toString();
    state.searchHit = idIn(map, QStringLiteral("searchHit"));
    state.searchTop = idIn(map, QStringLiteral("searchTop"));
    return state;
}

DeskMemory::DeskMemory(Desk &desk, const QString &settingsFile)
    : QObject(&desk), m_desk(desk), m_settingsFile(settingsFile)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &DeskMemory::keep);
}

QString DeskMemory::group() const
{
    const Profiles::Profile &profile = m_desk.workspace().profile();
    // The name of the workspace on this computer is another one in each language.
    const bool isFile = profile.kind == Profiles::Profile::Kind::Embedded;
    const QByteArray digest =
        QCryptographicHash::hash(((isFile ? QString() : profile.name) + QLatin1Char('\n') +
                                  profile.file + QLatin1Char('\n') + profile.postgres)
                                     .toUtf8(),
                                 QCryptographicHash::Sha256);
    return QStringLiteral("desk/") + QString::fromLatin1(digest.toHex().left(16));
}

DeskState DeskMemory::state() const
{
    DeskState state;
    const ArticleListPane &list = *m_desk.list();
    state.section = m_desk.sidebar()->current();
    state.filterWords = list.filters()->terms()->words();
    state.find = list.findField()->text();
    state.sort = list.sort();
    if (const auto current = list.currentArticle())
        state.current = current->id;
    state.top = list.visibleIds().value(0);
    const Pages &pages = *m_desk.pages();
    state.article = pages.openArticle();
    if (const EditorPage *editor = pages.madeEditor()) {
        state.hasInspector = editor->sheet()->isInspectorWanted();
        state.hasPreview = editor->sheet()->bar()->previewButton()->isChecked();
        state.caret = editor->caret();
    }
    if (const SearchPage *searcher = pages.madeSearcher()) {
        state.search = searcher->field()->text();
        state.searchStatus = searcher->statusFilter();
        state.searchLanguage = searcher->languageFilter();
        const SearchPage::Place place = searcher->place();
        state.searchHit = place.current;
        state.searchTop = place.top;
    }
    state.open = state.article.isNull() ? DeskState::Open::Nothing
                 : pages.showsEditor()  ? DeskState::Open::Written
                                        : DeskState::Open::Read;
    return state;
}

void DeskMemory::restore()
{
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    settings.beginGroup(group());
    for (const QString &key : settings.childKeys())
        m_kept.insert(key, settings.value(key));
    if (!m_kept.isEmpty())
        show(DeskState::fromMap(m_kept));
    watch();
}

void DeskMemory::restore(const DeskState &wanted)
{
    show(wanted);
    watch();
    m_pause.start();
}

void DeskMemory::show(const DeskState &wanted)
{
    ArticleListPane *list = m_desk.list();
    list->setSort(wanted.sort);
    m_desk.showSection(wanted.section);
    list->filters()->terms()->setWords(wanted.filterWords);
    for (const Core::FilterTerm &term : wanted.formerFilters.terms)
        list->filters()->terms()->add(term);
    list->findField()->setText(wanted.find);
    showSearch(wanted);
    showRows(wanted);
    showArticle(wanted);
}

void DeskMemory::showSearch(const DeskState &wanted)
{
    if (wanted.search.isEmpty() && !wanted.searchStatus && wanted.searchLanguage.isEmpty())
        return;
    SearchPage *searcher = m_desk.searcher();
    searcher->setStatusFilter(wanted.searchStatus);
    searcher->setLanguageFilter(wanted.searchLanguage);
    searcher->field()->setText(wanted.search);
    searcher->restorePlace({wanted.searchHit, wanted.searchTop});
}

void DeskMemory::showRows(const DeskState &wanted)
{
    const auto *model = m_desk.list()->model();
    const auto current = std::make_shared<Core::ArticleId>(wanted.current);
    const auto show = [this, wanted, current] {
        ArticleListPane *list = m_desk.list();
        if (list->model()->state() != Models::ArticleListModel::State::Ready)
            return false;
        if (!current->isNull() && list->model()->rowOf(*current) >= 0)
            list->setCurrentArticle(std::exchange(*current, {}));
        const int top = list->model()->rowOf(wanted.top);
        if (top >= 0)
            list->view()->scrollTo(list->model()->index(top), QListView::PositionAtTop);
        // Rows behind the first page are known a little later.
        return top >= 0 || wanted.top.isNull() || list->model()->isCountExact();
    };
    if (show())
        return;
    // Once: what a person does afterwards is his.
    auto *once = new QObject(this);
    for (const auto signal :
         {&Models::ArticleListModel::stateChanged, &Models::ArticleListModel::countChanged}) {
        connect(model, signal, once, [once, show] {
            if (show())
                once->deleteLater();
        });
    }
    connect(m_desk.list()->view()->verticalScrollBar(), &QScrollBar::actionTriggered, once,
            [once] { once->deleteLater(); });
}

void DeskMemory::showArticle(const DeskState &wanted)
{
    if (wanted.open == DeskState::Open::Read && m_desk.list()->isVisible()) {
        m_desk.list()->setCurrentArticle(wanted.article);
        return;
    }
    if (wanted.open != DeskState::Open::Written || m_desk.workspace().isReadOnly())
        return;
    EditorPage *editor = m_desk.editor();
    editor->sheet()->restoreInspector(wanted.hasInspector);
    editor->setPreviewShown(wanted.hasPreview);
    m_desk.editArticle(wanted.article);
    auto *once = new QObject(this);
    connect(editor, &EditorPage::articleShown, once,
            [this, once, editor, wanted](const Core::ArticleId &id) {
                if (id == wanted.article) {
                    editor->setCaret(wanted.caret);
                    // Until now it was hidden, and could not take the keyboard.
                    if (editor->isVisible() && m_desk.list()->view()->hasFocus())
                        editor->focusText();
                }
                once->deleteLater();
            });
}

void DeskMemory::watch()
{
    const auto soon = [this] { m_pause.start(); };
    ArticleListPane *list = m_desk.list();
    connect(list, &ArticleListPane::visibleChanged, this, soon);
    connect(list, &ArticleListPane::currentChanged, this, soon);
    connect(list->filters(), &FilterBar::changed, this, soon);
    connect(list->findField(), &QLineEdit::textChanged, this, soon);
    connect(m_desk.sidebar(), &Sidebar::sectionChosen, this, soon);
    connect(m_desk.pages(), &Pages::articleRead, this, soon);
    connect(m_desk.pages(), &Pages::articleEdited, this, [this] {
        watchEditor();
        m_pause.start();
    });
    connect(m_desk.pages(), &QStackedWidget::currentChanged, this, [this] {
        watchSearcher();
        m_pause.start();
    });
    watchEditor();
    watchSearcher();
}

void DeskMemory::watchSearcher()
{
    const SearchPage *searcher = m_desk.pages()->madeSearcher();
    if (!searcher || std::exchange(m_watchesSearcher, true))
        return;
    connect(searcher, &SearchPage::questionChanged, this, [this] { m_pause.start(); });
    connect(searcher, &SearchPage::placeChanged, this, [this] { m_pause.start(); });
}

void DeskMemory::watchEditor()
{
    const EditorPage *editor = m_desk.pages()->madeEditor();
    if (!editor || std::exchange(m_watchesEditor, true))
        return;
    const auto soon = [this] { m_pause.start(); };
    connect(editor, &EditorPage::caretMoved, this, soon);
    connect(editor->sheet(), &EditorSheet::inspectorWantedChanged, this, soon);
    connect(editor->sheet()->bar()->previewButton(), &QToolButton::toggled, this, soon);
}

void DeskMemory::keep()
{
    const QVariantMap now = state().toMap();
    if (now == m_kept)
        return;
    m_kept = now;
    Core::onAnswer(QtConcurrent::run(&write, m_settingsFile, group(), now), this,
                   [this](bool isKept) {
                       if (!isKept)
                           m_kept.clear(); // and is tried again with the next change
                   });
}

} // namespace Triptych::Ui
