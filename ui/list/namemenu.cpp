#include "namemenu.h"

#include <ui/look/measures.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace Triptych::Ui {

namespace {

constexpr int MostOffered = 14;
constexpr int LeastWidth = 200;

} // namespace

NameMenu::NameMenu(const QStringList &known, const AskForNames &ask, QWidget *parent)
    : QMenu(parent), m_field(new QLineEdit), m_known(known), m_question(new NameQuestion(this))
{
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(Space::Small, Space::Tiny, Space::Small, Space::Tiny);
    column->addWidget(m_field);
    m_field->setMinimumWidth(LeastWidth);
    auto *first = new QWidgetAction(this);
    first->setDefaultWidget(holder);
    addAction(first);
    m_field->installEventFilter(this);
    m_question->setSource(ask);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &typed) {
        offer();
        m_question->ask(typed.trimmed());
    });
    connect(m_field, &QLineEdit::returnPressed, this, &NameMenu::onReturn);
    connect(m_question, &NameQuestion::namesArrived, this, [this](const QStringList &names) {
        m_found = names;
        offer();
    });
    connect(this, &QMenu::aboutToShow, this, [this] {
        offer();
        m_question->ask({});
    });
}

QList<QAction *> NameMenu::entries() const
{
    QList<QAction *> all = actions();
    all.removeIf([](const QAction *entry) { return !entry->data().isValid(); });
    return all;
}

QStringList NameMenu::offered() const
{
    QStringList names;
    const auto all = entries();
    for (const QAction *entry : all)
        names << entry->data().toString();
    return names;
}

void NameMenu::mark(int step)
{
    const auto all = entries();
    if (all.isEmpty())
        return;
    const qsizetype at = all.indexOf(activeAction()) + step;
    setActiveAction(all.value(qBound<qsizetype>(0, at, all.size() - 1)));
}

void NameMenu::showEvent(QShowEvent *event)
{
    QMenu::showEvent(event);
    m_field->setFocus(Qt::PopupFocusReason);
}

bool NameMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            mark(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QMenu::eventFilter(watched, event);
}

void NameMenu::offer()
{
    const auto before = entries();
    for (QAction *entry : before) {
        removeAction(entry);
        entry->deleteLater();
    }
    QStringList names = m_found + m_known;
    names.removeDuplicates();
    int shown = 0;
    for (const QString &name : std::as_const(names)) {
        if (!name.contains(m_field->text().trimmed(), Qt::CaseInsensitive))
            continue;
        QAction *entry = addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
        entry->setData(name);
        connect(entry, &QAction::triggered, this, [this, name] { Q_EMIT chosen(name); });
        if (++shown == MostOffered)
            break;
    }
}

void NameMenu::onReturn()
{
    const QString typed = m_field->text().trimmed();
    QString name = typed;
    if (const QAction *marked = activeAction(); marked && marked->data().isValid()) {
        Q_EMIT chosen(marked->data().toString());
        close();
        return;
    }
    // A byline is matched exactly by the store: what is known wins over how it was typed.
    const QStringList names = m_found + m_known;
    for (const QString &one : names) {
        if (one.compare(typed, Qt::CaseInsensitive) == 0) {
            name = one;
            break;
        }
    }
    if (!name.isEmpty())
        Q_EMIT chosen(name);
    close();
}

} // namespace Triptych::Ui
