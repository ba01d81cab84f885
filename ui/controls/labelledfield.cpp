#include "labelledfield.h"

#include "filedialog.h"

#include <ui/look/dressed.h>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

LabelledField::LabelledField(const QString &label, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(label))
    , m_edit(new QLineEdit)
    , m_error(new QLabel)
    , m_row(new QHBoxLayout)
{
    m_label->setBuddy(m_edit);
    m_edit->setPlaceholderText(hint);
    m_edit->setAccessibleName(label);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->hide();
    m_row->setContentsMargins({});
    m_row->setSpacing(Space::Small);
    m_row->addWidget(m_edit, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Tiny);
    layout->addWidget(m_label);
    layout->addLayout(m_row);
    layout->addWidget(m_error);
    // What is being mended is not wrong any more until it is checked again.
    connect(m_edit, &QLineEdit::textEdited, this, [this] { setError({}); });
    setFocusProxy(m_edit);
    dress(this, [this] { dressUp(); });
}

void LabelledField::dressUp()
{
    m_label->setFont(textFont(TextSize::Small, Weight::Medium));
    QPalette quiet = QApplication::palette();
    quiet.setColor(QPalette::WindowText, colours().secondary);
    m_label->setPalette(quiet);
    m_error->setFont(textFont(TextSize::Small));
    QPalette loud = QApplication::palette();
    loud.setColor(QPalette::WindowText, colours().danger);
    m_error->setPalette(loud);
}

QString LabelledField::value() const
{
    return m_edit->text();
}

void LabelledField::setValue(const QString &value)
{
    m_edit->setText(value);
}

void LabelledField::setSecret()
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
}

void LabelledField::setFile(const QString &caption, const QString &filter, bool save)
{
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    choose->setAccessibleName(caption);
    m_row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [=, this] {
        QFileDialog *dialog = makeFileDialog(window(), caption, value(), filter);
        dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
        dialog->setFileMode(save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
        dialog->setOption(QFileDialog::DontConfirmOverwrite, true);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
            setValue(file);
            setError({});
        });
        dialog->open();
    });
}

void LabelledField::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_edit->setAccessibleDescription(error);
}

QString LabelledField::error() const
{
    return m_error->text();
}

} // namespace Triptych::Ui
