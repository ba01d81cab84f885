#pragma once

#include <core/article.h>

#include <QJsonValue>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace Triptych::Text {
struct ArticleMerge;
}

namespace Triptych::Ui {

/** One place that both sides changed: mine and theirs side by side, and below them the text that
 * will be saved.
 */
class ConflictCard final : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Mine, Theirs };

    ConflictCard(const QString &where, const QString &mine, const QString &theirs, bool editable,
                 QWidget *parent = nullptr);

    void take(Side side);
    /** The chosen side; nothing where none was chosen yet. */
    std::optional<Side> side() const;
    bool isDecided() const { return side() || m_isTyped; }
    /** True where the text that will be saved was typed here. */
    bool isTyped() const { return m_isTyped; }
    /** The text that will be saved: the typed one, else that of the chosen side, else mine. */
    QString result() const;
    QPlainTextEdit *resultEdit() const { return m_result; }
    bool hasSameSides(const ConflictCard &other) const
    {
        return other.m_mine == m_mine && other.m_theirs == m_theirs;
    }
    /** Takes the choice and the typed text of `other`. */
    void decideAs(const ConflictCard &other);
    void focusChoice();

Q_SIGNALS:
    void changed();

private:
    void putResult(const QString &text);

    QString m_mine;
    QString m_theirs;
    QButtonGroup *m_sides;
    QPlainTextEdit *m_result;
    bool m_isTyped = false;
    bool m_isPutting = false;
};

/**
 * Shows the places that two people changed differently, for one of them to decide. Everything else
 * is merged already. The article can be saved once a side was chosen, or another text typed, in
 * every place. Cancelling changes nothing: the text stays as it was typed. GUI thread.
 */
class ConflictView final : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictView(QWidget *parent = nullptr);

    /** `merge` is the merge of mine and `theirs`, the stored article. Where the same places of the
     * same article are shown again, earlier choices stay. */
    void setConflict(const Text::ArticleMerge &merge, const Core::Article &theirs);
    QList<ConflictCard *> cards() const { return m_cards; }
    /** The merged article with the choices made so far. */
    Core::Article result() const;
    bool isTyped() const;
    /** The article to keep as unsaved text until the conflict is decided: the merge with the texts
     * typed here, and mine in all other places. Ignores sides that were only chosen: theirs is safe
     * in SQL, mine exists only here. */
    Core::Article typed() const;
    /** Does what the Save button does: asks to save, or goes to the first place without a choice.
     */
    void save();
    /** Forgets all choices: the same places are undecided when they are shown again. */
    void forget() { m_article = {}; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *cancelButton() const { return m_cancel; }
    /** A sentence that names the places without a choice; empty where there are none. */
    QString undecidedText() const;

Q_SIGNALS:
    void resolved(const Triptych::Core::Article &article, qint64 theirVersion);
    void cancelled();
    /** A side was chosen, or text was typed. */
    void edited();

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
    void addCards(const Text::ArticleMerge &merge);
    void showUndecided();
    enum class Taking { Decided, TypedOnly };
    Core::Article article(Taking taking) const;

    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_undecided;
    QVBoxLayout *m_list;
    QPushButton *m_save;
    QPushButton *m_cancel;
    QList<ConflictCard *> m_cards;
    QList<Place> m_places;
    Core::Article m_merged;
    Core::ArticleId m_article; ///< the article whose choices are remembered
    qint64 m_theirVersion = 0;
};

} // namespace Triptych::Ui
