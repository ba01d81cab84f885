#pragma once

#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>

namespace Triptych::Late {

/**
 * A function of a shared library which is loaded when its first function is called, and stays
 * loaded. Ends the process with a sentence where the library or the function is absent, as the
 * dynamic loader does at the start. Any thread.
 */
template<typename Function> Function *function(const char *file, const char *name)
{
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    void *found = library ? dlsym(library, name) : nullptr;
    if (!found) {
        std::fprintf(stderr, "triptych: %s is missing: %s\n", file, dlerror());
        std::abort();
    }
    return reinterpret_cast<Function *>(found);
}

} // namespace Triptych::Late

/** Defines a C function that calls the one of the same name in `File`; the library's own header
 * declares it, so that another signature is an error of the compiler. */
#define TRIPTYCH_LATE(File, Return, Name, Parameters, Arguments)                                   \
    extern "C" Return Name Parameters                                                              \
    {                                                                                              \
        static auto *const late = Triptych::Late::function<decltype(Name)>(File, #Name);           \
        return late Arguments;                                                                     \
    }
