#pragma once

#include <QDir>
#include <QString>

class QWidget;

namespace Triptych::Stage {

/** On a desk: its stores are shown as troubledStores(). */
constexpr const char *TroubledProperty = "tourTroubled";

/** Saves pictures in one folder, each as NAME and the camera's suffix. Main thread. */
class Camera final
{
public:
    Camera(const QString &folder, const QString &suffix) : m_folder(folder), m_suffix(suffix) {}

    /** What `widget` looks like once the window has done its work. Ends the program where it cannot
     * be saved. */
    void shot(QWidget *widget, const QString &name) const;

private:
    QDir m_folder;
    QString m_suffix;
};

} // namespace Triptych::Stage
