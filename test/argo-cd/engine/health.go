package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/argoproj/gitops-engine/pkg/health"
	lua "github.com/yuin/gopher-lua"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const checkKey = "resource.customizations.health."

// healthChecks are scripts by <group>_<Kind>, in addition to what the engine knows of the kinds of Kubernetes.
type healthChecks map[string]string

// readHealthChecks reads entries of the ConfigMap argocd-cm, as JSON.
func readHealthChecks(path string) (healthChecks, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var entries map[string]string
	if err := json.Unmarshal(text, &entries); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	checks := healthChecks{}
	for key, script := range entries {
		if kind, isCheck := strings.CutPrefix(key, checkKey); isCheck {
			checks[kind] = script
		}
	}
	return checks, nil
}

// GetResourceHealth is nil where there is no script, so that the engine uses its own check.
func (c healthChecks) GetResourceHealth(object *unstructured.Unstructured) (*health.HealthStatus, error) {
	gvk := object.GroupVersionKind()
	name := gvk.Kind
	if gvk.Group != "" {
		name = gvk.Group + "_" + gvk.Kind
	}
	script, isKnown := c[name]
	if !isKnown {
		return nil, nil
	}
	returned, err := runScript(script, object)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	table, isTable := returned.(*lua.LTable)
	if !isTable {
		return nil, fmt.Errorf("%s returned %s, not a table", name, returned.Type())
	}
	status := health.HealthStatusCode(lua.LVAsString(table.RawGetString("status")))
	if !knownStatus[status] {
		return nil, fmt.Errorf("%s returned the status %q", name, status)
	}
	return &health.HealthStatus{Status: status, Message: lua.LVAsString(table.RawGetString("message"))}, nil
}

var knownStatus = map[health.HealthStatusCode]bool{
	health.HealthStatusUnknown: true, health.HealthStatusProgressing: true, health.HealthStatusSuspended: true,
	health.HealthStatusHealthy: true, health.HealthStatusDegraded: true, health.HealthStatusMissing: true,
}

// runScript has the libraries that Argo CD gives to scripts, and a second.
func runScript(script string, object *unstructured.Unstructured) (lua.LValue, error) {
	state := lua.NewState(lua.Options{SkipOpenLibs: true})
	defer state.Close()
	for _, library := range []struct {
		name string
		open lua.LGFunction
	}{{lua.LoadLibName, lua.OpenPackage}, {lua.BaseLibName, lua.OpenBase}, {lua.TabLibName, lua.OpenTable}} {
		if err := state.CallByParam(lua.P{Fn: state.NewFunction(library.open), Protect: true}, lua.LString(library.name)); err != nil {
			return nil, err
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	state.SetContext(ctx)
	state.SetGlobal("obj", toLua(state, object.Object))
	err := state.DoString(script)
	return state.Get(-1), err
}

func toLua(state *lua.LState, value any) lua.LValue {
	switch value := value.(type) {
	case bool:
		return lua.LBool(value)
	case string:
		return lua.LString(value)
	case int64:
		return lua.LNumber(value)
	case float64:
		return lua.LNumber(value)
	case []any:
		table := state.CreateTable(len(value), 0)
		for _, item := range value {
			table.Append(toLua(state, item))
		}
		return table
	case map[string]any:
		table := state.CreateTable(0, len(value))
		for key, item := range value {
			table.RawSetString(key, toLua(state, item))
		}
		return table
	default:
		return lua.LNil
	}
}
