package keyturn

import (
	"os"
	"strings"
)

// What could lead an SDK elsewhere; a name that ends in '_' stands for all that
// begin so. `keyturn exec` takes out the same.
var removed = []string{
	"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN",
	"AWS_SECURITY_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
	"AWS_ENDPOINT_URL_", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN",
	"AWS_ROLE_SESSION_NAME", "AWS_CONTAINER_", "AWS_CREDENTIAL_FILE",
	"AWS_CREDENTIAL_EXPIRATION", "AWS_USE_FIPS_ENDPOINT",
	"AWS_USE_DUALSTACK_ENDPOINT", "AWS_STS_REGIONAL_ENDPOINTS",
	"AWS_ACCESS_KEY", "AWS_SECRET_KEY", "BOTO_CONFIG", "KEYTURN_CA",
	"LOCALSTACK_HOST", "LOCALSTACK_HOSTNAME",
}

func isRemoved(name string) bool {
	for _, r := range removed {
		if name == r || strings.HasSuffix(r, "_") && strings.HasPrefix(name, r) {
			return true
		}
	}
	return false
}

func nameOf(variable string) string {
	name, _, _ := strings.Cut(variable, "=")
	return name
}

// leads are the variables by which a program finds k.
func (k *Keyturn) leads() map[string]string {
	leads := map[string]string{
		"AWS_ENDPOINT_URL":            k.URL,
		"KEYTURN_URL":                 k.URL,
		"AWS_ACCESS_KEY_ID":           k.Account,
		"AWS_SECRET_ACCESS_KEY":       "keyturn",
		"AWS_REGION":                  Region,
		"AWS_DEFAULT_REGION":          Region,
		"AWS_EC2_METADATA_DISABLED":   "true",
		"AWS_CONFIG_FILE":             os.DevNull,
		"AWS_SHARED_CREDENTIALS_FILE": os.DevNull,
		"NO_PROXY":                    pastProxy("NO_PROXY", "no_proxy"),
		"no_proxy":                    pastProxy("no_proxy", "NO_PROXY"),
	}
	if k.CA != "" {
		leads["KEYTURN_CA"] = k.CA
	}
	return leads
}

// pastProxy has loopback beside what went past a proxy before.
func pastProxy(name, other string) string {
	was := os.Getenv(name)
	if was == "" {
		was = os.Getenv(other)
	}
	return strings.TrimPrefix(was+",127.0.0.1,localhost,::1", ",")
}

// Environ is an environment for another program, as exec.Cmd has it: this process's
// own, but what leads to AWS leads to k.
func (k *Keyturn) Environ() []string {
	leads := k.leads()
	env := []string{}
	for _, variable := range os.Environ() {
		name := nameOf(variable)
		if _, ours := leads[name]; !ours && !isRemoved(name) {
			env = append(env, variable)
		}
	}
	for name, value := range leads {
		env = append(env, name+"="+value)
	}
	return env
}

// Setenv makes that the environment of this process until the test ends: SDKs
// that are configured meanwhile find k. As t.Setenv, it is not for parallel
// tests, which give their SDK k.URL, k.Account and Region by its own options.
func (k *Keyturn) Setenv() {
	k.t.Helper()
	for _, variable := range os.Environ() {
		if name := nameOf(variable); isRemoved(name) {
			k.t.Setenv(name, "") // so that it is there again afterwards
			_ = os.Unsetenv(name)
		}
	}
	for name, value := range k.leads() {
		k.t.Setenv(name, value)
	}
}
