#include <ui/window/application.h>

int main(int argc, char *argv[])
{
    return Triptych::Ui::run(argc, argv, TRIPTYCH_VERSION);
}
