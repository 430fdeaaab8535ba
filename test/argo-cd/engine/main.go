// Syncs a folder of manifests with the engine of Argo CD, and says in lines of JSON what the engine does.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"k8s.io/client-go/tools/clientcmd"
)

// What the program ends with.
const (
	exitSynced = iota
	exitFailed
	exitTrouble
	exitTimeout
)

type options struct {
	app        string
	kubeconfig string
	path       string
	include    string
	namespace  string
	revision   string
	prune      bool
	manual     bool
	compare    bool
	health     string
	waveDelay  time.Duration
	timeout    time.Duration
	verbose    bool
}

func main() {
	options := parseFlags()
	ctx, cancel := context.WithTimeout(context.Background(), options.timeout)
	defer cancel()
	// A call that never returns must not keep the program.
	time.AfterFunc(options.timeout+15*time.Second, func() { os.Exit(exitTimeout) })
	code, err := run(ctx, options)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

func parseFlags() options {
	var o options
	flag.StringVar(&o.app, "app", "app", "name of the Application, by which it knows its objects")
	flag.StringVar(&o.kubeconfig, "kubeconfig", "", "how the cluster is reached")
	flag.StringVar(&o.path, "path", "", "folder of the manifests, with all folders in it")
	flag.StringVar(&o.include, "include", "*.k8s.yaml", "which of its files are read, by name")
	flag.StringVar(&o.namespace, "namespace", "default", "destination: namespace of objects that name none")
	flag.StringVar(&o.revision, "revision", "", "commit of the manifests")
	flag.BoolVar(&o.prune, "prune", false, "delete objects of the app that are no longer in the folder")
	flag.BoolVar(&o.manual, "manual", false, "sync even where nothing differs, as a person does who presses the button")
	flag.BoolVar(&o.compare, "compare", false, "only compare")
	flag.StringVar(&o.health, "health", "", "file of health checks in Lua, entries of argocd-cm as JSON")
	flag.DurationVar(&o.waveDelay, "wave-delay", 2*time.Second, "pause between waves")
	flag.DurationVar(&o.timeout, "timeout", 2*time.Minute, "end the sync after this time")
	flag.BoolVar(&o.verbose, "verbose", false, "what the engine logs, on standard error")
	flag.Parse()
	if o.kubeconfig == "" || o.path == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(exitTrouble)
	}
	return o
}

func run(ctx context.Context, o options) (int, error) {
	config, err := clientcmd.BuildConfigFromFlags("", o.kubeconfig)
	if err != nil {
		return exitTrouble, err
	}
	config.QPS, config.Burst = 50, 100
	cluster, err := connect(config, o)
	if err != nil {
		return exitTrouble, err
	}
	manifests, err := readFolder(o.path, o.include)
	if err != nil {
		return exitTrouble, err
	}
	checks, err := readHealthChecks(o.health)
	if err != nil {
		return exitTrouble, err
	}
	app := &application{o, cluster, cluster.withTracking(manifests, o), checks}
	return finish(app.refresh(ctx))
}

func finish(err error) (int, error) {
	var failed *failedSync
	switch {
	case err == nil:
		return exitSynced, nil
	case errors.Is(err, context.DeadlineExceeded):
		return exitTimeout, err
	case errors.As(err, &failed):
		return exitFailed, err
	default:
		return exitTrouble, err
	}
}
