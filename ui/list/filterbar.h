#pragma once

#include <core/articlefilter.h>

#include <QWidget>

namespace Triptych::Ui {

class TermChips;

/** The chips of what a list is filtered by, below its find field; in sight while there are any. */
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    bool isFiltering() const;
    /** The filters as words, for the sentence of an empty list. */
    QString description() const;
    TermChips *terms() const { return m_terms; }

public Q_SLOTS:
    void clear();

Q_SIGNALS:
    void changed();

private:
    TermChips *m_terms;
};

} // namespace Triptych::Ui
