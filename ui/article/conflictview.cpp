#include "conflictview.h"

#include "passage.h"

#include <core/articlejson.h>
#include <core/storedarticle.h>
#include <text/articlemerge.h>
#include <text/diff.h>
#include <ui/controls/documenttext.h>
#include <ui/look/dressed.h>
#include <ui/terms/articlestatus.h>

#include <QButtonGroup>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QLoggingCategory>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

Q_LOGGING_CATEGORY(logConflict, "triptych.ui.conflict")

constexpr int ColumnWidth = 820;
/** Longer passages are not compared word by word: that is done on the GUI thread. */
constexpr qsizetype MostMarked = 40'000;

QString fieldTitle(const QString &field)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("title"), QT_TRANSLATE_NOOP("ConflictView", "Title")},
        {QStringLiteral("summary"), QT_TRANSLATE_NOOP("ConflictView", "Summary")},
        {QStringLiteral("slug"), QT_TRANSLATE_NOOP("ConflictView", "Slug")},
        {QStringLiteral("section"), QT_TRANSLATE_NOOP("ConflictView", "Section")},
        {QStringLiteral("status"), QT_TRANSLATE_NOOP("ConflictView", "Status")},
        {QStringLiteral("publish_at"), QT_TRANSLATE_NOOP("ConflictView", "Publish at")},
        {QStringLiteral("language"), QT_TRANSLATE_NOOP("ConflictView", "Language")},
        {QStringLiteral("authors"), QT_TRANSLATE_NOOP("ConflictView", "Authors")},
        {QStringLiteral("tags"), QT_TRANSLATE_NOOP("ConflictView", "Tags")},
    };
    const auto known = names.constFind(field);
    if (known != names.constEnd())
        return QCoreApplication::translate("ConflictView", *known);
    if (field.startsWith(QLatin1String("fields.")))
        return QCoreApplication::translate("ConflictView", "Field \"%1\"").arg(field.mid(7));
    return field;
}

QString shown(const QString &field, const QJsonValue &value)
{
    if (field == QLatin1String("status")) {
        const auto status = Core::statusFromName(value.toString());
        return status ? statusText(*status) : value.toString();
    }
    if (field == QLatin1String("publish_at") && value.isObject()) {
        const QString day = value.toObject().value(QLatin1String("publish_day")).toString();
        return QLocale().toString(QDate::fromString(day, Qt::ISODate), QLocale::ShortFormat);
    }
    if (field == QLatin1String("publish_at"))
        return value.isString() ? QLocale().toString(Core::timeFromJson(value).toLocalTime(),
                                                     QLocale::ShortFormat)
                                : QCoreApplication::translate("ConflictView", "No time set");
    if (value.isString())
        return value.toString();
    if (value.isArray()) {
        QStringList words;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &word : array)
            words << (word.isString()
                          ? word.toString()
                          : QString::fromUtf8(
                                QJsonDocument(QJsonArray{word}).toJson(QJsonDocument::Compact)));
        return words.join(QStringLiteral(", "));
    }
    if (value.isUndefined() || value.isNull())
        return QCoreApplication::translate("ConflictView", "Taken away");
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

/** Marks in each of both what the other has not. */
void markDifferences(Passage &mine, Passage &theirs)
{
    // The places are those of the documents, which have one sign for each end of a line.
    const QString mineText = mine.document()->toRawText();
    const QString theirText = theirs.document()->toRawText();
    if (qMax(mineText.size(), theirText.size()) > MostMarked)
        return;
    const Core::Result<Text::WordDifferences> differences = Text::diffWords(mineText, theirText);
    if (!differences) {
        // Both texts stand there whole: the choice goes without the marks.
        qCWarning(logConflict).noquote() << "no marks:" << differences.error().detail;
        return;
    }
    mine.markDifferences(differences->removed);
    theirs.markDifferences(differences->added);
}

} // namespace

ConflictCard::ConflictCard(const QString &where, const QString &mine, const QString &theirs,
                           bool editable, QWidget *parent)
    : QWidget(parent)
    , m_mine(mine)
    , m_theirs(theirs)
    , m_sides(new QButtonGroup(this))
    , m_result(nullptr)
{
    setAccessibleName(where);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *title = new QLabel(where);
    title->setFont(textFont(TextSize::Body, Weight::Bold));
    auto *takeMine = new QRadioButton(tr("Mine"));
    auto *takeTheirs = new QRadioButton(tr("Theirs"));
    takeMine->setAccessibleName(tr("%1: take mine").arg(where));
    takeTheirs->setAccessibleName(tr("%1: take theirs").arg(where));
    m_sides->addButton(takeMine, int(Side::Mine));
    m_sides->addButton(takeTheirs, int(Side::Theirs));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, Space::Large);
    grid->setHorizontalSpacing(Space::Large);
    grid->setVerticalSpacing(Space::Small);
    grid->addWidget(title, 0, 0, 1, 2);
    grid->addWidget(takeMine, 1, 0);
    grid->addWidget(takeTheirs, 1, 1);
    auto *mineView = new Passage(mine, true, tr("%1, mine").arg(where));
    auto *theirsView = new Passage(theirs, true, tr("%1, theirs").arg(where));
    grid->addWidget(mineView, 2, 0, Qt::AlignTop);
    grid->addWidget(theirsView, 2, 1, Qt::AlignTop);
    markDifferences(*mineView, *theirsView);
    if (editable) {
        auto *label = new QLabel(tr("What will be saved"));
        label->setFont(textFont(TextSize::Small, Weight::Medium));
        m_result = new Passage(mine, false, tr("%1, what will be saved").arg(where));
        label->setBuddy(m_result);
        grid->addWidget(label, 3, 0, 1, 2);
        grid->addWidget(m_result, 4, 0, 1, 2);
    }
    connect(m_sides, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on)
            return;
        putResult(Side(id) == Side::Mine ? m_mine : m_theirs);
        m_isTyped = false;
        Q_EMIT changed();
    });
    if (m_result) {
        connect(m_result, &QPlainTextEdit::textChanged, this, [this] {
            if (m_isPutting)
                return;
            m_isTyped = true;
            Q_EMIT changed();
        });
    }
}

void ConflictCard::putResult(const QString &text)
{
    if (!m_result)
        return;
    const QScopedValueRollback<bool> putting(m_isPutting, true);
    // As an edit: undo brings back what was typed before a side was taken.
    QTextCursor cursor(m_result->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void ConflictCard::take(Side side)
{
    m_sides->button(int(side))->setChecked(true);
}

std::optional<ConflictCard::Side> ConflictCard::side() const
{
    const int checked = m_sides->checkedId();
    return checked < 0 ? std::nullopt : std::optional(Side(checked));
}

QString ConflictCard::result() const
{
    if (m_isTyped)
        return withLineBreaks(m_result->document()->toRawText());
    return side() == Side::Theirs ? m_theirs : m_mine;
}

void ConflictCard::decideAs(const ConflictCard &other)
{
    if (const auto taken = other.side())
        take(*taken);
    if (other.m_isTyped && m_result) {
        putResult(other.result());
        m_isTyped = true;
    }
}

void ConflictCard::focusChoice()
{
    m_sides->buttons().constFirst()->setFocus(Qt::OtherFocusReason);
}

ConflictView::ConflictView(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Bring both texts together")))
    , m_sentence(new QLabel)
    , m_undecided(new QLabel)
    , m_list(new QVBoxLayout)
    , m_save(new QPushButton(tr("Save this")))
    , m_cancel(new QPushButton(tr("Back to my text")))
{
    setAccessibleName(tr("Conflict"));
    setSurface(this, Surface::Page);
    m_sentence->setWordWrap(true);
    m_undecided->setWordWrap(true);
    m_undecided->setTextFormat(Qt::PlainText);
    makePrimary(m_save);
    m_cancel->setAutoDefault(false);

    auto *inside = new QWidget;
    setSurface(inside, Surface::Page);
    inside->setMaximumWidth(ColumnWidth);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    column->setSpacing(Space::Medium);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(Space::Medium);
    column->addLayout(m_list);
    column->addStretch();
    auto *centring = new QWidget;
    setSurface(centring, Surface::Page);
    auto *centred = new QHBoxLayout(centring);
    centred->setContentsMargins({});
    centred->addStretch();
    centred->addWidget(inside, 100);
    centred->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(centring);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Space::Huge, Space::Medium, Space::Huge, Space::Medium);
    buttons->setSpacing(Space::Small);
    buttons->addWidget(m_undecided, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);

    dress(this, [this] {
        m_title->setFont(textFont(TextSize::Title, Weight::Bold));
        m_sentence->setFont(textFont(TextSize::Body));
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        m_sentence->setPalette(quiet);
        m_undecided->setFont(textFont(TextSize::Small));
        m_undecided->setPalette(quiet);
    });
    connect(m_cancel, &QPushButton::clicked, this, &ConflictView::cancelled);
    connect(m_save, &QPushButton::clicked, this, &ConflictView::save);
}

void ConflictView::save()
{
    for (ConflictCard *card : std::as_const(m_cards)) {
        if (!card->isDecided()) {
            card->focusChoice();
            return;
        }
    }
    Q_EMIT resolved(result(), m_theirVersion);
}

QString ConflictView::undecidedText() const
{
    return m_undecided->text();
}

void ConflictView::showUndecided()
{
    QStringList places;
    for (const ConflictCard *card : std::as_const(m_cards)) {
        if (!card->isDecided())
            places << card->accessibleName();
    }
    m_save->setEnabled(places.isEmpty());
    m_undecided->setText(
        places.isEmpty() ? QString()
                         : tr("Still to be chosen: %1").arg(QLocale().createSeparatedList(places)));
    m_save->setAccessibleDescription(m_undecided->text());
}

void ConflictView::addCard(const QString &where, const QString &mine, const QString &theirs,
                           const Place &place)
{
    auto *card = new ConflictCard(where, mine, theirs, place.isText);
    m_list->addWidget(card);
    m_cards.append(card);
    m_places.append(place);
}

void ConflictView::setConflict(const Text::ArticleMerge &merge, const Core::Article &theirs)
{
    const QList<ConflictCard *> earlier = std::exchange(m_cards, {});
    QList<Place> earlierPlaces = std::exchange(m_places, {});
    if (m_article != theirs.id)
        earlierPlaces.clear();
    m_article = theirs.id;
    m_theirVersion = theirs.version;
    m_sentence->setText(theirs.updatedBy.isEmpty()
                            ? tr("Somebody else saved this article while you wrote. Nothing is "
                                 "lost: choose what is saved where both changed the same words.")
                            : tr("%1 saved this article while you wrote. Nothing is lost: choose "
                                 "what is saved where both changed the same words.")
                                  .arg(theirs.updatedBy));
    addCards(merge);
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        ConflictCard *card = m_cards.at(i);
        for (qsizetype k = 0; k < earlierPlaces.size(); ++k) {
            if (earlierPlaces.at(k).field == m_places.at(i).field &&
                earlier.at(k)->hasSameSides(*card)) {
                card->decideAs(*earlier.at(k));
                earlierPlaces[k].field.clear(); // it stands for one place
                break;
            }
        }
        connect(card, &ConflictCard::changed, this, [this] {
            showUndecided();
            Q_EMIT edited();
        });
    }
    qDeleteAll(earlier);
    showUndecided();
}

void ConflictView::addCards(const Text::ArticleMerge &merge)
{
    m_merged = merge.merged;
    for (const Text::FieldConflict &conflict : merge.conflicts) {
        Place place{conflict.field, 0, 0, conflict.ours, conflict.theirs, true};
        place.isText = conflict.field == QLatin1String("title") ||
                       conflict.field == QLatin1String("summary") ||
                       conflict.field == QLatin1String("section");
        addCard(fieldTitle(conflict.field), shown(conflict.field, conflict.ours),
                shown(conflict.field, conflict.theirs), place);
    }
    const int passages = int(merge.bodyConflicts.size());
    for (int i = 0; i < passages; ++i) {
        const Text::MergeConflict &conflict = merge.bodyConflicts.at(i);
        addCard(
            passages == 1 ? tr("Text") : tr("Text, passage %1 of %2").arg(i + 1).arg(passages),
            conflict.ours, conflict.theirs,
            Place{QStringLiteral("body"), conflict.position, conflict.ours.size(), {}, {}, true});
    }
}

Core::Article ConflictView::result() const
{
    return article(Taking::Decided);
}

Core::Article ConflictView::typed() const
{
    return article(Taking::TypedOnly);
}

bool ConflictView::isTyped() const
{
    return std::any_of(m_cards.begin(), m_cards.end(),
                       [](const ConflictCard *card) { return card->isTyped(); });
}

Core::Article ConflictView::article(Taking taking) const
{
    Core::Article article = m_merged;
    QJsonObject object = Core::articleToStored(article);
    // From the end of the text, so that the positions before stay true.
    for (qsizetype i = m_places.size() - 1; i >= 0; --i) {
        const Place &place = m_places.at(i);
        const ConflictCard *card = m_cards.at(i);
        if (taking == Taking::TypedOnly && !card->isTyped())
            continue; // what is merged reads as mine
        if (place.field == QLatin1String("body")) {
            article.body.replace(place.position, place.length, card->result());
            continue;
        }
        const QJsonValue chosen =
            card->side() == ConflictCard::Side::Theirs ? place.theirs : place.mine;
        const QJsonValue value = place.isText ? QJsonValue(card->result()) : chosen;
        if (place.field.startsWith(QLatin1String("fields."))) {
            QJsonObject fields = object.value(QLatin1String("fields")).toObject();
            if (value.isUndefined())
                fields.remove(place.field.mid(7));
            else
                fields.insert(place.field.mid(7), value);
            object.insert(QStringLiteral("fields"), fields);
        } else if (place.field == QLatin1String("publish_at")) {
            // A day stands there with its moment, or not at all.
            object.remove(QStringLiteral("publish_day"));
            object.insert(place.field, value);
            const QJsonObject both = value.toObject();
            for (auto it = both.begin(); it != both.end(); ++it)
                object.insert(it.key(), it.value());
        } else {
            object.insert(place.field, value);
        }
    }
    object.insert(QStringLiteral("body"), article.body);
    const Core::Result<Core::Article> read = Core::articleFromStored(object);
    if (read)
        return *read;
    // Only a value that no store takes cannot be read back; what was typed must not be lost for it.
    article.title = object.value(QLatin1String("title")).toString();
    article.summary = object.value(QLatin1String("summary")).toString();
    article.section = object.value(QLatin1String("section")).toString();
    return article;
}

void ConflictView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace Triptych::Ui
