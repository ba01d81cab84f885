#include "importquestions.h"

#include "importquestion.h"

#include <exchange/markdownimporter.h>
#include <ui/look/theme.h>
#include <ui/terms/format.h>

#include <QVBoxLayout>

namespace Triptych::Ui {

using Kind = Exchange::SourceStanding::Kind;
using Place = Exchange::MovedSource::Place;

ImportQuestions::ImportQuestions(QWidget *parent)
    : QWidget(parent)
    , m_siteMoved(new ImportQuestion(tr("The same site, moved"), tr("Another site")))
    , m_copy(new ImportQuestion(tr("Another site: import it as articles of its own")))
    , m_earlierImport(
          new ImportQuestion(tr("They came from this folder"), tr("This is another site")))
    , m_takenName(new ImportQuestion(tr("The source is this folder now")))
    , m_otherFiles(new ImportQuestion(tr("It is the same site all the same")))
    , m_overlap(new ImportQuestion(tr("Import it all the same, as articles of their own")))
    , m_others(new ImportQuestion(tr("Bring articles of other people up to date, too")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::Small);
    for (ImportQuestion *question :
         {m_siteMoved, m_copy, m_earlierImport, m_takenName, m_otherFiles, m_overlap, m_others}) {
        column->addWidget(question);
        connect(question, &ImportQuestion::answered, this, &ImportQuestions::answered);
    }
}

void ImportQuestions::askAbout(const Exchange::SourceStanding &standing, bool isNameGiven)
{
    const bool isAnswered = !answeredName().isEmpty();
    const auto &moved = standing.moved;
    if (moved && moved->place == Place::Here) {
        m_movedSite = moved->source.name;
        m_siteMoved->ask(Exchange::movedSentence(standing));
    } else if (!m_siteMoved->isYes()) {
        m_siteMoved->ask({});
    }
    // A name that was typed is the answer.
    if (!m_copy->isYes() || isNameGiven)
        m_copy->ask(standing.copyOf && !isNameGiven ? Exchange::copySentence(standing) : QString());
    if (standing.kind == Kind::New && standing.oldArticles > 0 && !isNameGiven &&
        !m_siteMoved->isAsked()) {
        m_earlierName = standing.oldName;
        m_earlierImport->ask(
            tr("%Ln article(s) were imported earlier from a folder with this name, “%1”.", nullptr,
               pluralCount(standing.oldArticles))
                .arg(standing.root.section(QLatin1Char('/'), -1)));
    } else if (!m_earlierImport->isYes()) {
        m_earlierImport->ask({});
    }
    QString taken;
    if (!isAnswered && (standing.kind == Kind::Elsewhere || standing.kind == Kind::Unclaimed)) {
        // What an import by this name would be refused for.
        Exchange::MarkdownImportOptions unsaid;
        unsaid.sourceName = standing.name;
        if (const auto checked = Exchange::checkStanding(standing, unsaid); !checked)
            taken = checked.error().message;
    }
    m_takenName->ask(taken);
    const bool isOther = standing.match.looked > 0 && !standing.match.isMost() &&
                         standing.kind != Kind::Known && (isAnswered || m_takenName->isYes());
    if (standing.content.isOtherSite())
        m_otherFiles->ask(Exchange::otherArticlesSentence(standing));
    else
        m_otherFiles->ask(isOther ? Exchange::otherFilesSentence(standing) : QString());
    QStringList overlaps;
    for (const Core::KnownSource &other : standing.overlaps)
        overlaps << Exchange::overlapSentence(standing, other);
    if (moved && moved->place != Place::Here)
        overlaps << Exchange::movedSentence(standing);
    m_overlap->ask(overlaps.join(QLatin1Char('\n')));
}

void ImportQuestions::askAboutOthers(int articles)
{
    if (articles > 0) {
        m_others->ask(tr("%Ln article(s) belong to other people, who may read what they become.",
                         nullptr, articles));
    } else if (!m_others->isYes()) {
        m_others->ask({});
    }
}

void ImportQuestions::forgetName()
{
    for (ImportQuestion *question :
         {m_siteMoved, m_copy, m_earlierImport, m_takenName, m_otherFiles})
        question->ask({});
}

bool ImportQuestions::asksForName() const
{
    return m_takenName->isAsked() && !m_takenName->isYes();
}

bool ImportQuestions::mustAnswer() const
{
    const auto isOpen = [](const ImportQuestion *question) {
        return question->isAsked() && !question->isYes() && !question->isNo();
    };
    return isOpen(m_siteMoved) || isOpen(m_copy) || isOpen(m_earlierImport) ||
           isOpen(m_takenName) || isOpen(m_otherFiles) || isOpen(m_overlap);
}

QString ImportQuestions::answeredName() const
{
    if (m_siteMoved->isYes())
        return m_movedSite;
    return m_earlierImport->isYes() ? m_earlierName : QString();
}

void ImportQuestions::answer(Exchange::MarkdownImportOptions &options) const
{
    options.moved = m_takenName->isYes() || m_earlierImport->isYes() || m_siteMoved->isYes();
    // Each of the two is asked, and answered, where there is cause.
    options.allowOverlap = m_overlap->isYes() || m_otherFiles->isYes();
    options.updateOthers = m_others->isYes();
}

} // namespace Triptych::Ui
