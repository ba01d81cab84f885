#include "importreportview.h"

#include "importreportmodel.h"

#include <core/answer.h>
#include <exchange/savereport.h>
#include <ui/controls/elidedlabel.h>
#include <ui/controls/filedialog.h>
#include <ui/controls/twolinesdelegate.h>
#include <ui/look/dressed.h>
#include <ui/terms/format.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Triptych::Ui {

using Kind = ImportReportModel::Kind;

namespace {

/** What a line of the report says, by which it is known again in another report. */
QString keyOf(const QModelIndex &index)
{
    const auto row = index.data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
    return QStringList{QString::number(int(row.kind)), row.file, QString::number(row.line),
                       row.text}
        .join(QLatin1Char('\n'));
}

QString fileOf(const QModelIndex &index)
{
    return index.data(ImportReportModel::RowRole).value<Exchange::ReportRow>().file;
}

constexpr qsizetype MostTitles = 5;

constexpr std::array Kinds{Kind::Failure, Kind::EditedHere, Kind::Gone,    Kind::Warning,
                           Kind::LeftOut, Kind::Renamed,    Kind::Address, Kind::Created,
                           Kind::Updated, Kind::Unchanged};

Icon glyphOf(Kind kind)
{
    switch (kind) {
    case Kind::Failure:
        return Icon::Error;
    case Kind::EditedHere:
    case Kind::Gone:
    case Kind::Warning:
        return Icon::Warning;
    case Kind::LeftOut:
        return Icon::Info;
    case Kind::Renamed:
    case Kind::Address:
        return Icon::Link;
    case Kind::Created:
        return Icon::New;
    case Kind::Updated:
        return Icon::Edit;
    case Kind::Unchanged:
        break;
    }
    return Icon::Check;
}

Tone toneOf(Kind kind)
{
    switch (kind) {
    case Kind::Failure:
        return Tone::Danger;
    case Kind::EditedHere:
    case Kind::Gone:
    case Kind::Warning:
        return Tone::Warning;
    case Kind::Created:
        return Tone::Ok;
    case Kind::LeftOut:
    case Kind::Renamed:
    case Kind::Address:
        return Tone::Notice;
    case Kind::Updated:
        return Tone::Accent;
    case Kind::Unchanged:
        break;
    }
    return Tone::Neutral;
}

TwoLines shown(const QModelIndex &index)
{
    const auto row = index.data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
    return {glyphOf(row.kind),
            toneOf(row.kind),
            reportRowTitle(row),
            reportRowFacts(row),
            Exchange::reportKindName(row.kind),
            false};
}

/** Return is for its row, never for the dialog's first button. */
class ReportList final : public QListView
{
protected:
    /** Whoever comes by the keyboard has a line, and not only a place among them. */
    void focusInEvent(QFocusEvent *event) override
    {
        QListView::focusInEvent(event);
        if (currentIndex().isValid() && !selectionModel()->hasSelection())
            selectionModel()->select(currentIndex(), QItemSelectionModel::Select);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (isReturn && currentIndex().isValid())
            Q_EMIT doubleClicked(currentIndex());
        else
            QListView::keyPressEvent(event);
    }
};

} // namespace

ImportReportView::ImportReportView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ImportReportModel(this))
    , m_filter(new QComboBox)
    , m_list(new ReportList)
    , m_copy(new QPushButton(tr("Copy")))
    , m_save(new QPushButton(tr("Save as…")))
    , m_open(new QPushButton(tr("Open article")))
    , m_take(new QPushButton(tr("Take the file's text…")))
    , m_told(new ElidedLabel)
    , m_detail(new QLabel)
    , m_detailArea(new QScrollArea)
    , m_row(new QHBoxLayout)
{
    dressList();
    dressTexts();
    for (QPushButton *button : {m_copy, m_save, m_open, m_take})
        button->setAutoDefault(false);
    m_filter->setAccessibleName(tr("Which lines"));
    m_row->setSpacing(Space::Small);
    m_row->addWidget(m_filter);
    m_row->addWidget(m_told, 1);
    m_row->addWidget(m_take);
    m_row->addWidget(m_open);
    m_row->addWidget(m_copy);
    m_row->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Small);
    layout->addLayout(m_row);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_detailArea);
    connectParts();
    showDetail({});
}

void ImportReportView::dressList()
{
    m_list->setAccessibleName(tr("What the import says of each file"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLinesDelegate(shown, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setMinimumHeight(Measure::TallRow);
    setSurface(m_list, Surface::List);
}

void ImportReportView::dressTexts()
{
    dress(m_told, [this] {
        m_told->setFont(textFont(TextSize::Small));
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        m_told->setPalette(quiet);
    });
    m_detail->setObjectName(QStringLiteral("detail"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // Its room is there before a line is marked: marking one moves nothing.
    m_detailArea->setWidget(m_detail);
    m_detailArea->setWidgetResizable(true);
    m_detailArea->setFrameShape(QFrame::NoFrame);
    m_detailArea->setFocusPolicy(Qt::NoFocus);
    m_detailArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_detailArea->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setDetailLines(3);
    setSurface(m_detailArea, Surface::Page);
}

void ImportReportView::connectParts()
{
    const QItemSelectionModel *marks = m_list->selectionModel();
    connect(marks, &QItemSelectionModel::currentChanged, this, &ImportReportView::showDetail);
    connect(marks, &QItemSelectionModel::currentChanged, this, &ImportReportView::showActions);
    connect(marks, &QItemSelectionModel::selectionChanged, this, &ImportReportView::showActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        showDetail({});
        showActions();
    });
    connect(m_list, &QListView::doubleClicked, this, &ImportReportView::openCurrent);
    connect(m_open, &QPushButton::clicked, this, &ImportReportView::openCurrent);
    connect(m_take, &QPushButton::clicked, this, &ImportReportView::askToTake);
    auto *copying = new QAction(m_list);
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(copying);
    connect(copying, &QAction::triggered, this, &ImportReportView::copy);
    connect(m_copy, &QPushButton::clicked, this, &ImportReportView::copy);
    connect(m_save, &QPushButton::clicked, this, &ImportReportView::save);
    connect(m_filter, &QComboBox::activated, this, [this](int index) {
        const QVariant kind = m_filter->itemData(index);
        m_model->setKind(kind.isValid() ? std::optional(Kind(kind.toInt())) : std::nullopt);
    });
}

void ImportReportView::setDetailLines(int lines)
{
    m_detailArea->setMinimumHeight(lines * m_detail->fontMetrics().lineSpacing());
    shareRoom();
}

int ImportReportView::heightOf(int rows) const
{
    return m_row->sizeHint().height() + m_detailArea->minimumHeight() + 2 * layout()->spacing() +
           rows * Measure::TallRow;
}

void ImportReportView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    shareRoom();
}

void ImportReportView::shareRoom()
{
    // Before the parts are laid out there is nothing to share.
    if (!layout())
        return;
    // The list ends with a whole row; what is over is for reading the marked line.
    const int room = height() - heightOf(0);
    const int list = std::max(room / Measure::TallRow, 1) * Measure::TallRow;
    m_list->setMaximumHeight(list);
    m_detailArea->setMaximumHeight(m_detailArea->minimumHeight() + std::max(room - list, 0));
}

void ImportReportView::setReport(const Exchange::ImportReport &report)
{
    const Place before = place();
    m_report = report;
    m_model->setKind(std::nullopt);
    m_model->setReport(report);
    m_filter->clear();
    m_filter->addItem(tr("All (%L1)").arg(m_model->rowCount()));
    for (const Kind kind : Kinds) {
        if (const int count = m_model->count(kind); count > 0) {
            m_filter->addItem(
                tr("%1 (%L2)", "a kind, how many").arg(Exchange::reportKindName(kind)).arg(count),
                int(kind));
        }
    }
    tell({});
    goBackTo(before);
}

ImportReportView::Place ImportReportView::place() const
{
    Place place{m_model->kind(), {}, {}, {}, m_list->verticalScrollBar()->value()};
    if (m_list->currentIndex().isValid()) {
        place.current = keyOf(m_list->currentIndex());
        place.file = fileOf(m_list->currentIndex());
    }
    const QModelIndexList marked = m_list->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : marked)
        place.marked.insert(keyOf(index));
    return place;
}

void ImportReportView::goBackTo(const Place &place)
{
    const int kind = place.kind ? m_filter->findData(int(*place.kind)) : -1;
    if (kind >= 0) {
        m_filter->setCurrentIndex(kind);
        m_model->setKind(place.kind);
    }
    QItemSelection marked;
    QModelIndex current;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row);
        const QString key = keyOf(index);
        if (place.marked.contains(key))
            marked.select(index, index);
        if (!current.isValid() && place.current == key)
            current = index;
    }
    // Of a file whose text was taken the report says something else by now.
    for (int row = 0; row < m_model->rowCount() && place.current && !current.isValid(); ++row) {
        const QModelIndex index = m_model->index(row);
        if (fileOf(index) == place.file) {
            current = index;
            marked.select(index, index);
        }
    }
    m_list->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_list->selectionModel()->select(marked, QItemSelectionModel::ClearAndSelect);
    m_list->doItemsLayout();
    m_list->verticalScrollBar()->setValue(place.scroll);
}

QString ImportReportView::detail() const
{
    return m_detail->isEnabled() ? m_detail->text() : QString();
}

void ImportReportView::showDetail(const QModelIndex &index)
{
    QString text = tr("Mark a line to read all that it says.");
    if (index.isValid()) {
        const auto row = index.data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
        const QString article = reportRowArticle(row);
        text = reportRowSentence(row);
        if (!article.isEmpty())
            text += QLatin1Char('\n') + article;
    }
    m_detail->setText(text);
    m_detail->setEnabled(index.isValid());
    m_detailArea->verticalScrollBar()->setValue(0);
}

QList<Exchange::ReportRow> ImportReportView::selectedEdited() const
{
    QList<Exchange::ReportRow> rows;
    QModelIndexList chosen = m_list->selectionModel()->selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    for (const QModelIndex &index : std::as_const(chosen)) {
        const auto row = index.data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
        if (row.kind == Kind::EditedHere && row.article)
            rows.append(row);
    }
    return rows;
}

void ImportReportView::showActions()
{
    const QModelIndex current = m_list->currentIndex();
    const auto row = current.data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
    m_open->setEnabled(current.isValid() && row.article && !row.article->id.isNull());
    m_take->setVisible(!m_report.editedHere.isEmpty());
    m_take->setEnabled(!selectedEdited().isEmpty());
}

void ImportReportView::openCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    const auto row = current.data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
    if (current.isValid() && row.article && !row.article->id.isNull())
        Q_EMIT articleAsked(row.article->id);
}

void ImportReportView::askToTake()
{
    const QList<Exchange::ReportRow> rows = selectedEdited();
    if (rows.isEmpty())
        return;
    QStringList files;
    QStringList titles;
    for (const Exchange::ReportRow &row : rows) {
        files << row.file;
        if (titles.size() < MostTitles)
            titles << joinedFacts({row.article->title}, QString());
    }
    const int count = int(rows.size());
    if (const int more = count - int(titles.size()); more > 0)
        titles << tr("and %Ln more", "articles, behind their titles", more);
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Take the file's text"),
        tr("Take the text of %Ln file(s) over what was edited in Triptych?", nullptr, count),
        QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("What the articles say now stays in their history, where it can be had back. One that "
           "is not public stays so.") +
        QLatin1String("\n\n") + titles.join(QLatin1Char('\n')));
    QPushButton *yes = box->addButton(tr("Take the text"), QMessageBox::AcceptRole);
    connect(yes, &QPushButton::clicked, this, [this, files] { Q_EMIT takingConfirmed(files); });
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

QString ImportReportView::told() const
{
    return m_told->text();
}

void ImportReportView::tell(const QString &sentence)
{
    m_told->setText(sentence);
}

void ImportReportView::copy()
{
    QStringList lines;
    QModelIndexList chosen = m_list->selectionModel()->selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    if (chosen.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            chosen.append(m_model->index(row));
    }
    for (const QModelIndex &index : std::as_const(chosen))
        lines << index.data().toString();
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
    tell(tr("%Ln line(s) copied.", nullptr, int(lines.size())));
}

void ImportReportView::save()
{
    QFileDialog *dialog = makeFileDialog(window(), tr("Save the report"), QDir::homePath(),
                                         tr("Text (*.txt);;Table (*.csv);;JSON (*.json)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    const QString name = QDir(m_report.root).dirName() + QLatin1Char(' ') +
                         QDate::currentDate().toString(Qt::ISODate);
    dialog->selectFile(name + QStringLiteral(".txt"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        for (const char *ending : {"csv", "txt", "json"}) {
            if (!filter.contains(QLatin1String("*.") + QLatin1String(ending)))
                continue;
            dialog->setDefaultSuffix(QLatin1String(ending));
            // What the name promises is what is in it.
            const QFileInfo chosen(dialog->selectedFiles().value(0));
            dialog->selectFile(chosen.completeBaseName() + QLatin1Char('.') +
                               QLatin1String(ending));
        }
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ImportReportView::saveAs);
    dialog->open();
}

void ImportReportView::saveAs(const QString &file)
{
    Core::onAnswer(Exchange::saveImportReport(m_report, file), this,
                   [this, file](const Core::Result<void> &saved) {
                       tell(saved ? tr("Saved as %1.").arg(QDir::toNativeSeparators(file))
                                  : saved.error().message);
                   });
}

} // namespace Triptych::Ui
