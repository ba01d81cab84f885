#pragma once

#include <core/article.h>

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace Triptych::Ui {

/**
 * A field for the slug of an article. A slug that cannot stand in an address is cleaned
 * (Core::cleanedSlug) when the field loses the focus; a line below shows the cleaned slug, also
 * while it is typed. Where readers know the old slug, another line warns that their links will
 * break, and offers to keep it in the custom field `redirect_from`, as Jekyll and Hugo's aliases
 * do. GUI thread.
 */
class SlugField final : public QWidget
{
    Q_OBJECT

public:
    explicit SlugField(QWidget *parent = nullptr);

    /** The stored article, with which the field is compared. A different slug in the field, from
     * recovered text, is cleaned like a typed one, and a line says so. */
    void setStored(const Core::Article &article);
    /** Writes the cleaned slug into `article`, and the old slug into its fields where that was
     * chosen.
     */
    void applyTo(Core::Article &article) const;

    QLineEdit *edit() const { return m_edit; }
    QLabel *note() const { return m_note; }
    QCheckBox *redirects() const { return m_redirects; }

Q_SIGNALS:
    void edited();

private:
    QString typed() const;
    void onTyped();
    void onLeft();
    /** Cleans the slug in the field, and says so; true where it changed. */
    bool clean();
    void showBeginning();
    /** Updates the lines below the field. */
    void tellOf();
    void say(const QString &text, bool isProblem);
    void dressUp();

    QLineEdit *m_edit;
    QLabel *m_note;
    QCheckBox *m_redirects;
    QString m_storedSlug;
    bool m_isPublic = false;
    bool m_isProblem = false;
};

} // namespace Triptych::Ui
