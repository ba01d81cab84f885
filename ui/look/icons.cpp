#include "icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace Triptych::Ui {

namespace {

constexpr std::array Names{
    "all",         "mine",    "draft",     "review",  "scheduled", "published",   "archived",
    "tag",         "search",  "audience",  "stores",  "new",       "save",        "read",
    "edit",        "delete",  "undo",      "more",    "close",     "settings",    "check",
    "warning",     "error",   "info",      "offline", "refresh",   "chevrondown", "chevronright",
    "chevronleft", "preview", "inspector", "sidebar", "language",  "calendar",    "person",
    "eye",         "filter",  "order",     "link",    "workspace", "command",     "history"};
static_assert(Names.size() == size_t(Icon::Count_));

enum class Ink { Quiet, OnAccent, Tone };

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(Icon which, Ink ink, Tone tone) : m_which(which), m_ink(ink), m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, m_which, rect, colour(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // The size is in device pixels already; the scale only names the ratio.
        Q_UNUSED(scale)
        return iconPixmap(m_which, std::min(size.width(), size.height()), colour(mode), 1.0);
    }

    QIconEngine *clone() const override { return new TintedEngine(*this); }
    QString key() const override { return QStringLiteral("triptych"); }
    bool isNull() override { return false; }

private:
    QColor colour(QIcon::Mode mode) const
    {
        const Colours &c = colours();
        if (mode == QIcon::Disabled)
            return mixed(c.page, c.faint, 0.7);
        switch (m_ink) {
        case Ink::OnAccent:
            return c.onAccent;
        case Ink::Tone:
            return toneText(m_tone);
        case Ink::Quiet:
            break;
        }
        return mode == QIcon::Active || mode == QIcon::Selected ? c.text : c.secondary;
    }

    Icon m_which;
    Ink m_ink;
    Tone m_tone;
};

/** Draws a file in its own colours. QIcon of an SVG file does so too, but loads every plugin for
 * images first. */
class FileEngine final : public QIconEngine
{
public:
    explicit FileEngine(QString file) : m_file(std::move(file)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        QSvgRenderer(m_file).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new FileEngine(*this); }
    bool isNull() override { return false; }

private:
    QString m_file;
};

} // namespace

QString iconFile(Icon which)
{
    return QStringLiteral(":/triptych/icons/%1.svg").arg(QLatin1String(Names.at(size_t(which))));
}

QIcon icon(Icon which)
{
    return QIcon(new TintedEngine(which, Ink::Quiet, Tone::Neutral));
}

QIcon icon(Icon which, Tone tone)
{
    return QIcon(new TintedEngine(which, Ink::Tone, tone));
}

QIcon iconOnAccent(Icon which)
{
    return QIcon(new TintedEngine(which, Ink::OnAccent, Tone::Neutral));
}

QPixmap iconPixmap(Icon which, int size, const QColor &colour, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("triptych-%1-%2-%3-%4")
                            .arg(int(which))
                            .arg(size)
                            .arg(colour.rgba(), 8, 16)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int pixels = qCeil(size * devicePixelRatio);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(iconFile(which)).render(&painter, QRectF(0, 0, pixels, pixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter *painter, Icon which, const QRect &rect, const QColor &colour)
{
    const int side = std::min(rect.width(), rect.height());
    if (side <= 0)
        return;
    const QPixmap pixmap = iconPixmap(which, side, colour, painter->device()->devicePixelRatioF());
    painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2,
                        pixmap);
}

QIcon applicationIcon()
{
    return QIcon(new FileEngine(QStringLiteral(":/triptych/icons/triptych.svg")));
}

} // namespace Triptych::Ui
