#pragma once

#include <core/articlefilter.h>

#include <QObject>

#include <optional>

class QWidget;

namespace Triptych::Ui {

class Chip;

/**
 * The chips of a filter bar that were typed as words; each shows its words. Delete, Backspace or
 * the cross takes one away, a minus sign turns it round, Return or a click makes words of it again.
 * GUI thread.
 */
class TermChips final : public QObject
{
    Q_OBJECT

public:
    /** The chips stand at the end of the bar's layout. */
    explicit TermChips(QWidget *bar);

    const Core::ArticleFilter &filter() const { return m_filter; }
    /** As words, which setWords() reads again. */
    QString words() const;
    void setWords(const QString &words);
    /** A term that is there already, or turned round, is not there twice. False,
     * and nothing added, where the field's words would have no room beside it. */
    bool add(const Core::FilterTerm &term);
    void clear();
    /** Some term that is not turned round has this value. */
    bool has(Core::FilterKey key, const QString &value) const;
    /** Takes the value away where has(), else adds it to such a term, or as one of its own; where
     * the field's words would have no room beside it, full() is emitted instead. */
    void toggle(Core::FilterKey key, const QString &value);
    /** Puts another value in the place of one, wherever a term of this key has it. */
    void correct(Core::FilterKey key, const QString &value, const QString &by);
    /** Takes the last chip away and answers its words. */
    std::optional<QString> takeLast();
    const QList<Chip *> &chips() const { return m_chips; }

Q_SIGNALS:
    void changed();
    void full();
    /** The chip was taken away, because its words are to be typed anew. */
    void editRequested(const QString &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void set(const QList<Core::FilterTerm> &terms);
    QString takeAt(qsizetype at);
    void show();

    QWidget *m_bar;
    Core::ArticleFilter m_filter;
    QList<Chip *> m_chips; ///< one for each term
};

} // namespace Triptych::Ui
