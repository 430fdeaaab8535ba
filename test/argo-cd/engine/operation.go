package main

import (
	"context"
	"fmt"
	"time"

	"github.com/argoproj/gitops-engine/pkg/sync"
	"github.com/argoproj/gitops-engine/pkg/sync/common"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// operation is one sync, which the engine takes a step further in each round. The engine keeps nothing between rounds.
type operation struct {
	app     *application
	started metav1.Time
	phase   common.OperationPhase
	message string
	results []common.ResourceSyncResult
	rounds  int
	// The wave that ran in this round.
	wave *int
	// The wave of each result.
	waves map[string]*int
}

// How often Argo CD looks at a running sync at least.
const roundInterval = 500 * time.Millisecond

func (op *operation) run(ctx context.Context) error {
	for {
		if err := op.step(); err != nil {
			return err
		}
		if op.phase.Completed() {
			break
		}
		select {
		case <-ctx.Done():
			emit(endEvent{"end", common.OperationTerminating, op.message, op.rounds})
			return fmt.Errorf("the sync has not ended: %s: %w", op.message, ctx.Err())
		case <-time.After(roundInterval):
		}
	}
	emit(endEvent{"end", op.phase, op.message, op.rounds})
	if !op.phase.Successful() {
		return &failedSync{op.message}
	}
	return nil
}

// failedSync is an error of what was synced, not of who syncs it.
type failedSync struct{ message string }

func (f *failedSync) Error() string { return f.message }

// step compares anew, and lets the engine go on from where it was.
func (op *operation) step() error {
	op.rounds++
	op.wave = nil
	app := op.app
	compared, err := app.compare()
	if err != nil {
		return err
	}
	live := app.cluster
	context, cleanup, err := sync.NewSyncContext(app.options.revision, compared.pairs, live.config, live.config, live.kubectl,
		app.options.namespace, live.cache.GetOpenAPISchema(),
		sync.WithLogr(live.log),
		sync.WithHealthOverride(app.health),
		sync.WithInitialState(op.phase, op.message, op.results, op.started),
		sync.WithOperationSettings(false, app.options.prune, false, false),
		sync.WithServerSideApplyManager(fieldManager),
		sync.WithSyncWaveHook(op.afterWave),
	)
	if err != nil {
		return err
	}
	defer cleanup()
	context.Sync()
	before, waitedFor := op.results, op.message
	op.phase, op.message, op.results = context.GetState()
	op.tell(before)
	if op.phase.Running() && op.message != waitedFor {
		emit(waitingEvent{"waiting", op.message})
	}
	return nil
}

// afterWave pauses, so that others see what was applied before the next wave comes.
func (op *operation) afterWave(_ common.SyncPhase, wave int, isLast bool) error {
	op.wave = &wave
	if !isLast {
		time.Sleep(op.app.options.waveDelay)
	}
	return nil
}

// tell says what has changed in the results, in the order in which the engine did it.
func (op *operation) tell(before []common.ResourceSyncResult) {
	known := map[string]common.ResourceSyncResult{}
	for _, result := range before {
		known[resultKey(result)] = result
	}
	for _, result := range op.results {
		key := resultKey(result)
		earlier, isKnown := known[key]
		if !isKnown {
			op.waves[key] = op.wave
		}
		if isKnown && earlier.Status == result.Status && earlier.HookPhase == result.HookPhase {
			continue
		}
		name := op.app.cluster.nameOfResult(result.ResourceKey)
		emit(taskEvent{"task", result.SyncPhase, op.waves[key], name, result.Status, result.HookPhase, result.Message})
	}
}

func resultKey(result common.ResourceSyncResult) string {
	return string(result.SyncPhase) + ":" + result.ResourceKey.String()
}
