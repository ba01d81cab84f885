#include "filterfield.h"

#include "termchips.h"

#include <core/article.h>
#include <text/filterwords.h>
#include <ui/controls/inlinenotice.h>

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QStringListModel>

namespace Triptych::Ui {

using Core::FilterKey;
using Core::FilterTerm;

namespace {

/** Answers at once with what the program itself knows. */
void askForStatuses(const QString &beginning, const std::function<void(QStringList)> &answer)
{
    QStringList names{QStringLiteral("draft"), QStringLiteral("review"),
                      QStringLiteral("scheduled"), QStringLiteral("published"),
                      QStringLiteral("archived")};
    names.removeIf([&beginning](const QString &name) {
        return !name.startsWith(beginning, Qt::CaseInsensitive);
    });
    answer(names);
}

} // namespace

FilterField::FilterField(QLineEdit *field, TermChips *chips, InlineNotice *complaint)
    : QObject(field)
    , m_field(field)
    , m_chips(chips)
    , m_complaint(complaint)
    , m_names(new QStringListModel(this))
    , m_completer(new QCompleter(m_names, this))
{
    // Only the end of the text is completed, so the field must not have the completer itself.
    m_completer->setWidget(field);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &FilterField::take);
    field->installEventFilter(this);
    connect(field, &QLineEdit::textChanged, this, [this] { read(false); });
    connect(field, &QLineEdit::cursorPositionChanged, this, [this] { read(false); });
    connect(field, &QLineEdit::textEdited, this, &FilterField::offer);
    connect(chips, &TermChips::editRequested, this, &FilterField::put);
    connect(chips, &TermChips::full, this, &FilterField::sayFull);
    setSource(FilterKey::Status, &askForStatuses);
}

void FilterField::setSource(FilterKey key, const AskForNames &ask)
{
    m_sources.insert(key, ask);
    NameQuestion *&question = m_questions[key];
    if (!question) {
        question = new NameQuestion(this);
        connect(question, &NameQuestion::namesArrived, this, &FilterField::onNames);
    }
    question->setSource(ask);
}

Core::ArticleFilter FilterField::filter() const
{
    Core::ArticleFilter filter = Text::readFilter(m_field->text()).filter;
    filter.terms.removeIf([](const FilterTerm &term) { return term.key != FilterKey::Words; });
    return filter;
}

/** A filter is ended where something stands behind it and the cursor is elsewhere. */
bool FilterField::read(bool isEnded)
{
    if (m_isReading)
        return false;
    const QString text = m_field->text();
    const Text::ReadFilter read = Text::readFilter(text);
    QString rest = text;
    int cursor = m_field->cursorPosition();
    QList<FilterTerm> ended;
    for (qsizetype i = read.places.size() - 1; i >= 0; --i) {
        const Text::WordPlace place = read.places.at(i);
        const bool isHere = m_field->hasFocus() && cursor >= place.offset && cursor <= place.end();
        const bool isLast = place.end() == text.size();
        if (read.filter.terms.at(i).key == FilterKey::Words || (!isEnded && (isHere || isLast)))
            continue;
        ended.prepend(read.filter.terms.at(i));
        // With the space that ended it.
        const qsizetype length = place.length + (isLast ? 0 : 1);
        rest.remove(place.offset, length);
        if (cursor > place.offset)
            cursor = int(qMax(place.offset, cursor - length));
    }
    m_isReading = true;
    bool isTaken = !ended.isEmpty();
    for (const FilterTerm &term : std::as_const(ended))
        isTaken = m_chips->add(term) && isTaken;
    if (isTaken) {
        m_field->setText(rest);
        m_field->setCursorPosition(cursor);
        for (const FilterTerm &term : std::as_const(ended))
            askHowWritten(term);
    }
    m_isReading = false;
    if (isTaken)
        complain(Text::readFilter(rest), rest, isEnded);
    else if (!ended.isEmpty())
        sayFull();
    else
        complain(read, text, isEnded);
    return isTaken;
}

void FilterField::sayFull()
{
    m_complaint->showMessage(Tone::Warning, tr("A list takes no more filters than these."));
}

void FilterField::complain(const Text::ReadFilter &read, const QString &text, bool isEnded)
{
    QStringList lines;
    for (const Text::UnreadWord &unread : read.unread) {
        if (!isEnded && unread.place.end() == text.size())
            continue; // it is still typed
        lines << tr("Left out: %1. %2", "a part of a filter, and why it is not understood")
                     .arg(text.mid(unread.place.offset, unread.place.length), unread.reason);
    }
    const qsizetype more = lines.size() - 1;
    if (lines.isEmpty()) {
        m_complaint->clear();
        m_field->setAccessibleDescription({});
        return;
    }
    QString message = lines.constFirst();
    if (more > 0)
        message = tr("%1 And %n more.", nullptr, int(more)).arg(message);
    if (m_complaint->isHidden() || m_complaint->message() != message)
        m_complaint->showMessage(Tone::Warning, message);
    m_field->setAccessibleDescription(message);
}

bool FilterField::endWord()
{
    // Return in the offered names comes to the field first; the completer takes the name then.
    const QAbstractItemView *popup = m_completer->popup();
    if (popup->isVisible() && popup->currentIndex().isValid())
        return true;
    m_completer->popup()->hide();
    const bool wasNamed = !m_complaint->isHidden();
    const bool isTaken = read(true);
    return isTaken || (!wasNamed && !m_complaint->isHidden());
}

/** Words that are typed anew stand before the rest. */
void FilterField::put(const QString &words)
{
    m_isReading = true;
    const QString rest = m_field->text();
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->setText(rest.isEmpty() ? words : words + QLatin1Char(' ') + rest);
    m_field->setCursorPosition(int(words.size()));
    m_isReading = false;
    read(false);
}

void FilterField::askHowWritten(const FilterTerm &term)
{
    const AskForNames ask = m_sources.value(term.key);
    if (!ask || term.key == FilterKey::Status)
        return;
    for (const QString &value : term.values) {
        ask(value,
            [self = QPointer<FilterField>(this), key = term.key, value](const QStringList &names) {
                QStringList same = names;
                same.removeIf([&value](const QString &name) {
                    return name.compare(value, Qt::CaseInsensitive) != 0;
                });
                if (self && same.size() == 1)
                    self->m_chips->correct(key, value, same.constFirst());
            });
    }
}

void FilterField::offer()
{
    const auto typed = Text::readFilter(m_field->text()).typed;
    for (auto it = m_questions.cbegin(); it != m_questions.cend(); ++it) {
        if (typed && typed->key == it.key() && m_field->cursorPosition() == typed->place.end())
            it.value()->ask(typed->beginning);
        else
            it.value()->callOff();
    }
    if (!typed)
        m_completer->popup()->hide();
}

void FilterField::onNames(const QStringList &names)
{
    m_names->setStringList(names);
    m_completer->setCompletionPrefix({}); // the store has chosen already
    if (!m_field->hasFocus() || !Text::readFilter(m_field->text()).typed)
        return;
    if (names.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void FilterField::take(const QString &name)
{
    const auto typed = Text::readFilter(m_field->text()).typed;
    if (!typed)
        return;
    // As the words of a filter that has this value: with quotes where it needs them.
    const QString key = Text::filterWords(FilterTerm{typed->key, {}});
    const QString value = Text::filterWords(FilterTerm{typed->key, {name}}).mid(key.size());
    const QString text = m_field->text().left(typed->place.offset) + value + QLatin1Char(' ');
    m_field->setText(text);
    m_field->setCursorPosition(int(m_field->text().size()));
}

bool FilterField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const bool isAtStart = m_field->cursorPosition() == 0 && !m_field->hasSelectedText();
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Backspace && isAtStart) {
            if (const auto words = m_chips->takeLast())
                put(*words);
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        m_completer->popup()->hide();
        endWord();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Triptych::Ui
