#include "filedialog.h"

#include <QCoreApplication>
#include <QFileIconProvider>

namespace Triptych::Ui {

namespace {

/** Tells files apart by what their folder says of them alone. */
class PlainIcons final : public QFileIconProvider
{
public:
    PlainIcons() { setOptions(DontUseCustomDirectoryIcons); }

    QIcon icon(IconType type) const override { return QFileIconProvider::icon(type); }
    QIcon icon(const QFileInfo &info) const override
    {
        return QFileIconProvider::icon(info.isDir() ? Folder : File);
    }
    QString type(const QFileInfo &info) const override
    {
        return info.isDir() ? QCoreApplication::translate("FileDialog", "Folder") : info.suffix();
    }
};

} // namespace

QFileDialog *makeFileDialog(QWidget *parent, const QString &caption, const QString &directory,
                            const QString &filter)
{
    static PlainIcons icons;
    auto *dialog = new QFileDialog(parent, caption, directory, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    // Those of macOS and Windows read nothing in this program, or drop nothing by it.
    dialog->setOption(QFileDialog::DontUseNativeDialog);
#endif
    dialog->setIconProvider(&icons);
    return dialog;
}

} // namespace Triptych::Ui
