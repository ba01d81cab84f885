# The house: which library may use which. One folder = one static library; its namespace is the folder's, and all
# rooms of ui/ share Triptych::Ui.
# A library outside this table, a link beyond its row, or an include beyond its row is refused.

set(TRIPTYCH_MAY_USE_core "")
set(TRIPTYCH_MAY_USE_ports core)
set(TRIPTYCH_MAY_USE_text core)
set(TRIPTYCH_MAY_USE_platform core)
set(TRIPTYCH_MAY_USE_sql core platform)
set(TRIPTYCH_MAY_USE_redis platform core)
set(TRIPTYCH_MAY_USE_elastic core platform)
set(TRIPTYCH_MAY_USE_profiles elastic redis sql platform core)
set(TRIPTYCH_MAY_USE_articles ports sql core)
set(TRIPTYCH_MAY_USE_search ports elastic sql core)
set(TRIPTYCH_MAY_USE_views ports sql redis)
set(TRIPTYCH_MAY_USE_cache ports redis core)
set(TRIPTYCH_MAY_USE_models core)
set(TRIPTYCH_MAY_USE_unsaved ports platform core)
set(TRIPTYCH_MAY_USE_newsroom unsaved ports text core)
set(TRIPTYCH_MAY_USE_sync ports core)
set(TRIPTYCH_MAY_USE_exchange ports text platform core)
set(TRIPTYCH_MAY_USE_workspace
    profiles articles search views cache newsroom unsaved sync exchange sql redis ports platform core)
set(TRIPTYCH_MAY_USE_ui/look "")
set(TRIPTYCH_MAY_USE_ui/terms ui/look core)
set(TRIPTYCH_MAY_USE_ui/controls ui/terms ui/look)
set(TRIPTYCH_MAY_USE_ui/text ui/controls ui/look text core)
set(TRIPTYCH_MAY_USE_ui/many ui/controls ui/look core)
set(TRIPTYCH_MAY_USE_ui/list ui/controls ui/terms ui/look newsroom models text core)
set(TRIPTYCH_MAY_USE_ui/search ui/controls ui/terms ui/look newsroom models workspace core)
set(TRIPTYCH_MAY_USE_ui/article
    ui/text ui/controls ui/terms ui/look newsroom unsaved workspace text core)
set(TRIPTYCH_MAY_USE_ui/stores ui/controls ui/terms ui/look models workspace sync profiles core)
set(TRIPTYCH_MAY_USE_ui/exchange ui/controls ui/terms ui/look workspace exchange core)
set(TRIPTYCH_MAY_USE_ui/bulk ui/controls ui/terms ui/look newsroom workspace core)
set(TRIPTYCH_MAY_USE_ui/help ui/text ui/controls ui/terms ui/look text)
set(TRIPTYCH_MAY_USE_ui/window
    ui/help ui/bulk ui/exchange ui/stores ui/article ui/search ui/list ui/many ui/controls ui/terms
    ui/look newsroom unsaved profiles models workspace sync exchange core)
set(TRIPTYCH_UI_ROOMS ui/look ui/terms ui/controls ui/text ui/many ui/list
    ui/search ui/article ui/stores ui/exchange ui/bulk ui/help ui/window)
set(TRIPTYCH_MAY_USE_console workspace profiles newsroom unsaved sync exchange text platform core)
set(TRIPTYCH_MAY_USE_app ui/window console)
set(TRIPTYCH_LIBRARIES core ports text platform sql redis elastic profiles articles search views cache models unsaved
    newsroom sync exchange workspace console ${TRIPTYCH_UI_ROOMS})

# Refuses, before compiling, any include of a house header outside the folder's row of the table.
function(triptych_check_includes name target)
    set(stamp "${CMAKE_CURRENT_BINARY_DIR}/${target}.house")
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h" "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    add_custom_command(OUTPUT "${stamp}"
        COMMAND ${CMAKE_COMMAND} "-DNAME=${name}" "-DFOLDER=${CMAKE_CURRENT_SOURCE_DIR}"
            "-DALLOWED=${TRIPTYCH_MAY_USE_${name}}" "-DLIBRARIES=${TRIPTYCH_LIBRARIES}"
            "-DSTAMP=${stamp}" -P "${PROJECT_SOURCE_DIR}/cmake/CheckIncludes.cmake"
        DEPENDS ${sources} "${PROJECT_SOURCE_DIR}/cmake/CheckIncludes.cmake"
        COMMENT "Checking who includes whom in ${name}" VERBATIM)
    add_custom_target(${target}_house DEPENDS "${stamp}")
    add_dependencies(${target} ${target}_house)
endfunction()

# triptych_add_library(<name> SOURCES ... [USES <library>...] [LINKS <target>...] [PRIVATE_LINKS ...])
# USES names libraries of the house; LINKS third-party targets that headers show; PRIVATE_LINKS hides.
function(triptych_add_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS;PRIVATE_LINKS" ${ARGN})
    if(NOT DEFINED TRIPTYCH_MAY_USE_${name})
        message(FATAL_ERROR "${name} is not a room of the house (cmake/TriptychHouse.cmake)")
    endif()
    foreach(used IN LISTS ARG_USES)
        if(NOT used IN_LIST TRIPTYCH_MAY_USE_${name})
            message(FATAL_ERROR "${name} may not use ${used} (cmake/TriptychHouse.cmake)")
        endif()
    endforeach()
    triptych_targets(used_targets ${ARG_USES})
    triptych_targets(target ${name})
    # Headers are included as <room/header.h>, or <ui/room/header.h>.
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH parent)
    if(name MATCHES "/")
        cmake_path(GET parent PARENT_PATH parent)
    endif()
    if(NOT ARG_SOURCES)
        add_library(${target} INTERFACE)
        target_include_directories(${target} INTERFACE "${parent}")
        target_link_libraries(${target} INTERFACE ${used_targets} ${ARG_LINKS})
    else()
        add_library(${target} STATIC ${ARG_SOURCES})
        target_include_directories(${target} PUBLIC "${parent}")
        target_link_libraries(${target} PRIVATE triptych_settings ${ARG_PRIVATE_LINKS}
            PUBLIC ${used_targets} ${ARG_LINKS})
        triptych_use_pch(${target})
        triptych_check_includes(${name} ${target})
    endif()
endfunction()

# The targets of rooms: "ui/look" is built as triptych_ui_look.
function(triptych_targets result)
    list(TRANSFORM ARGN PREPEND triptych_ OUTPUT_VARIABLE targets)
    list(TRANSFORM targets REPLACE "/" "_")
    set(${result} ${targets} PARENT_SCOPE)
endfunction()

# One precompiled header for everything without widgets, one for everything with them.
function(triptych_use_pch target)
    if(NOT TRIPTYCH_PCH)
        return()
    endif()
    if(target STREQUAL "triptych_core")
        target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/pch_core.h")
    elseif(target STREQUAL "triptych_ui_look")
        target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/pch_ui.h")
    elseif(target MATCHES "^triptych_ui_" AND NOT MSVC)
        target_precompile_headers(${target} REUSE_FROM triptych_ui_look)
    elseif(NOT MSVC)
        target_precompile_headers(${target} REUSE_FROM triptych_core)
    endif()
endfunction()

# triptych_add_app(<name> SOURCES ... USES ... LINKS ...): a program of app/.
# triptych_link_qt_first(target): of the libraries that a program with a window loads, the three that define most of
# what all of them look up. The loader searches the libraries in the order in which the program names them.
function(triptych_link_qt_first target)
    if(UNIX AND NOT APPLE)
        # As options: of libraries CMake puts the one last that the others need.
        target_link_options(${target} PRIVATE
            "$<TARGET_FILE:Qt6::Core>" "$<TARGET_FILE:Qt6::Widgets>" "$<TARGET_FILE:Qt6::Gui>")
    endif()
endfunction()

function(triptych_add_app target)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS" ${ARGN})
    foreach(used IN LISTS ARG_USES)
        if(NOT used IN_LIST TRIPTYCH_MAY_USE_app)
            message(FATAL_ERROR "app may not use ${used} (cmake/TriptychHouse.cmake)")
        endif()
    endforeach()
    triptych_targets(used_targets ${ARG_USES})
    add_executable(${target} ${ARG_SOURCES})
    if("ui/window" IN_LIST ARG_USES)
        triptych_link_qt_first(${target})
    endif()
    target_link_libraries(${target} PRIVATE triptych_settings ${used_targets} ${ARG_LINKS})
    triptych_use_pch(${target})
    triptych_check_includes(app ${target})
endfunction()

# triptych_add_test(<folder>/<tst_name> [USES library...] [LINKS target...] [SERVERS postgresql redis ...])
# declares tests/<folder>/<tst_name>.cpp. A test that names SERVERS gets real ones from tests/support. With
# CONFIGURATIONS it is run by `ctest -C` of such a name only.
function(triptych_add_test path)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS;SERVERS;CONFIGURATIONS" ${ARGN})
    cmake_path(GET path FILENAME name)
    cmake_path(GET path PARENT_PATH folder)
    triptych_targets(used_targets ${ARG_USES})
    add_executable(${name} "${PROJECT_SOURCE_DIR}/tests/${path}.cpp" ${ARG_SOURCES})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(${name} PRIVATE triptych_settings triptych_support ${used_targets}
        Qt6::Test ${ARG_LINKS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    triptych_use_pch(${name})
    # A test that is one file includes all that moc makes of it: AUTOMOC would build an empty file beside each.
    if(NOT ARG_SOURCES)
        set_target_properties(${name} PROPERTIES AUTOMOC OFF)
        set(moc_folder "${CMAKE_CURRENT_BINARY_DIR}/${name}_moc")
        qt_generate_moc("${PROJECT_SOURCE_DIR}/tests/${path}.cpp" "${moc_folder}/${name}.moc" TARGET ${name})
        target_include_directories(${name} PRIVATE "${moc_folder}")
        set_property(SOURCE "${PROJECT_SOURCE_DIR}/tests/${path}.cpp" APPEND PROPERTY
            OBJECT_DEPENDS "${moc_folder}/${name}.moc")
    endif()
    add_test(NAME ${folder}/${name} COMMAND ${name} CONFIGURATIONS ${ARG_CONFIGURATIONS})
    set_tests_properties(${folder}/${name} PROPERTIES TIMEOUT 300 LABELS "${folder};${ARG_SERVERS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TRIPTYCH_SOURCE_DIR=${PROJECT_SOURCE_DIR};TRIPTYCH_BINARY_DIR=${PROJECT_BINARY_DIR}")
endfunction()

# triptych_keep_tests_apart(<folder>/<tst_name>...): tests that hold servers against the clock, of which no two run
# together. Only others run beside them, so they begin first: they would be left over at the end.
function(triptych_keep_tests_apart)
    set_tests_properties(${ARGN} PROPERTIES RESOURCE_LOCK wall_clock COST 100)
endfunction()

# triptych_leave_rows_out(<folder>/<tst_name>...): tests of which a plain run leaves rows out (tests/support/rows.h).
# `./dev faults --tests` runs all that bear this label, with every row.
function(triptych_leave_rows_out)
    foreach(test IN LISTS ARGN)
        set_property(TEST ${test} APPEND PROPERTY LABELS more_rows)
    endforeach()
endfunction()
