#pragma once

#include <core/articlefilter.h>
#include <ui/controls/namecompleter.h>

#include <QHash>
#include <QObject>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace Triptych::Text {
struct ReadFilter;
struct TypedValue;
} // namespace Triptych::Text

namespace Triptych::Ui {

class InlineNotice;
class TermChips;

/**
 * Reads the words of the list's find field. A filter such as tag:harbour becomes a chip when a
 * space, Return, Down or another click ends it; Backspace at the field's beginning takes the last
 * chip back. What cannot be read is named below the field, and filters nothing. The values of
 * tags, authors, sections and statuses are completed; as the store looks for exact names, one that
 * was typed in other letter case than the only such name becomes that. A child of the field. GUI
 * thread.
 */
class FilterField final : public QObject
{
    Q_OBJECT

public:
    FilterField(QLineEdit *field, TermChips *chips, InlineNotice *complaint);

    void setSource(Core::FilterKey key, const AskForNames &ask);
    /** What the field's words leave out; chips and filters that are still typed have no part. */
    Core::ArticleFilter filter() const;
    /** Ends the filter that is typed; true where it became a chip, or is named now as one that
     * cannot be read. */
    bool endWord();
    QCompleter *completer() const { return m_completer; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /** True where a filter became a chip. */
    bool read(bool isEnded);
    void sayFull();
    void complain(const Text::ReadFilter &read, const QString &text, bool isEnded);
    void put(const QString &words);
    void askHowWritten(const Core::FilterTerm &term);
    void offer();
    void onNames(const QStringList &names);
    void take(const QString &name);

    QLineEdit *m_field;
    TermChips *m_chips;
    InlineNotice *m_complaint;
    QStringListModel *m_names;
    QCompleter *m_completer;
    QHash<Core::FilterKey, NameQuestion *> m_questions;
    QHash<Core::FilterKey, AskForNames> m_sources;
    bool m_isReading = false;
};

} // namespace Triptych::Ui
