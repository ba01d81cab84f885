#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;

namespace Triptych::Ui {

/** Something that a person must say before an import goes on: why it is asked, and a box for yes. Hidden
 * while there is nothing to ask. */
class ImportQuestion final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportQuestion(const QString &yes, QWidget *parent = nullptr);

    /** Empty takes the question away, and its answer with it. */
    void ask(const QString &sentence);
    QString sentence() const;
    bool isYes() const;
    QCheckBox *box() const { return m_box; }

Q_SIGNALS:
    /** By the person. */
    void answered();

private:
    QLabel *m_sentence;
    QCheckBox *m_box;
};

} // namespace Triptych::Ui
