#pragma once

#include "../sync/stores.h"

#include <support/screenshot.h>
#include <ui/look/theme.h>
#include <ui/stores/storespage.h>

#include <QAbstractItemView>
#include <QPushButton>
#include <QTranslator>

/** The Stores page, by clicks and keys, on real servers where servers are the point. */
namespace Triptych::Tests {

inline constexpr int Patience = 60'000;

inline void click(QPushButton *button)
{
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), Patience);
    QTest::mouseClick(button, Qt::LeftButton);
}

/** Space, with the keyboard on it. */
inline void press(QPushButton *button)
{
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), Patience);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
}

/** Where TRIPTYCH_PICTURES names a folder: what the tour cannot show without servers. */
inline void picture(QWidget *widget, const char *name)
{
    const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(widget->grab().save(folder + QLatin1Char('/') + QLatin1String(name) +
                                    QStringLiteral(".png")));
}

inline void doubleClick(QAbstractItemView *view, int row)
{
    const QPoint at = view->visualRect(view->model()->index(row, 0)).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
}

class StoresPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // English has its plurals there.
        QVERIFY(m_english.load(qEnvironmentVariable("TRIPTYCH_BINARY_DIR") +
                               QStringLiteral("/translations/triptych_en.qm")));
        QCoreApplication::installTranslator(&m_english);
        m_theme = std::make_unique<Ui::Theme>(*qApp);
    }
    void cleanup() { Support::saveScreenshotsOfFailure(); }

protected:
    static std::unique_ptr<Ui::StoresPage> shown(Workspace::Workspace &workspace)
    {
        auto page = std::make_unique<Ui::StoresPage>(workspace);
        page->resize(1'000, 1'600);
        page->show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(page.get())); }();
        return page;
    }

    QTranslator m_english;
    std::unique_ptr<Ui::Theme> m_theme;
};

} // namespace Triptych::Tests
