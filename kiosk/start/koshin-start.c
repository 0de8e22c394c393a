// Started by foot in the kiosk, in the place of a shell, which the kiosk's unit could not start. Four things:
// open sockets to systemd and to the journal, because Node can write to one but not make one (both want datagrams);
// whether this is a restart; the program's flags; and time to read the sentence of a program that refused to start.
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define NODE "/usr/lib/koshin/node_modules/.bin/node"
#define PROGRAM "/usr/lib/koshin/dist/main.mjs"
#define CRASHED 70 // src/exit.ts; from 128 on a signal
#define SECONDS_TO_READ 20
#define JOURNAL "/run/systemd/journal/socket" // systemd.io/JOURNAL_NATIVE_PROTOCOL

// Never blocks the program: one that does not read costs a sign of life or a line, not the screen.
static int datagrams_to(const char *path) {
  struct sockaddr_un to = {.sun_family = AF_UNIX};
  if (path == NULL || strlen(path) >= sizeof to.sun_path) return -1;
  strcpy(to.sun_path, path);
  socklen_t length = offsetof(struct sockaddr_un, sun_path) + strlen(path);
  if (path[0] == '@') to.sun_path[0] = '\0'; // an abstract name
  int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  return fd < 0 || connect(fd, (struct sockaddr *)&to, length) != 0 ? -1 : fd;
}

// The runtime folder outlives a restart of the unit and nothing else.
static int is_restart(void) {
  const char *folder = getenv("RUNTIME_DIRECTORY");
  char file[256];
  if (folder == NULL || snprintf(file, sizeof file, "%s/started", folder) >= (int)sizeof file) return 0;
  int fd = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  return fd < 0 ? 1 : (close(fd), 0);
}

static void hand_over(const char *name, int fd) {
  char number[12];
  if (fd < 0) return;
  snprintf(number, sizeof number, "%d", fd);
  setenv(name, number, 1);
}

static void prepare_environment(void) {
  const char *log = getenv("KOSHIN_LOG");
  hand_over("KOSHIN_NOTIFY_FD", datagrams_to(getenv("NOTIFY_SOCKET")));
  if (log != NULL && strcmp(log, "journal") == 0) hand_over("KOSHIN_JOURNAL_FD", datagrams_to(JOURNAL));
  if (is_restart()) setenv("KOSHIN_RESTARTED", "1", 1);
}

int main(int count, char **given) {
  const char *arguments[count + 3];
  arguments[0] = NODE;
  arguments[1] = "--min-semi-space-size=16"; // as in the launcher
  arguments[2] = PROGRAM;
  for (int i = 1; i <= count; i++) arguments[i + 2] = given[i]; // and the NULL
  prepare_environment();
  pid_t child = fork();
  if (child == 0) {
    execv(NODE, (char **)arguments);
    perror(NODE);
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0) return CRASHED;
  if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  int code = WEXITSTATUS(status);
  if (code != 0 && code != CRASHED && code < 128) sleep(SECONDS_TO_READ);
  return code;
}
