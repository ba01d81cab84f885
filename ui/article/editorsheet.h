#pragma once

#include <core/article.h>

#include <QWidget>

#include <functional>

class QSpacerItem;
class QSplitter;
class QVBoxLayout;

namespace Triptych::Ui {

class ArticleHeadEdit;
class EditorBar;
class FindBar;
class HeadScroll;
class InlineNotice;
class Inspector;
class InspectorDrawer;
class MarkdownEditor;
class PreviewPane;
class WordCounter;

/**
 * The widgets for editing one article: bar, head and text, with the optional preview and inspector
 * beside them. It shows fields and emits edits; it reads and saves nothing. GUI thread.
 */
class EditorSheet final : public QWidget
{
    Q_OBJECT

public:
    /** `base` gives the article that is shown, for members that have no field: id, version, times.
     */
    explicit EditorSheet(std::function<Core::Article()> base, QWidget *parent = nullptr);

    /** The article with the contents of the fields. */
    Core::Article article() const;
    /** Shows `article`, which continues `stored`; emits no edited(). For the article that is shown
     * already, the cursor and the undo history stay. */
    void setArticle(const Core::Article &article, const Core::Article &stored);
    /** Shows a merged state of the same article; undo reverts it. Emits no edited(). */
    void mergeIn(const Core::Article &article);
    /** Updates only the fields that a save changes. */
    void setSaved(const Core::Article &article);
    /** Shows title, summary and text of `article`, as an edit that can be undone. */
    void replaceTexts(const Core::Article &article);
    /** The zone of the time of publication. */
    void setSiteZone(const Core::SiteZone &zone);
    /** `waiting`: another article is being opened. The fields are disabled, because keys would
     * still go into the old text. */
    void setWaiting(bool waiting);
    /** As a person asks for it: beside the text, or, on a narrow sheet, over it. What lies over the
     * text takes the keyboard, and goes by Escape or as soon as the text has the keyboard again. */
    void setInspectorShown(bool shown);
    /** At the next start: it lies over no text, but comes when there is room beside it. */
    void restoreInspector(bool shown);
    /** It is shown, or comes by itself when there is room beside the text. */
    bool isInspectorWanted() const;
    void setPreviewShown(bool shown);
    void focusTitle();
    void focusText();

    EditorBar *bar() const { return m_bar; }
    ArticleHeadEdit *head() const { return m_head; }
    MarkdownEditor *body() const { return m_body; }
    PreviewPane *preview() const { return m_preview; }
    Inspector *inspector() const { return m_inspector; }
    InspectorDrawer *drawer() const { return m_drawer; }
    FindBar *findBar() const { return m_find; }
    InlineNotice *notice() const { return m_notice; }
    HeadScroll *headScroll() const { return m_headScroll; }
    /** The usual place of the notice. */
    QVBoxLayout *noticePlace() const { return m_noticePlace; }

Q_SIGNALS:
    /** A person changed a field. */
    void edited();
    void wordCountChanged(int words, int minutes);
    void inspectorWantedChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void connectParts();
    void onEdited();
    void showFacts(const Core::Article &article);
    void placePreview();
    void placeInspector();
    void showInspector(bool shown);
    bool hidesText() const;
    void giveWayToText();

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
    HeadScroll *m_headScroll;
    InspectorDrawer *m_drawer;
    QSpacerItem *m_drawerRoom;   ///< what the text leaves to the inspector beside it
    bool m_waitsForRoom = false; ///< the inspector gave way to the text
    Core::ArticleId m_shown;
    bool m_isLoading = false;
};

} // namespace Triptych::Ui
