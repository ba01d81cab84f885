#pragma once

#include <core/article.h>

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace Triptych::Ui {

/**
 * The slug of an article, typed by hand. What cannot be part of an address is cleaned when the
 * field is left, and a line below says what it became; while it is typed, that line says what it
 * will become. Where readers know the old slug, another line says that their links stop, and offers
 * to keep the old slug in the custom field `redirect_from`, as Jekyll and Hugo's aliases do. GUI
 * thread.
 */
class SlugField final : public QWidget
{
    Q_OBJECT

public:
    explicit SlugField(QWidget *parent = nullptr);

    /** The article as it is stored: what a change is measured against. What the field holds beside
     * it, from a text that was kept, is cleaned like what is typed, and a line says so. */
    void setStored(const Core::Article &article);
    /** Puts what is typed, cleaned, into the stored `article`, and the old slug among its fields.
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
    /** Makes a part of an address of what stands there, and says so; true where it had to. */
    bool clean();
    /** Says what becomes of what stands there. */
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
