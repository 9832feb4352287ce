package keyturn

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

const toBeKilled = "KEYTURN_TEST_TO_BE_KILLED"

// The process that is killed, once it has a database; elsewhere it is no test.
func TestToBeKilled(t *testing.T) {
	if os.Getenv(toBeKilled) == "" {
		return
	}
	k := StartAlone(t)
	k.withDatabase()
	k.Call("rds", "DescribeDBInstances", nil, nil) // waits for it
	fmt.Println("\nhere")
	select {}
}

func startToBeKilled(t *testing.T) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestToBeKilled$")
	cmd.Env = append(os.Environ(), toBeKilled+"=yes")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if lines.Text() == "here" {
			return cmd
		}
	}
	t.Fatal("it did not come so far")
	return nil
}

func TestAKilledTestLeavesNothing(t *testing.T) {
	cmd := startToBeKilled(t)
	run := below(cmd.Process.Pid)
	folders := map[string]bool{}
	for _, line := range run {
		for _, folder := range made.FindAllString(line, -1) {
			folders[folder] = true
		}
	}
	if len(run) < 3 || len(folders) == 0 {
		t.Fatalf("no keyturn, guardian and database: %q", run)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	for pid, line := range run {
		until(t, line+" ends", func() bool { return commandLine(pid) != line })
	}
	for folder := range folders {
		until(t, folder+" goes", func() bool {
			_, err := os.Stat(folder)
			return os.IsNotExist(err)
		})
	}
}

// Folders that keyturn makes have names by mkdtemp.
var made = regexp.MustCompile(`/[^\s=]*/keyturn-\w{6}\b`)

// below are the command lines of all processes that a process has begotten.
func below(root int) map[int]string {
	found := map[int]string{}
	list, _ := os.ReadDir("/proc")
	for _, e := range list {
		pid, _ := strconv.Atoi(e.Name())
		for p := parent(pid); p > 1; p = parent(p) {
			if p == root {
				found[pid] = commandLine(pid)
			}
		}
	}
	return found
}

func parent(pid int) int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, after, _ := strings.Cut(string(status), "\nPPid:\t")
	text, _, _ := strings.Cut(after, "\n")
	p, _ := strconv.Atoi(text)
	return p
}

// commandLine is empty of who has ended.
func commandLine(pid int) string {
	line, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	return strings.ReplaceAll(string(line), "\x00", " ")
}

func until(t *testing.T, what string, ready func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !ready(); {
		if time.Now().After(end) {
			t.Fatalf("%s: not within %v", what, patience)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
