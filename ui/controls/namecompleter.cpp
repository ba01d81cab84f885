#include "namecompleter.h"

#include "completionlook.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QPointer>
#include <QStringListModel>

#include <chrono>

namespace Triptych::Ui {

using namespace std::chrono_literals;

namespace {

constexpr auto Pause = 120ms;

} // namespace

NameQuestion::NameQuestion(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &NameQuestion::askNow);
}

void NameQuestion::ask(const QString &beginning)
{
    callOff();
    m_beginning = beginning;
    if (m_ask)
        m_pause.start();
}

void NameQuestion::callOff()
{
    m_pause.stop();
    ++m_generation;
}

void NameQuestion::askNow()
{
    m_ask(m_beginning, [self = QPointer<NameQuestion>(this),
                        generation = m_generation](const QStringList &names) {
        if (self && self->m_generation == generation)
            Q_EMIT self->namesArrived(names);
    });
}

NameCompleter::NameCompleter(QLineEdit *field)
    : QObject(field)
    , m_field(field)
    , m_names(new QStringListModel(this))
    , m_completer(new QCompleter(m_names, this))
    , m_question(new NameQuestion(this))
{
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    dressCompletions(m_completer);
    field->setCompleter(m_completer);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &name) {
                m_question->callOff();
                Q_EMIT chosen(name);
            });
    connect(field, &QLineEdit::textEdited, this, [this](const QString &typed) {
        if (typed.trimmed().isEmpty())
            m_question->callOff();
        else
            m_question->ask(typed.trimmed());
    });
    connect(m_question, &NameQuestion::namesArrived, this, &NameCompleter::onNames);
}

void NameCompleter::onNames(const QStringList &names)
{
    m_names->setStringList(names);
    const QString typed = m_field->text().trimmed();
    // While a name is looked at in the list, the list stays as it is.
    if (!m_field->hasFocus() || typed.isEmpty())
        return;
    m_completer->setCompletionPrefix(typed);
    if (m_completer->completionCount() > 0)
        m_completer->complete();
    else
        m_completer->popup()->hide();
}

} // namespace Triptych::Ui
