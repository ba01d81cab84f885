#pragma once

#include <core/article.h>
#include <unsaved/recovery.h>

#include <QObject>
#include <QSet>

class QDialog;
class QLabel;

namespace Triptych::Ui {

class InlineNotice;
class RecoveryBar;

/**
 * Tells of unsaved texts in `slot`, the desk's one place for notices, and shows them in a dialog.
 * Each text is told of once: what was dismissed or looked at is not told of again, and neither is
 * the text of a stored article that was taken up before, as opening the article continues it. A
 * child of `window`. GUI thread.
 */
class RecoveryOffer final : public QObject
{
    Q_OBJECT

public:
    /** `bar` goes into the dialog. */
    RecoveryOffer(RecoveryBar *bar, InlineNotice *slot, QWidget *window);

    RecoveryBar *bar() const { return m_bar; }
    QDialog *dialog() const { return m_dialog; }
    /** Opens the dialog; it says so where there is no unsaved text. */
    void show();
    /** The article was saved or deleted by somebody: what is said of its text is read again. */
    void articleChanged(const Core::ArticleId &id);

private:
    void onRefreshed();
    void onChanged();

    RecoveryBar *m_bar;
    InlineNotice *m_slot;
    QDialog *m_dialog;
    QLabel *m_none;
    QSet<QString> m_told;
    QSet<Core::ArticleId> m_takenUp;
    QString m_sentence; ///< in the slot; empty where none was shown
};

} // namespace Triptych::Ui
