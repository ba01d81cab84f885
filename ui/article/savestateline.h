#pragma once

#include <core/result.h>

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace Triptych::Ui {

/** One line that always shows the save state of the text, and offers Retry after a failed save. GUI
 * thread. */
class SaveStateLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind {
        Nothing,
        Opening,
        NewDraft,
        Saved,
        Unsaved,
        Saving,
        Failed,
        Conflict,
        Deleted
    };

    explicit SaveStateLine(QWidget *parent = nullptr);

    /** `savedAt` for Saved; `error` for Failed and Conflict. Deleted: by whomever, while the text
     * is open. */
    void setState(Kind kind, const QDateTime &savedAt = {}, const Core::Error &error = {});
    /** Shows, beside the state, that the journal cannot be written; empty = it can. */
    void setJournalTrouble(const QString &why);
    Kind kind() const { return m_kind; }
    QString text() const;

Q_SIGNALS:
    void retryAsked();
    /** The article was deleted, and the person wants to save the text as a new one. */
    void saveAsNewAsked();
    void resolveAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool offersNew() const;
    void refresh();

    Kind m_kind = Kind::Nothing;
    QDateTime m_savedAt;
    Core::Error m_error;
    QString m_journalTrouble;
    QLabel *m_label;
    QToolButton *m_action;
    QTimer m_clock;
};

} // namespace Triptych::Ui
