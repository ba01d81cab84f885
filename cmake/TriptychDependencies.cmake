# Third-party parts; on Debian all are distribution packages, elsewhere vcpkg.json names them.

find_package(Qt6 6.4 REQUIRED COMPONENTS
    Core Gui Widgets Network Sql Concurrent Svg LinguistTools)
if(BUILD_TESTING)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
find_package(Qt6Keychain REQUIRED)
find_package(QCoro6 REQUIRED COMPONENTS Core)
# C++20 has them without a flag, and newer clangs refuse the one that this adds.
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 16)
    qcoro_enable_coroutines()
endif()
find_package(tl-expected REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(tomlplusplus REQUIRED)
pkg_check_modules(hiredis REQUIRED IMPORTED_TARGET hiredis)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c-html)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)
