#pragma once

#include <QList>
#include <QWidget>

namespace Triptych::Exchange {
struct MarkdownImportOptions;
struct SourceStanding;
} // namespace Triptych::Exchange

namespace Triptych::Ui {

class ImportQuestion;

/** All questions of an import, one below the other, and the meaning of the answers. GUI thread. */
class ImportQuestions final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportQuestions(QWidget *parent = nullptr);

    /** Asks the questions that the standing leaves open; earlier answers to the same questions
     * stay. `isNameGiven`: the person gave the name, so no other name is proposed. */
    void askAbout(const Exchange::SourceStanding &standing, bool isNameGiven);
    /** Asks about the number of articles that would fail because other people created them. */
    void askAboutOthers(int articles);
    /** Removes the questions about the former name. */
    void forgetName();

    /** True where the import waits for an answer. */
    bool mustAnswer() const;
    /** True where it waits for a yes, or for another name. */
    bool asksForName() const;
    /** The name of the source that an answer means; empty where none means one. */
    QString answeredName() const;
    void answer(Exchange::MarkdownImportOptions &options) const;

    /** Asked where the files of a known source are in this folder now: whether it is that source,
     * moved. */
    ImportQuestion *siteMoved() const { return m_siteMoved; }
    ImportQuestion *copy() const { return m_copy; }
    /** Asked where articles of an import, of before sources had folders, are here: whether they
     * came from this folder. */
    ImportQuestion *earlierImport() const { return m_earlierImport; }
    /** Asked where the name is that of a source with another folder, or none: whether it is this
     * one now. */
    ImportQuestion *takenName() const { return m_takenName; }
    /** Asked where a source that is said to be this folder had other files: whether it is the same
     * site. */
    ImportQuestion *otherFiles() const { return m_otherFiles; }
    ImportQuestion *overlap() const { return m_overlap; }
    ImportQuestion *others() const { return m_others; }

Q_SIGNALS:
    /** By the person. */
    void answered();

private:
    ImportQuestion *m_siteMoved;
    ImportQuestion *m_copy;
    ImportQuestion *m_earlierImport;
    ImportQuestion *m_takenName;
    ImportQuestion *m_otherFiles;
    ImportQuestion *m_overlap;
    ImportQuestion *m_others;
    QString m_movedSite;   ///< name of the source that `m_siteMoved` asks about
    QString m_earlierName; ///< of the one that `m_earlierImport` asks about
};

} // namespace Triptych::Ui
