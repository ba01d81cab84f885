#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace Triptych::Ui {

/** A field with its label above and its error below. */
class LabelledField final : public QWidget
{
    Q_OBJECT

public:
    LabelledField(const QString &label, const QString &hint, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QString value() const;
    void setValue(const QString &value);
    void setSecret();
    /** Adds a button for choosing a file; `save`: the file need not exist yet. */
    void setFile(const QString &caption, const QString &filter, bool save);
    /** Shows an error below the field; empty = none. */
    void setError(const QString &error);
    QString error() const;

private:
    void dressUp();

    QLabel *m_label;
    QLineEdit *m_edit;
    QLabel *m_error;
    QHBoxLayout *m_row;
};

} // namespace Triptych::Ui
