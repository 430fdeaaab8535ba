package main

import (
	"os"

	"github.com/argoproj/gitops-engine/pkg/cache"
	"github.com/argoproj/gitops-engine/pkg/utils/kube"
	"github.com/argoproj/gitops-engine/pkg/utils/tracing"
	"github.com/go-logr/logr"
	"k8s.io/client-go/rest"
	"k8s.io/klog/v2"
	"k8s.io/klog/v2/textlogger"
)

// cluster is what the engine needs to know of the API server.
type cluster struct {
	config  *rest.Config
	cache   cache.ClusterCache
	kubectl *kube.KubectlCmd
	log     logr.Logger
}

func connect(config *rest.Config, o options) (*cluster, error) {
	log := logr.Discard()
	if o.verbose {
		log = textlogger.NewLogger(textlogger.NewConfig(textlogger.Output(os.Stderr)))
	}
	klog.SetLogger(log)
	// Without a tracer it panics.
	kubectl := &kube.KubectlCmd{Log: log, Tracer: tracing.NopTracer{}}
	live := cache.NewClusterCache(config,
		cache.SetLogr(log),
		cache.SetKubectl(kubectl),
		cache.SetPopulateResourceInfoHandler(rememberTracking),
	)
	return &cluster{config, live, kubectl, log}, live.EnsureSynced()
}

// relist forgets what was seen, and reads everything again.
func (c *cluster) relist() error {
	c.cache.Invalidate()
	return c.cache.EnsureSynced()
}
