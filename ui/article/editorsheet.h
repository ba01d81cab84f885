#pragma once

#include <core/article.h>

#include <QWidget>

#include <functional>

class QSplitter;
class QVBoxLayout;

namespace Triptych::Ui {

class ArticleHeadEdit;
class EditorBar;
class FindBar;
class Hairline;
class InlineNotice;
class Inspector;
class MarkdownEditor;
class PreviewPane;
class WordCounter;

/**
 * The fields of one article, to be written in: bar, head and text, with the preview and the
 * inspector beside them where they are wanted. It shows and tells; nothing is read or saved here.
 * GUI thread.
 */
class EditorSheet final : public QWidget
{
    Q_OBJECT

public:
    /** `base` gives the article whose fields are shown, for what is in no field: id, version,
     *  times. */
    explicit EditorSheet(std::function<Core::Article()> base, QWidget *parent = nullptr);

    /** The article as it stands in the fields. */
    Core::Article article() const;
    /** Shows `article`, which goes on from `stored`; emits no edited(). The same article again
     *  keeps the cursor and what can be undone. */
    void setArticle(const Core::Article &article, const Core::Article &stored);
    /** Shows what was merged into the same article; undo takes it back. Emits no edited(). */
    void mergeIn(const Core::Article &article);
    /** Only what a save changes. */
    void setSaved(const Core::Article &article);
    /** Title, summary and text of `article`, as an edit that can be undone. */
    void replaceTexts(const Core::Article &article);
    /** In which the time of publication is meant. */
    void setSiteZone(const Core::SiteZone &zone);
    /** Another article is on its way: keys pressed meanwhile would go into the text that is
     *  left. */
    void setWaiting(bool waiting);
    void setInspectorShown(bool shown);
    void setPreviewShown(bool shown);
    void focusTitle();
    void focusText();

    EditorBar *bar() const { return m_bar; }
    ArticleHeadEdit *head() const { return m_head; }
    MarkdownEditor *body() const { return m_body; }
    PreviewPane *preview() const { return m_preview; }
    Inspector *inspector() const { return m_inspector; }
    FindBar *findBar() const { return m_find; }
    InlineNotice *notice() const { return m_notice; }
    /** Where the notice stands; it may stand elsewhere for a while. */
    QVBoxLayout *noticePlace() const { return m_noticePlace; }

Q_SIGNALS:
    /** A person changed a field. */
    void edited();
    void wordCountChanged(int words, int minutes);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void connectParts();
    void onEdited();
    void showFacts(const Core::Article &article);
    void placePreview();

    std::function<Core::Article()> m_base;
    Core::SiteZone m_zone;
    EditorBar *m_bar;
    ArticleHeadEdit *m_head;
    MarkdownEditor *m_body;
    FindBar *m_find;
    InlineNotice *m_notice;
    PreviewPane *m_preview;
    Inspector *m_inspector;
    WordCounter *m_words;
    QVBoxLayout *m_noticePlace;
    QSplitter *m_split;
    QWidget *m_writing;
    Hairline *m_edge; ///< of the inspector
    Core::ArticleId m_shown;
    bool m_isLoading = false;
};

} // namespace Triptych::Ui
