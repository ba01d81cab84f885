#pragma once

#include "namecompleter.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QStringList>
#include <QWidget>

namespace Triptych::Ui {

/** One word of a TokenField; Delete, Backspace or a click on its cross asks to remove it. */
class Token final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Token(const QString &word, QWidget *parent);

    QSize sizeHint() const override;

Q_SIGNALS:
    void removalAsked();
    /** Left (-1) or Right (+1) was pressed. */
    void stepped(int by);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

/**
 * A field for an ordered list of words. Return, a comma or leaving the field adds the typed word;
 * Backspace in the empty field removes the last one. Each word is held once, regardless of case.
 * GUI thread.
 */
class TokenField final : public QWidget
{
    Q_OBJECT

public:
    /** `what` is the plural name for screen readers: "Authors". */
    explicit TokenField(const QString &what, QWidget *parent = nullptr);

    QStringList tokens() const { return m_tokens; }
    /** Replaces all words; does not emit tokensEdited(). */
    void setTokens(const QStringList &tokens);
    /** Completes what is typed. */
    void setSource(const AskForNames &ask) { m_names->setSource(ask); }
    NameCompleter *completer() const { return m_names; }
    void setHint(const QString &hint);
    void setReadOnly(bool readOnly);

    /** Adds the word that is typed and not added yet; called before a save. */
    void commit();

Q_SIGNALS:
    void tokensEdited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool givesUp(const QEvent *event) const;
    bool add(const QString &word);
    void removeAt(int index);
    void rebuild();
    void arrange();
    void describe();

    QString m_what;
    QString m_hint;
    QStringList m_tokens;
    QList<Token *> m_chips;
    QLineEdit *m_edit;
    NameCompleter *m_names;
    bool m_readOnly = false;
};

} // namespace Triptych::Ui
