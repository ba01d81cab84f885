#pragma once

#include <QWidget>

class QAbstractButton;
class QLabel;

namespace Triptych::Ui {

/** A question that a person must answer before an import continues: the reason, and a box for yes,
 * or two answers of which one must be chosen. Hidden while there is no question. GUI thread. */
class ImportQuestion final : public QWidget
{
    Q_OBJECT

public:
    /** With `no` there are two answers, else one box. */
    explicit ImportQuestion(const QString &yes, const QString &no = {}, QWidget *parent = nullptr);

    /** Asks the question; an empty sentence hides it and clears the answer. */
    void ask(const QString &sentence);
    QString sentence() const;
    bool isAsked() const;
    bool isYes() const;
    /** The other answer was given. */
    bool isNo() const;
    QAbstractButton *box() const { return m_yes; }
    /** Null where there is no other answer. */
    QAbstractButton *otherBox() const { return m_no; }

Q_SIGNALS:
    /** The person has answered. */
    void answered();

private:
    void clear();

    QString m_asked;
    QLabel *m_sentence;
    QAbstractButton *m_yes;
    QAbstractButton *m_no = nullptr;
};

} // namespace Triptych::Ui
