#include "revisiondialog.h"

#include <ui/controls/hairline.h>
#include <ui/controls/screenfit.h>
#include <ui/look/dressed.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/articleview.h>

#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(760, 640);

} // namespace

RevisionDialog::RevisionDialog(const Core::Article &revision, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Read version %1").arg(revision.version));
    resize(withinScreen(*this, FirstSize));
    auto *view = new ArticleView;
    view->setAccessibleName(windowTitle());
    view->setFrameShape(QFrame::NoFrame);
    auto *renderer = new ArticleRenderer(this);
    connect(renderer, &ArticleRenderer::rendered, view,
            [view](const std::shared_ptr<ArticleDocument> &document) {
                view->showArticle(document, false);
            });
    const QString when = QLocale().toString(revision.updatedAt.toLocalTime(), QLocale::LongFormat);
    const QString byline =
        revision.updatedBy.isEmpty()
            ? tr("Version %1, saved %2").arg(QString::number(revision.version), when)
            : tr("Version %1, saved %2 by %3")
                  .arg(QString::number(revision.version), when, revision.updatedBy);
    renderer->render(ArticleHead{revision.title, revision.summary, byline, {}}, revision.body,
                     ArticleStyle::fromTheme());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *back =
        buttons->addButton(tr("Take back into the editor"), QDialogButtonBox::ActionRole);
    back->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(back, &QPushButton::clicked, this, [this, revision] {
        Q_EMIT takeBack(revision);
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    // Beside its column the page goes on in the same colour.
    auto *page = new QWidget;
    setSurface(page, Surface::Page);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, Space::Large, 0, 0);
    column->addWidget(view);
    layout->addWidget(page, 1);
    layout->addWidget(new Hairline);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Medium);
    row->addWidget(buttons);
    layout->addLayout(row);
}

} // namespace Triptych::Ui
