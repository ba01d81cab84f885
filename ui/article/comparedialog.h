#pragma once

#include <core/article.h>

#include <QDialog>

namespace Triptych::Ui {

/** Shows line by line how unsaved text differs from the stored article. Deletes itself when it
 * closes. GUI thread. */
class CompareDialog final : public QDialog
{
    Q_OBJECT

public:
    /** `isInPart`: `typed` comes from a damaged file, and the dialog says so. */
    CompareDialog(const Core::Article &saved, const Core::Article &typed, bool isInPart,
                  QWidget *parent);

Q_SIGNALS:
    void openAsked();
};

} // namespace Triptych::Ui
