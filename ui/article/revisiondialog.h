#pragma once

#include <core/article.h>

#include <QDialog>

namespace Triptych::Ui {

/** An older version of an article, to be read and, if wanted, taken back into the editor. */
class RevisionDialog final : public QDialog
{
    Q_OBJECT

public:
    /** Deletes itself when it closes. */
    explicit RevisionDialog(const Core::Article &revision, QWidget *parent);

Q_SIGNALS:
    void takeBack(const Triptych::Core::Article &article);
};

} // namespace Triptych::Ui
