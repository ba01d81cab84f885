#pragma once

#include <core/result.h>

#include <QWidget>

class QLabel;
class QPushButton;

namespace Triptych::Ui {

/** The page of the window while no workspace is open: what happened, what was kept, what to do. GUI
 * thread. */
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void showOpening(const QString &workspace);
    void showFailure(const QString &workspace, const Core::Error &error, bool isEmbedded);

    QPushButton *retryButton() const { return m_retry; }
    QPushButton *embeddedButton() const { return m_embedded; }
    QPushButton *connectionButton() const { return m_connection; }

Q_SIGNALS:
    void retryRequested();
    void embeddedRequested();
    void connectionRequested();

private:
    QLabel *m_mark;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_kept;
    QLabel *m_detail;
    QPushButton *m_retry;
    QPushButton *m_embedded;
    QPushButton *m_connection;
};

} // namespace Triptych::Ui
