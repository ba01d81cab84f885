#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>
#include <QUuid>

#include <optional>

namespace Triptych::Core {

/** The identity of an article: a UUID of version 7 (RFC 9562, 5.7), never reused. */
class ArticleId
{
public:
    ArticleId() = default;
    explicit ArticleId(const QUuid &uuid) : m_uuid(uuid) {}

    /** A new id; ids made later by this process sort after earlier ones. Thread-safe. */
    static ArticleId create();

    /** Reads the canonical 36-character form (either case, no braces); nothing otherwise. */
    static std::optional<ArticleId> fromString(QStringView text);

    bool isNull() const { return m_uuid.isNull(); }
    const QUuid &uuid() const { return m_uuid; }
    QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const ArticleId &a, const ArticleId &b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const ArticleId &a, const ArticleId &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const ArticleId &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

} // namespace Triptych::Core

Q_DECLARE_METATYPE(Triptych::Core::ArticleId)
