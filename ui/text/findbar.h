#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace Triptych::Ui {

class MarkdownEditor;

/** Find and replace in the text of a MarkdownEditor. Return and Shift+Return step, Escape closes.
 */
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(MarkdownEditor &editor, QWidget *parent = nullptr);

    /** Shows the bar with the selected words; `replace` shows the second field too. */
    void open(bool replace);
    void dismiss();
    void step(bool backwards);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void wordsChanged();
    void count();
    void replaceOne();
    void replaceAll();
    Qt::CaseSensitivity sensitivity() const;

    MarkdownEditor &m_editor;
    QLineEdit *m_words;
    QLineEdit *m_with;
    QLabel *m_count;
    QToolButton *m_case;
    QWidget *m_replaceRow;
};

} // namespace Triptych::Ui
