package main

import (
	"fmt"

	"github.com/argoproj/gitops-engine/pkg/cache"
	"github.com/argoproj/gitops-engine/pkg/utils/kube"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const trackingAnnotation = "argocd.argoproj.io/tracking-id"

// tracking is what the cache keeps of each live object.
type tracking struct{ id string }

// trackingID names an object as one of this app. An object of the cluster stands in the destination's namespace here.
func trackingID(object *unstructured.Unstructured, o options) string {
	gvk := object.GroupVersionKind()
	namespace := object.GetNamespace()
	if namespace == "" {
		namespace = o.namespace
	}
	return fmt.Sprintf("%s:%s/%s:%s/%s", o.app, gvk.Group, gvk.Kind, namespace, object.GetName())
}

// withTracking returns the manifests as they are applied: each in its namespace, and marked as one of this app.
func (c *cluster) withTracking(manifests []*unstructured.Unstructured, o options) []*unstructured.Unstructured {
	targets := make([]*unstructured.Unstructured, len(manifests))
	for i, manifest := range manifests {
		target := manifest.DeepCopy()
		if !kube.IsNamespacedOrUnknown(c.cache, target.GroupVersionKind().GroupKind()) {
			target.SetNamespace("")
		} else if target.GetNamespace() == "" {
			target.SetNamespace(o.namespace)
		}
		annotations := target.GetAnnotations()
		if annotations == nil {
			annotations = map[string]string{}
		}
		annotations[trackingAnnotation] = trackingID(target, o)
		target.SetAnnotations(annotations)
		targets[i] = target
	}
	return targets
}

// rememberTracking lets the cache keep the whole of those objects that some app owns.
func rememberTracking(object *unstructured.Unstructured, _ bool) (any, bool) {
	id := object.GetAnnotations()[trackingAnnotation]
	return tracking{id}, id != ""
}

// owns tells whether a live object is of this app. One that carries the mark of another object is a copy, and is not.
func (a *application) owns(resource *cache.Resource) bool {
	info, ok := resource.Info.(tracking)
	return ok && info.id != "" && resource.Resource != nil && info.id == trackingID(resource.Resource, a.options)
}
