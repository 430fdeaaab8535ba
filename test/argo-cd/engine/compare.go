package main

import (
	"github.com/argoproj/gitops-engine/pkg/diff"
	"github.com/argoproj/gitops-engine/pkg/health"
	"github.com/argoproj/gitops-engine/pkg/sync"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// The name under which Argo CD owns fields.
const fieldManager = "argocd-controller"

// comparison is git beside the cluster.
type comparison struct {
	pairs sync.ReconciliationResult
	diffs *diff.DiffResultList
}

func (a *application) compare() (*comparison, error) {
	live, err := a.cluster.cache.GetManagedLiveObjs(a.targets, a.owns)
	if err != nil {
		return nil, err
	}
	pairs := sync.Reconcile(a.targets, live, a.options.namespace, a.cluster.cache)
	diffs, err := diff.DiffArray(pairs.Target, pairs.Live,
		diff.WithLogr(a.cluster.log),
		diff.WithGVKParser(a.cluster.cache.GetGVKParser()),
		diff.WithManager(fieldManager),
	)
	return &comparison{pairs, diffs}, err
}

const (
	synced    = "Synced"
	outOfSync = "OutOfSync"
)

// states tells of each object whether it is as git says, and how well it is.
func (c *comparison) states(override health.HealthOverride) []objectState {
	states := make([]objectState, len(c.pairs.Target))
	for i, target := range c.pairs.Target {
		live := c.pairs.Live[i]
		state := objectState{object: nameOf(either(target, live)), Sync: synced, NeedsPruning: target == nil}
		if target == nil || live == nil || c.diffs.Diffs[i].Modified {
			state.Sync = outOfSync
		}
		if target != nil && live != nil && c.diffs.Diffs[i].Modified {
			state.Live, state.Predicted = string(c.diffs.Diffs[i].NormalizedLive), string(c.diffs.Diffs[i].PredictedLive)
		}
		state.Health = healthOf(live, override)
		states[i] = state
	}
	return states
}

// healthOf is empty where nobody knows how the health of such an object is told.
func healthOf(live *unstructured.Unstructured, override health.HealthOverride) health.HealthStatusCode {
	if live == nil {
		return health.HealthStatusMissing
	}
	status, err := health.GetResourceHealth(live, override)
	if err != nil {
		return health.HealthStatusUnknown
	}
	if status == nil {
		return ""
	}
	return status.Status
}

func either(target, live *unstructured.Unstructured) *unstructured.Unstructured {
	if target != nil {
		return target
	}
	return live
}
