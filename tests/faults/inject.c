/* Makes the Nth call of one kind fail, in a process that is started with this as LD_PRELOAD.
 * FAIL_CALL is read, write, close, fsync or rename; FAIL_AT is N, from 1; only calls on files whose path holds
 * FAIL_PATH count. The error is EIO. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fails(const char *call, int fd, const char *path) {
  static int seen;
  const char *wanted = getenv("FAIL_CALL"), *part = getenv("FAIL_PATH"), *at = getenv("FAIL_AT");
  char link[64], name[4096];
  if (!wanted || !part || !at || strcmp(wanted, call)) return 0;
  if (!path) {
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length < 0) return 0;
    name[length] = 0;
    path = name;
  }
  if (!strstr(path, part)) return 0;
  return __sync_add_and_fetch(&seen, 1) == atoi(at);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t read(int fd, void *bytes, size_t count) {
  if (fails("read", fd, 0)) { errno = EIO; return -1; }
  return REAL(read)(fd, bytes, count);
}
ssize_t write(int fd, const void *bytes, size_t count) {
  if (fails("write", fd, 0)) { errno = EIO; return -1; }
  return REAL(write)(fd, bytes, count);
}
int close(int fd) {
  int failed = fails("close", fd, 0), result = REAL(close)(fd);
  if (failed) { errno = EIO; return -1; }
  return result;
}
int fsync(int fd) {
  if (fails("fsync", fd, 0)) { errno = EIO; return -1; }
  return REAL(fsync)(fd);
}
int rename(const char *from, const char *to) {
  if (fails("rename", -1, from)) { errno = EIO; return -1; }
  return REAL(rename)(from, to);
}
