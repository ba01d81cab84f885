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
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-16)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)

# triptych_late(<name> <target> <file>): a library target `late_<name>` that stands for the imported <target>, whose
# shared library is loaded when its first function is called. With TLS, LDAP and Kerberos, which they are linked with,
# libpq and libgit2 take half of what the dynamic loader does at a start, and a start on one's own file needs neither.
# On Linux only, where a library is found by its name; elsewhere the target is linked as it is.
function(triptych_late name target file)
    add_library(late_${name} INTERFACE)
    if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
        target_link_libraries(late_${name} INTERFACE ${target})
        return()
    endif()
    execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${file}" OUTPUT_VARIABLE headers COMMAND_ERROR_IS_FATAL ANY)
    if(NOT headers MATCHES "SONAME +([^ \n]+)")
        message(FATAL_ERROR "${file} names no SONAME")
    endif()
    add_library(late_${name}_functions STATIC "${PROJECT_SOURCE_DIR}/cmake/late/${name}.cpp"
        "${PROJECT_SOURCE_DIR}/cmake/late/late.h")
    target_compile_definitions(late_${name}_functions PRIVATE "TRIPTYCH_LATE_FILE=\"${CMAKE_MATCH_1}\"")
    target_include_directories(late_${name}_functions SYSTEM PUBLIC
        $<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>)
    target_link_libraries(late_${name}_functions PRIVATE triptych_settings ${CMAKE_DL_LIBS})
    target_link_libraries(late_${name} INTERFACE late_${name}_functions)
    # Which package it comes from, for our own package to name.
    get_filename_component(directory "${file}" DIRECTORY)
    execute_process(COMMAND dpkg-query -S "${directory}/${CMAKE_MATCH_1}" OUTPUT_VARIABLE owner ERROR_QUIET
        RESULT_VARIABLE unknown)
    if(unknown EQUAL 0 AND owner MATCHES "^([^:]+):")
        list(APPEND TRIPTYCH_LATE_PACKAGES "${CMAKE_MATCH_1}")
        set(TRIPTYCH_LATE_PACKAGES "${TRIPTYCH_LATE_PACKAGES}" PARENT_SCOPE)
    endif()
endfunction()
list(GET libgit2_LINK_LIBRARIES 0 libgit2_file)
list(GET libpq_LINK_LIBRARIES 0 libpq_file)
triptych_late(libgit2 PkgConfig::libgit2 "${libgit2_file}")
triptych_late(libpq PkgConfig::libpq "${libpq_file}")
