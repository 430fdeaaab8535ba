package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/argoproj/gitops-engine/pkg/utils/kube"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
)

// readFolder reads manifests as an Application does with directory.recurse and directory.include.
func readFolder(folder, include string) ([]*unstructured.Unstructured, error) {
	var manifests []*unstructured.Unstructured
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		isIncluded, err := filepath.Match(include, entry.Name())
		if err != nil || !isIncluded {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		objects, err := kube.SplitYAML(text)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, object := range objects {
			manifests = append(manifests, unpacked(object)...)
		}
		return nil
	})
	return manifests, err
}

// unpacked returns the objects of a List, and any other object as it is.
func unpacked(object *unstructured.Unstructured) []*unstructured.Unstructured {
	if !object.IsList() {
		return []*unstructured.Unstructured{object}
	}
	var items []*unstructured.Unstructured
	_ = object.EachListItem(func(item runtime.Object) error {
		items = append(items, item.(*unstructured.Unstructured))
		return nil
	})
	return items
}
