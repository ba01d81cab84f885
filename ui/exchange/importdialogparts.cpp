#include "importdialog.h"

#include "importquestions.h"
#include "importreportview.h"

#include <exchange/markdownimporter.h>
#include <ui/controls/elidedlabel.h>
#include <ui/controls/hairline.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/jobline.h>
#include <ui/controls/labelledfield.h>
#include <ui/controls/screenfit.h>
#include <ui/controls/yieldingarea.h>
#include <ui/look/dressed.h>
#include <workspace/workspace.h>

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

// What the dialog is made of, and who gets which room.

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(760, 720);
constexpr int LowHeight = 560; // below it every line of the list counts
constexpr int LeastRows = 4;   // of the report, before what is asked has its room
constexpr auto TypingPause = 400ms;

QLabel *line(TextSize size, Weight weight, bool isQuiet)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    dress(label, [=] {
        label->setFont(textFont(size, weight));
        QPalette palette = QApplication::palette();
        if (isQuiet)
            palette.setColor(QPalette::WindowText, colours().secondary);
        label->setPalette(palette);
    });
    return label;
}

} // namespace

ImportDialog::ImportDialog(Workspace::Workspace &workspace, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_folder(folder)
    , m_importer(workspace.openImporter())
    , m_name(new LabelledField(tr("Source"), tr("What its articles are known by")))
    , m_questions(new ImportQuestions)
    , m_everything(new QCheckBox(tr("Also bring in what is not an article (README, …)")))
    , m_trusts(new QCheckBox(tr("Publish what its front matter does not keep back")))
    , m_job(new JobLine)
    , m_summary(line(TextSize::Lead, Weight::Medium, false))
    , m_readers(line(TextSize::Body, Weight::Regular, false))
    , m_facts(line(TextSize::Small, Weight::Regular, true))
    , m_notice(new InlineNotice)
    , m_report(new ImportReportView)
    , m_import(new QPushButton(tr("Import")))
    , m_close(new QPushButton)
    , m_asked(new YieldingArea(askedPart()))
    , m_content(new QWidget)
    , m_column(new QVBoxLayout(m_content))
    , m_bottom(new QHBoxLayout)
{
    setWindowTitle(tr("Import a folder"));
    m_summary->setObjectName(QStringLiteral("summary"));
    fillContent();
    fillBottom();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_content, 1);
    layout->addWidget(new Hairline(Qt::Horizontal));
    layout->addLayout(m_bottom);
    resize(withinScreen(*this, FirstSize));
    connectParts();
    restart();
    m_name->setFocus();
}

QWidget *ImportDialog::askedPart()
{
    auto *placeLabel = line(TextSize::Small, Weight::Medium, true);
    placeLabel->setText(tr("Folder"));
    placeLabel->setWordWrap(false);
    auto *place = new ElidedLabel(QDir::toNativeSeparators(m_folder));
    place->setElideMode(Qt::ElideMiddle);
    auto *named = new QHBoxLayout;
    named->setSpacing(Space::Small);
    named->addWidget(placeLabel);
    named->addWidget(place, 1);
    auto *asked = new QWidget;
    setSurface(asked, Surface::Page);
    auto *column = new QVBoxLayout(asked);
    column->setContentsMargins({});
    column->setSpacing(Space::Medium);
    column->addLayout(named);
    column->addWidget(m_name);
    column->addWidget(m_questions);
    column->addWidget(m_everything);
    column->addWidget(m_trusts);
    column->addWidget(m_facts);
    m_trusts->hide();
    return asked;
}

void ImportDialog::fillContent()
{
    setSurface(m_content, Surface::Page);
    auto *head = new QWidget;
    auto *said = new QVBoxLayout(head);
    said->setContentsMargins({});
    said->setSpacing(Space::Tiny);
    said->addWidget(m_summary);
    said->addWidget(m_readers);
    for (QWidget *part : {static_cast<QWidget *>(m_asked), static_cast<QWidget *>(m_notice),
                          static_cast<QWidget *>(m_job), head})
        m_column->addWidget(part);
    m_column->addWidget(m_report, 1);
    m_column->addStretch();
    m_content->installEventFilter(this);
}

void ImportDialog::fillBottom()
{
    makePrimary(m_import);
    m_import->setDefault(true);
    m_close->setAutoDefault(false);
    m_bottom->setSpacing(Space::Small);
    m_bottom->addStretch();
    m_bottom->addWidget(m_import);
    m_bottom->addWidget(m_close);
}

void ImportDialog::connectParts()
{
    m_typingPause.setSingleShot(true);
    m_typingPause.setInterval(TypingPause);
    connect(&m_typingPause, &QTimer::timeout, this, [this] { restart(); });
    m_name->edit()->installEventFilter(this);
    connect(m_name->edit(), &QLineEdit::textEdited, this, [this] {
        m_isNameTyped = !m_name->value().trimmed().isEmpty();
        m_questions->forgetName();
        dropJob();
        setStage(Stage::Looking);
        m_typingPause.start();
    });
    connect(m_questions, &ImportQuestions::answered, this, [this] {
        // The name that an answer means goes with the answer.
        const bool isNamed = !m_questions->answeredName().isEmpty();
        if (isNamed && !m_ownName)
            m_ownName = m_name->value();
        else if (!isNamed && m_ownName)
            m_name->setValue(*std::exchange(m_ownName, std::nullopt));
        restart();
    });
    connect(m_everything, &QCheckBox::clicked, this, [this] { restart(); });
    connect(m_trusts, &QCheckBox::clicked, this, [this] { restart(); });
    connect(m_importer.get(), &Exchange::MarkdownImporter::progressed, this,
            &ImportDialog::onProgress);
    connect(m_report, &ImportReportView::articleAsked, this, [this](const Core::ArticleId &id) {
        Q_EMIT articleAsked(id);
        // The article opens behind it.
        if (m_stage == Stage::Done)
            hide();
    });
    connect(m_report, &ImportReportView::takingConfirmed, this, &ImportDialog::take);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::onClose);
}

void ImportDialog::resizeEvent(QResizeEvent *event)
{
    const bool isLow = height() < LowHeight;
    const int rim = isLow ? Space::Tiny : Space::Medium;
    m_column->setContentsMargins(Space::Wide, isLow ? rim : Space::Wide, Space::Wide, rim);
    m_column->setSpacing(isLow ? Space::Small : Space::Medium);
    m_bottom->setContentsMargins(Space::Wide, rim, Space::Wide, rim);
    m_summary->setFont(textFont(isLow ? TextSize::Body : TextSize::Lead, Weight::Medium));
    m_report->setDetailLines(isLow ? 1 : 3);
    QDialog::resizeEvent(event);
}

bool ImportDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Return says that the name is typed; what is looked at then is imported by the button.
    if (watched == m_name->edit() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_import->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    if (watched == m_content &&
        (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        shareRoom();
    return QDialog::eventFilter(watched, event);
}

void ImportDialog::shareRoom()
{
    if (m_report->isHidden()) {
        m_asked->setMostHeight(QWIDGETSIZE_MAX);
        return;
    }
    const QRect room = m_content->rect().marginsRemoved(m_column->contentsMargins());
    int left = room.height();
    for (int i = 0; i < m_column->count(); ++i) {
        const QWidget *part = m_column->itemAt(i)->widget();
        if (!part || part->isHidden() || part == m_asked)
            continue;
        left -= m_column->spacing();
        if (part == m_report)
            left -= m_report->heightOf(LeastRows);
        else if (part->hasHeightForWidth())
            left -= part->heightForWidth(room.width());
        else
            left -= part->sizeHint().height();
    }
    m_asked->setMostHeight(left);
}

} // namespace Triptych::Ui
