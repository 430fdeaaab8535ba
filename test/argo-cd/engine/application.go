package main

import (
	"context"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// application is a folder of git and the objects in a cluster that came from it.
type application struct {
	options options
	cluster *cluster
	targets []*unstructured.Unstructured
	health  healthChecks
}

// refresh does what Argo CD does with an app whose commit is new: compare, sync where that is due, and compare again.
func (a *application) refresh(ctx context.Context) error {
	states, err := a.tellState()
	if err != nil || a.options.compare || !a.isSyncDue(states) {
		return err
	}
	op := &operation{app: a, started: metav1.Now(), waves: map[string]*int{}}
	failure := op.run(ctx)
	// The cache may not have seen yet what the sync has done last.
	if err := a.cluster.relist(); err != nil {
		return err
	}
	if _, err := a.tellState(); err != nil {
		return err
	}
	return failure
}

// tellState compares, and says what came of it.
func (a *application) tellState() ([]objectState, error) {
	compared, err := a.compare()
	if err != nil {
		return nil, err
	}
	states := compared.states(a.health)
	event := comparedEvent{Event: "compared", Sync: synced, Objects: states}
	for _, state := range states {
		if state.Sync == outOfSync {
			event.Sync = outOfSync
		}
	}
	emit(event)
	return states, nil
}

// isSyncDue tells whether an automated sync begins: where something differs that it may mend. Without prune, objects that
// have left git are none of it.
func (a *application) isSyncDue(states []objectState) bool {
	if a.options.manual {
		return true
	}
	for _, state := range states {
		if state.Sync == outOfSync && (a.options.prune || !state.NeedsPruning) {
			return true
		}
	}
	return false
}
