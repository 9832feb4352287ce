package keyturn

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// A server is a `keyturn serve` that ends when its standard input does: that is
// a pipe of ours, which nothing is written to, and which closes however we end.
type server struct {
	URL     string `json:"url"`
	CA      string `json:"ca"`
	Account string `json:"account"` // of --account

	cmd   *exec.Cmd
	alive io.Closer
	log   *tail
	done  chan struct{} // closed when it has ended
}

const patience = time.Minute

func serve(options []string) (*server, error) {
	binary, err := find()
	if err != nil {
		return nil, err
	}
	args := append([]string{"serve", "--memory", "--listen", "127.0.0.1:0",
		"--until-eof"}, options...)
	s := &server{cmd: exec.Command(binary, args...), log: &tail{},
		done: make(chan struct{})}
	s.cmd.Stderr = s.log
	in, err := s.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	s.alive = in
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	return s, s.becomeReady(out)
}

func find() (string, error) {
	if named := os.Getenv("KEYTURN_BINARY"); named != "" {
		return named, nil
	}
	found, err := exec.LookPath("keyturn")
	if err != nil {
		return "", errors.New("no keyturn in PATH, and KEYTURN_BINARY " +
			"names none: install it, or say where it is")
	}
	return found, nil
}

// becomeReady reads the line that says so; an end without one is a failure, which
// the log explains.
func (s *server) becomeReady(out io.Reader) error {
	late := time.AfterFunc(patience, func() { _ = s.cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadBytes('\n')
	late.Stop()
	if err == nil {
		err = json.Unmarshal(line, s)
	}
	go func() {
		_ = s.cmd.Wait()
		close(s.done)
	}()
	if err != nil {
		s.stop()
		return fmt.Errorf("%s did not become ready:\n%s", s.cmd.Path, s.log)
	}
	return nil
}

// stop ends it in an orderly way, databases and folders included.
func (s *server) stop() {
	_ = s.alive.Close()
	select {
	case <-s.done:
	case <-time.After(patience):
		_ = s.cmd.Process.Kill()
		<-s.done
	}
}

func (s *server) ended() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}

// A tail is the end of what was written to it.
type tail struct {
	sync.Mutex
	text []byte
}

const tailSize = 4096

func (t *tail) Write(p []byte) (int, error) {
	t.Lock()
	defer t.Unlock()
	t.text = append(t.text, p...)
	if over := len(t.text) - tailSize; over > 0 {
		t.text = append(t.text[:0], t.text[over:]...)
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.Lock()
	defer t.Unlock()
	return string(t.text)
}
