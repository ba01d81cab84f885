#pragma once

#include "fakenetwork.h"
#include <support/outcome.h>
#include <support/waiting.h>

#include <search/elasticindex.h>

/** What the tests share that put a FakeHttpServer behind the client. */
namespace Triptych::Tests {

inline Core::Call within(int milliseconds)
{
    return Core::Call::within(std::chrono::milliseconds(milliseconds));
}

inline Core::Call soon()
{
    return within(30'000);
}

inline QString error(Core::ErrorKind kind)
{
    return Core::errorKindName(kind);
}

template<typename T> QString kindOf(const Core::Result<T> &result)
{
    return result ? QStringLiteral("success") : Core::errorKindName(result.error().kind);
}

inline Elastic::Client::ManagerFactory factory(const std::shared_ptr<FakeHttpServer> &server)
{
    return [server] { return std::make_unique<FakeNetwork>(server); };
}

inline Core::Article article(qint64 version = 1)
{
    Core::Article made;
    made.id = Core::ArticleId::create();
    made.version = version;
    made.title = QStringLiteral("Title");
    return made;
}

inline Elastic::Settings settings(const QString &addresses = QStringLiteral("http://a:9200"))
{
    Elastic::Settings made = *Elastic::Settings::parse(addresses);
    made.retryDelay = std::chrono::milliseconds(2);
    return made;
}

} // namespace Triptych::Tests
