#pragma once

#include <QList>
#include <QWidget>

namespace Triptych::Exchange {
struct MarkdownImportOptions;
struct SourceStanding;
} // namespace Triptych::Exchange

namespace Triptych::Ui {

class ImportQuestion;

/** All that an import asks a person, one below the other, and what the answers mean. */
class ImportQuestions final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportQuestions(QWidget *parent = nullptr);

    /** Asks what the standing leaves open; an answer that was given stays where it is still asked for. With
     *  a name that the person gave there is nothing to propose, so nothing is asked about another one. */
    void askAbout(const Exchange::SourceStanding &standing, bool isNameGiven);
    /** So many articles would fail because they are other people's. */
    void askAboutOthers(int articles);
    /** Another name is given: what was asked about the one before is over. */
    void forgetName();

    /** The import waits for an answer. */
    bool mustAnswer() const;
    /** It waits for a yes, or another name. */
    bool asksForName() const;
    /** The name of the source that an answer means; empty where none means one. */
    QString answeredName() const;
    void answer(Exchange::MarkdownImportOptions &options) const;

    /** Whether a known source, whose folder is gone, is this one now. */
    ImportQuestion *same() const { return m_same; }
    /** Whether articles of an import of before came from this folder. */
    ImportQuestion *old() const { return m_old; }
    /** Whether the source of the name that was given is this folder now. */
    ImportQuestion *moved() const { return m_moved; }
    /** Whether a source that is said to have moved had other files. */
    ImportQuestion *otherFiles() const { return m_otherFiles; }
    ImportQuestion *overlap() const { return m_overlap; }
    ImportQuestion *others() const { return m_others; }

Q_SIGNALS:
    /** By the person. */
    void answered();

private:
    ImportQuestion *m_same;
    ImportQuestion *m_old;
    ImportQuestion *m_moved;
    ImportQuestion *m_otherFiles;
    ImportQuestion *m_overlap;
    ImportQuestion *m_others;
    QString m_movedName; ///< the known source that `m_same` asks about
    QString m_oldName;   ///< the one that `m_old` asks about
};

} // namespace Triptych::Ui
