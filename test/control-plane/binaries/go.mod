// Only marks the folder: each version of Kubernetes has a module file of its own, which `go build -modfile` names.
module cdk8s-ipam.dev/control-plane

go 1.26.0
