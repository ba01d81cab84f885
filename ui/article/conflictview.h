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
    /** Nothing where neither was taken yet. */
    std::optional<Side> side() const;
    bool isDecided() const { return side() || m_isTyped; }
    /** True where what will be saved was written by hand. */
    bool isTyped() const { return m_isTyped; }
    /** What will be saved: what was typed, else the words of the side that was taken, else mine. */
    QString result() const;
    QPlainTextEdit *resultEdit() const { return m_result; }
    bool hasSameSides(const ConflictCard &other) const
    {
        return other.m_mine == m_mine && other.m_theirs == m_theirs;
    }
    /** Decides as `other` does. */
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
 * What two people changed in the same place, for one of them to decide. Everything else is merged
 * already. Nothing is taken for decided: it can be saved once a side was taken, or something else
 * typed, in every place. Cancelling changes nothing: the text stays as it was typed. GUI thread.
 */
class ConflictView final : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictView(QWidget *parent = nullptr);

    /** `merge` is of mine and of `theirs`, which is stored now. Where the same places of the same
     * article are asked again, what was decided about them stays. */
    void setConflict(const Text::ArticleMerge &merge, const Core::Article &theirs);
    QList<ConflictCard *> cards() const { return m_cards; }
    /** The merged article with the choices made so far. */
    Core::Article result() const;
    bool isTyped() const;
    /** To be kept until it is decided: the merged article with what was typed here, and mine in all
     *  other places. A side that was only taken is not gone by: theirs is stored, mine nowhere. */
    Core::Article typed() const;
    /** As the button does; where something is still to be chosen, goes there. */
    void save();
    /** The same places asked again are undecided. */
    void forget() { m_article = {}; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *cancelButton() const { return m_cancel; }
    /** Names the places that are still to be chosen; empty where there are none. */
    QString undecidedText() const;

Q_SIGNALS:
    void resolved(const Triptych::Core::Article &article, qint64 theirVersion);
    void cancelled();
    /** A side was taken, or something typed. */
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
    Core::ArticleId m_article; ///< of which the choices are remembered
    qint64 m_theirVersion = 0;
};

} // namespace Triptych::Ui
