#pragma once

namespace Triptych::Ui {
class MainWindow;
}

namespace Triptych::Stage {

class Camera;

/** Pictures of what is asked and shown on the way of an article: its inspector, preview, search,
 * versions, publish sheet, conflict, export and deletion; and of the help. Main thread. */
void showFlows(const Camera &camera, Ui::MainWindow &window);

} // namespace Triptych::Stage
