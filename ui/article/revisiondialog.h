#pragma once

#include <core/article.h>

#include <QDialog>

namespace Triptych::Ui {

/** Shows an older version of an article, and offers to take it back into the editor. GUI thread. */
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
