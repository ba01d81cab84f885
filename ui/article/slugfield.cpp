#include "slugfield.h"

#include <core/oldaddress.h>
#include <core/slug.h>
#include <ui/look/dressed.h>

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Triptych::Ui {

SlugField::SlugField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_note(new QLabel)
    , m_redirects(new QCheckBox(tr("Keep the old address as a redirect")))
{
    setFocusProxy(m_edit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Tiny);
    m_edit->setPlaceholderText(tr("Made from the title"));
    m_edit->setAccessibleName(tr("Slug"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    m_redirects->setChecked(true);
    m_redirects->setToolTip(tr(
        "The old slug goes into the custom field redirect_from, for the site to lead readers on."));
    m_redirects->hide();
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    layout->addWidget(m_redirects);
    connect(m_edit, &QLineEdit::textEdited, this, &SlugField::onTyped);
    connect(m_edit, &QLineEdit::editingFinished, this, &SlugField::onLeft);
    connect(m_redirects, &QCheckBox::toggled, this, &SlugField::onTyped);
    dress(this, [this] { dressUp(); });
}

void SlugField::setStored(const Core::Article &article)
{
    const QString stored = article.version > 0 ? article.slug : QString();
    const bool another = m_storedSlug != stored;
    m_storedSlug = stored;
    m_isPublic = article.isPublic(Core::utcNow());
    if (another) {
        const QSignalBlocker blocker(m_redirects);
        m_redirects->setChecked(true);
    }
    const bool isChanged = typed() != m_storedSlug && !typed().isEmpty();
    if (!isChanged) {
        say(QString(), false);
        m_redirects->hide();
    }
    // What was typed in an older version, and not stored, is no address as little as what is typed
    // now.
    if (!m_edit->hasFocus())
        clean();
    showBeginning();
}

QString SlugField::typed() const
{
    const QString text = m_edit->text().trimmed();
    // What an older version stored is not changed by looking at it.
    return text == m_storedSlug ? text : Core::cleanedSlug(text);
}

void SlugField::applyTo(Core::Article &article) const
{
    const QString slug = typed();
    const bool isNothing = slug.isEmpty() && !m_edit->text().trimmed().isEmpty();
    if ((isNothing && article.version > 0) || slug == article.slug)
        return;
    const Core::Article before = article;
    article.slug = slug;
    Core::keepOldSlug(before, &article,
                      m_redirects->isChecked() ? Core::OldSlug::Redirected
                                               : Core::OldSlug::Dropped);
}

void SlugField::onTyped()
{
    tellOf();
    Q_EMIT edited();
}

void SlugField::tellOf()
{
    const QString text = m_edit->text().trimmed();
    const QString slug = typed();
    const bool isChanged = slug != m_storedSlug && !slug.isEmpty();
    const bool breaksLinks = m_isPublic && isChanged && !m_storedSlug.isEmpty();
    if (!text.isEmpty() && slug.isEmpty())
        say(tr("This cannot be part of an address. \"%1\" stays.").arg(m_storedSlug), true);
    else if (slug != text)
        say(tr("It becomes \"%1\".").arg(slug), true);
    else if (breaksLinks && m_redirects->isChecked())
        say(tr("Readers' links to \"%1\" lead here, where the site reads redirects.")
                .arg(m_storedSlug),
            false);
    else if (breaksLinks)
        say(tr("Readers' links to \"%1\" stop working.").arg(m_storedSlug), false);
    else
        say(QString(), false);
    m_redirects->setVisible(breaksLinks);
}

void SlugField::onLeft()
{
    if (clean())
        Q_EMIT edited();
    showBeginning();
}

void SlugField::showBeginning()
{
    // Where nobody writes. Qt shows how a long text ends, once it was set or written.
    if (!m_edit->hasFocus())
        m_edit->setCursorPosition(0);
}

bool SlugField::clean()
{
    const QString before = m_edit->text();
    const QString text = before.trimmed();
    const QString slug = typed();
    if (before == slug)
        return false;
    m_edit->setText(slug.isEmpty() && !text.isEmpty() ? m_storedSlug : slug);
    tellOf();
    if (slug != text) {
        say(slug.isEmpty()
                ? tr("\"%1\" cannot be part of an address.").arg(text)
                : tr("\"%1\" cannot be part of an address and became \"%2\".").arg(text, slug),
            true);
    }
    return true;
}

void SlugField::say(const QString &text, bool isProblem)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    m_edit->setAccessibleDescription(text);
    m_isProblem = isProblem;
    dressUp();
}

void SlugField::dressUp()
{
    m_note->setFont(textFont(TextSize::Small));
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, m_isProblem ? colours().warning : colours().secondary);
    m_note->setPalette(palette);
}

} // namespace Triptych::Ui
