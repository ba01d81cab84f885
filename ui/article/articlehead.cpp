#include "articlehead.h"

#include <ui/controls/elidedlabel.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/pill.h>
#include <ui/look/dressed.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Triptych::Ui {

ArticleHeadEdit::ArticleHeadEdit(QWidget *parent)
    : QWidget(parent)
    , m_title(new GrowingEdit(this))
    , m_summary(new GrowingEdit(this))
    , m_pill(new Pill(this))
    , m_facts(new ElidedLabel({}, this))
{
    m_title->setPlaceholderText(tr("Title"));
    m_title->setAccessibleName(tr("Title"));
    m_summary->setPlaceholderText(tr("Summary, in a sentence or two"));
    m_summary->setAccessibleName(tr("Summary"));
    m_facts->setAccessibleName(tr("Byline and date"));

    auto *facts = new QHBoxLayout;
    // The line starts where the text of the fields starts, inside their document margin.
    facts->setContentsMargins(Space::Tiny, Space::Tiny, Space::Tiny, 0);
    facts->setSpacing(Space::Small);
    facts->addWidget(m_pill);
    facts->addWidget(m_facts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Space::Medium, 0, Space::Wide);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_summary);
    layout->addLayout(facts);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    connect(m_title, &GrowingEdit::textEdited, this, &ArticleHeadEdit::textEdited);
    connect(m_summary, &GrowingEdit::textEdited, this, &ArticleHeadEdit::textEdited);
    connect(m_title, &GrowingEdit::leftDownwards, m_summary,
            [this] { m_summary->setFocus(Qt::OtherFocusReason); });
    connect(m_summary, &GrowingEdit::leftUpwards, m_title,
            [this] { m_title->setFocus(Qt::OtherFocusReason); });
    connect(m_summary, &GrowingEdit::leftDownwards, this, &ArticleHeadEdit::leftDownwards);
    dress(this, [this] {
        const Colours &c = colours();
        m_title->setLook(besideTextFont(TextSize::Display, Weight::Bold), c.text, c.placeholder);
        m_summary->setLook(besideTextFont(TextSize::Lead), c.secondary, c.placeholder);
        m_facts->setFont(textFont(TextSize::Small));
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, c.secondary);
        m_facts->setPalette(quiet);
        centre();
    });
}

void ArticleHeadEdit::setFacts(const Core::Article &article, const Core::SiteZone &zone)
{
    const ShownStatus shown = shownStatus(article, Core::utcNow());
    m_pill->setText(shown.name);
    m_pill->setTone(shown.tone);
    m_pill->setIcon(shown.icon);
    m_pill->setAccessibleName(tr("Status: %1").arg(shown.name));
    QStringList parts;
    if (!article.authors.isEmpty())
        parts << QLocale().createSeparatedList(article.authors);
    if (const QString date = articleDate(article, zone); !date.isEmpty())
        parts << date;
    m_facts->setToolTip(exactArticleDate(article, zone));
    if (!article.language.isEmpty())
        parts << languageName(article.language);
    m_facts->setText(joinedFacts(parts, QStringLiteral(" · ")));
    m_facts->setAccessibleDescription(m_facts->text());
}

void ArticleHeadEdit::resizeEvent(QResizeEvent *event)
{
    centre();
    QWidget::resizeEvent(event);
}

void ArticleHeadEdit::centre()
{
    const int column = columnWidth(width());
    const int left = (width() - column) / 2;
    QMargins margins = layout()->contentsMargins();
    margins.setLeft(left);
    margins.setRight(width() - column - left);
    layout()->setContentsMargins(margins);
}

} // namespace Triptych::Ui
