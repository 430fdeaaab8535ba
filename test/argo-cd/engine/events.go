package main

import (
	"encoding/json"
	"os"

	"github.com/argoproj/gitops-engine/pkg/health"
	"github.com/argoproj/gitops-engine/pkg/sync/common"
	"github.com/argoproj/gitops-engine/pkg/utils/kube"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// object says which one.
type object struct {
	Group     string `json:"group"`
	Kind      string `json:"kind"`
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
}

type objectState struct {
	object
	Sync         string                  `json:"sync"`
	NeedsPruning bool                    `json:"needsPruning,omitempty"`
	Health       health.HealthStatusCode `json:"health,omitempty"`
	// Both as JSON, where they differ.
	Live      string `json:"live,omitempty"`
	Predicted string `json:"predicted,omitempty"`
}

// comparedEvent tells of the app before and after a sync.
type comparedEvent struct {
	Event   string        `json:"event"`
	Sync    string        `json:"sync"`
	Objects []objectState `json:"objects"`
}

// taskEvent tells what became of one object; it comes again when that changes.
type taskEvent struct {
	Event string           `json:"event"`
	Phase common.SyncPhase `json:"phase"`
	Wave  *int             `json:"wave"`
	object
	Result  common.ResultCode     `json:"result"`
	State   common.OperationPhase `json:"state"`
	Message string                `json:"message"`
}

// waitingEvent tells what the sync waits for.
type waitingEvent struct {
	Event   string `json:"event"`
	Message string `json:"message"`
}

// endEvent is the last.
type endEvent struct {
	Event   string                `json:"event"`
	Phase   common.OperationPhase `json:"phase"`
	Message string                `json:"message"`
	Rounds  int                   `json:"rounds"`
}

var lines = json.NewEncoder(os.Stdout)

func emit(event any) {
	if err := lines.Encode(event); err != nil {
		panic(err)
	}
}

func nameOf(o *unstructured.Unstructured) object {
	key := kube.GetResourceKey(o)
	return object{key.Group, key.Kind, key.Namespace, key.Name}
}

// nameOfResult leaves out the destination's namespace, in which the engine sees objects of the cluster.
func (c *cluster) nameOfResult(key kube.ResourceKey) object {
	name := object{key.Group, key.Kind, key.Namespace, key.Name}
	if !kube.IsNamespacedOrUnknown(c.cache, key.GroupKind()) {
		name.Namespace = ""
	}
	return name
}
