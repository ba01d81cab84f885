#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace Triptych::Ui {

/** Asks for the names that begin with a text. It calls `answer` on the GUI thread, at once or
 * later, or never where the names cannot be had. */
using AskForNames =
    std::function<void(const QString &beginning, const std::function<void(QStringList)> &answer)>;

/**
 * Asks for names while a person types: a moment after the last change, and a late answer to older
 * text is dropped. GUI thread.
 */
class NameQuestion final : public QObject
{
    Q_OBJECT

public:
    explicit NameQuestion(QObject *parent);

    void setSource(const AskForNames &ask) { m_ask = ask; }
    bool hasSource() const { return bool(m_ask); }
    /** namesArrived() follows, unless another question does before. */
    void ask(const QString &beginning);
    void callOff();

Q_SIGNALS:
    void namesArrived(const QStringList &names);

private:
    void askNow();

    AskForNames m_ask;
    QString m_beginning;
    quint64 m_generation = 0;
    QTimer m_pause;
};

/** Offers below a field the names that begin with what is typed into it. A child of the field. */
class NameCompleter final : public QObject
{
    Q_OBJECT

public:
    explicit NameCompleter(QLineEdit *field);

    void setSource(const AskForNames &ask) { m_question->setSource(ask); }
    QCompleter *completer() const { return m_completer; }

Q_SIGNALS:
    /** The person took a name from the list; the field has it after this. */
    void chosen(const QString &name);

private:
    void onNames(const QStringList &names);

    QLineEdit *m_field;
    QStringListModel *m_names;
    QCompleter *m_completer;
    NameQuestion *m_question;
};

} // namespace Triptych::Ui
