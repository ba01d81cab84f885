// The functions of libgit2 that Triptych calls. TRIPTYCH_LATE_FILE names the library.

#include "late.h"

#include <git2.h>

#define LATE(Return, Name, Parameters, Arguments)                                                  \
    TRIPTYCH_LATE(TRIPTYCH_LATE_FILE, Return, Name, Parameters, Arguments)

LATE(int, git_libgit2_init, (void), ())
LATE(const git_error *, git_error_last, (void), ())
LATE(int, git_diff_options_init, (git_diff_options * options, unsigned int version),
     (options, version))
LATE(int, git_diff_buffers,
     (const void *oldText, size_t oldSize, const char *oldName, const void *newText, size_t newSize,
      const char *newName, const git_diff_options *options, git_diff_file_cb onFile,
      git_diff_binary_cb onBinary, git_diff_hunk_cb onHunk, git_diff_line_cb onLine, void *payload),
     (oldText, oldSize, oldName, newText, newSize, newName, options, onFile, onBinary, onHunk,
      onLine, payload))
LATE(int, git_merge_file_input_init, (git_merge_file_input * input, unsigned int version),
     (input, version))
LATE(int, git_merge_file_options_init, (git_merge_file_options * options, unsigned int version),
     (options, version))
LATE(int, git_merge_file,
     (git_merge_file_result * result, const git_merge_file_input *ancestor,
      const git_merge_file_input *ours, const git_merge_file_input *theirs,
      const git_merge_file_options *options),
     (result, ancestor, ours, theirs, options))
LATE(void, git_merge_file_result_free, (git_merge_file_result * result), (result))
