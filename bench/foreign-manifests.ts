import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PER_FILE = 20;

/** Writes so many manifests of mixed kinds, as charts print them: in files of twenty, of which most say nothing of addresses. */
export function writeManifests(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let file = 0; file * PER_FILE < count; file++) {
    const documents = Array.from({ length: Math.min(PER_FILE, count - file * PER_FILE) }, (_, i) =>
      manifest(file * PER_FILE + i),
    );
    writeFileSync(join(folder, `release-${file}.yaml`), documents.map((text) => `---\n${text}`).join(''));
  }
}

const KINDS = [
  deployment,
  service,
  configMap,
  statefulSet,
  serviceAccount,
  pool,
  deployment,
  configMap,
  pod,
  reservation,
];

const manifest = (index: number): string => KINDS[index % KINDS.length]!(index);

const head = (
  apiVersion: string,
  kind: string,
  index: number,
): string => `# Source: shop/templates/${kind.toLowerCase()}.yaml
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: shop-${index}
  namespace: team-${index % 50}
  labels:
    app.kubernetes.io/name: shop
    app.kubernetes.io/instance: "shop-${index}"
    helm.sh/chart: shop-1.2.3
`;

const template = (index: number, annotations: string): string => `  selector:
    matchLabels: { app: shop-${index} }
  template:
    metadata:
      labels:
        app: shop-${index}
      annotations:
        checksum/config: 0123456789abcdef0123456789abcdef
${annotations}    spec:
      serviceAccountName: shop
      containers:
        - name: main
          image: "registry.example.com/shop:1.2.3"
          args: ["--listen=:8080", "--verbose"]
          ports:
            - containerPort: 8080
              protocol: TCP
          env:
            - name: LEVEL
              value: 'info'
          resources:
            limits: { cpu: 500m, memory: 256Mi }
            requests: { cpu: 100m, memory: 128Mi }
`;

function deployment(index: number): string {
  return `${head('apps/v1', 'Deployment', index)}spec:
  replicas: 3
${template(index, '')}`;
}

function statefulSet(index: number): string {
  const annotation = `        cni.projectcalico.org/ipv4pools: '["pool-${index + 2}"]'\n`;
  return `${head('apps/v1', 'StatefulSet', index)}spec:
  serviceName: shop
  replicas: 3
${template(index, annotation)}`;
}

function service(index: number): string {
  return `${head('v1', 'Service', index)}spec:
  selector: { app: shop-${index} }
  ports:
    - port: 80
      targetPort: 8080
`;
}

function configMap(index: number): string {
  return `${head('v1', 'ConfigMap', index)}data:
  settings.ini: |
    [main]
    level = info
    # one line more
    listen = 0.0.0.0:8080
  LEVEL: info
`;
}

function serviceAccount(index: number): string {
  return head('v1', 'ServiceAccount', index);
}

function pod(index: number): string {
  const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  return `apiVersion: v1
kind: Pod
metadata:
  name: tool-${index}
  annotations:
    cni.projectcalico.org/ipAddrs: '["${address}"]'
spec:
  containers:
    - name: main
      image: busybox:1.36
`;
}

function pool(index: number): string {
  return `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pool-${index}
spec:
  cidr: 10.${(index >> 8) & 255}.${index & 255}.0/26
  nodeSelector: all()
`;
}

function reservation(index: number): string {
  return `apiVersion: projectcalico.org/v3
kind: IPReservation
metadata:
  name: reserved-${index}
spec:
  reservedCIDRs:
    - 10.${(index >> 8) & 255}.${index & 255}.0/30
`;
}
