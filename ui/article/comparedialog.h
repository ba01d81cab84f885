#pragma once

#include <core/article.h>

#include <QDialog>

namespace Triptych::Ui {

/** What unsaved text changes in what is saved, line by line. Deletes itself when it closes. */
class CompareDialog final : public QDialog
{
    Q_OBJECT

public:
    /** `isInPart`: `typed` was read out of a damaged file, and the dialog says so. */
    CompareDialog(const Core::Article &saved, const Core::Article &typed, bool isInPart,
                  QWidget *parent);

Q_SIGNALS:
    void openAsked();
};

} // namespace Triptych::Ui
