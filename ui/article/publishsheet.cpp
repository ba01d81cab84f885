#include "publishsheet.h"

#include "publicationfield.h"

#include <core/answer.h>
#include <core/visible.h>
#include <newsroom/publishing.h>
#include <text/diff.h>
#include <ui/controls/screenfit.h>
#include <ui/controls/yieldingarea.h>
#include <ui/look/dressed.h>
#include <ui/terms/format.h>

#include <QDialogButtonBox>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace Triptych::Ui {

namespace {

constexpr int SheetWidth = 460;

QString quoted(const QString &text)
{
    return Core::hasVisible(text) ? text.simplified() : PublishSheet::tr("nothing");
}

bool keepsOldSlug(const Core::Article &article, const QString &slug)
{
    const QJsonValue kept = article.fields.value(QLatin1String("redirect_from"));
    return kept.isArray() ? kept.toArray().contains(slug) : kept.toString() == slug;
}

struct LineCount
{
    int added = 0;
    int removed = 0;
};

LineCount countLines(const QString &before, const QString &after)
{
    LineCount count;
    const auto hunks = Text::diffLines(before, after, 0);
    for (const Text::DiffHunk &hunk : hunks.value_or(QList<Text::DiffHunk>())) {
        for (const Text::DiffLine &line : hunk.lines) {
            count.added += line.kind == Text::DiffLine::Kind::Added;
            count.removed += line.kind == Text::DiffLine::Kind::Removed;
        }
    }
    return count;
}

} // namespace

PublishSheet::PublishSheet(const Core::Article &wanted, const Core::Article &stored,
                           const Core::SiteZone &zone, const Holder &holder, QWidget *parent)
    : QDialog(parent)
    , m_wanted(wanted)
    , m_stored(stored)
    , m_zone(zone)
    , m_publication(new PublicationField)
    , m_buttons(new QDialogButtonBox)
    , m_publish(m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole))
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_publication->setZone(zone);
    m_publication->setPublication(wanted);
    connect(m_publication, &PublicationField::edited, this, &PublishSheet::refresh);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PublishSheet::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &PublishSheet::reject);
    askForAddress(holder);
    compareTexts();
    refresh();
    m_publish->setFocus(Qt::OtherFocusReason);
}

QLabel *PublishSheet::line(QVBoxLayout *column)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
    return label;
}

void PublishSheet::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Wide, Space::Large, Space::Wide, Space::Large);
    column->setSpacing(Space::Small);
    setMinimumWidth(SheetWidth);
    QLabel *title = line(column);
    title->setText(Core::hasVisible(m_wanted.title) ? m_wanted.title.simplified() : tr("Untitled"));
    auto *content = new QWidget;
    auto *middle = new QVBoxLayout(content);
    middle->setContentsMargins({});
    middle->setSpacing(Space::Small);
    m_required = line(middle);
    m_advised = line(middle);
    middle->addSpacing(Space::Small);
    QLabel *when = line(middle);
    when->setText(tr("When"));
    when->setBuddy(m_publication);
    middle->addWidget(m_publication);
    middle->addSpacing(Space::Small);
    QLabel *readers = line(middle);
    readers->setText(tr("What readers will see"));
    m_changes = line(middle);
    middle->addStretch(1);
    // On a small screen what is said scrolls; the buttons stay in sight.
    auto *area = new YieldingArea(content);
    // On the ground of the sheet.
    for (QWidget *ground : {static_cast<QWidget *>(area), area->viewport(), content})
        ground->setAutoFillBackground(false);
    column->addWidget(area);
    column->addStretch(1);
    column->addSpacing(Space::Small);
    m_buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(m_buttons);
    // Only a button that stands in the dialog can become its default.
    makePrimary(m_publish);
    dress(this, [this, title, when, readers] {
        title->setFont(articleFont(int(TextSize::Lead), Weight::Bold));
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        for (QLabel *heading : {when, readers}) {
            heading->setFont(textFont(TextSize::Small, Weight::Medium));
            heading->setPalette(quiet);
        }
        QPalette missing = QApplication::palette();
        missing.setColor(QPalette::WindowText, toneText(Tone::Danger));
        m_required->setPalette(missing);
        QPalette advised = QApplication::palette();
        advised.setColor(QPalette::WindowText, toneText(Tone::Warning));
        m_advised->setPalette(advised);
    });
}

void PublishSheet::askForAddress(const Holder &holder)
{
    const bool isKept = m_stored.version > 0 && m_stored.slug == m_wanted.slug &&
                        m_stored.language == m_wanted.language;
    // One that is made from the title is made a free one.
    if (isKept || m_wanted.slug.isEmpty())
        return;
    m_address = AddressState::Asked;
    Core::onAnswer(holder({m_wanted.language, m_wanted.slug}), this,
                   [this](const Core::Result<Core::ArticleId> &found) {
                       m_address = !found ? AddressState::Unknown
                                   : found->isNull() || *found == m_wanted.id ? AddressState::Free
                                                                              : AddressState::Taken;
                       if (!found)
                           m_addressTrouble = found.error().message;
                       refresh();
                   });
}

void PublishSheet::compareTexts()
{
    if (m_stored.version == 0 || m_stored.body == m_wanted.body)
        return;
    m_textChange = tr("Its text changes.");
    Core::onAnswer(QtConcurrent::run(&countLines, m_stored.body, m_wanted.body), this,
                   [this](const LineCount &count) {
                       m_textChange = tr("Its text changes: %1, %2.")
                                          .arg(tr("%Ln lines added", nullptr, count.added),
                                               tr("%Ln removed", nullptr, count.removed));
                       refresh();
                   });
}

Core::Article PublishSheet::chosen() const
{
    Core::Article article = m_wanted;
    m_publication->applyTo(article);
    article.status = Core::Status::Published;
    const QDateTime now = Core::utcNow();
    // "Now" is meant, and is when it happened.
    if (!article.publishAt.isValid() && !m_stored.isPublic(now))
        article.setPublishMoment(now);
    return article;
}

bool PublishSheet::isLater() const
{
    return chosen().isScheduled(Core::utcNow());
}

void PublishSheet::refresh()
{
    const bool isPublic = m_stored.version > 0 && m_stored.isPublic(Core::utcNow());
    const bool isScheduled = m_stored.version > 0 && m_stored.isScheduled(Core::utcNow());
    setWindowTitle(isLater()  ? isScheduled ? tr("Update what is scheduled") : tr("Schedule")
                    : isPublic ? tr("Update")
                              : tr("Publish"));
    m_publish->setText(isLater()  ? isScheduled && chosen().publishAt == m_stored.publishAt
                                        ? tr("Update")
                                        : tr("Schedule")
                        : isPublic ? tr("Update")
                                  : tr("Publish now"));
    showRequired();
    showAdvised();
    showChanges();
}

void PublishSheet::showRequired()
{
    QStringList missing;
    if (const auto allowed = Newsroom::checkPublishing(chosen(), m_stored); !allowed)
        missing << allowed.error().message;
    if (m_address == AddressState::Taken)
        missing << tr("Another article has the slug “%1” already. Choose another one in the "
                      "inspector.")
                       .arg(m_wanted.slug);
    m_required->setText(missing.join(QLatin1Char('\n')));
    m_required->setVisible(!missing.isEmpty());
    // The field itself says what it asks.
    m_publish->setEnabled(missing.isEmpty() && m_address != AddressState::Asked &&
                          !m_publication->asks());
}

void PublishSheet::showAdvised()
{
    const auto advice = Newsroom::PublishingAdvice::on(m_wanted);
    QStringList lines;
    if (!advice.hasAuthor)
        lines << tr("It has no author.");
    if (!advice.hasSummary)
        lines << tr("It has no summary.");
    if (advice.picturesWithoutText > 0)
        lines << tr("%Ln pictures say nothing to who cannot see them.", nullptr,
                    advice.picturesWithoutText);
    if (!advice.hasTags)
        lines << tr("It has no tags.");
    if (m_address == AddressState::Unknown)
        lines << tr("Whether the slug is free could not be asked: %1").arg(m_addressTrouble);
    m_advised->setText(lines.join(QLatin1Char('\n')));
    m_advised->setVisible(!lines.isEmpty());
}

void PublishSheet::showChanges()
{
    if (m_publication->asks()) {
        m_changes->setText(tr("It goes out once it is clear when."));
        return;
    }
    const Core::Article article = chosen();
    QStringList lines;
    if (!m_stored.isPublic(Core::utcNow()) || m_stored.version == 0) {
        lines << (isLater() ? tr("They see it from then on.") : tr("They see it at once."));
        if (!m_wanted.slug.isEmpty())
            lines << tr("Its slug is “%1”.").arg(m_wanted.slug);
    } else {
        if (isLater())
            lines << tr("They see it now, and will not until then.");
        if (article.title != m_stored.title)
            lines << tr("Its title was “%1”.").arg(quoted(m_stored.title));
        if (article.slug != m_stored.slug)
            lines << (keepsOldSlug(article, m_stored.slug)
                          ? tr("Its slug changes from “%1” to “%2”: links to the old one lead "
                               "here, where the site reads redirects.")
                          : tr("Its slug changes from “%1” to “%2”: links to the old one stop."))
                         .arg(m_stored.slug, article.slug);
        if (article.language != m_stored.language)
            lines << tr("Its language changes from %1 to %2.")
                         .arg(languageName(m_stored.language), languageName(article.language));
        if (article.summary != m_stored.summary)
            lines << tr("Its summary changes.");
        if (!m_textChange.isEmpty())
            lines << m_textChange;
        if (article.authors != m_stored.authors)
            lines << tr("Its authors change.");
        if (article.tags != m_stored.tags || article.section != m_stored.section)
            lines << tr("Its tags or its section change.");
        if (article.publishAt != m_stored.publishAt && !isLater())
            lines << tr("Its date changes.");
        if (lines.isEmpty())
            lines << tr("Nothing changes for them.");
    }
    m_changes->setText(lines.join(QLatin1Char('\n')));
}

QString PublishSheet::sentences() const
{
    QStringList all;
    for (const QLabel *label : {m_required, m_advised, m_changes}) {
        if (!label->isHidden())
            all << label->text();
    }
    return all.join(QLatin1Char('\n'));
}

void PublishSheet::choose(When when)
{
    if (when == When::Now)
        m_publication->setMoment({});
    if (when != When::AtATime)
        return;
    const QDateTime now = Core::utcNow();
    if (!m_publication->asks() && !isLater() && !m_stored.isPublic(now)) {
        // Half an hour at least, so that there is time to write it down.
        const QDateTime soon = now.addSecs(90 * 60);
        m_publication->setMoment(QDateTime(soon.date(), QTime(soon.time().hour(), 0), Qt::UTC));
    }
    m_publication->focusDate();
}

bool PublishSheet::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    // It never shrinks, so that its buttons keep their place as long as they can.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        const int wanted = std::max(layout()->totalHeightForWidth(width()), height());
        resize(withinScreen(*this, QSize(width(), wanted)));
    }
    return done;
}

void PublishSheet::accept()
{
    // The time that was chosen may have come meanwhile: then the button means something else.
    const QString meant = m_publish->text();
    refresh();
    if (!m_publish->isEnabled() || m_publish->text() != meant)
        return;
    Q_EMIT published(chosen());
    QDialog::accept();
}

} // namespace Triptych::Ui
