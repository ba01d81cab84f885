#pragma once

#include <QWidget>

class QAbstractButton;
class QLabel;

namespace Triptych::Ui {

/** Something that a person must say before an import goes on: why it is asked, and a box for yes,
 * or two answers of which one must be chosen. Hidden while there is nothing to ask. */
class ImportQuestion final : public QWidget
{
    Q_OBJECT

public:
    /** With `no`, another answer than yes. */
    explicit ImportQuestion(const QString &yes, const QString &no = {}, QWidget *parent = nullptr);

    /** Empty takes the question away, and its answer with it. */
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
    /** By the person. */
    void answered();

private:
    void clear();

    QString m_asked;
    QLabel *m_sentence;
    QAbstractButton *m_yes;
    QAbstractButton *m_no = nullptr;
};

} // namespace Triptych::Ui
