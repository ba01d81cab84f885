#pragma once

#include <core/article.h>

#include <QJsonValue>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace Triptych::Ui {

/** One place that both sides changed: mine and theirs side by side, and below what will be saved.
 */
class ConflictCard final : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Mine, Theirs };

    ConflictCard(const QString &where, const QString &mine, const QString &theirs, bool editable,
                 QWidget *parent = nullptr);

    void take(Side side);
    Side side() const;
    /** What will be saved; for a card that is not editable the chosen side's words. */
    QString result() const;
    QPlainTextEdit *resultEdit() const { return m_result; }

private:
    QString m_mine;
    QString m_theirs;
    QButtonGroup *m_sides;
    QPlainTextEdit *m_result;
};

/**
 * What two people changed in the same place, for one of them to decide. Everything else is merged
 * already. Cancelling changes nothing: the text stays as it was typed. GUI thread.
 */
class ConflictView final : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictView(QWidget *parent = nullptr);

    /** `base` is what `mine` was made from, `theirs` what is stored now. */
    void setConflict(const Core::Article &base, const Core::Article &mine,
                     const Core::Article &theirs);
    QList<ConflictCard *> cards() const { return m_cards; }
    /** The merged article with the choices made so far. */
    Core::Article result() const;
    QPushButton *saveButton() const { return m_save; }
    QPushButton *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void resolved(const Triptych::Core::Article &article, qint64 theirVersion);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Place
    {
        QString field; ///< "body" for a passage of the text
        qsizetype position = 0;
        qsizetype length = 0;
        QJsonValue mine, theirs;
        bool isText = true;
    };
    void addCard(const QString &where, const QString &mine, const QString &theirs,
                 const Place &place);

    QLabel *m_title;
    QLabel *m_sentence;
    QVBoxLayout *m_list;
    QPushButton *m_save;
    QPushButton *m_cancel;
    QList<ConflictCard *> m_cards;
    QList<Place> m_places;
    Core::Article m_merged;
    qint64 m_theirVersion = 0;
};

} // namespace Triptych::Ui
