# Compiler settings that every target of the house shares, through `triptych_settings`.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set_property(GLOBAL PROPERTY AUTOGEN_TARGETS_FOLDER autogen)

include(CTest)
option(TRIPTYCH_WERROR "Treat compiler warnings as errors" OFF)
option(TRIPTYCH_PCH "Use precompiled headers" ON)
option(TRIPTYCH_FUZZ "Let libFuzzer drive the fuzz targets (clang)" OFF)
set(TRIPTYCH_SANITIZE "" CACHE STRING "Sanitizers to build with, e.g. address,undefined")

find_program(TRIPTYCH_CCACHE ccache)
if(TRIPTYCH_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers are only cached when ccache may overlook their time stamps, and checkouts
    # share the cache when paths are taken relative to the source folder.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${TRIPTYCH_CCACHE})
endif()

add_library(triptych_settings INTERFACE)
target_compile_features(triptych_settings INTERFACE cxx_std_20)
target_compile_definitions(triptych_settings INTERFACE
    QT_DEPRECATED_WARNINGS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER
    $<$<CONFIG:Release>:QT_NO_DEBUG_OUTPUT>)
if(MSVC)
    target_compile_options(triptych_settings INTERFACE /W4 /permissive- /utf-8 /Zc:__cplusplus
        $<$<BOOL:${TRIPTYCH_WERROR}>:/WX>)
    target_compile_definitions(triptych_settings INTERFACE NOMINMAX _CRT_SECURE_NO_WARNINGS)
else()
    target_compile_options(triptych_settings INTERFACE
        -Wall -Wextra -Wpedantic -Wcast-qual -Wnon-virtual-dtor -Woverloaded-virtual -Wvla
        -Wno-missing-field-initializers -Winvalid-pch
        $<$<BOOL:${TRIPTYCH_WERROR}>:-Werror>)
    if(TRIPTYCH_SANITIZE)
        target_compile_options(triptych_settings INTERFACE
            -fsanitize=${TRIPTYCH_SANITIZE} -fno-omit-frame-pointer
            $<$<BOOL:${TRIPTYCH_FUZZ}>:-fno-sanitize-recover=all>)
        target_link_options(triptych_settings INTERFACE -fsanitize=${TRIPTYCH_SANITIZE})
    endif()
    # GCC checks a precompiled header against the flags; ccache needs this one to hash it by content.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(triptych_settings INTERFACE -fpch-preprocess)
    endif()
endif()

find_program(TRIPTYCH_LLD ld.lld)
find_program(TRIPTYCH_MOLD mold)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND TRIPTYCH_MOLD)
    target_link_options(triptych_settings INTERFACE -fuse-ld=mold)
endif()
