#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace Triptych::Ui {

/** Shows the progress of a long job: what it does, how much is done, how fast, and a bar. Hidden
 * while there is none. */
class JobLine final : public QWidget
{
    Q_OBJECT

public:
    explicit JobLine(QWidget *parent = nullptr);

    /** `total` 0 = not known; the bar then shows only that the job is running. */
    void setProgress(const QString &what, qint64 done, qint64 total, double perSecond);
    QString text() const;

private:
    QLabel *m_what;
    QLabel *m_facts;
    QProgressBar *m_bar;
};

/** "about 40 s", "about 3 min", "about 2 h". */
QString aboutDuration(double seconds);

} // namespace Triptych::Ui
